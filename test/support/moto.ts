import { createServer } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import type { ChildProcess } from "node:child_process";
import { repository } from "./folders";
import { findProgram, killGroup, start } from "./run";

const START_TIMEOUT = 60_000;

/** A running imitation of the AWS API, for one account. */
export interface Moto {
  /** `http://127.0.0.1:PORT`: the endpoint of every service. */
  readonly url: string;
  /** Ends the server; its state is gone. */
  readonly stop: () => void;
}

/** Where moto's server is, or undefined if it is not installed. */
export function findMoto(): string | undefined {
  return findProgram("moto_server");
}

/**
 * Starts moto's server on a free port of this machine, with the AWS managed policies loaded.
 * Rejects with all the server said if it ends or does not answer within a minute.
 *
 * @param account the account, 12 digits, that every caller is taken to belong to; without one, it is moto's own, and who takes on
 *   a role is in the role's account
 */
export async function startMoto(account?: string): Promise<Moto> {
  const program = findMoto();
  if (program === undefined) throw new Error("moto_server is not on PATH: install moto[server]");
  const port = await freePort();
  const server = start(program, ["-H", "127.0.0.1", "-p", String(port)], {
    cwd: repository,
    env: { MOTO_IAM_LOAD_MANAGED_POLICIES: "true", MOTO_ACCOUNT_ID: account },
  });
  const url = `http://127.0.0.1:${String(port)}`;
  const stop = (): void => {
    killGroup(server);
  };
  await untilItAnswers(server, url);
  return { url, stop };
}

async function untilItAnswers(server: ChildProcess, url: string): Promise<void> {
  let said = "";
  server.stdout?.setEncoding("utf8").on("data", (text: string) => (said += text));
  server.stderr?.setEncoding("utf8").on("data", (text: string) => (said += text));
  let failure: Error | undefined;
  server.on("error", (error) => (failure = error));
  const deadline = Date.now() + START_TIMEOUT;
  while (!(await answers(url))) {
    const ended = failure !== undefined || server.exitCode !== null || server.signalCode !== null;
    if (!ended && Date.now() < deadline) {
      await sleep(100);
      continue;
    }
    killGroup(server);
    const reason = failure?.message ?? (ended ? "it ended" : "no answer");
    throw new Error(`moto_server at ${url} did not start: ${reason}\n${said}`);
  }
}

async function answers(url: string): Promise<boolean> {
  try {
    return (await fetch(`${url}/moto-api/data.json`)).ok;
  } catch {
    return false;
  }
}

/** moto does not tell which port it took when asked for any, so a free one is found first. */
function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      const port = typeof address === "object" && address !== null ? address.port : undefined;
      probe.close(() => {
        if (port === undefined) reject(new Error("the system gave no free port"));
        else resolve(port);
      });
    });
  });
}
