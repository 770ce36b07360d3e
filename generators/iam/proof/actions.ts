/** Actions of requests against the patterns in Action and NotAction. */
import { isLike } from "../wildcards";
import type { Truth } from "./truth";

/**
 * Whether a pattern names an action: prefix and name, whatever their case (AWS IAM User Guide,
 * reference_policies_elements_action); `*` names each.
 */
export function namesAction(pattern: string, action: string): Truth {
  if (pattern === "*") return true;
  const [wanted, given] = [pattern.toLowerCase(), action.toLowerCase()];
  const [prefix, name] = split(wanted);
  const [service, called] = split(given);
  if (name !== undefined && prefix === service) return isLike(called ?? "", name);
  return /[*?]/.test(prefix) && isLike(given, wanted) ? "action-prefix-wildcard" : false;
}

function split(action: string): [string, string | undefined] {
  const colon = action.indexOf(":");
  return colon < 0 ? [action, undefined] : [action.slice(0, colon), action.slice(colon + 1)];
}
