import { readFileSync, readdirSync } from "node:fs";
import { expect } from "chai";
import { checkFile, generate } from "../../generators";
import { casePath } from "../support/cases";
import { withoutLifecycle } from "../support/problems";

/**
 * Fleet files like those of public bug reports. The first line of each says what must come out: `clean`, no
 * error and no warning; `problem N` or `problem N-M`, problems with a fix on these lines and no others;
 * `keeps TEXT`, stacks that hold the text, or a warning that it is dropped.
 */
describe("what people write, and write wrong", () => {
  for (const name of readdirSync(casePath("field")).sort()) {
    const file = casePath("field", name);
    const head = /^# expect: (\w+) ?(.*)$/m.exec(readFileSync(file, "utf8"));
    const [, kind = "", what = ""] = head ?? [];

    it(`${name}: ${kind} ${what}`, async () => {
      const { model, problems } = await checkFile(file);
      const found = withoutLifecycle(problems).filter(({ severity }) => severity !== "notice");
      if (kind === "clean") expect(found).to.deep.equal([]);
      else if (kind === "problem") {
        const [from = 0, to = from] = what.split("-").map(Number);
        expect(found).to.not.deep.equal([]);
        for (const { location, fix } of found) {
          expect(location?.line).to.be.within(from, to);
          expect(fix).to.match(/\w/);
        }
      } else {
        expect(kind).to.equal("keeps");
        expect(found.map(({ severity }) => severity)).to.not.include("error");
        const stacks = model === undefined ? [] : generate(model, problems);
        const kept = stacks.some(({ content }) => content.includes(what));
        expect(kept || found.length > 0).to.equal(true);
      }
    });
  }
});
