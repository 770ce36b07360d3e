/** What the template gets of the parts of a stack. */
import { mapParts } from "../../model/part-kinds";
import { furtherGrants } from "../../model/parts/spread-grants";
import type { CustomerPolicy, InlinePolicy, ModuleCall, Role, Stack } from "../../model/types";
import { sortedUnique } from "../../text/names";
import { statementViews } from "./shared-documents";
import type { SharedDocuments } from "./shared-documents";

/** The stack without the parts that modules create: what is left are its resources. */
export function withoutCalled(stack: Stack): Stack {
  const called = new Set(stack.modules.flatMap(({ blueprint }) => blueprint ?? []));
  if (called.size === 0) return stack;
  const own = (list: readonly { readonly blueprint: string }[]): unknown =>
    list.filter(({ blueprint }) => !called.has(blueprint));
  return { ...stack, ...mapParts(stack, own) };
}

/** What must be there first: roles that are resources, and calls of modules. */
function dependencies(
  after: readonly string[],
  { modules }: Stack,
): { readonly after: readonly string[]; readonly afterModules: readonly string[] } {
  const makers = after.map((role) => modules.find(({ outputs }) => Object.hasOwn(outputs, role)));
  return {
    after: after.filter((_, index) => makers[index] === undefined),
    afterModules: sortedUnique(makers.flatMap((call) => call?.id ?? [])),
  };
}

/** The parts of a stack, each as the template writes it. */
export function partsView(stack: Stack, shared: SharedDocuments): object {
  return {
    ...stack,
    policies: stack.policies.map((policy) => customerPolicyView(policy, stack, shared)),
    roles: stack.roles.map((role) => ({
      ...roleView(role, shared),
      ...dependencies(role.after, stack),
      inlineAfter: furtherGrants(role, stack).map(({ id }) => id),
    })),
    roleAliases: stack.roleAliases.map(tagged),
    iotPolicies: stack.iotPolicies.map((policy) => ({
      ...tagged(policy),
      statements: policy.document.Statement.map((statement, index) => ({
        statement,
        why: policy.why[index],
      })),
    })),
    modules: stack.modules.map((call) => ({
      ...callView(call),
      ...dependencies(call.after, stack),
    })),
  };
}

function callView(call: ModuleCall): object {
  const has = (record: object): boolean => Object.keys(record).length > 0;
  return {
    ...call,
    hasVersion: call.version !== undefined,
    hasInputs: has(call.inputs),
    hasReferences: has(call.references),
    hasOutputs: has(call.outputs),
  };
}

function tagged<T extends { readonly tags: object }>(part: T): T & { hasTags: boolean } {
  return { ...part, hasTags: Object.keys(part.tags).length > 0 };
}

function roleView(role: Role, shared: SharedDocuments): object {
  return {
    ...tagged(role),
    hasSession: role.maxSessionDuration !== undefined,
    hasBoundary: role.permissionsBoundary !== undefined && role.boundaryPolicy === undefined,
    hasOwnBoundary: role.boundaryPolicy !== undefined,
    forceDetach: role.forceDetach ?? false,
    hasProfile: role.instanceProfile !== undefined,
    isOpen: role.exclusive === false,
    sharedTrust: shared.nameOf(role.trust, {}),
    inlinePolicies: role.inlinePolicies.map((policy) => ({
      ...policyView(policy),
      shared: shared.nameOf(policy.document, policy.why),
    })),
  };
}

function customerPolicyView(policy: CustomerPolicy, stack: Stack, shared: SharedDocuments): object {
  const { grantsOf, copyOf } = policy;
  const [next] =
    grantsOf === undefined
      ? []
      : furtherGrants({ id: grantsOf.role }, stack).filter(
          (other) => other.grantsOf.number > grantsOf.number,
        );
  return {
    ...tagged(policy),
    ...policyView(policy),
    shared: shared.nameOf(policy.document, policy.why ?? {}),
    isCopy: copyOf !== undefined,
    // What leaves it goes to those of higher numbers: they are there, and attached, before.
    ...(grantsOf && next && { after: { role: grantsOf.role, policy: next.id } }),
  };
}

function policyView({
  name,
  document,
  why = {},
}: Pick<InlinePolicy, "name" | "document"> & Partial<Pick<InlinePolicy, "why">>): object {
  return { name, statements: statementViews(document, why) };
}
