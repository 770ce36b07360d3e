/** The theory of one condition key: a value for which some literals hold and others do not. */
import { rangePoints } from "../languages/addresses";
import { dateText, linePoints, numberText, readNumber, wholeBelow } from "../languages/numbers";
import { exactly, onlyText, SOME_TEXT } from "../languages/pattern";
import type { Steps } from "../languages/steps";
import { findWord, type Requirement, type Word } from "../languages/texts";
import { Undecided } from "../languages/undecided";
import { elementHolds, literalHolds, type Element, type KeyLiteral, type Value } from "./literals";

/** What a key can hold, by the service data's type of it; undefined where that is not known. */
export type KeyType = string | undefined;

/** A value; it is abstract where it has the value of a variable in it. */
export interface Found {
  readonly value: Value;
  readonly abstract: boolean;
}

interface SignedKey {
  readonly literal: KeyLiteral;
  readonly holds: boolean;
}

/** A value of the key, the simplest first: absent, one text, an empty one, a list. */
export function findValue(
  literals: readonly SignedKey[],
  type: KeyType,
  steps: Steps,
): Found | undefined {
  steps.take();
  if (fits(literals, undefined)) return { value: undefined, abstract: false };
  const single = findElement(
    literals.map(({ literal, holds }) => ({ element: literal.element, holds })),
    type,
    steps,
  );
  if (single !== undefined) return asFound(single);
  const rest: Value[] = isPlainText(type) ? [""] : [];
  if (canBeList(type)) rest.push([]);
  for (const value of rest) if (fits(literals, value)) return { value, abstract: false };
  return canBeList(type) ? findList(literals, type, steps) : undefined;
}

function fits(literals: readonly SignedKey[], value: Value): boolean {
  return literals.every(({ literal, holds }) => literalHolds(literal, value) === holds);
}

function asFound(word: Word): Found {
  const text = wordText(word);
  return text === undefined
    ? { value: undefined, abstract: true }
    : { value: text, abstract: false };
}

/** The text of a word without variables. */
export function wordText(word: Word): string | undefined {
  let text = "";
  for (const { char } of word) {
    if (char === undefined) return undefined;
    text += char;
  }
  return text;
}

function canBeList(type: KeyType): boolean {
  return type === undefined || type.startsWith("ArrayOf");
}

function isPlainText(type: KeyType): boolean {
  return type === undefined || /^(ArrayOf)?String$/.test(type);
}

/** What is asked of an element: that it holds, or that it does not. */
interface SignedElement {
  readonly element: Element;
  readonly holds: boolean;
}

/** All literals come down to: what each element of the list must be, and what one of them must be. */
function findList(literals: readonly SignedKey[], type: KeyType, steps: Steps): Found | undefined {
  const every: SignedElement[] = [];
  const some: SignedElement[] = [];
  for (const { literal, holds } of literals) {
    const { element, several } = literal;
    if (several === "never") {
      if (holds) return undefined;
    } else if (several === "always") {
      if (!holds) return undefined;
    } else ((several === "every") === holds ? every : some).push({ element, holds });
  }
  const values = new Set<string>();
  for (const one of some.length > 0 ? some : [{ element: TRUE, holds: true }]) {
    const word = findElement([...every, one], type, steps);
    if (word === undefined) return undefined;
    const text = wordText(word);
    if (text === undefined) return { value: undefined, abstract: true };
    values.add(text);
  }
  return { value: [...values], abstract: false };
}

const TRUE: Element = { kind: "constant", holds: true };

/** One value that is not empty. */
function findElement(
  elements: readonly SignedElement[],
  type: KeyType,
  steps: Steps,
): Word | undefined {
  const requirements: Requirement[] = [...domain(type)];
  const others: SignedElement[] = [];
  for (const { element, holds } of elements) {
    if (element.kind === "constant") {
      if (element.holds !== holds) return undefined;
    } else if (element.kind === "text") {
      const { patterns, negated } = element;
      requirements.push(holds === negated ? { none: patterns } : { any: patterns });
    } else others.push({ element, holds });
  }
  if (others.length === 0 && (requirements.length > 1 || !isOfNumbers(type))) {
    return findWord(requirements, steps);
  }
  return findPoint(elements, others, { requirements, type }, steps);
}

