/** What gives access by other rules than IAM's: it is not compared, but that it changes is said. */
import type { IotPolicyDocument } from "../iam/document";
import { isLike } from "../iam/wildcards";
import type { Model, Stack } from "../model/types";
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

/**
 * What a fleet file has of that: policies of AWS IoT, for the certificates of devices, and calls of Terraform modules.
 *
 * @param contentOf what tells whether a module in a folder of the project changes
 */
export function notComparedHolders(
  model: Model,
  contentOf: (source: string) => string | undefined = () => undefined,
): PolicyHolder[] {
  return model.stacks.flatMap((stack) => [
    ...stack.iotPolicies.map(({ id, name, document }) =>
      notCompared(
        { id: `${stack.name}/aws-iot/${id}`, stack: stack.name, label: `AWS IoT policy ${name}` },
        [stack.environment.account, name, document],
        "what certificates may do, AWS IoT decides by rules of its own",
        assumesOwn(document, stack) ? { ofIotData: true } : {},
      ),
    ),
    ...stack.modules.map(({ id, source, version, inputs, references }) =>
      notCompared(
        { id: `${stack.name}/module.${id}`, stack: stack.name, label: `module.${id}` },
        [stack.environment.account, source, version, inputs, references, contentOf(source) ?? null],
        "what a module makes is not known here",
      ),
    ),
  ]);
}

const ASSUME = "iot:assumerolewithcertificate";

/** Roles that certificates assume are compared by themselves, where they are the stack's own: a role of another one may be anything. */
function assumesOwn(
  { Statement }: IotPolicyDocument,
  { roleAliases, environment: { partition, region, account } }: Stack,
): boolean {
  const own = new Set(
    roleAliases.map(({ name }) => `arn:${partition}:iot:${region}:${account}:rolealias/${name}`),
  );
  return Statement.every(
    ({ Effect, Action, Resource }) =>
      Effect === "Deny" ||
      !Action.some((action) => isLike(ASSUME, action.toLowerCase())) ||
      Resource.every((one) => own.has(one)),
  );
}
