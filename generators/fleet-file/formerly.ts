import { problem, quote } from "../problem";
import type { DataPath, Problem } from "../problem";
import { SHARED } from "./names";
import type { SpecData } from "./schema";

/** What things were called that are called otherwise now: names that nothing else may have, or have had. */
export function formerlyProblems(data: SpecData): Problem[] {
  const fleets = (["fleets", "workloads"] as const).flatMap((kind) =>
    named(kind, Object.entries(data[kind] ?? {})),
  );
  const { project } = data;
  return [
    ...among(named("environments", Object.entries(data.environments)), "environment"),
    ...among(fleets, "fleet or workload"),
    ...(typeof project === "object" && project.formerly === project.name
      ? [problem(unchanged(project.name).id, { ...unchanged(project.name), path: PROJECT })]
      : []),
    ...(["environments", "fleets", "workloads"] as const).flatMap((kind) =>
      Object.entries<Renamed>(data[kind] ?? {}).flatMap(([name, one]) => idle(one, [kind, name])),
    ),
    ...(["fleets", "workloads"] as const).flatMap((kind) =>
      Object.entries(data[kind] ?? {}).flatMap(([name, { roles = {} }]) =>
        Object.entries(roles).flatMap(([role, one]) => ofRole(one, [kind, name, "roles", role])),
      ),
    ),
  ];
}

const PROJECT: DataPath = ["project", "formerly"];

interface Renamed {
  readonly formerly?: string | undefined;
  readonly keep_names?: boolean | undefined;
}

/** Names of before can only stay, or go, where there are any. */
function idle({ formerly, keep_names: keeps }: Renamed, path: DataPath): Problem[] {
  if (keeps === undefined || formerly !== undefined) return [];
  return [
    problem("no-effect", {
      message: `keep_names is about what something was called, and there is no formerly beside it`,
      fix: "add formerly, or remove keep_names",
      path: [...path, "keep_names"],
      atKey: true,
      severity: "error",
    }),
  ];
}

function ofRole(role: Renamed & { readonly name?: string | undefined }, path: DataPath): Problem[] {
  const { name, formerly, keep_names: keeps = true } = role;
  if (formerly === undefined || name === undefined || !keeps) return idle(role, path);
  return [
    problem("conflicting-keys", {
      message: `the role is to be called ${quote(name)}, and to keep the name ${quote(formerly)}`,
      fix: "remove formerly; or say keep_names: false, for another role to take its place",
      path: [...path, "formerly"],
      atKey: true,
    }),
  ];
}

interface Named {
  readonly name: string;
  readonly formerly: string | undefined;
  readonly path: DataPath;
}

function named(
  kind: string,
  entries: readonly (readonly [string, { readonly formerly?: string | undefined }])[],
): Named[] {
  return entries.map(([name, { formerly }]) => ({
    name,
    formerly,
    path: [kind, name, "formerly"],
  }));
}

function among(all: readonly Named[], what: string): Problem[] {
  const names = new Map(all.map(({ name }) => [name.toLowerCase(), name]));
  const claimed = new Map<string, string>();
  return all.flatMap(({ name, formerly, path }): Problem[] => {
    if (formerly === undefined) return [];
    const key = formerly.toLowerCase();
    const first = claimed.get(key);
    claimed.set(key, first ?? name);
    const other = names.get(key);
    const fault =
      formerly === name
        ? unchanged(name)
        : other !== undefined && other !== name
          ? stillThere(name, formerly, other, what)
          : first !== undefined
            ? twice(first, name, formerly)
            : what !== "environment" && key === SHARED
              ? reserved(formerly)
              : undefined;
    return fault === undefined ? [] : [problem(fault.id, { ...fault, path })];
  });
}

interface Fault {
  readonly id: "no-effect" | "name-collision" | "reserved-name";
  readonly message: string;
  readonly fix: string;
  readonly severity?: "error";
}

function unchanged(name: string): Fault {
  const message = `${quote(name)} is called so, and was before`;
  return { id: "no-effect", message, fix: "remove formerly", severity: "error" };
}

function stillThere(name: string, formerly: string, other: string, what: string): Fault {
  return {
    id: "name-collision",
    message: `${quote(name)} was ${quote(formerly)}, which is the name of another ${what}`,
    fix: `names in AWS would meet: rename ${quote(other)}, or remove formerly`,
  };
}

function twice(first: string, name: string, formerly: string): Fault {
  return {
    id: "name-collision",
    message: `${quote(first)} and ${quote(name)} cannot both have been ${quote(formerly)}`,
    fix: "say it of the one whose roles are to stay",
  };
}

function reserved(formerly: string): Fault {
  return {
    id: "reserved-name",
    message: `the name ${quote(formerly)} is taken by the stack of the account-wide roles`,
    fix: "no fleet can have been called so: remove formerly",
  };
}
