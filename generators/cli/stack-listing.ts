/** Stacks as data: for whoever runs Terraform in each of them. */
import { posix } from "node:path";
import type { GeneratedFile } from "../files/file";
import { stackName } from "../files/stack-records";
import type { StackPlaces } from "../files/stack-records";
import { generatedHead } from "../source/generated-stack";
import type { StackHead } from "../source/generated-stack";
import { ownValue } from "../text/own-value";

/** A stack, and where it is applied. */
export interface ListedStack {
  readonly name: string;
  /** Of its generated file, in the folder of those. */
  readonly file: string;
  /** Where Terraform runs. */
  readonly folder: string;
  readonly environment?: string;
  readonly account?: string;
  readonly region?: string;
  /** The backend's type, and what of its arguments says where the state is; no other, for it may be a secret. */
  readonly state?: Readonly<Record<string, unknown>>;
  /** The fleet file has it no more, and its file is a tombstone. */
  readonly retired?: true;
}

/** What stacks are known by, besides their files. */
export interface StackKnowledge {
  /** By path, of stacks that the fleet file has. */
  readonly facts: Readonly<Record<string, Place>>;
  /** By path, of all that are remembered. */
  readonly records: StackPlaces;
  /** The folder with the root modules, as it is to be called. */
  readonly roots: string;
  /** The folder that the app synthesizes stacks to, from the project's: paths of local states start from there. */
  readonly synthesized: string;
}

interface Place {
  readonly environment?: string | undefined;
  readonly account?: string | undefined;
  readonly region?: string | undefined;
}

/** A stack's listing, by its generated file. */
export function listedStack(
  { path, content }: GeneratedFile,
  { facts, records, roots, synthesized }: StackKnowledge,
): ListedStack {
  const now = ownValue(facts, path);
  const { environment, account, region } = now ?? records.get(path) ?? {};
  const name = stackName(path);
  const state = stateOf(generatedHead(content)?.backend, posix.join(synthesized, name));
  return {
    name,
    file: path,
    folder: posix.join(roots, name),
    ...(environment !== undefined && { environment }),
    ...(account !== undefined && { account }),
    ...(region !== undefined && { region }),
    ...(state && { state }),
    ...(now === undefined && { retired: true }),
  };
}

/** Which arguments of a backend say where the state is (Terraform's documentation of its backends). */
const PLACES: Readonly<Record<string, readonly string[]>> = {
  azurerm: ["storage_account_name", "container_name", "key"],
  cloud: ["hostname", "organization", "workspaces"],
  consul: ["path"],
  cos: ["bucket", "prefix", "key"],
  gcs: ["bucket", "prefix"],
  kubernetes: ["namespace", "secret_suffix"],
  local: ["path"],
  oss: ["bucket", "prefix", "key"],
  pg: ["schema_name"],
  remote: ["hostname", "organization", "workspaces"],
  s3: ["bucket", "key", "region"],
};

function stateOf(backend: StackHead["backend"], from: string): ListedStack["state"] {
  if (typeof backend?.type !== "string") return undefined;
  const { type } = backend;
  const config = (backend.config ?? {}) as Readonly<Record<string, unknown>>;
  const said = (ownValue(PLACES, type) ?? []).flatMap((key): [string, unknown][] => {
    const value = ownValue(config, key);
    return value === undefined ? [] : [[key, type === "local" ? inProject(value, from) : value]];
  });
  return { type, ...Object.fromEntries(said) };
}

/** A local state's path, from the project's folder. */
function inProject(value: unknown, from: string): unknown {
  if (typeof value !== "string" || !/^\.\.[\\/]/.test(value)) return value;
  return posix.join(from, value.replaceAll("\\", "/"));
}
