/** What a base remembers of its stacks, and this side does not: a commit that was taken back took its memory along. */
import { identityOf, isSameFile } from "../../files/fleet-file-identity";
import type { StackRecord } from "../../files/stack-records";
import { stackName } from "../../files/stack-records";
import { stackFacts } from "../../outputs";
import { rootStacks } from "../../model/stacks/root-stacks";
import { problem, quote } from "../../problem";
import type { Problem } from "../../problem";
import { displayPath } from "../../text/paths";
import type { GeneratedSide } from "./side";

/** Where the base is, the folder of stacks, and this side's fleet file. */
interface Compared {
  readonly base: string;
  readonly out: string;
  readonly file: string;
}

/**
 * One warning for all roles that a stack of the base had, and of which this side's stacks do not say where they went: Terraform would
 * destroy them, fail to make them twice, or leave them to nobody. Of what never was applied, or was forgotten, that is right.
 */
export function lostPast(
  before: GeneratedSide,
  after: GeneratedSide,
  { base, out, file: fleetFile }: Compared,
): Problem[] {
  const now = rolesNow(after);
  const me = identityOf(out, fleetFile);
  const beside = [...after.records].filter(([, record]) => !isSameFile(out, record, me));
  const there = new Set([...after.files.keys(), ...beside.map(([path]) => path)]);
  const lost = [...before.records].flatMap(([path, record]) =>
    record.retired
      ? []
      : rolesOf(record).flatMap((role) => fateOf({ path, ...role }, { there, now, ...after })),
  );
  if (lost.length === 0) return [];
  const file = displayPath(out);
  return [
    problem("past-lost", {
      message:
        `${base} has ${lost.length === 1 ? "a role" : `${String(lost.length)} roles`} of which nothing here says where ${lost.length === 1 ? "it" : "they"} went: ${cutLines(lost)}; ` +
        "where that was applied, Terraform would destroy a role, fail to make it twice, or leave it to nobody",
      fix:
        `if a commit was taken back (git revert), keep what was generated: git checkout ${base.replace(/^git:/, "")} -- ${file}, and generate again; ` +
        "nothing to do for what never was applied, or was forgotten since",
      location: { file },
    }),
  ];
}

const MOST = 3;

function cutLines(lost: readonly string[]): string {
  const more = lost.length - MOST;
  return [...lost.slice(0, MOST), ...(more > 0 ? [`and ${String(more)} more`] : [])].join("; ");
}

interface Role {
  readonly path: string;
  readonly address: string;
  readonly name: string;
  /** The name in its account. */
  readonly key: string;
}

function rolesOf({ account = "", roles = {} }: StackRecord): Omit<Role, "path">[] {
  return Object.entries(roles).map(([address, whole]) => {
    const name = whole.slice(whole.lastIndexOf("/") + 1);
    return { address, name, key: `${account} ${name}` };
  });
}

function rolesNow({ model }: GeneratedSide): ReadonlyMap<string, Role> {
  if (model === undefined) return new Map();
  const facts = stackFacts({ ...model, stacks: rootStacks(model.stacks) });
  return new Map(
    Object.entries(facts).flatMap(([path, one]) =>
      rolesOf({ file: "", ...one }).map((role) => [role.key, { path, ...role }] as const),
    ),
  );
}

/** What this side has. */
interface Side extends Pick<GeneratedSide, "files"> {
  /** Paths of all stacks and tombstones, those of other fleet files too: each file says of its own where they go. */
  readonly there: ReadonlySet<string>;
  readonly now: ReadonlyMap<string, Role>;
}

/** What is not said of a role; nothing where all is, or where it goes, as the plan shows. */
function fateOf({ path, address, name, key }: Role, { files, there, now }: Side): string[] {
  const [role, stack] = [quote(name), stackName(path)];
  const next = now.get(key);
  if (next === undefined) {
    return there.has(path)
      ? []
      : [`${role} of ${stack}, which has neither a stack nor a tombstone`];
  }
  const text = files.get(next.path) ?? "";
  if (next.path !== path) {
    return isSaid(text, "ImportedResources", name)
      ? []
      : [`${role} of ${stack}, which ${stackName(next.path)} has and does not import`];
  }
  return next.address === address || isSaid(text, "MovedResources", address)
    ? []
    : [`${role} of ${stack}, which was ${address} there, and is ${next.address}`];
}

/** Whether a stack tells Terraform of it, as a literal of whichever quotes it takes. */
function isSaid(text: string, construct: string, literal: string): boolean {
  const [, said = ""] = text.split(`new ${construct}(this, `, 2);
  const end = said.indexOf("\n    });");
  return [`"${literal}"`, `'${literal}'`].some((one) => said.slice(0, end).includes(one));
}
