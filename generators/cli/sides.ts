/** What `diff` compares: a fleet file, one at a revision of Git, a folder of synthesized stacks, a policy document. */
import { documentHolder } from "../access/files";
import { withFacts } from "../access/alike";
import { newlyBelieved, withSnapshotFiles } from "../access/believed";
import { comparedHolders } from "../access/from-model";
import type { PolicyHolder } from "../access/holder";
import { notComparedHolders } from "../access/not-compared";
import { policyKind } from "../access/policy-fault";
import { sourceHolders, unreadOfStacks } from "../access/terraform/stacks";
import { dirname, relative, resolve } from "node:path";
import { isRevision, openRevision } from "../files/revision";
import type { Revision } from "../files/revision";
import { loadSpec } from "../fleet-file/load";
import type { SpecResult } from "../fleet-file/load";
import { fleetFileAt, holdsFleetFiles, projectFolder } from "../fleet-file/project";
import { checkStacks, readFleetFile } from "../generate";
import type { Reading } from "../generate";
import { ManagedPolicies } from "../managed-policies";
import { OWN_SNAPSHOT, ownDocuments } from "../managed-policies/own-documents";
import type { ModelMemory } from "../model/memory";
import type { Model } from "../model/types";
import { packageFolder } from "../package-root";
import { hasErrors, problem } from "../problem";
import type { Problem, Related } from "../problem";
import { parseSource } from "../source/document";
import { readSource } from "../source/source";
import { isLocalModule, moduleDigest, partsBeside } from "../source/local-modules";
import { isFolder, readRootModules } from "../source/terraform-json";
import { sortedUnique } from "../text/names";
import { displayPath } from "../text/paths";

/** One side of a comparison. */
export interface Side {
  /** Undefined where it could not be read. */
  readonly holders?: readonly PolicyHolder[];
  /** How it is called in reports. */
  readonly name: string;
  readonly problems: readonly Problem[];
  /** The texts of files that problems point into. */
  readonly texts: Readonly<Record<string, string | undefined>>;
  /** The errors in some of its stacks. */
  readonly judge?: (isAsked: (stack: string) => boolean) => Promise<readonly Problem[]>;
  /** Where its own snapshot of AWS's policies lies, or would; undefined where both sides would have the same. */
  readonly snapshot?: string;
}

/** The holders of two sides. What each has of a snapshot of its own that the other one has too, was seen as it came. */
export function holdersBetween(
  before: Side,
  after: Side,
): readonly [before: readonly PolicyHolder[], after: readonly PolicyHolder[]] {
  const [{ holders: old = [], snapshot: was }, { holders: now = [], snapshot: is }] = [
    before,
    after,
  ];
  const isOne = was === undefined || is === undefined || was === is;
  return isOne ? [old, now] : newlyBelieved(old, now);
}

/** The errors of two sides, in the stacks in which they differ: of what is the same in both, nothing is compared. */
export async function errorsBetween(before: Side, after: Side): Promise<Problem[]> {
  const known = [...before.problems, ...after.problems];
  if (known.length > 0) return known;
  const [old, now] = [before, after].map(({ holders = [] }) => textsByStack(holders));
  const differs = (stack: string): boolean => old?.get(stack) !== now?.get(stack);
  const found = [before, after].map(async ({ judge }) => (await judge?.(differs)) ?? []);
  return (await Promise.all(found)).flat();
}

/** All that the holders of a stack are, but for where that was written. */
function textsByStack(holders: readonly PolicyHolder[]): ReadonlyMap<string, string> {
  const texts = new Map<string, string>();
  for (const { stack, ...holder } of holders) {
    const text = JSON.stringify(holder, (key, value: unknown) =>
      key === "from" ? undefined : value,
    );
    texts.set(stack, `${texts.get(stack) ?? ""}${text}\n`);
  }
  return texts;
}

/** As Git calls what a new file is compared with. */
const NOTHING = "/dev/null";

