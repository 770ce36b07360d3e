/** Stacks whose parts come from a module now and did not before, or the other way. */
import { join } from "node:path";
import type { Problem } from "../problem";
import { ownValue } from "../text/own-value";
import { stackMoved } from "./stack-problems";
import { kindOfParts, leftBy, stackName } from "./stack-records";
import type { StackFacts, StackRecord } from "./stack-records";

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

/** A stack whose parts come from a module now and did not before, or the other way. */
export function changeOver(
  folder: string,
  path: string,
  before: StackRecord | undefined,
  now: StackRecord,
): Problem[] {
  if (before === undefined) return [];
  const changed = Object.entries(now.parts ?? {}).filter(([blueprint, kind]) => {
    const last = kindOfParts(before, blueprint);
    return last !== undefined && last !== kind;
  });
  return changed.map(([blueprint, kind]) =>
    stackMoved(join(folder, path), { name: stackName(path), blueprint, kind }),
  );
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
