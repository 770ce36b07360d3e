import { expect } from "chai";
import * as fc from "fast-check";
import { align, readPattern, type Element } from "../../../generators/iam/arn/pattern";

const element = fc.constantFrom<Element>(
  { kind: "char", char: "a" },
  { kind: "char", char: "b" },
  { kind: "run" },
  { kind: "slot", name: "Any", excluded: "" },
  { kind: "slot", name: "NoB", excluded: "b" },
);
const pattern = fc.array(fc.constantFrom("a", "b", "?", "*", "${aws:username}"), { maxLength: 4 });

/** Every text of up to seven characters: longer than any shortest one that could fit. */
const texts = [""];
for (const text of texts) if (text.length < 7) texts.push(`${text}a`, `${text}b`);

describe("ARN patterns", () => {
  it("meet formats exactly where some text fits both", () => {
    fc.assert(
      fc.property(fc.array(element, { maxLength: 3 }), pattern, (elements, parts) => {
        const left = new RegExp(`^${elements.map(source).join("")}$`);
        const right = new RegExp(`^${parts.map(patternSource).join("")}$`);
        const meet = texts.some((text) => left.test(text) && right.test(text));
        expect(align(elements, readPattern(parts.join(""))) !== undefined).to.equal(meet);
      }),
      { numRuns: 1000 },
    );
  });

  it("prefer literal text to a wildcard that swallows it", () => {
    const elements: Element[] = [{ kind: "run" }, { kind: "char", char: "a" }, { kind: "run" }];
    const touches = align(elements, readPattern("*a"));
    expect(touches?.filter(({ element }) => element === 1)).to.deep.equal([
      { element: 1, token: 1 },
    ]);
  });
});

function source(element: Element): string {
  if (element.kind === "char") return element.char;
  if (element.kind === "run") return "[ab]*";
  return element.excluded === "" ? "[ab]+" : "a+";
}

function patternSource(part: string): string {
  if (part === "?") return "[ab]";
  return part.length === 1 && part !== "*" ? part : "[ab]*";
}
