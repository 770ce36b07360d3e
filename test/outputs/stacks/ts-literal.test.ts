import { runInNewContext } from "node:vm";
import { expect } from "chai";
import fc from "fast-check";
import { format } from "prettier";
import { commentText, property } from "../../../generators/outputs/stacks/ts-literal";
import type { Plain } from "../../../generators/outputs/stacks/ts-literal";

const latin = fc.string({
  unit: fc.integer({ min: 0, max: 255 }).map((code) => String.fromCharCode(code)),
});
const anyText = fc.string({ unit: "binary" });
const hostile = fc.constantFrom(
  "*/",
  "`${x}`",
  "{{x}}",
  "%{if}",
  "</script>",
  "\u2028",
  "\\",
  "'\"",
  "__proto__",
);

function plain(text: fc.Arbitrary<string>): fc.Arbitrary<Plain> {
  const leaf = fc.oneof(
    text,
    fc.string({ minLength: 60, maxLength: 120 }),
    fc.integer(),
    fc.boolean(),
    fc.constant(null),
  );
  const key = fc.oneof(
    fc.string(),
    fc.constantFrom("name", "Statement", "__proto__", "aws:SourceArn", "1"),
  );
  const { value } = fc.letrec((tie) => ({
    value: fc.oneof(
      { maxDepth: 4 },
      leaf,
      fc.array(tie("value"), { maxLength: 4 }),
      fc.array(leaf, { maxLength: 12 }),
      fc.dictionary(key, tie("value"), { maxKeys: 4 }),
    ),
  }));
  return value as fc.Arbitrary<Plain>;
}

const statement = (value: Plain): string => `const x = f({\n${property("value", value, 2)}\n});\n`;
const evaluated = (source: string): unknown =>
  runInNewContext(source.replace("const x = f(", "JSON.stringify(").replace(/;\n$/, ""));
const written = (value: Plain): string =>
  JSON.stringify({ value }, (_, inner: unknown) => (Object.is(inner, -0) ? 0 : inner));

describe("TypeScript literals", () => {
  it("mean the value they were made from, whatever it holds", () => {
    fc.assert(
      fc.property(plain(fc.oneof(anyText, hostile)), (value) => {
        expect(evaluated(statement(value))).to.equal(written(value));
      }),
      { numRuns: 500 },
    );
  });

  it("are laid out as Prettier lays them out", async () => {
    await fc.assert(
      fc.asyncProperty(plain(latin), async (value) => {
        const source = statement(value);
        expect(await format(source, { parser: "typescript" })).to.equal(source);
      }),
      { numRuns: 150 },
    );
  });

  it("are never ended by text in a comment", () => {
    fc.assert(
      fc.property(fc.oneof(anyText, hostile, fc.constant("a*/b\n*/")), (text) => {
        const comment = commentText(text);
        expect(comment).to.not.match(/\*\/|[\n\r\u2028\u2029]/);
      }),
    );
  });
});
