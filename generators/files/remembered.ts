/** What is to be told where nothing is remembered of stacks, or less than now. */
import { join } from "node:path";
import { problem, quote } from "../problem";
import type { Problem } from "../problem";
import { ownValue } from "../text/own-value";
import { cutList } from "../text/lists";
import { displayPath } from "../text/paths";
import type { Manifest } from "./manifest";
import { readText, statOf } from "./read";
import { RECORDS } from "./record-files";
import { readSeal } from "./seal";
import { stacksNamed } from "./stack-problems";
import { stackName } from "./stack-records";
import type { StackFacts, StackRecord, StackRecords } from "./stack-records";

interface Now {
  readonly folder: string;
  /** By the path of the stack's file. */
  readonly facts: Readonly<Record<string, Partial<StackFacts>>>;
}

/** Stacks whose records are gone, and those that a version made which let roles have policies that nobody declared. */
export function rememberedProblems(
  { folder, facts }: Now,
  before: Manifest,
  own: StackRecords,
): Problem[] {
  const gone = [...own.keys()].filter((path) => isForgotten(folder, before, path));
  const earlier = [...own].filter(
    ([path, { roles }]) => roles === undefined && ownValue(facts, path)?.roles !== undefined,
  );
  const count = earlier.filter(([path]) => !gone.includes(path)).length;
  return [
    ...(gone.length > 0 ? [recordsGone(folder, gone)] : []),
    ...filesGone({ folder, facts }, own),
    ...[...own.keys()].flatMap((path) => sameButCase(folder, path, Object.keys(facts))),
    ...(count > 0 ? [exclusiveNow(folder, count)] : []),
  ];
}

/**
 * Stacks whose files are gone, and whose roles stand elsewhere now. All else that went along only the files say: without them
 * nothing would be handed over, and Terraform would make what is there, or destroy what stays.
 */
function filesGone({ folder, facts }: Now, own: StackRecords): Problem[] {
  const now = new Map(
    Object.entries(facts).flatMap(([path, one]) =>
      rolesOf(one).map(([address, whole]) => [keyOf(one.account, whole), { path, address }]),
    ),
  );
  return [...own].flatMap(([path, one]) => {
    // What a tombstone had is elsewhere by now, or is to be.
    if (one.retired || statOf(join(folder, path)) !== undefined) return [];
    const elsewhere = rolesOf(one).flatMap(([address, whole]) => {
      const there = now.get(keyOf(one.account, whole));
      if (there === undefined || (there.path === path && there.address === address)) return [];
      return [whole.slice(whole.lastIndexOf("/") + 1)];
    });
    return elsewhere.length === 0 ? [] : [fileGone(folder, path, elsewhere)];
  });
}

/** Address → name, with its path where that is known: of roles that are the stack's own, and of those that modules make for it. */
function rolesOf({
  roles = {},
  made = {},
}: Pick<StackRecord, "roles" | "made">): [string, string][] {
  const ofModules = Object.entries(made).filter(([address]) => ROLE_OF_MODULE.test(address));
  return [...Object.entries(roles), ...ofModules];
}

const ROLE_OF_MODULE = /^module\..*\.aws_iam_role\.[\w-]+(\[[^\]]*\])?$/;

/** A tombstone beside a new stack whose name differs in case alone: for many file systems the two are one file, and one folder. */
function sameButCase(folder: string, path: string, now: readonly string[]): Problem[] {
  if (now.includes(path)) return [];
  const other = now.find((one) => one.toLowerCase() === path.toLowerCase());
  if (other === undefined) return [];
  const [was, is] = [stackName(path), stackName(other)];
  return [
    problem("stack-alike", {
      message: `the stack ${quote(is)} differs in case alone from ${quote(was)}, which was generated before: many file systems have one file for both`,
      fix: `give it another name; or go there by one: rename, generate and apply, run fleetroles forget ${was}, and rename again`,
      location: { file: displayPath(join(folder, other)) },
    }),
  ];
}

/** IAM tells names that differ in case alone not apart. */
function keyOf(account: string | undefined, whole: string): string {
  return `${account ?? ""} ${whole.slice(whole.lastIndexOf("/") + 1).toLowerCase()}`;
}

function fileGone(folder: string, path: string, names: readonly string[]): Problem {
  const file = displayPath(join(folder, path));
  const [verb, them] = names.length === 1 ? ["stands", "it"] : ["stand", "them"];
  return problem("file-gone", {
    message: `the file of the stack ${quote(stackName(path))} is gone, and ${cutList(names.map(quote), 3)} of it ${verb} elsewhere now: what else goes with ${them} only the file says`,
    fix: `bring ${quote(file)} back (git restore), or make it anew: generate once with the fleet file as it was, and then with the change`,
    location: { file },
  });
}

/** A file that vouches for itself was written together with a record. Of the versions before that, a list was. */
function isForgotten(folder: string, { head }: Manifest, path: string): boolean {
  if (Object.hasOwn(head.stacks ?? {}, path)) return false;
  return readSeal(path, readText(join(folder, path)) ?? "") !== undefined;
}

function recordsGone(folder: string, paths: readonly string[]): Problem {
  const where = quote(displayPath(join(folder, RECORDS)));
  const what = paths.length === 1 ? "its file says" : "their files say";
  return problem("records-gone", {
    message: `what is remembered of ${stacksNamed(paths.map(stackName))} is gone from ${where}: what ${what} counts alone, and nothing else of the past is known`,
    fix: "bring the records back (git restore) and generate again; else see that terraform plan destroys nothing that is to stay",
    location: { file: displayPath(folder) },
  });
}

/** Said once, by the run after an upgrade. */
function exclusiveNow(folder: string, count: number): Problem {
  const which = count === 1 ? "a stack here was" : `${String(count)} stacks here were`;
  return problem("exclusive-now", {
    message: `${which} made by an earlier version: the next terraform apply takes policies off roles that nobody declared, and its plan does not show which`,
    fix: "run fleetroles verify before, which names them; exclusive: false keeps them",
    location: { file: displayPath(folder) },
  });
}
