/** `evaluate` and iam-simulate on the same requests of real policies. */
import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import type * as Evaluate from "../../generators/iam/proof/evaluate";
import { randomNumbers, requestsLike } from "../../test/iam/proof/attack";
import type { Draw } from "../../test/iam/proof/draw";
import { askSimulator, simulator } from "../../test/iam/proof/oracle";
import { median, realDocuments } from "./documents";

const REQUESTS = 40;
const RUNS = 9;

/**
 * Ours, compiled as it is published, reads the policies once, as it is meant to be used. Theirs is given policies with each
 * request, for it takes them no other way: by the function that its users call, and by the part below its checks.
 */
export async function benchEvaluate(): Promise<void> {
  const { evaluator } = compiled();
  const simulate = await simulator();
  const pick = randomNumbers(11);
  const subjects = (await realDocuments()).map(({ documents }) => ({
    documents,
    requests: requestsLike(documents, REQUESTS, pick),
  }));
  const ours = (): void => {
    for (const { documents, requests } of subjects) {
      const decide = evaluator({ identity: documents });
      for (const request of requests) decide(request);
    }
  };
  const core = (): void => {
    for (const { documents, requests } of subjects) {
      for (const request of requests) {
        simulate({ request, policies: { identity: documents } } as unknown as Draw);
      }
    }
  };
  const theirs = async (): Promise<void> => {
    for (const { documents, requests } of subjects) {
      for (const request of requests) await askSimulator(documents, request);
    }
  };
  // What has run before is compiled: it is so for all.
  ours();
  core();
  await theirs();
  const times: { ours: number; core: number; theirs: number }[] = [];
  for (let run = 0; run < RUNS; run++) {
    times.push({ ours: await timed(ours), core: await timed(core), theirs: await timed(theirs) });
  }
  const each = (median(times.map((one) => one.ours)) * 1000) / (subjects.length * REQUESTS);
  const ratio = (of: "core" | "theirs"): string =>
    median(times.map((one) => one[of] / one.ours)).toFixed(0);
  console.log(
    `evaluate: ${subjects.length * REQUESTS} requests of ${subjects.length} real sets of policies, ` +
      `iam-simulate takes ${ratio("theirs")} x the time, its core below the checks ` +
      `${ratio("core")} x (ours ${each.toFixed(1)} µs each)`,
  );
}

function compiled(): typeof Evaluate {
  const file = join(__dirname, "..", "..", "dist", "generators", "iam", "proof", "evaluate.js");
  if (!existsSync(file)) throw new Error("dist/ is missing: npm run build first");
  return createRequire(__filename)(file) as typeof Evaluate;
}

/** Milliseconds of this process alone: what else the machine does would fall on the shorter of the two by chance. */
async function timed(work: () => void | Promise<void>): Promise<number> {
  const begun = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(begun);
  return (user + system) / 1000;
}
