import { createHash } from "node:crypto";
import { relative, resolve } from "node:path";
import { deserialize, serialize } from "node:v8";
import type { Blueprint } from "../blueprints/load";
import type { Problem } from "../problem";
import type { ModelContext } from "./context";
import { parametersOfCsv } from "./parameters";
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

/** Where what is remembered outlives the process. Whoever gives it answers for what it reads: what {@link ModelMemory} wrote, or nothing. */
export interface KeptModels {
  readonly read: () => readonly Uint8Array[] | undefined;
  readonly write: (pieces: Iterable<Uint8Array>) => void;
}

/** What a placement came to, as data: without what each model has of its own. */
type Resolved = Omit<ResolvedPlacement, "placement" | "blueprint">;

interface Known {
  readonly resolved: Resolved;
  readonly statements: readonly PlacedStatement[];
  /** By where it is, the last ones. */
  readonly stacks: Map<string, Made>;
}

/** A stack without problems, if there is one at all. */
interface Made {
  readonly stack?: Stack;
  /** By what it was judged, where nothing was found. */
  sound?: string;
}

/** Of one model, by placement. */
interface Remembered {
  readonly frame: string | undefined;
  readonly known: ReadonlyMap<string, Known>;
}

const NOTHING: Remembered = { frame: undefined, known: new Map() };

/** Fewer are worked out in the time that it takes to look them up. */
const LEAST_TO_KEEP = 200;

/** Of how many is written at once. */
const PIECE = 500;

/** A fleet can be in two places by turns: `check` knows nothing of what groups there were before. */
const MOST_PLACES = 2;

/**
 * What fleets came to in the model before, so that a model of nearly the same file is worked out and judged only where it differs: the two
 * sides of `affected` and `diff`, the rounds of `--watch`, and, where it is kept, one run and the next. What has problems is worked out
 * again, for they know places in their own file.
 */
export class ModelMemory {
  private before = NOTHING;
  private frame: string | undefined;
  private now = new Map<string, Known>();
  private readonly ofStack = new WeakMap<Stack, Made>();
  private readonly keys = new WeakMap<Placement, string>();
  /** Whether there is something that was not kept. */
  private isNew = false;
  /** Whether the last model has as many fleets as it is worth it for. */
  private isLarge = false;

  /**
   * @param kept where it outlives the process; it does not, where that is not said
   * @param least of how many fleets it is kept
   */
  constructor(
    private readonly kept?: KeptModels,
    private readonly least = LEAST_TO_KEEP,
  ) {}

  /**
   * Begins a model. Of the models before, the last one counts.
   *
   * @param files the files that were read, by the names that places have for them
   */
  begin(context: ModelContext, files: readonly string[]): void {
    const { fleets = {}, workloads = {} } = context.spec.data;
    const size = Object.keys(fleets).length + Object.keys(workloads).length;
    this.isLarge = size >= this.least;
    const isFirst = this.frame === undefined;
    const last = isFirst && this.isLarge ? this.read() : { frame: this.frame, known: this.now };
    const frame = frameOf(context, files);
    this.before = frame !== undefined && frame === last.frame ? last : NOTHING;
    this.frame = frame;
    this.now = new Map();
    this.isNew = this.before === NOTHING;
  }

  /** What the placement comes to. */
  worked(placement: Placement, context: ModelContext, make: () => Worked): Worked {
    const blueprint = context.catalog.tryFind(placement.blueprint);
    if (blueprint === undefined) return make();
    const key = keyOf(placement, blueprint, context);
    this.keys.set(placement, key);
    const before = this.before.known.get(key);
    if (before) {
      this.now.set(key, before);
      // Whoever looks a placement up does so by this model's own.
      const known = { ...before.resolved, placement, blueprint };
      return { known, statements: before.statements, problems: [] };
    }
    const worked = make();
    if (worked.problems.length === 0 && worked.known !== undefined) {
      const { parameters, access, common, expectations } = worked.known;
      const resolved = { parameters, access, common, expectations };
      this.now.set(key, { resolved, statements: worked.statements, stacks: new Map() });
      this.isNew = true;
    }
    return worked;
  }

