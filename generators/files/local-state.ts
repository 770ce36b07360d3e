/** What Terraform's state holds of a stack, where that is a file. */
import { dirname, join, resolve } from "node:path";
import { namesIn, readText, statOf } from "./read";

/** How much of a stack is left in its state. */
export type StateReading =
  | { readonly kind: "read"; readonly file: string; readonly resources: readonly string[] }
  | { readonly kind: "none"; readonly file: string }
  | { readonly kind: "unread"; readonly why: string };

/** A stack's backend, as its file says it. */
export interface BackendSaid {
  readonly type?: unknown;
  readonly config?: unknown;
}

/**
 * Reads the state of a stack.
 *
 * @param out the folder of generated stacks
 */
export function readState(
  out: string,
  stack: string,
  backend: BackendSaid | undefined,
): StateReading {
  if (typeof backend?.type !== "string") {
    return { kind: "unread", why: "its file does not say where its state is" };
  }
  if (backend.type !== "local") {
    const { type } = backend;
    const where = type === "cloud" ? workspaceOf(backend.config) : `the backend ${type}`;
    return { kind: "unread", why: `its state is in ${where}` };
  }
  const { path = "terraform.tfstate" } = (backend.config ?? {}) as { readonly path?: unknown };
  const file = resolve(synthesizedFolder(resolve(out), stack), String(path));
  const text = readText(file);
  if (text === undefined) return { kind: "none", file };
  const resources = resourcesIn(text);
  return resources === undefined
    ? { kind: "unread", why: `its state is damaged (${file})` }
    : { kind: "read", file, resources };
}

/** `the workspace prod-dock of example`, as far as the backend says which. */
function workspaceOf(config: unknown): string {
  const { organization, workspaces } = (config ?? {}) as CloudSaid;
  const { name, tags } = workspaces ?? {};
  const which = Array.isArray(tags)
    ? `a workspace with the tags ${tags.join(", ")}`
    : "a workspace";
  const found = typeof name === "string" ? `the workspace ${name}` : which;
  return typeof organization === "string" ? `${found} of ${organization}` : found;
}

interface CloudSaid {
  readonly organization?: unknown;
  readonly workspaces?: { readonly name?: unknown; readonly tags?: unknown };
}

/** Addresses of what a state manages; undefined where the text is no state. */
function resourcesIn(text: string): string[] | undefined {
  try {
    const { resources } = JSON.parse(text) as { readonly resources?: readonly StateResource[] };
    if (!Array.isArray(resources)) return undefined;
    return (resources as readonly StateResource[])
      .filter(({ mode, instances = [] }) => mode === "managed" && instances.length > 0)
      .map(({ module, type, name }) =>
        [...(module === undefined ? [] : [module]), type, name].join("."),
      );
  } catch {
    return undefined;
  }
}

interface StateResource {
  readonly mode?: string;
  readonly module?: string;
  readonly type?: string;
  readonly name?: string;
  readonly instances?: readonly unknown[];
}

/**
 * Where a stack was synthesized to, for a local path starts from there: a folder of the project. Where it was not, any folder of the
 * same depth will do.
 */
function synthesizedFolder(out: string, stack: string): string {
  const project = projectFolder(out);
  const found = namesIn(project)
    .map((name) => join(project, name, "stacks", stack))
    .find((path) => statOf(join(path, "cdk.tf.json")) !== undefined);
  return found ?? join(project, "synthesized", "stacks", stack);
}

/** The nearest folder above with the settings of the app that synthesizes; else that above `stacks/generated`. */
function projectFolder(out: string): string {
  for (let folder = dirname(out); folder !== dirname(folder); folder = dirname(folder)) {
    if (namesIn(folder).some((name) => /^cdk[a-z]+\.json$/.test(name))) return folder;
  }
  return dirname(dirname(out));
}
