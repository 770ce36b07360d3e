import { readdirSync, rmSync, rmdirSync } from "node:fs";
import { join } from "node:path";
import { compare } from "../text/names";
import type { FolderKind } from "./folder-kind";
import { foldersAbove, prefixOf } from "./manifest";
import type { WritePlan } from "./plan";
import { cannotWrite, halfWritten } from "./problems";
import { statOf } from "./read";
import { refused, stage, sweep } from "./staging";
import type { Refused, Staged } from "./staging";

/**
 * Writes and removes what a plan says, for who has the folder's lock. Nothing is changed before all that is
 * new is on the disk: what comes after that needs no space.
 */
export function carryOut(plan: WritePlan, kind: FolderKind): WritePlan {
  const { folder, create, update, unchanged, books, kept } = plan;
  const { first, last, drop } = books;
  const prefix = prefixOf(kind);
  sweep(folder, prefix);
  const files = [...create, ...update];
  const { staged, discard } = stage(folder, prefix, [
    ...first,
    ...files.map((file) => ({ path: file.path, content: kind.written(file) })),
    ...last,
  ]);
  const generated = new Set(files.map(({ path }) => path));
  const done: string[] = [];
  const place = (some: readonly Staged[]): void => {
    for (const one of some) {
      one.place();
      if (generated.has(one.path)) done.push(one.path);
    }
  };
  const until = first.length + files.length;
  try {
    place(staged.slice(0, until));
    for (const path of plan.remove) {
      remove(join(folder, path));
      done.push(path);
    }
    for (const path of drop) remove(join(folder, path));
    const after = [...files, ...unchanged].map(({ path }) => path);
    removeEmptied(folder, [...plan.known, ...drop], [...after, ...Object.keys(kept)]);
    place(staged.slice(until));
    return { ...plan, done };
  } catch (error) {
    discard();
    return stopped(plan, done, refused(folder, error));
  }
}

function remove(path: string): void {
  try {
    rmSync(path, { force: true });
  } catch (error) {
    throw refused(path, error);
  }
}

/** A plan that was carried out in part, with what was done. */
function stopped(plan: WritePlan, done: readonly string[], fault: Refused): WritePlan {
  if (done.length === 0) return { ...plan, problems: [...plan.problems, cannotWrite(fault)] };
  const all = plan.create.length + plan.update.length + plan.remove.length;
  const problem = halfWritten(fault, { folder: plan.folder, done: done.length, all });
  return { ...plan, problems: [...plan.problems, problem], done };
}

/** Removes the folders that generated files have left, unless something else is in them. */
function removeEmptied(folder: string, before: readonly string[], after: readonly string[]): void {
  const needed = new Set(after.flatMap(foldersAbove));
  const left = [...new Set(before.flatMap(foldersAbove))].filter((path) => !needed.has(path));
  for (const path of left.sort(compare).reverse()) {
    const stat = statOf(join(folder, path));
    if (typeof stat !== "object" || !stat.isDirectory()) continue;
    if (readdirSync(join(folder, path)).length === 0) rmdirSync(join(folder, path));
  }
}
