/** What a fleet file accepts: each entry with what its place narrows it to, and the names in it that there are not. */
import type { BlueprintData } from "../blueprints/schema";
import { SHARED, stackName } from "../fleet-file/names";
import type { FleetData, SpecData } from "../fleet-file/schema";
import type { AllowData } from "../fleet-file/schema-allow";
import { isLike } from "../iam/wildcards";
import { problem, quote } from "../problem";
import type { DataPath, Problem, ProblemId } from "../problem";
import { listed } from "../text/nearest";
import { meantAnd } from "../text/meant";
import { ownValue } from "../text/own-value";
import { sortedUnique } from "../text/names";
import { fill } from "./placements";
import type { Facts, Placement } from "./placements";
import type { ResolvedPlacement } from "./resolved";
import type { Allow } from "./types";

/** An entry, and what it is about by where it stands. */
interface Said {
  readonly entry: AllowData;
  readonly path: DataPath;
  readonly level: Partial<Readonly<Record<"environment" | "fleet" | "role", string>>>;
}

interface Context {
  readonly data: SpecData;
  readonly placed: readonly Placement[];
  readonly resolved: readonly ResolvedPlacement[];
}

/** All that is accepted, in the order of the file; an entry with an unknown name is told of, and accepts nothing. */
export function allowsOf(context: Context): {
  readonly allows: readonly Allow[];
  readonly problems: readonly Problem[];
} {
  const read = entriesIn(context.data).map((said) => allowOf(said, context));
  return {
    allows: read.flatMap((one) => ("allow" in one ? [one.allow] : [])),
    problems: read.flatMap((one) => ("problems" in one ? one.problems : [])),
  };
}

function entriesIn(data: SpecData): Said[] {
  return [
    ...entries(data.allow, ["allow"], {}),
    ...Object.entries(data.environments).flatMap(([environment, { allow }]) =>
      entries(allow, ["environments", environment, "allow"], { environment }),
    ),
    ...subjectsIn(data).flatMap(([path, fleet, { allow, roles = {} }]) => [
      ...entries(allow, [...path, "allow"], { fleet }),
      ...Object.entries(roles).flatMap(([role, one]) =>
        entries(one.allow, [...path, "roles", role, "allow"], { fleet, role }),
      ),
    ]),
  ];
}

function subjectsIn(data: SpecData): (readonly [DataPath, string, FleetData])[] {
  return (["fleets", "workloads"] as const).flatMap((kind) =>
    Object.entries(data[kind] ?? {}).map(([name, one]) => [[kind, name], name, one] as const),
  );
}

function entries(list: unknown, path: DataPath, level: Said["level"]): Said[] {
  const all = (list ?? []) as readonly AllowData[];
  return all.map((entry, index) => ({ entry, path: [...path, index], level }));
}

type Read = { readonly allow: Allow } | { readonly problems: readonly Problem[] };

function allowOf(said: Said, context: Context): Read {
  const { entry, path, level } = said;
  const { grant, statement, ...about } = entry.on ?? {};
  const problems = Object.entries(about).flatMap(([field, value]) =>
    namesIn(value, [...path, "on", field]).flatMap((one) => unknownName(field, one, said, context)),
  );
  const places = [
    ...placesOf("grants", namesIn(grant, [...path, "on", "grant"]), said, context),
    ...placesOf("statements", namesIn(statement, [...path, "on", "statement"]), said, context),
  ];
  problems.push(...places.flatMap((one) => ("id" in one ? [one] : [])));
  if (problems.length > 0) return { problems };
  const at = places.flatMap((one) => ("id" in one ? [] : one.paths));
  const { problem: id, reason } = entry;
  return {
    allow: {
      ...{ problem: id, reason, path, on: onOf(about, level) },
      ...((grant ?? statement) !== undefined && { places: at }),
    },
  };
}

function onOf(about: NonNullable<AllowData["on"]>, level: Said["level"]): Allow["on"] {
  const said = Object.entries(about).map(([field, value]) => [field, [value ?? []].flat()]);
  const stands = Object.entries(level).map(([field, name]) => [field, [name]]);
  return Object.fromEntries([...said, ...stands]) as Allow["on"];
}

