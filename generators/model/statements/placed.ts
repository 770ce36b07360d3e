import type { Condition } from "../../iam/document";
import type { DraftStatement } from "../../iam/policy/minimise";
import type { WrittenStatement } from "../../iam/statement";
import { normaliseCondition } from "../../iam/condition";
import type { Place } from "../../problem";
import type { PlacedStatement } from "../types";

type OneOrMany = string | readonly string[];

/** A raw IAM statement as people write it in a fleet file: scalars or lists. */
export interface RawStatement {
  readonly Sid?: string | undefined;
  readonly Effect?: "Allow" | "Deny" | undefined;
  readonly Action?: OneOrMany | undefined;
  readonly NotAction?: OneOrMany | undefined;
  readonly Resource?: OneOrMany | undefined;
  readonly NotResource?: OneOrMany | undefined;
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, unknown>>>> | undefined;
}

/** A raw statement with its place; elements of it are at its keys. */
export function placedRaw(raw: RawStatement, place: Place): PlacedStatement {
  const { Sid, Effect = "Allow", Condition } = raw;
  const list = (element: ListElement): Partial<WrittenStatement> => {
    const value = raw[element];
    return value === undefined ? {} : { [element]: [value].flat() };
  };
  const at = (element: ListElement): Place => ({ ...place, path: [...place.path, element] });
  const scalars = LISTS.filter((element) => typeof raw[element] === "string");
  return {
    kind: "identity",
    place,
    ...(scalars.length > 0 && {
      elements: Object.fromEntries(scalars.map((element) => [element, [at(element)]])),
    }),
    text: {
      ...(Sid !== undefined && { Sid }),
      Effect,
      ...list("Action"),
      ...list("NotAction"),
      ...list("Resource"),
      ...list("NotResource"),
      ...(Condition !== undefined && { Condition: asWritten(Condition) }),
    },
  };
}

const LISTS = ["Action", "NotAction", "Resource", "NotResource"] as const;
type ListElement = (typeof LISTS)[number];

/** Values as lists of texts, in the order in which they were written: their indexes are their places. */
export function asWritten(
  condition: Readonly<Record<string, Readonly<Record<string, unknown>>>>,
): Condition {
  const entries = Object.entries(condition).map(([operator, keys]) => {
    const pairs = Object.entries(keys).map(([key, value]) => [key, [value].flat().map(String)]);
    return [operator, Object.fromEntries(pairs)] as const;
  });
  return Object.fromEntries(entries);
}

/** A raw statement as a draft that keeps its Sid and merges with nothing but its likes. */
export function rawDraft({ text, place }: PlacedStatement): DraftStatement {
  const { Sid, Effect, Action, NotAction, Resource, NotResource, Condition } = text;
  return {
    effect: Effect === "Deny" ? "Deny" : "Allow",
    ...(Action !== undefined && { actions: Action }),
    ...(NotAction !== undefined && { notActions: NotAction }),
    ...(Resource !== undefined && { resources: Resource }),
    ...(NotResource !== undefined && { notResources: NotResource }),
    ...(Condition !== undefined && { condition: normaliseCondition(Condition) }),
    ...(Sid !== undefined && { sid: Sid }),
    label: "Statement",
    verbs: [],
    from: [place],
  };
}

/** Where something in a statement was written: its own place, or that of what it came from. */
export function placeIn(
  { place, elements = {} }: PlacedStatement,
  at: readonly (string | number)[],
): Place {
  const [element = "", index, ...rest] = at;
  const known = Object.hasOwn(elements, element) ? elements[element] : undefined;
  if (known === undefined) return { ...place, path: [...place.path, ...at] };
  if (!("path" in known)) {
    return known[Number(index)] ?? { ...place, path: [...place.path, element] };
  }
  const more = index === undefined ? [] : [index, ...rest];
  return { ...known, path: [...known.path, ...more] };
}
