import {
  type FleetStack,
  IotPolicy,
  ManagedPolicy,
  ModuleCall,
  PolicyAttachments,
  RoleAlias,
  RoleReference,
  ServiceRole,
  type IotPolicyProps,
  type ManagedPolicyProps,
  type ModuleCallProps,
  type RoleAliasProps,
  type RoleReferenceProps,
  type ServiceRoleProps,
} from "../../stacks/constructs";
import { synthesized } from "./fixtures";

/** Something that a case puts into a stack. */
export interface Element {
  readonly kind: string;
  readonly id: string;
  readonly props: object;
}

type Block = Record<string, Record<string, Record<string, unknown>>>;
type Make = (stack: FleetStack, id: string, props: object) => unknown;

/** The props of a case are taken at their word: they come from JSON. */
const MAKERS: Readonly<Record<string, Make>> = {
  role: (stack, id, props) => new ServiceRole(stack, id, props as ServiceRoleProps),
  reference: (stack, id, props) => new RoleReference(stack, id, props as RoleReferenceProps),
  policy: (stack, id, props) => new ManagedPolicy(stack, id, props as ManagedPolicyProps),
  attachments: (stack, id, props) => new PolicyAttachments(stack, id, props),
  alias: (stack, id, props) => new RoleAlias(stack, id, props as RoleAliasProps),
  module: (stack, id, props) => new ModuleCall(stack, id, props as ModuleCallProps),
  iotPolicy: (stack, id, props) => new IotPolicy(stack, id, props as IotPolicyProps),
};

/** Makes an element of a case. */
export function add(stack: FleetStack, { kind, id, props }: Element): void {
  const make = MAKERS[kind];
  if (make === undefined) throw new Error(`no kind of element: ${kind}`);
  make(stack, id, props);
}

/** Resources, data sources and outputs of a stack, without cdktf's notes on where they come from. */
export function contents(stack: FleetStack): unknown {
  const blocks = synthesized(stack) as Record<string, Block | undefined>;
  const { resource, data, module, output } = blocks;
  for (const block of [resource, data, module && { module }] as (Block | undefined)[]) {
    const elements = Object.values(block ?? {}).flatMap((byId) => Object.values(byId));
    for (const element of elements) delete element["//"];
  }
  return {
    ...(resource && { resource }),
    ...(data && { data }),
    ...(module && { module }),
    ...(output && { output }),
  };
}
