import { expect } from "chai";
import { changeOvers } from "../../generators/files/change-over";
import type { HandOver, MovedWithin } from "../../generators/files/hand-over";
import { handOverProblems } from "../../generators/files/handed-over";
import type { Manifest } from "../../generators/files/manifest";
import { movedProblems } from "../../generators/files/moved-within";
import { retiredProblems, type RetiredStack } from "../../generators/files/retired-stacks";
import type { StackRecord } from "../../generators/files/stack-records";
import type { Problem } from "../../generators/problem";
import { expectRecorded } from "../support/cases";

/** `prod-f01`, `prod-f02` and so on. */
const names = (count: number, letter: string): string[] =>
  Array.from(
    { length: count },
    (_, index) => `prod-${letter}${String(index + 1).padStart(2, "0")}`,
  );

/** A role that goes from one stack to another, and its policy. */
const handed = (from: string, to: string, role = from): HandOver[] =>
  ["aws_iam_role", "aws_iam_role_policy"].map((type) => ({
    ...{ from: `${from}.ts`, was: `${type}.one`, to: `${to}.ts` },
    imported: { address: `${type}.one`, id: `Role-${role}` },
  }));

const given = (name: string): HandOver[] =>
  handed(name, name).map(({ from, was, to }) => ({ from, was, to, letGo: `Role-${name}` }));

const lines = (problems: readonly Problem[]): string[] =>
  problems.map(({ severity, id, message, fix, location }) => {
    return `${location?.file ?? ""} ${severity} ${id}: ${message} → ${fix}`;
  });

const PLACE = { environment: "prod", account: "111111111111", region: "us-east-1" };

function retired(name: string, more: Partial<StackRecord> = {}): RetiredStack {
  const path = `${name}.ts`;
  const record = { file: "fleets.yaml", ...PLACE, retired: true as const, ...more };
  return { path, record, file: { path, content: "" } };
}

/** What is said of stacks, by how many there are of each kind. */
const HANDED: Readonly<Record<string, HandOver[]>> = {
  "one to one": handed("prod-dock", "prod-quay"),
  "three to three others": names(3, "a").flatMap((name) => handed(name, `${name}x`)),
  "five to one": names(5, "f").flatMap((name) => handed(name, "prod-fleets")),
  "one to five": names(5, "f").flatMap((name) => handed("prod-fleets", name, name)),
  "two to five": names(5, "f").flatMap((name, index) =>
    handed(`prod-g${String(index % 2)}`, name, name),
  ),
  "24 to four": names(24, "f").flatMap((name, index) => handed(name, `prod-g${String(index % 4)}`)),
  "24 to 24 others": names(24, "f").flatMap((name) => handed(name, name.replace("prod", "live"))),
  "three that let go of something": names(3, "f").flatMap(given),
  "five that let go of something": names(5, "f").flatMap(given),
};

const RETIRED: Readonly<Record<string, RetiredStack[]>> = {
  three: names(3, "f").map((name) => retired(name)),
  four: names(4, "f").map((name) => retired(name)),
  "30, of which others took something": names(30, "f").map((name) =>
    retired(name, { released: { "aws_iam_role.one": "Role" } }),
  ),
  "four that are kept": names(4, "f").map((name) => retired(name, { keep: true })),
  "four of two environments": names(4, "f").map((name, index) =>
    retired(name, index < 2 ? {} : { environment: "dev" }),
  ),
  "two that are lost, of which others took something or that are kept": names(2, "f").map(
    (name, index) => {
      const had = index === 0 ? { released: { "aws_iam_role.one": "Role" } } : { keep: true };
      const { path, record } = retired(name, had);
      return { path, record };
    },
  ),
  "of which one is renewed and one lost": names(7, "f").map((name, index) => {
    const { file, ...others } = retired(name);
    return index === 1 || file === undefined ? others : { ...others, file };
  }),
};

describe("what is to be known of many stacks", () => {
  it("is told of each of a few, and of all at once else", () => {
    const manifest: Manifest = { files: {}, head: {} };
    const renewed = new Map([["prod-f01.ts", "prod-quay"]]);
    const request = { folder: "out", retire: () => "", source: { path: "fleets.yaml" } };
    const over = (count: number): [string, StackRecord][] =>
      names(count, "f").map((name) => [
        `${name}.ts`,
        { file: "fleets.yaml", parts: { kiosk: "module" } },
      ]);
    const was = (entries: [string, StackRecord][]): Map<string, StackRecord> =>
      new Map(
        entries.map(([path, one]) => [path, { ...one, parts: { kiosk: "resources" as const } }]),
      );
    const moved = (count: number): MovedWithin[] =>
      names(count, "f").map((name) => ({
        ...{ path: `${name}.ts`, moves: {}, blocked: [], reused: [] },
        fresh: [{ from: "aws_iam_role.one", to: "aws_iam_role.other", id: `Role-${name}` }],
      }));
    const told: Record<string, Readonly<Record<string, string[]>>> = {
      handed: mapped(HANDED, (all) => handOverProblems("out", all, new Map())),
      retired: mapped(RETIRED, (all) =>
        retiredProblems(request, manifest, all, all.length === 7 ? renewed : new Map()),
      ),
      over: mapped({ three: over(3), four: over(4) }, (now) => changeOvers("out", was(now), now)),
      moved: mapped({ three: moved(3), four: moved(4) }, (all) => movedProblems("out", all)),
    };
    expect(told.handed?.["24 to four"]).to.have.lengthOf(1);
    expectRecorded("files/told-at-once.json", told);
  });
});

function mapped<T>(
  cases: Readonly<Record<string, T>>,
  told: (one: T) => readonly Problem[],
): Record<string, string[]> {
  return Object.fromEntries(Object.entries(cases).map(([what, one]) => [what, lines(told(one))]));
}
