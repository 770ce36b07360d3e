import { isWithin } from "../wildcards";
import { arnFields } from "./parts";

/**
 * Whether every resource that an element of a policy's Resource means is one that a wider element means. A false
 * may be wrong. Fields are compared one by one: a wildcard is not taken to reach beyond its own, nor is "*"
 * to be an ARN, for only "*" itself holds actions without resource types (AWS IAM User Guide,
 * reference_policies_elements_resource).
 */
export function isResourceWithin(resource: string, wider: string): boolean {
  if (wider === "*" || resource === wider) return true;
  const [given, wanted] = [arnFields(resource), arnFields(wider)];
  if (given.length !== 6 || wanted.length !== 6) return false;
  return given.every((field, index) => isWithin(field, wanted[index] ?? ""));
}
