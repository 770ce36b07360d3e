/** A fleet with all that counts for it, and where each part of that was said. */
import { blueprintFile } from "../blueprints/load";
import { parametersOf } from "../blueprints/parts";
import type { BlueprintData } from "../blueprints/schema";
import type { SpecData } from "../fleet-file/schema";
import type { DataPath, Place } from "../problem";
import { ownValue } from "../text/own-value";
import { viaOf } from "./calls/module-calls";
import { resolveParameters } from "./parameters";
import { commonSettings } from "./roles/settings";
import type { Said } from "./roles/settings";
import { fill } from "./placements";
import type { Facts, Placement } from "./placements";
import { backendFor } from "./stacks/backend";
import { stackName } from "../fleet-file/names";
import { tagsSaid } from "./stacks/tags";

/** A mapping, a list, or what is neither, with its place; what nobody said has none. */
export type View =
  | { readonly entries: readonly (readonly [string, View])[] }
  | { readonly items: readonly View[] }
  | { readonly value: unknown; readonly place?: Place };

/** A fleet or workload in all its environments, with placeholders for what differs, or in one, as it is there. */
export function fleetView(
  { all, only }: { readonly all: readonly Placement[]; readonly only?: Placement },
  blueprint: BlueprintData | undefined,
  data: SpecData,
): View {
  const [first] = all;
  const placement = only ?? (first === undefined ? undefined : everywhere(first));
  if (placement === undefined) return { entries: [] };
  const said = [
    ["blueprint", blueprintView(placement)],
    ...(only ? settingsOf(only, data) : [["environments", environmentsView(all, data)] as const]),
    ["with", parametersView(placement, blueprint, data)],
    ["tags", tagsView(placement, data, only !== undefined)],
    ...roleSettingViews(placement, data, only !== undefined),
    ["via", viaView(placement, data)],
    ...ownParts(placement),
    ["expect", expectView(placement, data)],
  ] as const;
  return { entries: said.flatMap(([key, view]) => (view && !isEmpty(view) ? [[key, view]] : [])) };
}

/** Without what differs from one environment to another: their placeholders stay. */
function everywhere(placement: Placement): Placement {
  return { ...placement, data: { ...placement.data, environments: undefined }, facts: {} };
}

/** Plain data as a view: each value stands where it was said. */
function viewOf(value: unknown, path: DataPath, facts: Facts): View {
  if (Array.isArray(value) && value.length > 0) {
    return { items: value.map((item, index) => viewOf(item, [...path, index], facts)) };
  }
  if (typeof value === "object" && value !== null && Object.keys(value).length > 0) {
    const entries = Object.entries(value).filter(([, inner]) => inner !== undefined);
    return { entries: entries.map(([key, one]) => [key, viewOf(one, [...path, key], facts)]) };
  }
  return { value: typeof value === "string" ? fill(value, facts) : value, place: { path } };
}

function isEmpty(view: View): boolean {
  return (
    ("entries" in view && view.entries.length === 0) || ("items" in view && view.items.length === 0)
  );
}

const OWN = [
  "description",
  "grants",
  "statements",
  "roles",
  "modules",
  "formerly",
  "keep_names",
] as const;

function ownParts({ data, path, facts }: Placement): (readonly [string, View])[] {
  return OWN.flatMap((key) =>
    data[key] === undefined ? [] : [[key, viewOf(data[key], [...path, key], facts)] as const],
  );
}

function blueprintView({ data, path, blueprint }: Placement): View {
  const own = data.blueprint !== undefined;
  const place = { path: own ? [...path, "blueprint"] : ["defaults", "blueprint"] };
  return { value: blueprint, place };
}

/** Where a fleet is, and who says so. */
function environmentsView(all: readonly Placement[], { defaults }: SpecData): View {
  const names = all.map(({ site }) => site.name);
  const [first] = all;
  const said = first?.data.environments;
  const items = names.map((name): View => {
    if (first === undefined || (said ?? defaults?.environments) === undefined) {
      return { value: name, place: { path: ["environments", name] } };
    }
    const base =
      said === undefined ? ["defaults", "environments"] : [...first.path, "environments"];
    const list = said ?? defaults?.environments;
    const step = Array.isArray(list) ? list.indexOf(name) : name;
    return { value: name, place: { path: [...base, step] } };
  });
  return { items };
}

