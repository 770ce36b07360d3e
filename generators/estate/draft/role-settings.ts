/**
 * What a fleet file says of single roles beside their blueprint. The one place that knows what it can say: another setting of
 * roles is one more here.
 */
import { sentenceList } from "../../text/lists";
import { ownValue } from "../../text/own-value";
import { roleWords, type LiveRole, type Unsaid } from "./live-role";

/** Under `roles: { <id>: … }`. */
export interface RoleSettings {
  readonly managed?: readonly string[];
  readonly permissions_boundary?: string;
  readonly tags?: Readonly<Record<string, string>>;
}

/** What is said of a role elsewhere already. */
export interface SaidElsewhere {
  /** ARNs of managed policies that its blueprint does not attach. */
  readonly managed: readonly string[];
  readonly boundary: string | undefined;
  readonly tags: Readonly<Record<string, string>>;
}

/** The settings of a role; none for one that needs none. */
export function settingsOf(
  role: LiveRole,
  { managed, boundary, tags }: SaidElsewhere,
): RoleSettings {
  const own = Object.entries(role.tags ?? {}).filter(
    ([key, value]) => ownValue(tags, key) !== value,
  );
  return {
    ...(managed.length > 0 && { managed }),
    ...(role.boundary !== undefined &&
      role.boundary !== boundary && { permissions_boundary: role.boundary }),
    ...(own.length > 0 && { tags: Object.fromEntries(own.map(asText)) }),
  };
}

/** What looks like a placeholder is none. */
function asText([key, value]: readonly [string, string]): readonly [string, string] {
  return [key, value.replaceAll("{{", "\\{{")];
}

/** What no setting can say of it: Terraform would change that. */
export function unsaidOf(role: LiveRole, { tags }: SaidElsewhere): Unsaid[] {
  const keys =
    role.tags === undefined
      ? []
      : Object.keys(tags).filter((key) => ownValue(role.tags, key) === undefined);
  if (keys.length === 0) return [];
  const why =
    "the fleet's other roles have it, and a single role cannot be without, so Terraform would add it";
  return [
    {
      what: `${sentenceList(keys.map((key) => `tag ${JSON.stringify(key)}`))} of ${roleWords(role.name)}`,
      why,
    },
  ];
}
