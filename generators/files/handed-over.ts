import { join } from "node:path";
import type { Problem } from "../problem";
import { grouped } from "../text/grouped";
import { compare, sortedUnique } from "../text/names";
import { ownValue } from "../text/own-value";
import type { GeneratedFile } from "./file";
import type { HandOver, PastStack } from "./hand-over";
import { hashOf } from "./manifest";
import type { Manifest } from "./manifest";
import { readText } from "./read";
import { handOverBlocked, stacksHandedOver, stacksLetGo } from "./hand-over-problems";
import type { StackPast } from "./stack-past";
import type { StackRecord, StackRecords } from "./stack-records";

/**
 * The stacks of which something went to another, or may have gone: those that the fleet file has no more, those that lack a part
 * which they had, and those of which it is known from earlier runs.
 *
 * @param now the files to be; without them, what is known from earlier runs alone
 */
export function pastStacks(
  folder: string,
  { files }: Manifest,
  own: StackRecords,
  now?: readonly GeneratedFile[],
): PastStack[] {
  const wanted = new Map(now?.map((file) => [file.path, file]));
  return [...own].flatMap(([path, record]): PastStack[] => {
    const { made, released, moved, dropped, account, region } = record;
    const over = Object.keys(record.was ?? {});
    const file = wanted.get(path);
    const isSame = now === undefined || isAsBefore(ownValue(files, path), file);
    const text = isSame ? undefined : readText(join(folder, path));
    const hasMore = made !== undefined || over.length > 0;
    const isLess = text !== undefined && (hasMore || lacksParts(text, file));
    if (!isLess && !isKnown(record)) return [];
    const had = { ...(isLess && made), ...released };
    const left = record.retired === true ? released : undefined;
    return [{ path, had, left, moved, dropped, over, account, region, ...(isLess && { text }) }];
  });
}

function isAsBefore(last: Manifest["files"][string] | undefined, file?: GeneratedFile): boolean {
  return file !== undefined && (last?.includes(hashOf(file)) ?? false);
}

/** Whether earlier runs left something to say of it. */
function isKnown({ released, moved, dropped }: StackRecord): boolean {
  return [released, moved, dropped].some((one) => one !== undefined);
}

/** Parts begin with `new ServiceRole(this, "service", {`, and go on with their names in AWS, some with a path: which id has which name counts. */
const PARTS =
  /^ {4}new \w+\(this, .+(?:\n {6}name:(?:\n {7})? .+(?:\n {6}path:(?:\n {7})? .+)?)?$/gm;

function lacksParts(before: string, file: GeneratedFile | undefined): boolean {
  if (file === undefined) return true;
  const { content } = file;
  const now = new Set(content.match(PARTS) ?? []);
  return (before.replaceAll("\r\n", "\n").match(PARTS) ?? []).some((part) => !now.has(part));
}

/** What Terraform is to be told of a stack. */
export function pastOf(path: string, handed: readonly HandOver[]): StackPast {
  const taken = handed.flatMap(({ to, imported }) => (to === path && imported ? [imported] : []));
  const released = releasedBy(path, handed);
  return {
    ...(taken.length > 0 && {
      imports: Object.fromEntries(taken.map(({ address, id }) => [address, id])),
    }),
    ...(released.length > 0 && { released }),
  };
}

/** Where a stack had what others have now. Sorted. */
export function releasedBy(path: string, handed: readonly HandOver[]): string[] {
  return sortedUnique(handed.filter(({ from }) => from === path).map(({ was }) => was));
}

/** What is to be remembered of what nobody has any more, less what other stacks had from it. */
export function droppedRecord(
  path: string,
  dropped: ReadonlyMap<string, Readonly<Record<string, string>>>,
  handed: readonly HandOver[],
): Pick<StackRecord, "dropped"> {
  const given = new Set(releasedBy(path, handed));
  const left = Object.entries(dropped.get(path) ?? {}).filter(([address]) => !given.has(address));
  return left.length === 0 ? {} : { dropped: Object.fromEntries(left) };
}

/** What is to be remembered of a stack that gave something to others. */
export function releaseRecord(
  path: string,
  handed: readonly HandOver[],
): Pick<StackRecord, "released"> {
  const entries = handed
    .filter(({ from }) => from === path)
    .flatMap(({ was, imported, letGo: id = imported?.id }) =>
      id === undefined ? [] : [[was, id] as const],
    )
    .sort(([a], [b]) => compare(a, b));
  return entries.length === 0 ? {} : { released: Object.fromEntries(entries) };
}

/** What is to be known of what went to other stacks, and an error where Terraform could not do it. */
export function handOverProblems(
  folder: string,
  handed: readonly HandOver[],
  own: StackRecords,
): Problem[] {
  const pairs = grouped(handed, ({ to, from }) => `${to} ${from}`);
  const told = [...pairs]
    .sort(([a], [b]) => compare(a, b))
    .map(([, all]) => all)
    .filter((all) => all.some((one) => one.blocked) || isNews(all, own));
  const blocked = told.flatMap((all) => all.find((one) => one.blocked) ?? []);
  const rest = told.filter((all) => !all.some((one) => one.blocked));
  const isLetGo = ([first]: (typeof told)[number]): boolean => first.letGo !== undefined;
  return [
    ...blocked.map((one) => handOverBlocked(join(folder, one.from), one)),
    ...stacksLetGo(folder, rest.filter(isLetGo).flat()),
    ...stacksHandedOver(folder, rest.filter((all) => !isLetGo(all)).flat()),
  ];
}

/** Between stacks that both go on, each is told once: nothing says when it is done. */
function isNews(all: readonly [HandOver, ...HandOver[]], own: StackRecords): boolean {
  const { released = {}, retired } = own.get(all[0].from) ?? {};
  const isTold = all.every(
    (one) => !(one.imported ?? one.letGo) || Object.hasOwn(released, one.was),
  );
  return !isTold || retired === true;
}
