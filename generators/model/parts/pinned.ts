import { PINNED } from "../../blueprints/parts";
import type { ManagedPolicy } from "../../managed-policies";
import { MANAGED_POLICY_MAX } from "../../iam/policy/quotas";
import { sortedUnique } from "../../text/names";
import { splitDocument } from "../../iam/policy/split";
import { problemAt, quote } from "../../problem";
import type { DataPath, Problem } from "../../problem";
import type { StackParts } from "./blueprint-parts";
import type { Scope } from "./scope";
import type { ModelContext } from "../context";
import type { Attachment, CustomerPolicy, Role } from "../types";

/**
 * With the parameter `pinned`, dated customer managed copies in place of the AWS managed policies; as
 * they are without it. A stack has copies of its own, so that each fleet moves to a newer version alone.
 */
export function pinParts(
  parts: StackParts,
  { parameters }: Scope,
  context: Pick<ModelContext, "managedPolicies">,
  stack: CopiesFor,
): { parts: StackParts; problems: Problem[] } {
  if (parameters.get(PINNED) !== true) return { parts, problems: [] };
  const problems: Problem[] = [];
  const copies = new Map<string, CustomerPolicy>();
  const pin = <T extends Role | Attachment>(user: T): T => {
    const kept: string[] = [];
    const ids: string[] = [];
    for (const arn of user.managedPolicies) {
      if (!AWS_MANAGED.test(arn)) {
        kept.push(arn);
        continue;
      }
      const policy = context.managedPolicies.tryFind(arn);
      if (policy === undefined) problems.push(unknownDocument(arn, user, stack.attachedAt?.(arn)));
      for (const copy of policy ? copiesOf(policy, user, stack) : []) {
        copies.set(copy.id, copy);
        ids.push(copy.id);
      }
    }
    return { ...user, managedPolicies: kept, attached: sortedUnique([...user.attached, ...ids]) };
  };
  const roles = parts.roles.map(pin);
  const attachments = parts.attachments.map(pin);
  return {
    parts: { ...parts, roles, attachments, policies: [...parts.policies, ...copies.values()] },
    problems,
  };
}

/** The stack that the copies are in; its name goes into theirs, as it is in AWS: what was renamed keeps them. */
export interface CopiesFor {
  readonly name: string;
  readonly tags: Readonly<Record<string, string>>;
  /** Where the fleet file attaches a policy, if it is there. */
  readonly attachedAt?: (arn: string) => DataPath | undefined;
}

const AWS_MANAGED = /^arn:[a-z-]+:iam::aws:policy\//;

/**
 * The copies of one policy, several where it is too large for one. Their ids carry no version and their
 * names do: a newer version replaces the copy in place, and both exist while roles change over.
 */
function copiesOf(
  { name, arn, version, updated, document }: ManagedPolicy,
  { blueprint, origin }: Role | Attachment,
  { name: place, tags }: CopiesFor,
): CustomerPolicy[] {
  const documents = splitDocument(document, MANAGED_POLICY_MAX);
  const id = `pinned_${name.replace(/[^A-Za-z0-9_-]/g, "_")}`;
  return documents.map((part, index) => {
    const number = String(index + 1);
    const many = documents.length > 1;
    const of = `${number}of${String(documents.length)}`;
    return {
      id: many ? `${id}_${number}` : id,
      blueprint,
      name: [name, version, ...(many ? [of] : []), place].join("-"),
      path: "/",
      description: `Copy of ${arn} ${version} of ${updated}${many ? `, part ${of}` : ""}`,
      document: part,
      from: part.Statement.map(() => []),
      copyOf: { arn, version },
      tags,
      origin,
    };
  });
}

function unknownDocument(
  arn: string,
  { origin, id }: Role | Attachment,
  place: DataPath = origin,
): Problem {
  // Snapshots are of partition aws alone: elsewhere no new one would help.
  const fix = arn.startsWith("arn:aws:")
    ? "run fleetroles snapshot, or leave pinned out"
    : "leave pinned out: there are snapshots of partition aws only";
  return problemAt(
    "no-snapshot",
    place,
    `${quote(arn)} (of ${id}) cannot be pinned: the snapshot of AWS's managed policies has no document of it`,
    fix,
  );
}
