/** Whose access is asked about: of a fleet file, or of policy documents by themselves. */
import { readPolicyFile } from "../access/files";
import { accountHolders } from "../access/from-account";
import { modelHolders } from "../access/from-model";
import type { PolicyHolder } from "../access/holder";
import type { Documents } from "../generate";
import { inOrder, readFleetFile } from "../generate";
import type { Environment } from "../model/types";
import type { Location, Place, Problem } from "../problem";
import { readPages, snapshotFor } from "./listings";
import { planSides } from "./plan-sides";

/** Where holders are read: one of these. */
export interface HolderOptions {
  /** The fleet file, `fleets.yaml` unless named. */
  readonly file?: string;
  /** Policy documents, each as who has just that policy. */
  readonly policy?: readonly string[];
  /** A Terraform plan, as it is to be; `-` is standard input. */
  readonly plan?: string;
  /** Pages of an account's listing; `-` is standard input. */
  readonly from?: readonly string[];
}

/** Holders, and what is needed to speak of them. */
export interface Holders {
  readonly holders: readonly PolicyHolder[];
  /** Without errors: with one, there are no holders. */
  readonly problems: readonly Problem[];
  /** By stack: where resources are that are named in short. */
  readonly environments: ReadonlyMap<string, Environment>;
  /** The texts of the files, for code frames. */
  readonly texts: Readonly<Record<string, string | undefined>>;
  /** Where a statement was written. */
  readonly locate: (place: Place) => Location | undefined;
}

/** The holders that the options name. Never throws for what a file holds. */
export async function holdersFrom(options: HolderOptions): Promise<Holders> {
  const { file = "fleets.yaml", policy, plan, from } = options;
  if (from !== undefined) return fromListing(from);
  if (plan !== undefined) return fromPlan(plan);
  return policy === undefined ? fromFleetFile(file) : fromPolicies(policy);
}

async function fromFleetFile(file: string): Promise<Holders> {
  const read = await readFleetFile(file);
  const { model, problems, documents, texts } = read;
  const errors = inOrder(problems, read).filter(({ severity }) => severity === "error");
  if (model === undefined || errors.length > 0) return { ...NOBODY, texts, problems: errors };
  return {
    holders: modelHolders(model),
    problems: [],
    environments: new Map(model.stacks.map(({ name, environment }) => [name, environment])),
    texts,
    locate: locator(documents),
  };
}

/** Those of identities: what a resource's policy lets in is another question. */
function fromPlan(file: string): Holders {
  const { after, problems } = planSides(file);
  return { ...NOBODY, holders: after.filter(({ kind }) => kind !== "resource"), problems };
}

/** Roles and users: what a group has, its users have. */
function fromListing(names: readonly string[]): Holders {
  const pages = readPages(names);
  if (!("details" in pages)) return { ...NOBODY, problems: pages };
  const holders = accountHolders(pages.details, snapshotFor("fleets.yaml"))
    .filter(({ kind }) => kind !== "group")
    .map((one) => {
      const account = one.arn?.split(":")[4];
      return { ...one, ...(account !== undefined && { account }) };
    });
  return { ...NOBODY, holders };
}

function fromPolicies(files: readonly string[]): Holders {
  const read = files.map(readPolicyFile);
  const policies = read.flatMap((one) => ("holder" in one ? [one] : []));
  const problems = read.flatMap((one) => ("holder" in one ? [] : one));
  const documents = policies.map(({ document }) => [document.file, document] as const);
  if (problems.length > 0) return { ...NOBODY, problems };
  return {
    ...NOBODY,
    holders: policies.map(({ holder }) => holder),
    texts: Object.fromEntries(documents.map(([file, { text }]) => [file, text])),
    locate: locator(new Map(documents)),
  };
}

const NOBODY: Holders = {
  holders: [],
  problems: [],
  environments: new Map(),
  texts: {},
  locate: () => undefined,
};

function locator(documents: Documents): Holders["locate"] {
  return ({ file, path }) => documents.get(file)?.locate(path);
}
