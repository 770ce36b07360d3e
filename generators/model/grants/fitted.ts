/** What a role is granted, in as many characters as it takes to have it. */
import type { PolicyDocument } from "../../iam/document";
import { minimiseAcross } from "../../iam/policy/across";
import { compactDocument } from "../../iam/policy/compact";
import { INLINE_POLICIES_MAX, documentSize } from "../../iam/policy/quotas";
import type { ServiceReference } from "../../iam/reference";
import { distinctPlaces } from "../../iam/policy/merge";
import { ownValue } from "../../text/own-value";
import type { InlinePolicy } from "../types";
import type { OwnSettings } from "../roles/settings";
import type { GivenPolicy } from "./given";

/**
 * The grants as they are where they fit beside the role's other inline policies, so that a review finds each where it was said; merged over all
 * reasons and resource types where they do not, or where the file asks for `compact`, and then with patterns for lists of actions.
 *
 * @param compact AWS's actions, where lists of them are to be shortened
 */
export function fitted(
  given: GivenPolicy | undefined,
  beside: readonly Pick<InlinePolicy, "document">[],
  compact: ServiceReference | undefined,
): InlinePolicy[] {
  if (given === undefined) return [];
  const { kept = [], ...grants } = given;
  const all = [...beside, grants];
  const size = all.reduce((sum, { document }) => sum + documentSize(document), 0);
  if (compact === undefined && size <= INLINE_POLICIES_MAX) return [grants];
  const { document, of } = minimiseAcross(grants.document, new Set(kept));
  const short = compact === undefined ? document : compactDocument(document, compact);
  return [mergedPolicy(grants, short, of)];
}

/** The policy of a document whose statements were several: with the reasons and places of all of them. */
function mergedPolicy(
  { name, document, why, from }: InlinePolicy,
  made: PolicyDocument,
  of: readonly (readonly number[])[],
): InlinePolicy {
  const sids = document.Statement.map(({ Sid = "" }) => Sid);
  const reasons = made.Statement.flatMap(({ Sid = "" }, index): [string, string][] => {
    const own = (of[index] ?? []).flatMap((one) => ownValue(why, sids[one] ?? "") ?? []);
    return own.length === 0 ? [] : [[Sid, [...new Set(own)].join("; ")]];
  });
  return {
    name,
    document: made,
    why: Object.fromEntries(reasons),
    from: of.map((all) => distinctPlaces(all.flatMap((one) => from[one] ?? []))),
    merged: of.map((all) => all.map((one) => sids[one] ?? "")),
  };
}

/** What shortens the lists of a role that is set to have short ones. */
export function compactBy(
  { compact }: OwnSettings,
  { reference }: { readonly reference?: ServiceReference },
): ServiceReference | undefined {
  return compact?.value === true ? reference : undefined;
}