/**
 * Reads a side. Of a fleet file only errors count: what is a warning today may have been fine.
 *
 * @param name `git:<revision>`, or a revision alone, `git:<revision>:<file>`, a file, a folder, or `/dev/null`
 * @param file the fleet file, where the name of a revision says none
 * @param memory the other side's: what is the same there is worked out once
 */
export async function readSide(name: string, file: string, memory: ModelMemory): Promise<Side> {
  if (name === NOTHING) return { name, holders: [], problems: [], texts: {} };
  const [, revision, path = file] = /^git:([^:]+)(?::(.+))?$/.exec(name) ?? [];
  if (revision !== undefined) return revisionSide(name, { revision, path, memory });
  if (isRevision(name)) {
    return revisionSide(`git:${name}`, { revision: name, path: file, memory });
  }
  if (isFolder(name) && !isFleetFolder(name)) return folderSide(name);
  return policySide(name) ?? fleetSide(name, name, { memory });
}

/** A folder of fleet files, and not of synthesized stacks: those are JSON as well. */
function isFleetFolder(name: string): boolean {
  if (fleetFileAt(name) !== name) return true;
  return holdsFleetFiles(name) && readRootModules(name).some((one) => "id" in one);
}

/** Stacks as they are synthesized. */
function folderSide(name: string): Side {
  const modules = readRootModules(name);
  const problems = modules.flatMap((one) => ("id" in one ? [one] : []));
  if (problems.length > 0) return { name, problems, texts: {} };
  const stacks = modules.flatMap((one) => ("id" in one ? [] : [one]));
  const folder = packageFolder("templates", "managed-policies");
  const snapshot = ManagedPolicies.open(folder, OWN_SNAPSHOT);
  const found = sourceHolders(stacks, (arn) => snapshot.tryFind(arn)?.document);
  const holders = withSnapshotFiles(found, ownDocuments(folder, OWN_SNAPSHOT));
  return { name, holders: [...holders, ...unreadOfStacks(stacks)], problems: [], texts: {} };
}

/** A JSON document with statements; undefined for anything else. */
function policySide(name: string): Side | undefined {
  if (!/\.json$/i.test(name)) return undefined;
  const source = readSource(name, "policy");
  if ("id" in source) return { name, problems: [source], texts: {} };
  const document = parseSource(source);
  const texts = { [source.file]: source.text };
  if (!("data" in document)) return { name, problems: document, texts };
  const { data } = document;
  if (Array.isArray(data)) return { name, problems: [isList(source.file)], texts };
  if (typeof data !== "object" || data === null || !("Statement" in data)) return undefined;
  const kind = policyKind(data);
  const holder = documentHolder(document, kind);
  if ("message" in holder) return { name, problems: [holder], texts };
  // Two files are the same policy, before and after.
  const label = kind === "trust" ? "trust policy" : "policy";
  return { name, holders: [{ ...holder, id: kind, label }], problems: [], texts };
}

function isList(file: string): Problem {
  return problem("not-a-policy", {
    message: `${file} holds a list, and neither a policy nor a fleet file`,
    fix: "write each policy into a file of its own: JSON with Version and Statement",
    location: { file },
  });
}

async function fleetSide(file: string, name: string, reading: Reading): Promise<Side> {
  const read = await readFleetFile(file, reading);
  const { model, problems, texts } = read;
  const judge = async (isAsked: (stack: string) => boolean): Promise<Problem[]> => {
    const found = await checkStacks(read, isAsked);
    return found.filter(({ severity }) => severity === "error");
  };
  const side = { name, problems: [], texts, judge };
  if (model === undefined || hasErrors(problems)) {
    return { ...side, problems: await judge(() => true) };
  }
  const snapshot = resolve(projectFolder(file), OWN_SNAPSHOT);
  const ownOf = ownDocuments(packageFolder("templates", "managed-policies"), snapshot);
  const roles = withSnapshotFiles(comparedHolders(model), ownOf);
  const holders = [...roles, ...notComparedHolders(model, moduleContents(model, file))];
  return { ...side, holders: withFacts(holders, model), snapshot };
}

