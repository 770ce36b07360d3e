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

async function generated(
  folder: string,
  { environment = "prod", stacks, fleets }: Said,
): Promise<GeneratedSide> {
  const file = join(folder, "fleets.json");
  const out = join(folder, "stacks", "generated");
  const place = { account: "222222222222", region: "us-east-1" };
  const formerly = environment === "prod" ? {} : { formerly: "prod" };
  const environments = { [environment]: { ...place, ...formerly } };
  const all = Object.entries(fleets).map(([name, one]) => [name, { ...FLEET, ...one }]);
  const spec = { version: 1, stacks, environments, fleets: Object.fromEntries(all) as object };
  writeFileSync(file, JSON.stringify(spec));
  const { model } = await readFleetFile(file, { past: pastDecisions(out) });
  if (model === undefined) throw new Error("no model");
  const adopted = { found: {}, others: "keep" } as const;
  await writeStacks(stacksRequest(model, [], { file, out, formerly: [], adopted }));
  return generatedSide(file, out);
}

describe("a commit that is taken back with what it generated", () => {
  for (const { what, before, after, lost } of readCases<Case[]>("affected", "lost-past.json")) {
    it(`is told where it would cost a role, and not as it comes: ${what}`, async () => {
      const [old, now] = [temporaryFolder("past"), temporaryFolder("past")];
      const first = await generated(old, before);
      cpSync(old, now, { recursive: true });
      const then = await generated(now, after);
      const compared = { base: "main", out: "stacks/generated" };
      expect(lostPast(first, then, compared)).to.deep.equal([]);
      const said = lostPast(then, first, compared).map(({ message, fix }) => {
        expect(fix).to.include("git checkout main -- stacks/generated, and generate again");
        return / where (?:it|they) went: (.+); where that was applied/
          .exec(message)?.[1]
          ?.split("; ");
      });
      expect(said.flat()).to.deep.equal(lost);
      // What the fix says: the fleet file of before, with what was generated since.
      const mended = await generated(now, before);
      expect(lostPast(then, mended, compared)).to.deep.equal([]);
    });
  }
});
