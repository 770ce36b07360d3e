/**
 * What a fleet file says of single roles beside their blueprint. The one place that knows what it can say: another setting of
 * roles is one more here.
 */
import { sentenceList } from "../../text/lists";
import { ownValue } from "../../text/own-value";
import { roleWords, type LiveRole, type Unsaid } from "./live";

/** Under `roles: { <id>: … }`. */
export interface RoleSettings {
  readonly managed?: readonly string[];
  readonly permissions_boundary?: string;
}

/** What is said of a role elsewhere already. */
export interface SaidElsewhere {
  /** ARNs of managed policies that its blueprint does not attach. */
  readonly managed: readonly string[];
  readonly boundary: string | undefined;
  readonly tags: Readonly<Record<string, string>>;
}

/** The settings of a role; none for one that needs none. */
export function settingsOf(role: LiveRole, { managed, boundary }: SaidElsewhere): RoleSettings {
  return {
    ...(managed.length > 0 && { managed }),
    ...(role.boundary !== undefined &&
      role.boundary !== boundary && { permissions_boundary: role.boundary }),
  };
}

/** What no setting can say of it: Terraform would change that. */
export function unsaidOf(role: LiveRole, { tags }: SaidElsewhere): Unsaid[] {
  const own = Object.entries(role.tags ?? {}).filter(
    ([key, value]) => ownValue(tags, key) !== value,
  );
  const added =
    role.tags === undefined
      ? []
      : Object.keys(tags).filter((key) => ownValue(role.tags, key) === undefined);
  const keys = [...own.map(([key]) => key), ...added];
  if (keys.length === 0) return [];
  const why = "tags of one role have no place in a fleet file yet, so Terraform would change them";
  return [
    {
      what: `${sentenceList(keys.map((key) => `tag ${JSON.stringify(key)}`))} of ${roleWords(role.name)}`,
      why,
    },
  ];
}
