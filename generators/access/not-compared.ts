/** What gives access by other rules than IAM's: it is not compared, but that it changes is said. */
import { createHash } from "node:crypto";
import type { Model } from "../model/types";
import type { HeldPolicy, PolicyHolder } from "./holder";

/**
 * A holder whose one policy is not known, and called by what it is: where that is the same before and after, nothing changes; where not,
 * it is open who gains.
 *
 * @param content what it is, as data
 */
export function notCompared(
  about: Pick<PolicyHolder, "id" | "stack" | "label">,
  content: unknown,
  why: string,
): PolicyHolder {
  const digest = createHash("sha256").update(JSON.stringify(content)).digest("hex").slice(0, 8);
  const held: HeldPolicy = {
    ...{ kind: "resource", name: `${about.label}, as ${digest}` },
    ...{ document: undefined, why },
  };
  return { ...about, kind: "resource", policies: [held] };
}

/** Policies of AWS IoT, for the certificates of devices. */
export function iotHolders(model: Model): PolicyHolder[] {
  return model.stacks.flatMap((stack) =>
    stack.iotPolicies.map(({ id, name, document }) =>
      notCompared(
        { id: `${stack.name}/aws-iot/${id}`, stack: stack.name, label: `AWS IoT policy ${name}` },
        document,
        "what certificates may do, AWS IoT decides by rules of its own",
      ),
    ),
  );
}
