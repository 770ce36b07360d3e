/** Principal and NotPrincipal against who asks. Source: AWS IAM User Guide, reference_policies_elements_principal. */
import { readCaller, type Caller } from "./caller";
import type { PrincipalElement } from "./policy";
import type { ReadingId } from "./readings";
import { some, type Truth } from "./truth";

/**
 * How a name covers a caller: itself, the role that it is a session of, everyone, or all of its account, which leaves the
 * decision to the account's own policies.
 */
export type Way = "itself" | "role" | "everyone" | "account";

/** A name that covers the caller; `open` where that hangs on a reading. */
export interface Cover {
  readonly way: Way;
  readonly open?: ReadingId;
}

/** In which ways an element names the caller; none: it does not. */
export function coversOf(element: PrincipalElement, caller: Caller): Cover[] {
  return Object.entries(element).flatMap(([kind, names]) =>
    names.flatMap((name) => coverOf(kind, name, caller) ?? []),
  );
}

/** Whether one of the names covers the caller. */
export function isCovered(covers: readonly Cover[]): Truth {
  return some(covers, ({ open }) => open ?? true);
}

function coverOf(kind: string, name: string, caller: Caller): Cover | undefined {
  if (kind === "AWS") return name === "*" ? { way: "everyone" } : awsCover(name, caller);
  if (caller.kind === "anonymous") return undefined;
  if (name === caller.text) return { way: "itself" };
  const isKind = kind === "Service" ? caller.kind === "service" : caller.kind === "provider";
  return name === "*" && isKind && kind !== "CanonicalUser"
    ? { way: "everyone", open: "principal-wildcard" }
    : undefined;
}

/** An account id is the same as the ARN of the account's root user. Names count with their case. */
function awsCover(name: string, caller: Caller): Cover | undefined {
  if (caller.kind === "service" || caller.kind === "anonymous") return undefined;
  const named = readCaller(name);
  if (named.kind === "account") {
    return isSameAccount(named, caller) && caller.kind !== "provider"
      ? { way: "account" }
      : undefined;
  }
  if (name === caller.text) return { way: caller.kind === "role" ? "role" : "itself" };
  if (named.account !== caller.account || named.partition !== caller.partition) return undefined;
  if (named.name !== caller.name) return undefined;
  return relatives(named, caller);
}

function isSameAccount(named: Caller, caller: Caller): boolean {
  const { partition = caller.partition } = named;
  return (
    named.account === caller.account &&
    (caller.partition === undefined || partition === caller.partition)
  );
}

/** A role covers its sessions, whose ARNs drop the path of the role; a session is one of those of its role. */
function relatives(named: Caller, caller: Caller): Cover | undefined {
  if (named.kind === "role" && caller.kind === "session") return { way: "role" };
  if (named.kind === "session" && caller.kind === "role") {
    return { way: "itself", open: "session-of-role" };
  }
  return named.kind === "user" && caller.kind === "federated-user"
    ? { way: "role", open: "federating-user" }
    : undefined;
}

/**
 * Whether NotPrincipal leaves the caller to the statement. It exempts for certain whom it names in every way: the session,
 * its role, and the account; it never exempts from a Deny who has a boundary
 * (AWS IAM User Guide, reference_policies_elements_notprincipal).
 */
export function isNotExempt(
  element: PrincipalElement,
  caller: Caller,
  effect: "Allow" | "Deny",
  hasBoundary: boolean,
): Truth {
  if (effect === "Deny" && hasBoundary) return true;
  const covers = coversOf(element, caller);
  if (covers.length === 0) return effect === "Deny" ? true : "not-principal";
  if (covers.some(({ way }) => way === "everyone")) return false;
  const needed = NEEDED.get(caller.kind) ?? ["itself"];
  const certain = covers.filter(({ open }) => open === undefined).map(({ way }) => way);
  return needed.every((way) => certain.includes(way)) ? false : "not-principal";
}

/** The names that exempt, by kind of caller. */
const NEEDED: ReadonlyMap<string, readonly Way[]> = new Map<string, readonly Way[]>([
  ["account", ["account"]],
  ["user", ["itself", "account"]],
  ["role", ["role", "account"]],
  ["session", ["itself", "role", "account"]],
  ["federated-user", ["itself", "account"]],
]);
