import { problemAt, quote } from "../problem";
import type { DataPath, Problem } from "../problem";
import { sourceProblems } from "./module-sources";
import { placeholderProblems } from "./placeholders";
import type { FleetData, ModuleData, SpecData, ViaData } from "./schema";

/** What is wrong with `via` and `modules` of a fleet or workload, as far as the file alone can tell. */
export function moduleProblems({ via, modules = {} }: FleetData, path: DataPath): Problem[] {
  return [
    ...(via === undefined ? [] : viaProblems(via, [...path, "via"])),
    ...Object.entries(modules).flatMap(([id, data]) =>
      ownModuleProblems(id, data, [...path, "modules", id]),
    ),
  ];
}

/** What is wrong with `defaults.via`. */
export function defaultViaProblems({ defaults }: SpecData): Problem[] {
  return Object.entries(defaults?.via ?? {}).flatMap(([blueprint, via]) =>
    viaProblems(via, ["defaults", "via", blueprint]),
  );
}

function viaProblems({ module, version }: ViaData, path: DataPath): Problem[] {
  return sourceProblems({ source: module, version }, path, "module");
}

function ownModuleProblems(id: string, data: ModuleData, path: DataPath): Problem[] {
  const { inputs = {} } = data;
  const at = [...path, "inputs"];
  return [
    ...(isIdentifier(id) ? [] : [notIdentifier("the module's id", id, path)]),
    ...sourceProblems(data, path, "source"),
    ...Object.keys(inputs).flatMap((name) => inputNameProblems(name, [...at, name])),
    // What strings may refer to is known with the stack; how they are written is known here.
    ...placeholderProblems(inputs, at, []).filter(({ id: kind }) => kind !== "unknown-placeholder"),
  ];
}

/** What a block `module` has besides the variables of the module (Terraform: module blocks). */
const META_ARGUMENTS = [
  "source",
  "version",
  "providers",
  "count",
  "for_each",
  "depends_on",
  "lifecycle",
  "locals",
];

function inputNameProblems(name: string, path: DataPath): Problem[] {
  if (!isIdentifier(name)) return [notIdentifier("the input", name, path)];
  if (!META_ARGUMENTS.includes(name)) return [];
  const message = `${quote(name)} cannot be a variable of a module: Terraform keeps the name for itself`;
  const beside = name === "source" || name === "version";
  const fix = beside ? "write it beside inputs" : "remove it";
  return [{ ...problemAt("reserved-argument", path, message, fix), atKey: true }];
}

/** The names that Terraform takes; `__proto__` would not survive JavaScript. */
function isIdentifier(name: string): boolean {
  return /^[A-Za-z_][A-Za-z0-9_-]*$/.test(name) && name !== "__proto__";
}

function notIdentifier(what: string, name: string, path: DataPath): Problem {
  const message = `${what} ${quote(name)} is no name that Terraform takes`;
  const fix = "start with a letter; use letters, digits, - and _ only";
  return { ...problemAt("bad-name", path, message, fix), atKey: true };
}
