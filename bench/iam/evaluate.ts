/** `evaluate` and iam-simulate on the same requests of real policies. */
import { evaluator } from "../../generators/iam/proof/evaluate";
import { randomNumbers, requestsLike } from "../../test/iam/proof/attack";
import type { Draw } from "../../test/iam/proof/draw";
import { simulator } from "../../test/iam/proof/oracle";
import { median, realDocuments } from "./documents";

const REQUESTS = 40;
const RUNS = 9;

/**
 * Ours reads the policies once, as it is meant to be used; theirs is the part below its checks, and is given policies with each
 * request, for it takes them no other way.
 */
export async function benchEvaluate(): Promise<void> {
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
  const theirs = (): void => {
    for (const { documents, requests } of subjects) {
      for (const request of requests) {
        simulate({ request, policies: { identity: documents } } as unknown as Draw);
      }
    }
  };
  // What has run before is compiled: it is so for both.
  ours();
  theirs();
  const times: { ours: number; theirs: number }[] = [];
  for (let run = 0; run < RUNS; run++) times.push({ ours: timed(ours), theirs: timed(theirs) });
  const ratio = median(times.map((one) => one.theirs / one.ours));
  const each = (median(times.map((one) => one.ours)) * 1000) / (subjects.length * REQUESTS);
  console.log(
    `evaluate: ${subjects.length * REQUESTS} requests of ${subjects.length} real sets of policies, ` +
      `iam-simulate takes ${ratio.toFixed(0)} x the time (ours ${each.toFixed(1)} µs each)`,
  );
}

/** Milliseconds of this process alone: what else the machine does would fall on the shorter of the two by chance. */
function timed(work: () => void): number {
  const begun = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(begun);
  return (user + system) / 1000;
}
