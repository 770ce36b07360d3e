/** Root modules to be committed: what the app synthesized, laid out for review. */
import type { GeneratedFile } from "../../files/file";
import { LOCK_FILE } from "../../files/manifest";
import { documentsApart } from "./documents";
import { relocated } from "./relocate";
import type { Move } from "./relocate";

type Json = Readonly<Record<string, unknown>>;

/** A stack as it was synthesized. */
export interface Synthesized {
  readonly name: string;
  /** Its Terraform JSON. */
  readonly text: string;
  /** The lock file of its providers. */
  readonly lock?: string;
}

export const ROOT_FILE = "main.tf.json";

/**
 * The files of a stack: `<stack>/main.tf.json`, and its lock file beside it. The same resources at the same addresses, with the state
 * where it was: only where texts stand is another, and what the framework says of itself is gone.
 */
export function rootModule({ name, text, lock }: Synthesized, move: Move): GeneratedFile[] {
  const root = relocated(JSON.parse(text) as Json, move);
  const entries = Object.entries(root)
    .filter(([key]) => key !== "//")
    .map(([key, value]): [string, unknown] => [key, withoutMetadata(key, value)]);
  const plain = Object.fromEntries(entries) as Json;
  const content = `${JSON.stringify({ "//": ABOUT, ...inLocals(plain) }, null, 2)}\n`;
  const files = [{ path: `${name}/${ROOT_FILE}`, content }];
  return lock === undefined ? files : [...files, { path: `${name}/${LOCK_FILE}`, content: lock }];
}

const ABOUT =
  "Made by fleetroles synth. Do not edit: change the fleet file, generate and synthesize again.";

/** How many labels the blocks of a kind have. */
const LABELS: Readonly<Record<string, number>> = { data: 2, ephemeral: 2, module: 1, resource: 2 };

function withoutMetadata(kind: string, data: unknown): unknown {
  const depth = Object.hasOwn(LABELS, kind) ? LABELS[kind] : undefined;
  return depth === undefined ? data : withoutComments(data, depth);
}

function withoutComments(data: unknown, depth: number): unknown {
  if (typeof data !== "object" || data === null || Array.isArray(data)) return data;
  const entries = Object.entries(data)
    .filter(([key]) => depth > 0 || key !== "//")
    .map(([key, value]): [string, unknown] => [
      key,
      depth > 0 ? withoutComments(value, depth - 1) : value,
    ]);
  return Object.fromEntries(entries);
}

/** Documents as local values, and the blocks in order. */
function inLocals(root: Json): Json {
  const { resource = {}, locals: own = {} } = root;
  const isPlain = !Array.isArray(resource) && !Array.isArray(own);
  if (!isPlain) return root;
  const apart = documentsApart(resource as Json, own as Json);
  const locals = { ...(own as Json), ...apart.locals };
  const all = {
    ...root,
    ...(Object.keys(locals).length > 0 && { locals }),
    ...(root.resource !== undefined && { resource: apart.resource }),
  };
  return Object.fromEntries(Object.entries(all).sort(([a], [b]) => (a < b ? -1 : 1)));
}
