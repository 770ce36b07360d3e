/** Cuts the names of roles at what differs: `EdgeCamera-hamburg-role` beside `EdgeCamera-munich-role`. */
import { NAME_PATTERN } from "../../../fleet-file/schema-names";
import { compare } from "../../../text/names";

/** A name in three parts; the middle is what tells it from others. */
export interface Cut {
  readonly prefix: string;
  readonly site: string;
  readonly suffix: string;
}

/** Where words of a name begin and end: at signs, and where the case or the kind of character changes. */
const EDGE =
  /(?<=[^A-Za-z0-9])|(?=[^A-Za-z0-9])|(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Za-z])(?=\d)|(?<=\d)(?=[A-Za-z])/;
const SIGN = /[^A-Za-z0-9]/;

/** Names longer than IAM's have no more cuts than these. */
const MOST_WORDS = 24;

/**
 * For each name the cuts that others share, the best first: what most share; then those at signs rather than within words; then
 * those whose middle can be a fleet's name; then those that leave the shortest middle.
 */
export function sharedCuts(names: readonly string[]): ReadonlyMap<string, readonly Cut[]> {
  const cuts = new Map(names.map((name) => [name, cutsOf(name)]));
  const counts = new Map<string, number>();
  for (const all of cuts.values()) {
    for (const cut of all) counts.set(keyOf(cut), (counts.get(keyOf(cut)) ?? 0) + 1);
  }
  const count = (cut: Cut): number => counts.get(keyOf(cut)) ?? 0;
  return new Map(
    [...cuts].map(([name, all]) => {
      const shared = all.filter((cut) => count(cut) > 1);
      return [name, shared.sort((a, b) => count(b) - count(a) || compareCuts(a, b))];
    }),
  );
}

/** What the cut leaves of a name. */
export function keyOf({ prefix, suffix }: Cut): string {
  return `${prefix}\n${suffix}`;
}

function compareCuts(a: Cut, b: Cut): number {
  return (
    Number(isAtSigns(b)) - Number(isAtSigns(a)) ||
    Number(NAME_PATTERN.test(b.site)) - Number(NAME_PATTERN.test(a.site)) ||
    a.site.length - b.site.length ||
    compare(a.prefix, b.prefix)
  );
}

function isAtSigns({ prefix, suffix }: Cut): boolean {
  const isSign = (sign: string | undefined): boolean => sign === undefined || SIGN.test(sign);
  return isSign(prefix.at(-1)) && isSign(suffix[0]);
}

/** All cuts around some of the words, but for all of them. */
function cutsOf(name: string): Cut[] {
  const words = name.split(EDGE);
  if (words.length > MOST_WORDS) return [];
  const found: Cut[] = [];
  for (let from = 0; from < words.length; from++) {
    for (let to = from + 1; to <= words.length; to++) {
      const site = words.slice(from, to).join("");
      const isWhole = to - from === words.length;
      if (isWhole || SIGN.test(site[0] ?? "") || SIGN.test(site.at(-1) ?? "")) continue;
      const [prefix, suffix] = [words.slice(0, from), words.slice(to)];
      found.push({ prefix: prefix.join(""), site, suffix: suffix.join("") });
    }
  }
  return found;
}
