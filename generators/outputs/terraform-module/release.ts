import { z } from "zod";
import { problemAt } from "../../problem";
import type { Problem } from "../../problem";
import type { Moved } from "./files";
import type { ModuleInterface, Release } from "./interface";
import { interfaceChanges, namesOnlyIn, typeOf } from "./interface-changes";
import type { Change } from "./interface-changes";
import { ownValue } from "../../text/own-value";

/** What is remembered of a module: the head of its folder's manifest. */
export interface ModuleRecord {
  /** The newest first. */
  readonly releases: readonly Release[];
  /** That of the newest release. */
  readonly interface: ModuleInterface;
  /** The oldest first. */
  readonly moved: readonly Moved[];
}

const input = z.object({
  type: z.string(),
  required: z.boolean(),
  default: z.string().optional(),
  values: z.array(z.string()).optional(),
});

const record = z.object({
  releases: z
    .array(
      z.object({
        version: z.string().regex(/^(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)$/),
        changes: z.array(z.string()),
      }),
    )
    .min(1),
  interface: z.object({
    variables: z.record(z.string(), input),
    outputs: z.array(z.string()),
    resources: z.record(z.string(), z.string()),
  }),
  moved: z.array(z.object({ from: z.string(), to: z.string() })),
});

/** The record in a manifest's head; undefined where there is none yet, "damaged" where it makes no sense. */
export function recordIn(
  head: Readonly<Record<string, unknown>>,
): ModuleRecord | "damaged" | undefined {
  if (Object.keys(head).length === 0) return undefined;
  const parsed = record.safeParse(head);
  return parsed.success ? (parsed.data as ModuleRecord) : "damaged";
}

/**
 * The record of a module after it was made anew, by Semantic Versioning: what breaks callers is a major
 * version, what they can use in addition a minor one, all else a patch.
 *
 * @param previous that of the module as it was last made; undefined for a new one
 * @param changed whether any of the module's files differs, but for the list of its versions
 * @returns with one error per change that breaks callers, unless `major` allows them
 */
export function nextRelease(
  previous: ModuleRecord | undefined,
  current: ModuleInterface,
  changed: boolean,
  { major }: { readonly major: boolean },
): { readonly record: ModuleRecord; readonly problems: readonly Problem[] } {
  if (previous === undefined) {
    const first = { version: "1.0.0", changes: ["First version."] };
    return { record: { releases: [first], interface: current, moved: [] }, problems: [] };
  }
  if (!changed) return { record: { ...previous, interface: current }, problems: [] };
  const moves = newMoves(previous, current);
  const changes = interfaceChanges(previous.interface, current, pairs(moves));
  const breaking = changes.filter(({ kind }) => kind === "breaking");
  if (breaking.length > 0 && !major) {
    const version = nextVersion(previous, "breaking");
    const problems = breaking.map((change) => breakingChange(change, version));
    return { record: previous, problems };
  }
  const kinds = (["breaking", "addition"] as const).filter((kind) =>
    changes.some((change) => change.kind === kind),
  );
  const release = {
    version: nextVersion(previous, kinds[0] ?? "other"),
    changes: changes.length > 0 ? changes.map(line) : [WITHIN],
  };
  return {
    record: {
      releases: [release, ...previous.releases],
      interface: current,
      moved: nextMoved(previous, current),
    },
    problems: [],
  };
}

const WITHIN = "Changes within: inputs, outputs and names are as before.";

function breakingChange({ what, who, keep, path }: Change, version: string): Problem {
  const fix = `${String(keep)}, or run again with --major to make it version ${version}`;
  return {
    ...problemAt("breaking-change", path ?? [], `${what}: ${String(who)} break`, fix),
    atKey: true,
  };
}

function line({ kind, what }: Change): string {
  if (kind === "breaking") return `Breaking: ${what}.`;
  // An address is written as Terraform has it.
  return `${what.startsWith("aws_") ? what : what.charAt(0).toUpperCase() + what.slice(1)}.`;
}

function nextVersion({ releases }: ModuleRecord, kind: Change["kind"]): string {
  const [major = 1, minor = 0, patch = 0] = (releases[0]?.version ?? "").split(".").map(Number);
  if (kind === "breaking") return `${String(major + 1)}.0.0`;
  if (kind === "addition") return `${String(major)}.${String(minor + 1)}.0`;
  return `${String(major)}.${String(minor)}.${String(patch + 1)}`;
}

/**
 * The `moved` blocks of a module: those that it had and still needs, and one for each resource that is the
 * same in AWS and has another address. Terraform follows chains of them; a block whose target is gone, or
 * whose origin is a resource again, is dropped, for Terraform would refuse it.
 */
export function nextMoved(
  previous: ModuleRecord | undefined,
  current: ModuleInterface,
): readonly Moved[] {
  if (previous === undefined) return [];
  const all = [...previous.moved, ...newMoves(previous, current)];
  const possible = all.filter(({ from }) => !Object.hasOwn(current.resources, from));
  const newest = new Map(possible.map((moved) => [moved.to, moved]));
  // Terraform takes one origin of each address: an older one leads to the newer one instead.
  const single = possible.map((moved): Moved => {
    const last = newest.get(moved.to) ?? moved;
    return last === moved ? moved : { from: moved.from, to: last.from };
  });
  const byOrigin = pairs(single);
  return single.filter(({ to }) => leadsTo(to, byOrigin, current));
}

/** Whether a resource of today is at the end of the chain. */
function leadsTo(
  address: string,
  moves: ReadonlyMap<string, string>,
  { resources }: ModuleInterface,
): boolean {
  const seen = new Set<string>();
  let at: string | undefined = address;
  while (at !== undefined && !Object.hasOwn(resources, at) && !seen.has(at)) {
    seen.add(at);
    at = moves.get(at);
  }
  return at !== undefined && Object.hasOwn(resources, at);
}

function newMoves({ interface: before }: ModuleRecord, now: ModuleInterface): Moved[] {
  const came = new Set(namesOnlyIn(now.resources, before.resources));
  return namesOnlyIn(before.resources, now.resources).flatMap((from) => {
    const to = [...came].find(
      (address) =>
        typeOf(address) === typeOf(from) &&
        ownValue(now.resources, address) === ownValue(before.resources, from),
    );
    if (to === undefined) return [];
    came.delete(to);
    return [{ from, to }];
  });
}

function pairs(moved: readonly Moved[]): Map<string, string> {
  return new Map(moved.map(({ from, to }) => [from, to]));
}
