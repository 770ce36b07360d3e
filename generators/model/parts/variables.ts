import { nearestConditionKey } from "../../iam/condition";
import type { ServiceReference } from "../../iam/reference";
import { problem, quote } from "../../problem";
import type { DataPath, Problem } from "../../problem";

/**
 * IAM policy variables (`${aws:PrincipalTag/site}`) in every string of a value. A misspelt global one is
 * never filled, so that what it restricts is restricted to nothing; those of services are not known here.
 */
export function variableProblems(
  value: unknown,
  path: DataPath,
  reference: ServiceReference,
): Problem[] {
  if (typeof value === "string") return inText(value, path, reference);
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    variableProblems(inner, [...path, Array.isArray(value) ? Number(key) : key], reference),
  );
}

function inText(text: string, path: DataPath, reference: ServiceReference): Problem[] {
  const unknown = (message: string, fix: string): Problem =>
    problem("unknown-policy-variable", { message, fix, path });
  const variables = [...text.matchAll(/\$\{([^}]*)(\}?)/g)];
  return variables.flatMap(([written, inside = "", end]) => {
    if (end === "") return [unknown(`${quote(written)} is not closed`, "add the closing brace")];
    // What follows a comma is the default: ${aws:PrincipalTag/team, 'none'}.
    const name = (inside.split(",")[0] ?? "").trim();
    if (!/^aws:/i.test(name) || reference.conditionKey(name) !== undefined) return [];
    const near = nearestConditionKey(name, reference.conditionKeyNames("aws"));
    const fix =
      near === undefined ? "use a global condition key" : `did you mean ${quote(`\${${near}}`)}?`;
    return [unknown(`AWS has no policy variable ${quote(written)}`, fix)];
  });
}
