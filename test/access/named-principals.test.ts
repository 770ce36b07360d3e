import { expect } from "chai";
import type { HolderChange } from "../../generators/access/compare";
import { withNamedPrincipals } from "../../generators/access/named-principals";
import { trustWords } from "../../generators/cli/access-report/words";

const ROOT = "arn:aws:iam::999999999999:root";
const ROLE = "arn:aws:iam::999999999999:role/deploy";
const OTHER = "arn:aws:iam::999999999999:role/x";

/** What a trust policy names, who was found to be let in, and who is said to be. */
const CASES: readonly [named: string[], found: string, said: string][] = [
  [[ROOT], OTHER, "whomever the account 999999999999 lets"],
  [["999999999999"], OTHER, "whomever the account 999999999999 lets"],
  [[ROOT, ROLE], OTHER, "whomever the account 999999999999 lets"],
  [[ROOT, ROLE], ROLE, ROLE],
  [[ROLE], ROLE, ROLE],
  [["arn:aws:iam::888888888888:root"], OTHER, OTHER],
  [["arn:aws-cn:iam::999999999999:root"], OTHER, OTHER],
  [["*"], "*", "anybody"],
];

function words(AWS: readonly string[], principal: string): string {
  const document = { Version: "2012-10-17", Statement: { Effect: "Allow", Principal: { AWS } } };
  const none = { gained: [], lost: [], unknown: [] };
  const witness = { principal, action: "sts:AssumeRole", resource: "*" };
  const row = { actions: ["sts:AssumeRole"], resource: "*", condition: "", witness };
  const change: HolderChange = {
    holder: {
      ...{ kind: "role", id: "a/b", stack: "a", label: "b", policies: [] },
      trust: { kind: "trust", name: "trust policy", document },
    },
    ...{ change: "changed", access: none, settings: [], unknown: [], open: [], lessened: [] },
    ...{ attached: [], detached: [] },
    trust: { ...none, gained: [{ ...row, reading: "most" }] },
  };
  const [first] = withNamedPrincipals(change).trust.gained;
  return first === undefined ? "" : trustWords(first);
}

describe("whom a trust policy names", () => {
  for (const [named, found, said] of CASES) {
    it(`is ${said} for ${found} by ${named.join(" and ")}`, () => {
      expect(words(named, found)).to.equal(`${said} by sts:AssumeRole`);
    });
  }
});
