import { readdirSync, statSync } from "node:fs";
import { homedir } from "node:os";
import { delimiter, join } from "node:path";

const HOST = "registry.terraform.io";
const PROVIDER = join(HOST, "hashicorp", "aws");

/** How deep under a folder for third-party software a mirror is looked for. */
const SEARCH_DEPTH = 3;

/**
 * Folders that hold the AWS provider in Terraform's mirror layout, in a version that the stacks
 * accept: first those that Terraform itself takes for mirrors, then what a shallow search of the
 * system's folder for third-party software finds.
 * Source of the implied folders: Terraform's documentation of `provider_installation`.
 */
export function* findProviderMirrors(): Generator<string> {
  for (const folder of impliedFolders()) if (holdsProvider(folder)) yield folder;
  yield* search(join("/", "opt"), SEARCH_DEPTH);
}

function impliedFolders(): string[] {
  const home = process.env.XDG_DATA_HOME ?? join(homedir(), ".local", "share");
  const shared =
    process.env.XDG_DATA_DIRS ?? ["local/share", "share"].map(underUsr).join(delimiter);
  const dataFolders = [home, ...shared.split(delimiter)].filter((folder) => folder !== "");
  return [
    join(homedir(), ".terraform.d", "plugins"),
    ...dataFolders.map((folder) => join(folder, "terraform", "plugins")),
  ];
}

function underUsr(folder: string): string {
  return join("/", "usr", folder);
}

function* search(folder: string, depth: number): Generator<string> {
  const names = subfolders(folder);
  if (names.includes(HOST) && holdsProvider(folder)) yield folder;
  if (depth === 0) return;
  for (const name of names) yield* search(join(folder, name), depth - 1);
}

function holdsProvider(folder: string): boolean {
  return subfolders(join(folder, PROVIDER)).some(isAccepted);
}

/** `>= 5.100, < 7.0`, on the folder names of an unpacked mirror. */
function isAccepted(version: string): boolean {
  const [major, minor] = version.split(".").map(Number);
  if (major === undefined || minor === undefined) return false;
  return (major === 5 && minor >= 100) || major === 6;
}

function subfolders(folder: string): string[] {
  try {
    return readdirSync(folder)
      .sort()
      .filter((name) => statSync(join(folder, name)).isDirectory());
  } catch {
    // Missing or not ours to read: then no mirror is there for us.
    return [];
  }
}
