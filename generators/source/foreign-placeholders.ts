/** Placeholders of other languages, which nothing fills in here. */
import { quote } from "../problem";
import type { DataPath, Mending } from "../problem";

/** A placeholder, and what to write instead. */
export interface ForeignPlaceholder extends Mending {
  readonly message: string;
}

/** Keys of words for people, which may speak of another language. */
const PROSE: ReadonlySet<string> = new Set(["description", "why", "reason"]);

const WRITTEN = /\$\{([^{}]*)\}/g;

/** What the last part of a name says, in lower case and without anything but letters. */
const FACTS: ReadonlyMap<string, string> = new Map([
  ["account", "account"],
  ["accountid", "account"],
  ["accountnumber", "account"],
  ["awsaccount", "account"],
  ["awsaccountid", "account"],
  ["region", "region"],
  ["regionname", "region"],
  ["awsregion", "region"],
  ["awsdefaultregion", "region"],
  ["partition", "partition"],
  ["awspartition", "partition"],
]);

/**
 * `${AWS::AccountId}` of CloudFormation, `${data.aws_region.current.name}` and `${var.region}` of Terraform, `${ACCOUNT_ID}`
 * of a shell: what is one of the `known` facts by its name. Policy variables are not: their names have one colon, as
 * `${aws:PrincipalAccount}` (AWS IAM User Guide, reference_policies_variables).
 */
export function foreignPlaceholders(
  text: string,
  path: DataPath,
  known: readonly string[],
): readonly ForeignPlaceholder[] {
  if (!text.includes("${") || PROSE.has(String(path.at(-1)))) return [];
  return [...text.matchAll(WRITTEN)].flatMap(([written, name = ""]) => {
    const fact = factMeant(name);
    if (fact === undefined || !known.includes(fact)) return [];
    const message = `${quote(written)} in ${quote(text)} is no placeholder here, and nothing fills it in`;
    const to = `{{${fact}}}`;
    return [{ message, fix: `write ${to}`, edit: { from: written, to } }];
  });
}

/** Of names that say more, as `${partner_account}`, nothing is known. */
function factMeant(name: string): string | undefined {
  if (/(^|[^:]):([^:]|$)/.test(name)) return undefined;
  if (/^data\.aws_region\.\w+\.(name|id)$/.test(name)) return "region";
  const last = name.split(/\.|::/).at(-1) ?? "";
  return FACTS.get(last.toLowerCase().replace(/[^a-z]/g, ""));
}
