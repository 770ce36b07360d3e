/** Actions of requests against the patterns in Action and NotAction. */
import { isLike } from "../wildcards";
import { some, type Truth } from "./truth";

/** The action of a request, in lower case: whole, and its parts. */
export interface ReadAction {
  readonly text: string;
  readonly service: string;
  /** What is called; undefined where there is no colon. */
  readonly name: string | undefined;
}

export function readAction(action: string): ReadAction {
  const text = action.toLowerCase();
  const colon = text.indexOf(":");
  return colon < 0
    ? { text, service: text, name: undefined }
    : { text, service: text.slice(0, colon), name: text.slice(colon + 1) };
}

/**
 * Whether one of the patterns names an action: prefix and name, whatever their case (AWS IAM User Guide,
 * reference_policies_elements_action); `*` names each. They are read once, names without wildcards as a set.
 */
export function readActions(patterns: readonly string[]): (action: ReadAction) => Truth {
  const exact = new Set<string>();
  const others: ReadAction[] = [];
  for (const pattern of patterns) {
    const read = readAction(pattern);
    if (/[*?]/.test(read.text)) others.push(read);
    else if (read.name !== undefined) exact.add(read.text);
  }
  return (action) => {
    if (exact.has(action.text)) return true;
    return some(others, (one) => names(one, action));
  };
}

/** The services that patterns are about; undefined where one may be about any. */
export function servicesNamed(patterns: readonly string[]): ReadonlySet<string> | undefined {
  const services = patterns.map((pattern) => readAction(pattern).service);
  return services.some((service) => /[*?]/.test(service)) ? undefined : new Set(services);
}

function names(pattern: ReadAction, action: ReadAction): Truth {
  if (pattern.text === "*") return true;
  const { service, name } = pattern;
  if (name !== undefined && service === action.service) return isLike(action.name ?? "", name);
  const isOpen = /[*?]/.test(service) && isLike(action.text, pattern.text);
  return isOpen ? "action-prefix-wildcard" : false;
}