interface Named {
  readonly text: string;
  readonly path: DataPath;
}

function namesIn(value: string | readonly string[] | undefined, path: DataPath): Named[] {
  if (value === undefined) return [];
  if (typeof value === "string") return [{ text: value, path }];
  return value.map((text, index) => ({ text, path: [...path, index] }));
}

interface NameKind {
  readonly id: ProblemId;
  readonly what: string;
  readonly known: (said: Said, context: Context) => readonly string[] | undefined;
}

/** Of what has names in the file: how it is spoken of, what one that is not there is called, and what there is. */
const NAMES: Readonly<Record<string, NameKind | undefined>> = {
  environment: {
    ...{ id: "unknown-environment", what: "environment" },
    known: (_, { data }) => Object.keys(data.environments),
  },
  fleet: {
    ...{ id: "unknown-fleet", what: "fleet or workload" },
    known: (_, { data }) => subjectsIn(data).map(([, name]) => name),
  },
  stack: {
    ...{ id: "unknown-stack", what: "stack" },
    known: (_, { data, placed }) => [
      ...placed.map(({ site, name }) => stackName(site.name, name)),
      ...Object.keys(data.environments).map((name) => stackName(name, SHARED)),
    ],
  },
  role: { id: "unknown-role", what: "role", known: rolesKnown },
};

/** Nothing where a blueprint is not known: that is told already. */
function rolesKnown({ level }: Said, { placed, resolved }: Context): string[] | undefined {
  const isHere = ({ name }: Placement): boolean =>
    level.fleet === undefined || level.fleet === name;
  const here = resolved.filter(({ placement }) => isHere(placement));
  if (here.length < placed.filter(isHere).length) return undefined;
  return here.flatMap(({ blueprint: { data } }) => partsOf(data));
}

function partsOf({ roles, attachments, policies }: BlueprintData): string[] {
  return Object.keys({ ...roles, ...attachments, ...policies });
}

function unknownName(
  field: string,
  { text, path }: Named,
  said: Said,
  context: Context,
): Problem[] {
  const names = ownValue(NAMES, field);
  const known = names?.known(said, context);
  if (names === undefined || known === undefined) return [];
  const isThere = factsIn(context).some((facts) =>
    known.some((name) => isLike(name, fill(text, facts))),
  );
  if (isThere) return [];
  const all = sortedUnique(known);
  const has = all.length === 0 ? "there is none" : `there is ${listed(all)}`;
  const message = `there is no ${names.what} ${quote(text)}`;
  return [problem(names.id, { message, ...meantAnd(text, all, has), path })];
}

/** What placeholders can stand for. */
function factsIn({ placed }: Context): Facts[] {
  return placed.length === 0 ? [{}] : placed.map(({ facts }) => facts);
}

/** The grants or statements that a pattern names, of the fleet that it stands in, or of all. */
function placesOf(
  list: "grants" | "statements",
  names: readonly Named[],
  { level }: Said,
  { data }: Context,
): (Problem | { readonly paths: readonly DataPath[] })[] {
  const all = subjectsIn(data)
    .filter(([, name]) => level.fleet === undefined || level.fleet === name)
    .flatMap(([path, , fleet]) =>
      (fleet[list] ?? []).map((one, index) => ({
        path: [...path, list, index],
        names: "to" in one ? [one.to].flat() : [one.Sid ?? []].flat(),
      })),
    );
  return names.map(({ text, path }) => {
    const found = all.filter(
      (one) => one.names.length > 0 && one.names.every((name) => isLike(name, text)),
    );
    if (found.length > 0) return { paths: found.map((one) => one.path) };
    const known = sortedUnique(all.flatMap((one) => one.names));
    const what = list === "grants" ? "grant to" : "statement with the Sid";
    const has = known.length === 0 ? "there is none" : `there is ${listed(known)}`;
    const message = `there is no ${what} ${quote(text)}`;
    return problem("unknown-grant", { message, ...meantAnd(text, known, has), path });
  });
}
