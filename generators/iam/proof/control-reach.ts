/** Which actions resource control policies can deny (Organizations User Guide, orgs_manage_policies_rcps). */
import { rcpServicesSync } from "../reference";
import type { ReadAction } from "./actions";
import type { Truth } from "./truth";

/** AWS names it as one that they do not restrict; in lower case. */
export const BEYOND_CONTROL = "kms:retiregrant";

/** Whether they can: of a service that AWS's list does not have, it may be that the list has grown since. */
export function isWithinControl({ text, service }: ReadAction): Truth {
  if (text === BEYOND_CONTROL) return false;
  return rcpServicesSync().has(service) || "rcp-service";
}
