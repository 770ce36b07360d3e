/** Tags that a role's policies ask for. */
import { documentsOf, type HeldPolicy, type PolicyHolder } from "../access/holder";
import { tagsBetween } from "../access/own-keys";

/** Those that are other in the account, or that its listing says nothing of: any of them may be set. */
export function tagsIn(model: PolicyHolder, real: PolicyHolder): HeldPolicy[] {
  if (real.tags !== undefined) return tagsBetween(model, real);
  return tagsAsked([model, real]).map((key) => ({
    ...{ kind: "tag", name: `tag ${key}`, document: undefined },
    why: "a policy asks for it, and the listing lacks its Tags",
  }));
}

/** Keys are condition keys in quotation marks, or variables in braces, with a default or without. */
const ASKED = /aws:principaltag\/([^"},]+)/gi;

/** Each once, for IAM knows no case of them. */
function tagsAsked(holders: readonly PolicyHolder[]): string[] {
  const documents = holders.flatMap((one) => [...documentsOf(one), one.boundary?.document]);
  const found = [...JSON.stringify(documents).matchAll(ASKED)].map(([, key = ""]) => key.trim());
  return [...new Map(found.map((key) => [key.toLowerCase(), key])).values()].sort();
}
