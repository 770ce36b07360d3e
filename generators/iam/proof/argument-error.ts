/** What is wrong with the arguments of a function of the library. */
import { quote } from "../../problem";

/** Arguments that mean nothing, or that would be ignored: all that is wrong with them in one error. */
export class ArgumentError extends Error {
  override readonly name = "ArgumentError";

  /** @param problems each says where, what is there, and what to write instead */
  constructor(readonly problems: readonly string[]) {
    super(problems.join("\n"));
  }
}

/** What was found so far; undefined where nothing was, so that good arguments cost nothing. */
export type Found = readonly string[] | undefined;

/** One more problem. */
export function add(found: Found, problem: string): Found {
  return [...(found ?? []), problem];
}

/** A value that is missing, or not what it has to be. */
export function notA(at: string, value: unknown, what: string, fix: string): string {
  return value === undefined
    ? `${at} is missing: ${fix}`
    : `${at} is ${shown(value)}, and not ${what}: ${fix}`;
}

/** A value as a message quotes it, also where JSON cannot say it. */
function shown(value: unknown): string {
  if (typeof value === "number" || typeof value === "bigint") return String(value);
  if (typeof value === "function" || typeof value === "symbol") return `a ${typeof value}`;
  const kind = Object.prototype.toString.call(value).slice("[object ".length, -1);
  if (["Map", "Set", "Date", "Promise"].includes(kind)) return `a ${kind}`;
  try {
    return quote(value);
  } catch {
    return "a value that JSON cannot say";
  }
}

/** @throws ArgumentError where anything was found */
export function refuse(found: Found): void {
  if (found !== undefined) throw new ArgumentError(found);
}
