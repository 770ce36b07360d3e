/** Everything that one side of a plan has, and how its parts lead to one another. */
import { grouped } from "../../text/grouped";
import { ownValue } from "../../text/own-value";
import { sameModule, type Key, type Step } from "./address";
import { fieldsOf, textsOf, type Fields } from "../fields";
import { LISTS } from "./table";

/** One instance of a resource or data source. */
export interface Instance {
  /** As it is called after the change, whatever it was called before. */
  readonly address: string;
  readonly mode: "managed" | "data";
  readonly type: string;
  readonly name: string;
  readonly module: readonly Step[];
  readonly key?: Key;
  /** What is known of it, by argument and attribute. */
  readonly values: Fields;
  /** What will be known after apply: `true`, or, within lists and mappings, `true` where it will. */
  readonly unknown: unknown;
  /** It is made anew, so that what others did to the one before is gone. */
  readonly isNew: boolean;
  /** Its values before the change; nothing of a configuration by itself, or where there was none. */
  readonly prior?: Fields;
}

/** What an expression leads to. */
export interface Reference {
  readonly module: readonly Step[];
  readonly type: string;
  readonly name: string;
  /** The instance that is named. */
  readonly key?: Key;
  /** The instance that has the key of who refers to it, where there are several. */
  readonly same?: Key;
}

/** The types of resources that an argument can mean, each with what others name it by. */
export type Targets = ReadonlyMap<string, readonly string[]>;

/** Where the expressions of a configuration lead. */
export interface References {
  /** What the argument's value is made of alone; undefined where it is made of other things as well. */
  of(instance: Instance, argument: string, by: Targets): Reference[] | undefined;
  /** Whether the configuration names the argument: blocks that are `dynamic` it does not, and its value may be null. */
  names(instance: Instance, argument: string): boolean;
}

/** Whom an argument means: one that is here, one made elsewhere (its name or ARN), or nobody knows yet. */
export type Link =
  | { readonly kind: "here"; readonly instance: Instance }
  | { readonly kind: "elsewhere"; readonly name: string }
  | { readonly kind: "unknown" };

/** One side of a plan, or a configuration. */
export class World {
  private readonly byType: ReadonlyMap<string, readonly Instance[]>;

  constructor(
    readonly instances: readonly Instance[],
    private readonly references: References,
  ) {
    this.byType = grouped(instances, ({ mode, type }) => `${mode} ${type}`);
  }

  /** The resources of a type, or the data sources. */
  all(type: string, mode: Instance["mode"] = "managed"): readonly Instance[] {
    return this.byType.get(`${mode} ${type}`) ?? [];
  }

  /** Whether the argument, or a part of it, will be known after apply. */
  isUnknown({ unknown }: Instance, argument: string): boolean {
    return unknown === true || hasTrue(ownValue(fieldsOf(unknown), argument));
  }

  /**
   * Whether the change sets the argument. Where its value stays as it was, it may be what AWS has, whoever gave it; what takes
   * a part of that away, or adds to it, is another change.
   */
  sets(instance: Instance, argument: string): boolean {
    const { isNew, prior, values } = instance;
    const unknown = ownValue(fieldsOf(instance.unknown), argument);
    if (instance.unknown === true || hasTrue(unknown)) {
      // What is made anew has no value yet of what nobody sets.
      return unknown !== true || !isNew || this.references.names(instance, argument);
    }
    const value = ownValue(values, argument);
    if (value === undefined || value === null) return false;
    return isNew || !isEqual(value, ownValue(prior ?? {}, argument));
  }

  /** Whom an argument means, one for each of its values. */
  links(from: Instance, argument: string, targets: Targets): Link[] {
    const references = this.references.of(from, argument, targets) ?? [];
    const found = references.flatMap((one) => this.matching(one));
    const known = textsOf(ownValue(from.values, argument)).map((value) =>
      this.named(value, targets, [
        (one) => found.includes(one),
        ({ module }) => sameModule(module, from.module),
      ]),
    );
    if (!this.isUnknown(from, argument)) return known;
    const more = [...new Set(found)].map((instance): Link => ({ kind: "here", instance }));
    const isWhole = LISTS.has(argument)
      ? Array.isArray(ownValue(fieldsOf(from.unknown), argument)) &&
        more.length >= references.length
      : references.length === 1 && more.length === 1;
    if (isWhole) {
      return [...known, ...more.filter((link) => !known.some((one) => isSame(one, link)))];
    }
    // A list may hold a text that is known beside those that are not: only Terraform can tell.
    return [...known, ...(LISTS.has(argument) ? more : []), { kind: "unknown" }];
  }

  /** Of several of one name, as in several accounts, the one that stands nearest. */
  private named(
    value: string,
    targets: Targets,
    nearest: readonly ((one: Instance) => boolean)[],
  ): Link {
    const all = [...targets].flatMap(([type, by]) =>
      this.all(type).filter(({ values }) => by.some((key) => ownValue(values, key) === value)),
    );
    const near = nearest.map((isNear) => all.filter(isNear)).find((list) => list.length > 0);
    const [instance] = near ?? all;
    return instance === undefined ? { kind: "elsewhere", name: value } : { kind: "here", instance };
  }

  private matching({ module, type, name, key, same }: Reference): Instance[] {
    const all = this.all(type).filter((one) => one.name === name && sameModule(module, one.module));
    if (key !== undefined) return all.filter((one) => one.key === key);
    return same === undefined
      ? all
      : all.filter((one) => one.key === undefined || one.key === same);
  }
}

function isSame(a: Link, b: Link): boolean {
  return a.kind === "here" && b.kind === "here" && a.instance === b.instance;
}

/** The same, whatever the order of a list. */
function isEqual(a: unknown, b: unknown): boolean {
  const [one, other] = [a, b].map((value) =>
    Array.isArray(value) ? value.map((item) => JSON.stringify(item)).sort() : value,
  );
  return JSON.stringify(one) === JSON.stringify(other);
}

function hasTrue(value: unknown): boolean {
  if (typeof value !== "object" || value === null) return value === true;
  return Object.values(value).some(hasTrue);
}
