/** Roles that a stack looks up, and does not make. */
import { roleArn } from "../../iam/arn/identities";
import type { ExistingRole } from "../parts/blueprint-parts";
import type { Site } from "../placements";
import type { RoleReference } from "../types";
import type { RoleSetting } from "./settings";

/** A role as a stack looks it up. */
export function referenceTo(
  { id, name, path }: ExistingRole,
  { partition, account }: Pick<Site, "partition" | "account">,
  said: readonly RoleSetting[] = [],
  prefix = "",
): RoleReference {
  const setting = said.find(({ role, settings }) => `${prefix}${role}` === id && settings.existing);
  const existing = setting?.settings.existing?.path;
  const arn = roleArn(partition, account, path, name);
  return { id, name, arn, ...(existing && { existing }) };
}
