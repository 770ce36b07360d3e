/** Single fields of arguments: what they have to be, and what is said where they are not. */
import { quote } from "../../problem";
import { didYouMean } from "../../text/nearest";
import { ownValue } from "../../text/own-value";
import { add, notA, type Found } from "./argument-error";

/** A mapping of which nothing is known. */
export type Fields = Readonly<Record<string, unknown>>;

/** Looks at the fields of a mapping; where it is none, that is said. */
type Check = (found: Found, at: string, fields: Fields) => Found;

/** A mapping that has to be there, and its fields. */
export function inFields(found: Found, at: string, value: unknown, check: Check): Found {
  return isMapping(value)
    ? check(found, at, value)
    : add(found, notA(at, value, "a mapping", "give an object with its fields"));
}

/** Lists, maps and sets have no fields to look at. */
function isMapping(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !(Symbol.iterator in value);
}

const NAMES = {
  principal: 'give an ARN, a service, the id of an account, or "*"',
  resource: 'give an ARN, or "*" where the action has no resource',
} as const;

/** A text that has to be there, and is not empty. */
export function name(found: Found, at: string, fields: Fields, key: keyof typeof NAMES): Found {
  const value = fields[key];
  return isText(value) ? found : add(found, notA(`${at}.${key}`, value, "a name", NAMES[key]));
}

function isText(value: unknown): boolean {
  return typeof value === "string" && value !== "";
}

/** A key that is undefined is absent, as if it were left out. */
export function contextFields(before: Found, at: string, context: Fields): Found {
  let found = before;
  for (const key in context) {
    const value = ownValue(context, key);
    if (typeof value === "string" || value === undefined || isTexts(value)) continue;
    const problem = notA(`${at}[${quote(key)}]`, value, "a text or a list of texts", asText(value));
    found = add(found, problem);
  }
  return found;
}

function isTexts(value: unknown): boolean {
  if (!Array.isArray(value)) return false;
  for (const one of value as readonly unknown[]) if (typeof one !== "string") return false;
  return true;
}

function asText(value: unknown): string {
  if (value === null) return "leave the key out where it is absent";
  return typeof value === "boolean" || typeof value === "number"
    ? `write ${quote(String(value))}`
    : "write each value as a text";
}

/** A list; what its documents are, is seen as they are read. */
export function documents(found: Found, at: string, key: string, value: unknown): Found {
  if (Array.isArray(value)) return found;
  return add(found, notA(placeOf(at, key), value, "a list of policies", "write [policy]"));
}

/** Control policies have a list for each level: in a flat one, a document would be a level that allows nothing. */
export function levels(found: Found, at: string, key: string, value: unknown): Found {
  const fix = "give each level its list, [[policy]]";
  if (!Array.isArray(value)) {
    return add(found, notA(placeOf(at, key), value, "a list of levels", fix));
  }
  const all = value as readonly unknown[];
  for (let level = 0; level < all.length; level++) {
    if (Array.isArray(all[level])) continue;
    const place = placeOf(at, `${key}[${String(level)}]`);
    return add(found, notA(place, all[level], "a list of policies", fix));
  }
  return found;
}

function placeOf(at: string, key: string): string {
  return at === "" ? key : `${at}.${key}`;
}

/** A list of texts, if it is there. An action without a colon and wildcards would be none: a proof about nothing. */
export function texts(
  before: Found,
  at: string,
  fields: Fields,
  key: keyof typeof PATTERNS,
): Found {
  const list = fields[key];
  if (list === undefined) return before;
  const { what, fix, pattern } = PATTERNS[key];
  if (!Array.isArray(list)) {
    return add(before, notA(`${at}.${key}`, list, "a list", `write [${fix}]`));
  }
  return list.reduce<Found>(
    (found, one: unknown, index) =>
      typeof one === "string" && pattern.test(one)
        ? found
        : add(
            found,
            notA(`${at}.${key}[${String(index)}]`, one ?? null, what, `write ${fix}, say`),
          ),
    before,
  );
}

const PATTERNS = {
  actions: { what: "a pattern of actions", fix: '"s3:Get*"', pattern: /^[^:]+:.|[*?]/s },
  resources: { what: "a pattern of resources", fix: '"arn:aws:s3:::bucket/*"', pattern: /./s },
  services: { what: "a service", fix: '"s3"', pattern: /./s },
} as const;

const CHOICES = {
  kind: ["identity", "trust", "resource"],
  reading: ["most", "least"],
} as const;

/** One of few words, if it is there. */
export function oneOf(found: Found, at: string, fields: Fields, key: keyof typeof CHOICES): Found {
  const value = fields[key];
  const choices: readonly unknown[] = CHOICES[key];
  if (value === undefined || choices.includes(value)) return found;
  const words = CHOICES[key].map(quote);
  const fix = typeof value === "string" ? didYouMean(value, CHOICES[key]) : undefined;
  return add(found, notA(`${at}.${key}`, value, `a ${key}`, fix ?? `write ${words.join(" or ")}`));
}

/** What no key is there for would be ignored: a typo, most often. */
export function onlyKeys(
  before: Found,
  at: string,
  fields: Fields,
  known: readonly string[],
): Found {
  let found = before;
  for (const key in fields) {
    if (known.includes(key) || ownValue(fields, key) === undefined) continue;
    const fix = didYouMean(key, known) ?? `it has ${known.join(", ")}`;
    found = add(found, `${at} has no key ${quote(key)}: ${fix}`);
  }
  return found;
}
