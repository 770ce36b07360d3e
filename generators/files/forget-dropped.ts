/** Letting go of what a stack that goes on had: a fleet that left a group, a role that nobody asks for. */
import { join } from "node:path";
import type { Problem } from "../problem";
import { forgottenAlive, stateUnread, stillHeld } from "./forget-problems";
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
}

/**
 * What a name stands for: a stack with all that is gone from it, or a fleet that was in a group, as its stack would be called;
 * undefined where it is neither.
 */
export function droppedPart(records: StackRecords, name: string): DroppedPart | undefined {
  const own = records.get(`${name}.ts`);
  if (own !== undefined) {
    const all = Object.keys(own.dropped ?? {});
    const isGone = own.retired === true || all.length === 0;
    return isGone ? undefined : { path: `${name}.ts`, record: own, addresses: all };
  }
  for (const [path, record] of records) {
    const start = `${record.environment ?? ""}-`;
    if (record.retired || !name.startsWith(start)) continue;
    const prefix = `.${name.slice(start.length)}_`;
    const addresses = Object.keys(record.dropped ?? {}).filter((at) => at.includes(prefix));
    if (addresses.length > 0) return { path, record, addresses };
  }
  return undefined;
}

interface Request {
  readonly folder: string;
  readonly force: boolean;
  readonly backend: (text: string) => BackendSaid | undefined;
}

/** What its state still has of it would be managed by nobody. */
export function droppedProblems(
  { folder, force, backend }: Request,
  { path, addresses }: DroppedPart,
): Problem[] {
  const file = join(folder, path);
  const state = readState(folder, stackName(path), backend(readText(file) ?? ""));
  if (state.kind === "unread") return [stateUnread(file, state.why)];
  if (state.kind === "none") return [];
  const known = new Set(addresses);
  const resources = state.resources.filter((one) => known.has(one));
  if (resources.length === 0) return [];
  const held = { ...state, resources };
  return [force ? forgottenAlive(file, held) : stillHeld(file, held)];
}

/** The record without it. */
export function withoutDropped({ record, addresses }: DroppedPart): StackRecord {
  const { dropped = {}, ...others } = record;
  const gone = new Set(addresses);
  const left = Object.entries(dropped).filter(([address]) => !gone.has(address));
  return left.length === 0 ? others : { ...others, dropped: Object.fromEntries(left) };
}
