import { ownValue } from "../text/own-value";
import { join } from "node:path";
import { z } from "zod";
import { compare } from "../text/names";
import type { FleetFileIdentity } from "./fleet-file-identity";
import type { Manifest } from "./manifest";
import { readText } from "./read";
import { readRecords } from "./record-files";

/** What is to be known of a stack once its file is gone, or is another. */
export interface StackFacts {
  readonly environment: string;
  readonly account: string;
  readonly region: string;
  /** By blueprint: whether its parts of the stack are resources of their own, or made by a called module. */
  readonly parts: Making;
  /** What modules make for it: address → what Terraform imports it by. */
  readonly made?: Readonly<Record<string, string>> | undefined;
  /** The ARNs of the permissions boundaries that it makes. */
  readonly boundaries?: readonly string[] | undefined;
  /** Its roles: address → path and name, as in an ARN (`/edge/Cameras`). */
  readonly roles?: Readonly<Record<string, string>> | undefined;
  /** Of roles whose grants do not fit inline: role → number of the policy, 0 the inline one → Sids in it. */
  readonly spread?: Spread | undefined;
  /** Of a group that names decide of: into how many the fleets of its environment fall. */
  readonly groups?: number | undefined;
}

type Spread = Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;

type Making = Readonly<Record<string, "resources" | "module">>;

type Known<T> = { readonly [Key in keyof T]?: T[Key] | undefined };

/** What a manifest remembers of a stack's file. Facts are unknown where the manifest had none. */
export interface StackRecord extends FleetFileIdentity, Known<StackFacts> {
  /** By blueprint: how its parts were made before they changed over. */
  readonly was?: Making | undefined;
  /** By blueprint of which it has nothing any more: how its parts were made last. */
  readonly left?: Making | undefined;
  /** What all parts are, of whatever blueprint, where `parts` are unknown. */
  readonly every?: "resources" | undefined;
  /** What stood under other addresses in it before: address → the next one. */
  readonly moved?: Readonly<Record<string, string>> | undefined;
  /** What other stacks took over from it: its address there → what Terraform imports it by. */
  readonly released?: Readonly<Record<string, string>> | undefined;
  /** What the file ever said that its fleets, environment and roles were called: `fleets/dock`. */
  readonly formerly?: readonly string[] | undefined;
  /** What it had and nobody has any more, and its state may still have: address → what Terraform imports it by. */
  readonly dropped?: Readonly<Record<string, string>> | undefined;
  /** What is in the account already and its state is to get: address → what Terraform imports it by. */
  readonly adopted?: Readonly<Record<string, string>> | undefined;
  /** The fleet file has it no more, and its file is a tombstone. */
  readonly retired?: true | undefined;
  /** Of a tombstone: that all it had goes on in AWS. */
  readonly keep?: boolean | undefined;
}

/** By the path of the stack's file. */
export type StackRecords = ReadonlyMap<string, StackRecord>;

const making = z.record(z.string(), z.enum(["resources", "module"]));

const record = z.object({
  file: z.string(),
  folder: z.string().optional(),
  project: z.string().optional(),
  environment: z.string().optional(),
  account: z.string().optional(),
  region: z.string().optional(),
  parts: making.optional(),
  was: making.optional(),
  left: making.optional(),
  every: z.literal("resources").optional(),
  made: z.record(z.string(), z.string()).optional(),
  roles: z.record(z.string(), z.string()).optional(),
  boundaries: z.array(z.string()).optional(),
  spread: z.record(z.string(), z.record(z.string(), z.array(z.string()))).optional(),
  groups: z.number().int().positive().optional(),
  formerly: z.array(z.string()).optional(),
  moved: z.record(z.string(), z.string()).optional(),
  released: z.record(z.string(), z.string()).optional(),
  dropped: z.record(z.string(), z.string()).optional(),
  adopted: z.record(z.string(), z.string()).optional(),
  retired: z.literal(true).optional(),
  keep: z.boolean().optional(),
});

const KEYS = Object.keys(record.shape) as readonly (keyof StackRecord)[];

/**
 * The records of all files of a manifest. Of those that have none, as in manifests of version 0.1.0, the
 * stack's file itself says what it can.
 */
export function stackRecords(out: string, { files, head }: Manifest): StackRecords {
  const known = new Map(Object.entries(head.stacks ?? {}));
  const records = Object.keys(files).flatMap((path): [string, StackRecord][] => {
    const parsed = record.safeParse(known.get(path));
    const found = parsed.success ? parsed.data : recordIn(join(out, path));
    return found === undefined ? [] : [[path, found]];
  });
  return new Map(records);
}

