/** What a stack's texts say of the stack itself: fleets that differ in these alone are alike. */
import { parseArn } from "../../iam/arn";
import type { Stack } from "../../model/types";

/** A fact of a stack that its texts have in them. */
export type Fact = "account" | "region" | "environment" | "fleet";

export const ALL_FACTS: ReadonlySet<Fact> = new Set(["account", "region", "environment", "fleet"]);

/** Private characters of Unicode: what stands in place of a fact is no text that people write. */
const OPEN = "\ue000";
const CLOSE = "\ue001";
const PLACE = new RegExp(`${OPEN}(\\w+)${CLOSE}`, "g");

/** Texts of a stack with some of its own facts taken out. */
export class OwnFacts {
  private readonly places: ReadonlyMap<string, Fact>;
  private readonly pattern: RegExp;

  constructor(stack: Stack, taken: ReadonlySet<Fact>) {
    this.places = placesOf(stack, taken);
    const longest = [...this.places.keys()].sort((a, b) => b.length - a.length);
    const words = longest.map((text) => text.replace(/[\\^$.*+?()[\]{}|/-]/g, "\\$&"));
    this.pattern = new RegExp(`(?<![A-Za-z0-9])(?:${words.join("|")})(?![A-Za-z0-9])`, "g");
  }

  /** The text with places where facts stood as whole words: equal for stacks that are alike. */
  general(text: string): string {
    return text.replace(this.pattern, (found) => `${OPEN}${this.places.get(found) ?? ""}${CLOSE}`);
  }
}

function placesOf({ environment, subject }: Stack, taken: ReadonlySet<Fact>): Map<string, Fact> {
  const own = "name" in subject ? [subject.name, subject.formerly] : [];
  // Where one text is two facts, the first that is said counts.
  const facts: [Fact, string | undefined][] = [
    ["account", environment.account],
    ["region", environment.region],
    ...own.map((text): [Fact, string | undefined] => ["fleet", text]),
    ["environment", environment.name],
    ["environment", environment.formerly],
  ];
  const places = new Map<string, Fact>();
  for (const [fact, text] of facts) {
    if (taken.has(fact) && text !== undefined && !places.has(text)) places.set(text, fact);
  }
  return places;
}

/** For people: `Inventory-{fleet}`. */
export function shown(general: string): string {
  return general.replace(PLACE, "{$1}");
}

const OF_FLEET = new RegExp(`${OPEN}(?:fleet|environment)${CLOSE}`);

/** Whether it is another one for each fleet or environment. */
export function isOfFleet(general: string): boolean {
  return OF_FLEET.test(general);
}

const OWN: ReadonlySet<string> = new Set([
  ...["", "*", "aws"],
  ...[`${OPEN}account${CLOSE}`, `${OPEN}region${CLOSE}`],
]);

/**
 * A general ARN as short as it can be told: `table/Inventory` in the stack's own account and region, else with those that it is in;
 * what is no ARN, as it is.
 */
export function shortArn(general: string): string {
  const arn = parseArn(general);
  if (arn === undefined) return general;
  const elsewhere = [arn.region, arn.account].filter((text) => !OWN.has(text));
  return elsewhere.length === 0 ? arn.resource : `${arn.resource} (in ${elsewhere.join(", ")})`;
}
