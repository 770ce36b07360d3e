/** Stacks whose parts come from a module now and did not before, or the other way. */
import { join } from "node:path";
import { problem, quote } from "../problem";
import type { Problem } from "../problem";
import { grouped } from "../text/grouped";
import { cutList } from "../text/lists";
import { ownValue } from "../text/own-value";
import { displayPath } from "../text/paths";
import { kindOfParts, leftBy, stackName } from "./stack-records";
import type { StackFacts, StackRecord, StackRecords } from "./stack-records";
import { FEW, NAMED } from "./told-at-once";

/**
 * How the parts of each blueprint were made before they changed over: now, or in an earlier run. Terraform has to be told until
 * every state has been applied, which nobody knows here.
 */
export function makingBefore(
  before: StackRecord | undefined,
  { parts }: StackFacts,
): NonNullable<StackRecord["was"]> {
  if (before === undefined) return {};
  const gone = Object.entries(before.was ?? {}).filter(([id]) => !Object.hasOwn(parts, id));
  const entries = Object.entries(parts).flatMap(([blueprint, now]) => {
    const last = kindOfParts(before, blueprint) ?? guess(before, now);
    const was = last === undefined || last === now ? ownValue(before.was ?? {}, blueprint) : last;
    return was === undefined || was === now ? [] : [[blueprint, was] as const];
  });
  return Object.fromEntries([...gone, ...entries]);
}

/** Older manifests do not know: where there is nothing to move, to say so does nothing. */
function guess(
  { parts, every }: StackRecord,
  now: "resources" | "module",
): "resources" | "module" | undefined {
  if (parts !== undefined || every !== undefined) return undefined;
  return now === "module" ? "resources" : "module";
}

/** Stacks whose parts come from a module now and did not before, or the other way: one by one, or at once where they are many. */
export function changeOvers(
  folder: string,
  own: StackRecords,
  now: readonly (readonly [path: string, now: StackRecord])[],
): Problem[] {
  const changed = now.flatMap(([path, { parts = {} }]) => {
    const before = own.get(path);
    if (before === undefined) return [];
    return Object.entries(parts).flatMap(([blueprint, kind]): ChangeOver[] => {
      const last = kindOfParts(before, blueprint);
      return last === undefined || last === kind ? [] : [{ path, blueprint, kind }];
    });
  });
  const likes = grouped(changed, ({ blueprint, kind }) => `${kind} ${blueprint}`);
  const many = new Set([...likes.values()].filter((all) => all.length > FEW));
  const few = changed.filter((one) => ![...many].some((all) => all.includes(one)));
  return [
    ...few.map((one) => stacksMoved(join(folder, one.path), one, [stackName(one.path)])),
    ...[...many].map((all) => {
      return stacksMoved(
        folder,
        all[0],
        all.map(({ path }) => stackName(path)),
      );
    }),
  ];
}

interface ChangeOver {
  readonly path: string;
  readonly blueprint: string;
  readonly kind: "resources" | "module";
}

/** For Terraform, what a module creates stands under another address than the same resource of the stack itself. */
function stacksMoved(
  path: string,
  { blueprint, kind }: ChangeOver,
  names: readonly string[],
): Problem {
  const [was, is] =
    kind === "module"
      ? ["were resources of its own", "a module makes them now"]
      : ["were made by a module", "they are resources of its own now"];
  const [which, each] =
    names.length === 1
      ? [`the stack ${quote(names.join(""))}`, "the stack"]
      : [`each of ${String(names.length)} stacks (${cutList(names, NAMED)})`, "the stacks"];
  return problem("stack-moved", {
    message:
      `the parts of the blueprint ${blueprint} in ${which} ${was}, and ${is}: moved blocks in ${each} ` +
      "keep what is there",
    fix: "before you apply, see that terraform plan destroys nothing",
    location: { file: displayPath(path) },
  });
}

/** What is to be remembered of how parts were made. */
export function pastRecord(
  before: StackRecord | undefined,
  was: NonNullable<StackRecord["was"]>,
  now: StackFacts | undefined,
): Pick<StackRecord, "was" | "left"> {
  const left = leftBy(before, now?.parts ?? {});
  return {
    ...(Object.keys(was).length > 0 && { was }),
    ...(Object.keys(left).length > 0 && { left }),
  };
}
