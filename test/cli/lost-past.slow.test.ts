import { cpSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { lostPast } from "../../generators/cli/affected/lost-past";
import { generatedSide, type GeneratedSide } from "../../generators/cli/affected/side";
import { stacksRequest } from "../../generators/cli/stacks-request";
import { writeStacks } from "../../generators/files/stacks-folder";
import { pastDecisions } from "../../generators/files/stack-records";
import { readFleetFile } from "../../generators/generate";
import { readCases } from "../support/cases";
import { temporaryFolder } from "../support/folders";

interface Said {
  readonly environment?: string;
  readonly stacks?: object;
  readonly fleets: Readonly<Record<string, object>>;
  /** Of another fleet file in the folder. */
  readonly beside?: Readonly<Record<string, object>>;
}

/** A commit, and what is said once it is taken back with all that it generated. */
interface Case {
  readonly what: string;
  readonly before: Said;
  readonly after: Said;
  /** Where each role is that would be lost. */
  readonly lost: readonly string[];
}

const FLEET = { blueprint: "greengrass-v2", with: { service_role: false } };

async function generated(folder: string, said: Said): Promise<GeneratedSide> {
  const files = [["fleets.json", said.fleets] as const, ["beside.json", said.beside] as const];
  const there = files.flatMap(([name, fleets]) => (fleets ? [{ name, fleets }] : []));
  for (const { name, fleets } of there) write(join(folder, name), said, fleets);
  const out = join(folder, "stacks", "generated");
  for (const { name } of there) {
    const file = join(folder, name);
    const { model } = await readFleetFile(file, { past: pastDecisions(out) });
    if (model === undefined) throw new Error("no model");
    const adopted = { found: {}, others: "keep" } as const;
    // What went from one to the other is said to have done so.
    const formerly = there.flatMap((one) => (one.name === name ? [] : [join(folder, one.name)]));
    await writeStacks(stacksRequest(model, [], { file, out, formerly, adopted }));
  }
  return generatedSide(join(folder, "fleets.json"), out);
}

function write(file: string, { environment = "prod", stacks }: Said, fleets: Said["fleets"]): void {
  const place = { account: "222222222222", region: "us-east-1" };
  const formerly = environment === "prod" ? {} : { formerly: "prod" };
  const environments = { [environment]: { ...place, ...formerly } };
  const all = Object.entries(fleets).map(([name, one]) => [name, { ...FLEET, ...one }]);
  const spec = { version: 1, stacks, environments, fleets: Object.fromEntries(all) as object };
  writeFileSync(file, JSON.stringify(spec));
}

describe("a commit that is taken back with what it generated", () => {
  for (const { what, before, after, lost } of readCases<Case[]>("affected", "lost-past.json")) {
    it(`is told where it would cost a role, and not as it comes: ${what}`, async () => {
      const [old, now] = [temporaryFolder("past"), temporaryFolder("past")];
      const first = await generated(old, before);
      cpSync(old, now, { recursive: true });
      const then = await generated(now, after);
      const out = join("stacks", "generated");
      const comparedIn = (folder: string): Parameters<typeof lostPast>[2] => {
        return { base: "main", out: join(folder, out), file: join(folder, "fleets.json") };
      };
      expect(lostPast(first, then, comparedIn(now))).to.deep.equal([]);
      const said = lostPast(then, first, comparedIn(old)).map(({ message, fix }) => {
        expect(fix).to.match(/git checkout main -- \S*stacks\/generated, and generate again/);
        return / where (?:it|they) went: (.+); where that was applied/
          .exec(message)?.[1]
          ?.split("; ");
      });
      expect(said.flat()).to.deep.equal(lost);
      // What the fix says: the fleet file of before, with what was generated since.
      const mended = await generated(now, before);
      expect(lostPast(then, mended, comparedIn(now))).to.deep.equal([]);
    });
  }
});
