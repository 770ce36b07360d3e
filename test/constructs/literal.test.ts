import { TerraformOutput, TerraformStack, Token } from "cdktf";
import { expect } from "chai";
import fc from "fast-check";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { carriesToken, literal, literals } from "../../stacks/constructs/literal";
import cases from "../cases/constructs/literals.json";
import { temporaryFolder } from "../support/folders";
import { requireTools } from "../support/requirements";
import { terraform } from "../support/terraform";
import { newStack } from "./fixtures";

/** Pieces of text that mean something to Terraform or to cdktf, and some that do not. */
const PIECES = [
  ...[
    "$",
    "%",
    "{",
    "}",
    "${",
    "%{",
    "$${",
    "%%{",
    '${""}',
    '"',
    "\\",
    "\n",
    "#",
    "&",
    " ",
    "a",
    "é",
  ],
  ...["TfToken[", "TOKEN.0", "]}", "${TfToken[TOKEN.0]}", "#{TfToken[TOKEN.0]}", "TfToken", "["],
  ...[
    "e",
    "-",
    "+",
    ".",
    "|",
    "1",
    "-1.8881545897087505e+289",
    "e289",
    "-18e288",
    "E",
    "__proto__",
  ],
  ...["String Map Token Value", "Any Map Token Value"],
];
const hostileText = fc
  .array(fc.oneof(fc.constantFrom(...PIECES), fc.string({ unit: "grapheme" })), { maxLength: 8 })
  .map((pieces) => pieces.join(""));

/** Terraform's reading of a template that holds no expression but the empty string. */
function evaluate(template: string): string {
  return template.replace(/\$\$\{|%%\{|\$\{""\}|\$\{|%\{/g, (sign) => {
    if (sign === '${""}') return "";
    if (sign.length === 3) return sign.slice(1);
    throw new Error(`an expression begins in ${JSON.stringify(template)}`);
  });
}

/** cdktf's reading of a value in a stack, without the shortcut of stacks that have no tokens. */
function resolveByCdktf(value: unknown): unknown {
  const stack = newStack();
  new TerraformOutput(stack, "value", { value });
  const { output } = TerraformStack.prototype.toTerraform.call(stack) as {
    output: { value: { value: unknown } };
  };
  return output.value.value;
}

describe("literal", () => {
  for (const { what, text, template } of cases) {
    it(`${what}: ${JSON.stringify(text)}`, () => {
      expect(literal(text)).to.equal(template);
      expect(evaluate(template)).to.equal(text);
    });
  }

  it("evaluates to the text, whatever the text", () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        expect(evaluate(literal(text))).to.equal(text);
      }),
      { numRuns: 2000 },
    );
  });

  it("passes cdktf unchanged, also where its tokens exist", () => {
    for (let i = 0; i < 3; i++) {
      Token.asString({ resolve: () => "somebody else's", creationStack: [] });
    }
    fc.assert(
      fc.property(fc.array(hostileText, { maxLength: 4 }), hostileText, (texts, key) => {
        const data = literals({ texts, [key]: texts[0] ?? "" });
        expect(resolveByCdktf(data)).to.deep.equal(data);
      }),
      { numRuns: 300 },
    );
  });

  it("tells what it would have to break up", () => {
    for (const { text, template } of cases) {
      expect(carriesToken(text), text).to.equal(template.includes('${""}'));
    }
  });

  it("is what Terraform itself evaluates to the text", async function () {
    await requireTools(this, ["terraform"]);
    const samples = fc
      .sample(hostileText, { numRuns: 2000, seed: 1 })
      .map((text) => text.normalize("NFC"));
    const texts = [...cases.map(({ text }) => text), ...samples];
    expect(await evaluateByTerraform(texts)).to.deep.equal(texts);
  });
});

async function evaluateByTerraform(texts: readonly string[]): Promise<unknown> {
  const folder = temporaryFolder("literal");
  const output = { texts: { value: literals(texts) } };
  writeFileSync(join(folder, "main.tf.json"), JSON.stringify({ output }));
  const { run } = await terraform();
  for (const args of [["init"], ["apply", "-auto-approve"]]) {
    const { code, stderr } = await run(folder, args);
    expect(code, stderr).to.equal(0);
  }
  const { stdout } = await run(folder, ["output", "-json", "texts"]);
  return JSON.parse(stdout);
}

describe("literals", () => {
  it("copies plain data, and encodes keys and values", () => {
    const data = { "a${b}": ["%{c}", 1, true, null, { d: "${e}" }] };
    expect(literals(data)).to.deep.equal({ "a$${b}": ["%%{c}", 1, true, null, { d: "$${e}" }] });
  });

  it("keeps a key that is named as an object's prototype", () => {
    const data: unknown = JSON.parse('{ "__proto__": { "x": "y" } }');
    expect(Object.entries(literals(data) as object)).to.deep.equal([
      ['__${""}proto__', { x: "y" }],
    ]);
  });

  it("writes a number that cdktf takes for a token as text", () => {
    expect(literals([-123456789, 5])).to.deep.equal(["-123456789", 5]);
    expect(literals(-1.8881545897087505e289)).to.equal('-1.8881545897087505${""}e+289');
  });
});
