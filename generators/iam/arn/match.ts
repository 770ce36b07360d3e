import { factOf } from "./format";
import { arnFields } from "./parts";
import { align, readPattern, type Element, type Token, type Touch } from "./pattern";

/**
 * Placeholders that end a format of a service, and that another format of it goes on after: what
 * follows there cannot be part of the name, by AWS's naming rules for it. (`LogGroupName` is not
 * listed: an ARN of a log group may be written with `:*` at the end.) A placeholder that is missing
 * here only matches more: the more specific format of the same service still matches beside it.
 */
const NEVER_IN_NAME: ReadonlyMap<string, string> = new Map([
  ["AccessPointAlias", "/"],
  ["AccessPointName", "/"],
  ["BucketName", "/"],
  ["DatabaseName", "/"],
  ["DeviceFleetName", "/"],
  ["FunctionName", ":/"],
  ["LayerName", ":/"],
  ["PackageName", "/"],
  ["StateMachineName", ":"],
  ["StreamName", "/"],
  ["TableBucketName", "/"],
  ["TableName", "/"],
]);

/**
 * Whether an ARN fits an ARN format, and what then stands where its placeholders are; undefined where
 * it does not fit. The ARN may be a pattern (`*`, `?`, policy variables, which may stand for
 * anything): it fits where some ARN matches both. A placeholder's value is the text in its place,
 * wildcards included; a wildcard that reaches beyond the place reads "*".
 *
 * A placeholder is one character or more. It holds neither the "/" or ":" that follows it in the
 * format, nor what `NEVER_IN_NAME` says; so a bucket is never `photos/x`, a topic may be `a/b`. Of a
 * service's formats several may fit: one that spells out more of the ARN says more about it. A
 * wildcard is taken to stay in its field of the first five; AWS recommends to write them so.
 */
export function matchFormat(arn: string, format: string): Record<string, string> | undefined {
  return matchGiven(givenArn(arn), format);
}

/** The fields of an ARN, or of a pattern of one, read once to be held against many formats. */
export type GivenArn = readonly GivenField[];

interface GivenField {
  readonly text: string;
  /** What it begins with, up to its first wildcard or variable. */
  readonly start: string;
  /** `spelled`: the start is all of it. `begun`: whatever begins so fits. `open`: all others. */
  readonly is: "spelled" | "begun" | "open";
  readonly tokens: () => readonly Token[];
}

export function givenArn(arn: string): GivenArn {
  const fields = arn === "*" ? ["arn", "*", "*", "*", "*", "*"] : arnFields(arn);
  return fields.map((text) => {
    const special = text.search(/[*?$]/);
    const start = special < 0 ? text : text.slice(0, special);
    const isBegun = special >= 0 && /^\*+$/.test(text.slice(special));
    let tokens: readonly Token[] | undefined;
    return {
      text,
      start,
      is: special < 0 ? "spelled" : isBegun ? "begun" : "open",
      tokens: () => (tokens ??= readPattern(text)),
    };
  });
}

/** The same as `matchFormat`, of what was read before. */
export function matchGiven(given: GivenArn, format: string): Record<string, string> | undefined {
  const wanted = compiled(format);
  if (given[0]?.text !== "arn" || given.length !== 6 || wanted.length !== 6) return undefined;
  if (given.some((field, index) => startsDifferently(field, wanted[index]?.prefix ?? ""))) {
    return undefined;
  }
  const values: Record<string, string> = {};
  for (const [index, field] of given.entries()) {
    const found = wanted[index] && matchField(field, wanted[index]);
    if (found === undefined) return undefined;
    if (found !== NONE) Object.assign(values, found);
  }
  return values;
}

const NONE: Readonly<Record<string, string>> = {};

function matchField(
  given: GivenField,
  field: FormatField,
): Readonly<Record<string, string>> | undefined {
  // Most ARNs spell their parts out: no search for those, unless several slots share the text.
  if (given.is === "spelled") {
    const spelled = field.literal.exec(given.text);
    if (spelled === null) return undefined;
    if (spelled.length <= 2) return capturedBy(field, (): string => spelled[1] ?? "");
  }
  // What fits one format of a service is held against all of them: the others are told from it by their beginnings.
  if (given.is === "begun" && !field.beginning().test(given.start)) return undefined;
  const tokens = given.tokens();
  const touches = align(field.elements, tokens);
  if (touches === undefined) return undefined;
  return capturedBy(field, (slot) => captured(slot, touches, tokens));
}

