/** The paths of privilege escalation that holders' policies complete: equal policies are asked once. */
import { AllowedActions, completion, needsOf, withoutLonger } from "../iam/escalation";
import type { Completion, EscalationPath, Subject } from "../iam/escalation";
import { servicesNamed } from "../iam/proof/actions";
import { PolicyError } from "../iam/proof/policy";
import type { Model } from "../model/types";
import { documentsOf, type PolicyHolder } from "./holder";
import { KnownDocuments } from "./known-documents";
import { withOwnKeys } from "./own-keys";
import { identityOf } from "./prove";

/** The account that a holder is in. */
export interface Where {
  readonly partition: string;
  /** 12 digits. */
  readonly account: string;
}

/** Looks at holders, and remembers: fleets that differ in their names alone have the same policies. */
export class EscalationFinder {
  private readonly allowed: AllowedActions;
  private readonly known = new Map<string, readonly Completion[]>();
  private readonly documents = new KnownDocuments();

  constructor(private readonly paths: readonly EscalationPath[]) {
    this.allowed = new AllowedActions(paths.flatMap(needsOf).map(({ action }) => action));
  }

  /**
   * The paths that the policies of a role or user complete, by id, without those that ask for more than another one of them. What is not
   * known of its policies is taken to allow nothing; of a boundary that is not known, to allow everything.
   */
  of(holder: PolicyHolder, where: Where): readonly Completion[] {
    const documents = documentsOf(holder);
    const named = new Set(documents.flatMap((one) => [...this.allowed.of(one)]));
    const paths = this.paths.filter((path) =>
      needsOf(path).every(({ action }) => named.has(action.toLowerCase())),
    );
    return paths.length === 0 ? [] : this.asked(paths, holder, where);
  }

  private asked(
    paths: readonly EscalationPath[],
    holder: PolicyHolder,
    where: Where,
  ): readonly Completion[] {
    const { arn, boundary } = holder;
    const all = [...documentsOf(holder), boundary?.document];
    const names = (text: string): boolean => all.some((one) => this.documents.names(one, text));
    const context = withOwnKeys(holder, names, {});
    const ownPolicies = customerManaged(holder);
    const isItself =
      (arn !== undefined && names(arn)) || paths.some(({ needs }) => needs.some(isOfItself));
    const id = JSON.stringify([
      ...all.map((one) => this.documents.idOf(one)),
      ...[context, where.partition, where.account, isItself ? [arn, ownPolicies] : []],
    ]);
    const subject = subjectOf(holder, where, context);
    const found = this.known.get(id) ?? completed(paths, subject);
    this.known.set(id, found);
    return found;
  }
}

/** A holder as the subject of a path. */
export function subjectOf(
  holder: PolicyHolder,
  { partition, account }: Where,
  context: Subject["context"] = {},
): Subject {
  const { arn } = holder;
  return {
    ...{ partition, account, policies: identityOf(holder), context },
    ...{ ownPolicies: customerManaged(holder), ...(arn !== undefined && { arn }) },
  };
}

function isOfItself({ on }: EscalationPath["needs"][number]): boolean {
  return on === "self" || on === "own-policy";
}

function customerManaged({ policies }: PolicyHolder): string[] {
  return policies.flatMap(({ kind, name }) => (kind === "customer-managed" ? [name] : []));
}

function completed(paths: readonly EscalationPath[], subject: Subject): Completion[] {
  try {
    const found = paths.flatMap((path) => completion(path, subject) ?? []);
    return withoutLonger(found, ({ path }) => path);
  } catch (error) {
    // What is no policy, checks say in their own words.
    if (error instanceof PolicyError) return [];
    throw error;
  }
}

/** The services whose actions policies of a model name, by prefix; undefined where one may name any. */
export function servicesAllowed({ stacks, managed }: Model): ReadonlySet<string> | undefined {
  const seen = new Set<string>();
  const documents = [
    ...stacks.flatMap(({ roles, policies }) => [
      ...roles.flatMap(({ inlinePolicies }) => inlinePolicies),
      ...policies,
    ]),
    ...Object.values(managed).map((document) => ({ document })),
  ];
  for (const { document } of documents) {
    for (const { Effect, Action } of document.Statement) {
      if (Effect === "Deny") continue;
      if (Action === undefined) return undefined;
      for (const action of Action) seen.add(action);
    }
  }
  return servicesNamed([...seen]);
}
