/** Letting go of what a stack that goes on had: a fleet that left a group or went to another, a role that nobody asks for. */
import { join } from "node:path";
import type { Problem } from "../problem";
import { forgottenAlive, handOverOpen, stateUnread, stillHeld } from "./forget-problems";
import { readState } from "./local-state";
import type { BackendSaid } from "./local-state";
import { readText } from "./read";
import { stackName } from "./stack-records";
import type { StackRecord, StackRecords } from "./stack-records";

/** What is remembered of something that is gone, in the record of a stack that goes on. */
export interface DroppedPart {
  readonly path: string;
  readonly record: StackRecord;
  readonly addresses: readonly string[];
  /** What of it other stacks import: its address here → what Terraform imports it by. */
  readonly released: Readonly<Record<string, string>>;
}

/**
 * What a name stands for: a stack with all that is gone from it, or a fleet that was in a group, as its stack would be called;
 * undefined where it is neither.
 */
export function droppedPart(records: StackRecords, name: string): DroppedPart | undefined {
  const own = records.get(`${name}.ts`);
  if (own !== undefined) {
    return own.retired ? undefined : partOf(`${name}.ts`, own, () => true);
  }
  for (const [path, record] of records) {
    const start = `${record.environment ?? ""}-`;
    if (record.retired || !name.startsWith(start)) continue;
    const prefix = `.${name.slice(start.length)}_`;
    const part = partOf(path, record, (at) => at.includes(prefix));
    if (part !== undefined) return part;
  }
  return undefined;
}

function partOf(
  path: string,
  record: StackRecord,
  isAsked: (address: string) => boolean,
): DroppedPart | undefined {
  const ofIt = (all: Addresses): Addresses =>
    Object.fromEntries(Object.entries(all).filter(([at]) => isAsked(at)));
  const released = ofIt(record.released ?? {});
  const addresses = Object.keys({ ...ofIt(record.dropped ?? {}), ...released });
  return addresses.length === 0 ? undefined : { path, record, addresses, released };
}

type Addresses = Readonly<Record<string, string>>;

/** What its state still has of it would be managed by nobody, and what no state has yet as well. */
export function droppedProblems(
  { folder, force, backend }: Request,
  { path, addresses, released }: DroppedPart,
  notTaken: (released: Addresses) => string | undefined,
): Problem[] {
  const file = join(folder, path);
  const state = readState(folder, stackName(path), backend(readText(file) ?? ""));
  if (state.kind === "unread") return [stateUnread(file, state.why, true)];
  if (state.kind === "none") return [];
  const known = new Set(addresses);
  const resources = state.resources.filter((one) => known.has(one));
  if (resources.length > 0) {
    const held = { ...state, resources };
    return [force ? forgottenAlive(file, held) : stillHeld(file, held, true)];
  }
  const open = force ? undefined : notTaken(released);
  return open === undefined ? [] : [handOverOpen(file, open)];
}

interface Request {
  readonly folder: string;
  readonly force: boolean;
  readonly backend: (text: string) => BackendSaid | undefined;
}

/** The record without it. */
export function withoutDropped({ record, addresses }: DroppedPart): StackRecord {
  const { dropped, released, ...others } = record;
  const gone = new Set(addresses);
  const left = (all: Addresses = {}): Addresses | undefined => {
    const entries = Object.entries(all).filter(([address]) => !gone.has(address));
    return entries.length === 0 ? undefined : Object.fromEntries(entries);
  };
  return { ...others, dropped: left(dropped), released: left(released) };
}
