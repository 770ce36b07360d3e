import { problem, quote } from "../problem";
import type { DataPath, Problem } from "../problem";
import { isProviderConstraint, overlap } from "../text/versions";

/** The versions of the AWS provider that stacks are made for, and that they ask for unless the file says another constraint. */
export const PROVIDER_VERSIONS = ">= 5.100, < 7.0";

const EXAMPLES = 'write, for example, version: "~> 5.100" or version: ">= 5.100, < 7"';

/** What is wrong with `version` among the provider's settings. */
export function providerVersionProblems(version: unknown, path: DataPath): Problem[] {
  if (typeof version !== "string") {
    const message = `the provider's version must be a text, but is ${quote(version)}`;
    return [problem("bad-provider-version", { message, fix: EXAMPLES, path })];
  }
  if (!isProviderConstraint(version)) {
    const what = version.includes("{{") ? "a placeholder, and no constraint," : "no constraint";
    const message = `Terraform reads ${what} in the provider's version ${quote(version)}`;
    return [problem("bad-provider-version", { message, fix: EXAMPLES, path })];
  }
  if (!overlap(version, version)) {
    const message = `no version of the provider is ${quote(version)}: what it says leaves nothing`;
    return [problem("bad-provider-version", { message, fix: EXAMPLES, path })];
  }
  if (overlap(version, PROVIDER_VERSIONS)) return [];
  const message = `${quote(version)} leaves no version of the AWS provider that stacks are made for`;
  const fix = `allow one of ${PROVIDER_VERSIONS}; with others, see that terraform validate takes the stacks`;
  return [problem("provider-version-untried", { message, fix, path })];
}
