import { meant } from "../text/meant";
import { cut, problem, quote } from "../problem";
import type { DataPath, Problem } from "../problem";
import { foreignPlaceholders } from "../source/foreign-placeholders";
import { isFault, parseTemplate, placeholders } from "../source/template";

/** What strings may ask for, by where they stand. */
export interface KnownFacts {
  readonly environment: readonly string[];
  readonly fleet: readonly string[];
  /** A backend is set up once per stack. */
  readonly backend: readonly string[];
}

/** The placeholders of a file; `{{project}}` is one only where the file names its project. */
export function knownFacts(project: string | undefined): KnownFacts {
  const named = project === undefined ? [] : ["project"];
  const environment = ["account", "region", "partition", "environment", ...named];
  return { environment, fleet: [...environment, "fleet"], backend: [...environment, "stack"] };
}

/** Every string in `value`, however deep, must be a template over `known`. */
export function placeholderProblems(
  value: unknown,
  path: DataPath,
  known: readonly string[],
): Problem[] {
  if (typeof value === "string") return stringProblems(value, path, known);
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => {
    const at = [...path, Array.isArray(value) ? Number(key) : key];
    return [...keyProblems(key, at), ...placeholderProblems(inner, at, known)];
  });
}

function keyProblems(key: string, path: DataPath): Problem[] {
  if (!key.includes("{{")) return [];
  const message = `the key ${quote(key)} holds a placeholder, which is filled in values only`;
  return [problem("bad-placeholder", { message, fix: "write it out", path, atKey: true })];
}

// Line ends and tabs are white space; the others have no business in a name or a text.
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/u;

const ROW_FIX =
  "rows are filled in where a fleet says for_each, and nowhere else; write plain placeholders such as {{account}}";

function stringProblems(text: string, path: DataPath, known: readonly string[]): Problem[] {
  if (CONTROL.test(text)) {
    const message = `${quote(text)} holds a control character`;
    return [problem("control-character", { message, fix: "remove it", path })];
  }
  const template = parseTemplate(text);
  if (isFault(template)) {
    const rest = text.replace(/\{\{\w+\.[^{}]+\}\}/g, "");
    const ofRow = rest !== text && !isFault(parseTemplate(rest));
    return [problem("bad-placeholder", { path, ...template, ...(ofRow && { fix: ROW_FIX }) })];
  }
  const foreign = foreignPlaceholders(text, path, known);
  return [
    ...foreign.map((one) => problem("unknown-placeholder", { ...one, path })),
    ...placeholders(template)
      .filter((name) => !known.includes(name))
      .map((name) =>
        problem("unknown-placeholder", {
          message: `{{${cut(name, 80)}}} in ${quote(text)} is no placeholder here`,
          ...(name === "project"
            ? { fix: "set project: at the top of the file" }
            : meant(name, known, `use one of ${known.map((fact) => `{{${fact}}}`).join(", ")}`)),
          path,
        }),
      ),
  ];
}
