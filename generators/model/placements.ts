import type { DataPath } from "../problem";
import type { FleetData, SpecData } from "../fleet-file/schema";
import { standingIn } from "../fleet-file/environments";
import { projectNames } from "../fleet-file/project-names";
import type { Spec } from "../fleet-file/load";
import { expandTemplate, isFault, parseTemplate } from "../source/template";
import { ownValue } from "../text/own-value";

/** The values of the placeholders in one place. */
export type Facts = Readonly<Record<string, string>>;

/** An environment with its facts worked out. */
export interface Site {
  readonly name: string;
  /** What it was called before; its name, where it has none of before. */
  readonly formerly: string;
  readonly account: string;
  readonly region: string;
  readonly partition: string;
  /** The environment whose shared stack owns this one's account-wide roles: itself, or another. */
  readonly owner: string;
  /** Where the file says that the account-wide roles are made elsewhere, and by whom. */
  readonly elsewhere?: { readonly owner: string; readonly path: DataPath };
  readonly facts: Facts;
  /** The facts as blueprints have them: names in AWS are made of what things were called then. */
  readonly names: Facts & { readonly environment: string };
}

/** One fleet or workload in one environment. */
export interface Placement {
  readonly kind: "fleet" | "workload";
  readonly name: string;
  /** As that of a site. */
  readonly formerly: string;
  readonly path: DataPath;
  readonly data: FleetData;
  readonly blueprint: string;
  readonly site: Site;
  readonly facts: Facts;
  /** As those of its site, with the name that it has in AWS. */
  readonly names: Facts & { readonly environment: string; readonly fleet: string };
}

/** Environments in the order of the file. */
export function sites(data: SpecData): Site[] {
  return Object.entries(data.environments).map(([name, environment]) => {
    const { account, shared, formerly = name } = environment;
    const inNames = environment.keep_names === false ? name : formerly;
    const { region, partition } = standingIn(environment);
    const owner =
      typeof shared === "string" && Object.hasOwn(data.environments, shared) ? shared : name;
    const project = projectNames(data);
    const facts: Facts = {
      ...{ account, region, partition, environment: name },
      ...(project && { project: project.name }),
    };
    const names = {
      ...facts,
      ...(project && { project: project.inNames }),
      environment: inNames,
    };
    const where = { name, formerly, account, region, partition, owner };
    return { ...where, ...elsewhere(owner, data), facts, names };
  });
}

function elsewhere(owner: string, { environments }: SpecData): Pick<Site, "elsewhere"> {
  const shared = ownValue(environments, owner)?.shared;
  if (typeof shared !== "object") return {};
  return { elsewhere: { owner: shared.owner, path: ["environments", owner, "shared"] } };
}

/** Every fleet and workload in each of its environments. Environments that do not exist are left out. */
export function placements({ data }: Spec, all: readonly Site[]): Placement[] {
  const subjects = [
    ...Object.entries(data.fleets ?? {}).map(([name, fleet]) => ["fleet", name, fleet] as const),
    ...Object.entries(data.workloads ?? {}).map(
      ([name, fleet]) => ["workload", name, fleet] as const,
    ),
  ];
  return subjects.flatMap(([kind, name, fleet]) => {
    const blueprint = fleet.blueprint ?? data.defaults?.blueprint;
    const wanted = environmentsOf(fleet, data);
    const { formerly = name } = fleet;
    const inNames = fleet.keep_names === false ? name : formerly;
    return all.flatMap((site) =>
      blueprint === undefined || (wanted !== undefined && !wanted.includes(site.name))
        ? []
        : [
            {
              kind,
              name,
              formerly,
              path: [`${kind}s`, name],
              data: fleet,
              blueprint,
              site,
              facts: { ...site.facts, fleet: name },
              names: { ...site.names, fleet: inNames },
            },
          ],
    );
  });
}

function environmentsOf(fleet: FleetData, data: SpecData): readonly string[] | undefined {
  const wanted = fleet.environments ?? data.defaults?.environments;
  return wanted === undefined || Array.isArray(wanted) ? wanted : Object.keys(wanted);
}

/** A string of the fleet file with its placeholders filled; what the spec has refused stays as it is. */
export function fill(text: string, facts: Facts): string {
  if (!text.includes("{{")) return text;
  const template = parseTemplate(text);
  if (isFault(template)) return text;
  return expandTemplate(template, (name) =>
    Object.hasOwn(facts, name) ? (facts[name] ?? "") : `{{${name}}}`,
  ).join("");
}

/** The same for every string inside a value; the value itself where there is nothing to fill. */
export function fillDeep<T>(value: T, facts: Facts): T {
  if (typeof value === "string") return fill(value, facts) as T;
  if (typeof value !== "object" || value === null || !hasBraces(value)) return value;
  if (Array.isArray(value)) return value.map((item: unknown) => fillDeep(item, facts)) as T;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [key, fillDeep(inner as unknown, facts)]),
  ) as T;
}

function hasBraces(value: unknown): boolean {
  if (typeof value === "string") return value.includes("{{");
  return typeof value === "object" && value !== null && Object.values(value).some(hasBraces);
}