/** What tells whether a module in a folder of the project changes: undefined for one of a registry. */
export function moduleContents(
  { stacks }: Model,
  file: string,
): (source: string) => string | undefined {
  const folder = projectFolder(file);
  const sources = stacks.flatMap(({ modules }) => modules.map(({ source }) => source));
  const digests = new Map(
    sortedUnique(sources)
      .filter(isLocalModule)
      .map((source) => [source, moduleDigest(resolve(folder, source), folder)]),
  );
  return (source) => digests.get(source);
}

function textsIn(data: unknown): string[] {
  if (typeof data === "string") return [data];
  return typeof data === "object" && data !== null ? Object.values(data).flatMap(textsIn) : [];
}

interface OfRevision {
  readonly revision: string;
  readonly path: string;
  readonly memory: ModelMemory;
}

async function revisionSide(name: string, { revision, path, memory }: OfRevision): Promise<Side> {
  const opened = openRevision(revision, path);
  if ("id" in opened) return { name, problems: [opened], texts: {} };
  const at = { folder: projectFolder(opened.file), as: `git:${revision}:` };
  const folder = opened.file === at.folder ? path : dirname(path);
  const names = { from: displayPath(at.folder), to: folder === "." ? at.as : `${at.as}${folder}/` };
  try {
    const document = policySide(opened.file);
    if (document !== undefined) return renamed({ ...document, name }, names);
    const loaded = layOut(opened);
    return renamed(await fleetSide(opened.file, name, { memory, loaded }), names);
  } finally {
    opened.remove();
  }
}

/** Lays out all that the files of a revision name, for as long as what is new names more. Returns what was read at last. */
export function layOut({ file, add }: Revision): SpecResult {
  const folder = projectFolder(file);
  const seen = new Set<string>();
  const laid = (path: string): boolean => {
    if (seen.has(path)) return false;
    seen.add(path);
    add(relative(folder, path));
    return true;
  };
  for (;;) {
    const loaded = loadSpec(file);
    const { spec, named } = loaded;
    const own = [OWN_SNAPSHOT, ...[spec?.data.blueprints ?? []].flat()];
    const modules = textsIn(spec?.data).filter(isLocalModule);
    for (const one of [...own, ...modules]) laid(resolve(folder, one));
    // What is laid out may name more.
    const beside = (): string[] =>
      modules.flatMap((one) => partsBeside(resolve(folder, one), folder));
    while (beside().filter(laid).length > 0);
    // Blueprints and policies name no files of their own: to read a large file again takes a second.
    if (named.filter(laid).length === 0) return loaded;
  }
}

/** Where the revision's files lay for a moment is nobody's to know. */
function renamed(side: Side, names: Names): Side {
  const { judge } = side;
  return {
    ...side,
    ...renamedProblems(side, names),
    ...(judge && {
      judge: async (isAsked) =>
        renamedProblems({ problems: await judge(isAsked), texts: {} }, names).problems,
    }),
  };
}

/** A folder, and what is said in place of it. */
interface Names {
  readonly from: string;
  readonly to: string;
}

/** Problems, and the texts that they point into, with other names of files. */
export function renamedProblems(
  { problems, texts }: Pick<Side, "problems" | "texts">,
  { from, to }: Names,
): { readonly problems: Problem[]; readonly texts: Readonly<Record<string, string>> } {
  const named = (text: string): string => text.replaceAll(`${from}/`, to);
  const moved = <T extends Problem | Related>(one: T): T => ({
    ...one,
    message: named(one.message),
    ...(one.location && { location: { ...one.location, file: named(one.location.file) } }),
  });
  const all = Object.entries(texts).flatMap(([file, text]): [string, string][] =>
    text === undefined ? [] : [[named(file), text]],
  );
  return {
    problems: problems.map((one) => ({
      ...moved(one),
      fix: named(one.fix),
      ...(one.related && { related: one.related.map(moved) }),
    })),
    texts: Object.fromEntries(all),
  };
}
