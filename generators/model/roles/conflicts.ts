import { problem, problemAt, quote } from "../../problem";
import type { DataPath, Problem } from "../../problem";
import type { CommonSettings, OwnSettings, RoleSetting, Said } from "./settings";

/** Fleets that share a role of the account have to agree on what they set for it. */
export function settingConflicts(all: readonly RoleSetting[]): Problem[] {
  const first = new Map<string, Said<unknown>>();
  return all
    .filter(({ scope }) => scope === "account")
    .flatMap(({ role, settings }) =>
      entries(settings).flatMap(([key, said]) => {
        // What is attached adds up.
        if (key === "managed") return [];
        const id = JSON.stringify([role, key]);
        const other = first.get(id);
        if (other === undefined) first.set(id, said);
        if (other === undefined || same(other.value, said.value)) return [];
        return [
          problemAt(
            "parameter-conflict",
            said.path,
            `the role ${quote(role)}, which the account has once, has the ${WORDS[key]} ${quote(said.value)} here and ${quote(other.value)} for another fleet`,
            "set the same for all fleets of the account, or set it once, under the environment or defaults",
          ),
        ];
      }),
    );
}

/** Settings of a fleet that has no roles of its own in an environment. */
export function idleSettings(
  settings: CommonSettings,
  { roles, environment }: { readonly roles: number; readonly environment: string },
): Problem[] {
  if (roles > 0) return [];
  return entries(settings)
    .filter(([, { level }]) => level === "fleet")
    .map(([key, { path }]) =>
      noEffect(
        path,
        `the fleet has no role of its own in ${quote(environment)}: its ${WORDS[key]} does nothing`,
        "set it under roles: for a role that the account has once, or remove it",
      ),
    );
}

/** What is set for a role that is somebody else's, and what cannot stand beside each other. */
export function contradictions(all: readonly RoleSetting[]): Problem[] {
  return all.flatMap(({ role, settings }) => [
    ...(settings.existing
      ? entries(settings)
          .filter(([key]) => !OF_EXISTING.has(key))
          .map(([key, { path }]) =>
            noEffect(
              path,
              `the role ${quote(role)} is somebody else's (${saidBy(settings.existing)}): its ${WORDS[key]} is not set here`,
              settings.existing?.value === true
                ? "remove it, or existing"
                : "remove it; whoever owns the role has to set it",
            ),
          )
      : []),
    ...(settings.name
      ? ([settings.name_prefix, settings.name_suffix] as const).flatMap((one) =>
          one === undefined
            ? []
            : [
                noEffect(
                  one.path,
                  `the role ${quote(role)} has the name ${quote(settings.name?.value)}, whole`,
                  "remove the prefix or suffix, or write it into the name",
                ),
              ],
        )
      : []),
  ]);
}

/** What of the file says that a role is somebody else's. */
export function saidBy(existing: OwnSettings["existing"]): string {
  const value = existing?.value ?? true;
  return value === true ? "existing: true" : `shared: { owner: ${quote(value.owner)} }`;
}

const OF_EXISTING: ReadonlySet<string> = new Set([
  "existing",
  "name",
  "name_prefix",
  "name_suffix",
  "path",
]);

/** What messages call a setting. */
export const WORDS: Readonly<Record<keyof OwnSettings, string>> = {
  permissions_boundary: "permissions boundary",
  name_prefix: "name prefix",
  name_suffix: "name suffix",
  path: "path",
  managed: "list of managed policies",
  max_session: "longest session",
  force_detach: "force_detach",
  exclusive: "exclusive",
  compact: "compact",
  trust_conditions: "set of trust conditions",
  name: "name",
  formerly: "name of before",
  description: "description",
  tags: "tags",
  instance_profile: "instance profile",
  existing: "existing",
};

/** Those that are there. */
export function entries(settings: OwnSettings): [keyof OwnSettings, Said<unknown>][] {
  return Object.entries(settings) as [keyof OwnSettings, Said<unknown>][];
}

function same(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

export function noEffect(path: DataPath, message: string, fix: string): Problem {
  return problem("no-effect", { message, fix, path, atKey: true });
}
