/** Whether a condition leaves anybody out who asks as everybody does. */
import type { Condition } from "../document";
import { narrowingFaults } from "./narrowing";

/**
 * Keys that say how or when somebody asks, and not who asks for what: whoever has the role's credentials can have them as they must be. Source of
 * the keys: AWS IAM User Guide, reference_policies_condition-keys; that they restrict nobody is what they are.
 */
const HOW_AND_WHEN =
  /^(aws:(currenttime|epochtime|referer|requestedregion|securetransport|tokenissuetime|useragent)|s3:(authtype|signatureversion|tlsversion|x-amz-content-sha256))$/i;

/** Whether some test of it is on who asks for what, and does not hold for everything of its kind. */
export function restricts(condition: Condition = {}): boolean {
  return Object.entries(condition).some(
    ([operator, keys]) =>
      operator !== "Null" &&
      Object.entries(keys).some(
        ([key, values]) =>
          !HOW_AND_WHEN.test(key) &&
          narrowingFaults({ [operator]: { [key]: values } }).length === 0,
      ),
  );
}
