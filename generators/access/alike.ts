/** Holders that changed alike: of fleets that differ in their names, their accounts and their regions alone, one says it for all. */
import type { Model } from "../model/types";
import { grouped } from "../text/grouped";
import type { HolderChange } from "./compare";
import type { PolicyHolder } from "./holder";

/** Changes that are one. */
export interface AlikeChanges {
  /** What changed, with placeholders (`{{fleet}}`) where they differ. */
  readonly change: HolderChange;
  readonly holders: readonly [PolicyHolder, ...PolicyHolder[]];
}

/** The holders, each with what its policies may hold of its fleet. */
export function withFacts(holders: readonly PolicyHolder[], { stacks }: Model): PolicyHolder[] {
  const facts = new Map(
    stacks.map(({ name, subject, environment }): [string, PolicyHolder["facts"]] => {
      const { account, region } = environment;
      const fleet = "name" in subject ? namesOf("fleet", subject) : [];
      const places = [
        ["account", account],
        ["region", region],
      ] as const;
      return [name, [...fleet, ...namesOf("environment", environment), ...places]];
    }),
  );
  return holders.map((holder) => {
    const own = facts.get(holder.stack);
    return own === undefined ? holder : { ...holder, facts: own };
  });
}

function namesOf(
  placeholder: string,
  { name, formerly }: { readonly name: string; readonly formerly?: string },
): [string, string][] {
  return [...new Set([name, formerly ?? name])].map((value) => [placeholder, value]);
}

/** Those that are the same but for facts of their fleets, in the order of the first of each. */
export function alikeChanges(changes: readonly HolderChange[]): AlikeChanges[] {
  const marked = changes.map((change) => ({ change, text: markedText(change) }));
  return [...grouped(marked, ({ text }) => keyOf(text))].map(([, all]): AlikeChanges => {
    const [{ change, text }, ...others] = all;
    if (others.length === 0) return { change, holders: [change.holder] };
    const shown = JSON.parse(unmarked(text, sameFacts(all.map((one) => one.change)))) as Shown;
    return {
      change: { ...change, ...shown, holder: { ...change.holder, label: shown.label } },
      holders: [change.holder, ...others.map((one) => one.change.holder)],
    };
  });
}

type Shown = Omit<HolderChange, "holder"> & { readonly label: string };

/** Texts that name what AWS or this program has, and nothing of a fleet. */
const OF_NO_FLEET = new Set(["actions", "action", "change", "kind", "reading"]);

/** What no report shows. */
const OF_ONE_ALONE = new Set(["from", "document", "digest"]);

/** Signs of no script: those that a text has itself are taken out of it. */
const [BEGIN, END] = ["\ue000", "\ue001"];

/** A change as JSON, with marks in place of the facts. */
function markedText({ holder, ...change }: HolderChange): string {
  const facts = (holder.facts ?? []).filter(([, value]) => value !== "");
  const known = new Map([...facts].reverse().map(([name, value]) => [value, name]));
  const longest = [...known.keys()].sort((a, b) => b.length - a.length);
  const any = longest.map((value) => value.replace(/[^A-Za-z0-9]/g, "\\$&")).join("|");
  const whole = new RegExp(`(?<![A-Za-z0-9])(?:${any})(?![A-Za-z0-9])`, "g");
  const marked = (text: string): string => {
    const own = text.replace(/[\ue000\ue001]/g, "\ufffd");
    return any === ""
      ? own
      : own.replace(whole, (value) => `${BEGIN}${known.get(value) ?? ""}${END}`);
  };
  const { label, kind } = holder;
  return JSON.stringify({ ...change, label, kind }, (key, value: unknown) =>
    mapped(key, value, marked),
  );
}

function mapped(key: string, value: unknown, marked: (text: string) => string): unknown {
  if (OF_ONE_ALONE.has(key)) return undefined;
  if (OF_NO_FLEET.has(key)) return value;
  return typeof value === "string" ? marked(value) : value;
}

/** What is the same exactly of those that changed alike: with which request it is shown does not matter, but by whom. */
function keyOf(text: string): string {
  return JSON.stringify(JSON.parse(text), (key, value: unknown) => {
    if (key !== "witness") return value;
    const { principal } = value as { readonly principal: string };
    return principal;
  });
}

/** Facts that all of them share. */
function sameFacts(changes: readonly HolderChange[]): ReadonlyMap<string, string> {
  const values = new Map<string, Set<string>>();
  for (const { holder } of changes) {
    const own = grouped(holder.facts ?? [], ([name]) => name);
    for (const [name, pairs] of own) {
      const all = values.get(name) ?? new Set();
      for (const [, value] of pairs) all.add(value);
      values.set(name, all);
    }
  }
  return new Map(
    [...values].flatMap(([name, all]): [string, string][] =>
      all.size === 1 ? [[name, [...all].join("")]] : [],
    ),
  );
}

function unmarked(text: string, same: ReadonlyMap<string, string>): string {
  const marks = new RegExp(`${BEGIN}([a-z]+)${END}`, "g");
  return text.replace(marks, (_, name: string) => {
    const value = same.get(name);
    return value === undefined ? `{{${name}}}` : JSON.stringify(value).slice(1, -1);
  });
}
