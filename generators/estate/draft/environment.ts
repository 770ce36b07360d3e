/** Where an account's roles are: account, region, and what names say of the environment. */
import type { AccountDetails } from "../../access/account-details";
import { accountsOf } from "../../access/from-account";
import type { BlueprintData } from "../../blueprints/schema";
import { NAME_PATTERN } from "../../fleet-file/schema-names";
import { partitionOf, regions } from "../../iam/partitions";
import { problem, quote, type Problem } from "../../problem";
import { cutList, sentenceList } from "../../text/lists";
import { compare } from "../../text/names";
import { matcherOf, textsIn } from "./fit/pattern";
import type { LiveRole } from "./live-role";

/** The draft's one environment. */
export interface DraftEnvironment {
  readonly name: string;
  readonly account: string;
  readonly region: string;
  readonly partition: string;
  /** Where the region was not told by one and all, how it was chosen. */
  readonly regionWhy?: string;
}

/** What was said of it. */
export interface EnvironmentSaid {
  readonly environment?: string;
  readonly region?: string;
}

/** The environment; or why there is none. `file` is what problems call the listing. */
export function draftEnvironment(
  details: AccountDetails,
  roles: readonly LiveRole[],
  blueprints: readonly BlueprintData[],
  { environment, region }: EnvironmentSaid,
  file: string,
): DraftEnvironment | Problem {
  const accounts = accountsOf(details);
  const [account, ...others] = accounts;
  if (account === undefined || others.length > 0) return notOne(accounts, file);
  const partition = roles[0]?.arn.split(":")[1] ?? "aws";
  const wrong = said(environment, region, partition);
  if (wrong !== undefined) return wrong;
  const name = environment ?? nameIn(roles, blueprints);
  if (region !== undefined) return { name, account, partition, region };
  return { name, account, partition, ...regionIn(roles, partition) };
}

function notOne(accounts: readonly string[], file: string): Problem {
  const message =
    accounts.length === 0
      ? `${quote(file)} lists nothing of an account's own, so whose it is cannot be told`
      : `the listings are of several accounts, ${sentenceList(accounts.map(quote))}`;
  const fix =
    accounts.length === 0 ? "list an account with its roles" : "draft each account by itself";
  return problem("foreign-account", { message, fix, location: { file } });
}

function said(
  environment: string | undefined,
  region: string | undefined,
  partition: string,
): Problem | undefined {
  if (environment !== undefined && !NAME_PATTERN.test(environment)) {
    return problem("bad-draft-option", {
      message: `--environment is ${quote(environment)}, and no name of an environment`,
      fix: "begin with a letter, and go on with letters, digits, - and _",
    });
  }
  if (region === undefined || partitionOf(region) === partition) return undefined;
  const known = partitionOf(region);
  return problem("bad-draft-option", {
    message:
      known === undefined
        ? `AWS has no region ${quote(region)}`
        : `the region ${quote(region)} is in the partition ${quote(known)}, and the account's roles are in ${quote(partition)}`,
    fix: `use a region of ${partition}, such as ${regions(partition)[0] ?? "us-east-1"}`,
  });
}

/** The name that most names of blueprints' roles have in the environment's place. */
function nameIn(roles: readonly LiveRole[], blueprints: readonly BlueprintData[]): string {
  const templates = blueprints.flatMap(({ roles: all = {} }) => Object.values(all));
  const matchers = templates.flatMap(({ name }) => matcherOf(name, {}) ?? []);
  const names = roles.flatMap(({ name }) =>
    matchers.flatMap((matches) => matches(name)?.environment ?? []),
  );
  return mostOften(names.filter((name) => NAME_PATTERN.test(name))) ?? "prod";
}

/** The region in which most ARNs of the documents are. */
function regionIn(
  roles: readonly LiveRole[],
  partition: string,
): Pick<DraftEnvironment, "region" | "regionWhy"> {
  const found = roles.flatMap(({ trust, inline }) =>
    textsIn([trust, [...inline.values()]]).flatMap(([, text]) => {
      const [arn, , , region = ""] = text.split(":", 4);
      return arn === "arn" && partitionOf(region) === partition ? [region] : [];
    }),
  );
  const region = mostOften(found);
  const [first = "us-east-1"] = partition === "aws" ? ["us-east-1"] : regions(partition);
  if (region === undefined) {
    const regionWhy = "no document names a region, so this is a guess: --region says another";
    return { region: first, regionWhy };
  }
  const all = [...new Set(found)].sort(compare);
  if (all.length === 1) return { region };
  const regionWhy = `the documents name ${cutList(all, 5)}, this one most often: --region says another`;
  return { region, regionWhy };
}

function mostOften(texts: readonly string[]): string | undefined {
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  const [most] = [...counts].sort(([a, n], [b, m]) => m - n || compare(a, b));
  return most?.[0];
}
