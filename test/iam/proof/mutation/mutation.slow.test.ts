import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { OPERATORS } from "../../../../generators/iam/condition/operators";
import { readCases } from "../../../support/cases";
import { byDepth } from "../../../support/depth";
import { repository } from "../../../support/folders";
import { engineCases, failure } from "./cases";
import { engineWith } from "./engine";
import { mutantsOfSource } from "./mutants";

/** Where the engine says what a condition operator means. */
const FILES = ["search/condition-literals.ts", "search/literals.ts"].map(
  (file) => `generators/iam/proof/${file}`,
);

/** Of so many mistakes, one is made. */
const EVERY = byDepth({ people: 10, all: 10, long: 1 });

/** A mistake that changes no answer, and why. */
interface Harmless {
  readonly file: string;
  readonly mistake: string;
  readonly line: string;
  readonly why: string;
}

const HARMLESS = readCases<Harmless[]>("iam", "proof", "harmless-mistakes.json");

describe("mistakes in the engine", function () {
  this.timeout(3_600_000);

  const cases = engineCases();

  it("answers all cases as it is", async () => {
    const [file = ""] = FILES;
    const engine = await engineWith(file, readFileSync(join(repository, file), "utf8"));
    expect(
      cases.map((one) => failure(engine, [one])).filter((one) => one !== undefined),
    ).to.deep.equal([]);
  });

  it("has cases for every operator", () => {
    const count = new Map<string, number>();
    for (const { operator = "" } of cases) count.set(operator, (count.get(operator) ?? 0) + 1);
    const names = Object.values(OPERATORS).flat();
    const counts = names.map((name) => `${name} ${String(count.get(name) ?? 0)}`);
    for (let from = 0; from < counts.length; from += 7) {
      console.log(`      ${counts.slice(from, from + 7).join(", ")}`);
    }
    expect(names.filter((name) => (count.get(name) ?? 0) < 5)).to.deep.equal([]);
  });

  it("are noticed by a case, each", async () => {
    const unnoticed: string[] = [];
    const met = new Set<Harmless>();
    let [made, all, harmless] = [0, 0, 0];
    for (const file of FILES) {
      for (const { mistake, line, text } of mutantsOfSource(
        file,
        readFileSync(join(repository, file), "utf8"),
      )) {
        const known = HARMLESS.find(
          (one) => one.file === file && one.mistake === mistake && one.line === line,
        );
        if (known !== undefined) met.add(known);
        if (known !== undefined) harmless++;
        if (all++ % EVERY !== 0 || known !== undefined) continue;
        made++;
        const noticed = failure(await engineWith(file, text), cases);
        if (noticed === undefined) unnoticed.push(`${file}: ${mistake}: ${line}`);
      }
    }
    console.log(
      `      ${String(made - unnoticed.length)} of ${String(made)} mistakes noticed ` +
        `(${String(all)} there are, ${String(harmless)} of them harmless)`,
    );
    for (const one of unnoticed) console.log(`      not noticed: ${one}`);
    expect(unnoticed).to.have.length(0);
    expect(HARMLESS.filter((one) => !met.has(one))).to.deep.equal([]);
    expect(made).to.be.greaterThan(10);
  });
});
