import {
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { expect } from "chai";
import { MANIFEST } from "../../generators/files/manifest";
import { RECORDS } from "../../generators/files/record-files";
import { planStacks, writeStacks } from "../../generators/files/stacks-folder";
import type { StacksRequest } from "../../generators/files/stacks-folder";
import { changes } from "../../generators/files/write";
import { readCases } from "../support/cases";
import { readTree, temporaryFolder } from "../support/folders";
import { toList } from "../support/stack-list";

type Kind = "resources" | "module";

/** Runs for one folder, one after the other. */
interface Case {
  readonly what: string;
  readonly steps: readonly Step[];
}

interface Step {
  /** The folder is made one of version 0.1.0 before, or one with a list that knew of the stacks. */
  readonly legacy?: true | "with records";
  /** A file or folder, and what it is called from now on. */
  readonly move?: readonly [from: string, to: string];
  /** The fleet file, its project, and its stacks, each with how the blueprint `kiosk` is in it. */
  readonly from: string;
  readonly project?: string;
  readonly stacks: Readonly<Record<string, Kind>>;
  readonly formerly?: readonly string[];
  /** By stack, its roles: address → path and name. */
  readonly roles?: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** By stack, what modules make for it: address → what Terraform imports it by. */
  readonly made?: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** How the blueprint was made before, by stack. */
  readonly was?: Readonly<Record<string, Kind>>;
  /** The ids of all problems, and texts in them. */
  readonly problems?: readonly string[];
  readonly says?: readonly string[];
  /** What is written and removed; null: nothing, not even the manifest. */
  readonly done?: readonly string[] | null;
  /** The stacks that are there then. */
  readonly left?: readonly string[];
}

const PLACE = { environment: "dev", account: "111111111111", region: "us-east-1" };

/** A stack's file, as far as anything depends on it. */
function content(from: string, kind: Kind, was: Kind | undefined): string {
  const file = from.slice(from.lastIndexOf("/") + 1);
  return [
    `// Made by \`fleetroles generate\` from ${file}. Do not edit: change that file and generate again.`,
    "/** The fleet a in dev (account 111111111111, us-east-1): blueprint kiosk. */",
    kind === "module" ? "new ModuleCall(this);" : "new ServiceRole(this);",
    ...(was === undefined ? [] : [`new MovedResources(this); // ${was}`]),
    "",
  ].join("\n");
}

function requestOf(folder: string, step: Step): StacksRequest {
  const stacks = Object.entries(step.stacks);
  const source = { path: join(folder, step.from) };
  return {
    folder: join(folder, "stacks", "generated"),
    render: (history) =>
      stacks.map(([name, kind]) => ({
        path: `${name}.ts`,
        content: content(step.from, kind, history.get(`${name}.ts`)?.parts?.kiosk),
      })),
    retire: (text, { keep }) => `${text.replace(/retired.*\n/, "")}retired ${String(keep)}\n`,
    handOvers: () => [],
    moved: () => [],
    dropped: () => new Map(),
    lost: () => [],
    needed: () => [],
    neededPolicies: () => [],
    replaced: () => [],
    unbound: () => [],
    backend: () => undefined,
    formers: [],
    adopted: { found: {}, others: "drop" },
    providerVersions: {},
    facts: Object.fromEntries(
      stacks.map(([name, kind]) => [
        `${name}.ts`,
        {
          ...PLACE,
          parts: { kiosk: kind },
          ...(step.roles && { roles: step.roles[name] ?? {} }),
          ...(step.made?.[name] && { made: step.made[name] }),
        },
      ]),
    ),
    source: step.project === undefined ? source : { ...source, project: step.project },
    formerly: (step.formerly ?? []).map((path) => join(folder, path)),
  };
}

function touch(file: string): void {
  mkdirSync(dirname(file), { recursive: true });
  if (!existsSync(file)) writeFileSync(file, "");
}

function prepare(folder: string, { legacy, move, from }: Step): void {
  if (move) renameSync(join(folder, move[0]), join(folder, move[1]));
  touch(join(folder, from));
  if (legacy) toList(join(folder, "stacks", "generated"), { records: legacy !== true });
}

async function check(folder: string, step: Step): Promise<void> {
  prepare(folder, step);
  const request = requestOf(folder, step);
  const planned = planStacks(request);
  const { problems, done } = await writeStacks(request);
  const text = JSON.stringify(problems);
  expect(
    problems.map(({ id }) => id),
    text,
  ).to.deep.equal(step.problems ?? []);
  expect(planned.problems, "as planned").to.deep.equal(problems);
  const said = problems.map(({ message, fix }) => `${message}\n${fix}`).join("\n");
  for (const part of step.says ?? []) expect(said).to.include(part);
  if (step.done !== undefined) expect(done ?? null).to.deep.equal(step.done);
  expect(changes(planned), "as planned").to.equal(done !== undefined);
  if (step.was !== undefined) {
    const tree = readTree(request.folder);
    const moved = Object.keys(step.stacks).flatMap((name) => {
      const [, was] = /MovedResources\(this\); \/\/ (\w+)/.exec(tree.get(`${name}.ts`) ?? "") ?? [];
      return was === undefined ? [] : [[name, was]];
    });
    expect(Object.fromEntries(moved)).to.deep.equal(step.was);
  }
  if (step.left === undefined) return;
  const records = step.left.map((name) => `${RECORDS}/${name}.json`);
  const names = step.left.map((name) => `${name}.ts`);
  expect([...readTree(request.folder).keys()]).to.deep.equal([...records, ...names]);
}

describe("stacks of several fleet files in one folder", () => {
  for (const { what, steps } of readCases<readonly Case[]>("files", "stacks.json")) {
    it(what, async () => {
      const folder = temporaryFolder("stacks");
      for (const step of steps) await check(folder, step);
    });
  }

  it("knows a fleet file in a clone, from another folder and behind a link", async () => {
    const folder = temporaryFolder("stacks");
    const step: Step = { from: "a/fleets.yaml", stacks: { "dev-a": "resources" } };
    await check(folder, step);
    const clone = join(temporaryFolder("stacks"), "clone");
    renameSync(folder, clone);
    symlinkSync(clone, folder, "dir");
    const before = process.cwd();
    try {
      process.chdir(join(clone, "a"));
      const relative = { ...requestOf(clone, step), source: { path: "fleets.yaml" } };
      for (const request of [relative, requestOf(clone, step), requestOf(folder, step)]) {
        expect(planStacks(request).problems).to.deep.equal([]);
        expect(changes(planStacks(request))).to.equal(false);
      }
    } finally {
      process.chdir(before);
    }
  });

  it("makes nothing of records that make no sense", async () => {
    const folder = temporaryFolder("stacks");
    const step: Step = { from: "a.yaml", stacks: { "dev-a": "resources", "dev-b": "resources" } };
    await check(folder, step);
    const record = join(folder, "stacks", "generated", RECORDS, "dev-a.json");
    for (const text of ["5", "null", "[]", '{"file":1}', '"x"']) {
      writeFileSync(record, text);
      await check(folder, { ...step, done: [], left: ["dev-a", "dev-b"] });
    }
    const list = join(folder, "stacks", "generated", MANIFEST);
    for (const stacks of [5, null, [], { "dev-a.ts": 5, "dev-b.ts": { file: 1 } }]) {
      toList(join(folder, "stacks", "generated"), { records: false });
      const known = JSON.parse(readFileSync(list, "utf8")) as object;
      writeFileSync(list, JSON.stringify({ ...known, stacks }));
      await check(folder, { ...step, done: ["dev-a.ts", "dev-b.ts"], left: ["dev-a", "dev-b"] });
    }
  });

  it("goes on after a run that was killed before what it remembered went", async () => {
    const folder = temporaryFolder("stacks");
    const step: Step = { from: "a.yaml", stacks: { "dev-a": "resources", "dev-b": "resources" } };
    await check(folder, step);
    rmSync(join(folder, "stacks", "generated", RECORDS, "dev-b.json"));
    await check(folder, {
      ...step,
      stacks: { "dev-a": "resources" },
      problems: ["records-gone", "stack-retired"],
      done: ["dev-b.ts"],
      left: ["dev-a", "dev-b"],
    });
  });
});
