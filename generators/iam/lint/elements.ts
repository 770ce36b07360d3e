/** The elements of a statement, read from any JSON: lists of texts, or what is wrong with their form. */
import { quote } from "../../problem";
import { ownValue } from "../../text/own-value";
import { isMapping, type Mapping } from "./mapping";

/** What of a document has not the form that IAM's grammar asks for. */
export interface ShapeFault {
  readonly id:
    | "wrong-type"
    | "unknown-key"
    | "missing-key"
    | "wrong-value"
    | "bare-statement"
    | "missing-version"
    | "empty-element"
    | "empty-sid"
    | "bad-principal";
  readonly message: string;
  readonly fix: string;
  readonly at: readonly (string | number)[];
}

interface Read<T> {
  /** Undefined where the element is not there; empty where it cannot be read. */
  readonly value: T | undefined;
  readonly faults: readonly ShapeFault[];
}

/** A text, or a list of texts. */
export function readTexts(raw: Mapping, key: string): Read<readonly string[]> {
  const written = ownValue(raw, key);
  return written === undefined ? { value: undefined, faults: [] } : texts(written, key, [key]);
}

function texts(
  written: unknown,
  what: string,
  at: readonly (string | number)[],
): Read<readonly string[]> {
  if (typeof written === "string") return { value: [written], faults: [] };
  if (!Array.isArray(written)) return { value: [], faults: [notTexts(what, written, at)] };
  if (written.length === 0) return { value: [], faults: [empty(what, at)] };
  const wrong = written.flatMap((one: unknown, index) =>
    typeof one === "string" ? [] : [notTexts(what, one, [...at, index])],
  );
  // One that is no text is left out of no list: those after it would move.
  return { value: wrong.length > 0 ? [] : (written as string[]), faults: wrong };
}

function notTexts(what: string, value: unknown, at: readonly (string | number)[]): ShapeFault {
  return {
    id: "wrong-type",
    message: `${what} is a text or a list of texts, and not ${quote(value)}`,
    fix: "write a text, or a list of texts",
    at,
  };
}

function empty(what: string, at: readonly (string | number)[]): ShapeFault {
  return {
    id: "empty-element",
    message: `${what} is empty, so that the statement does nothing`,
    fix: "write one at least, or remove the statement",
    at,
  };
}

type Principals = Readonly<Record<string, readonly string[]>>;

/** `"*"` is `{ "AWS": "*" }` (facts: evaluation.md, section 5). */
export function readPrincipals(raw: Mapping, key: string): Read<Principals> {
  const written = ownValue(raw, key);
  if (written === undefined) return { value: undefined, faults: [] };
  if (written === "*") return { value: { AWS: ["*"] }, faults: [] };
  if (typeof written === "string") return { value: {}, faults: [plainPrincipal(key, written)] };
  if (!isMapping(written)) {
    const message = `${key} is "*" or a JSON object, and not ${quote(written)}`;
    const fix = 'write { "Service": … }, { "AWS": … } or { "Federated": … }';
    return { value: {}, faults: [{ id: "wrong-type", message, fix, at: [key] }] };
  }
  const kinds = Object.keys(written);
  if (kinds.length === 0) return { value: {}, faults: [empty(key, [key])] };
  const read = kinds.map((kind) => ({
    kind,
    ...texts(ownValue(written, kind), `${key}.${kind}`, [key, kind]),
  }));
  return {
    value: Object.fromEntries(read.map(({ kind, value }) => [kind, value ?? []])),
    faults: read.flatMap(({ faults }) => faults),
  };
}

function plainPrincipal(key: string, text: string): ShapeFault {
  const kind = /\.amazonaws\.com(\.cn)?$/.test(text) ? "Service" : "AWS";
  return {
    id: "bad-principal",
    message: `${key} says of ${quote(text)} not which kind of principal it is`,
    fix: `write { "${kind}": ${quote(text)} }`,
    at: [key],
  };
}

/** A condition: as it was written, without what is empty, and as texts, as far as they are some. */
export function readCondition(raw: Mapping): {
  readonly value: unknown;
  readonly texts: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> | undefined;
  readonly faults: readonly ShapeFault[];
} {
  const written = ownValue(raw, "Condition");
  // What has another form is told by the rule on conditions.
  if (!isMapping(written)) return { value: written, texts: undefined, faults: [] };
  const faults: ShapeFault[] = [];
  if (Object.keys(written).length === 0) faults.push(emptyCondition("the Condition", []));
  const kept = Object.entries(written).flatMap(([operator, keys]): [string, unknown][] => {
    if (!isMapping(keys)) return [[operator, keys]];
    if (Object.keys(keys).length === 0) faults.push(emptyCondition(operator, [operator]));
    const full = Object.entries(keys).filter(([key, values]) => {
      if (!Array.isArray(values) || values.length > 0) return true;
      faults.push(emptyCondition(`${operator} of ${quote(key)}`, [operator, key]));
      return false;
    });
    return full.length === 0 ? [] : [[operator, Object.fromEntries(full)]];
  });
  const value = kept.length === 0 ? undefined : Object.fromEntries(kept);
  return { value, texts: value && conditionTexts(value), faults };
}

function emptyCondition(what: string, at: readonly string[]): ShapeFault {
  return {
    id: "empty-element",
    message: `${what} is empty, and asks for nothing that a request could have`,
    fix: "write what it asks for, or remove it; whether a key is there, Null asks",
    at: ["Condition", ...at],
  };
}

function conditionTexts(
  condition: Mapping,
): Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> {
  const operators = Object.entries(condition).map(([operator, keys]) => {
    const entries = isMapping(keys) ? Object.entries(keys) : [];
    const read = entries.map(([key, values]) => [key, scalars(values)] as const);
    return [operator, Object.fromEntries(read)] as const;
  });
  return Object.fromEntries(operators);
}

function scalars(values: unknown): string[] {
  const list: readonly unknown[] = Array.isArray(values) ? values : [values];
  return list.map((one) => (isScalar(one) ? String(one) : ""));
}

function isScalar(value: unknown): value is string | number | boolean {
  return ["string", "number", "boolean"].includes(typeof value);
}
