/** Problems of what an account has as it is: its draft has the same, and says so. */
import { STATEMENT_FINDS } from "../../iam/statement";
import type { AboutField, Problem } from "../../problem";
import { grouped } from "../../text/grouped";
import { compare, sortedUnique } from "../../text/names";
import { fleetsAt } from "./guilty";
import type { Draft } from "./types";

/** Nobody but whoever owns the role knows why it is so. */
const REASON = "found so in the account; nobody has looked at it yet";

/** An entry of `allow`, before it has a reason. */
interface Entry {
  readonly problem: string;
  readonly on: Readonly<Partial<Record<AboutField, readonly string[]>>>;
}

/** An entry as a fleet file has it. */
export interface AllowEntry {
  readonly problem: string;
  readonly on: Readonly<Partial<Record<AboutField, string | readonly string[]>>>;
  readonly reason: string;
}

/** What a draft accepts: of statements in its own blueprints there, of roles in the fleet file. */
export class Accepted {
  private readonly known = new Map<string, Record<string, string>>();
  private readonly entries = new Map<string, Entry & { readonly fleets: readonly string[] }>();

  /** @param entryFor what accepts a problem about a role; undefined for what is about none, or cannot be accepted */
  constructor(private readonly entryFor: (problem: Problem) => Entry | undefined) {}

  /** Whether it is a problem of a statement in an own blueprint, and not accepted yet. */
  canAdd(problem: Problem): boolean {
    const key = keyOf(problem);
    return key !== undefined && !Object.hasOwn(this.known.get(key) ?? {}, problem.id);
  }

  /** Accepts it, if that can be. */
  add(problem: Problem): void {
    const key = keyOf(problem);
    if (key !== undefined) this.known.set(key, { ...this.known.get(key), [problem.id]: REASON });
  }

  /** Accepts in the fleet file what is about roles; whether anything is new. */
  allow(problems: readonly Problem[], draft: Draft): boolean {
    const before = this.entries.size;
    for (const one of problems) {
      const entry = this.entryFor(one);
      if (entry === undefined) continue;
      const fleets = one.about?.fleet ?? fleetsAt(one, draft).map(({ name }) => name);
      this.entries.set(JSON.stringify([entry, fleets]), { ...entry, fleets });
    }
    return this.entries.size > before;
  }

  /** What a statement accepts. */
  of(blueprint: string, place: string): Readonly<Record<string, string>> | undefined {
    return this.known.get(`${blueprint} ${place}`);
  }

  /** What the fleet file accepts, by the fleet that it is of; what several have alike, or none by itself, under "". */
  allowed(): ReadonlyMap<string, readonly AllowEntry[]> {
    const same = grouped([...this.entries.values()], (one) =>
      JSON.stringify([one.problem, one.on]),
    );
    const told = [...same.values()].map((all) => {
      const fleets = sortedUnique(all.flatMap((one) => one.fleets));
      const [first] = all;
      return { fleet: fleets.length === 1 ? (fleets[0] ?? "") : "", ...first };
    });
    const entries = told.map(({ fleet, problem, on }) => ({
      fleet,
      entry: { problem, on: short(on), reason: REASON },
    }));
    entries.sort((a, b) => compare(JSON.stringify(a.entry), JSON.stringify(b.entry)));
    const byFleet = grouped(entries, ({ fleet }) => fleet);
    return new Map([...byFleet].map(([fleet, all]) => [fleet, all.map(({ entry }) => entry)]));
  }
}

/** A list of one as its text. */
function short(on: Entry["on"]): AllowEntry["on"] {
  const fields = Object.entries(on).map(([field, texts]) => [
    field,
    texts.length === 1 ? texts[0] : texts,
  ]);
  return Object.fromEntries(fields) as AllowEntry["on"];
}

/** What a statement can accept of itself. */
const OF_STATEMENTS: ReadonlySet<string> = new Set(Object.values(STATEMENT_FINDS).flat());

/** The statement that a problem is of, where that stands in a blueprint that a draft brings along. */
function keyOf({ id, file, path = [] }: Problem): string | undefined {
  const [roles, role, policies, policy, index] = path;
  const [, blueprint] = /^blueprints\/(.+)\.yaml$/.exec(file ?? "") ?? [];
  if (blueprint === undefined || roles !== "roles" || policies !== "policies") return undefined;
  if (!OF_STATEMENTS.has(id)) return undefined;
  return `${blueprint} ${["roles", role, "policies", policy, index].join("/")}`;
}
