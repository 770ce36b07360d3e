/** Where the expressions of a plan's configuration lead: `terraform show -json` has, of each, what it refers to. */
import { ownValue } from "../../text/own-value";
import { readKey, type Key, type Step } from "./address";
import { fieldsOf, listOf, textsOf, type Fields } from "../fields";
import type { Instance, Reference, References, Targets } from "./world";

/** Where an expression stands. */
interface Place {
  readonly module: readonly Step[];
  /** The key of the resource or module call that it is written in. */
  readonly key: Key | undefined;
  /** What that one goes over with `for_each`. */
  readonly each: readonly string[];
}

/** More than one module can be nested in another, and a configuration has no rings. */
const MAX_STEPS = 50;

/** The configuration in a plan. */
export class Configuration implements References {
  constructor(private readonly root: Fields) {}

  names(instance: Instance, argument: string): boolean {
    return Object.hasOwn(fieldsOf(this.resource(instance)?.expressions), argument);
  }

  of(instance: Instance, argument: string, targets: Targets): Reference[] | undefined {
    const resource = this.resource(instance);
    const expression = ownValue(fieldsOf(resource?.expressions), argument);
    const place: Place = {
      module: instance.module,
      key: instance.key,
      each: referencesOf(resource?.for_each_expression),
    };
    return this.resolve(referencesOf(expression), place, targets, MAX_STEPS);
  }

  /** Undefined where anything else has a part in it: a condition, a variable, a local value. */
  private resolve(
    references: readonly string[],
    place: Place,
    targets: Targets,
    steps: number,
  ): Reference[] | undefined {
    if (steps === 0) return undefined;
    const found: Reference[] = [];
    for (const reference of references) {
      if (isOnlyKey(reference)) continue;
      const more = this.lead(reference, references.some(isOnlyKey), place, targets, steps - 1);
      if (more === undefined) return undefined;
      found.push(...more);
    }
    return found;
  }

  private lead(
    reference: string,
    byKey: boolean,
    place: Place,
    targets: Targets,
    steps: number,
  ): Reference[] | undefined {
    const { module } = place;
    const [first, second = ""] = partsOf(reference);
    if (first === "each") {
      // `each.value.role_name` over module.x is x's output of that name.
      const rest = reference.slice("each.value".length);
      const over = place.each.map((one) => (one.startsWith("module.") ? one + rest : one));
      const lead = { ...place, each: [] };
      const all = over.map((one) => this.lead(one, true, lead, targets, steps));
      return all.includes(undefined) ? undefined : all.flatMap((one) => one ?? []);
    }
    if (first === "var") return this.variable(second, module, targets, steps);
    if (first === "module") return this.output(reference, byKey, place, targets, steps);
    return resource(reference, byKey, place, targets);
  }

  private variable(
    name: string,
    module: readonly Step[],
    targets: Targets,
    steps: number,
  ): Reference[] | undefined {
    const step = module.at(-1);
    if (step === undefined) return undefined;
    const outside = module.slice(0, -1);
    const call = ownValue(fieldsOf(this.module(outside)?.module_calls), step.name);
    const { expressions, for_each_expression: each } = fieldsOf(call);
    const place = { module: outside, key: step.key, each: referencesOf(each) };
    return this.resolve(referencesOf(ownValue(fieldsOf(expressions), name)), place, targets, steps);
  }

  private output(
    reference: string,
    byKey: boolean,
    { module, key }: Place,
    targets: Targets,
    steps: number,
  ): Reference[] | undefined {
    const [, name = "", output] = partsOf(reference);
    if (output === undefined) return undefined;
    const written = indexOf(reference);
    const own = written === undefined ? (byKey ? key : undefined) : readKey(written);
    const inside = [...module, { name, ...(own !== undefined && { key: own }) }];
    const outputs = fieldsOf(this.module(inside)?.outputs);
    const { expression } = fieldsOf(ownValue(outputs, output));
    const place = { module: inside, key: own, each: [] };
    return this.resolve(referencesOf(expression), place, targets, steps);
  }

  private resource({ module, mode, type, name }: Instance): Fields | undefined {
    return listOf(this.module(module)?.resources).find(
      (one) => one.mode === mode && one.type === type && one.name === name,
    );
  }

  private module(steps: readonly Step[]): Fields | undefined {
    let module: Fields | undefined = this.root;
    for (const { name } of steps) {
      const call: unknown = ownValue(fieldsOf(module.module_calls), name);
      module = fieldsOf(fieldsOf(call).module);
    }
    return module;
  }
}

/** Says which instance, and nothing of the value. */
function isOnlyKey(reference: string): boolean {
  return reference === "each.key" || reference === "count.index";
}

/** `aws_iam_policy.x["a"].arn`: what comes after the name is an attribute that the type is named by. */
function resource(
  reference: string,
  byKey: boolean,
  { module, key }: Place,
  targets: Targets,
): Reference[] | undefined {
  const [type = "", name, attribute] = partsOf(reference);
  const by = targets.get(type);
  if (by === undefined || name === undefined) return undefined;
  if (attribute !== undefined && !by.includes(attribute)) return undefined;
  const written = indexOf(reference);
  if (written === undefined) {
    return [{ module, type, name, ...(byKey && key !== undefined && { same: key }) }];
  }
  const own = readKey(written);
  return own === undefined ? undefined : [{ module, type, name, key: own }];
}

/** The names of a reference, without indexes: `aws_iam_policy`, `x`, `arn`. */
function partsOf(reference: string): string[] {
  return reference.replace(INDEX, "").split(".");
}

/** The first index of a reference, as it is written. */
function indexOf(reference: string): string | undefined {
  return INDEX.exec(reference)?.[1];
}

const INDEX = /\[("(?:[^"\\]|\\.)*"|\d+)\]/;

/** An expression's references, each as far as it goes: `a.b` is left out beside `a.b.c`. Of a list of blocks, those of all. */
function referencesOf(expression: unknown): string[] {
  const all = textsOf(fieldsOf(expression).references);
  return all.filter(
    (one) => !all.some((other) => other.startsWith(`${one}.`) || other.startsWith(`${one}[`)),
  );
}
