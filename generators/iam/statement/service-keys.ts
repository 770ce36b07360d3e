import { quote } from "../../problem";
import { holdsWithoutKey } from "./conditions";
import type { StatementFault, StatementRule } from "./statement";

/**
 * Services of whose requests for a role no page of AWS's that is known here shows a source: that of Lambda's execution role has no
 * such condition, and of AWS DeepLens there is nothing left. Of services that are not in the list nothing is known either way.
 */
const WITHOUT_SOURCE: ReadonlySet<string> = new Set(["deeplens", "lambda"]);

/** What tells who is behind a service's request. Source: AWS IAM User Guide, confused-deputy. */
const SOURCE = /^aws:Source(Account|Arn|OrgID|OrgPaths)$/i;

/**
 * Keys on people, roles and networks that ask for themselves: a service that assumes a role is none of these. That it sends none
 * of them is unverified. Source of the keys: AWS IAM User Guide, reference_policies_condition-keys.
 */
const OF_CALLERS =
  /^(aws:(Principal(Account|Arn|OrgID|OrgPaths|Tag\/.*)|userid|username|MultiFactorAuth(Age|Present)|TokenIssueTime|FederatedProvider|SourceIdentity|SourceIp|SourceVpc|SourceVpce|VpcSourceIp)|sts:(ExternalId|SourceIdentity))$/i;

/** Warns of keys that nothing shows a service to send when it assumes a role: where it does not, nobody gets the role. */
export const serviceKeys: StatementRule = ({ Principal = {}, Condition = {} }, { kind }) => {
  if (kind !== "trust") return [];
  const services = Principal.Service ?? [];
  return Object.entries(Condition).flatMap(([operator, keys]) =>
    Object.entries(keys).flatMap(([key, values]): StatementFault[] => {
      const lacking = services.filter((service) => lacks(service, key));
      if (lacking.length === 0) return [];
      const names = lacking.map(quote).join(", ");
      const effect = holdsWithoutKey(operator, values)
        ? "the condition then always holds and restricts nothing"
        : "without it the service cannot assume the role";
      return [
        {
          id: "condition-key-unsupported",
          message: `nothing shows that ${names} sends ${quote(key)} when it assumes a role (unverified): ${effect}`,
          fix: "try it with one role before others get it, or use a key that the service's guide names",
          at: ["Condition", operator, key],
        },
      ];
    }),
  );
};

function lacks(service: string, key: string): boolean {
  if (OF_CALLERS.test(key)) return true;
  return SOURCE.test(key) && WITHOUT_SOURCE.has(service.replace(/\.amazonaws\.com(\.cn)?$/, ""));
}
