import { problem, quote } from "../problem";
import type { DataPath, Problem } from "../problem";
import { place } from "../source/schema-problems";
import { environmentProblems } from "./environments";
import { expectationProblems } from "./expectations";
import { formerlyProblems } from "./formerly";
import { layoutProblems } from "./layouts";
import { projectNames } from "./project-names";
import { defaultViaProblems, moduleProblems } from "./modules";
import { nameProblems } from "./names";
import { knownFacts, placeholderProblems } from "./placeholders";
import type { FleetData, RoleSettingsData, SpecData } from "./schema";
import { roleSettings } from "./schema-roles";
import { trustConditionProblems } from "./trust-conditions";
import type { SettingLevel } from "./trust-conditions";

/**
 * What a schema cannot say: references, names that meet, placeholders. `complete`: whether no fleet is missing for something that
 * was told; `asWritten`: whether nothing of the data was left out for its form.
 */
export function semanticProblems(data: SpecData, complete: boolean, asWritten = true): Problem[] {
  return [
    ...nameProblems(data),
    ...formerlyProblems(data),
    ...environmentProblems(data),
    ...layoutProblems(data, asWritten),
    ...subjects(data).flatMap(([path, fleet]) => fleetProblems(path, fleet, data)),
    ...defaultViaProblems(data),
    ...expectationProblems(data.defaults?.expect, ["defaults", "expect"]),
    ...placeholderProblems(
      data.defaults?.expect,
      ["defaults", "expect"],
      knownFacts(projectNames(data)?.name).fleet,
    ),
    // One that was left out for its form is there.
    ...(subjects(data).length === 0 && complete && asWritten ? [noFleets()] : []),
    ...settingPlaceholders(data),
    ...settingLevels(data).flatMap(trustConditionProblems),
  ];
}

function subjects(data: SpecData): [DataPath, FleetData][] {
  return (["fleets", "workloads"] as const).flatMap((kind) =>
    Object.entries(data[kind] ?? {}).map(([name, fleet]): [DataPath, FleetData] => [
      [kind, name],
      fleet,
    ]),
  );
}

/** Every place where settings of roles stand. */
function settingLevels(data: SpecData): SettingLevel[] {
  return [
    [["defaults"], data.defaults ?? {}],
    ...Object.entries(data.environments).map(([name, one]): SettingLevel => [
      ["environments", name],
      one,
    ]),
    ...subjects(data).flatMap(([path, fleet]): SettingLevel[] => [
      [path, fleet],
      ...Object.entries(fleet.roles ?? {}).map(([id, role]): SettingLevel => [
        [...path, "roles", id],
        role,
      ]),
    ]),
  ];
}

function noFleets(): Problem {
  return problem("missing-key", {
    message: "the file has no fleets and no workloads",
    fix: "add fleets: { warehouse: { blueprint: deeplens } }",
    path: [],
    atKey: true,
  });
}

function fleetProblems(path: DataPath, fleet: FleetData, data: SpecData): Problem[] {
  const { blueprint, environments, via, modules, ...rest } = fleet;
  const known = knownFacts(projectNames(data)?.name).fleet;
  const problems = [
    ...placeholderProblems(rest, path, known),
    ...moduleProblems({ via, modules }, path),
    ...expectationProblems(fleet.expect, [...path, "expect"]),
  ];
  if (environments && !Array.isArray(environments)) {
    problems.push(...placeholderProblems(environments, [...path, "environments"], known));
  }
  if (blueprint === undefined && data.defaults?.blueprint === undefined) {
    problems.push(
      problem("missing-key", {
        message: `${place(path)} lacks the key "blueprint"`,
        fix: "add blueprint: deeplens, or set defaults.blueprint",
        path,
        atKey: true,
      }),
    );
  }
  const sids = new Set<string>();
  fleet.statements?.forEach((statement, index) => {
    const at = [...path, "statements", index];
    if (statement.Sid === undefined) return;
    const inPolicy = JSON.stringify([statement.Sid, statement.for, statement.by === "certificate"]);
    if (sids.has(inPolicy)) problems.push(duplicateSid(statement.Sid, [...at, "Sid"]));
    sids.add(inPolicy);
  });
  return problems;
}

function duplicateSid(sid: string, path: DataPath): Problem {
  return problem("duplicate-sid", {
    message: `the Sid ${quote(sid)} stands on two statements; IAM wants it unique in a policy`,
    fix: "rename one of the two",
    path,
  });
}

function settingPlaceholders(data: SpecData): Problem[] {
  const { defaults, environments } = data;
  const known = knownFacts(projectNames(data)?.name);
  const environmentSettings = Object.entries(environments).flatMap(([name, environment]) => [
    ...placeholderProblems(
      environment.provider,
      ["environments", name, "provider"],
      known.environment,
    ),
    ...placeholderProblems(environment.tags, ["environments", name, "tags"], known.fleet),
    ...roleSettingProblems(environment, ["environments", name], known.fleet),
    ...placeholderProblems(environment.allow, ["environments", name, "allow"], known.fleet),
    ...placeholderProblems(environment.backend, ["environments", name, "backend"], known.backend),
  ]);
  return [
    ...environmentSettings,
    ...placeholderProblems(defaults?.provider, ["defaults", "provider"], known.environment),
    ...placeholderProblems(defaults?.backend, ["defaults", "backend"], known.backend),
    ...placeholderProblems(data.allow, ["allow"], known.fleet),
    ...placeholderProblems(defaults?.with, ["defaults", "with"], known.fleet),
    ...roleSettingProblems(defaults ?? {}, ["defaults"], known.fleet),
    ...placeholderProblems(defaults?.tags, ["defaults", "tags"], known.fleet),
  ];
}

function roleSettingProblems(
  settings: RoleSettingsData,
  path: DataPath,
  known: readonly string[],
): Problem[] {
  return (Object.keys(roleSettings) as (keyof RoleSettingsData)[]).flatMap((key) =>
    placeholderProblems(settings[key], [...path, key], known),
  );
}
