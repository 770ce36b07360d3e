import type { BlueprintRole } from "../../blueprints/schema";
import { SESSION_DURATION_MIN } from "../../iam/policy/quotas";
import { compare } from "../../text/names";
import { seconds } from "../parts/blueprint-roles";
import type { Scope } from "../parts/blueprint-roles";
import type { Role } from "../types";
import type { OwnSettings } from "./settings";

/** What of a role comes of its settings alone. */
type Settled = Pick<
  Role,
  "maxSessionDuration" | "permissionsBoundary" | "forceDetach" | "exclusive" | "tags"
>;

/** What is set for the role itself, and not for what it may do. */
export function settled(
  part: BlueprintRole,
  { scope, tags }: { readonly scope: Scope; readonly tags: Readonly<Record<string, string>> },
  settings: OwnSettings,
): Settled {
  const { permissions_boundary: boundary, max_session: longest, exclusive } = settings;
  const usual = seconds(part.session, scope);
  const session = longest?.value ?? (usual && Math.max(usual, SESSION_DURATION_MIN));
  const all = { ...tags, ...settings.tags?.value };
  return {
    ...(session !== undefined && { maxSessionDuration: session }),
    ...(boundary !== undefined && { permissionsBoundary: boundary.value }),
    ...(settings.force_detach?.value && { forceDetach: true }),
    ...(exclusive?.value === false && { exclusive: false }),
    tags: Object.fromEntries(Object.entries(all).sort(([a], [b]) => compare(a, b))),
  };
}
