import { expect } from "chai";
import * as fc from "fast-check";
import {
  asSortedUnique,
  compare,
  pascalCase,
  sortKeysDeep,
  sortedUnique,
  words,
} from "../../generators/text/names";
import { isValidSid, sidFromText } from "../../generators/iam/policy/sid";
import cases from "../cases/iam/names.json";

describe("names", () => {
  for (const [text, name] of Object.entries(cases.pascalCase)) {
    it(`writes ${JSON.stringify(text)} as one word`, () => {
      expect(pascalCase(text)).to.equal(name);
    });
  }

  it("sorts by code unit, whatever the locale says", () => {
    expect(["b", "a", "B", "ä", "a"].sort(compare)).to.deep.equal(["B", "a", "a", "b", "ä"]);
    expect(sortedUnique(["b", "a", "B", "a"])).to.deep.equal(["B", "a", "b"]);
  });

  it("gives a list that is sorted already as it is, and any other sorted", () => {
    const short = fc.constantFrom("", "a", "b", "B", "ä", "\u{1f600}");
    fc.assert(
      fc.property(fc.array(short, { maxLength: 5 }), (list) => {
        const plain = [...new Set(list)].sort(compare);
        expect(sortedUnique(list)).to.deep.equal(plain);
        expect(sortedUnique(list)).not.to.equal(list);
        expect(asSortedUnique(list)).to.deep.equal(plain);
        expect(asSortedUnique(plain)).to.equal(plain);
      }),
    );
  });

  it("finds the same words in a text of ASCII as in any other", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom("a", "B", "1", "'", " ", "-", "~") }),
        (text) => {
          // A letter of another alphabet is no word, and takes the text the long way.
          expect(words(text)).to.deep.equal(words(`${text}\u{3b1}`));
        },
      ),
    );
  });

  it("sorts the keys of objects and leaves lists alone", () => {
    const sorted = sortKeysDeep({ b: [{ d: 1, c: null }, "x"], a: { z: true, y: "t" } });
    expect(JSON.stringify(sorted)).to.equal('{"a":{"y":"t","z":true},"b":[{"c":null,"d":1},"x"]}');
  });

  it("keeps what it sorts", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(sortKeysDeep(value)).to.deep.equal(value);
      }),
    );
  });
});

describe("statement ids", () => {
  for (const { text, sid } of cases.sids) {
    it(`come from ${JSON.stringify(text)}`, () => {
      expect(sidFromText(text) ?? null).to.equal(sid);
    });
  }

  for (const [text, valid] of Object.entries(cases.validSids)) {
    it(`${valid ? "can" : "cannot"} be ${JSON.stringify(text)}`, () => {
      expect(isValidSid(text)).to.equal(valid);
    });
  }

  it("are valid and short, whatever the text", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        const sid = sidFromText(text);
        if (sid === undefined) return;
        expect(isValidSid(sid)).to.equal(true);
        expect(sid.length).to.be.at.most(64);
      }),
    );
  });
});
