/** How a problem that was found is accepted: it, and nothing that may be added to it. */
import type { AboutField, Problem } from "../../problem";
import type { KnownKinds } from "../check";
import { graveness, refusalOf } from "./acceptable";

/** An entry of `allow`, before it has a reason. */
export interface Entry {
  readonly problem: string;
  readonly on: Readonly<Partial<Record<AboutField, readonly string[]>>>;
}

/** The entry for a warning about a role; undefined for what is about none, and for what cannot be accepted. */
export function entryFor({ id, severity, about }: Problem, kinds: KnownKinds): Entry | undefined {
  const kind = kinds.get(id);
  if (kind === undefined || refusalOf(id, kind) !== undefined) return undefined;
  const isGraver = severity === "error" && graveness(kind) !== "error";
  const fields = new Set<AboutField>(["role", ...(kind.narrow ?? [])]);
  const on = [...fields].map((field) => [field, about?.[field] ?? []] as const);
  if (isGraver || on.some(([, texts]) => texts.length === 0)) return undefined;
  return { problem: id, on: Object.fromEntries(on) };
}
