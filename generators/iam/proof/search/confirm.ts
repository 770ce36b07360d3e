/** Whether what the search found is what was asked for: `evaluate` says it. */
import { evaluator } from "../evaluate";
import type { RequestQuestion } from "../question";
import type { Policies, Request } from "../request";
import type { Reading } from "../truth";
import type { Kind } from "./sides";

/** Whether both sides decide a request as the search says, asked of `evaluate`. */
export function confirmation(
  { allowedBy, notAllowedBy }: RequestQuestion,
  kind: Kind,
  reading: Reading,
): (request: Request) => boolean {
  const allows = allowance(allowedBy, kind, reading);
  const allowsToo = notAllowedBy && allowance(notAllowedBy, kind, reading);
  return (request) => allows(request) && allowsToo?.(request) !== true;
}

/** What a document of trust or of a resource lets through is what its statements say, whatever accounts there are. */
function allowance(
  policies: Policies,
  kind: Kind,
  reading: Reading,
): (request: Request) => boolean {
  const decide = evaluator(policies, { reading });
  if (kind === "identity") return (request) => decide(request).effect === "allowed";
  return (request) => {
    const applying = decide(request).because.filter(({ applies }) => applies);
    return (
      applying.some(({ statement }) => statement.effect === "Allow") &&
      applying.every(({ statement }) => statement.effect === "Allow")
    );
  };
}
