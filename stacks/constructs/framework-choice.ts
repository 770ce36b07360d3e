import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { StackError } from "./errors";

/** CDKTF, which was archived, and CDK Terrain, which goes on with it: packages of other names, with the same classes. */
export const FRAMEWORKS = ["cdktf", "cdktn"] as const;
export type Framework = (typeof FRAMEWORKS)[number];

/** The packages of a framework: itself, and its bindings of the AWS provider. */
export function packagesOf(framework: Framework): readonly [core: string, provider: string] {
  return [framework, `@${framework}/provider-aws`];
}

/**
 * The framework that stacks are made with: what the project asks for, or else what is installed; of both, cdktf. Their cores cannot
 * be mixed in one app.
 *
 * @param isInstalled whether a package can be loaded
 * @param said what the project asks for, if anything
 * @throws StackError where what is needed is not there
 */
export function chooseFramework(isInstalled: (name: string) => boolean, said: unknown): Framework {
  if (said !== undefined) return asSaid(isInstalled, said);
  const whole = FRAMEWORKS.find((framework) => packagesOf(framework).every(isInstalled));
  if (whole !== undefined) return whole;
  const part = FRAMEWORKS.find((framework) => packagesOf(framework).some(isInstalled)) ?? "cdktf";
  throw missing(part, isInstalled);
}

function asSaid(isInstalled: (name: string) => boolean, said: unknown): Framework {
  const framework = FRAMEWORKS.find((one) => one === said);
  if (framework === undefined) {
    throw new StackError(
      `cdktf.json: context.${KEY} is ${JSON.stringify(said)}; write ${FRAMEWORKS.join(" or ")}, or leave it out`,
    );
  }
  if (packagesOf(framework).every(isInstalled)) return framework;
  throw missing(framework, isInstalled);
}

function missing(framework: Framework, isInstalled: (name: string) => boolean): StackError {
  const packages = packagesOf(framework);
  const gone = packages.filter((name) => !isInstalled(name));
  return new StackError(
    `${gone.join(" and ")} cannot be found, and stacks are made with it; npm install ${packages.join(" ")} constructs`,
  );
}

const KEY = "fleetroles:framework";

/** What the project's `cdktf.json` asks for, under `context`: that in the folder, or the nearest above it. */
export function saidFramework(from: string): unknown {
  for (let folder = from; ; folder = dirname(folder)) {
    const file = join(folder, "cdktf.json");
    if (existsSync(file)) return contextIn(file)[KEY];
    if (folder === dirname(folder)) return undefined;
  }
}

function contextIn(file: string): Readonly<Record<string, unknown>> {
  try {
    const { context } = JSON.parse(readFileSync(file, "utf8")) as {
      readonly context?: Readonly<Record<string, unknown>>;
    };
    return context ?? {};
  } catch {
    // The framework's own command reads it first, and says what is wrong with it.
    return {};
  }
}
