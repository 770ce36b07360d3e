/** What gives access by other rules than IAM's: it is not compared, but that it changes is said. */
import type { Model } from "../model/types";
import type { HeldPolicy, PolicyHolder } from "./holder";
import { digestOf } from "./policy-fault";

/**
 * A holder whose one policy is not known: where it changes, it is open who gains.
 *
 * @param content what it is, as data
 */
export function notCompared(
  about: Pick<PolicyHolder, "id" | "stack" | "label">,
  content: unknown,
  why: string,
  more: Pick<HeldPolicy, "ofIotData"> = {},
): PolicyHolder {
  const held = { kind: "resource", name: about.label, document: undefined, why, ...more } as const;
  return { ...about, kind: "resource", policies: [{ ...held, digest: digestOf(content) }] };
}

/** What a fleet file has of that: policies of AWS IoT, for the certificates of devices, and calls of Terraform modules. */
export function notComparedHolders(model: Model): PolicyHolder[] {
  return model.stacks.flatMap((stack) => [
    ...stack.iotPolicies.map(({ id, name, document }) =>
      notCompared(
        { id: `${stack.name}/aws-iot/${id}`, stack: stack.name, label: `AWS IoT policy ${name}` },
        [stack.environment.account, document],
        "what certificates may do, AWS IoT decides by rules of its own",
        { ofIotData: true },
      ),
    ),
    ...stack.modules.map(({ id, source, version, inputs, references }) =>
      notCompared(
        { id: `${stack.name}/module.${id}`, stack: stack.name, label: `module.${id}` },
        [stack.environment.account, source, version, inputs, references],
        "what a module makes is not known here",
      ),
    ),
  ]);
}
