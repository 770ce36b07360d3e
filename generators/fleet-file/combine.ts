/** The files of a project as one. */
import { join, relative, sep } from "node:path";
import { place } from "../source/schema-problems";
import { problem, quote } from "../problem";
import type { Problem } from "../problem";
import type { SourceDocument } from "../source/document";
import type { Traced } from "../source/traced";
import { compare } from "../text/names";
import { ownValue } from "../text/own-value";
import type { FleetFile } from "./file";

/** What has names, each of which is defined once. */
const SECTIONS = ["defaults", "environments", "fleets", "workloads", "templates"] as const;

/** What one of the files says for all of them. */
const SAID_ONCE = ["project", "stacks"] as const;

/** What all files say together, every part of it with its place; and names that two of them define. */
export function combine(
  files: readonly FleetFile[],
  project: { readonly folder: string; readonly document: SourceDocument },
): { readonly whole: Traced; readonly problems: readonly Problem[] } {
  const [only, ...others] = files;
  if (only !== undefined && others.length === 0) {
    return { whole: { value: only.data, at: { document: only.document, path: [] } }, problems: [] };
  }
  const problems: Problem[] = [];
  const parts = new Map<string, Traced>();
  for (const section of SECTIONS) {
    const found = sectionOf(files, section);
    problems.push(...found.problems);
    if (found.whole) parts.set(section, found.whole);
  }
  for (const key of SAID_ONCE) {
    const said = saidOnce(files, key);
    problems.push(...said.problems);
    if (said.whole) parts.set(key, said.whole);
  }
  const folders = foldersOf(files, project.folder);
  if (folders) parts.set("blueprints", folders);
  const allows = allowsOf(files);
  if (allows) parts.set("allow", allows);
  const value = Object.fromEntries([...parts].map(([key, part]) => [key, part.value]));
  return {
    whole: { value: { version: 1, ...value }, at: { document: project.document, path: [] }, parts },
    problems,
  };
}

interface Section {
  readonly whole?: Traced;
  readonly problems: readonly Problem[];
}

/** By name, so that nothing follows from which file comes first. */
function sectionOf(files: readonly FleetFile[], section: (typeof SECTIONS)[number]): Section {
  const found = new Map<string, Traced>();
  const problems: Problem[] = [];
  const saying = files.filter(({ data }) => data[section] !== undefined);
  for (const { data, document } of saying) {
    for (const [name, value] of Object.entries(data[section] ?? {}) as [string, unknown][]) {
      const here: Traced = { value, at: { document, path: [section, name] } };
      const first = found.get(name);
      if (first === undefined) found.set(name, here);
      else problems.push(definedTwice(first, here));
    }
  }
  const [first] = saying;
  if (first === undefined) return { problems };
  const parts = new Map([...found].sort(([a], [b]) => compare(a, b)));
  const value = Object.fromEntries([...parts].map(([name, part]) => [name, part.value]));
  return { whole: { value, at: { document: first.document, path: [section] }, parts }, problems };
}

function saidOnce(files: readonly FleetFile[], key: (typeof SAID_ONCE)[number]): Section {
  const all = files.flatMap(({ data, document }): Traced[] =>
    data[key] === undefined ? [] : [{ value: data[key], at: { document, path: [key] } }],
  );
  const [whole, ...again] = all;
  if (whole === undefined) return { problems: [] };
  return { whole, problems: again.map((one) => definedTwice(whole, one)) };
}

/** Folders of blueprints add up; each starts at the file that names it. */
function foldersOf(files: readonly FleetFile[], folder: string): Traced | undefined {
  const parts = new Map<number, Traced>();
  for (const file of files) {
    const { blueprints = [] } = file.data;
    const way = relative(folder, file.folder).split(sep).join("/");
    for (const [index, name] of [blueprints].flat().entries()) {
      const path = typeof blueprints === "string" ? ["blueprints"] : ["blueprints", index];
      const value = name.startsWith("/") || way === "" ? name : join(way, name);
      parts.set(parts.size, { value, at: { document: file.document, path } });
    }
  }
  const first = parts.get(0);
  if (first === undefined) return undefined;
  return { value: [...parts.values()].map(({ value }) => value), at: first.at, parts };
}

/** What files accept adds up. */
function allowsOf(files: readonly FleetFile[]): Traced | undefined {
  const all = files.flatMap(({ data: { allow = [] }, document }) =>
    allow.map((value, index): Traced => ({ value, at: { document, path: ["allow", index] } })),
  );
  const [first] = all;
  if (first === undefined) return undefined;
  const at = { document: first.at.document, path: ["allow"] };
  return { value: all.map(({ value }) => value), at, parts: new Map(all.entries()) };
}

/** Both places are told: which of the two is wrong nobody knows. */
function definedTwice(first: Traced, again: Traced): Problem {
  const location = again.at.document.locate(again.at.path, true);
  const other = first.at.document.locate(first.at.path, true);
  return problem("defined-twice", {
    message: `${quote(place(again.at.path))} is defined in ${other.file}, too`,
    fix: "remove one of the two, or rename it",
    location,
    related: [{ message: "it is defined here as well", location: other }],
  });
}

/** A key of the combined files, where it is a mapping. */
export function entriesOf(value: unknown, section: string): [string, unknown][] {
  const found = ownValue(value as Readonly<Record<string, unknown>>, section);
  return Object.entries((found ?? {}) as Readonly<Record<string, unknown>>);
}
