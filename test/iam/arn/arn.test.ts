import { expect } from "chai";
import * as fc from "fast-check";
import {
  arnFaults,
  fillFormat,
  formatPlaceholders,
  matchFormat,
  parseArn,
  readFormat,
  splitName,
} from "../../../generators/iam/arn";
import { arnFields } from "../../../generators/iam/arn/parts";
import { align, readPattern } from "../../../generators/iam/arn/pattern";
import faultCases from "../../cases/iam/arn-faults.json";
import matchCases from "../../cases/iam/arn-match.json";
import splitCases from "../../cases/iam/split-name.json";
import { allFormats } from "../formats";

const FACTS = { partition: "aws", region: "us-east-1", account: "111111111111" };
const FIELDS = ["partition", "service", "region", "account", "resource"] as const;

/** Whether an ARN fits a format, field by field, by nothing but a search. */
function isFound(arn: string, format: string): boolean {
  const [given, wanted] = [arnFields(arn), arnFields(format)];
  return (
    given[0] === "arn" &&
    given.length === wanted.length &&
    wanted.every((field, index) => {
      return align(readFormat(field, index), readPattern(given[index] ?? "")) !== undefined;
    })
  );
}

describe("ARNs", () => {
  describe("parseArn", () => {
    it("leaves the colons of the resource and of variables alone", () => {
      expect(parseArn("arn:aws:iam::${aws:PrincipalAccount}:a:b:${x:y}")).to.deep.equal({
        partition: "aws",
        service: "iam",
        region: "",
        account: "${aws:PrincipalAccount}",
        resource: "a:b:${x:y}",
      });
    });

    for (const text of ["", "*", "arn", "arn:aws:s3:::", "ARN:aws:s3:::x", "arn:aws:s3::x"]) {
      const arn = parseArn(text);
      const sound = text === "arn:aws:s3:::";
      it(`${sound ? "takes" : "refuses"} ${JSON.stringify(text)}`, () => {
        expect(arn !== undefined).to.equal(sound);
      });
    }

    it("loses nothing", () => {
      const field = fc.string().filter((text) => !/[:$]/.test(text));
      fc.assert(
        fc.property(fc.tuple(field, field, field, field, fc.string()), (parts) => {
          const text = ["arn", ...parts].join(":");
          const arn = parseArn(text);
          expect(FIELDS.map((name) => arn?.[name])).to.deep.equal(parts);
        }),
      );
    });
  });

  describe("arnFaults", () => {
    for (const { arn, faults } of faultCases) {
      it(`${faults.length === 0 ? "takes" : "refuses"} ${JSON.stringify(arn)}`, () => {
        expect(arnFaults(arn)).to.deep.equal(faults);
      });
    }

    it("answers for every text", () => {
      fc.assert(fc.property(fc.string({ unit: "binary" }), (text) => void arnFaults(text)));
      fc.assert(fc.property(fc.string(), (text) => void arnFaults(`arn:aws:${text}`)));
    });
  });

  describe("splitName", () => {
    for (const { placeholders, name, optional, ...result } of splitCases) {
      it(`splits ${JSON.stringify(name)} over ${placeholders.join(", ") || "nothing"}`, () => {
        expect(splitName(placeholders, name, optional)).to.deep.equal(result);
      });
    }

    it("answers for every name with all the placeholders, or with those that are missing", () => {
      const names = fc.uniqueArray(fc.string(), { maxLength: 4 });
      fc.assert(
        fc.property(names, fc.string(), fc.dictionary(fc.string(), fc.string()), (...args) => {
          const result = splitName(...args);
          if ("missing" in result) expect(args[0]).to.include.members(result.missing);
          else expect(Object.keys(result.values)).to.have.members(args[0]);
        }),
      );
    });
  });

  describe("matchFormat", () => {
    const formats: Record<string, string> = matchCases.formats;
    for (const { arn, fits } of matchCases.cases) {
      it(`knows what ${JSON.stringify(arn)} can be`, () => {
        const service = parseArn(arn)?.service ?? "";
        const found = Object.entries(formats)
          .filter(([name, format]) => format.includes(`:${service}:`) || name === "recovery")
          .map(([name, format]) => [name, matchFormat(arn, format)])
          .filter(
            ([name, values]) => values !== undefined && (name !== "recovery" || name in fits),
          );
        expect(Object.fromEntries(found)).to.deep.equal(fits);
      });
    }

    it("takes * for everything", async () => {
      for (const format of await allFormats()) {
        const stars = formatPlaceholders(format).map((name) => [name, "*"]);
        expect(matchFormat("*", format), format).to.deep.equal(Object.fromEntries(stars));
      }
    });

    it("still fits where any of the resource becomes a wildcard", () => {
      const format =
        "arn:${Partition}:dynamodb:${Region}:${Account}:table/${TableName}/index/${IndexName}";
      fc.assert(
        fc.property(
          fc.nat(20),
          fc.nat(20),
          fc.constantFrom("*", "${aws:username}"),
          (from, to, put) => {
            const resource = "table/Inventory/index/by-sku";
            const widened = resource.slice(0, from) + put + resource.slice(from + to);
            const arn = `arn:aws:dynamodb:us-east-1:111111111111:${widened}`;
            expect(matchFormat(arn, format), arn).to.have.keys("TableName", "IndexName");
          },
        ),
      );
    });

    it("fits exactly where a search over each field finds a way", async () => {
      const formats = (await allFormats()).filter((one) =>
        /:(dynamodb|iot|lambda|s3|sns):/.test(one),
      );
      const names = fc.constantFrom("a", "Inventory", "table/a", "a:b", "index", "*", "a?");
      const arns = fc
        .record({ format: fc.constantFrom(...formats), name: names, to: fc.nat(60) })
        .chain(({ format, name, to }) => {
          const values = formatPlaceholders(format).map((one) => [one, name] as const);
          const whole = fillFormat(format, FACTS, Object.fromEntries(values));
          const start = whole.slice(0, Math.max(whole.length - to, "arn:".length));
          return fc.constantFrom(whole, `${start}*`, `${start}**`, `${start}?*`, start);
        });
      fc.assert(
        fc.property(arns, fc.constantFrom(...formats), (arn, format) => {
          expect(matchFormat(arn, format) !== undefined, `${arn} ${format}`).to.equal(
            isFound(arn, format),
          );
        }),
        { numRuns: 5000 },
      );
    });

    it("answers a long hostile pattern at once", () => {
      const format = "arn:${Partition}:iot:${Region}:${Account}:topic/${TopicName}";
      const arn = `arn:aws:iot:us-east-1:111111111111:topic/${"*a".repeat(10_000)}`;
      expect(matchFormat(arn, `${format}/end`)).to.equal(undefined);
    }).timeout(5000);
  });

  describe("formats of AWS's reference", () => {
    it("give the values back that they were filled with", async () => {
      const formats = await allFormats();
      expect(formats.length).to.be.greaterThan(2000);
      for (const format of formats.filter(isUnambiguous)) {
        const names = formatPlaceholders(format);
        const values = fc.tuple(...names.map(() => fc.stringMatching(/^[A-Za-z0-9_-]+$/)));
        fc.assert(
          fc.property(values, (texts) => {
            const wanted = Object.fromEntries(
              names.map((name, index) => [name, texts[index] ?? ""]),
            );
            const arn = fillFormat(format, FACTS, wanted);
            expect(arn).not.to.include("$");
            expect(matchFormat(arn, format), format).to.deep.equal(wanted);
          }),
          { numRuns: 3 },
        );
      }
    });

    it("have an account of their own where the ARN is another's", () => {
      const name = "arn:${Partition}:sso:::account/${AccountId}";
      const fact = "arn:${Partition}:chime:${Region}:${AccountId}:meeting/${MeetingId}";
      expect(formatPlaceholders(name)).to.deep.equal(["AccountId"]);
      expect(formatPlaceholders(fact)).to.deep.equal(["MeetingId"]);
      expect(fillFormat(fact, FACTS, { MeetingId: "m" })).to.equal(
        "arn:aws:chime:us-east-1:111111111111:meeting/m",
      );
    });

    it("are not filled with less than they need", () => {
      const format = "arn:${Partition}:s3:::${BucketName}/${ObjectName}";
      expect(() => fillFormat(format, FACTS, { BucketName: "b" })).to.throw(
        `no value for "ObjectName" of the ARN format ${format}`,
      );
    });
  });
});

/** Whether no placeholder borders on another, or on a character that values can hold. */
function isUnambiguous(format: string): boolean {
  return !/\}[$A-Za-z0-9_-]/.test(format);
}
