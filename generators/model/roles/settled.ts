import type { BlueprintRole } from "../../blueprints/schema";
import { SESSION_DURATION_MIN } from "../../iam/policy/quotas";
import { compare } from "../../text/names";
import { seconds } from "../parts/scope";
import type { Scope } from "../parts/scope";
import type { PlacedTag, Role, RoleSaying } from "../types";
import type { OwnSettings, Said } from "./settings";

/** What of a role comes of its settings alone. */
type Settled = Pick<
  Role,
  | "maxSessionDuration"
  | "permissionsBoundary"
  | "forceDetach"
  | "exclusive"
  | "compact"
  | "instanceProfile"
  | "tags"
  | "tagsSaid"
  | "saidAt"
>;

/** What is set for the role itself, and not for what it may do. */
export function settled(
  part: BlueprintRole,
  { scope, tags }: { readonly scope: Scope; readonly tags: Readonly<Record<string, string>> },
  settings: OwnSettings,
  name: string,
): Settled {
  const { permissions_boundary: boundary, max_session: longest } = settings;
  const usual = seconds(part.session, scope);
  const session = longest?.value ?? (usual && Math.max(usual, SESSION_DURATION_MIN));
  const all = { ...tags, ...settings.tags?.value };
  return {
    ...(session !== undefined && { maxSessionDuration: session }),
    ...(boundary !== undefined && { permissionsBoundary: boundary.value }),
    ...switches(settings),
    ...profileOf(settings, name),
    ...(settings.tags && { tagsSaid: tagsIn(settings.tags) }),
    ...saidAt(settings),
    tags: Object.fromEntries(Object.entries(all).sort(([a], [b]) => compare(a, b))),
  };
}

/** What is one way unless it is said. */
function switches({
  force_detach: detach,
  exclusive,
  compact,
}: OwnSettings): Pick<Role, "forceDetach" | "exclusive" | "compact"> {
  return {
    ...(detach?.value && { forceDetach: true }),
    ...(exclusive?.value === false && { exclusive: false }),
    ...(compact?.value && { compact: true }),
  };
}

function profileOf({ instance_profile: said }: OwnSettings, name: string): Partial<Settled> {
  if (said === undefined) return {};
  return { instanceProfile: said.value === true ? name : said.value };
}

function tagsIn({ value, path }: Said<Readonly<Record<string, string>>>): PlacedTag[] {
  return Object.entries(value).map(([key, one]) => {
    return { key, value: one, place: { path: [...path, key] } };
  });
}

const SAYINGS: Readonly<Record<RoleSaying, keyof OwnSettings>> = {
  name: "name",
  formerly: "formerly",
  prefix: "name_prefix",
  suffix: "name_suffix",
  path: "path",
  description: "description",
  session: "max_session",
  profile: "instance_profile",
};

function saidAt(settings: OwnSettings): Pick<Role, "saidAt"> {
  const all = Object.entries(SAYINGS) as [RoleSaying, keyof OwnSettings][];
  const said = all.flatMap(([saying, key]) => {
    const one = settings[key];
    return one === undefined ? [] : [[saying, one.path] as const];
  });
  return said.length === 0 ? {} : { saidAt: Object.fromEntries(said) };
}
