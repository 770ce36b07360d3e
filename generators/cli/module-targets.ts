import { resolve } from "node:path";
import { BlueprintCatalog, readBlueprint } from "../blueprints/load";
import type { Blueprint } from "../blueprints/load";
import { missingExample } from "../blueprints/validate/examples";
import { didYouMean } from "../text/nearest";
import { packageFolder } from "../package-root";
import { problem, quote } from "../problem";
import type { Problem } from "../problem";
import { located } from "../source/located";
import { displayPath } from "../text/paths";
import { readSource } from "../source/source";

/** A blueprint that a module is to be made of. */
export interface Target {
  /** As messages call it. */
  readonly file: string;
  readonly text?: string;
  /** Undefined where it has errors. */
  readonly blueprint?: Blueprint;
  readonly problems: readonly Problem[];
}

/** The blueprints that the command line names, by id or by file; all built-in ones where it names none. */
export function targetsOf(names: readonly string[]): Target[] {
  const folder = packageFolder("templates", "blueprints");
  const { ids } = BlueprintCatalog.open(folder);
  const files = new Map<string, Target>();
  for (const name of names.length === 0 ? ids : names) {
    const own = isPath(name);
    const file = own ? resolve(name) : resolve(folder, `${name}.yaml`);
    if (files.has(file)) continue;
    files.set(file, own || ids.includes(name) ? readTarget(file) : unknownBlueprint(name, ids));
  }
  return withoutTwins([...files.values()]);
}

function isPath(name: string): boolean {
  return /[\\/]|\.ya?ml$/.test(name);
}

function readTarget(path: string): Target {
  const file = displayPath(path);
  const result = readBlueprint(path);
  if ("problems" in result) {
    const source = readSource(path, "blueprint");
    return { file, problems: result.problems, ...("text" in source && { text: source.text }) };
  }
  const problems = located(missingExample(result.data), result.document);
  const { text } = result.document;
  return { file, text, problems, ...(problems.length === 0 && { blueprint: result }) };
}

function unknownBlueprint(name: string, ids: readonly string[]): Target {
  const message = `there is no blueprint ${quote(name)}`;
  const fix =
    didYouMean(name, ids) ??
    `use one of ${ids.join(", ")}, or the path of a blueprint file, such as ./blueprints/my-blueprint.yaml`;
  return { file: name, problems: [problem("unknown-blueprint", { message, fix })] };
}

/** Two blueprints of one id would be the same module. */
function withoutTwins(targets: readonly Target[]): Target[] {
  const first = new Map<string, Target>();
  return targets.map((target) => {
    const id = target.blueprint?.data.id;
    const other = id === undefined ? undefined : first.get(id);
    if (id === undefined) return target;
    if (other === undefined) {
      first.set(id, target);
      return target;
    }
    const { file, text } = target;
    const duplicate = problem("duplicate-blueprint", {
      message: `there are two blueprints ${quote(id)}; the other is ${other.file}`,
      fix: "make their modules one by one, with --out, or rename one: its file and its id",
      location: { file },
    });
    return { file, problems: [duplicate], ...(text !== undefined && { text }) };
  });
}
