/** What a question spells out is tried as it stands: no search is needed for a request that is there. */
import { ServiceReference } from "../../reference";
import { fulfils } from "../languages/texts";
import type { RequestQuestion } from "../question";
import type { Request } from "../request";
import { SOME_ROLE } from "./callers";
import { confirmation } from "./confirm";
import { formatPattern, IN_A_PARTITION, NO_RESOURCE } from "./resources";
import { callerOf } from "./witness";

/** A request of the question's own texts that is what was asked for, if one is. */
export function plainRequest(asked: RequestQuestion): Request | undefined {
  const { kind = "identity", reading = "most", actions = [], resources = [] } = asked;
  if (kind !== "identity" || asked.anyRequest === true) return undefined;
  // Who is named reaches its own account alone, which the search knows.
  if (asked.principal !== undefined) return undefined;
  if (![...actions, ...resources].every(isSpelledOut)) return undefined;
  const possible = actions.flatMap((action) =>
    resources
      .filter((resource) => isPossible(action, resource, asked))
      .map((resource) => requestOf(action, resource, asked)),
  );
  return possible.length === 0 ? undefined : possible.find(confirmation(asked, kind, reading));
}

function requestOf(action: string, resource: string, { context = {} }: RequestQuestion): Request {
  const request = { principal: callerOf(SOME_ROLE, resource), action, resource };
  return Object.keys(context).length === 0 ? request : { ...request, context };
}

/** One text; `*` is one, too, as the resource of actions that have none. */
function isSpelledOut(text: string): boolean {
  return text === "*" || !/[*?]|\$\{/.test(text);
}

/** Whether AWS's reference knows the action, and requests of it can name the resource. */
function isPossible(
  action: string,
  resource: string,
  { reference: given }: RequestQuestion,
): boolean {
  const [service = ""] = action.toLowerCase().split(":", 1);
  const reference = given ?? ServiceReference.loadSync([service]);
  const info = reference.hasLoaded(service) ? reference.action(action) : undefined;
  if (info === undefined) return false;
  const formats = reference.resourceFormats(info);
  const any = formats.length === 0 ? NO_RESOURCE : formats.map(formatPattern);
  return fulfils(resource, [{ any }, { any: IN_A_PARTITION }]);
}
