import { didYouMean, fewOf, listed } from "../../text/nearest";
import { problemAt, quote } from "../../problem";
import type { DataPath, Problem } from "../../problem";
import { PINNED, statementLists } from "../parts";
import type {
  BlueprintData,
  BlueprintRole,
  BlueprintStatement,
  ParameterData,
  Scope,
} from "../schema";
import { promiseProblems } from "./expectations";
import { takerProblems } from "./takers";
import { trustProblems } from "./trust";
import { exampleProblems } from "./examples";
import { hclProblems } from "./hcl";
import { BLUEPRINT_FACTS, emptyListProblems, stringProblems } from "./strings";
import { whenProblems } from "./when";
import { patternFault, valueFault } from "../values";

const IDENTIFIER = /^[a-z][a-z0-9]*(_[a-z0-9]+)*$/;
const POLICY_NAME = /^[A-Za-z0-9_-]{1,128}$/;

/** What the schema cannot say of a blueprint: its strings, names and references. */
export function blueprintProblems(data: BlueprintData, fileName: string): Problem[] {
  const roles = Object.entries(data.roles ?? {});
  return [
    ...(data.id === fileName
      ? []
      : [
          problemAt(
            "wrong-id",
            ["id"],
            `the id ${quote(data.id)} is not the file's name`,
            `write id: ${fileName}`,
          ),
        ]),
    ...Object.entries(data.parameters ?? {}).flatMap(([name, parameter]) =>
      parameterProblems(name, parameter),
    ),
    ...partProblems(data),
    ...roles.flatMap(([id, role]) => roleProblems(id, role)),
    ...emptyListProblems(data),
    ...sidProblems(data),
    ...(allParts(data).length > 0
      ? []
      : [problemAt("no-parts", [], "the blueprint has no parts", "add roles, or policies")]),
    ...hclProblems(data),
    ...exampleProblems(data),
    ...takerProblems(data),
    ...promiseProblems(data),
  ];
}

function parameterProblems(name: string, parameter: ParameterData): Problem[] {
  const path = ["parameters", name];
  const found: Problem[] = [];
  if (!IDENTIFIER.test(name)) {
    found.push(
      problemAt("bad-name", path, `${quote(name)} is no parameter name`, "use snake_case"),
    );
  }
  if ([...BLUEPRINT_FACTS, "fleet", "project", PINNED].includes(name)) {
    const what = name === PINNED ? "a parameter of every blueprint" : "a fact of the environment";
    found.push(problemAt("bad-name", path, `${quote(name)} is ${what}`, "choose another name"));
  }
  const bad = parameter.pattern === undefined ? undefined : patternFault(parameter.pattern);
  if (bad !== undefined) {
    found.push(
      problemAt(
        "bad-pattern",
        [...path, "pattern"],
        `${quote(parameter.pattern)} is no regular expression of Terraform (RE2): ${bad}`,
        "write it without lookaround, back references and \\u, and with at most 1000 repetitions",
      ),
    );
    return found;
  }
  const fault =
    parameter.default === undefined ? undefined : valueFault(parameter, parameter.default);
  if (fault) {
    found.push(
      problemAt("bad-default", [...path, "default"], `the default ${fault.message}`, fault.fix),
    );
  }
  return found;
}

/** IAM takes every Sid of a document once. */
function sidProblems(data: BlueprintData): Problem[] {
  return statementLists(data).flatMap(({ path, kind, statements }) => {
    if (kind !== "identity") return [];
    const sids = (statements as readonly BlueprintStatement[]).map(({ Sid }) => Sid);
    return sids.flatMap((sid, index) =>
      sid === undefined || sids.indexOf(sid) === index
        ? []
        : [
            problemAt(
              "duplicate-sid",
              [...path, index, "Sid"],
              `two statements here have the Sid ${quote(sid)}`,
              "rename one of them",
            ),
          ],
    );
  });
}

/** A part of any kind: where it stands, and what it may refer to. */
interface Part {
  readonly kind: "policies" | "roles" | "attachments" | "role_aliases" | "iot_policies";
  readonly id: string;
  readonly scope: Scope;
  readonly value: object;
}

