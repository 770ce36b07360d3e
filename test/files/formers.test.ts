import { expect } from "chai";
import {
  formerNames,
  unknownFormers,
  type Former,
  type FormerlyKnown,
} from "../../generators/files/former-stacks";
import type { StackRecord } from "../../generators/files/stack-records";
import { readCases } from "../support/cases";

interface Case {
  readonly what: string;
  /** By the name of a stack; without `roles` where that is null. */
  readonly records: Readonly<
    Record<string, Partial<StackRecord> | { readonly roles: null | undefined }>
  >;
  /** Of stacks of another fleet file. */
  readonly others?: Case["records"];
  readonly adopted?: FormerlyKnown["adopted"];
  /** `fleets/quay=dock`, each of the stack that has the name in the environment `prod`. */
  readonly said: readonly string[];
  readonly unknown: readonly string[];
}

function formerOf(text: string): Former {
  const [, kind = "", name = "", was = ""] = /^(\w+)\/(\w+)=(\w+)$/.exec(text) ?? [];
  const place = kind === "environments" ? name : "prod";
  return {
    path: kind === "environments" ? `${place}-dock.ts` : `${place}-${name}.ts`,
    paths: [],
    said: [{ kind, name, was }],
    environments: kind === "environments" ? [name, was] : [place],
  };
}

function recordsOf(records: Case["records"]): Map<string, StackRecord> {
  return new Map(
    Object.entries(records).map(([name, one]) => {
      const { roles = {}, ...others } = one as Partial<StackRecord>;
      const place = { file: "fleets.yaml", environment: "prod" };
      const known = (roles as unknown) === null ? {} : { roles };
      return [`${name}.ts`, { ...place, ...known, ...others }];
    }),
  );
}

describe("names of before", () => {
  for (const one of readCases<Case[]>("files", "formers.json")) {
    it(`are known or refused: ${one.what}`, () => {
      const own = recordsOf(one.records);
      const others = recordsOf(one.others ?? {});
      const formers = one.said.map(formerOf);
      const found = unknownFormers("out", formers, { own, others, adopted: one.adopted ?? {} });
      expect(found.map(({ message }) => message)).to.deep.equal(one.unknown);
      expect(found.every(({ severity }) => severity === "error")).to.equal(true);
      if (one.unknown.length > 0) return;
      // What passed once is remembered, whatever becomes of all else.
      const then = new Map(
        [...formerNames(formers, own)].map(([path, names]) => [
          path,
          { file: "fleets.yaml", roles: {}, ...names },
        ]),
      );
      expect(unknownFormers("out", formers, { own: then, adopted: {} })).to.deep.equal([]);
    });
  }

  it("stay remembered where nothing says them for a while", () => {
    const own = new Map([["prod-quay.ts", { file: "fleets.yaml", formerly: ["fleets/dock"] }]]);
    expect([...formerNames([formerOf("fleets/quay=pole")], own)]).to.deep.equal([
      ["prod-quay.ts", { formerly: ["fleets/dock", "fleets/pole"] }],
    ]);
    expect([...formerNames([], own)]).to.deep.equal([
      ["prod-quay.ts", { formerly: ["fleets/dock"] }],
    ]);
  });
});
