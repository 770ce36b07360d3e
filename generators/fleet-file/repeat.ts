/** A fleet for each row of a data file. */
import { problem, quote } from "../problem";
import type { Location, Problem } from "../problem";
import type { Row } from "../source/rows/row";
import { originOf } from "../source/traced";
import type { RowOrigin, Traced } from "../source/traced";
import { suggestOr } from "../text/lists";
import { fewOf, listed } from "../text/nearest";
import { badRow, columnIn, filled, rowUses } from "./row-placeholders";
import type { RowUse } from "./row-placeholders";
import { howTheyMeet } from "./names";
import { formOf } from "./row-form";
import type { Repeated } from "./row-form";
import { NAME_PATTERN } from "./schema-names";

/** The fleets and workloads that there are already. `add` gives the other one, if a name is taken, in whatever case. */
export interface Names {
  add(
    name: string,
    location: Location,
  ): { readonly name: string; readonly location: Location } | undefined;
}

/** A fleet for each row that gives one; of the others, what is wrong. */
export function repeat(
  repeated: Repeated,
  names: Names,
): {
  readonly made: readonly (readonly [string, Traced])[];
  readonly problems: readonly Problem[];
} {
  const { pattern, as, what, rows } = repeated;
  const uses = [...rowUses(pattern), ...rowUses(what.value)];
  const wrong = [
    ...nameless(repeated),
    ...unknownRows(uses, repeated),
    ...unknownColumns(uses, repeated),
  ];
  if (wrong.length > 0) return { made: [], problems: wrong };
  const problems: Problem[] = rows.rows.length === 0 ? [noRows(repeated)] : [];
  const made = rows.rows.flatMap((row): (readonly [string, Traced])[] => {
    const one = madeOf(row, repeated, names);
    problems.push(...one.problems);
    const origin: RowOrigin = {
      name: one.name,
      rows: rows.rows.length,
      generally: (text, written) => generally(text, { name: one.name, row, written }, repeated),
      columnIn: (text) => columnIn(text, as),
      locate: (column) => row.locate(column),
    };
    return one.problems.length > 0 ? [] : [[one.name, { ...what, value: one.value, row: origin }]];
  });
  return { made, problems };
}

/** A text with placeholders in place of what the row gave. */
function generally(
  text: string,
  {
    name,
    row,
    written,
  }: { readonly name: string; readonly row: Row; readonly written: string | undefined },
  { pattern, as }: Repeated,
): string {
  const columns = written === undefined ? undefined : rowUses(written).map(({ column }) => column);
  const texts = [...row.values].flatMap(([column, value]): [string, string][] => {
    const counts = typeof value === "string" && value.length > 1;
    return counts && columns?.includes(column) !== false ? [[value, `{{${as}.${column}}}`]] : [];
  });
  // A value may be a part of another one.
  const all = [[name, pattern] as const, ...texts.sort(([a], [b]) => b.length - a.length)];
  return all.reduce((words, [value, mark]) => words.replaceAll(value, mark), text);
}

interface Made {
  readonly name: string;
  readonly value: unknown;
  readonly problems: readonly Problem[];
}

function madeOf(row: Row, repeated: Repeated, names: Names): Made {
  const { kind, pattern, as, what } = repeated;
  const missing = new Map<string, Problem>();
  const fill = (value: unknown): unknown =>
    filled(value, row, as, (column, why) => missing.set(column, badRow(row, column, why)));
  const name = String(fill(pattern));
  for (const { column } of rowUses(pattern)) {
    if (row.values.get(column) === "") missing.set(column, badRow(row, column, "empty"));
  }
  const value = fill(what.value);
  if (missing.size > 0) return { name, value, problems: [...missing.values()] };
  const location = row.locate(columnIn(pattern, as));
  const spelt = nameProblems(name, location, names);
  if (spelt.length > 0) return { name, value, problems: spelt };
  return { name, ...formOf([kind, name], value, row, repeated) };
}

function nameProblems(name: string, location: Location, names: Names): Problem[] {
  if (!NAME_PATTERN.test(name)) {
    const message = `the row gives the name ${quote(name)}, which cannot be part of role, stack and file names`;
    const fix = "start with a letter; use letters, digits, - and _ only";
    return [problem("bad-name", { message, fix, location })];
  }
  const other = names.add(name, location);
  if (other === undefined) return [];
  return [
    problem("name-collision", {
      message: `the name ${quote(name)} ${howTheyMeet(name, other.name)}`,
      fix: "rename one of the two",
      location,
      related: [{ message: "the other one", location: other.location }],
    }),
  ];
}

/** Every row would make the same. */
function nameless({ pattern, as, what, rows }: Repeated): Problem[] {
  if (columnIn(pattern, as) !== undefined) return [];
  const [column = "name"] = rows.columns;
  return [
    problem("name-collision", {
      message: `every row would make ${quote(pattern)}`,
      fix: `put what the row has into the name, as in ${quote(`${pattern}-{{${as}.${column}}}`)}`,
      location: what.at.document.locate(what.at.path, true),
    }),
  ];
}

function unknownRows(uses: readonly RowUse[], { as, what }: Repeated): Problem[] {
  return uses
    .filter(({ row }) => row !== as)
    .map((use) =>
      problem("unknown-placeholder", {
        message: `{{${use.row}.${use.column}}} in ${quote(use.text)}: a row is called ${quote(as)} here`,
        fix: `write {{${as}.${use.column}}}`,
        location: placeOfUse(use, what),
      }),
    );
}

function unknownColumns(uses: readonly RowUse[], { as, what, rows, file }: Repeated): Problem[] {
  const known = new Set(rows.columns);
  const isKnown = (column: string): boolean => known.has(column) || rows.rows.length === 0;
  return uses
    .filter(({ row, column }) => row === as && !isKnown(column))
    .map((use) =>
      problem("unknown-column", {
        message: `${file} has no column ${quote(use.column)}, which {{${as}.${use.column}}} asks for`,
        fix: columnFix(use.column, rows.columns),
        location: placeOfUse(use, what),
      }),
    );
}

function columnFix(column: string, columns: readonly string[]): string {
  const [only = ""] = columns;
  if (columns.length === 1 && /[;\t|]/.test(only)) return "separate its values by commas";
  return suggestOr(column, fewOf(columns), `its columns: ${listed(columns.map(quote))}`);
}

function placeOfUse({ text, path }: RowUse, what: Traced): Location {
  const { document, path: at } = originOf(what, path);
  // A name has no path of its own.
  return document.locate(at, path.length === 0 && at.at(-1) === text);
}

function noRows({ file, what }: Repeated): Problem {
  return problem("no-effect", {
    message: `${file} has no rows, so there is nothing to make fleets of`,
    fix: "add rows to it, or remove this",
    location: what.at.document.locate([...what.at.path, "for_each"]),
  });
}
