import { expect } from "chai";
import * as fc from "fast-check";
import { assign, type Assignment, type Unit } from "../../../generators/iam/policy/assign";
import { readCases } from "../../support/cases";

interface AssignCase {
  readonly name: string;
  /** `group key<ancestor<ancestor` → size, or sizes: its own, and that of its group in each policy. */
  readonly units: Readonly<Record<string, number | readonly [number, number]>>;
  readonly rooms: readonly [number, number];
  readonly past?: Readonly<Record<string, readonly string[]>>;
  readonly policies: Readonly<Record<string, readonly string[]>>;
}

function unitOf([text, sizes]: readonly [string, number | readonly [number, number]]): Unit {
  const [key = "", ...ancestors] = text.split("<");
  const group = key.includes(" ") ? (key.split(" ")[0] ?? "") : key;
  const [size = 0, common] = [sizes].flat();
  return {
    ...{ key, ancestors, size, group },
    ...(common !== undefined && { common: { key: group, size: common } }),
  };
}

function assignmentOf(policies: Readonly<Record<string, readonly string[]>>): Assignment {
  return new Map(Object.entries(policies).map(([number, keys]) => [Number(number), keys]));
}

function policyOf(assignment: Assignment): Map<string, number> {
  return new Map([...assignment].flatMap(([number, keys]) => keys.map((key) => [key, number])));
}

/** The policies in which other statements are. */
function differing(before: Assignment, after: Assignment): number[] {
  const numbers = [...new Set([...before.keys(), ...after.keys()])];
  const text = (keys: readonly string[] = []): string => JSON.stringify([...keys].sort());
  return numbers.filter((number) => text(before.get(number)) !== text(after.get(number)));
}

const rooms = { first: 40, others: 30 };

const units: fc.Arbitrary<Unit[]> = fc.uniqueArray(
  fc.record({
    key: fc.string({ minLength: 1, maxLength: 3 }),
    ancestors: fc.constant([]),
    size: fc.integer({ min: 1, max: 30 }),
    group: fc.constantFrom("s3", "iot", "kms"),
  }),
  { selector: ({ key }) => key, maxLength: 40 },
);

/** Some units, and others of which some are the same, some have another size and some are new. */
const changes = fc.tuple(units, units, fc.array(fc.boolean(), { minLength: 40, maxLength: 40 }));

describe("statements in policies", () => {
  for (const one of readCases<readonly AssignCase[]>("iam", "assign.json")) {
    it(one.name, () => {
      const all = Object.entries(one.units).map(unitOf);
      const [first, others] = one.rooms;
      const made = assign(all, { first, others }, one.past && assignmentOf(one.past));
      const found = Object.fromEntries([...made].sort(([a], [b]) => a - b));
      expect(found).to.deep.equal(one.policies);
    });
  }

  it("are all there once, and never more than a policy has room for", () => {
    fc.assert(
      fc.property(units, units, (before, all) => {
        const made = assign(all, rooms, assign(before, rooms));
        const size = new Map(all.map((unit) => [unit.key, unit.size]));
        expect([...made.values()].flat().sort()).to.deep.equal(all.map(({ key }) => key).sort());
        for (const [number, keys] of made) {
          const sum = keys.reduce((total, key) => total + (size.get(key) ?? 0), 0);
          expect(sum).to.be.at.most(number === 0 ? rooms.first : rooms.others);
        }
      }),
    );
  });

  it("do not depend on the order in which they come", () => {
    fc.assert(
      fc.property(units, units, (before, all) => {
        const past = assign(before, rooms);
        const other = assign([...all].reverse(), rooms, past);
        expect([...other]).to.deep.equal([...assign(all, rooms, past)]);
      }),
    );
  });

  it("stay where they are when one is added: one policy changes, or is new", () => {
    fc.assert(
      fc.property(units, fc.integer({ min: 1, max: 30 }), (before, size) => {
        const past = assign(before, rooms);
        fc.pre(past.size > 0);
        const added = { key: "a new one", ancestors: [], size, group: "s3" };
        const now = assign([...before, added], rooms, past);
        expect(differing(past, now)).to.have.length(1);
      }),
    );
  });

  it("make room when one grows: its own policy changes, and one other", () => {
    fc.assert(
      fc.property(units, fc.nat(), (before, which) => {
        const past = assign(before, rooms);
        fc.pre(past.size > 0);
        // What makes room for a growth of this size is one of them: none is smaller.
        const all = before.map((unit) => ({ ...unit, size: unit.size + 10 }));
        const wide = { first: 100, others: 80 };
        const [then, grown] = [assign(all, wide), all[which % all.length]];
        const now = all.map((unit) => (unit === grown ? { ...unit, size: unit.size + 10 } : unit));
        const changed = differing(then, assign(now, wide, then));
        const own = policyOf(then).get(grown?.key ?? "") ?? 0;
        expect(new Set([own, ...changed]).size).to.be.at.most(2);
      }),
    );
  });

  it("never move to a policy before their own", () => {
    fc.assert(
      fc.property(changes, ([before, after, kept]) => {
        const known = before.filter((_, index) => kept[index]);
        const keys = new Set(known.map(({ key }) => key));
        const all = [...known, ...after.filter(({ key }) => !keys.has(key))];
        const past = assign(before, rooms);
        const then = policyOf(past);
        for (const [key, number] of policyOf(assign(all, rooms, past))) {
          expect(number).to.be.at.least(then.get(key) ?? 0);
        }
      }),
    );
  });
});
