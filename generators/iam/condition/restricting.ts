/** Whether a condition leaves anybody out who asks as everybody does. */
import type { Condition } from "../document";
import { isLike } from "../wildcards";
import { narrowingFaults } from "./narrowing";
import { readOperator } from "./operators";

/**
 * Keys that say how or when somebody asks, and not who asks for what: whoever has the role's credentials can have them as they must be. Source of
 * the keys: AWS IAM User Guide, reference_policies_condition-keys; that they restrict nobody is what they are.
 */
const HOW_AND_WHEN =
  /^(aws:(currenttime|epochtime|referer|requestedregion|securetransport|tokenissuetime|useragent)|s3:(authtype|signatureversion|tlsversion|x-amz-content-sha256))$/i;

/** Keys whose values are service principals: a pattern of what they all end in names all of them. */
const OF_SERVICES =
  /^(iam:(passedtoservice|awsservicename)|aws:(calledvia\w*|principalservicename))$/i;
const ANY_SERVICE = "any-9c31xy.amazonaws.com";

/** Whether some test of it is on who asks for what, and does not hold for everything of its kind. */
export function restricts(condition: Condition = {}): boolean {
  return Object.entries(condition).some(
    ([operator, keys]) =>
      operator !== "Null" &&
      Object.entries(keys).some(
        ([key, values]) => !HOW_AND_WHEN.test(key) && isNarrow(operator, key, values),
      ),
  );
}

/** Whether requests have to have one of the keys for it to hold, and not with just any value. */
export function asksFor(condition: Condition = {}, keys: readonly string[]): boolean {
  const lower = new Set(keys.map((key) => key.toLowerCase()));
  return Object.entries(condition).some(
    ([operator, tests]) =>
      readOperator(operator) !== undefined &&
      operator !== "Null" &&
      Object.entries(tests).some(
        ([key, values]) => lower.has(key.toLowerCase()) && isNarrow(operator, key, values),
      ),
  );
}

function isNarrow(operator: string, key: string, values: readonly string[]): boolean {
  if (narrowingFaults({ [operator]: { [key]: values } }).length > 0) return false;
  const isOfServices = OF_SERVICES.test(key) && operator.includes("StringLike");
  return !(isOfServices && values.some((value) => isLike(ANY_SERVICE, value)));
}
