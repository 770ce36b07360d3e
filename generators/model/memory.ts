import { relative, resolve } from "node:path";
import type { Problem } from "../problem";
import type { ModelContext } from "./context";
import type { StackPlace } from "./stacks/fleet-stacks";
import type { ResolvedPlacement } from "./resolved";
import type { Placement } from "./placements";
import type { PlacedStatement, Stack } from "./types";

/** What a placement comes to. */
export interface Worked {
  readonly known?: ResolvedPlacement;
  readonly statements: readonly PlacedStatement[];
  readonly problems: readonly Problem[];
}

/** The stack that is made of one. */
export interface MadeStack {
  readonly stack?: Stack;
  readonly problems: readonly Problem[];
}

interface Known {
  readonly worked: Worked;
  /** By where it is. */
  readonly stacks: Map<string, MadeStack>;
}

/**
 * What fleets came to in the model before, so that a model of nearly the same file is worked out only where it differs: the two sides of
 * `affected` and `diff`, and the rounds of `--watch`. It lives as long as the process: nothing that lies on a disk can pass for
 * what was worked out. What has problems is worked out again, for they know places in their own file.
 */
export class ModelMemory {
  private frame: string | undefined;
  private before: ReadonlyMap<string, Known> = new Map();
  private now = new Map<string, Known>();

  /**
   * Begins a model. Of the models before, the last one counts.
   *
   * @param files the files that were read, by the names that places have for them
   */
  begin(context: ModelContext, files: readonly string[]): void {
    const frame = frameOf(context, files);
    this.before = frame !== undefined && frame === this.frame ? this.now : new Map();
    this.frame = frame;
    this.now = new Map();
  }

  /** What the placement comes to. */
  worked(placement: Placement, make: () => Worked): Worked {
    const key = keyOf(placement);
    const known = this.before.get(key);
    if (known?.worked.known !== undefined) {
      this.now.set(key, known);
      // Whoever looks a placement up does so by this model's own.
      return { ...known.worked, known: { ...known.worked.known, placement } };
    }
    const worked = make();
    if (worked.problems.length === 0) this.now.set(key, { worked, stacks: new Map() });
    return worked;
  }

  /** The stack of what the placement came to. */
  stack({ placement }: ResolvedPlacement, place: StackPlace, make: () => MadeStack): MadeStack {
    const stacks = this.now.get(keyOf(placement))?.stacks;
    const at = JSON.stringify(place);
    const known = stacks?.get(at);
    if (known !== undefined) return known;
    const made = make();
    if (made.problems.length === 0) stacks?.set(at, made);
    return made;
  }
}

/**
 * All that a fleet is worked out with, but for what is said of it alone, and for what comes with this program. Undefined where a
 * snapshot of AWS's managed policies is the project's own: it is read bit by bit.
 */
function frameOf(
  { spec, catalog, managedPolicies }: ModelContext,
  files: readonly string[],
): string | undefined {
  if (managedPolicies.isOwn) return undefined;
  const { fleets, workloads, ...others } = spec.data;
  const nameOf = (file: string): string => relative(spec.folder, resolve(file));
  // That nobody has workloads is something else than that one has.
  const kinds = [fleets, workloads].map((one) => one !== undefined);
  const policies = [...spec.policies].map(([path, { file, data }]) => [path, nameOf(file), data]);
  const blueprints = [...catalog.documents].map(([name, { text }]) => [name, text]);
  return JSON.stringify([spec.source, others, kinds, files.map(nameOf), policies, blueprints]);
}

/** All that is said of one fleet in one environment; what its site is follows from the frame. */
function keyOf({ kind, path, data, blueprint, site, facts, names }: Placement): string {
  return JSON.stringify([kind, path, site.name, blueprint, facts, names, data]);
}
