/** What fleets and workloads have in common, and who takes it. */
import { problem, quote } from "../problem";
import type { DataPath, Problem } from "../problem";
import { partOf } from "../source/traced";
import type { Traced } from "../source/traced";
import { meant } from "../text/meant";
import { fewOf, listed } from "../text/nearest";
import { entriesOf } from "./combine";
import { merged } from "./merge-rules";
import { UNTOLD } from "./repair";
import { rowUses } from "./row-placeholders";

/** The templates of a project. All that is wrong with them is known once every fleet was asked for. */
export class Templates {
  private readonly all: ReadonlyMap<string, Traced>;
  /** Names in the order in which they are put together, each once, where it is first. */
  private readonly lines = new Map<string, readonly string[]>();
  private readonly bases = new Map<string, Traced | undefined>();
  private readonly used = new Set<string>();
  /** Those that cannot be put together: what extends them would lack what they have. */
  private readonly broken = new Set<string>();
  private readonly found: Problem[] = [];

  constructor(whole: Traced) {
    const templates = partOf(whole, "templates");
    const names = entriesOf(whole.value, "templates").map(([name]) => name);
    this.all = new Map(names.map((name) => [name, partOf(templates, name)]));
    for (const name of names) this.lineOf(name, []);
  }

  get isEmpty(): boolean {
    return this.all.size === 0;
  }

  /** A fleet over what it extends, without the key itself; undefined where one of its templates is not there. */
  apply(own: Traced): Traced | undefined {
    const { extends: names, ...rest } = own.value as Readonly<Record<string, unknown>>;
    if (names === undefined) return own;
    const { line, missing } = this.joined(names, own, []);
    for (const name of line) this.used.add(name);
    if (missing) return undefined;
    const base = this.baseOf(line);
    const plain = { ...own, value: rest };
    return base === undefined ? plain : merged(base, plain);
  }

  /** What is wrong with templates, and which are of no use. */
  problems(): Problem[] {
    const idle = [...this.all.keys()].filter((name) => !this.used.has(name));
    return [
      ...this.found,
      ...idle.map((name) =>
        problem("no-effect", {
          message: `no fleet and no workload extends the template ${quote(name)}`,
          fix: "write extends where it is meant, or remove it",
          path: ["templates", name],
          atKey: true,
        }),
      ),
    ];
  }

  private baseOf(line: readonly string[]): Traced | undefined {
    const key = JSON.stringify(line);
    if (this.bases.has(key)) return this.bases.get(key);
    const base = line
      .map((name) => this.ownOf(name))
      .reduce<Traced | undefined>((all, one) => (all ? merged(all, one) : one), undefined);
    this.bases.set(key, base);
    return base;
  }

  private ownOf(name: string): Traced {
    const own = this.all.get(name);
    if (own === undefined) throw new Error(`no template "${name}"`);
    const value = Object.entries(own.value as object).filter(([key]) => key !== "extends");
    return { ...own, value: Object.fromEntries(value) };
  }

  /** `open`: the templates that lead here. */
  private lineOf(name: string, open: readonly string[]): readonly string[] {
    const known = this.lines.get(name);
    const own = this.all.get(name);
    if (known !== undefined || own === undefined) return known ?? [];
    const { extends: names = [] } = own.value as { readonly extends?: unknown };
    const { line, missing } = this.joined(names, own, [...open, name]);
    if (missing) this.broken.add(name);
    const whole = [...line, name];
    this.lines.set(name, whole);
    return whole;
  }

  private joined(
    extending: unknown,
    by: Traced,
    open: readonly string[],
  ): { readonly line: readonly string[]; readonly missing: boolean } {
    const line = new Set<string>();
    let missing = false;
    for (const [index, name] of ([extending].flat() as string[]).entries()) {
      const step = typeof extending === "string" ? ["extends"] : ["extends", index];
      if (name === UNTOLD) {
        missing = true;
      } else if (!this.all.has(name)) {
        this.found.push(this.unknown(name, by, step));
        missing = true;
      } else if (open.includes(name)) {
        this.found.push(cycle(open.slice(open.indexOf(name)), by, step));
        missing = true;
      } else if (open.length >= MOST_LEVELS) {
        this.found.push(tooDeep(by, step));
        missing = true;
      } else {
        for (const one of this.lineOf(name, open)) line.add(one);
      }
    }
    return { line: [...line], missing: missing || [...line].some((name) => this.broken.has(name)) };
  }

  private unknown(name: string, by: Traced, step: DataPath): Problem {
    const names = [...this.all.keys()];
    const known =
      names.length === 0
        ? "there are none: define it under templates, with what its fleets have in common"
        : `use one of ${listed(names)}; only templates can be extended`;
    return problem("unknown-template", {
      message: `there is no template ${quote(name)}`,
      ...(rowUses(name).length > 0 ? { fix: OF_ROWS } : meant(name, fewOf(names), known)),
      location: by.at.document.locate([...by.at.path, ...step]),
    });
  }
}

const OF_ROWS =
  "write the template's name: rows are filled into what it says, and not into its name";

/** Nobody could tell what comes of more. */
const MOST_LEVELS = 50;

function tooDeep(by: Traced, step: DataPath): Problem {
  return problem("too-deep", {
    message: `templates extend one another more than ${String(MOST_LEVELS)} deep`,
    fix: "let a template extend those that it needs, side by side: extends: [a, b]",
    location: by.at.document.locate([...by.at.path, ...step]),
  });
}

function cycle(way: readonly string[], by: Traced, step: DataPath): Problem {
  const [first = "", ...others] = way;
  const through = others.length === 0 ? "" : `, by way of ${others.map(quote).join(" and ")}`;
  return problem("extends-cycle", {
    message: `the template ${quote(first)} extends itself${through}`,
    fix: "remove one of the names",
    location: by.at.document.locate([...by.at.path, ...step]),
  });
}
