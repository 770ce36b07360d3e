import fs, { cpSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { forget } from "../../generators/files/forget";
import type { ForgetRequest } from "../../generators/files/forget";
import { writeStacks } from "../../generators/files/stacks-folder";
import type { StacksRequest } from "../../generators/files/stacks-folder";
import type { WritePlan } from "../../generators/files/write";
import { checkFile } from "../../generators/generate";
import { stacksRequest } from "../../generators/cli/stacks-request";
import { hasErrors } from "../../generators/problem";
import { tombstone } from "../../generators/outputs";
import { readTree, temporaryFolder } from "../support/folders";
import { toList } from "../support/stack-list";

const ENVIRONMENTS = { dev: { account: "111111111111", region: "us-east-1" } };
const FLEET = { blueprint: "greengrass-v2", with: { service_role: false } };
const VIA = { via: { module: "example/roles/aws", version: "~> 1.0" } };

/** What the runs of a test start from, and what the one that is killed was to do. */
const BEFORE = { dock: FLEET, gate: FLEET, quay: FLEET, yard: FLEET };
const AFTER = {
  dock: { ...FLEET, ...VIA },
  gaze: { ...FLEET, formerly: "gate" },
  new: FLEET,
  quay: FLEET,
};

interface Project {
  readonly folder: string;
  readonly out: string;
}

async function requestOf({ folder, out }: Project, fleets: object): Promise<StacksRequest> {
  const file = join(folder, "fleets.yaml");
  writeFileSync(file, JSON.stringify({ version: 1, environments: ENVIRONMENTS, fleets }));
  const { model, problems } = await checkFile(file);
  if (model === undefined) throw new Error(JSON.stringify(problems));
  const adopted = { found: {}, others: "keep" } as const;
  return stacksRequest(model, problems, { file, out, formerly: [], adopted });
}

function project(): Project {
  const folder = temporaryFolder("killed");
  return { folder, out: join(folder, "stacks", "generated") };
}

class Killed extends Error {}

/**
 * Runs an action until it has placed or removed so many files of a folder; then nothing it does has an effect any more. What it
 * does with its lock is left alone: this process lives on.
 *
 * @returns how many it placed or removed
 */
async function until(count: number, out: string, action: () => Promise<unknown>): Promise<number> {
  const { renameSync, rmSync: remove } = fs;
  let done = 0;
  const isOurs = (path: unknown): boolean =>
    String(path).startsWith(out) &&
    !String(path).includes(".lock") &&
    !String(path).endsWith(".tmp");
  const step = (): void => {
    if (done >= count) throw new Killed();
    done += 1;
  };
  fs.renameSync = (from, to): void => {
    if (isOurs(to)) step();
    renameSync(from, to);
  };
  fs.rmSync = (path, options): void => {
    if (isOurs(path)) step();
    else if (done >= count && String(path).endsWith(".tmp")) return;
    remove(path, options);
  };
  try {
    await action();
  } catch (error) {
    if (!(error instanceof Killed)) throw error;
  } finally {
    Object.assign(fs, { renameSync, rmSync: remove });
  }
  return done;
}

/** Kills the run before each of its steps, and looks where the next one ends. */
async function killEverywhere(
  { folder, out }: Project,
  next: () => Promise<WritePlan>,
): Promise<readonly string[]> {
  const start = join(folder, "start");
  cpSync(out, start, { recursive: true });
  let whole: WritePlan | undefined;
  const steps = await until(Infinity, out, async () => {
    whole = await next();
  });
  expect(hasErrors(whole?.problems ?? []), JSON.stringify(whole?.problems)).to.equal(false);
  const expected = readTree(out);
  expect(steps).to.be.greaterThan(1);
  for (let count = 0; count < steps; count += 1) {
    rmSync(out, { recursive: true, force: true });
    cpSync(start, out, { recursive: true });
    expect(await until(count, out, next)).to.equal(count);
    const { problems } = await next();
    const told = JSON.stringify(problems.filter(({ severity }) => severity === "error"));
    expect(told, `after ${String(count)} steps`).to.equal("[]");
    expect([...readTree(out)], `after ${String(count)} steps`).to.deep.equal([...expected]);
  }
  return [...expected.keys()];
}

describe("a run over stacks that is killed between any two steps", () => {
  it("is ended by the next one, to the same bytes", async () => {
    const at = project();
    await writeStacks(await requestOf(at, BEFORE));
    const request = await requestOf(at, AFTER);
    const names = await killEverywhere(at, () => writeStacks(request));
    expect(names.filter((name) => name.endsWith(".ts"))).to.have.length(6);
  });

  for (const records of [true, false]) {
    const what = records ? "of all files" : "of version 0.1.0";
    it(`is ended by the next one, where it was to take over a list ${what}`, async () => {
      const at = project();
      await writeStacks(await requestOf(at, BEFORE));
      toList(at.out, { records });
      const request = await requestOf(at, AFTER);
      const names = await killEverywhere(at, () => writeStacks(request));
      expect(names).to.not.include(".fleetroles.json");
    });
  }

  it("is ended by the next one, where it was to forget a stack", async () => {
    const at = project();
    await writeStacks(await requestOf(at, BEFORE));
    await writeStacks(await requestOf(at, { dock: FLEET, gate: FLEET }));
    const request: ForgetRequest = {
      ...{ folder: at.out, stacks: ["dev-quay"], keep: false, force: false },
      retire: tombstone,
      backend: () => ({ type: "local", config: { path: "../../../none.tfstate" } }),
    };
    await killEverywhere(at, () => forget(request));
  });
});
