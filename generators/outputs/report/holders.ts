/** Roles, and whoever gets policies, with what they can do. */
import { modelHolders } from "../../access/from-model";
import type { HeldPolicy, PolicyHolder } from "../../access/holder";
import { isPossibleOf } from "../../access/levels";
import { identityOf } from "../../access/prove";
import { unknownWords } from "../../access/words";
import { PolicyError } from "../../iam/proof/policy";
import type { Attachment, Model, Stack } from "../../model/types";
import { grouped } from "../../text/grouped";
import type { ReportHolder } from "./data";
import type { Policies, Reasons } from "./policies";
import { Table } from "./table";

/** By stack, its holders in their order. */
export function holdersByStack(model: Model): ReadonlyMap<string, readonly PolicyHolder[]> {
  return grouped(modelHolders(model), ({ stack }) => stack);
}

/** Shows holders of stacks, whose policies go into the tables. */
export class Holders {
  private readonly documents = new Table<unknown>();
  private readonly left = new Map<string, readonly string[]>();

  constructor(
    private readonly policies: Policies,
    /** Ids of the classes of sensitive access, the gravest first. */
    private readonly classes: readonly string[],
  ) {}

  /** One holder of the stack. */
  shown(holder: PolicyHolder, stack: Stack): ReportHolder {
    const { kind, label, name, arn, boundary, trust } = holder;
    const { rows, less, unknown, fault } = this.policies.matrix.of(holder);
    const indexes = holder.policies.map((one) => this.indexOf(one, stack, label));
    const role = stack.roles.find(({ id }) => id === label);
    const takers = takersOf(stack.attachments.find(({ id }) => id === label));
    return {
      ...{ kind, label },
      ...(name !== undefined && { name }),
      ...(arn !== undefined && { arn }),
      ...(kind === "role" && role !== undefined && { description: role.description }),
      ...(takers.length > 0 && { takers }),
      policies: indexes,
      ...(boundary && { boundary: this.policies.indexOf(boundary) }),
      ...(trust && { trust: this.policies.indexOf(trust) }),
      access: this.policies.rowsOf(rows),
      ...(less && { less }),
      sensitive: this.sensitive(indexes, holder, less),
      unknown: [
        ...unknown.map(unknownWords),
        ...(fault === undefined ? [] : [`nothing can be said of it: ${fault}`]),
      ],
    };
  }

  private indexOf(held: HeldPolicy, stack: Stack, label: string): number {
    return this.policies.indexOf(held, reasonsOf(held, stack, label));
  }

  /** Classes that some statement gives; where something is denied, those of which some request is left. */
  private sensitive(indexes: readonly number[], holder: PolicyHolder, less: boolean): string[] {
    const given = this.given(indexes);
    const all = this.classes.filter((id) => given.has(id));
    return !less || all.length === 0 ? all : this.leftOf(all, given, holder);
  }

  /** By class, the actions of it that policies give. */
  private given(indexes: readonly number[]): ReadonlyMap<string, ReadonlySet<string>> {
    const { policies, statements, lists } = this.policies;
    const own = indexes.flatMap((index) => policies.all[index]?.statements ?? []);
    const named = own.flatMap((index) => Object.entries(statements.all[index]?.sensitive ?? {}));
    const given = new Map<string, Set<string>>();
    for (const [id, list] of named) {
      const actions = given.get(id) ?? new Set();
      for (const action of lists.all[list] ?? []) actions.add(action);
      given.set(id, actions);
    }
    return given;
  }

  private leftOf(
    all: readonly string[],
    given: ReadonlyMap<string, ReadonlySet<string>>,
    holder: PolicyHolder,
  ): string[] {
    const documents = [...holder.policies, holder.boundary].map((one) => one?.document ?? null);
    const id = String(this.documents.indexOf(documents));
    const known = this.left.get(id) ?? all.filter((one) => isLeft(holder, given.get(one)));
    this.left.set(id, known);
    return [...known];
  }
}

function isLeft(holder: PolicyHolder, actions: ReadonlySet<string> = new Set()): boolean {
  try {
    return isPossibleOf(identityOf(holder), [...actions]);
  } catch (error) {
    if (error instanceof PolicyError) return true;
    throw error;
  }
}

/** Why the statements of a policy are there, as far as the fleet file says. */
function reasonsOf({ kind, name }: HeldPolicy, stack: Stack, label: string): Reasons {
  if (kind === "inline") {
    const role = stack.roles.find(({ id }) => id === label);
    return role?.inlinePolicies.find((one) => one.name === name)?.why ?? {};
  }
  if (kind !== "customer-managed") return {};
  const own = name.slice(name.lastIndexOf("/") + 1);
  return stack.policies.find((one) => one.name === own)?.why ?? {};
}

function takersOf(attachment: Attachment | undefined): string[] {
  if (attachment === undefined) return [];
  const { groups, users, roles } = attachment;
  return [
    ...groups.map((one) => `group ${one}`),
    ...users.map((one) => `user ${one}`),
    ...roles.map((one) => `role ${one}`),
  ];
}
