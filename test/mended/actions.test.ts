import { join } from "node:path";
import { expect } from "chai";
import { mendFile } from "../../generators/mended";
import { hasErrors } from "../../generators/problem";
import { readCases } from "../support/cases";
import { temporaryFolder, writeTree } from "../support/folders";

interface Cases {
  /** With `<fleet>`, `<trust>` and `<blueprint>` where a place's text goes. */
  readonly files: Readonly<Record<string, string>>;
  readonly places: readonly Place[];
}

interface Place {
  readonly name: string;
  readonly in: "fleet" | "trust" | "blueprint";
  /** With ACTION where one is named. */
  readonly text: string;
  readonly mended: Readonly<Record<string, string>>;
  /** Errors all of them, of which none has one right answer. */
  readonly left: readonly string[];
}

const { files, places } = readCases<Cases>("fix-actions.json");

const ELSE = {
  fleet: "",
  trust: "    trust: [{ Principal: { Service: lambda.amazonaws.com } }]\n",
  blueprint: "",
};

function project(place: Place, action: string): Record<string, string> {
  const filled = { ...ELSE, [place.in]: place.text.replace("ACTION", () => action) };
  return Object.fromEntries(
    Object.entries(files).map(([file, text]) => [
      file,
      text.replace(/<(fleet|trust|blueprint)>/g, (_, key: keyof typeof ELSE) => filled[key]),
    ]),
  );
}

describe("mending names of actions, wherever one stands", () => {
  for (const place of places) {
    it(place.name, async () => {
      const folder = temporaryFolder("fix");
      const file = join(folder, "fleets.yaml");
      for (const [wrong, right] of Object.entries(place.mended)) {
        writeTree(folder, project(place, wrong));
        const { files: changed, result } = await mendFile(file);
        const texts = changed.map(({ after }) => after);
        const expected = project(place, right);
        const name = place.in === "fleet" ? "fleets.yaml" : "blueprints/printer.yaml";
        expect(texts, wrong).to.deep.equal([expected[name]]);
        expect(hasErrors(result.problems), wrong).to.equal(false);
      }
      for (const wrong of place.left) {
        writeTree(folder, project(place, wrong));
        const { mended, result } = await mendFile(file);
        expect(mended, wrong).to.deep.equal([]);
        expect(hasErrors(result.problems), wrong).to.equal(true);
      }
    });
  }
});
