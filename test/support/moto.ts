import { join } from "node:path";
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
  const server = start(program, ["-H", "127.0.0.1", "-p", "0"], {
    cwd: repository,
    env: {
      MOTO_IAM_LOAD_MANAGED_POLICIES: "true",
      MOTO_ACCOUNT_ID: account,
      PYTHONPATH: join(repository, "test", "support", "moto-server"),
    },
  });
  const url = await untilItAnswers(server);
  const stop = (): void => {
    killGroup(server);
  };
  return { url, stop };
}

/** It says itself which port it took: a free one that is found before may be another's by then. */
const RUNNING = /Running on (http:\/\/127\.0\.0\.1:\d+)\s/;

async function untilItAnswers(server: ChildProcess): Promise<string> {
  let said = "";
  server.stdout?.setEncoding("utf8").on("data", (text: string) => (said += text));
  server.stderr?.setEncoding("utf8").on("data", (text: string) => (said += text));
  let failure: Error | undefined;
  server.on("error", (error) => (failure = error));
  const deadline = Date.now() + START_TIMEOUT;
  for (;;) {
    const [, url] = RUNNING.exec(said) ?? [];
    if (url !== undefined && (await answers(url))) return url;
    const ended = failure !== undefined || server.exitCode !== null || server.signalCode !== null;
    if (!ended && Date.now() < deadline) {
      await sleep(100);
      continue;
    }
    killGroup(server);
    const reason = failure?.message ?? (ended ? "it ended" : "no answer");
    throw new Error(`moto_server did not start: ${reason}\n${said}`);
  }
}

async function answers(url: string): Promise<boolean> {
  try {
    return (await fetch(`${url}/moto-api/data.json`)).ok;
  } catch {
    return false;
  }
}
