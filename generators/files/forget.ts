/** Letting go of stacks that left their fleet file. */
import { join } from "node:path";
import type { Problem } from "../problem";
import { hasErrors } from "../problem";
import type { GeneratedFile } from "./file";
import {
  forgottenAlive,
  handOverOpen,
  notRetired,
  stateUnread,
  stillHeld,
  unknownStack,
} from "./forget-problems";
import { droppedPart, droppedProblems, withoutDropped } from "./forget-dropped";
import type { DroppedPart } from "./forget-dropped";
import { readState } from "./local-state";
import type { BackendSaid } from "./local-state";
import { OWN_HEAD } from "./manifest";
import { STACKS } from "./stacks-kind";
import type { Manifest } from "./manifest";
import type { FolderContent, WritePlan } from "./plan";
import { readText } from "./read";
import { bodyOf } from "./seal";
import type { Retirement } from "./retired";
import { nameOf } from "./fleet-file-identity";
import { stackLost, stackRetired } from "./retired-problems";
import { placeOf, recordsHead, stackName, stackRecords } from "./stack-records";
import type { StackRecord, StackRecords } from "./stack-records";
import { planFolder, writeFolder } from "./write";

/** Which stacks to let go of, and how. */
export interface ForgetRequest {
  readonly folder: string;
  /** Their names, with or without `.ts`. */
  readonly stacks: readonly string[];
  /** Not yet: first Terraform lets go of what they have, which goes on in AWS. */
  readonly keep: boolean;
  /** Whatever the state still holds. */
  readonly force: boolean;
  readonly retire: (text: string, retirement: Retirement) => string | undefined;
  /** Where the state of a stack is, from its file's text. */
  readonly backend: (text: string) => BackendSaid | undefined;
}

/** Compares what the folder would be without the stacks with what it is, without writing. */
export function planForget(request: ForgetRequest): WritePlan {
  return planFolder(request.folder, STACKS, (before) => contentWithout(request, before));
}

/** Lets go of the stacks, as {@link writeFolder} writes. */
export function forget(request: ForgetRequest, tell?: (by: string) => void): Promise<WritePlan> {
  return writeFolder(request.folder, STACKS, (before) => contentWithout(request, before), tell);
}

function contentWithout(request: ForgetRequest, before: Manifest): FolderContent {
  const { folder, keep } = request;
  const { paths, parts, records } = askedOf(request, stackRecords(folder, before));
  const problems = [
    ...parts.flatMap((one) =>
      droppedProblems(request, one, (released) => notTaken(request, released, records)),
    ),
    ...paths.flatMap((path) => problemsOf(request, path, records)),
  ];
  const named = new Set(paths);
  const head = (left: StackRecords): FolderContent["head"] => ({
    ...OWN_HEAD,
    stacks: recordsHead(left),
  });
  const others = [...records].filter(([path]) => !named.has(path));
  const rest = Object.keys(before.files).filter((path) => !named.has(path));
  if (hasErrors(problems)) return { files: [], head: before.head, problems };
  if (!keep) {
    const notes = Object.fromEntries(
      paths.map((path) => [path, placeOf(records.get(path) ?? { file: "" })]),
    );
    return { files: [], head: head(new Map(others)), keep: rest, notes, problems };
  }
  const kept = paths.flatMap((path): [string, StackRecord][] => {
    const record = records.get(path);
    return record === undefined ? [] : [[path, { ...record, keep: true }]];
  });
  return {
    files: paths.flatMap((path) => keptFile(request, path)),
    head: head(new Map([...others, ...kept])),
    keep: rest,
    problems,
  };
}

interface Asked {
  /** Of stacks that are to go whole. */
  readonly paths: readonly string[];
  readonly parts: readonly DroppedPart[];
  /** Without what is remembered of those parts. */
  readonly records: StackRecords;
}

/** Whole stacks, and what stacks that go on do not have any more. */
function askedOf({ stacks, keep }: ForgetRequest, all: StackRecords): Asked {
  const names = [...new Set(stacks.map((name) => name.replace(/\.ts$/, "")))];
  const found = names.map((name) => {
    return { path: `${name}.ts`, part: keep ? undefined : droppedPart(all, name) };
  });
  const parts = found.flatMap(({ part }) => part ?? []);
  const less = parts.map((one) => [one.path, withoutDropped(one)] as const);
  return {
    paths: found.flatMap(({ path, part }) => (part ? [] : [path])),
    parts,
    records: new Map([...all, ...less]),
  };
}

function keptFile({ folder, retire }: ForgetRequest, path: string): GeneratedFile[] {
  const content = retire(bodyOf(path, readText(join(folder, path)) ?? ""), {
    keep: "all",
  });
  return content === undefined ? [] : [{ path, content }];
}

function problemsOf(request: ForgetRequest, path: string, records: StackRecords): Problem[] {
  const { folder, keep } = request;
  const record = records.get(path);
  const file = join(folder, path);
  if (record === undefined) return [unknownStack(folder, path, records)];
  if (record.retired !== true) return [notRetired(file, nameOf(folder, record))];
  if (!keep) return leftOver(request, path, records, record);
  const told = readText(file) === undefined ? stackLost : stackRetired;
  return [told(file, { ...record, keep }, nameOf(folder, record))];
}

/** What would be managed by nobody. */
function leftOver(
  request: ForgetRequest,
  path: string,
  records: StackRecords,
  record: StackRecord,
): Problem[] {
  const { folder, force, backend } = request;
  const file = join(folder, path);
  const state = readState(folder, stackName(path), backend(readText(file) ?? ""));
  if (state.kind === "unread") return [stateUnread(file, state.why)];
  if (state.kind === "none") return [];
  const open = force ? undefined : notTaken(request, record.released, records);
  if (open !== undefined) return [handOverOpen(file, open)];
  if (state.resources.length === 0) return [];
  return [force ? forgottenAlive(file, state) : stillHeld(file, state)];
}

/**
 * The stack that is to take over what the record's stack let go of, if its state lies here and does not have it yet: without the
 * tombstone, nothing would tell it to.
 */
function notTaken(
  { folder, backend }: ForgetRequest,
  released: StackRecord["released"],
  records: StackRecords,
): string | undefined {
  const ids = new Set(Object.values(released ?? {}));
  if (ids.size === 0) return undefined;
  const living = [...records].flatMap(([path, { retired }]) => (retired ? [] : [path]));
  return living.find((path) => {
    const text = readText(join(folder, path)) ?? "";
    const taken = importsIn(text).flatMap(([address, id]) => (ids.has(id) ? [address] : []));
    if (taken.length === 0) return false;
    const state = readState(folder, stackName(path), backend(text));
    if (state.kind === "unread") return false;
    // A group may be there that has others, and not yet these.
    const held = new Set(state.kind === "read" ? state.resources : []);
    return taken.some((address) => !held.has(address));
  });
}

/** One import as it stands in a stack's file: the address, in whichever quotes it takes, and what it is imported by. */
const IMPORT = /^ {6}(?:"([^"]+)"|'([^']+)'):\s+"([^"]+)",$/gm;

/** What a stack imports: each address, as a state has it, without the key of an instance. */
function importsIn(text: string): (readonly [address: string, id: string])[] {
  const [, imports = ""] = text.replaceAll("\r\n", "\n").split("new ImportedResources(", 2);
  const [said = ""] = imports.split("\n    });", 1);
  return [...said.matchAll(IMPORT)].map(([, plain, other, id = ""]) => {
    const [address = ""] = (plain ?? other ?? "").split("[", 1);
    return [address, id];
  });
}
