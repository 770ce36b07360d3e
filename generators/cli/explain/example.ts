/** Examples of problems, run as their users would run them. */
import { join } from "node:path";
import { EXPLANATIONS } from "../../explanations";
import type { Example } from "../../explanations";
import { loadEscalationPaths } from "../../escalation-paths";
import { checkFile } from "../../generate";
import { lintPolicy } from "../../iam/lint";
import { packageFolder } from "../../package-root";
import type { Location, Problem } from "../../problem";
import { sensitiveActions } from "../../sensitive-actions";
import { textsIn } from "../../source/texts-in";
import { displayPath } from "../../text/paths";

/** An example as its files stand, and what is found in it. */
export interface RunExample {
  /** The files by name, the fleet file first. */
  readonly files: ReadonlyMap<string, string>;
  readonly command: string;
  /** With places in these files. */
  readonly problems: readonly Problem[];
}

/** What a fleet file has to have, for examples that are about something else. */
const HEAD = {
  version: "version: 1\n",
  environments: 'environments:\n  dev: { account: "111111111111", region: us-east-1 }\n',
  fleets: "fleets:\n  dock: { blueprint: greengrass-v2 }\n",
} as const;

const FLEET_FILE = "fleets.yaml";

/** Runs `check`, or `lint` where the example is a policy. Nothing is written. */
export async function runExample(example: Example): Promise<RunExample> {
  if ("policy" in example) return runPolicy(example.policy, example.kind);
  if ("folder" in example) {
    const folder = join(EXPLANATIONS, example.folder);
    const files = textsIn(folder);
    const { problems } = await checkFile(join(folder, FLEET_FILE));
    return { files, command: "check", problems: problems.map((one) => within(one, folder)) };
  }
  // There is no such folder, so that no file of anybody has a part in it.
  const folder = join(EXPLANATIONS, "-");
  const files = new Map(
    Object.entries(example.files).map(([name, text]) => [
      name,
      name === FLEET_FILE ? wholeFile(text) : text,
    ]),
  );
  const unwritten = new Map([...files].map(([name, text]) => [join(folder, name), text]));
  const { problems } = await checkFile(join(folder, FLEET_FILE), { unwritten });
  return { files, command: "check", problems: problems.map((one) => within(one, folder)) };
}

/** A file that says nothing yet stays so. */
function wholeFile(text: string): string {
  const keys = new Set([...text.matchAll(/^["']?(\w+)["']?:/gm)].map(([, key]) => key));
  if (keys.size === 0) return text;
  const isSaid = (key: string): boolean =>
    keys.has(key) || (key === "fleets" && keys.has("workloads"));
  const head = Object.entries(HEAD).filter(([key]) => !isSaid(key) && key !== "fleets");
  return [...head.map(([, said]) => said), text, isSaid("fleets") ? "" : HEAD.fleets].join("");
}

function runPolicy(text: string, kind: "identity" | "trust" | "resource" | undefined): RunExample {
  const file = "policy.json";
  const { paths } = loadEscalationPaths(packageFolder("templates", "escalation-paths"));
  const options = { escalationPaths: paths, sensitive: sensitiveActions() };
  const found = lintPolicy(text, { ...options, ...(kind && { kind }) });
  const problems = found.map(({ id, severity, message, fix, line, column }): Problem => {
    const location = { file, ...(line && { line }), ...(column && { column }) };
    return { id, severity, message, fix, location };
  });
  const command = kind === undefined ? `lint ${file}` : `lint --kind ${kind} ${file}`;
  return { files: new Map([[file, text]]), command, problems };
}

/** A problem as it is told where the folder is the working directory. */
function within(problem: Problem, folder: string): Problem {
  const prefixes = [`${displayPath(folder)}/`, `${folder}/`];
  const short = (text: string): string =>
    prefixes.reduce((rest, prefix) => rest.replaceAll(prefix, ""), text);
  const place = (location: Location): Location => ({ ...location, file: short(location.file) });
  const { message, fix, location, related } = problem;
  return {
    ...problem,
    ...{ message: short(message), fix: short(fix) },
    ...(location && { location: place(location) }),
    ...(related && {
      related: related.map((one) => ({
        ...one,
        message: short(one.message),
        ...(one.location && { location: place(one.location) }),
      })),
    }),
  };
}
