import { didYouMean, fewOf, listed } from "../../text/nearest";
import { problemAt, quote } from "../../problem";
import type { DataPath, Problem } from "../../problem";
import { foreignPlaceholders } from "../../source/foreign-placeholders";
import { isFault, parseTemplate, placeholders } from "../../source/template";
import { namesPolicies, parameterOf, parametersOf, statementLists, testsOf } from "../parts";
import type { BlueprintData, Scope, When } from "../schema";
import { roleFactNames } from "../terraform-names";
import { mayBeEmpty } from "../values";

/** Facts that any blueprint string may use; `fleet` only in what exists once per fleet. */
export const BLUEPRINT_FACTS = ["account", "region", "partition", "environment"];

/** What a string may refer to in one part of a blueprint, and which of these are lists. */
interface Names {
  readonly known: readonly string[];
  readonly lists: ReadonlySet<string>;
  readonly booleans: ReadonlySet<string>;
  /** Names and paths of roles. */
  readonly roles: ReadonlySet<string>;
}

function namesIn(scope: Scope, data: BlueprintData): Names {
  const parameters = Object.entries(parametersOf(data));
  const ofType = (type: string): string[] =>
    parameters.filter(([, parameter]) => parameter.type === type).map(([name]) => name);
  const fleetOnly = scope === "fleet" ? ["fleet"] : [];
  // Environments that share an account may lie in several regions: an account-wide role serves them all.
  const lists = scope === "account" ? [...ofType("list"), "region"] : ofType("list");
  return {
    known: [
      ...BLUEPRINT_FACTS,
      ...fleetOnly,
      ...Object.keys(data.parameters ?? {}),
      ...roleFactNames(data, scope),
    ],
    lists: new Set(lists),
    booleans: new Set(ofType("boolean")),
    roles: new Set(roleFactNames(data, scope)),
  };
}

/** Keys of a role that say what it is called, and where it lies. */
const NAMING = new Set(["name", "other_name", "path"]);

const SINGLE_STRINGS = new Set(["name", "description", "path"]);

/** Keys whose text names other parts of the blueprint, or parameters: no templates. */
const REFERENCES = new Set(["when", "attached", "session", "duration", "role", "scope"]);

/** What is wrong with the placeholders in one part of a blueprint. */
export function stringProblems(
  part: unknown,
  path: DataPath,
  scope: Scope,
  data: BlueprintData,
): Problem[] {
  const names = namesIn(scope, data);
  const visit = (value: unknown, at: DataPath): Problem[] => {
    if (typeof value === "string") return templateProblems(value, at, names);
    if (typeof value !== "object" || value === null) return [];
    return Object.entries(value)
      .filter(([key]) => namesPolicies(at) || !REFERENCES.has(key))
      .flatMap(([key, inner]) => visit(inner, [...at, Array.isArray(value) ? Number(key) : key]));
  };
  return visit(part, path);
}

function templateProblems(text: string, path: DataPath, names: Names): Problem[] {
  const template = parseTemplate(text);
  if (isFault(template)) {
    return [problemAt("bad-placeholder", path, template.message, template.fix)];
  }
  const single =
    (path.length === 3 || path[2] === "other_name") && SINGLE_STRINGS.has(String(path.at(-1)));
  const faulty = (message: string, fix: string): Problem[] => [
    problemAt("bad-placeholder", path, message, fix),
  ];
  const foreign = foreignPlaceholders(text, path, names.known);
  const told = foreign.map((one) => problemAt("unknown-placeholder", path, one.message, one));
  const own = placeholders(template).flatMap((name) => {
    if (!names.known.includes(name)) {
      const fix = didYouMean(name, fewOf(names.known)) ?? `use one of ${listed(names.known)}`;
      const message = `{{${name}}} is neither a fact nor a parameter`;
      return [problemAt("unknown-placeholder", path, message, fix)];
    }
    if (names.booleans.has(name)) {
      return faulty(`{{${name}}} is true or false, not text`, "use it in `when`");
    }
    if (path[0] === "roles" && names.roles.has(name) && NAMING.has(String(path[2]))) {
      return faulty(
        `{{${name}}} is what a role is called, and cannot be a part of what a role is called`,
        "write it out",
      );
    }
    if (single && names.lists.has(name)) {
      return faulty(
        `{{${name}}} is a list, but ${String(path.at(-1))} is one string`,
        "use it in a Resource, a Condition value or an ARN",
      );
    }
    return [];
  });
  return [...told, ...own];
}

/**
 * A list that may be empty leaves a statement without resources, or, worse, a condition without values; a
 * text that may be, a pattern that matches more. Either has to stand under a `when` that names it, or, a
 * list, beside a string that is always there.
 */
export function emptyListProblems(data: BlueprintData): Problem[] {
  const parameters = Object.entries(data.parameters ?? {});
  const lists = parameters.filter(([, parameter]) => mayBeEmpty(parameter));
  const texts = parameters.filter(([, { default: value }]) => value === "");
  if (lists.length + texts.length === 0) return [];
  return statementLists(data).flatMap(({ path, when, statements }) =>
    statements.flatMap((statement, index) => {
      const guarded = new Set([...asked(when), ...asked(statement.when)]);
      const loose = (some: typeof parameters): Set<string> =>
        new Set(some.map(([name]) => name).filter((name) => !guarded.has(name)));
      return fieldsOf(statement).flatMap(([field, value]) => {
        const at = [...path, index, ...field];
        return [
          ...emptied(value, loose(lists)).map((name) =>
            mayBeEmptyProblem(
              at,
              name,
              `the list ${quote(name)} may be empty, and nothing else is here`,
            ),
          ),
          ...blanked(value, loose(texts)).map((name) =>
            mayBeEmptyProblem(
              at,
              name,
              `${quote(name)} may be empty, which leaves something else here`,
            ),
          ),
        ];
      });
    }),
  );
}

function mayBeEmptyProblem(path: DataPath, name: string, message: string): Problem {
  return problemAt("may-be-empty", path, message, `add when: ${name} to the statement`);
}

function asked(when: When | undefined): string[] {
  return testsOf(when)
    .filter((test) => typeof test === "string")
    .map(parameterOf);
}

/** The fields of a statement that hold strings, by path. */
function fieldsOf(statement: object, path: string[] = []): [string[], string | string[]][] {
  return Object.entries(statement).flatMap(([key, value]: [string, unknown]) => {
    if (key === "when" || value === undefined) return [];
    const at = [...path, key];
    if (typeof value === "string" || Array.isArray(value)) {
      return [[at, value as string | string[]]];
    }
    return fieldsOf(value as object, at);
  });
}

/** The list that may leave a field empty, if every string of the field uses one. */
function emptied(value: string | string[], loose: ReadonlySet<string>): string[] {
  const used = [value].flat().map((text) => namesOf(text).find((name) => loose.has(name)));
  const [first] = used;
  return first !== undefined && !used.includes(undefined) ? [first] : [];
}

/** Parameters that may leave a hole in a string: `bucket*` with an empty prefix is every bucket. */
function blanked(value: string | string[], loose: ReadonlySet<string>): string[] {
  return [...new Set([value].flat().flatMap(namesOf))].filter((name) => loose.has(name));
}

function namesOf(text: string): readonly string[] {
  const template = parseTemplate(text);
  return isFault(template) ? [] : placeholders(template);
}
