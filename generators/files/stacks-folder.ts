import { ownValue } from "../text/own-value";
import { join } from "node:path";
import type { Problem } from "../problem";
import { changeOvers, makingBefore, pastRecord } from "./change-over";
import { identityOf } from "./fleet-file-identity";
import type { GeneratedFile } from "./file";
import { OWN_HEAD } from "./manifest";
import { STACKS } from "./stacks-kind";
import type { Manifest } from "./manifest";
import type { FolderContent, WritePlan } from "./plan";
import { retiredProblems, retiredStack } from "./retired-stacks";
import type { RetiredStack, RetireRequest } from "./retired-stacks";
import { neededProblems } from "./needed-problems";
import type { NeedsRequest } from "./needed-problems";
import { lockProblems } from "./provider-locks";
import { byOwner, ownerProblems } from "./stack-owners";
import type { OwnerRequest } from "./stack-owners";
import { boundaryLost, roleLost, roleReplaced } from "./role-problems";
import { importsDropped } from "./stack-problems";
import { rememberedProblems } from "./remembered";
import { movedStates } from "./moved-states";
import { movedProblems, movesRecord } from "./moved-within";
import {
  droppedRecord,
  handOverProblems,
  pastOf,
  pastStacks,
  releaseRecord,
  releasedBy,
} from "./handed-over";
import type {
  HandOver,
  LostBoundary,
  LostRole,
  MovedWithin,
  PastRoles,
  PastStack,
  ReplacedRole,
} from "./hand-over";
import { formerNames, renewedBy, unknownFormers } from "./former-stacks";
import type { Former } from "./former-stacks";
import { isApplied, pastRoles } from "./past-roles";
import type { History } from "./stack-past";
import { placeOf, recordsHead, stackRecords } from "./stack-records";
import type { StackRecord, StackRecords } from "./stack-records";
import { planFolder, writeFolder } from "./write";

/** The stacks of one fleet file, for a folder that may hold those of others, too. */
export interface StacksRequest extends OwnerRequest, RetireRequest, NeedsRequest {
  /**
   * The files, by what was there before.
   *
   * @param history by the path of a stack's file
   */
  readonly render: (history: History) => readonly GeneratedFile[];
  /** What stacks of now take over from stacks of before. */
  readonly handOvers: (past: readonly PastStack[]) => HandOver[];
  /** What stands under another address of its stack than before. */
  readonly moved: (past: readonly PastStack[]) => MovedWithin[];
  /** What stacks that go on had, and nobody has any more: by path, address → what Terraform imports it by. */
  readonly dropped: (
    past: readonly PastStack[],
  ) => ReadonlyMap<string, Readonly<Record<string, string>>>;
  /** Roles that stacks had which go on, by themselves or under another name, and that nobody has any more. */
  readonly lost: (past: readonly PastRoles[]) => LostRole[];
  /** Roles that are to have another path than stacks gave them. */
  readonly replaced: (past: readonly PastRoles[]) => ReplacedRole[];
  /** Permissions boundaries that stacks made, and that no role has any more. */
  readonly unbound: (past: readonly PastRoles[]) => LostBoundary[];
  /** Stacks whose roles were made under another name. */
  readonly formers: readonly Former[];
  /**
   * By the path of the stack's file, what is in the account already: address → what Terraform imports it by. For other stacks,
   * what an earlier run found: `keep` it, or `drop` it, for it has been applied.
   */
  readonly adopted: { readonly found: Adopted; readonly others: "keep" | "drop" };
  /** By the path of the stack's file, the constraint of the AWS provider's version. */
  readonly providerVersions: Readonly<Record<string, string>>;
}

type Adopted = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** Compares the stacks with the folder, without writing. */
export function planStacks(request: StacksRequest): WritePlan {
  return planFolder(request.folder, STACKS, (before) => stacksContent(request, before));
}

/** Writes the stacks, as {@link writeFolder} does. */
export function writeStacks(
  request: StacksRequest,
  tell?: (by: string) => void,
): Promise<WritePlan> {
  return writeFolder(request.folder, STACKS, (before) => stacksContent(request, before), tell);
}

/** What the folder is to hold: the stacks of this fleet file, beside those of others as they are. */
function stacksContent(request: StacksRequest, before: Manifest): FolderContent {
  const { folder, source } = request;
  const me = identityOf(folder, source.path, source.project);
  const records = stackRecords(folder, before);
  const { own, others } = byOwner(request, me, records);
  const rendered = renderStacks(request, before, own);
  const { files, made, handed, moved, dropped } = rendered;
  const moves = new Map(moved.map((one) => [one.path, one.moves]));
  const wanted = new Set(files.map(({ path }) => path));
  const retired = retire(request, own, wanted, handed);
  const names = formerNames(request.formers, own);
  const now = files.map(({ path }): [string, StackRecord] => {
    const facts = ownValue(request.facts, path);
    const past = pastRecord(own.get(path), made.get(path) ?? {}, facts);
    const taken = { ...releaseRecord(path, handed), adopted: adoptedBy(request, path, own) };
    const elsewhere = movesRecord(moves.get(path));
    const gone = droppedRecord(path, dropped, handed);
    return [
      path,
      { ...me, ...facts, ...past, ...names.get(path), ...elsewhere, ...gone, ...taken },
    ];
  });
  const renewed = renewedBy(request.formers);
  return {
    files: [...files, ...retired.flatMap(({ file }) => file ?? [])],
    head: { ...OWN_HEAD, stacks: recordsHead(new Map([...others, ...now, ...left(retired)])) },
    keep: [...others.keys()],
    notes: Object.fromEntries(retired.map(({ path, record }) => [path, placeOf(record)])),
    problems: [
      ...ownerProblems(request, others, wanted),
      ...rememberedProblems(request, before, own),
      ...pastProblems(request, { own, others }, rendered),
      ...neededProblems(request, own, rendered, [...others.keys()]),
      ...changeOvers(folder, own, now),
      ...movedStates(request, before, files),
      ...retiredProblems(request, before, retired, renewed),
      ...lockProblems(folder, request.providerVersions, [...wanted, ...records.keys()]),
    ],
  };
}

