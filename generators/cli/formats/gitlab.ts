import { createHash } from "node:crypto";
import type { Problem } from "../../problem";
import type { Format } from "./format";
import { visible } from "../../text/printable";

/** GitLab's words, of which it has five: `minor` and `blocker` are not used. */
const SEVERITIES = { error: "critical", warning: "major", notice: "info" } as const;

/**
 * Problems as GitLab's code quality report, for its merge requests: a list of findings, each with a path and a line; one that is of no file
 * is of the project's folder. Source: GitLab Docs, ci/testing/code_quality (report format).
 */
export const gitlab: Format = {
  description: "GitLab's code quality report",
  stream: "stdout",
  render: (problems) => {
    const seen = new Map<string, number>();
    return JSON.stringify(
      problems.map((problem) => {
        const key = keyOf(problem);
        const count = seen.get(key) ?? 0;
        seen.set(key, count + 1);
        return finding(problem, `${key} ${String(count)}`);
      }),
      null,
      2,
    );
  },
};

function finding({ id, severity, message, fix, location }: Problem, key: string): object {
  return {
    description: visible(`${message} Fix: ${fix}`),
    check_name: id,
    // One fingerprint is shown once, and a merge request shows those that its base has not.
    fingerprint: createHash("sha256").update(key).digest("hex"),
    severity: SEVERITIES[severity],
    location: { path: pathOf(location?.file), lines: { begin: location?.line ?? 1 } },
  };
}

/** Lines are left out: what is above a finding may grow. */
function keyOf({ id, message, location }: Problem): string {
  return JSON.stringify([id, message, location?.file]);
}

/** GitLab finds no file by a path that begins with ./ */
function pathOf(file = "."): string {
  return file.replace(/^(?:\.\/)+(?=.)/, "");
}