/** The first line of a stack's file, and the line about its place. */
const MADE_FROM = /^\/\/ Made by `fleetroles generate` from (.+)\. Do not edit/;
const PLACE = / in (\S+) \(account (\d{12}), ([a-z0-9-]+)\)/;

/** As tombstones have it: what its author wanted of it must outlive a damaged manifest. */
const RETIRED = /^ {6}retired: \{$/m;
const KEPT = /^ {6}retired: \{\n {8}keep: "all",$/m;

function recordIn(path: string): StackRecord | undefined {
  const text = readText(path) ?? "";
  const file = MADE_FROM.exec(text)?.[1];
  if (file === undefined) return undefined;
  const [, environment, account, region] = PLACE.exec(text) ?? [];
  const place = environment && account && region ? { environment, account, region } : {};
  return {
    file,
    ...place,
    ...(!text.includes("new ModuleCall(") && { every: "resources" }),
    ...(RETIRED.test(text) && { retired: true, keep: KEPT.test(text) }),
  };
}

/** By the path of a stack's file, where it was applied. */
export type StackPlaces = ReadonlyMap<
  string,
  Pick<StackRecord, "environment" | "account" | "region" | "retired">
>;

/** Where the stacks of a folder were applied, as far as their records say it. */
export function stackPlaces(folder: string): StackPlaces {
  return recordsIn(folder);
}

/** What the records of a folder say. What is wrong with them is told by the run that writes. */
export function recordsIn(folder: string): StackRecords {
  const known = readRecords(folder);
  if (!(known instanceof Map)) return new Map();
  const all = [...(known as ReadonlyMap<string, unknown>)].flatMap(([path, one]) => {
    const { data } = record.safeParse(one);
    return data === undefined ? [] : [[path, data] as const];
  });
  return new Map(all);
}

/** What the records of a folder say was decided. */
export interface Decided {
  /** By account and name of a role: by the number of a policy, the Sids in it. */
  readonly spread: ReadonlyMap<string, Spread[string]>;
  /** By environment, into how many groups its fleets fall. */
  readonly groups: ReadonlyMap<string, number>;
}

/** What was decided when the stacks of a folder were written: it stays so. */
export function pastDecisions(folder: string): Decided {
  const known = readRecords(folder);
  // What is wrong with records is told by the run that reads them all.
  const values = known instanceof Map ? [...(known as ReadonlyMap<string, unknown>).values()] : [];
  const records = values.flatMap((one) => record.safeParse(one).data ?? []);
  const groups = records.flatMap(({ environment, groups, retired }) =>
    environment === undefined || groups === undefined || retired
      ? []
      : [[environment, groups] as const],
  );
  return { spread: new Map(records.flatMap(spreadIn)), groups: new Map(groups) };
}

function spreadIn({
  account = "",
  roles = {},
  spread = {},
}: Known<StackFacts>): [string, Spread[string]][] {
  return Object.entries(spread).flatMap(([id, policies]) => {
    const role = ownValue(roles, `aws_iam_role.${id}`);
    return role === undefined
      ? []
      : [[`${account} ${role.slice(role.lastIndexOf("/") + 1)}`, policies]];
  });
}

/** How the parts of a blueprint were in a stack; undefined where it had none, or nobody knows. */
export function kindOfParts(
  { parts, every, left = {} }: StackRecord,
  blueprint: string,
): "resources" | "module" | undefined {
  return parts === undefined ? every : (ownValue(parts, blueprint) ?? ownValue(left, blueprint));
}

/** By blueprint that a stack has no parts of any more, how they were made last: its state may still have them. */
export function leftBy(before: StackRecord | undefined, parts: Making): Making {
  const all = { ...before?.left, ...before?.parts };
  return Object.fromEntries(Object.entries(all).filter(([id]) => !Object.hasOwn(parts, id)));
}

/** The records as the head of a manifest holds them: whoever wrote one, its keys stand in the order of the schema. */
export function recordsHead(records: StackRecords): Readonly<Record<string, StackRecord>> {
  const entries = [...records].sort(([a], [b]) => compare(a, b));
  return Object.fromEntries(entries.map(([path, one]) => [path, inOrder(one)]));
}

function inOrder(one: StackRecord): StackRecord {
  const entries = KEYS.flatMap((key) => (one[key] === undefined ? [] : [[key, one[key]] as const]));
  return Object.fromEntries(entries) as unknown as StackRecord;
}

/** `environment dev, account 111111111111, us-east-1`; empty where it is not known. */
export function placeOf({ environment, account, region }: StackRecord): string {
  if (environment === undefined || account === undefined || region === undefined) return "";
  return `environment ${environment}, account ${account}, ${region}`;
}

/** A stack's name, from the path of its file. */
export function stackName(path: string): string {
  return path.replace(/\.ts$/, "");
}