/** Numbers, dates and addresses: enough points of their lines are tried, and a text that is none of them. */
function findPoint(
  elements: readonly SignedElement[],
  others: readonly SignedElement[],
  how: { readonly requirements: readonly Requirement[]; readonly type: KeyType },
  steps: Steps,
): Word | undefined {
  const { requirements, type } = how;
  const texts = [
    ...spelled(elements),
    ...points(
      others.map(({ element }) => element),
      type,
    ),
  ];
  const word = findWord(requirements, steps);
  if (word === undefined) return undefined;
  const text = wordText(word);
  if (!isOfNumbers(type)) texts.push("none", ...(text === undefined ? [] : [text]));
  steps.take(texts.length);
  const found = texts.find(
    (one) =>
      hasType(one, type) &&
      one !== "" &&
      elements.every(({ element, holds }) => elementHolds(element, one) === holds),
  );
  if (found !== undefined) return Array.from(found, (char) => ({ char }));
  if (elements.some(({ element, holds }) => isOpenText(element, holds))) {
    throw new Undecided("one key is compared as a text and as a number, a date or an address");
  }
  return undefined;
}

/** Whether a text's condition leaves more than a list of texts. */
function isOpenText(element: Element, holds: boolean): boolean {
  if (element.kind !== "text") return false;
  return element.negated === holds || element.patterns.some((one) => onlyText(one) === undefined);
}

function spelled(elements: readonly SignedElement[]): string[] {
  return elements.flatMap(({ element }) =>
    element.kind === "text" ? element.patterns.flatMap((pattern) => onlyText(pattern) ?? []) : [],
  );
}

function points(elements: readonly Element[], type: KeyType): string[] {
  const bounds: bigint[] = [];
  const ranges = elements.flatMap((one) => (one.kind === "address" ? one.ranges : []));
  const kinds = new Set<string>(elements.map(({ kind }) => kind));
  if (kinds.size === 0 && type !== undefined) {
    kinds.add(KINDS.get(type.replace(/^ArrayOf/, "")) ?? "");
  }
  for (const one of elements) {
    if (one.kind === "number" || one.kind === "date") bounds.push(...one.bounds);
  }
  const dates = kinds.has("date");
  const line =
    bounds.length === 0 && !kinds.has("number") && !dates
      ? []
      : linePoints(dates ? [...bounds, ...bounds.map(wholeBelow)] : bounds, dates);
  return [
    ...line.flatMap((point) => [
      ...(dates ? [dateText(point)] : []),
      ...(kinds.has("number") ? [numberText(point)] : []),
    ]),
    ...(kinds.has("address") ? rangePoints(ranges) : []),
  ];
}

const KINDS: ReadonlyMap<string, Element["kind"]> = new Map<string, Element["kind"]>([
  ["Numeric", "number"],
  ["Date", "date"],
  ["IPAddress", "address"],
]);

const TRUTHS = ["true", "false"].map(exactly);

/** What the type of a key says of its values. */
function domain(type: KeyType): Requirement[] {
  if (type !== undefined && /^(ArrayOf)?Bool$/.test(type)) return [{ any: TRUTHS }];
  return [{ any: [SOME_TEXT] }];
}

function isOfNumbers(type: KeyType): boolean {
  return type !== undefined && /^(ArrayOf)?(Numeric|Date|IPAddress)$/.test(type);
}

function hasType(text: string, type: KeyType): boolean {
  if (type === undefined || !isOfNumbers(type)) return true;
  if (type.endsWith("Numeric")) return readNumber(text) !== undefined;
  if (type.endsWith("Date")) return /^[-\d]+(?:T[\d:]+Z)?$/.test(text);
  return /^[\d.]+$|:/.test(text);
}
