import { expect } from "chai";
import { gates } from "../../generators/access/gates";
import { sensitiveAccess } from "../../generators/access/sensitive";
import { kinds } from "../../generators/checks/kinds";
import { lintKinds, problemPage } from "../../generators/cli/explain/pages";
import { explainables, subjectNamed } from "../../generators/cli/explain/subject";
import type { Subject } from "../../generators/cli/explain/subject";
import { introduction, pageLines } from "../../generators/cli/explain/text";
import { loadEscalationPaths } from "../../generators/escalation-paths";
import { packageFolder } from "../../generators/package-root";
import { problemKinds } from "../../generators/problem-kinds";
import { textsIn } from "../../generators/source/texts-in";
import { readCases } from "../support/cases";
import { repository } from "../support/folders";
import { runMeasured } from "../support/program";

interface ExplainCase {
  readonly word: string;
  readonly code: number;
  /** Parts of what is printed, in this order. */
  readonly says: readonly string[];
}

/** Cases that are asked of the program: the others of what it prints. */
const OF_PROGRAM: ReadonlySet<string> = new Set([
  "unknown-action",
  "statement-principals",
  "unknown-acton",
]);

async function printed(word: string): Promise<{ readonly code: number; readonly text: string }> {
  if (OF_PROGRAM.has(word)) {
    const { code, stdout, stderr } = await runMeasured(["explain", word], repository);
    return { code: code ?? -1, text: stdout + stderr };
  }
  const subject = subjectNamed(word);
  if ("message" in subject) return { code: 1, text: `${subject.message}\nfix: ${subject.fix}` };
  const [first] = subject.problems;
  const page = first === undefined ? [] : pageLines(await problemPage(first));
  return { code: 0, text: [...introduction(subject), ...page].join("\n") };
}

describe("fleetroles explain", () => {
  for (const { word, code, says } of readCases<readonly ExplainCase[]>("explain.json")) {
    it(`says of ${word} what there is to say`, async () => {
      const { code: given, text } = await printed(word);
      expect(given).to.equal(code);
      let from = 0;
      for (const part of says) {
        const at = text.indexOf(part, from);
        expect(at, `${part}, in:\n${text}`).to.be.at.least(0);
        from = at + part.length;
      }
    });
  }

  it("says it as data", async () => {
    const { stdout } = await runMeasured(
      ["explain", "INVALID_ACTION", "--format", "json"],
      repository,
    );
    const { kind, code, explained } = JSON.parse(stdout) as {
      readonly kind: string;
      readonly code: string;
      readonly explained: readonly { readonly id: string; readonly mend: string }[];
    };
    expect([kind, code]).to.deep.equal(["code", "INVALID_ACTION"]);
    expect(explained.map(({ id }) => id)).to.deep.equal(["unknown-action"]);
  });
});

describe("ids that the program prints", () => {
  const all = explainables();

  it("names each of them, in whatever case, as what it is", () => {
    const exact = (name: string): Subject | undefined =>
      all.find((one) => one.name === name)?.subject();
    for (const { name } of all) {
      expect(JSON.stringify(subjectNamed(name)), name).to.equal(JSON.stringify(exact(name)));
      for (const other of [name.toUpperCase(), name.toLowerCase(), ` ${name}`]) {
        expect(subjectNamed(other), other).not.to.have.property("message");
      }
    }
  });

  it("never asks whether what was asked was meant", () => {
    for (const { name } of all.filter((_, index) => index % 7 === 0)) {
      const word = `${name.slice(0, 2)}${name.slice(3)}`;
      const found = subjectNamed(word);
      if ("message" in found) expect(found.fix, word).not.to.include(JSON.stringify(word));
    }
  });

  it("has nothing to print that explain does not know", () => {
    const names = new Set(all.map(({ name }) => name));
    const sensitive = sensitiveAccess().map(({ id }) => id);
    const printed = [
      ...kinds.keys(),
      ...lintKinds.keys(),
      ...Object.keys(problemKinds),
      ...gates().map(({ id }) => id),
      ...sensitive,
      ...loadEscalationPaths(packageFolder("templates", "escalation-paths")).paths.map(
        ({ id }) => id,
      ),
      ...[...textsIn(packageFolder("generators"))].flatMap(([, text]) =>
        [...text.matchAll(/\bid: "([a-z]+(?:-[a-z]+)*)",?\s+(?:severity|message)\b/g)].map(
          ([, id = ""]) => id,
        ),
      ),
    ];
    expect(printed.filter((id) => !names.has(id))).to.deep.equal([]);
    expect(printed.length).to.be.greaterThan(200);
  });
});
