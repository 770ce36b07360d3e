import { expect } from "chai";
import * as fc from "fast-check";
import {
  conditionFaults,
  normaliseCondition,
  sameConditionKey,
  UNLISTED_CONDITION_KEYS,
} from "../../../generators/iam/condition";
import cases from "../../cases/iam/conditions.json";
import { inWords } from "../../support/problems";

const types = new Map(Object.entries(cases.keys).map(([key, type]) => [key.toLowerCase(), type]));
const known = {
  suggestions: Object.keys(cases.keys),
  keys: (key: string): { type: string } | undefined => {
    const type = types.get(key.toLowerCase());
    return type === undefined ? undefined : { type };
  },
};

describe("conditions", () => {
  for (const { condition, faults } of cases.cases) {
    it(`${faults.length === 0 ? "take" : "refuse"} ${JSON.stringify(condition)}`, () => {
      expect(inWords(conditionFaults(condition, known))).to.deep.equal(faults);
    });
  }

  for (const { condition, normal } of cases.normal) {
    it(`have one form for ${JSON.stringify(condition)}`, () => {
      expect(JSON.stringify(normaliseCondition(condition))).to.equal(JSON.stringify(normal));
    });
  }

  for (const { template, key, same } of cases.sameKey) {
    it(`${same ? "know" : "do not know"} ${key} by ${template}`, () => {
      expect(sameConditionKey(template, key)).to.equal(same);
    });
  }

  it("know the keys of a device's credentials", () => {
    expect(UNLISTED_CONDITION_KEYS.map(({ key }) => key)).to.deep.equal([
      "credentials-iot:AwsCertificateId",
      "credentials-iot:ThingName",
      "credentials-iot:ThingTypeName",
    ]);
  });

  it("are checked and normalised, whatever they are", () => {
    const value = fc.oneof(fc.jsonValue(), fc.constantFrom("true", 1, "2026-01-31"));
    const keys = fc.dictionary(fc.constantFrom(...Object.keys(cases.keys), "x"), value);
    const operator = fc.constantFrom("StringEquals", "Bool", "Null", "DateEquals", "nope");
    const condition = fc.oneof(fc.jsonValue(), fc.dictionary(operator, fc.oneof(keys, value)));
    fc.assert(
      fc.property(condition, (given) => {
        const normal = normaliseCondition(given);
        expect(normaliseCondition(normal)).to.deep.equal(normal);
        if (conditionFaults(given, known).length > 0) return;
        expect(conditionFaults(normal, known)).to.deep.equal([]);
      }),
    );
  });
});