function parametersView(
  placement: Placement,
  blueprint: BlueprintData | undefined,
  data: SpecData,
): View | undefined {
  if (blueprint === undefined) return undefined;
  const { values, explicit } = resolveParameters(placement, blueprint, data);
  const known = Object.keys(parametersOf(blueprint)).filter((name) => values.has(name));
  return {
    entries: known.map((name) => {
      const path = explicit.get(name);
      const file = blueprintFile(blueprint);
      const place = path ? { path } : { file, path: ["parameters", name, "default"] };
      return [name, { value: values.get(name), place }];
    }),
  };
}

function tagsView(
  { path, data: fleet, facts, site }: Placement,
  data: SpecData,
  one: boolean,
): View {
  const said = tagsSaid(data, one ? site.name : "", facts, { path, data: fleet });
  const nearest = new Map(said.map(({ key, value, place }) => [key, { value, place }]));
  return { entries: [...nearest] };
}

/** Settings of roles: as they are in one environment, or as the fleet and `defaults` say them. */
function roleSettingViews(
  placement: Placement,
  data: SpecData,
  one: boolean,
): (readonly [string, View])[] {
  // Without the environments, what an environment says is not there.
  const said = one ? data : { ...data, environments: {} };
  const settings = Object.entries(commonSettings(said, placement, placement));
  return (settings as [string, Said<unknown>][]).map(([key, { value, path }]) => [
    key,
    one || Array.isArray(value)
      ? viewOf(value, path, {})
      : { value: written(data, path), place: { path } },
  ]);
}

/** A value as it was written: its placeholders stay. */
function written(data: SpecData, path: DataPath): unknown {
  return path.reduce<unknown>(
    (at, step) => ownValue(at as Readonly<Record<string, unknown>>, String(step)),
    data,
  );
}

function viaView(placement: Placement, data: SpecData): View | undefined {
  const via = viaOf(placement, data);
  const own = placement.data.via !== undefined;
  const base = own ? [...placement.path, "via"] : ["defaults", "via", placement.blueprint];
  return via && viewOf(via, base, {});
}

/** What the fleet expects, and then what all do. */
function expectView({ data, path, facts }: Placement, { defaults }: SpecData): View {
  const lists = [
    [data.expect, [...path, "expect"]],
    [defaults?.expect, ["defaults", "expect"]],
  ] as const;
  const items = lists.flatMap(([list = [], at]) =>
    list.map((one, index) => viewOf(one, [...at, index], facts)),
  );
  return { items };
}

/** What an environment gives to all its fleets. */
function settingsOf(placement: Placement, data: SpecData): (readonly [string, View])[] {
  const { site, name, facts } = placement;
  const path = ["environments", site.name];
  const own = ownValue(data.environments, site.name);
  const stack = stackName(site.name, name);
  const { type } = backendFor(stack, site, data);
  const backend = ownValue(own?.backend, type) ? [...path, "backend"] : ["defaults", "backend"];
  const said = own?.backend ?? data.defaults?.backend;
  const providers = [
    [data.defaults?.provider, ["defaults", "provider"]],
    [own?.provider, [...path, "provider"]],
  ] as const;
  const provider = new Map(
    providers.flatMap(([one = {}, at]) =>
      Object.entries(one).map(([key, value]) => [key, viewOf(value, [...at, key], facts)] as const),
    ),
  );
  return [
    ["environment", { value: site.name, place: { path } }],
    ["account", { value: site.account, place: { path: [...path, "account"] } }],
    ["region", { value: site.region, place: { path: [...path, "region"] } }],
    ["provider", { entries: [...provider] }],
    ...(said === undefined
      ? []
      : [["backend", viewOf(said, backend, { ...facts, stack })] as const]),
  ];
}
