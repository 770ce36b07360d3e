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
  const given = arn === "*" ? ["arn", "*", "*", "*", "*", "*"] : arnFields(arn);
  const wanted = compiled(format);
  if (given[0] !== "arn" || given.length !== 6 || wanted.length !== 6) return undefined;
  if (wanted.some((field, index) => startsDifferently(given[index] ?? "", field.prefix))) {
    return undefined;
  }
  const values: Record<string, string> = {};
  for (const [index, field] of wanted.entries()) {
    const found = matchField(given[index] ?? "", field);
    if (found === undefined) return undefined;
    Object.assign(values, found);
  }
  return values;
}

function matchField(text: string, field: FormatField): Record<string, string> | undefined {
  // Most ARNs spell their parts out: no search for those, unless several slots share the text.
  const spelled = /[*?$]/.test(text) ? undefined : field.literal.exec(text);
  if (spelled === null) return undefined;
  if (spelled !== undefined && spelled.length <= 2) {
    return Object.fromEntries(field.names.map(([name]) => [name, spelled[1] ?? ""]));
  }
  const tokens = readPattern(text);
  const touches = align(field.elements, tokens);
  if (touches === undefined) return undefined;
  return Object.fromEntries(
    field.names.map(([name, slot]) => [name, captured(slot, touches, tokens)]),
  );
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
    return { elements, names, prefix, literal: literalPattern(elements) };
  });
  cache.set(format, fields);
  return fields;
}

function literalPattern(elements: readonly Element[]): RegExp {
  const parts = elements.map((element) => {
    if (element.kind === "run") return ".*";
    if (element.kind === "char") return element.char.replace(/[\\^$.*+?()[\]{}|/]/u, "\\$&");
    return element.excluded === "" ? "(.+)" : `([^${element.excluded.replace("/", "\\/")}]+)`;
  });
  return new RegExp(`^${parts.join("")}$`, "su");
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
function startsDifferently(pattern: string, prefix: string): boolean {
  const special = pattern.search(/[*?$]/);
  const literal = special < 0 ? pattern : pattern.slice(0, special);
  return (
    !prefix.startsWith(literal.slice(0, prefix.length)) ||
    (special < 0 && literal.length < prefix.length)
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
