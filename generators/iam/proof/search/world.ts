/** What is known of the requests of a class of actions, whatever policies say. */
import type { ServiceReference } from "../../reference";
import { exactly, patternOf } from "../languages/pattern";
import type { Requirement } from "../languages/texts";
import type { ActionClass } from "./actions";
import type { KnownActions } from "./known-actions";
import type { Value } from "./literals";
import { ANY_RESOURCE, formatPattern, IN_A_PARTITION, NO_RESOURCE } from "./resources";
import type { World } from "./theories";

/** What a world depends on, besides the actions. */
interface Asked {
  readonly reference: ServiceReference;
  readonly knownActions: KnownActions;
  /** Condition keys, in lower case, that have just these values. */
  readonly context: ReadonlyMap<string, Value>;
  readonly anyRequest: boolean;
}

/** The requests that are possible. */
export function worldOf(asked: Asked, { absent, actions, formats }: ActionClass): World {
  const { reference, knownActions, context, anyRequest } = asked;
  const [first] = actions;
  const name = first === undefined ? ACTION_SHAPE : exactly(first.toLowerCase());
  return {
    domains: { action: [{ any: [name] }], resource: resourcesOf(formats, anyRequest) },
    knownActions: first === undefined ? knownActions : undefined,
    typeOf: (key) => (absent.has(key) && !context.has(key) ? "absent" : typeOfKey(key, reference)),
    lists: new Map(Array.from(context).filter(([, value]) => typeof value !== "string")),
  };
}

/** Names that a request's action can have, in lower case; `*` and the like are patterns and no names. */
const ACTION_SHAPE = patternOf("action", [
  { kind: "one", not: ": ,*?" },
  { kind: "many", not: ": ,*?" },
  { kind: "char", chars: ":" },
  { kind: "one", not: ": ,*?" },
  { kind: "many", not: ": ,*?" },
]);

function resourcesOf(formats: ActionClass["formats"], anyRequest: boolean): Requirement[] {
  const partitions = anyRequest ? [] : [{ any: IN_A_PARTITION }];
  if (formats === undefined) return [{ any: ANY_RESOURCE }, ...partitions];
  return [{ any: formats.length === 0 ? NO_RESOURCE : formats.map(formatPattern) }, ...partitions];
}

/** The type of a key's values by AWS's reference; undefined where it is not known. */
export function typeOfKey(key: string, reference: ServiceReference): string | undefined {
  const [prefix = ""] = key.split(":", 1);
  return reference.conditionKey(key, reference.hasLoaded(prefix) ? [prefix] : [])?.type;
}
