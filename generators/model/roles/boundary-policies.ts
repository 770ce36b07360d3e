/** Permissions boundaries that the project makes itself, of files, in the shared stack of their account. */
import type { SpecData } from "../../fleet-file/schema";
import type { Spec } from "../../fleet-file/load";
import type { PolicyDocument } from "../../iam/document";
import { policyArn } from "../../iam/arn/identities";
import { toDocument } from "../../iam/policy/minimise";
import { problemAt, quote } from "../../problem";
import type { DataPath, Problem } from "../../problem";
import { ownValue } from "../../text/own-value";
import { compare } from "../../text/names";
import { fillDeep } from "../placements";
import type { Facts, Placement, Site } from "../placements";
import { placedRaw, rawDraft } from "../statements/placed";
import type { StackParts } from "../parts/blueprint-parts";
import type { CustomerPolicy, ModuleCall, PlacedStatement } from "../types";
import { policyNameOf } from "./settings";

/** Whose boundaries are looked for: an environment, and the fleets in it. */
export interface BoundaryUsers {
  readonly sites: readonly Site[];
  readonly placements: readonly Placement[];
}

/** What comes of it, for one account. */
export interface BoundaryPolicies {
  readonly policies: readonly CustomerPolicy[];
  readonly statements: readonly PlacedStatement[];
  readonly problems: readonly Problem[];
}

/** No blueprint can have this id. */
export const BOUNDARIES = "permissions_boundary";

/** The policies of all files that are named for roles of an account, each once. */
export function boundaryPolicies(
  spec: Spec,
  users: BoundaryUsers,
  tags: Readonly<Record<string, string>>,
): BoundaryPolicies {
  const found = new Map<string, Named>();
  const problems: Problem[] = [];
  for (const named of namedIn(spec.data, users)) {
    const key = named.name.toLowerCase();
    const other = found.get(key);
    if (other === undefined) found.set(key, named);
    else if (fileOf(spec, other) !== fileOf(spec, named)) problems.push(twoFiles(named, other));
    else if (other.name !== named.name) problems.push(twoSpellings(named, other));
  }
  const all = [...found.values()].sort((a, b) => compare(a.name, b.name));
  const { account = "", partition = "" } = users.sites[0] ?? {};
  const made = all.flatMap((named) => madeOf(spec, named, tags, { account, partition }));
  return {
    policies: made.map(({ policy }) => policy),
    statements: made.flatMap(({ statements }) => statements),
    problems,
  };
}

/** Where a file is named, and what its policy is called. */
interface Named {
  readonly path: DataPath;
  readonly name: string;
}

/** Parts whose boundaries are made in the same stack, and what makes calls of modules refer to these. */
export function withBoundaries(
  parts: StackParts,
  policies: readonly CustomerPolicy[],
  { partition, account }: Site,
): {
  readonly parts: StackParts;
  readonly referring: (call: ModuleCall) => ModuleCall;
} {
  const ids = new Map(
    policies.map(({ id, path, name }) => [policyArn(partition, account, path, name), id]),
  );
  const roles = parts.roles.map((role) => {
    const id = ids.get(role.permissionsBoundary ?? "");
    return id === undefined ? role : { ...role, boundaryPolicy: id };
  });
  return { parts: { ...parts, roles }, referring: (call) => referring(call, ids) };
}

/** Terraform makes the policy first where the input refers to it. No other text of the inputs may look like the mark. */
function referring(call: ModuleCall, ids: ReadonlyMap<string, string>): ModuleCall {
  const references = new Map(Object.entries(call.references));
  const text = JSON.stringify(call.inputs);
  const marked = (value: unknown): unknown => {
    const id = typeof value === "string" ? ids.get(value) : undefined;
    if (id !== undefined) {
      const mark = markFor(`${id}_arn`, text);
      references.set(mark, `${id}_arn`);
      return mark;
    }
    if (Array.isArray(value)) return value.map(marked);
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, marked(inner)]));
  };
  const inputs = marked(call.inputs) as ModuleCall["inputs"];
  return { ...call, inputs, references: Object.fromEntries(references) };
}

function markFor(name: string, text: string): string {
  for (let attempt = 0; ; attempt += 1) {
    const mark = attempt === 0 ? `{{${name}}}` : `{{${name}:${String(attempt)}}}`;
    if (!text.includes(mark)) return mark;
  }
}

function fileOf({ policies }: Spec, { path }: Named): string | undefined {
  return policies.get(JSON.stringify(path))?.file;
}

function namedIn(data: SpecData, { sites, placements }: BoundaryUsers): Named[] {
  const of = (value: unknown, path: DataPath, facts: Facts): Named[] => {
    const said = ownValue(value as Readonly<Record<string, unknown>>, BOUNDARIES);
    if (typeof said !== "object" || said === null) return [];
    const name = policyNameOf(said as Parameters<typeof policyNameOf>[0], facts);
    return [{ path: [...path, BOUNDARIES], name }];
  };
  return [
    ...sites.flatMap(({ name, facts }) => [
      ...of(data.defaults, ["defaults"], facts),
      ...of(ownValue(data.environments, name), ["environments", name], facts),
    ]),
    ...placements.flatMap(({ data: fleet, path, facts }) => [
      ...of(fleet, path, facts),
      ...Object.entries(fleet.roles ?? {}).flatMap(([role, settings]) =>
        of(settings, [...path, "roles", role], facts),
      ),
    ]),
  ];
}

function madeOf(
  { policies }: Spec,
  { path, name }: Named,
  tags: Readonly<Record<string, string>>,
  facts: Facts,
): { readonly policy: CustomerPolicy; readonly statements: readonly PlacedStatement[] }[] {
  const source = policies.get(JSON.stringify(path));
  if (source === undefined) return [];
  const { file, data } = source;
  const isOne = !Array.isArray(data.Statement);
  const statements = [data.Statement]
    .flat()
    .map((raw, index) =>
      placedRaw(fillDeep(raw, facts), { file, path: isOne ? ["Statement"] : ["Statement", index] }),
    );
  const built = toDocument(statements.map(rawDraft));
  if (built === undefined) return [];
  const policy: CustomerPolicy = {
    ...{ id: idOf(name), blueprint: BOUNDARIES, name, path: "/" },
    description: "What roles can do at most.",
    document: built.document satisfies PolicyDocument,
    from: built.from,
    boundary: true,
    tags,
    origin: path,
  };
  return [{ policy, statements: statements.map((one) => ({ ...one, givesNothing: true })) }];
}

/** A Terraform identifier. */
function idOf(name: string): string {
  return `boundary_${name.replace(/[^A-Za-z0-9_-]/g, "_")}`;
}

/** IAM takes both for one, and Terraform would look for each. */
function twoSpellings({ path, name }: Named, other: Named): Problem {
  return problemAt(
    "parameter-conflict",
    path,
    `the policy ${quote(name)} is called ${quote(other.name)} at ${other.path.join(".")}, and IAM tells names apart without regard to case`,
    `write ${quote(other.name)} here, too`,
  );
}

function twoFiles({ path, name }: Named, other: Named): Problem {
  return problemAt(
    "parameter-conflict",
    path,
    `the policy ${quote(name)} is made of another file at ${other.path.join(".")}`,
    "name one of them otherwise: permissions_boundary: { file: …, name: … }",
  );
}
