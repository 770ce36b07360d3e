import { expect } from "chai";
import fc from "fast-check";
import {
  expandTemplate,
  isFault,
  parseTemplate,
  placeholders,
} from "../../generators/source/template";

const expand = (text: string, values: Record<string, string | string[]>): string[] => {
  const template = parseTemplate(text);
  if (isFault(template)) throw new Error(template.message);
  return expandTemplate(template, (name) => values[name] ?? "?");
};

describe("templates", () => {
  it("gives one string per element of a list, and per combination of lists", () => {
    expect(expand("{{a}}/{{b}}/{{a}}", { a: ["1", "2"], b: ["x", "y"] })).to.deep.equal([
      "1/x/1",
      "1/y/1",
      "2/x/2",
      "2/y/2",
    ]);
  });

  it("leaves policy variables and single braces alone", () => {
    const text = "arn:aws:s3:::b/${aws:PrincipalTag/site}/{x}/%{y}";
    expect(expand(text, {})).to.deep.equal([text]);
  });

  for (const text of [
    "{{",
    "{{a",
    "{{#if a}}b{{/if}}",
    "{{a b}}",
    "{{a.b}}",
    "{{@root}}",
    "{{> x}}",
    "{{../a}}",
    "{{! c }}",
    '{{"a"}}',
    "{{a x=1}}",
    "{{1}}",
    "{{{a}}}",
    "{{&a}}",
    "{{~a~}}",
    "{{[a]}}",
    "{{this.a}}",
    "{{./a}}",
  ]) {
    it(`refuses ${text}`, () => {
      expect(isFault(parseTemplate(text))).to.equal(true);
    });
  }

  it("gives any text without braces back as it is, and never lets a value act as code", () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (text, value) => {
        const plain = text.replaceAll("{", "").replaceAll("\\", "");
        expect(expand(`${plain}{{name}}`, { name: value })).to.deep.equal([plain + value]);
      }),
    );
  });

  it("accepts or refuses any string without throwing", () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom("{{", "}}", "{", "a", "#", "/", "\\", " ", "~", "!", "&", "$")),
        (pieces) => {
          const template = parseTemplate(pieces.join(""));
          if (!isFault(template)) expect(placeholders(template)).to.be.an("array");
        },
      ),
    );
  });
});
