import { expect } from "chai";
import { applyOrder, type ToApply } from "../../generators/estate/apply-order";
import type { Stack } from "../../generators/model/types";
import { readCases } from "../support/cases";

/** A stack as far as the order looks at it. Roles trust, attach and are bound by what they name. */
interface StackCase {
  readonly name: string;
  readonly environment: string;
  readonly retired?: true;
  readonly shared?: true;
  readonly roles?: Readonly<
    Record<string, { trusts?: string; attaches?: string[]; within?: string }>
  >;
  readonly policies?: readonly string[];
  readonly looksUp?: readonly string[];
  readonly attaches?: readonly string[];
}

interface OrderCase {
  readonly name: string;
  readonly stacks: readonly StackCase[];
  /** By group. */
  readonly is: readonly (readonly string[])[];
}

const role = (name: string): string => `arn:aws:iam::1:role/${name}`;
const policy = (name: string): string => `arn:aws:iam::1:policy/${name}`;

function toApply(one: StackCase): ToApply {
  const { name, environment } = one;
  if (one.retired) return { name, environment };
  const roles = Object.entries(one.roles ?? {}).map(([id, { trusts, attaches = [], within }]) => ({
    ...{ name: id, path: "/", managedPolicies: attaches.map(policy) },
    trust: { Statement: trusts === undefined ? [] : [{ Principal: { AWS: [role(trusts)] } }] },
    ...(within !== undefined && { permissionsBoundary: policy(within) }),
  }));
  const stack = {
    name,
    environment: { name: environment, account: "1", partition: "aws" },
    subject: { kind: one.shared ? "shared" : "fleet" },
    roles,
    policies: (one.policies ?? []).map((id) => ({ name: id, path: "/" })),
    references: (one.looksUp ?? []).map((id) => ({ arn: role(id) })),
    attachments: [{ managedPolicies: (one.attaches ?? []).map(policy) }],
  };
  return { name, environment, stack: stack as unknown as Stack };
}

describe("the order in which stacks are applied", () => {
  for (const { name, stacks, is } of readCases<readonly OrderCase[]>("affected", "order.json")) {
    it(name, () => {
      for (const given of [stacks, [...stacks].reverse()]) {
        const places = applyOrder(given.map(toApply));
        const groups: string[][] = is.map(() => []);
        for (const [stack, { group, after }] of places) {
          (groups[group - 1] ??= []).push(stack);
          for (const one of after) expect(places.get(one)?.group, stack).to.be.below(group);
        }
        expect(groups.map((some) => some.sort())).to.deep.equal(is);
      }
    });
  }
});
