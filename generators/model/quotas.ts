/** What an account lets there be. */
import {
  MANAGED_POLICIES_DEFAULT,
  POLICIES_DEFAULT,
  ROLES_DEFAULT,
  TRUST_POLICY_DEFAULT,
} from "../iam/policy/quotas";
import type { Environment, Quotas } from "./types";

/** What an account has where AWS has not raised it. */
const DEFAULTS: Quotas = {
  managed_policies_per_role: MANAGED_POLICIES_DEFAULT,
  roles: ROLES_DEFAULT,
  policies: POLICIES_DEFAULT,
  trust_policy: TRUST_POLICY_DEFAULT,
};

/** A limit of the account of an environment: AWS's default, or what the file says. */
export function quotaOf({ quotas }: Pick<Environment, "quotas">, name: keyof Quotas): number {
  return quotas?.[name] ?? DEFAULTS[name];
}