function capturedBy(
  { names }: FormatField,
  textOf: (slot: number) => string,
): Readonly<Record<string, string>> {
  return names.length === 0
    ? NONE
    : Object.fromEntries(names.map(([name, slot]) => [name, textOf(slot)]));
}

/** A field of an ARN format, ready to be matched. */
interface FormatField {
  readonly elements: readonly Element[];
  /** Placeholders that name the resource, and which element each of them is. */
  readonly names: readonly (readonly [string, number])[];
  /** The literal text at the start: most formats are told apart by it alone. */
  readonly prefix: string;
  /** The field for texts without wildcards: a group per slot. */
  readonly literal: RegExp;
  /** What texts of the field can begin with, each of them as a whole. */
  readonly beginning: () => RegExp;
}

/** Formats are a fixed set (those of the services in use), and each is matched many times. */
const cache = new Map<string, readonly FormatField[]>();

function compiled(format: string): readonly FormatField[] {
  const known = cache.get(format);
  if (known !== undefined) return known;
  const fields = arnFields(format).map((field, index): FormatField => {
    const elements = readFormat(field, index);
    const names = elements.flatMap((element, slot) =>
      element.kind === "slot" && factOf(element.name, index) === undefined
        ? [[element.name, slot] as const]
        : [],
    );
    const prefix = /^(?:(?!\$\{)[^*])*/.exec(field)?.[0] ?? "";
    const sources = elements.map(sourceOf);
    let beginning: RegExp | undefined;
    return {
      ...{ elements, names, prefix },
      literal: new RegExp(`^${sources.join("")}$`, "su"),
      beginning: () => (beginning ??= new RegExp(`^${beginningOf(sources)}$`, "su")),
    };
  });
  cache.set(format, fields);
  return fields;
}

function sourceOf(element: Element): string {
  if (element.kind === "run") return ".*";
  if (element.kind === "char") return element.char.replace(/[\\^$.*+?()[\]{}|/]/u, "\\$&");
  return element.excluded === "" ? "(.+)" : `([^${element.excluded.replace("/", "\\/")}]+)`;
}

/** Each piece may be the last one that a beginning has; and a slot or a run is one as far as it goes. */
function beginningOf(sources: readonly string[]): string {
  return sources.reduceRight((rest, source) => `(?:${source}${rest})?`, "");
}

/** A field of a format in pieces; `index` is its place among the six. */
export function readFormat(field: string, index: number): Element[] {
  return [...field.matchAll(/\$\{([^}]+)\}|[\s\S]/gu)].map((match): Element => {
    const [raw, name] = match;
    if (name === undefined) return raw === "*" ? { kind: "run" } : { kind: "char", char: raw };
    const next = field.charAt(match.index + raw.length);
    const follower = next === "/" || next === ":" ? next : "";
    const never = factOf(name, index) === undefined ? (NEVER_IN_NAME.get(name) ?? "") : "";
    return { kind: "slot", name, excluded: follower + never };
  });
}

/** Whether the literal starts of a pattern and of a format rule each other out. */
function startsDifferently({ start, is }: GivenField, prefix: string): boolean {
  return (
    !(start.length < prefix.length ? prefix.startsWith(start) : start.startsWith(prefix)) ||
    (is === "spelled" && start.length < prefix.length)
  );
}

/** What a slot took of the tokens, in the user's own words. */
function captured(slot: number, touches: readonly Touch[], tokens: readonly Token[]): string {
  const mine = new Set<number>();
  const others = new Set<number>();
  for (const { element, token } of touches) (element === slot ? mine : others).add(token);
  return [...mine]
    .map((index) => {
      const token = tokens[index];
      return others.has(index) && token?.kind === "run" ? "*" : (token?.raw ?? "");
    })
    .join("");
}