/** Records of tombstones. */
function left(retired: readonly RetiredStack[]): [string, StackRecord][] {
  return retired.flatMap(({ path, record, file }) => (file === undefined ? [] : [[path, record]]));
}

/** What is to be known of what was before. */
function pastProblems(
  request: StacksRequest,
  { own, others }: { readonly own: StackRecords; readonly others: StackRecords },
  { handed, moved, lost, replaced, unbound }: Rendered,
): Problem[] {
  const { folder } = request;
  return [
    ...unknownFormers(folder, request.formers, { own, others, adopted: request.adopted.found }),
    ...handOverProblems(folder, handed, own),
    ...movedProblems(folder, moved),
    ...lost.map((one) => roleLost(join(folder, one.path), one)),
    ...unbound.map((one) => boundaryLost(join(folder, one.path), one)),
    ...replaced.flatMap((one) => {
      const applied = isApplied(request, one);
      return applied === "no" ? [] : [roleReplaced(join(folder, one.path), one, applied)];
    }),
    ...importsDropped(folder, dropped(request, own)),
  ];
}

/** What a stack is to take over from the account itself. */
function adoptedBy(
  { adopted: { found, others } }: StacksRequest,
  path: string,
  own: StackRecords,
): Readonly<Record<string, string>> | undefined {
  return ownValue(found, path) ?? (others === "keep" ? own.get(path)?.adopted : undefined);
}

/** Those that an earlier run adopted, and that lose their import blocks now. */
function dropped({ adopted: { found, others } }: StacksRequest, own: StackRecords): string[] {
  if (others === "keep") return [];
  return [...own].flatMap(([path, { adopted, retired }]) =>
    adopted === undefined || retired || Object.hasOwn(found, path) ? [] : [path],
  );
}

/** The tombstones of stacks that the fleet file has no more. */
function retire(
  request: StacksRequest,
  own: StackRecords,
  wanted: ReadonlySet<string>,
  handed: readonly HandOver[],
): RetiredStack[] {
  const { folder, source } = request;
  const me = identityOf(folder, source.path, source.project);
  return [...own]
    .filter(([path]) => !wanted.has(path))
    .map(([path, record]) => {
      const released = releaseRecord(path, handed);
      const then = { ...record, ...me, released: undefined, ...released };
      return retiredStack(request, path, then, releasedBy(path, handed));
    });
}

interface Rendered {
  /** Stacks as they were, of which something may be gone. */
  readonly past: readonly PastStack[];
  readonly files: readonly GeneratedFile[];
  /** By path, how the parts of blueprints were made before. */
  readonly made: ReadonlyMap<string, NonNullable<StackRecord["was"]>>;
  readonly handed: readonly HandOver[];
  readonly moved: readonly MovedWithin[];
  readonly lost: readonly LostRole[];
  readonly replaced: readonly ReplacedRole[];
  readonly unbound: readonly LostBoundary[];
  readonly dropped: ReadonlyMap<string, Readonly<Record<string, string>>>;
}

type WentElsewhere = Pick<Rendered, "handed" | "moved">;

/**
 * The files of now. What stacks take over from others shows only in what those were, which is read where their files are to change:
 * so it may take two turns. Which the first one knows of already is that of earlier runs.
 */
function renderStacks(request: StacksRequest, before: Manifest, own: StackRecords): Rendered {
  const { folder, render, facts } = request;
  const made = new Map(
    Object.entries(facts).map(([path, now]) => [path, makingBefore(own.get(path), now)]),
  );
  const history = ({ handed, moved }: WentElsewhere): History => {
    const moves = new Map(moved.map((one) => [one.path, one.moves]));
    return new Map(
      [...made].map(([path, parts]) => {
        const past = { ...pastOf(path, handed), ...movesRecord(moves.get(path)) };
        const imports = { ...past.imports, ...adoptedBy(request, path, own) };
        return [path, { parts, ...past, imports }];
      }),
    );
  };
  const wentElsewhere = (past: readonly PastStack[]): WentElsewhere => {
    return { handed: request.handOvers(past), moved: request.moved(past) };
  };
  const known = wentElsewhere(pastStacks(folder, before, own));
  const first = render(history(known));
  const past = pastStacks(folder, before, own, first);
  const now = wentElsewhere(past);
  const same = JSON.stringify(now) === JSON.stringify(known);
  const files = same ? first : render(history(now));
  const roles = pastRoles(folder, own);
  return {
    ...{ past, files, made, ...now },
    lost: request.lost(roles),
    replaced: request.replaced(roles),
    unbound: request.unbound(roles),
    dropped: request.dropped(past),
  };
}
