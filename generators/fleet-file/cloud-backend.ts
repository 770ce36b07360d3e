/** `cloud` among the backends: workspaces of HCP Terraform, or of Terraform Enterprise. */
import { problem, quote } from "../problem";
import type { DataPath, Problem } from "../problem";
import { meant } from "../text/meant";
import { ownValue } from "../text/own-value";

type Data = Readonly<Record<string, unknown>>;

/** Arguments of the cloud block (Terraform 1.11), but for `token`. */
const ARGUMENTS = ["organization", "hostname", "workspaces"];
const WORKSPACES = ["name", "tags", "project"];

/** What Terraform takes for the name of a workspace, once placeholders are filled in. */
const WORKSPACE = /^(?:[A-Za-z0-9_-]|\{\{[^{}]*\}\})+$/;
const TAG = /^(?:[A-Za-z0-9_:-]|\{\{[^{}]*\}\})+$/;
const HOST = /^[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*(?::\d{1,5})?$/;

/** What is wrong with the arguments of the cloud block. */
export function cloudProblems(config: Data, path: DataPath): Problem[] {
  const { organization, hostname, workspaces } = config;
  return [
    ...unknownKeys(config, ARGUMENTS, path),
    ...(organization === undefined
      ? [fault(path, "the backend cloud has no organization", "add organization: my-organization")]
      : textProblems(organization, [...path, "organization"])),
    ...(hostname === undefined ? [] : textProblems(hostname, [...path, "hostname"], HOST)),
    ...(workspaces === undefined ? [] : workspacesProblems(workspaces, [...path, "workspaces"])),
  ];
}

const NAMED = 'write workspaces: { name: "{{stack}}" }';

function workspacesProblems(workspaces: unknown, path: DataPath): Problem[] {
  if (typeof workspaces !== "object" || workspaces === null || Array.isArray(workspaces)) {
    return [fault(path, `workspaces must be a mapping, but is ${quote(workspaces)}`, NAMED)];
  }
  const { name, tags, project } = workspaces as Data;
  if (name !== undefined && tags !== undefined) {
    return [fault(path, "workspaces are named, or found by tags, and here is both", NAMED)];
  }
  return [
    ...unknownKeys(workspaces as Data, WORKSPACES, path),
    ...(name === undefined ? [] : textProblems(name, [...path, "name"], WORKSPACE)),
    ...(tags === undefined ? [] : tagsProblems(tags, [...path, "tags"])),
    ...(project === undefined ? [] : textProblems(project, [...path, "project"])),
  ];
}

function tagsProblems(tags: unknown, path: DataPath): Problem[] {
  if (Array.isArray(tags) && tags.length > 0) {
    return tags.flatMap((tag, index) => textProblems(tag, [...path, index], TAG));
  }
  const message = `tags of workspaces must be a list of texts, but is ${quote(tags)}`;
  return [fault(path, message, 'write tags: [cameras, "{{stack}}"]')];
}

function textProblems(value: unknown, path: DataPath, pattern = /\S/): Problem[] {
  const key = path.findLast((part) => typeof part === "string") ?? "";
  if (typeof value !== "string") {
    return [fault(path, `${key} must be a text, but is ${quote(value)}`, "write it in quotes")];
  }
  if (pattern.test(value)) return [];
  const message = `${quote(value)} cannot be the ${key === "tags" ? "tag" : key} of a workspace`;
  const fixes: Readonly<Record<string, string>> = {
    name: "use letters, digits, - and _ only",
    tags: "use letters, digits, :, - and _ only",
    hostname: "write a host without https://, as app.terraform.io",
  };
  return [fault(path, message, ownValue(fixes, key) ?? "write its name")];
}

function unknownKeys(data: Data, known: readonly string[], path: DataPath): Problem[] {
  return Object.keys(data)
    .filter((key) => !known.includes(key))
    .map((key) => {
      const message = `the backend cloud has no argument ${quote(key)}`;
      const mending = meant(key, known, `use one of ${known.join(", ")}`);
      return problem("unknown-argument", {
        message,
        ...mending,
        path: [...path, key],
        atKey: true,
      });
    });
}

function fault(path: DataPath, message: string, fix: string): Problem {
  return problem("bad-backend", { message, fix, path });
}
