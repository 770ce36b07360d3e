/** Relative paths of Terraform JSON, for another folder. */
import { isAbsolute, relative, resolve, sep } from "node:path";
import { isBelow } from "../../files/real-path";

type Json = Readonly<Record<string, unknown>>;

/** Where a root module was to lie, and where it lies. */
export interface Move {
  readonly from: string;
  readonly to: string;
  /** The project's folder: an absolute path into it is one of this machine. */
  readonly project: string;
}

/**
 * The root module with every path that leads out of its folder leading to where it led: those of its backend, of its providers, of
 * states that it reads, and sources of modules. Terraform reads them from the folder that it runs in.
 */
export function relocated(root: Json, move: Move): Json {
  const there = (data: unknown): unknown => mapStrings(data, (text) => pathFrom(text, move));
  const entries = Object.entries(root).map(([key, value]): [string, unknown] => {
    if (key === "provider") return [key, mapFiles(value, there)];
    if (key === "terraform") return [key, inside(value, ["backend"], there)];
    if (key === "data") return [key, inside(value, ["terraform_remote_state"], there)];
    if (key === "module") return [key, eachOf(value, (call) => inside(call, ["source"], there))];
    return [key, value];
  });
  return Object.fromEntries(entries);
}

/** Arguments of the AWS provider that name files (its documentation, "Argument Reference"). */
const FILES = [
  "custom_ca_bundle",
  "shared_config_files",
  "shared_credentials_files",
  "web_identity_token_file",
];

/** Changes what names files, wherever in the data it stands. */
function mapFiles(data: unknown, change: (value: unknown) => unknown): unknown {
  if (Array.isArray(data)) return data.map((one) => mapFiles(one, change));
  if (typeof data !== "object" || data === null) return data;
  const entries = Object.entries(data).map(([key, value]): [string, unknown] => [
    key,
    FILES.includes(key) ? change(value) : mapFiles(value, change),
  ]);
  return Object.fromEntries(entries);
}

function inside(
  data: unknown,
  keys: readonly string[],
  change: (value: unknown) => unknown,
): unknown {
  const entries = Object.entries(data as Json).map(([key, value]): [string, unknown] => [
    key,
    keys.includes(key) ? change(value) : value,
  ]);
  return Object.fromEntries(entries);
}

function eachOf(data: unknown, change: (value: unknown) => unknown): unknown {
  return Object.fromEntries(
    Object.entries(data as Json).map(([key, value]): [string, unknown] => [key, change(value)]),
  );
}

function mapStrings(data: unknown, write: (text: string) => string): unknown {
  if (typeof data === "string") return write(data);
  if (Array.isArray(data)) return data.map((one) => mapStrings(one, write));
  if (typeof data !== "object" || data === null) return data;
  return eachOf(data, (value) => mapStrings(value, write));
}

/** A path that climbs out of the module's folder, or one of this machine into the project. */
function pathFrom(text: string, { from, to, project }: Move): string {
  const isOwn = isAbsolute(text) && isBelow(project, text);
  if (!/^\.\.[\\/]/.test(text) && !isOwn) return text;
  const path = relative(to, resolve(from, text.replaceAll("\\", "/")))
    .split(sep)
    .join("/");
  return path.startsWith("../") ? path : `./${path}`;
}
