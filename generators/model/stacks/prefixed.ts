/** A fleet's stack as it is in a group: what has an id there has the fleet's name before it. */
import { mapParts } from "../part-kinds";
import type {
  Attachment,
  CustomerPolicy,
  ModuleCall,
  ModuleOutputs,
  Role,
  RoleAlias,
  Stack,
} from "../types";

/**
 * The same stack with all ids, and all that names them, under a prefix. A blueprint is so called, too: the parts that one
 * fleet has of it are not those of another, and a module may make the ones and not the others.
 */
export function prefixed(stack: Stack, prefix: string): Stack {
  const own = (id: string): string => `${prefix}${id}`;
  const all = (ids: readonly string[]): string[] => ids.map(own);
  const policies = stack.policies.map((policy): CustomerPolicy => {
    const { grantsOf } = policy;
    return grantsOf ? { ...policy, grantsOf: { ...grantsOf, role: own(grantsOf.role) } } : policy;
  });
  const roles = stack.roles.map((role): Role => {
    const { boundaryPolicy, attached, after } = role;
    const bound = boundaryPolicy === undefined ? {} : { boundaryPolicy: own(boundaryPolicy) };
    return { ...role, ...bound, attached: all(attached), after: all(after) };
  });
  const attachments = stack.attachments.map((one): Attachment => {
    return { ...one, attached: all(one.attached) };
  });
  const roleAliases = stack.roleAliases.map((one): RoleAlias => {
    return { ...one, role: own(one.role) };
  });
  const parts = { ...stack, policies, roles, attachments, roleAliases };
  const named = mapParts(parts, (list: readonly { id: string; blueprint: string }[]) =>
    list.map((part) => ({ ...part, id: own(part.id), blueprint: own(part.blueprint) })),
  );
  return {
    ...stack,
    ...named,
    references: stack.references.map((one) => ({ ...one, id: own(one.id) })),
    modules: stack.modules.map((call) => prefixedCall(call, own)),
    expectations: stack.expectations.map((one) => ({ ...one, of: own(one.of) })),
  };
}

function prefixedCall(call: ModuleCall, own: (id: string) => string): ModuleCall {
  const { id, blueprint, references, outputs, after } = call;
  return {
    ...call,
    id: own(id),
    ...(blueprint !== undefined && { blueprint: own(blueprint) }),
    references: mapValues(references, own),
    outputs: Object.fromEntries(
      Object.entries(outputs).map(([part, one]): [string, ModuleOutputs] => [own(part), one]),
    ),
    after: after.map(own),
  };
}

function mapValues(
  record: Readonly<Record<string, string>>,
  change: (value: string) => string,
): Record<string, string> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value)]));
}
