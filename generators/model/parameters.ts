import { parametersOf } from "../blueprints/parts";
import type { BlueprintData, ParameterData } from "../blueprints/schema";
import { valueFault } from "../blueprints/values";
import type { Value } from "../blueprints/values";
import { meant } from "../text/meant";
import { problem, quote } from "../problem";
import type { DataPath, Problem } from "../problem";
import type { ParameterValue, SpecData } from "../fleet-file/schema";
import { fillDeep } from "./placements";
import type { Placement } from "./placements";
import type { SourceDocument } from "../source/document";
import { csvFix, isCsv, typedText } from "../source/rows/row";
import type { TextType } from "../source/rows/row";
import { ownValue } from "../text/own-value";

/** A parameter that the fleet file sets, and where. */
interface Setting {
  readonly value: ParameterValue;
  readonly path: DataPath;
}

/** A placement's parameters: what the file says over what the blueprint says. */
export interface Parameters {
  readonly values: ReadonlyMap<string, Value>;
  /** Those that the file sets for this placement, with the place that set them. */
  readonly explicit: ReadonlyMap<string, DataPath>;
  readonly problems: readonly Problem[];
}

/** The nearest setting wins: environment of the fleet, fleet, defaults, blueprint. */
export function resolveParameters(
  placement: Placement,
  blueprint: BlueprintData,
  spec: SpecData,
  document?: SourceDocument,
): Parameters {
  const declared = parametersOf(blueprint);
  const settings = settingsOf(placement, spec);
  const problems: Problem[] = [];
  const values = new Map<string, Value>();
  const explicit = new Map<string, DataPath>();
  for (const [name, { path }] of settings) {
    if (!Object.hasOwn(declared, name)) problems.push(unknownParameter(name, path, blueprint));
  }
  for (const [name, parameter] of Object.entries(declared)) {
    const setting = settings.get(name);
    const ofCsv = isTextOfCsv(setting, parameter, document);
    const value = valueOf(setting, parameter, placement, ofCsv);
    if (value === undefined) {
      problems.push(missingParameter(name, parameter, placement, blueprint));
      continue;
    }
    // A default was judged with its blueprint.
    const fault = setting && valueFault(parameter, value);
    if (fault) {
      const message = `the parameter ${quote(name)} ${fault.message}`;
      const isText = ofCsv && typeof value === "string";
      const fix = isText ? csvFix(textTypeOf(parameter)) : fault.fix;
      const path = fault.index === undefined ? setting.path : [...setting.path, fault.index];
      problems.push(problem("bad-parameter", { message, fix, path }));
      continue;
    }
    values.set(name, value);
    if (setting) explicit.set(name, setting.path);
  }
  return { values, explicit, problems };
}

/** The parameters that a .csv sets: what their texts come to is not told by the texts alone. */
export function parametersOfCsv(
  placement: Placement,
  blueprint: BlueprintData,
  { data, document }: { readonly data: SpecData; readonly document: SourceDocument },
): string[] {
  const declared = parametersOf(blueprint);
  return [...settingsOf(placement, data)].flatMap(([name, setting]) => {
    const parameter = ownValue(declared, name);
    return parameter && isTextOfCsv(setting, parameter, document) ? [name] : [];
  });
}

/** A row of a .csv has texts alone: where a number is asked for, that of a number is one. */
function valueOf(
  setting: Setting | undefined,
  parameter: ParameterData,
  { facts }: Placement,
  ofCsv: boolean,
): Value | undefined {
  if (setting === undefined) return parameter.default;
  const value = fillDeep(setting.value, facts);
  const type = ofCsv && typeof value === "string" ? textTypeOf(parameter) : undefined;
  return type === undefined ? value : (typedText(String(value), type) ?? value);
}

function textTypeOf({ type }: ParameterData): TextType | undefined {
  return type === "number" || type === "boolean" ? type : undefined;
}

/** Whether it is a text of a .csv, and no text is asked for. */
function isTextOfCsv(
  setting: Setting | undefined,
  { type }: ParameterData,
  document: SourceDocument | undefined,
): boolean {
  if (setting === undefined || type === "string" || typeof setting.value !== "string") return false;
  if (document?.filledAt?.(setting.path) === undefined) return false;
  return isCsv(document.locate(setting.path).file);
}

function settingsOf(placement: Placement, spec: SpecData): Map<string, Setting> {
  const { data, path, site, blueprint } = placement;
  const perEnvironment = Array.isArray(data.environments)
    ? undefined
    : ownValue(data.environments, site.name);
  const layers: [Readonly<Record<string, ParameterValue>> | undefined, DataPath][] = [
    [ownValue(spec.defaults?.with, blueprint), ["defaults", "with", blueprint]],
    [data.with, [...path, "with"]],
    [perEnvironment?.with, [...path, "environments", site.name, "with"]],
  ];
  const settings = new Map<string, Setting>();
  for (const [values, base] of layers) {
    for (const [name, value] of Object.entries(values ?? {})) {
      settings.set(name, { value, path: [...base, name] });
    }
  }
  return settings;
}

function unknownParameter(name: string, path: DataPath, blueprint: BlueprintData): Problem {
  const known = Object.keys(parametersOf(blueprint));
  return problem("unknown-parameter", {
    message: `the blueprint ${quote(blueprint.id)} has no parameter ${quote(name)}`,
    ...meant(name, known, `its parameters: ${known.join(", ") || "none"}`),
    path,
    atKey: true,
  });
}

function missingParameter(
  name: string,
  parameter: ParameterData,
  placement: Placement,
  blueprint: BlueprintData,
): Problem {
  return problem("missing-parameter", {
    message: `the blueprint ${quote(blueprint.id)} needs the parameter ${quote(name)}: ${parameter.description}`,
    fix: `add with: { ${name}: … } (a ${parameter.type})`,
    path: placement.path,
    atKey: true,
  });
}
