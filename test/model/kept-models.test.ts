import { deserialize, serialize } from "node:v8";
import { join } from "node:path";
import { expect } from "chai";
import * as fc from "fast-check";
import { stringify } from "yaml";
import { checkFile, generate } from "../../generators/generate";
import type { FleetResult, Reading } from "../../generators/generate";
import { servicesAllowed } from "../../generators/access/escalation";
import { loadEscalationPaths } from "../../generators/escalation-paths";
import { ServiceReference, servicesMentioned } from "../../generators/iam/reference";
import { packageFolder } from "../../generators/package-root";
import { ModelMemory } from "../../generators/model/memory";
import type { KeptModels } from "../../generators/model/memory";
import type { CheckContext } from "../../generators/checks/check";
import { JudgedBefore } from "../../generators/checks/judged-before";
import { checks } from "../../generators/checks";
import { readCases } from "../support/cases";
import { byDepth } from "../support/depth";
import { temporaryFolder, writeTree } from "../support/folders";

interface Cases {
  /** What fleets, their environments and their defaults can say: keys of theirs. */
  readonly fleets: readonly object[];
  readonly prod: readonly object[];
  readonly defaults: readonly object[];
  readonly more: readonly object[];
  readonly pairs: readonly Pair[];
}

/** Two texts of a fleet file of which fleets seem to say the same, and do not, with the files that lie beside it. */
interface Pair {
  readonly name: string;
  readonly files: Readonly<Record<string, readonly string[]>>;
  readonly one: readonly string[];
  readonly other: readonly string[];
}

const { fleets, prod, defaults, more, pairs } = readCases<Cases>("model/kept-models.json");

/** What is kept lies here. */
class Kept implements KeptModels {
  pieces: readonly Uint8Array[] | undefined;
  writes = 0;
  readonly read = (): readonly Uint8Array[] | undefined => this.pieces;
  readonly write = (pieces: Iterable<Uint8Array>): void => {
    this.pieces = [...pieces];
    this.writes += 1;
  };
}

const MARK = "from what was kept";

const NAMES = ["dock", "pier", "quay", "yard", "hall"];

/** A fleet file by what each of its parts says, as numbers of those. */
interface Picks {
  readonly fleets: readonly number[];
  readonly prod: number;
  readonly defaults: number;
  readonly more: number;
}

function one<T>(all: readonly T[], index: number): T {
  const found = all[index % all.length];
  if (found === undefined) throw new Error("nothing to pick from");
  return found;
}

function textOf(picks: Picks): string {
  const said = picks.fleets.map((pick, index) => [one(NAMES, index), one(fleets, pick)] as const);
  return stringify({
    version: 1,
    environments: {
      dev: { account: "111111111111", region: "us-east-1" },
      prod: { account: "222222222222", region: "us-east-1", ...one(prod, picks.prod) },
    },
    defaults: { blueprint: "deeplens", ...one(defaults, picks.defaults) },
    ...one(more, picks.more),
    fleets: Object.fromEntries(said.filter(([, fleet]) => Object.keys(fleet).length > 0)),
  });
}

/** All that a run tells and writes. */
function outcome(result: FleetResult): unknown {
  const { model, problems, accepted } = result;
  return { model, problems, accepted, files: model && generate(model, problems) };
}

/** What is kept, with something else said of every role. */
function marked({ pieces: [frame = Buffer.of(), ...pieces] = [] }: Kept): Uint8Array[] {
  interface Made {
    readonly stack: { readonly roles: { description: string }[] };
  }
  type Known = readonly (readonly [string, { readonly stacks: ReadonlyMap<string, Made> }])[];
  const others = pieces.map((piece) => {
    const known = deserialize(piece) as Known;
    for (const [, { stacks }] of known) {
      for (const { stack } of stacks.values()) {
        for (const role of stack.roles) role.description = MARK;
      }
    }
    return serialize(known);
  });
  return [frame, ...others];
}

