import { expect } from "chai";
import fc from "fast-check";
import { printable } from "../../generators/text/printable";
import { readCases } from "../support/cases";

interface Printed {
  readonly name: string;
  readonly text: string;
  readonly printed: string;
}

/** As GitHub's runner reads a line of a log (actions/runner, src/Runner.Common/ActionCommand.cs: TryParse and TryParseV2). */
function isCommand(line: string): boolean {
  return /##\[[^\]]*\]/.test(line) || /^\s*::.*::/.test(line);
}

describe("what is printed of a text", () => {
  for (const { name, text, printed } of readCases<readonly Printed[]>("text", "printable.json")) {
    it(name, () => {
      expect(printable(text)).to.equal(printed);
    });
  }

  it("is a command for no runner, whatever the text holds", () => {
    const sign = fc.constantFrom("#", "[", "]", ":", " ", "\n", "\u200b", "error", "\u001b");
    fc.assert(
      fc.property(fc.array(sign, { maxLength: 12 }), (signs) => {
        expect(isCommand(printable(signs.join("")))).to.equal(false);
      }),
    );
  });
});
