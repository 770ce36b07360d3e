import type { Problem } from "../../generators/problem";

/** A problem on one line, for case files: `3:5 error unknown-key: message → fix`. */
export function problemLine({ id, severity, message, fix, location }: Problem): string {
  const place =
    location?.line === undefined ? "-" : `${String(location.line)}:${String(location.column)}`;
  return `${place} ${severity} ${id}: ${message} → ${fix}`;
}

/** What is said of a blueprint for what AWS ended or closed. */
export const LIFECYCLE: ReadonlySet<string> = new Set(["service-closed", "service-retired"]);

/**
 * Without the notices that AWS ended or closed a service. They are about the blueprint, not about what
 * most tests say of it; the cases of the check `lifecycle` see to them.
 */
export function withoutLifecycle(problems: readonly Problem[]): Problem[] {
  return problems.filter(({ id }) => !LIFECYCLE.has(id));
}

/** What is said, without what `--fix` makes of it: the cases of mending have that. */
export function inWords<T extends { readonly edit?: unknown }>(
  found: readonly T[],
): Omit<T, "edit">[] {
  return found.map((one) => {
    const said: { edit?: unknown } & Omit<T, "edit"> = { ...one };
    delete said.edit;
    return said;
  });
}
