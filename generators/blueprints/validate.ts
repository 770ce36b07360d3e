import { didYouMean } from "../iam/nearest";
import { errorAt, quote } from "../problem";
import type { DataPath, Problem } from "../problem";
import { isFault, parseTemplate, placeholders } from "../spec/template";
import type { BlueprintData, BlueprintRole, ParameterData, When } from "./schema";
import { trustProblems } from "./trust";
import { valueFault } from "./values";

/** Facts that any blueprint string may use; `fleet` only in roles that exist once per fleet. */
export const BLUEPRINT_FACTS = ["account", "region", "partition", "environment"];

const IDENTIFIER = /^[a-z][a-z0-9]*(_[a-z0-9]+)*$/;
const POLICY_NAME = /^[A-Za-z0-9_-]{1,128}$/;

/** What the schema cannot say of a blueprint: its strings, names and references. */
export function blueprintProblems(data: BlueprintData, fileName: string): Problem[] {
  const roles = Object.entries(data.roles);
  const takers = roles.filter(([, role]) => role.grants);
  return [
    ...(data.id === fileName
      ? []
      : [
          errorAt(
            "wrong-id",
            ["id"],
            `the id ${quote(data.id)} is not the file's name`,
            `write id: ${fileName}`,
          ),
        ]),
    ...Object.entries(data.parameters ?? {}).flatMap(([name, parameter]) =>
      parameterProblems(name, parameter),
    ),
    ...roles.flatMap(([id, role]) => roleProblems(id, role, data)),
    ...takers
      .slice(1)
      .map(([id]) =>
        errorAt(
          "two-grant-roles",
          ["roles", id, "grants"],
          "two roles take the fleet's grants",
          "keep grants: true on one role",
        ),
      ),
  ];
}

function parameterProblems(name: string, parameter: ParameterData): Problem[] {
  const path = ["parameters", name];
  const found: Problem[] = [];
  if (!IDENTIFIER.test(name)) {
    found.push(errorAt("bad-name", path, `${quote(name)} is no parameter name`, "use snake_case"));
  }
  if ([...BLUEPRINT_FACTS, "fleet", "project"].includes(name)) {
    found.push(
      errorAt(
        "bad-name",
        path,
        `${quote(name)} is a fact of the environment`,
        "choose another name",
      ),
    );
  }
  if (parameter.pattern !== undefined && !isRegExp(parameter.pattern)) {
    found.push(
      errorAt(
        "bad-pattern",
        [...path, "pattern"],
        `${quote(parameter.pattern)} is no regular expression`,
        "correct it",
      ),
    );
    return found;
  }
  const fault =
    parameter.default === undefined ? undefined : valueFault(parameter, parameter.default);
  if (fault) {
    found.push(
      errorAt("bad-default", [...path, "default"], `the default ${fault.message}`, fault.fix),
    );
  }
  return found;
}

function isRegExp(pattern: string): boolean {
  try {
    new RegExp(pattern, "u");
    return true;
  } catch {
    return false;
  }
}

function roleProblems(id: string, role: BlueprintRole, data: BlueprintData): Problem[] {
  const path = ["roles", id];
  const found: Problem[] = [];
  if (!IDENTIFIER.test(id)) {
    found.push(errorAt("bad-name", path, `${quote(id)} is no role id`, "use snake_case"));
  }
  if (role.grants && role.scope === "account") {
    found.push(
      errorAt(
        "bad-scope",
        [...path, "grants"],
        "an account-wide role cannot take one fleet's grants",
        "use scope: fleet",
      ),
    );
  }
  for (const name of Object.keys(role.policies ?? {})) {
    if (!POLICY_NAME.test(name) || (role.grants && name === "grants")) {
      found.push(
        errorAt(
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
  return [
    ...found,
    ...stringProblems(role, path, scopeOf(role, data)),
    ...whenProblems(role, path, data),
  ];
}

/** What a string may refer to in a role, and which of these are lists. */
interface Scope {
  readonly known: readonly string[];
  readonly lists: ReadonlySet<string>;
  readonly booleans: ReadonlySet<string>;
}

function scopeOf(role: BlueprintRole, data: BlueprintData): Scope {
  const parameters = Object.entries(data.parameters ?? {});
  const ofType = (type: string): string[] =>
    parameters.filter(([, parameter]) => parameter.type === type).map(([name]) => name);
  const fleetOnly = role.scope === "fleet" ? ["fleet"] : [];
  // Environments that share an account may lie in several regions: an account-wide role serves them all.
  const lists = role.scope === "account" ? [...ofType("list"), "region"] : ofType("list");
  return {
    known: [...BLUEPRINT_FACTS, ...fleetOnly, ...parameters.map(([name]) => name)],
    lists: new Set(lists),
    booleans: new Set(ofType("boolean")),
  };
}

const SINGLE_STRINGS = new Set(["name", "description", "path"]);

function stringProblems(value: unknown, path: DataPath, scope: Scope): Problem[] {
  if (typeof value === "string") return templateProblems(value, path, scope);
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value)
    .filter(([key]) => key !== "when")
    .flatMap(([key, inner]) =>
      stringProblems(inner, [...path, Array.isArray(value) ? Number(key) : key], scope),
    );
}

function templateProblems(text: string, path: DataPath, scope: Scope): Problem[] {
  const template = parseTemplate(text);
  if (isFault(template)) return [errorAt("bad-placeholder", path, template.message, template.fix)];
  const single = path.length === 3 && SINGLE_STRINGS.has(String(path[2]));
  return placeholders(template).flatMap((name) => {
    if (!scope.known.includes(name)) {
      const fix = didYouMean(name, scope.known) ?? `use one of ${scope.known.join(", ")}`;
      return [
        errorAt("unknown-placeholder", path, `{{${name}}} is neither a fact nor a parameter`, fix),
      ];
    }
    if (scope.booleans.has(name)) {
      return [
        errorAt(
          "bad-placeholder",
          path,
          `{{${name}}} is true or false, not text`,
          "use it in `when`",
        ),
      ];
    }
    if (single && scope.lists.has(name)) {
      return [
        errorAt(
          "bad-placeholder",
          path,
          `{{${name}}} is a list, but ${String(path[2])} is one string`,
          "use it in a Resource, a Condition value or an ARN",
        ),
      ];
    }
    return [];
  });
}

function whenProblems(value: unknown, path: DataPath, data: BlueprintData): Problem[] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => {
    const at = [...path, Array.isArray(value) ? Number(key) : key];
    return key === "when" ? whenFaults(inner as When, at, data) : whenProblems(inner, at, data);
  });
}

function whenFaults(when: When, path: DataPath, data: BlueprintData): Problem[] {
  const name = typeof when === "string" ? when : when.parameter;
  const parameters = data.parameters ?? {};
  const parameter = Object.hasOwn(parameters, name) ? parameters[name] : undefined;
  if (parameter === undefined) {
    const known = Object.keys(parameters);
    const fix = didYouMean(name, known) ?? "name a parameter of this blueprint";
    return [errorAt("unknown-parameter", path, `\`when\` names no parameter: ${quote(name)}`, fix)];
  }
  const fault = typeof when === "string" ? undefined : valueFault(parameter, when.equals);
  return fault
    ? [errorAt("bad-when", path, `it can never be equal: ${fault.message}`, fault.fix)]
    : [];
}
