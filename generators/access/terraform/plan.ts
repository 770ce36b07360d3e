/** A plan as `terraform show -json` prints it: what was, what will be, and what the configuration says. */
import { problem, quote } from "../../problem";
import type { Problem } from "../../problem";
import { moduleSteps, type Key } from "./address";
import { sortedUnique } from "../../text/names";
import { fieldsOf, listOf, textOf, textsOf, type Fields } from "../fields";
import type { Instance } from "./world";

/** Both sides of a plan. */
export interface Plan {
  readonly before: readonly Instance[];
  readonly after: readonly Instance[];
  readonly configuration: Fields;
  /** Types of resources that change. */
  readonly changed: readonly string[];
  /** Addresses of what Terraform puts off to a later plan. */
  readonly deferred: readonly string[];
  /** False where it is known to leave something out: more plans will follow. */
  readonly isComplete: boolean;
}

const PRINT = "terraform plan -out=tfplan, then terraform show -json tfplan";

/**
 * A plan's two sides, or why it is none.
 *
 * @param file the name by which problems call it
 * Source: Terraform's documentation of its JSON output format, 1.x; OpenTofu's is the same.
 */
export function readPlan(data: unknown, file: string): Plan | Problem {
  const fault = faultOf(data);
  if (fault !== undefined) {
    const { what, fix } = fault;
    return problem("not-a-plan", { message: `${file} holds ${what}`, fix, location: { file } });
  }
  const plan = fieldsOf(data);
  const changes = listOf(plan.resource_changes);
  const planned = new Set(changes.map(({ address }) => address));
  const moved = new Set(changes.map(({ previous_address: previous }) => previous));
  // What a plan with -target leaves alone stands in the state only.
  const rest = stateInstances(fieldsOf(fieldsOf(plan.prior_state).values).root_module).filter(
    ({ address }) => !planned.has(address) && !moved.has(address),
  );
  const sides = changes.map(sidesOf);
  return {
    before: [...sides.flatMap(({ before }) => before), ...rest],
    after: [...sides.flatMap(({ after }) => after), ...rest],
    configuration: fieldsOf(fieldsOf(plan.configuration).root_module),
    changed: sortedUnique(changes.filter(isChanged).flatMap(({ type }) => textOf(type) ?? [])),
    deferred: listOf(plan.deferred_changes).map((one) => {
      return textOf(fieldsOf(one.resource_change).address) ?? "a resource";
    }),
    isComplete: plan.complete !== false,
  };
}

function isChanged({ mode, change }: Fields): boolean {
  const { actions } = fieldsOf(change);
  return mode !== "data" && textsOf(actions).some((one) => one !== "no-op" && one !== "read");
}

interface Fault {
  /** What the file holds instead. */
  readonly what: string;
  readonly fix: string;
}

function faultOf(data: unknown): Fault | undefined {
  const plan = fieldsOf(data);
  const version = textOf(plan.format_version);
  const print = `print a plan: ${PRINT}`;
  if (typeof plan["@level"] === "string") {
    return { what: "the log that terraform plan -json prints", fix: print };
  }
  if (Object.hasOwn(plan, "lineage") || (version !== undefined && isState(plan))) {
    return { what: "a state, and no plan", fix: print };
  }
  if (version === undefined) {
    return { what: "no plan, for it has no format_version", fix: print };
  }
  if (!/^[01]\./.test(version)) {
    const what = `a plan of format ${quote(version)}, and 1.x can be read`;
    return { what, fix: "print the plan with a Terraform whose format is 1.x" };
  }
  if (plan.errored === true) {
    const what = "a plan that ended in an error, so that parts of it are missing";
    return { what, fix: "mend what terraform plan says, and plan again" };
  }
  const { resource_changes: changes = [] } = plan;
  const isRead = Array.isArray(changes) && changes.every(isChange);
  return isRead
    ? undefined
    : { what: "a plan whose resource_changes are not as Terraform writes them", fix: print };
}

/** Whether it says which resource it is about, and what is done to it. */
function isChange(one: unknown): boolean {
  const { address, type, change } = fieldsOf(one);
  const isNamed = textOf(address) !== undefined && textOf(type) !== undefined;
  return isNamed && Array.isArray(fieldsOf(change).actions);
}

function isState(plan: Fields): boolean {
  return !Object.hasOwn(plan, "planned_values") && !Object.hasOwn(plan, "resource_changes");
}

/** A resource before and after; each list has one instance or none. */
function sidesOf(one: Fields): { readonly before: Instance[]; readonly after: Instance[] } {
  const change = fieldsOf(one.change);
  const actions: readonly unknown[] = Array.isArray(change.actions) ? change.actions : [];
  const deposed = textOf(one.deposed);
  const address = textOf(one.address) ?? "";
  const what = {
    ...identityOf(one),
    address: deposed === undefined ? address : `${address} (deposed ${deposed})`,
  };
  const isNew = actions.includes("create");
  const [before, after] = [change.before, change.after].map((values) =>
    typeof values === "object" && values !== null ? fieldsOf(values) : undefined,
  );
  const prior = before === undefined ? {} : { prior: before };
  const old =
    before === undefined ? [] : [{ ...what, ...prior, values: before, unknown: {}, isNew: false }];
  // What Terraform forgets lives on.
  if (actions.includes("forget")) return { before: old, after: old };
  const values = before === undefined || after === undefined ? after : withArn(what, before, after);
  const now =
    values === undefined
      ? []
      : [{ ...what, ...prior, values, unknown: change.after_unknown, isNew }];
  return { before: old, after: now };
}

/** What IAM makes anew under the same path and name has the same ARN, whatever the provider knows. */
function withArn({ type }: Pick<Instance, "type">, before: Fields, after: Fields): Fields {
  const isSame = before.name === after.name && before.path === after.path;
  const arn = type.startsWith("aws_iam_") && isSame ? (after.arn ?? before.arn) : after.arn;
  return arn === undefined ? after : { ...after, arn };
}

function identityOf(one: Fields): Omit<Instance, "values" | "unknown" | "isNew" | "prior"> {
  const key = one.index;
  const isKey = typeof key === "string" || typeof key === "number";
  return {
    address: textOf(one.address) ?? "",
    mode: one.mode === "data" ? "data" : "managed",
    type: textOf(one.type) ?? "",
    name: textOf(one.name) ?? "",
    module: moduleSteps(textOf(one.module_address)),
    ...(isKey && { key: key satisfies Key }),
  };
}

/** What a state has, module by module. */
function stateInstances(module: unknown, address?: string): Instance[] {
  const { resources, child_modules: children } = fieldsOf(module);
  const own = listOf(resources).map((one): Instance => {
    const what = identityOf({ ...one, module_address: address });
    const values = fieldsOf(one.values);
    return { ...what, values, prior: values, unknown: {}, isNew: false };
  });
  const inside = listOf(children).flatMap((child) => stateInstances(child, textOf(child.address)));
  return [...own, ...inside];
}
