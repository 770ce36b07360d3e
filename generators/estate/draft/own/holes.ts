/** Texts that roles of different sites have in one place: one for all, one with the site in it, or a parameter. */
import type { Cluster } from "./cluster";
import type { Slot } from "./profile";
import { snakeId } from "./names";
import { SITE } from "./text";

/** A parameter, with its value for each member of the cluster. */
export interface Hole {
  readonly name: string;
  readonly values: readonly string[];
}

/** The texts of a cluster's slots, as its blueprint has them. */
export interface Texts {
  readonly texts: readonly string[];
  readonly holes: readonly Hole[];
}

/** Names that mean something else in a blueprint or its module. */
const TAKEN = new Set([
  ...["account", "region", "partition", "environment", "fleet", "project", "pinned", "site"],
  ...["description", "statements", "certificate_statements", "role_settings"],
  ...["role_permissions_boundary", "tags"],
]);

/** @param names of parameters that are there already, and are added to */
export function textsOf({ members }: Cluster, names: Set<string>): Texts {
  const holes = new Map<string, Hole>();
  const [first] = members;
  const texts = (first?.slots ?? []).map((slot, index) => {
    const all = members.map(({ slots }) => slots[index] ?? slot);
    if (all.every(({ general }) => general === slot.general)) return slot.general;
    if (all.every(({ plain }) => plain === slot.plain)) return slot.plain;
    const { prefix, suffix, values } = cutAlike(all);
    const key = JSON.stringify(values);
    const hole = holes.get(key) ?? { name: freeName(slot.of, prefix, names), values };
    holes.set(key, hole);
    return `${prefix}{{${hole.name}}}${suffix}`;
  });
  return { texts, holes: [...holes.values()] };
}

interface CutTexts {
  readonly prefix: string;
  readonly suffix: string;
  readonly values: readonly string[];
}

/** What all texts begin with and end in, up to a sign, and what is between: without the site, if that can be. */
function cutAlike(slots: readonly Slot[]): CutTexts {
  const plain = slots.map((slot) => slot.plain);
  const general = cutTexts(slots.map((slot) => slot.general));
  const isFree = general?.values.every((value) => !value.includes(SITE)) === true;
  const found = isFree ? general : cutTexts(plain);
  return found ?? { prefix: "", suffix: "", values: plain };
}

/** Undefined where nothing would be between. */
function cutTexts(texts: readonly string[]): CutTexts | undefined {
  const all = texts.map((text) => text.match(TOKEN) ?? []);
  const start = sameLength(all);
  const rests = all.map((tokens) => tokens.slice(start));
  const end = sameLength(rests.map((tokens) => [...tokens].reverse()));
  const values = rests.map((tokens) => tokens.slice(0, tokens.length - end).join(""));
  if (values.some((value) => value === "")) return undefined;
  const [first = []] = all;
  const suffix = end === 0 ? "" : first.slice(-end).join("");
  return { prefix: first.slice(0, start).join(""), suffix, values };
}

/** Placeholders, words and signs: a text is not cut within one of them. */
const TOKEN = /\{\{\w+\}\}|[A-Za-z0-9]+|[^A-Za-z0-9]/gsu;

/** How many tokens all begin with. */
function sameLength([first = [], ...others]: readonly (readonly string[])[]): number {
  const at = first.findIndex((token, index) => others.some((other) => other[index] !== token));
  return at < 0 ? first.length : at;
}

/** What the value is of, in snake case: `table`, `bucket`, `source_arn`. */
function freeName(of: string, prefix: string, names: Set<string>): string {
  const [, , service = "", , , ...resource] = prefix.split(":");
  const [kind = ""] = resource.join(":").split(/[/:]/, 1);
  const said =
    of !== "Resource" ? of.split(":").at(-1) : service === "s3" ? "bucket" : kind || service;
  const snake = snakeId(said ?? "", "");
  const base = snake === "" || TAKEN.has(snake) ? `${snake || "own"}_value` : snake;
  let name = base;
  for (let index = 2; names.has(name); index++) name = `${base}_${String(index)}`;
  names.add(name);
  return name;
}

/** The text where the site is a parameter instead of the fleet's name. */
export function withSiteParameter(text: string): string {
  return text.replaceAll(SITE, "{{site}}");
}
