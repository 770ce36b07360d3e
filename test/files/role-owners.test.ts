import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { byOwner, ownerProblems } from "../../generators/files/stack-owners";
import { identityOf } from "../../generators/files/fleet-file-identity";
import type { StackFacts, StackRecord } from "../../generators/files/stack-records";
import { readCases } from "../support/cases";
import { temporaryFolder } from "../support/folders";

interface Case {
  readonly what: string;
  /** What a.yaml is known to have: by stack, the name of a role by its id, and more of the record. */
  readonly theirs: Readonly<Record<string, Roles & { readonly record?: Partial<StackRecord> }>>;
  /** What b.yaml has. */
  readonly mine: Readonly<Record<string, Roles>>;
  /** Stacks that b.yaml takes with `--formerly a.yaml`. */
  readonly taken: readonly string[];
  /** What is said of the others, with it and without it; nothing where all is well. */
  readonly says: readonly string[];
  readonly saysWithout: readonly string[];
}

interface Roles {
  readonly account?: string;
  readonly roles: Readonly<Record<string, string>> | null;
}

function factsOf({ account = "111111111111", roles }: Roles): StackFacts {
  const all = Object.entries(roles ?? {});
  return {
    ...{ environment: "prod", account, region: "us-east-1", parts: { kiosk: "resources" } },
    ...(roles && {
      roles: Object.fromEntries(all.map(([id, name]) => [`aws_iam_role.${id}`, `/edge/${name}`])),
    }),
  };
}

function byPath<A, B>(all: Readonly<Record<string, A>>, to: (one: A) => B): [string, B][] {
  return Object.entries(all).map(([name, one]) => [`${name}.ts`, to(one)]);
}

describe("roles of fleets that go to another fleet file", () => {
  for (const one of readCases<Case[]>("files", "role-owners.json")) {
    it(`are in one state: ${one.what}`, () => {
      const folder = temporaryFolder("owners");
      const [a, b] = ["a.yaml", "b.yaml"].map((name) => join(folder, name));
      writeFileSync(a ?? "", "");
      const facts = Object.fromEntries(byPath(one.mine, factsOf));
      const their = identityOf(folder, a ?? "");
      const records = new Map(
        byPath(one.theirs, (all) => ({ ...their, ...factsOf(all), ...all.record })),
      );
      const found = (formerly: readonly string[]): readonly [string[], string[]] => {
        const request = { folder, facts, formerly, source: { path: b ?? "" } };
        const { own, others } = byOwner(request, identityOf(folder, b ?? ""), records);
        const problems = ownerProblems(request, others, new Set(Object.keys(facts)));
        const said = problems.map(
          ({ severity, message, fix }) => `${severity}: ${message}; ${fix}`,
        );
        return [
          [...own.keys()].map((path) => path.replace(".ts", "")),
          said.map((text) => text.replaceAll(`${folder}/`, "").replaceAll(folder, "out")),
        ];
      };
      const [taken, says] = found([a ?? ""]);
      const [, saysWithout] = found([]);
      expect({ taken, says, saysWithout }).to.deep.equal({
        taken: one.taken,
        says: one.says,
        saysWithout: one.saysWithout,
      });
    });
  }
});