describe("what is kept of models for the next run", () => {
  const folder = temporaryFolder("kept-models");
  const file = join(folder, "fleets.yaml");
  const run = (text: string, reading: Reading = {}): Promise<FleetResult> => {
    writeTree(folder, { "fleets.yaml": text });
    return checkFile(file, reading);
  };
  const pick = fc.nat({ max: 40 });
  const picks = fc.record({
    fleets: fc.array(pick, { minLength: 3, maxLength: NAMES.length }),
    prod: fc.oneof(fc.constant(0), pick),
    defaults: fc.oneof(fc.constant(0), pick),
    more: fc.oneof(fc.constant(0), pick),
  });

  it("changes nothing of what any run finds and writes, in this process or in another", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(picks, { minLength: 2, maxLength: 4 }), async (all) => {
        const kept = new Kept();
        const inProcess = new ModelMemory();
        for (const each of all) {
          const text = textOf(each);
          const plain = outcome(await run(text));
          const memory = new ModelMemory(kept, 1);
          expect(outcome(await run(text, { memory }))).to.deep.equal(plain);
          expect(outcome(await run(text, { memory: inProcess }))).to.deep.equal(plain);
        }
      }),
      { numRuns: byDepth({ people: 4, all: 40, long: 1000 }) },
    );
  });

  for (const { name, files, one: first, other } of pairs) {
    it(`tells apart ${name}`, async () => {
      const texts = Object.entries(files).map(([path, lines]) => [path, lines.join("\n")] as const);
      writeTree(folder, Object.fromEntries(texts));
      for (const order of [
        [first, other],
        [other, first],
      ]) {
        const kept = new Kept();
        const seen = [];
        for (const lines of order) {
          const text = lines.join("\n");
          const alone = outcome(await run(text));
          const memory = new ModelMemory(kept, 1);
          expect(outcome(await run(text, { memory }))).to.deep.equal(alone);
          seen.push(alone);
        }
        expect(seen[0]).not.to.deep.equal(seen[1]);
      }
    });
  }

  const plain = { fleets: [0, 0, 0], prod: 0, defaults: 0, more: 0 };

  it("is used for what did not change, and for nothing else", async () => {
    const kept = new Kept();
    await run(textOf(plain), { memory: new ModelMemory(kept, 1) });
    const pieces = marked(kept);
    const seen = async (text: string): Promise<string[]> => {
      kept.pieces = pieces;
      const { model } = await run(text, { memory: new ModelMemory(kept, 1) });
      const stacks = model?.stacks ?? [];
      return stacks
        .filter(({ roles }) => roles.some((role) => role.description === MARK))
        .map(({ name }) => name);
    };
    const all = NAMES.slice(0, 3).flatMap((name) => [`dev-${name}`, `prod-${name}`]);
    expect((await seen(textOf(plain))).sort()).to.deep.equal(all.sort());
    const changed = textOf({ ...plain, fleets: [0, 1, 0] });
    const left = all.filter((name) => !name.endsWith("-pier"));
    expect((await seen(changed)).sort()).to.deep.equal(left);
    expect(await seen(textOf({ ...plain, defaults: 1 }))).to.deep.equal([]);
  });

  it("is written where something is new, and of as many fleets as it is worth it for", async () => {
    const kept = new Kept();
    const again = async (least = 1): Promise<number> => {
      await run(textOf(plain), { memory: new ModelMemory(kept, least) });
      return kept.writes;
    };
    // Three fleets, each in two environments.
    expect(await again(4)).to.equal(0);
    expect(await again()).to.equal(1);
    expect(await again()).to.equal(1);
    await run(textOf({ ...plain, fleets: [0, 1, 0] }), { memory: new ModelMemory(kept, 1) });
    expect(kept.writes).to.equal(2);
  });

  it("is nothing where what checks look things up in says something else", async () => {
    const memory = new ModelMemory();
    const { model } = await run(textOf(plain), { memory });
    if (model === undefined) throw new Error("there is no model");
    const [check] = checks.filter(({ scope }) => scope === "stack");
    if (check === undefined) throw new Error("no check looks at stacks");
    const { managed } = model;
    const { stacks, blueprints, strays } = model;
    const said = [...stacks, ...blueprints].map(({ statements }) => statements);
    const services = servicesMentioned([said, stacks.map((one) => one.expectations), strays]);
    const reference = await ServiceReference.load(services);
    const paths = packageFolder("templates", "escalation-paths");
    const { paths: escalationPaths } = loadEscalationPaths(paths, servicesAllowed(model));
    const seen = { managed, reference, escalationPaths };
    const left = (context: Partial<CheckContext>): number =>
      new JudgedBefore(memory, { ...seen, ...context } as CheckContext).of(check, model).stacks
        .length;
    const ofFleets = stacks.filter(({ subject }) => subject.kind === "fleet");
    expect(left({})).to.equal(stacks.length - ofFleets.length);
    const [arn = ""] = Object.keys(managed);
    const nothing = { Version: "2012-10-17", Statement: [] } as const;
    const others: readonly Partial<CheckContext>[] = [
      { managed: { ...managed, [arn]: nothing } },
      { reference: await ServiceReference.load([...services, "servicecatalog"]) },
      { escalationPaths: escalationPaths.slice(1) },
    ];
    for (const other of others) expect(left(other)).to.equal(stacks.length);
  });
});
