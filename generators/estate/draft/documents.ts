/** Documents of an account that no file can say: what is in them would be something else, or nothing that IAM takes. */
import { policyWords } from "../../access/words";
import type { HeldPolicy } from "../../access/holder";
import { fieldsOf } from "../../access/fields";
import { statementsOf, type LiveStatement } from "./statement";

/** Why a draft cannot have a role with this policy, in words about the policy; undefined where it can. */
export function documentReason(policy: HeldPolicy): string | undefined {
  const { document, why } = policy;
  const words = `its ${policyWords(policy).slice("the ".length)}`;
  if (document === undefined) return `${words} cannot be read: ${why ?? "it has no document"}`;
  const statements = statementsOf(document);
  const variable = isOld(document) ? variableIn(statements) : undefined;
  if (variable !== undefined) {
    const said = "Version" in document ? "" : ", for it names none";
    return `${words} is of the version 2008-10-17${said}, to which ${variable} is mere text; a draft writes 2012-10-17, to which that is a variable`;
  }
  const faults = statements.flatMap((one) => statementFault(one) ?? []);
  return faults[0] === undefined ? undefined : `a statement of ${words} has ${faults[0]}`;
}

/** Without a version, IAM takes the older one (facts: evaluation.md, section 3). */
export function isOld(document: object): boolean {
  return fieldsOf(document).Version !== "2012-10-17";
}

function variableIn(statements: readonly LiveStatement[]): string | undefined {
  const { 0: variable } = /\$\{[^"]*?\}/.exec(JSON.stringify(statements)) ?? [];
  return variable;
}

const LISTS = ["Action", "NotAction", "Resource", "NotResource"] as const;

function statementFault(one: LiveStatement): string | undefined {
  const empty = LISTS.find((key) => one[key]?.length === 0);
  if (empty !== undefined) return `an empty ${empty}`;
  return conditionFault(one) ?? principalFault(one);
}

function conditionFault({ Condition = {} }: LiveStatement): string | undefined {
  for (const [operator, keys] of Object.entries(Condition)) {
    if (Object.keys(keys).length === 0) return `the condition ${operator} without a key`;
    const bare = Object.entries(keys).find(([, values]) => values.length === 0);
    if (bare !== undefined) return `the condition ${operator} of ${bare[0]} without a value`;
  }
  return undefined;
}

function principalFault({ Principal = {}, NotPrincipal = {} }: LiveStatement): string | undefined {
  const empty = Object.entries({ ...Principal, ...NotPrincipal }).find(
    ([, all]) => all.length === 0,
  );
  return empty && `no principal of the kind ${empty[0]} where it names that`;
}
