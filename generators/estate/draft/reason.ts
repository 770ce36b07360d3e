/** Reasons that were lost on the way: a statement's Sid was made of one. */
import type { GrantData } from "../../fleet-file/schema";
import { toDocument } from "../../iam/policy/minimise";
import { sidFromText } from "../../iam/policy/sid";
import type { GrantContext } from "../../model/grants/types";
import { draftsOf } from "./grant-atoms";

/** Sids that editors make up say nothing. */
const MADE_UP = /^(?:Stmt\d+|VisualEditor\d+|Statement\d*)$/;

/** The grant with a reason that gives its statement the Sid that it has, unless it has that by itself. */
export function withReason(
  grant: GrantData,
  sid: string | undefined,
  context: GrantContext,
): GrantData {
  if (sid === undefined || MADE_UP.test(sid)) return grant;
  const own = toDocument(draftsOf([grant], context))?.document.Statement ?? [];
  if (own.some(({ Sid }) => Sid === sid)) return grant;
  const why = sid
    .replace(/(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])/g, " ")
    .split(" ")
    .map((word) => (/^[A-Z][a-z]*$/.test(word) ? word.toLowerCase() : word))
    .join(" ");
  return sidFromText(why) === sid ? { ...grant, why } : grant;
}
