import { expect } from "chai";
import { readAccountDetails } from "../../generators/access/account-details";
import { accountHolders, accountsOf } from "../../generators/access/from-account";
import type { HeldPolicy, PolicyHolder } from "../../generators/access/holder";
import { readCases } from "../support/cases";

interface Case {
  readonly name: string;
  /** The contents of files: a text as it is, anything else as JSON. */
  readonly files: readonly unknown[];
  readonly accounts?: readonly string[];
  /** ARN → its policies, as `kind name: action`, or what else is known. */
  readonly holders?: Readonly<Record<string, readonly string[]>>;
  readonly problem?: string;
}

/** The action that a case's policy allows. */
function policyWords({ kind, name, document, why }: HeldPolicy): string {
  if (document === undefined) return `${kind} ${name}: ${String(why)}`;
  const { Statement } = document as { Statement: { Action: string } };
  return `${kind} ${name}: ${Statement.Action}`;
}

function holderWords({ policies, trust, boundary }: PolicyHolder): string[] {
  return [...policies, ...[boundary ?? [], trust ?? []].flat()].map(policyWords);
}

describe("an account's listing", () => {
  for (const { name, files, accounts, holders, problem } of readCases<Case[]>(
    "access",
    "from-account.json",
  )) {
    it(name, () => {
      const texts = files.map((file, index) => ({
        name: `${String(index + 1)}.json`,
        text: typeof file === "string" ? file : JSON.stringify(file),
      }));
      const details = readAccountDetails(texts);
      if ("id" in details) {
        expect(`${details.id}: ${details.message}`).to.equal(problem);
        expect(details.fix).to.include("get-account-authorization-details");
        return;
      }
      expect(problem).to.equal(undefined);
      const snapshot = { Statement: { Effect: "Allow", Action: "aws:snapshot", Resource: "*" } };
      const found = accountHolders(details, (arn) =>
        arn === "arn:aws:iam::aws:policy/Known" ? snapshot : undefined,
      );
      if (accounts !== undefined) expect(accountsOf(details)).to.deep.equal(accounts);
      expect(Object.fromEntries(found.map((one) => [one.id, holderWords(one)]))).to.deep.equal(
        holders,
      );
      for (const { stack, arn, id } of found) {
        expect({ stack, arn }).to.deep.equal({ stack: "", arn: id });
      }
    });
  }
});
