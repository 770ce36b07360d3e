/** What a role or user is called and how long its sessions last: no access, but what a reviewer wants to see. */
import { compare } from "../text/names";
import type { PolicyHolder } from "./holder";

/** A setting that differs. */
export interface SettingChange {
  /** Terraform's name of it. */
  readonly name: string;
  readonly before: string;
  readonly after: string;
}

/** The settings that both sides know and say otherwise. */
export function settingsBetween(
  old: PolicyHolder | undefined,
  now: PolicyHolder | undefined,
): SettingChange[] {
  const after = new Map(Object.entries(now?.settings ?? {}));
  return Object.entries(old?.settings ?? {})
    .flatMap(([name, before]): SettingChange[] => {
      const is = after.get(name);
      return is === undefined || is === before ? [] : [{ name, before, after: is }];
    })
    .sort((one, other) => compare(one.name, other.name));
}