function allParts(data: BlueprintData): Part[] {
  const kinds = ["policies", "roles", "attachments", "role_aliases", "iot_policies"] as const;
  return kinds.flatMap((kind) => {
    const parts: Readonly<Record<string, { readonly scope?: Scope } & object>> = data[kind] ?? {};
    return Object.entries(parts).map(([id, value]): Part => {
      return { kind, id, scope: value.scope ?? "fleet", value };
    });
  });
}

function partProblems(data: BlueprintData): Problem[] {
  const parts = allParts(data);
  const first = new Map<string, Part>();
  return parts.flatMap((part) => {
    const { kind, id, scope, value } = part;
    const path = [kind, id];
    const other = first.get(id);
    if (other === undefined) first.set(id, part);
    return [
      ...(IDENTIFIER.test(id)
        ? []
        : [problemAt("bad-name", path, `${quote(id)} is no id`, "use snake_case")]),
      ...(other === undefined
        ? []
        : [
            problemAt(
              "duplicate-id",
              path,
              `${quote(id)} is the id of a part of ${other.kind} too`,
              "rename one of them",
            ),
          ]),
      ...stringProblems(value, path, scope, data),
      ...whenProblems(value, path, data),
      ...referenceProblems(part, data),
    ];
  });
}

/** What a part names of the same blueprint: its policies, a role, a number. */
function referenceProblems({ kind, id, scope, value }: Part, data: BlueprintData): Problem[] {
  const { attached = [], role, session, duration } = value as References;
  const path = [kind, id];
  const there = (parts: Readonly<Record<string, { readonly scope: Scope }>> = {}): string[] =>
    Object.entries(parts)
      .filter(([, part]) => part.scope === scope)
      .map(([name]) => name);
  return [
    ...attached.flatMap((name, index) =>
      missing(
        name,
        there(data.policies),
        [...path, "attached", index],
        `a policy of scope ${scope}`,
      ),
    ),
    ...(role === undefined
      ? []
      : missing(role, there(data.roles), [...path, "role"], "a role of scope fleet")),
    ...[session, duration].flatMap((seconds, index) => {
      if (typeof seconds !== "object") return [];
      const numbers = Object.entries(data.parameters ?? {}).filter(
        ([, { type }]) => type === "number",
      );
      const at = [...path, index === 0 ? "session" : "duration", "parameter"];
      const known = numbers.map(([name]) => name);
      return missing(seconds.parameter, known, at, "a number among the parameters");
    }),
  ];
}

interface References {
  readonly attached?: readonly string[];
  readonly role?: string;
  readonly session?: number | { readonly parameter: string };
  readonly duration?: number | { readonly parameter: string };
}

function missing(name: string, known: readonly string[], path: DataPath, what: string): Problem[] {
  if (known.includes(name)) return [];
  const choose = known.length === 0 ? "there is none: add one" : `use one of: ${listed(known)}`;
  const fix = didYouMean(name, fewOf(known)) ?? choose;
  return [problemAt("unknown-reference", path, `${quote(name)} is not ${what}`, fix)];
}

function roleProblems(id: string, role: BlueprintRole): Problem[] {
  const path = ["roles", id];
  const found: Problem[] = [];
  if (role.grants && role.scope === "account") {
    found.push(
      problemAt(
        "bad-scope",
        [...path, "grants"],
        "an account-wide role cannot take one fleet's grants",
        "use scope: fleet",
      ),
    );
  }
  for (const name of Object.keys(role.policies ?? {})) {
    if (!POLICY_NAME.test(name) || name === "grants") {
      found.push(
        problemAt(
          "bad-name",
          [...path, "policies", name],
          `${quote(name)} cannot name a policy`,
          "use letters, digits, - and _, and not the name grants",
        ),
      );
    }
  }
  role.trust.forEach((statement, index) => {
    found.push(...trustProblems(statement, [...path, "trust", index]));
  });
  return found;
}
