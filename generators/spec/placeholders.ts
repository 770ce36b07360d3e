import { didYouMean } from "../iam/nearest";
import type { DataPath, Problem } from "../problem";
import { isFault, parseTemplate, placeholders } from "./template";

/** What strings of a fleet may ask for. */
export const FLEET_FACTS = ["account", "region", "partition", "environment", "fleet", "project"];
/** What an environment's own strings may ask for. */
export const ENVIRONMENT_FACTS = ["account", "region", "partition", "environment", "project"];
/** A backend is set up once per stack. */
export const BACKEND_FACTS = [...ENVIRONMENT_FACTS, "stack"];

/** Every string in `value`, however deep, must be a template over `known`. */
export function placeholderProblems(
  value: unknown,
  path: DataPath,
  known: readonly string[],
): Problem[] {
  if (typeof value === "string") return stringProblems(value, path, known);
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    placeholderProblems(inner, [...path, Array.isArray(value) ? Number(key) : key], known),
  );
}

function stringProblems(text: string, path: DataPath, known: readonly string[]): Problem[] {
  const template = parseTemplate(text);
  if (isFault(template)) {
    return [{ id: "bad-placeholder", severity: "error", path, ...template }];
  }
  return placeholders(template)
    .filter((name) => !known.includes(name))
    .map((name) => ({
      id: "unknown-placeholder",
      severity: "error",
      message: `{{${name}}} in ${JSON.stringify(text)} is no placeholder here`,
      fix: didYouMean(name, known) ?? `use one of ${known.map((fact) => `{{${fact}}}`).join(", ")}`,
      path,
    }));
}
