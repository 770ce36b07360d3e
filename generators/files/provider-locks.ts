/** Lock files of providers, which people commit beside the stacks that they are for. */
import { join } from "node:path";
import { quote } from "../problem";
import type { Problem } from "../problem";
import { cutList } from "../text/lists";
import { compare, sortedUnique } from "../text/names";
import { satisfies } from "../text/versions";
import { mergeConflict } from "./problems";
import { providerLock } from "./provider-lock-problems";
import { hasConflict, namesIn, readText } from "./read";
import { stackName } from "./stack-records";

/** `.terraform.lock.hcl` is for all stacks, `prod.terraform.lock.hcl` for those whose names begin with `prod`. */
const LOCK = ".terraform.lock.hcl";

const AWS =
  /^provider "(?:[^"]*\/)?hashicorp\/aws" \{\r?\n(?:(?!\}).*\n)*?[ \t]*version[ \t]*=[ \t]*"([^"]*)"/gm;

/**
 * What does not go together: a lock, and what the stacks ask for that it is for.
 *
 * @param versions by the path of a stack's file, the constraint of the AWS provider's version
 * @param paths of the files of all stacks in the folder
 */
export function lockProblems(
  folder: string,
  versions: Readonly<Record<string, string>>,
  paths: readonly string[],
): Problem[] {
  const locks = namesIn(folder)
    .filter((name) => name.endsWith(LOCK))
    .sort(compare);
  return locks.flatMap((lock) => {
    const file = join(folder, lock);
    const text = readText(file) ?? "";
    if (hasConflict(text)) return [mergeConflict(file)];
    const users = sortedUnique(paths.map(stackName)).filter((name) => lockOf(name, locks) === lock);
    if (users.length === 0) return lock === LOCK ? [] : [idle(file)];
    const locked = [...text.matchAll(AWS)].map(([, version = ""]) => version);
    if (locked.length === 0) return [providerLock(file, "has no version of hashicorp/aws")];
    const asked = users.flatMap((name) => {
      const constraint = Object.hasOwn(versions, `${name}.ts`) ? versions[`${name}.ts`] : undefined;
      return constraint === undefined ? [] : [{ name, constraint }];
    });
    const unmet = locked.flatMap((version) => unmetBy(version, asked));
    return unmet.map(({ version, constraint, names }) =>
      providerLock(
        file,
        `has version ${quote(version)} of hashicorp/aws, and ${quote(constraint)} is asked for by ${cutList(names, 3)}`,
      ),
    );
  });
}

/** The lock that is put into a stack's folder: the one with the longest beginning of its name. */
function lockOf(name: string, locks: readonly string[]): string | undefined {
  return locks
    .map((lock) => ({ lock, prefix: lock.slice(0, -LOCK.length) }))
    .filter(({ prefix }) => prefix === "" || name === prefix || name.startsWith(`${prefix}-`))
    .sort((a, b) => b.prefix.length - a.prefix.length)[0]?.lock;
}

function unmetBy(
  version: string,
  asked: readonly { readonly name: string; readonly constraint: string }[],
): { version: string; constraint: string; names: string[] }[] {
  const constraints = [...new Set(asked.map(({ constraint }) => constraint))];
  return constraints
    .filter((constraint) => !satisfies(version, constraint))
    .map((constraint) => {
      const same = asked.filter((one) => one.constraint === constraint);
      return { version, constraint, names: same.map(({ name }) => name) };
    });
}

function idle(file: string): Problem {
  return providerLock(file, "is for no stack: none has a name that begins so");
}
