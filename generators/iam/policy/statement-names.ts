import { createHash } from "node:crypto";
import type { PolicyStatement } from "../document";
import type { Block } from "./merge";
import { compare, pascalCase } from "../../text/names";
import { sidFromText } from "./sid";

/** A block with the statement it becomes. */
interface Unnamed extends Block {
  readonly statement: PolicyStatement;
}

/** A statement and the id it got. */
export interface NamedStatement extends Unnamed {
  readonly sid: string;
  /** Whether it is the user's. */
  readonly isOwn: boolean;
}

/** Hexadecimal digits of a hash in a Sid. */
const HASH_LENGTH = 6;

/** Verbs in the order in which people say them; all others follow by the alphabet. */
const VERB_ORDER = ["Read", "List", "Write", "Delete", "Publish", "Subscribe", "Invoke"];

/**
 * Gives every statement a Sid of its own that depends on nothing but itself: the user's Sid, or the
 * reason in one word, or label and verbs, in each case with the part; and with a hash of what it says
 * where label and verbs do not tell it from others (conditions, actions named one by one). Where two
 * Sids meet all the same, the user's own keeps it before that of a reason, the earlier reason before
 * the later, and otherwise the lesser statement; to the rest the label (where a reason names them)
 * and then a hash is added.
 */
export function nameStatements(statements: readonly Unnamed[]): NamedStatement[] {
  const taken = new Set<string>();
  return [...statements].sort(comparePrecedence).map((unnamed) => {
    const sid = firstFree(candidates(unnamed), taken);
    if (sid === undefined) throw new Error(`no free Sid for a statement of ${labelOf(unnamed)}`);
    taken.add(sid);
    return { ...unnamed, sid, isOwn: unnamed.sid !== undefined };
  });
}

function firstFree(names: Iterable<string>, taken: ReadonlySet<string>): string | undefined {
  for (const name of names) if (!taken.has(name)) return name;
  return undefined;
}

function comparePrecedence(a: Unnamed, b: Unnamed): number {
  const byKind = kindOf(a) - kindOf(b);
  if (byKind !== 0) return byKind;
  if (kindOf(a) === REASON) return a.order - b.order;
  return compare(JSON.stringify(a.statement), JSON.stringify(b.statement));
}

const [OWN_SID, REASON, LABEL] = [0, 1, 2] as const;

/** Where a Sid comes from, the strongest claim to it first. */
function kindOf(block: Block): number {
  if (block.sid !== undefined) return OWN_SID;
  return block.why === undefined ? LABEL : REASON;
}

/** The Sids that a statement could have, the best one first; hashes only once they are asked for. */
function* candidates(unnamed: Unnamed): Generator<string> {
  const bases = baseNames(unnamed);
  yield* bases;
  const last = bases.at(-1) ?? "";
  const { effect, actions, condition } = unnamed;
  yield last + digest([effect, actions, condition ?? {}], HASH_LENGTH);
  for (const length of [HASH_LENGTH, 2 * HASH_LENGTH, 64]) yield last + hash(unnamed, length);
}

function baseNames(unnamed: Unnamed): string[] {
  if (unnamed.sid !== undefined) return [unnamed.sid];
  const part = pascalCase(unnamed.part ?? "");
  const reason = unnamed.why === undefined ? undefined : sidFromText(unnamed.why);
  return reason === undefined
    ? [ownName(unnamed)]
    : [reason + part, reason + labelOf(unnamed) + part];
}

/** Label, verbs and part, and a hash where these are not all there is to tell. */
function ownName(unnamed: Unnamed): string {
  const verbs = unnamed.verbs.map(pascalCase).sort(compareVerbs);
  const denying = unnamed.effect === "Deny" ? "Deny" : "";
  const name = denying + labelOf(unnamed) + verbs.join("") + pascalCase(unnamed.part ?? "");
  const { effect, actions, condition, verbs: given, negated, why } = unnamed;
  if (negated.action || negated.resource || why !== undefined) {
    return name + hash(unnamed, HASH_LENGTH);
  }
  if (given.length > 0 && condition === undefined) return name;
  return name + digest([effect, actions, condition ?? {}], HASH_LENGTH);
}

function labelOf(block: Block): string {
  return pascalCase(block.labels.join(" "));
}

function compareVerbs(a: string, b: string): number {
  const rank = (verb: string): number => {
    const index = VERB_ORDER.indexOf(verb);
    return index < 0 ? VERB_ORDER.length : index;
  };
  return rank(a) - rank(b) || compare(a, b);
}

function hash(unnamed: Unnamed, length: number): string {
  const { statement, why, part, labels } = unnamed;
  return digest([statement, why ?? "", part ?? "", labels], length);
}

function digest(value: unknown, length: number): string {
  return createHash("sha256").update(JSON.stringify(value)).digest("hex").slice(0, length);
}
