/** Limits of an account that AWS raises on request. */
import { z } from "zod";
import {
  MANAGED_POLICIES_MAX,
  POLICIES_MAX,
  ROLES_MAX,
  TRUST_POLICY_MAX,
} from "../iam/policy/quotas";

const quota = (
  most: number,
  what: string,
  { standard, example }: { readonly standard: number; readonly example: number },
): z.ZodOptional<z.ZodNumber> =>
  z
    .number()
    .int()
    .min(1)
    .max(most)
    .meta({
      description: `${what} (default: ${String(standard)}), ${String(most)} at most.`,
      default: standard,
      examples: [example],
    })
    .optional();

/** What an account has in place of what AWS gives to every account. */
export const quotas = z
  .strictObject({
    managed_policies_per_role: quota(MANAGED_POLICIES_MAX, "Managed policies attached to a role", {
      standard: 20,
      example: 25,
    }),
    roles: quota(ROLES_MAX, "Roles in the account", { standard: 1000, example: 2000 }),
    policies: quota(POLICIES_MAX, "Customer managed policies in the account", {
      standard: 1500,
      example: 3000,
    }),
    trust_policy: quota(TRUST_POLICY_MAX, "Characters of a role's trust policy", {
      standard: 2048,
      example: 4096,
    }),
  })
  .meta({
    description:
      "What AWS lets the account have, where that is not the default: Service Quotas has it.",
    examples: [{ managed_policies_per_role: 25, roles: 2000 }],
  });
