/** What a change of a project's files can do to access, whatever it does it by: a gate is met, or access is the same. */
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { HolderComparer } from "../../generators/access/compare";
import { gatesMet } from "../../generators/access/gates";
import { markdownReport } from "../../generators/cli/access-report/markdown";
import { servicesOf } from "../../generators/cli/access-report/services";
import { errorsBetween, holdersBetween, readSide } from "../../generators/cli/sides";
import { ServiceReference } from "../../generators/iam/reference";
import { ModelMemory } from "../../generators/model/memory";
import { casePath, readCases } from "../support/cases";
import { temporaryFolder, writeTree } from "../support/folders";

/** Files by path, as data; undefined takes one of `common` away. */
type Tree = Readonly<Record<string, unknown>>;

interface Lever {
  readonly name: string;
  readonly before: Tree;
  readonly after: Tree;
  /** Gates of `gained` that are met, and `trust`; nothing if the sides are the same. */
  readonly met?: readonly string[];
  /** Of the comment. */
  readonly says?: readonly string[];
  /** What stands in the way of a comparison. */
  readonly errors?: readonly string[];
}

interface Levers {
  readonly common?: Tree;
  readonly cases: readonly Lever[];
}

function put(name: string, common: Tree, own: Tree): string {
  const folder = temporaryFolder(name);
  const texts = Object.entries({ ...common, ...own }).map(([path, data]): [string, string] => [
    path,
    typeof data === "string" ? data : JSON.stringify(data),
  ]);
  writeTree(folder, Object.fromEntries(texts));
  return join(folder, "fleets.yaml");
}

interface Found {
  readonly met: readonly string[];
  readonly errors: readonly string[];
  readonly comment: string;
}

async function compared(before: string, after: string): Promise<Found> {
  const memory = new ModelMemory();
  const old = await readSide(before, before, memory);
  const now = await readSide(after, after, memory);
  const errors = (await errorsBetween(old, now)).map(({ id, message }) => `${id}: ${message}`);
  if (errors.length > 0) return { met: [], errors, comment: "" };
  const changes = new HolderComparer().compare(...holdersBetween(old, now));
  const reference = ServiceReference.loadSync(servicesOf(changes));
  const met = [...gatesMet(changes, reference).keys()];
  return { met, errors, comment: markdownReport(changes, reference) };
}

describe("levers of a pull request", () => {
  for (const file of readdirSync(casePath("pull-request", "levers"))) {
    const { common = {}, cases } = readCases<Levers>("pull-request", "levers", file);
    describe(file.replace(".json", "").replaceAll("-", " "), () => {
      for (const one of cases) {
        it(one.name, async () => {
          const before = put("before", common, one.before);
          const found = await compared(before, put("after", common, one.after));
          expect(found.errors.map((error) => error.split(":", 1).join(""))).to.deep.equal(
            one.errors ?? [],
          );
          expect(found.met, found.comment).to.deep.equal(one.met ?? []);
          for (const words of one.says ?? []) expect(found.comment).to.contain(words);
        });
      }
    });
  }
});
