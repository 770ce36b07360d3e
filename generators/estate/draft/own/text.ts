/** Texts of one account and site, as templates for others. */

/** What an environment knows. */
export interface TextFacts {
  readonly account: string;
  readonly region: string;
  readonly partition: string;
}

/** Stands for the site. */
export const SITE = "{{fleet}}";

/** The text with placeholders for the environment's facts; and the same with one for the site, wherever it is a word. */
export function templated(
  text: string,
  site: string,
  facts: TextFacts,
): { readonly plain: string; readonly general: string } {
  const escaped = text.replaceAll("{{", "\\{{");
  const pieces = site === "" ? [escaped] : escaped.split(wordPattern(site));
  const made = pieces.map((piece) => withFacts(piece, facts));
  // The facts are looked for in the whole text as well: a site may be a part of an ARN's field.
  return { plain: withFacts(escaped, facts), general: made.join(SITE) };
}

const patterns = new Map<string, RegExp>();

/** The site where no letter or digit goes on with it. */
function wordPattern(site: string): RegExp {
  const known = patterns.get(site);
  if (known !== undefined) return known;
  const literal = site.replace(/[\\^$.*+?()[\]{}|/-]/g, "\\$&");
  const pattern = new RegExp(`(?<![A-Za-z0-9])${literal}(?![A-Za-z0-9])`);
  patterns.set(site, pattern);
  return pattern;
}

/** In an ARN each fact has its field; an account is one wherever its 12 digits stand alone. */
function withFacts(text: string, { account, region, partition }: TextFacts): string {
  return text
    .replace(new RegExp(`(?<![0-9A-Za-z])${account}(?![0-9A-Za-z])`, "g"), "{{account}}")
    .replace(new RegExp(`^arn:${partition}:`), "arn:{{partition}}:")
    .replace(new RegExp(`^(arn:[^:]*:[^:]*:)${region}:`), "$1{{region}}:");
}
