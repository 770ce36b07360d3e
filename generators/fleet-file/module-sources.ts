import { problemAt, quote } from "../problem";
import type { DataPath, Problem } from "../problem";
import { looksLikeToken } from "./tokens";

/** Where Terraform gets a module from, as far as a fleet file may name it. */
export type SourceKind = "registry" | "git" | "archive" | "local";

const EXAMPLES =
  "write <namespace>/<name>/<provider> or <host>/<namespace>/<name>/<provider>, git::https://…, " +
  "the https:// address of an archive, or a path that begins with ./ or ../";

/** Addresses in a registry (Terraform: module registry addresses); a folder in the module may follow. */
const NAME = "[0-9A-Za-z](?:[0-9A-Za-z_-]{0,62}[0-9A-Za-z])?";
const HOST = "[0-9A-Za-z-]+(?:\\.[0-9A-Za-z-]+)+(?::[0-9]{1,5})?";
const REGISTRY = new RegExp(`^(?:(${HOST})/)?${NAME}/${NAME}/[0-9a-z]{1,64}(?://[^/].*)?$`);

/** Hosts that Terraform takes for git repositories, never for a registry. */
const REPOSITORIES = ["github.com", "bitbucket.org", "gitlab.com"];

const GIT = /^git::(?:(?:https|ssh|file):\/\/\S+|[\w.-]+@[\w.-]+:\S+)$/;

/** What Terraform unpacks. */
const ARCHIVE = /\.(?:zip|tar\.gz|tgz|tar\.bz2|tbz2|tar\.xz|txz)$/;

/** Whether an address ends as an archive does, before the folder in it (`//folder`) and the query. */
function namesArchive(source: string): boolean {
  const [address = ""] = source.split("?");
  return address.split("//").some((part) => ARCHIVE.test(part));
}

const WHITE_SPACE = /[\s\u0000-\u001f\u007f-\u009f]/u;

/**
 * What a version constraint is to Terraform: conditions with commas between them, each an operator and a
 * version (Terraform: version constraints).
 */
const CONDITION =
  /^(?:(?:=|!=|>=|<=|>|<|~>)\s*)?v?\d+(?:\.\d+)*(?:[A-Za-z~-][0-9A-Za-z~-]*(?:\.[0-9A-Za-z~-]+)*)?(?:\+[0-9A-Za-z~-]+(?:\.[0-9A-Za-z~-]+)*)?$/;

/** Whether Terraform takes the text for a version constraint. */
export function isVersionConstraint(text: string): boolean {
  return text.split(",").every((condition) => CONDITION.test(condition.trim()));
}

/** What is wrong with a module's source and version: where they stand, and their keys. */
export function sourceProblems(
  { source, version }: { readonly source: string; readonly version?: string | undefined },
  path: DataPath,
  sourceKey: "module" | "source",
): Problem[] {
  const kind = sourceKind(source);
  const at = [...path, sourceKey];
  if (typeof kind !== "string") {
    const message = `the module source ${quote(source)} ${kind.message}`;
    return [problemAt("bad-module-source", at, message, kind.fix)];
  }
  if (kind === "registry") return versionProblems(source, version, path);
  if (version === undefined) return [];
  const fix = kind === "git" ? "remove it, and name a tag: …?ref=v1.0.0" : "remove it";
  const message = `${quote(source)} is in no registry, and only modules of a registry have a version`;
  return [problemAt("bad-module-version", [...path, "version"], message, fix)];
}

function versionProblems(source: string, version: string | undefined, path: DataPath): Problem[] {
  const fix = 'write, for example, version: "~> 1.2" or version: ">= 1.2, < 2.0"';
  if (version === undefined) {
    const message = `the module ${quote(source)} of a registry needs a version`;
    return [{ ...problemAt("missing-module-version", path, message, fix), atKey: true }];
  }
  if (isVersionConstraint(version)) return [];
  const message = `Terraform reads no version constraint in ${quote(version)}`;
  return [problemAt("bad-module-version", [...path, "version"], message, fix)];
}

interface Fault {
  readonly message: string;
  readonly fix: string;
}

/** The kind of a source, or why it is none. */
export function sourceKind(source: string): SourceKind | Fault {
  if (source.includes("{{")) {
    return { message: "holds a placeholder", fix: "write it out: Terraform wants it as a literal" };
  }
  if (looksLikeToken(source)) {
    const message = "looks like a mark that synthesis replaces";
    return { message, fix: "rename what it names" };
  }
  if (/^\.\.?\//.test(source)) return localKind(source);
  if (WHITE_SPACE.test(source)) return { message: "holds white space", fix: EXAMPLES };
  if (source.startsWith("git::")) return gitKind(source);
  if (/^https?:\/\//.test(source)) return archiveKind(source);
  const [host = ""] = source.split("/");
  if (REPOSITORIES.includes(host.toLowerCase())) {
    const fix = `write git::https://${source.replace(/(\.git)?$/, ".git")}`;
    return { message: "is a repository, not a module of a registry", fix };
  }
  if (REGISTRY.test(source)) return "registry";
  if (/^(?:[/\\~]|\.\.?$|[A-Za-z]:[\\/])/.test(source)) {
    const fix = "name it from the project's folder: a path that begins with ./ or ../";
    return { message: "is the same module on this machine only", fix };
  }
  return { message: "is none that Terraform can be given here", fix: EXAMPLES };
}

function localKind(source: string): SourceKind | Fault {
  const bad = /[\\\u0000-\u001f\u007f-\u009f]/u.test(source);
  return bad
    ? { message: "is no path for every system", fix: "write it with / and without other signs" }
    : "local";
}

function gitKind(source: string): SourceKind | Fault {
  if (!GIT.test(source)) {
    const fix = "write git::https://…, git::ssh://… or git::git@host:path";
    return { message: "names no git repository", fix };
  }
  return hasPassword(source.slice("git::".length)) ? PASSWORD : "git";
}

function archiveKind(source: string): SourceKind | Fault {
  if (source.startsWith("http://")) {
    return { message: "would be fetched without encryption", fix: "write https://" };
  }
  if (hasPassword(source)) return PASSWORD;
  if (namesArchive(source) || /[?&]archive=\w/.test(source)) return "archive";
  const fix = "name an archive (.zip, .tar.gz), or a repository: git::https://…";
  return { message: "is no archive", fix };
}

const PASSWORD: Fault = {
  message: "holds a password",
  fix: "keep credentials out of files: use git's credential helper, or a netrc file",
};

function hasPassword(url: string): boolean {
  return URL.canParse(url) && new URL(url).password !== "";
}
