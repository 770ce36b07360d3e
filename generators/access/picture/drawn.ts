/** What of a stack is drawn: its roles and whoever else gets policies, each with whom it trusts and what it reaches. */
import type { IotPolicy, Model, Stack } from "../../model/types";
import { documentsOf, unknownOf, type HeldPolicy, type PolicyHolder } from "../holder";
import { modelHolders } from "../from-model";
import { OTHERS } from "../not-known";
import type { OwnFacts } from "./own-facts";
import { statementsOf, type Reach, type Reached } from "./reached";
import { trustedBy, type Trusted } from "./trusted";
import type { NodeKind } from "./types";

/** With the general form of what was written. */
export type General<T> = T & { readonly general: string };

/** What a holder comes to in a picture. Title and lines are general. */
export interface Drawn {
  /** The same in stacks that are alike: its kind and id. */
  readonly key: string;
  readonly kind: Extract<NodeKind, "role" | "policies" | "certificates">;
  readonly title: string;
  readonly lines: readonly string[];
  readonly trusted: readonly General<Trusted>[];
  readonly reached: readonly General<Reached>[];
  /** Managed policies that the stack does not make: what they hold is theirs. */
  readonly attached: readonly Attached[];
  /** Of certificates, keys of roles whose credentials they are exchanged for. */
  readonly exchanged: readonly string[];
}

/** What a certificate is exchanged for credentials with. Source: AWS IoT Core Developer Guide, authorizing direct calls to AWS services. */
const EXCHANGE = /^(?:\*|iot:(?:\*|AssumeRoleWithCertificate))$/i;

/** A managed policy that exists already. */
export interface Attached {
  /** General. */
  readonly arn: string;
  readonly isOfAws: boolean;
  /** Undefined where its document is not known. */
  readonly reached: readonly Reached[] | undefined;
}

/** Draws stacks of one model. */
export class Drawing {
  constructor(
    private readonly model: Model,
    private readonly reach: Reach,
  ) {}

  of(stack: Stack, facts: OwnFacts): Drawn[] {
    const holders = modelHolders({ ...this.model, stacks: [stack] });
    return [
      ...holders.map((holder) => this.ofHolder(holder, stack, facts)),
      ...stack.iotPolicies.map((policy): Drawn => {
        const reached = this.reach.of([policy.document]);
        return {
          ...{ key: `certificates ${policy.id}`, kind: "certificates", title: "certificates" },
          lines: [`policy ${facts.general(policy.name)}`],
          reached: general(reached, facts),
          ...{ trusted: [], attached: [], exchanged: exchangedBy(policy, stack) },
        };
      }),
    ];
  }

  private ofHolder(holder: PolicyHolder, stack: Stack, facts: OwnFacts): Drawn {
    const { kind, label, trust, boundary } = holder;
    const theirs = new Set(holder.policies.filter(isElsewhere));
    const own = { ...holder, policies: holder.policies.filter((one) => !theirs.has(one)) };
    const documents = documentsOf(own);
    const isLess = boundary !== undefined || documentsOf(holder).some(hasDeny);
    const reached = isLess ? this.reach.within(documents, holder) : this.reach.of(documents);
    const trusted = trust?.document === undefined ? [] : trustedBy(trust.document);
    return {
      key: `${kind} ${label}`,
      kind: kind === "role" ? "role" : "policies",
      title: facts.general(label),
      lines: linesOf(holder, stack, isLess).map((line) => facts.general(line)),
      trusted: trusted.map((one) => ({ ...one, general: facts.general(one.principal) })),
      reached: general(reached, facts),
      attached: [...theirs].map((one) => this.attached(one, facts)),
      exchanged: [],
    };
  }

  private attached({ name, kind, document }: HeldPolicy, facts: OwnFacts): Attached {
    const reached = document === undefined ? undefined : this.reach.of([document]);
    return { arn: facts.general(name), isOfAws: kind === "aws-managed", reached };
  }
}

/** The roles of aliases of the same stack that the policy names. */
function exchangedBy({ document }: IotPolicy, { roleAliases }: Stack): string[] {
  const named = document.Statement.flatMap(({ Effect, Action, Resource }) =>
    Effect === "Allow" && Action.some((action) => EXCHANGE.test(action)) ? Resource : [],
  );
  return roleAliases
    .filter(({ name }) => named.some((text) => text === "*" || text.endsWith(`:rolealias/${name}`)))
    .map(({ role }) => `role ${role}`);
}

function general(all: readonly Reached[], facts: OwnFacts): General<Reached>[] {
  return all.map((one) => ({ ...one, general: facts.general(one.resource) }));
}

/** AWS's, and those whose documents nothing here has. */
function isElsewhere(policy: HeldPolicy): boolean {
  return policy.kind === "aws-managed" || (policy.document === undefined && policy !== OTHERS);
}

function hasDeny(document: object): boolean {
  return statementsOf(document).some(({ effect }) => effect === "Deny");
}

function linesOf(holder: PolicyHolder, stack: Stack, isLess: boolean): string[] {
  const { kind, label, name, policies } = holder;
  const takers = stack.attachments.filter(({ id }) => id === label && kind === "policy");
  const aliases = stack.roleAliases.filter(({ role }) => role === label && kind === "role");
  return [
    ...(name === undefined || name === label ? [] : [name]),
    ...takers.flatMap(({ groups, users, roles }) => [
      ...groups.map((one) => `group ${one}`),
      ...users.map((one) => `user ${one}`),
      ...roles.map((one) => `role ${one}`),
    ]),
    ...aliases.map((one) => `role alias ${one.name}`),
    ...(policies.includes(OTHERS) ? ["made elsewhere"] : []),
    ...(isLess ? ["less what is denied"] : []),
    ...(unknownOf(holder).some((one) => one.kind === "boundary") ? ["boundary not known"] : []),
  ];
}