  /** The stack of what the placement came to. */
  stack({ placement }: ResolvedPlacement, place: StackPlace, make: () => MadeStack): MadeStack {
    const stacks = this.now.get(this.keys.get(placement) ?? "")?.stacks;
    if (stacks === undefined) return make();
    const at = JSON.stringify(place);
    const before = stacks.get(at);
    const { stack, problems } = before ? { stack: before.stack, problems: [] } : make();
    const made = { ...(stack && { stack }), problems };
    if (problems.length > 0) return made;
    if (before === undefined) this.isNew = true;
    const one = before ?? { ...(stack && { stack }) };
    // The last ones stand last.
    stacks.delete(at);
    stacks.set(at, one);
    if (stack) this.ofStack.set(stack, one);
    return made;
  }

  /** Whether nothing was found of the stack, by the same rules and the same data. */
  isSound(stack: Stack, rules: string): boolean {
    return this.ofStack.get(stack)?.sound === rules;
  }

  /** Remembers of a stack that nothing was found. */
  sound(stack: Stack, rules: string): void {
    const known = this.ofStack.get(stack);
    if (known === undefined || known.sound === rules) return;
    known.sound = rules;
    this.isNew = true;
  }

  /** Keeps what is remembered of the last model for the next run, if that runs over so many fleets that it saves time. */
  keep(): void {
    if (this.kept === undefined || this.frame === undefined) return;
    if (!this.isLarge || !this.isNew) return;
    this.kept.write(this.pieces(this.frame));
    this.isNew = false;
  }

  /** What models have of it is written bit by bit, for all at once would take half as much memory again. */
  private *pieces(frame: string): Generator<Uint8Array> {
    yield serialize(frame);
    const all = [...this.now];
    for (let start = 0; start < all.length; start += PIECE) {
      const known = all.slice(start, start + PIECE).map(([key, one]) => {
        const stacks = [...one.stacks].slice(-MOST_PLACES);
        return [key, { ...one, stacks: new Map(stacks) }] as const;
      });
      yield serialize(known satisfies Piece);
    }
  }

  private read(): Remembered {
    const [frame, ...pieces] = this.kept?.read() ?? [];
    if (frame === undefined) return NOTHING;
    const known = pieces.flatMap((piece) => deserialize(piece) as Piece);
    return { frame: deserialize(frame) as string, known: new Map(known) };
  }
}

type Piece = readonly (readonly [key: string, known: Known])[];

/**
 * All that a fleet is worked out with, but for what is said of it alone, and for what comes with this program. Undefined where a
 * snapshot of AWS's managed policies is the project's own: it is read bit by bit.
 */
function frameOf(
  { spec, catalog, managedPolicies, reference }: ModelContext,
  files: readonly string[],
): string | undefined {
  if (managedPolicies.isOwn) return undefined;
  const { fleets, workloads, ...others } = spec.data;
  const nameOf = (file: string): string => relative(spec.folder, resolve(file));
  // That nobody has workloads is something else than that one has.
  const kinds = [fleets, workloads].map((one) => one !== undefined);
  const policies = [...spec.policies].map(([path, { file, data }]) => [path, nameOf(file), data]);
  const blueprints = [...catalog.documents].map(([name, { text }]) => [name, text]);
  // What an ARN can be depends on the services that any fleet mentions.
  const looked = [policies, blueprints, reference.loadedNames];
  return hashOf([spec.source, others, kinds, files.map(nameOf), ...looked]);
}

/** All that is said of one fleet in one environment; what its site is follows from the frame. */
function keyOf(
  placement: Placement,
  { data: blueprint }: Blueprint,
  { spec }: ModelContext,
): string {
  const { kind, path, data, blueprint: id, site, facts, names } = placement;
  const ofCsv = parametersOfCsv(placement, blueprint, spec);
  return hashOf([kind, path, site.name, id, facts, names, data, ofCsv]);
}

function hashOf(value: unknown): string {
  return createHash("sha256").update(JSON.stringify(value, exact)).digest("base64");
}

/** No text of a file begins with it that is not marked by another one. */
const MARK = "\u0001";

/** JSON has no infinite numbers and but one zero, and files have more: what is told apart there is told apart here. */
function exact(_: string, value: unknown): unknown {
  if (typeof value === "string") return value.startsWith(MARK) ? MARK + value : value;
  if (typeof value !== "number") return value;
  if (Object.is(value, -0)) return `${MARK}-0`;
  return Number.isFinite(value) ? value : MARK + String(value);
}
