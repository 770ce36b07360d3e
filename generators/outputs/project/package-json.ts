/** The project's `package.json`: made, or given what it lacks. */

/** Names of packages, and ranges of their versions. */
export interface ProjectPackages {
  readonly dependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
}

/** What `npm run` knows. */
const SCRIPTS = {
  check: "fleetroles check",
  generate: "fleetroles generate",
  synth: "fleetroles generate && fleetroles synth",
  // By no other script: of those, a package.json that is there may have its own.
  plan: "fleetroles generate && fleetroles synth && node scripts/plan.mjs",
};

type Entries = Readonly<Record<string, unknown>>;

/** What was added to a file that was there, and what of the project's is another there. */
export interface Grown {
  readonly content: string;
  /** `scripts.plan`, `dependencies.fleetroles` and so on. */
  readonly added: readonly string[];
  readonly kept: readonly string[];
}

/** A new one. */
export function packageText(project: string, packages: ProjectPackages): string {
  const data = { name: packageName(project), version: "0.0.0", private: true };
  return textOf({ ...data, scripts: SCRIPTS, ...packages }, 2);
}

/**
 * One that is there, with the scripts and packages that it lacks. Nothing that it says is changed, and its indentation stays.
 *
 * @returns undefined where the text is no JSON of an object, or has something else where scripts or packages belong
 */
export function grownPackage(text: string, packages: ProjectPackages): Grown | undefined {
  const data = parsed(text);
  if (data === undefined) return undefined;
  const wanted: Readonly<Record<string, Entries>> = { scripts: SCRIPTS, ...packages };
  const all = Object.entries(data);
  const added: string[] = [];
  const kept: string[] = [];
  for (const [part, entries] of Object.entries(wanted)) {
    const there = Object.hasOwn(data, part) ? data[part] : {};
    if (!isEntries(there)) return undefined;
    const known = new Map([...packagesOf(data, part), ...Object.entries(there)]);
    const missing = Object.entries(entries).filter(([name]) => !known.has(name));
    added.push(...missing.map(([name]) => `${part}.${name}`));
    kept.push(...differing(part, entries, known));
    if (missing.length > 0) {
      set(all, part, Object.fromEntries([...Object.entries(there), ...missing]));
    }
  }
  const content = textOf(Object.fromEntries(all), indentOf(text));
  const ends = text.includes("\r\n") ? "\r\n" : "\n";
  return { content: content.replaceAll("\n", ends), added, kept };
}

/** A package may stand in either list. */
function packagesOf(data: Entries, part: string): [string, unknown][] {
  if (part === "scripts") return [];
  return ["dependencies", "devDependencies"].flatMap((list) => {
    const there = Object.hasOwn(data, list) ? data[list] : undefined;
    return isEntries(there) ? Object.entries(there) : [];
  });
}

/** Scripts that are others than the project's own. Versions are its user's choice, and npm judges them. */
function differing(part: string, entries: Entries, known: ReadonlyMap<string, unknown>): string[] {
  if (part !== "scripts") return [];
  return Object.entries(entries)
    .filter(([name, script]) => known.has(name) && known.get(name) !== script)
    .map(([name]) => `${part}.${name}`);
}

function set(all: [string, unknown][], key: string, value: unknown): void {
  const entry = all.find(([name]) => name === key);
  if (entry === undefined) all.push([key, value]);
  else entry[1] = value;
}

function parsed(text: string): Entries | undefined {
  try {
    const data: unknown = JSON.parse(text.replace(/^\uFEFF/, ""));
    return isEntries(data) ? data : undefined;
  } catch {
    return undefined;
  }
}

function isEntries(value: unknown): value is Entries {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function indentOf(text: string): string {
  return /^([ \t]+)"/m.exec(text)?.[1] ?? "  ";
}

function textOf(data: object, indent: number | string): string {
  return `${JSON.stringify(data, null, indent)}\n`;
}

/** Names of packages are in lower case (npm's documentation of package.json). */
function packageName(project: string): string {
  return project.replaceAll(/[A-Z]/g, (letter) => letter.toLowerCase());
}
