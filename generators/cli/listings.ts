/** Accounts' listings, and what a fleet file says of the account. */
import { resolve } from "node:path";
import { readAccountDetails } from "../access/account-details";
import type { AccountDetails } from "../access/account-details";
import { accountsOf } from "../access/from-account";
import type { ManagedDocument } from "../access/from-account";
import { BlueprintCatalog } from "../blueprints/load";
import type { BlueprintData } from "../blueprints/schema";
import { loadSpec } from "../fleet-file/load";
import { projectFolder } from "../fleet-file/project";
import { ManagedPolicies } from "../managed-policies";
import type { Model } from "../model/types";
import { packageFolder } from "../package-root";
import { problem, quote } from "../problem";
import type { Problem } from "../problem";
import { readInput } from "../source/input";
import { sentenceList } from "../text/lists";
import { sortedUnique } from "../text/names";

/** One account's listing. */
export interface Listing {
  readonly account: string;
  readonly details: AccountDetails;
}

/** What a listing holds, whosever it is. */
export interface Pages {
  readonly details: AccountDetails;
  /** What problems call the listing. */
  readonly listing: string;
}

/** Reads the pages of a listing; `-` is standard input. */
export function readPages(names: readonly string[]): Pages | readonly Problem[] {
  const inputs = names.map((name) => readInput(name, "account's listing"));
  const unreadable = inputs.flatMap((one) => ("text" in one ? [] : [one]));
  if (unreadable.length > 0) return unreadable;
  const texts = inputs.flatMap((one) => ("text" in one ? [one] : []));
  const details = readAccountDetails(texts);
  return "id" in details ? [details] : { details, listing: texts[0]?.name ?? "" };
}

/** Reads the pages of the listing of an account that the model has an environment in. */
export function readListing(
  names: readonly string[],
  model: Pick<Model, "stacks">,
): Listing | readonly Problem[] {
  const pages = readPages(names);
  if (!("details" in pages)) return pages;
  const { details, listing } = pages;
  const accounts = accountsOf(details);
  const known = sortedUnique(model.stacks.map(({ environment }) => environment.account));
  const [account = "", ...others] = accounts;
  if (others.length === 0 && known.includes(account)) return { account, details };
  return [foreign(accounts, known, listing)];
}

function foreign(accounts: readonly string[], known: readonly string[], file: string): Problem {
  const [account, ...others] = accounts;
  const ids = sentenceList(accounts.map(quote));
  const message =
    account === undefined
      ? `${quote(file)} lists nothing of an account's own, so whose it is cannot be told`
      : others.length > 0
        ? `the listings are of several accounts, ${ids}`
        : `the listing is of the account ${ids}, and the file's environments are in ${sentenceList(known.map(quote))}`;
  const fix =
    others.length > 0
      ? "verify each account by itself"
      : "list the account of one of the file's environments";
  return problem("foreign-account", { message, fix, location: { file } });
}

/** The documents of AWS managed policies that come with the program, or lie beside a fleet file. */
export function snapshotFor(file: string): ManagedDocument {
  const snapshot = ManagedPolicies.open(
    packageFolder("templates", "managed-policies"),
    resolve(projectFolder(file), "managed-policies"),
  );
  return (arn) => snapshot.tryFind(arn)?.document;
}

/** All blueprints that a fleet file can use: those that come with the project, and the file's own. */
export function blueprintsFor(file: string): BlueprintData[] {
  const { spec } = loadSpec(file);
  if (spec === undefined) return [];
  const own = [spec.data.blueprints ?? []].flat().map((folder) => resolve(spec.folder, folder));
  const catalog = BlueprintCatalog.open(packageFolder("templates", "blueprints"), own);
  return catalog.ids.flatMap((id) => catalog.tryFind(id)?.data ?? []);
}
