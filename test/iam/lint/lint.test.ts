import { readdirSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import * as fc from "fast-check";
import { ArgumentError, lintPolicy } from "../../../generators/iam";
import { casePath, expectRecorded, readCases } from "../../support/cases";
import { findingLine, lintCase } from "../../support/lint";
import type { LintCase } from "../../support/lint";

interface Recorded extends LintCase {
  readonly findings: readonly string[];
}

const FOLDER = ["iam", "lint", "cases"] as const;
const ELEMENTS = [
  ...["Version", "Statement", "Sid", "Effect", "Action", "NotAction", "Resource", "Condition"],
  ...["Principal", "NotPrincipal", "effect", "__proto__", "StringEquals", "Null", "AWS", "Service"],
  ...["aws:SourceIp", "aws:PrincipalTag/a", "ForAllValues:StringLike", "ArnLike", "aws:SourceArn"],
];
const TEXTS = [
  ...["*", "s3:*", "s3:GetObject", "iam:PassRole", "sts:AssumeRole", "Allow", "Deny", "${aws:x}"],
  ...["arn:aws:s3:::b/*", "10.0.0.0/8", "lambda.amazonaws.com", "2012-10-17", "true", "arn:", ""],
];

describe("lint", () => {
  for (const file of readdirSync(casePath(...FOLDER))) {
    it(`${file}: its documents give exactly their findings`, () => {
      const cases = readCases<Recorded[]>(...FOLDER, file);
      const actual = cases.map((one) => ({ ...one, findings: lintCase(one).map(findingLine) }));
      expectRecorded(join(...FOLDER, file), actual);
    });
  }

  it("never throws, whatever JSON it is given, and points into it", () => {
    const { value } = fc.letrec<{ value: unknown }>((tie) => ({
      value: fc.oneof(
        { maxDepth: 6 },
        fc.constantFrom<unknown>(...TEXTS, null, 3, true),
        fc.array(tie("value"), { maxLength: 3 }),
        fc.dictionary(fc.constantFrom(...ELEMENTS), tie("value"), { maxKeys: 6 }),
      ),
    }));
    const kinds = fc.constantFrom("identity", "trust", "resource", undefined);
    fc.assert(
      fc.property(fc.oneof(value, fc.jsonValue()), kinds, (document, kind) => {
        const options = kind === undefined ? {} : { kind };
        const text = JSON.stringify(document);
        const ofText = lintPolicy(text, options);
        for (const { pointer, line } of ofText) {
          expect(at(JSON.parse(text), pointer), pointer).to.equal(true);
          expect(line).to.be.a("number");
        }
        if (typeof document === "string") return;
        const plain = ofText.map(({ id, pointer }) => `${id} ${pointer}`);
        const ofValue = lintPolicy(document, options).map(({ id, pointer }) => `${id} ${pointer}`);
        expect(ofValue).to.deep.equal(plain);
      }),
    );
  });

  it("says where a text is no JSON, and what no text can say", () => {
    const [fault] = lintPolicy('{\n  "Version": }');
    expect(fault).to.include({ id: "syntax", line: 2, column: 14 });
    const circle: unknown[] = [];
    circle.push(circle);
    for (const odd of [undefined, circle, 1n, () => 1]) {
      expect(lintPolicy(odd).map(({ id }) => id)).to.deep.equal(["syntax"]);
    }
    const deep = `${"[".repeat(100_000)}${"]".repeat(100_000)}`;
    expect(lintPolicy(deep).map(({ id }) => id)).to.deep.equal(["too-deep"]);
  });

  it("refuses options that mean nothing", () => {
    const wrong = { kind: "scp", parttion: "aws" } as object;
    expect(() => lintPolicy({}, wrong)).to.throw(ArgumentError, /options.parttion[^]*"scp"/);
  });
});

/** Whether there is a value at the pointer. */
function at(root: unknown, pointer: string): boolean {
  let value = root;
  for (const step of pointer.split("/").slice(1)) {
    const key = step.replaceAll("~1", "/").replaceAll("~0", "~");
    if (typeof value !== "object" || value === null || !Object.hasOwn(value, key)) return false;
    value = (value as Record<string, unknown>)[key];
  }
  return true;
}
