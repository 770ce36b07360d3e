import { existsSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { StackError } from "./errors";

const LOCK = ".terraform.lock.hcl";

/** A provider in a lock file: its address, with the host before it. */
const BLOCK = /^provider "([^"]+)" \{\r?\n[^]*?^\}\r?\n?/gm;

/** What was asked for when a provider was locked. Terraform compares it with the stack's own, and needs none. */
const ASKED = /^[ \t]*constraints[ \t]*=.*\n/gm;

/**
 * Puts the lock files of providers that lie beside the stacks into their synthesized folders, so that `terraform init` takes those
 * versions: `.terraform.lock.hcl`, or, for stacks whose names begin with `prod`, `prod.terraform.lock.hcl`. A stack without modules
 * gets the providers that it has alone, for with `-lockfile=readonly` Terraform refuses others.
 *
 * @param folder of the stacks
 * @param names of the stacks
 * @throws StackError for a file that locks nothing
 */
export function placeLocks(folder: string, outdir: string, names: Iterable<string>): void {
  const locks = readLocks(folder);
  if (locks.length === 0) return;
  for (const name of names) {
    const lock = locks.find(({ prefix }) => isFor(prefix, name));
    if (lock === undefined) continue;
    const at = join(outdir, "stacks", name);
    const text = `${lock.head}${blocksFor(lock, join(at, "cdk.tf.json")).join("\n")}`;
    const file = join(at, LOCK);
    if (!existsSync(file) || readFileSync(file, "utf8") !== text) writeFileSync(file, text);
  }
}

interface Lock {
  readonly prefix: string;
  readonly head: string;
  /** By the provider's address. */
  readonly blocks: readonly (readonly [address: string, text: string])[];
}

/** The locks, those with the longest prefix first. */
function readLocks(folder: string): Lock[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith(LOCK))
    .map((name) => readLock(folder, name))
    .sort((a, b) => b.prefix.length - a.prefix.length);
}

function readLock(folder: string, name: string): Lock {
  const text = readFileSync(join(folder, name), "utf8").replaceAll("\r\n", "\n");
  const blocks = [...text.matchAll(BLOCK)].map(
    ([block, address = ""]) => [address, block.replaceAll(ASKED, "")] as const,
  );
  const first = text.search(/^provider "/m);
  if (blocks.length === 0 || /^(?:<{7}|>{7})/m.test(text)) {
    throw new StackError(
      `${join(folder, name)}: no lock file of Terraform's; put it back, or copy that of a stack in which terraform init was run`,
    );
  }
  return { prefix: name.slice(0, -LOCK.length), head: text.slice(0, first), blocks };
}

function isFor(prefix: string, name: string): boolean {
  return prefix === "" || name === prefix || name.startsWith(`${prefix}-`);
}

function blocksFor({ blocks }: Lock, file: string): string[] {
  const { module, terraform } = JSON.parse(readFileSync(file, "utf8")) as Configuration;
  const sources = Object.values(terraform?.required_providers ?? {}).map(({ source }) => source);
  // What modules ask for is known once Terraform has fetched them.
  const all = module !== undefined;
  return blocks
    .filter(([address]) => all || sources.some((source) => isAddress(address, source)))
    .map(([, text]) => text);
}

function isAddress(address: string, source: string): boolean {
  return address === source || address.endsWith(`/${source}`);
}

interface Configuration {
  readonly module?: unknown;
  readonly terraform?: {
    readonly required_providers?: Readonly<Record<string, { readonly source: string }>>;
  };
}
