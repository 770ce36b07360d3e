/** A fleet as YAML, with where each line came from; and as data. */
import type { View } from "../model/fleet-view";
import type { Location, Place } from "../problem";
import { printable } from "./formats/place";

/** Where something was said: the place itself first. */
export type Locations = (place: Place) => readonly Location[];

interface Line {
  readonly text: string;
  readonly from: string;
}

/** More than this, and what follows would stand far from what it is about. */
const MOST_COLUMNS = 64;

/** YAML, the lines of which end in comments: `blueprint: deeplens # fleets.yaml:7`. */
export function fleetYaml(view: View, locate: Locations): string {
  const lines = linesOf(view, "", locate);
  const longest = Math.max(...lines.map(({ text }) => Math.min(text.length, MOST_COLUMNS)));
  return lines
    .map(({ text, from }) => (from === "" ? text : `${text.padEnd(longest)} # ${from}`))
    .map(printable)
    .join("\n");
}

function linesOf(view: View, indent: string, locate: Locations): Line[] {
  if ("entries" in view) {
    return view.entries.flatMap(([key, one]) =>
      under(`${indent}${textOf(key)}:`, one, indent, locate),
    );
  }
  if ("items" in view) {
    return view.items.flatMap((one) => {
      const [first, ...rest] = linesOf(one, `${indent}  `, locate);
      if (first === undefined) return [];
      return [{ ...first, text: `${indent}- ${first.text.trimStart()}` }, ...rest];
    });
  }
  return [{ text: `${indent}${textOf(view.value)}`, from: fromOf(view.place, locate) }];
}

function under(head: string, view: View, indent: string, locate: Locations): Line[] {
  const short = inOneLine(view, locate);
  if (short) return [{ text: `${head} ${short.text}`, from: short.from }];
  return [{ text: head, from: "" }, ...linesOf(view, `${indent}  `, locate)];
}

/** What is no collection, and a list of such that was written in one line. */
function inOneLine(view: View, locate: Locations): Line | undefined {
  if ("value" in view) return { text: textOf(view.value), from: fromOf(view.place, locate) };
  if (!("items" in view)) return undefined;
  const items = view.items.map((one) => ("value" in one ? one : undefined));
  const from = new Set(items.map((one) => one && fromOf(one.place, locate)));
  const [only] = from;
  if (items.includes(undefined) || from.size !== 1) return undefined;
  return { text: `[${items.map((one) => textOf(one?.value)).join(", ")}]`, from: only ?? "" };
}

/** `sites.csv:2, fleets.yaml:8`: what was said, and what it was filled into. */
function fromOf(place: Place | undefined, locate: Locations): string {
  const all = place === undefined ? [] : locate(place);
  const places = all.map(({ file, line }) =>
    line === undefined ? file : `${file}:${String(line)}`,
  );
  return [...new Set(places)].join(", ");
}

const PLAIN = /^[A-Za-z][\w./-]*(:[\w./*-]+)*$/;
const NO_TEXT = /^(true|false|null)$/i;

/** A text without quotes where YAML reads it as that text; JSON, which is YAML, in all other cases. */
function textOf(value: unknown): string {
  if (typeof value === "string" && PLAIN.test(value) && !NO_TEXT.test(value)) return value;
  return Array.isArray(value) ? `[${value.map(textOf).join(", ")}]` : JSON.stringify(value);
}

/** The same as data. */
export function fleetData(view: View): unknown {
  if ("entries" in view) {
    return Object.fromEntries(view.entries.map(([key, one]) => [key, fleetData(one)]));
  }
  return "items" in view ? view.items.map(fleetData) : view.value;
}

/** Where each value of that data was said. */
export function fleetPlaces(
  view: View,
  locate: Locations,
  path: readonly unknown[] = [],
): object[] {
  if ("entries" in view) {
    return view.entries.flatMap(([key, one]) => fleetPlaces(one, locate, [...path, key]));
  }
  if ("items" in view) {
    return view.items.flatMap((one, index) => fleetPlaces(one, locate, [...path, index]));
  }
  const [at, ...also] = view.place === undefined ? [] : locate(view.place);
  return at === undefined ? [] : [{ path, ...at, ...(also.length > 0 && { also }) }];
}
