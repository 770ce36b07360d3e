/** Managed policies by their ARNs: made here, AWS's, or somebody else's. */
import { ownValue } from "../../text/own-value";
import { AFTER_APPLY } from "../not-known";
import type { ManagedDocument } from "../from-account";
import type { HeldPolicy } from "../holder";
import { ELSEWHERE, policyIn, policyOf, unknownPolicy } from "./documents";
import { textOf } from "../fields";
import { POLICY, POLICY_DATA } from "./table";
import type { Instance, World } from "./world";

const TARGETS = new Map([[POLICY.type, POLICY.by]]);

/** A policy, and the resource that makes it, if it is made here. */
export interface ManagedPolicy {
  readonly held: HeldPolicy;
  readonly made?: Instance;
}

/** The managed policies that an argument names: by ARN, one or a list. */
export function managedIn(
  world: World,
  instance: Instance,
  argument: string,
  managed: ManagedDocument,
): ManagedPolicy[] {
  return world.links(instance, argument, TARGETS).map((link): ManagedPolicy => {
    if (link.kind === "here") return { held: ownPolicy(world, link.instance), made: link.instance };
    if (link.kind === "elsewhere") return { held: existing(world, link.name, managed) };
    const name = `${instance.address}.${argument}`;
    return { held: unknownPolicy("customer-managed", name, AFTER_APPLY) };
  });
}

/** A policy that is made here. */
export function ownPolicy(world: World, policy: Instance): HeldPolicy {
  const { values, address } = policy;
  const name = textOf(values.arn) ?? textOf(values.name) ?? address;
  const kind = "customer-managed";
  const [held] = policyIn(world, policy, POLICY.policy, { kind, name });
  return held ?? unknownPolicy(kind, name, "it has no document");
}

function existing(world: World, arn: string, managed: ManagedDocument): HeldPolicy {
  const isOfAws = arn.split(":")[4] === "aws";
  const kind = isOfAws ? "aws-managed" : "customer-managed";
  const looked = world
    .all(POLICY_DATA.type, "data")
    .find(({ values }) => ownValue(values, POLICY_DATA.arn) === arn);
  const text = looked && textOf(ownValue(looked.values, POLICY_DATA.policy));
  if (text !== undefined) return policyOf(text, { kind, name: arn });
  const document = isOfAws ? managed(arn) : undefined;
  if (document !== undefined) return { kind, name: arn, document };
  return unknownPolicy(kind, arn, isOfAws ? "its document is not in the snapshot" : ELSEWHERE);
}
