/** Why there is no draft. */
import { problem, quote, type Problem } from "../../problem";
import type { Unsaid } from "./live-role";

/** What was asked for: patterns of names, none for all, and what messages call the listing. */
interface Asked {
  readonly match: readonly string[];
  readonly listing: string;
}

/** Of the roles that were asked for, there is none; or none that a draft can describe, and why. */
export function nothingToDraft({ match, listing }: Asked, unsaid: readonly Unsaid[]): Problem {
  const like = match.length === 0 ? "" : ` whose name is like ${match.map(quote).join(" or ")}`;
  const why = unsaid.slice(0, 3).map((one) => `${one.what}: ${one.why}`);
  const more = unsaid.length > 3 ? `; and ${String(unsaid.length - 3)} more` : "";
  return problem("nothing-to-draft", {
    message:
      why.length === 0
        ? `the listing has no role${like}`
        : `the listing has no role${like} that a draft can describe: ${why.join("; ")}${more}`,
    fix: fixOf(match.length > 0, why.length > 0),
    location: { file: listing },
  });
}

function fixOf(isMatched: boolean, isUnsayable: boolean): string {
  if (isMatched) return "name others with --match: * stands for any characters, and case matters";
  return isUnsayable
    ? "change in the account what is named, and list it again; or list an account that has other roles"
    : "list an account that has roles: one listed with --filter needs Role among its values";
}

/** A draft that cannot be had, though it should be. */
export function unproved(why: string): Problem {
  const fix =
    "draft fewer roles with --match, and write the others yourself; this is a fault of the program";
  return problem("draft-not-proved", {
    message: `the draft is not what the account has: ${why}`,
    fix,
  });
}
