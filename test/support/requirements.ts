import { inCi } from "./ci";
import { run } from "./run";
import { findMoto } from "./moto";
import { findTerraform } from "./terraform";
import { temporaryFolder } from "./folders";

/** What a test may need that `npm ci` does not bring. */
export type Tool = "terraform" | "moto" | "registry";

/** Each gives the reason why the tool cannot be used, or undefined. */
const MISSING: Readonly<Record<Tool, () => Promise<string | undefined>>> = {
  terraform: async () => {
    const answer = await findTerraform();
    return typeof answer === "string" ? answer : undefined;
  },
  moto: () => Promise.resolve(findMoto() === undefined ? "moto_server is not on PATH" : undefined),
  registry: async () => {
    const cwd = temporaryFolder("ping");
    const { code } = await run("npm", ["ping", "--fetch-retries=0"], { cwd, timeout: 60_000 });
    return code === 0 ? undefined : "the npm registry does not answer";
  },
};

/**
 * Skips the running suite or test, with the reason printed, where a tool is missing. In CI (the
 * variable `CI` is set) that is an error instead: there, nothing may go untested unseen.
 */
export async function requireTools(context: Mocha.Context, tools: readonly Tool[]): Promise<void> {
  const reasons: string[] = [];
  for (const tool of tools) {
    const reason = await MISSING[tool]();
    if (reason !== undefined) reasons.push(reason);
  }
  if (reasons.length === 0) return;
  if (inCi()) throw new Error(`cannot run in CI: ${reasons.join("; ")}`);
  // With its name, because tests run side by side.
  const suite = context.runnable().parent?.fullTitle() ?? "";
  console.log(`    skipped: ${suite}: ${reasons.join("; ")}`);
  context.skip();
}
