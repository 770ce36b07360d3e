import { expect } from "chai";
import { problemPage } from "../../generators/cli/explain/pages";
import { subjectNamed } from "../../generators/cli/explain/subject";
import { introduction, pageLines } from "../../generators/cli/explain/text";
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

describe("fleetroles explain", function () {
  this.timeout(20_000);

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
