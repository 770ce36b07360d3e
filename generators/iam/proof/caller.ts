/** Who asks: what the principal of a request says about itself. */
import { not, type Truth } from "./truth";

/**
 * Kinds of callers: nobody known (`*`), a service, an identity provider or what it is called, an account or its root
 * user, a user, a role in any of its sessions, one session of a role, a federated user, and what else there is.
 */
export type CallerKind =
  | "anonymous"
  | "service"
  | "provider"
  | "account"
  | "user"
  | "role"
  | "session"
  | "federated-user"
  | "other";

export interface Caller {
  readonly kind: CallerKind;
  /** As the request has it. */
  readonly text: string;
  readonly partition?: string | undefined;
  readonly account?: string | undefined;
  /** The name of a role, also that of a session, or of a user; without its path. */
  readonly name?: string;
}

const KINDS: readonly (readonly [string, RegExp, CallerKind])[] = [
  ["iam", /^root$/, "account"],
  ["iam", /^user\//, "user"],
  ["iam", /^role\//, "role"],
  ["iam", /^(saml|oidc)-provider\//, "provider"],
  ["sts", /^assumed-role\/[^/]+\/./, "session"],
  ["sts", /^federated-user\//, "federated-user"],
];

/** The caller that a principal is (AWS IAM User Guide, reference_identifiers and reference_policies_elements_principal). */
export function readCaller(text: string): Caller {
  if (text === "*") return { kind: "anonymous", text };
  if (/^\d{12}$/.test(text)) return { kind: "account", text, account: text };
  const [arn, partition, service, region, account, ...rest] = text.split(":");
  if (arn !== "arn" || region === undefined || rest.length === 0) {
    return { kind: /^[^/]+\.amazonaws\.com(\.cn)?$/.test(text) ? "service" : "provider", text };
  }
  const resource = rest.join(":");
  const found = KINDS.find(([of, shape]) => of === service && shape.test(resource));
  const kind = found?.[2] ?? "other";
  const name = resource.split("/").at(kind === "session" ? 1 : -1) ?? "";
  return { kind, text, name, partition, account };
}

/** Whether somebody can have given it identity policies: services, providers and nobody known have none. */
export function hasIdentity({ kind }: Caller): boolean {
  return kind !== "anonymous" && kind !== "service" && kind !== "provider";
}

/**
 * Whether service control policies bind it: principals of accounts, the root user too, and no service-linked role
 * (Organizations User Guide, orgs_manage_policies_scps).
 */
export function controlBinds(caller: Caller): Truth {
  if (!hasIdentity(caller)) return false;
  return not(isServiceLinked(caller));
}

/** Whether it is a service-linked role; of a session only its name tells, which anyone may have chosen. */
export function isServiceLinked({ kind, text, name = "" }: Caller): Truth {
  if (kind === "role") return text.includes(":role/aws-service-role/");
  return kind === "session" && name.startsWith("AWSServiceRoleFor") && "service-linked-session";
}
