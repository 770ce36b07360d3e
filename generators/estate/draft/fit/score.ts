/** How near a blueprint with some parameters comes to what an account has. */
import { blueprintFile } from "../../../blueprints/load";
import type { Value } from "../../../blueprints/values";
import { blueprintParts, type StackParts } from "../../../model/parts/blueprint-parts";
import type { LiveAtoms } from "./atoms";
import type { Claim } from "./claims";
import type { Facts } from "./pattern";

/** The parts of a claim's blueprint with these parameters. */
export function partsWith(
  claim: Claim,
  values: ReadonlyMap<string, Value>,
  facts: Facts,
): StackParts {
  const { blueprint, scope: parts, fleet } = claim;
  const { region = "", ...others } = facts;
  const own = parts === "account" ? { ...others, region: [region] } : { ...facts, fleet };
  const scope = { facts: own, parameters: values };
  const file = blueprintFile(blueprint);
  const asked = { blueprint, file, parts, scope, prefix: "", tags: {}, origin: [] };
  return blueprintParts(asked).parts;
}

/** What the two sides differ in. */
export interface Gap {
  /** What the blueprint would add to the account. */
  readonly more: readonly string[];
  /** Inline policies that have other names in the account. */
  readonly renamed: number;
  /** What the account has, and the blueprint lacks. */
  readonly less: readonly string[];
}

/** The differences of both sides. */
export function gapOf(model: ReadonlySet<string>, { all, beside }: LiveAtoms): Gap {
  const beyond = [...model].filter((one) => !all.has(one) && !beside.has(one));
  const more = beyond.filter((one) => !one.startsWith("form\n"));
  const less = [...all].filter((one) => !model.has(one));
  return { more, renamed: beyond.length - more.length, less };
}

/** Less is nearer. To nothing that the account lacks a way may lead, but it may not end there: then that weighs most. */
export function distanceOf({ more, renamed, less }: Gap, atEnd: boolean): number {
  return more.length * (atEnd ? 1000 : 1) + renamed + less.length;
}
