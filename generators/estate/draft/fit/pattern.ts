/** Templates read backwards: which texts they can be, and what then stands for their placeholders. */
import { isFault, parseTemplate } from "../../../source/template";
import { ownValue } from "../../../text/own-value";

export type Facts = Readonly<Record<string, string>>;

/** What placeholders without a fact stand for in a text that the template can be; undefined for any other text. */
export type Matcher = (text: string) => Readonly<Record<string, string>> | undefined;

/** Reads a template; undefined for one that is none. */
export function matcherOf(template: string, facts: Facts): Matcher | undefined {
  const parsed = parseTemplate(template);
  if (isFault(parsed)) return undefined;
  const seen = new Set<string>();
  const source = parsed.parts.map((part) => {
    if ("text" in part) return literal(part.text);
    const fact = ownValue(facts, part.name);
    if (fact !== undefined) return literal(fact);
    if (seen.has(part.name)) return `\\k<${part.name}>`;
    seen.add(part.name);
    return `(?<${part.name}>.+?)`;
  });
  const pattern = new RegExp(`^${source.join("")}$`, "s");
  return (text) => {
    const found = pattern.exec(text);
    return found === null ? undefined : (found.groups ?? {});
  };
}

function literal(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/-]/g, "\\$&");
}

/** All texts in a value, however deep, by the keys that lead to them; lists are one place. */
export function textsIn(value: unknown, at = ""): [string, string][] {
  if (typeof value === "string") return [[at, value]];
  if (Array.isArray(value)) return value.flatMap((one: unknown) => textsIn(one, at));
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => textsIn(inner, `${at}/${key}`));
}
