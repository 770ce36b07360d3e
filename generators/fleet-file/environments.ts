import { meant } from "../text/meant";
import { fewOf, listed, nearest } from "../text/nearest";
import { partitionNames, partitionOf, regions } from "../iam/partitions";
import { problem, problemAt, quote } from "../problem";
import type { DataPath, Mending, Problem } from "../problem";
import { backendProblems, providerProblems } from "./terraform-settings";
import type { EnvironmentData, SpecData } from "./schema";

/** What is wrong in the environments themselves, and in references to environments. */
export function environmentProblems(data: SpecData): Problem[] {
  const names = Object.keys(data.environments);
  const known = new Set(names);
  return [
    ...(names.length === 0 ? [noEnvironments()] : []),
    ...Object.entries(data.environments).flatMap(([name, environment]) => [
      ...regionProblems(name, environment),
      ...ownerProblems(name, environment, data),
      ...providerProblems(environment.provider, ["environments", name, "provider"]),
      ...backendProblems(environment.backend, ["environments", name, "backend"]),
    ]),
    ...providerProblems(data.defaults?.provider, ["defaults", "provider"]),
    ...backendProblems(data.defaults?.backend, ["defaults", "backend"]),
    ...references(data).flatMap(([name, path]) =>
      known.has(name) ? [] : [unknownEnvironment(name, path, names)],
    ),
  ];
}

function noEnvironments(): Problem {
  return problem("no-environments", {
    message: "environments is empty: there is nowhere to create roles",
    fix: 'add one: environments: { dev: { account: "111111111111", region: us-east-1 } }',
    path: ["environments"],
    atKey: true,
  });
}

function regionProblems(name: string, { region, partition }: EnvironmentData): Problem[] {
  const at = (key: string, message: string, fix: string | Mending): Problem[] => [
    problemAt(
      key === "region" ? "unknown-region" : "unknown-partition",
      ["environments", name, key],
      message,
      fix,
    ),
  ];
  if (partition !== undefined && !partitionNames.includes(partition)) {
    return at(
      "partition",
      `there is no partition ${quote(partition)}`,
      `use one of ${partitionNames.join(", ")}, or leave it out`,
    );
  }
  const actual = partitionOf(region);
  if (actual !== undefined && (partition === undefined || actual === partition)) return [];
  if (actual !== undefined) {
    const message = `the region ${quote(region)} is in the partition ${quote(actual)}, not in ${quote(partition)}`;
    return at("region", message, `leave partition out, or choose a region of ${String(partition)}`);
  }
  return at(
    "region",
    `AWS has no region ${quote(region)}${partition === undefined ? "" : ` in ${partition}`}`,
    meant(region, candidates(partition), "use a region code such as us-east-1"),
  );
}

function candidates(partition: string | undefined): readonly string[] {
  return partition === undefined ? partitionNames.flatMap(regions) : regions(partition);
}

/**
 * Where an environment is taken to be. One whose region or partition is wrong, which is told where it stands, is where AWS has a
 * region: everything with an ARN would be told again. Nothing is ever generated from that.
 */
export function standingIn({ region, partition }: EnvironmentData): {
  readonly region: string;
  readonly partition: string;
} {
  const known = partition !== undefined && partitionNames.includes(partition);
  const actual = partitionOf(region);
  if (actual !== undefined && (!known || actual === partition)) {
    return { region, partition: actual };
  }
  const all = candidates(known ? partition : undefined);
  const home = known && partition !== "aws" ? all[0] : "us-east-1";
  const taken = nearest(region, all) ?? home ?? region;
  return { region: taken, partition: partitionOf(taken) ?? "aws" };
}

/** `shared: dev` must name an owner of the same account that is no borrower itself. */
function ownerProblems(name: string, environment: EnvironmentData, data: SpecData): Problem[] {
  const { shared } = environment;
  if (typeof shared !== "string") return [];
  const owner = Object.hasOwn(data.environments, shared) ? data.environments[shared] : undefined;
  const bad = (message: string, fix: string): Problem[] => [
    problem("bad-owner", { message, fix, path: ["environments", name, "shared"] }),
  ];
  if (owner === undefined) return [];
  if (shared === name) return bad(`${quote(name)} names itself as owner`, "leave shared out");
  if (owner.account !== environment.account) {
    return bad(
      `${quote(shared)} is account ${owner.account}, ${quote(name)} is account ${environment.account}`,
      "account-wide roles can only be shared within one account: leave shared out",
    );
  }
  if (typeof owner.shared === "string") {
    return bad(
      `${quote(shared)} does not own the roles itself: it uses those of ${quote(owner.shared)}`,
      `write shared: ${quote(owner.shared)}`,
    );
  }
  return [];
}

/** Every place that names an environment, with the name. */
function references(data: SpecData): [string, DataPath][] {
  const found: [string, DataPath][] = [];
  data.defaults?.environments?.forEach((name, index) => {
    found.push([name, ["defaults", "environments", index]]);
  });
  for (const [name, { shared }] of Object.entries(data.environments)) {
    if (typeof shared === "string") found.push([shared, ["environments", name, "shared"]]);
  }
  for (const kind of ["fleets", "workloads"] as const) {
    for (const [name, { environments }] of Object.entries(data[kind] ?? {})) {
      const path = [kind, name, "environments"];
      if (Array.isArray(environments)) {
        environments.forEach((environment, index) => found.push([environment, [...path, index]]));
      } else {
        Object.keys(environments ?? {}).forEach((environment) =>
          found.push([environment, [...path, environment]]),
        );
      }
    }
  }
  return found;
}

function unknownEnvironment(name: string, path: DataPath, names: readonly string[]): Problem {
  const define = `use one of ${listed(names)}, or define it under environments`;
  return problem("unknown-environment", {
    message: `there is no environment ${quote(name)}`,
    ...meant(name, fewOf(names), define),
    path,
    atKey: path.at(-1) === name,
  });
}
