/** The way from an account's listing to a fleet file: drafted, checked, and proved before it is written. */
import { basename, resolve } from "node:path";
import type { AccountDetails } from "./access/account-details";
import type { ManagedDocument } from "./access/from-account";
import { BlueprintCatalog } from "./blueprints/load";
import type { BlueprintData } from "./blueprints/schema";
import { entryFor } from "./checks/acceptance/entry";
import { kinds } from "./checks/kinds";
import { draftOf } from "./estate/draft";
import { Accepted } from "./estate/draft/accepted";
import { besideOf, type Beside } from "./estate/draft/beside";
import { effectsOf } from "./estate/draft/effects";
import { draftEnvironment, type EnvironmentSaid } from "./estate/draft/environment";
import { liveRoles, type LiveRoles } from "./estate/draft/live";
import { livePolicies } from "./estate/draft/live-policies";
import { nothingToDraft, unproved } from "./estate/draft/problems";
import { proveDraft, type Proof } from "./estate/draft/proof";
import { Trials } from "./estate/draft/trials";
import { draftFiles, OWN_FOLDER, type DraftFile } from "./estate/draft/text";
import type { Draft } from "./estate/draft/types";
import { ListedAccount } from "./estate/listed";
import { namesIn } from "./files/read";
import { checkFile, type FleetResult } from "./generate";
import { ServiceReference, servicesMentioned } from "./iam/reference";
import { loadIntents } from "./intents";
import { packageFolder } from "./package-root";
import { hasErrors, type Problem } from "./problem";

/** What to draft, and where it is to be. */
export interface DraftOrder extends EnvironmentSaid {
  readonly details: AccountDetails;
  /** What problems call the listing. */
  readonly listing: string;
  /** Documents of AWS managed policies that the listing lacks. */
  readonly managed: ManagedDocument;
  /** Patterns of roles' names; none for all. */
  readonly match: readonly string[];
  /** The fleet file, by its path. */
  readonly file: string;
  /** Folders of the user's own blueprints, as the fleet file names them. */
  readonly folders: readonly string[];
}

/** A draft that is checked and proved, as files. */
export interface DraftResult {
  readonly draft: Draft;
  readonly files: readonly DraftFile[];
  readonly proof: Proof;
  readonly beside: Beside;
  /** What `check` says of it: no errors. */
  readonly problems: readonly Problem[];
}

/** Each refuses something more, and what is refused everywhere is left out: it ends before. */
const MOST_ROUNDS = 12;

/**
 * Drafts roles until the checks have nothing against the draft, and each of its roles is what the account has. What a blueprint
 * turns out not to describe gets one of its own, and what that does not either is left out and named.
 */
export async function draftFleets(order: DraftOrder): Promise<DraftResult | readonly Problem[]> {
  const account = new ListedAccount(order.details, order.managed);
  const live = liveRoles(account, order.match);
  if (live.roles.length === 0) return [nothingToDraft(order, live.unsaid)];
  const folder = resolve(order.file, "..");
  const folders = ownFolders(order.folders, folder);
  const own = folders.map((one) => resolve(folder, one));
  const catalog = BlueprintCatalog.open(packageFolder("templates", "blueprints"), own);
  const blueprints = catalog.ids.flatMap((id) => catalog.tryFind(id)?.data ?? []);
  if (hasErrors(catalog.problems)) return catalog.problems;
  const environment = draftEnvironment(order.details, live.roles, blueprints, order, order.listing);
  if ("id" in environment) return [environment];
  const policies = (patterns: readonly string[]): ReturnType<typeof livePolicies> =>
    livePolicies(order.details, account, live.roles, patterns);
  const request = {
    asked: { roles: live.roles, policies: policies(order.match) },
    all: { roles: liveRoles(account, []).roles, policies: policies([]) },
    ...{ unsaid: live.unsaid, environment, blueprints },
    grants: await grantContext(live, blueprints),
  };
  const trials = new Trials();
  const accepted = new Accepted((one) => entryFor(one, kinds));
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const draft = draftOf({ ...request, refused: trials.refused });
    if (draft.fleets.length === 0) return [nothingToDraft(order, draft.unsaid)];
    const files = draftFiles(draft, basename(order.file), folders, accepted);
    const found = await checkDraft(files, folder);
    // What lies where the blueprints are to be is no role's fault.
    const blocked = found.problems.filter(({ id }) => id === "unreadable-folder");
    if (blocked.length > 0) return blocked;
    const { model } = found;
    const proof = model && proveDraft(model.stacks, model.managed, account);
    if (!trials.judge(draft, found, proof, accepted) && proof !== undefined) {
      if (hasErrors(found.problems) || proof.faults.length > 0) return notProved(found, proof);
      // Comments alone differ: what is proved stays so.
      const told = draftFiles(draft, basename(order.file), folders, accepted, effectsOf(proof));
      const beside = besideOf(order.details, proof);
      return { draft, files: told, proof, beside, problems: found.problems };
    }
  }
  return [unproved("every draft that was tried differs from the account")];
}

/** The folders that were named, and the one in which a draft's own blueprints lie, if some are there: they may describe roles. */
function ownFolders(named: readonly string[], folder: string): string[] {
  const standing = resolve(folder, OWN_FOLDER);
  const isNamed = named.some((one) => resolve(folder, one) === standing);
  const isThere = namesIn(standing).some((name) => name.endsWith(".yaml"));
  return isNamed || !isThere ? [...named] : [...named, `./${OWN_FOLDER}`];
}

/** A grant's meaning needs AWS's data of all services that the roles speak of. */
async function grantContext(
  { roles }: LiveRoles,
  blueprints: readonly BlueprintData[],
): Promise<{ reference: ServiceReference; intents: ReturnType<typeof loadIntents> }> {
  const documents = roles.map(({ trust, inline }) => [trust, [...inline.values()]]);
  const services = servicesMentioned([documents, blueprints, "sts:AssumeRole"]);
  const intents = loadIntents(packageFolder("templates", "intents"), services);
  return { reference: await ServiceReference.load(services), intents };
}

function checkDraft(files: readonly DraftFile[], folder: string): Promise<FleetResult> {
  const unwritten = new Map(files.map(({ path, text }) => [resolve(folder, path), text]));
  const [file] = files.slice(-1);
  return checkFile(resolve(folder, file?.path ?? ""), { unwritten });
}

function notProved({ problems }: FleetResult, { faults }: Proof): Problem[] {
  const errors = problems.filter(({ severity }) => severity === "error");
  return [
    ...errors,
    ...faults.slice(0, 10).map(({ role, why }) => unproved(`${role ?? "a policy"}: ${why}`)),
  ];
}
