import { readdirSync, rmSync, rmdirSync } from "node:fs";
import { join } from "node:path";
import { compare } from "../text/names";
import { STACKS, foldersAbove, manifestText, prefixOf, transitionText } from "./manifest";
import type { FolderStyle, Manifest } from "./manifest";
import type { WritePlan } from "./plan";
import { cannotWrite, halfWritten } from "./problems";
import { readManifest, statOf } from "./read";
import { refused, stage, sweep } from "./staging";
import type { Refused } from "./staging";

/**
 * Writes and removes what a plan says, for who has the folder's lock. Nothing is changed before all that is
 * new is on the disk: what comes after that needs no space.
 */
export function carryOut(plan: WritePlan, style: FolderStyle): WritePlan {
  const { folder, create, update, unchanged, head, kept } = plan;
  const prefix = prefixOf(style);
  sweep(folder, prefix);
  const files = [...create, ...update, ...unchanged];
  const manifest = readManifest(folder, style);
  const old: Manifest = "id" in manifest ? { files: {}, head: {} } : manifest;
  const before = style === STACKS ? { ...old, head } : old;
  const { staged, discard } = stage(folder, prefix, [
    { path: style.manifest, content: transitionText(before, files) },
    ...create,
    ...update,
    { path: style.manifest, content: manifestText(files, head, kept) },
  ]);
  const done: string[] = [];
  try {
    for (const { path, place } of staged.slice(0, -1)) {
      place();
      if (path !== style.manifest) done.push(path);
    }
    for (const path of plan.remove) {
      remove(join(folder, path));
      done.push(path);
    }
    removeEmptied(folder, Object.keys(old.files), [
      ...files.map(({ path }) => path),
      ...Object.keys(kept),
    ]);
    staged.at(-1)?.place();
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
