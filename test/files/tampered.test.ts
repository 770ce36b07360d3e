import {
  appendFileSync,
  copyFileSync,
  existsSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { symlinkSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import fc from "fast-check";
import { OWN_HEAD } from "../../generators/files/manifest";
import { recordsHead } from "../../generators/files/stack-records";
import type { StackRecord } from "../../generators/files/stack-records";
import { bodyOf, readSeal, sealed } from "../../generators/files/seal";
import { planStacks, writeStacks } from "../../generators/files/stacks-folder";
import type { StacksRequest } from "../../generators/files/stacks-folder";
import { changes } from "../../generators/files/write";
import { readCases } from "../support/cases";
import { readTree, temporaryFolder } from "../support/folders";

/** What was done to a folder of stacks since the last run, and what the next one does. */
interface Case {
  readonly what: string;
  /** By path, a regular expression and what all that it fits becomes. */
  readonly edit?: Readonly<Record<string, readonly [from: string, to: string]>>;
  readonly append?: Readonly<Record<string, string>>;
  readonly copy?: Readonly<Record<string, string>>;
  readonly remove?: readonly string[];
  readonly problems?: readonly string[];
  /** What is written; undefined: nothing, not even what is remembered. */
  readonly done?: readonly string[];
  /** What stays besides the stacks. */
  readonly left?: readonly string[];
}

const FACTS = { environment: "dev", account: "111111111111", region: "us-east-1" };

function requestOf(folder: string): StacksRequest {
  const paths = ["dev-a.ts", "dev-b.ts"];
  return {
    folder,
    render: () =>
      paths.map((path) => ({
        path,
        content: `// Made by \`fleetroles generate\` from x.yaml. Do not edit: it.\n/** ${path}: kiosk. */\nnew Service();\n`,
      })),
    retire: () => undefined,
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
    facts: Object.fromEntries(paths.map((path) => [path, { ...FACTS, parts: {} }])),
    source: { path: join(folder, "..", "x.yaml") },
    formerly: [],
  };
}

function tamper(folder: string, { edit = {}, append = {}, copy = {}, remove = [] }: Case): void {
  for (const path of remove) rmSync(join(folder, path), { recursive: true });
  for (const [path, [from, to]] of Object.entries(edit)) {
    const text = readFileSync(join(folder, path), "utf8");
    expect(text).to.match(new RegExp(from));
    writeFileSync(
      join(folder, path),
      text.replace(new RegExp(from, "g"), () => to),
    );
  }
  for (const [path, text] of Object.entries(append)) appendFileSync(join(folder, path), text);
  for (const [from, to] of Object.entries(copy)) copyFileSync(join(folder, from), join(folder, to));
}

describe("a folder of stacks that somebody touched", () => {
  let folder: string;
  beforeEach(async () => {
    const above = temporaryFolder("tampered");
    writeFileSync(join(above, "x.yaml"), "");
    folder = join(above, "out");
    await writeStacks(requestOf(folder));
  });

  for (const one of readCases<readonly Case[]>("files", "tampered.json")) {
    it(one.what, async () => {
      const sound = readTree(folder);
      tamper(folder, one);
      const touched = readTree(folder);
      const planned = planStacks(requestOf(folder));
      const { problems, done } = await writeStacks(requestOf(folder));
      const ids = problems.map(({ id }) => id);
      expect(ids, JSON.stringify(problems)).to.deep.equal(one.problems ?? []);
      expect(planned.problems).to.deep.equal(problems);
      expect(done, JSON.stringify(done)).to.deep.equal(one.done);
      const after = readTree(folder);
      const isRefused = problems.some(({ severity }) => severity === "error");
      if (isRefused || done === undefined) {
        expect([...after]).to.deep.equal([...touched]);
        return;
      }
      for (const path of one.left ?? []) expect(after.delete(path), path).to.equal(true);
      expect([...after]).to.deep.equal([...sound]);
      expect(changes(planStacks(requestOf(folder)))).to.equal(false);
    });
  }

  it("through a link in place of the records is refused, and nothing behind it is touched", async () => {
    const outside = temporaryFolder("outside");
    rmSync(join(folder, ".fleetroles"), { recursive: true });
    symlinkSync(outside, join(folder, ".fleetroles"), "dir");
    const { problems } = await writeStacks(requestOf(folder));
    expect(problems.map(({ id }) => id)).to.deep.equal(["not-generated"]);
    expect([...readTree(outside)]).to.deep.equal([]);
    expect(existsSync(join(folder, "dev-a.ts"))).to.equal(true);
  });
});

describe("the last line of a generated stack", () => {
  const path = fc.stringMatching(/^[a-z][a-z0-9-]{0,6}$/).map((name) => `${name}.ts`);
  const body = fc
    .array(
      fc.oneof(fc.string({ unit: "grapheme" }), fc.constant("// sha256 of a.ts up to here: 0")),
    )
    .map((lines) => lines.map((line) => `${line}\n`).join(""));

  it("vouches for exactly the lines above it, under its own name", () => {
    fc.assert(
      fc.property(path, path, body, (name, other, text) => {
        const whole = sealed(name, text);
        expect(bodyOf(name, whole)).to.equal(text);
        expect(readSeal(name, whole)?.hash).to.be.a("string");
        expect(readSeal(other, whole)?.hash !== undefined).to.equal(other === name);
        expect(readSeal(name, whole.replaceAll(/\r?\n/g, "\r\n"))?.hash).to.equal(
          readSeal(name, whole.replaceAll("\r\n", "\n"))?.hash,
        );
      }),
    );
  });

  it("does so no more after any change above", () => {
    fc.assert(
      fc.property(path, body, fc.nat(), fc.constantFrom("x", "\n", "{"), (name, text, at, more) => {
        const whole = sealed(name, text);
        const place = at % (text.length + 1);
        const edited = whole.slice(0, place) + more + whole.slice(place);
        expect(readSeal(name, edited)?.hash).to.equal(undefined);
      }),
    );
  });
});

describe("what is remembered of stacks", () => {
  it("has the same bytes, in whatever order it was said", () => {
    const record: StackRecord = {
      ...{ file: "x.yaml", folder: "..", ...FACTS, parts: { a: "module" }, made: { b: "c" } },
      ...{
        was: { a: "resources" },
        released: { d: "e" },
        adopted: { f: "g" },
        retired: true,
        keep: true,
      },
    };
    const turned = Object.fromEntries(Object.entries(record).reverse()) as unknown as StackRecord;
    const [one, other] = [record, turned].map((each) =>
      JSON.stringify(recordsHead(new Map([["a.ts", each]]))),
    );
    expect(one).to.equal(other);
    expect(Object.keys(recordsHead(new Map([["a.ts", turned]]))["a.ts"] ?? {})).to.have.length(12);
    expect(OWN_HEAD).to.have.keys("generatedBy");
  });
});
