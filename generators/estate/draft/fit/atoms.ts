/** What roles and policies are, cut small: one text for each thing that one of them says. */
import { policyKey } from "../../../access/account-details";
import type { StackParts } from "../../../model/parts/blueprint-parts";
import type { Attachment, CustomerPolicy, Role } from "../../../model/types";
import type { LiveRole } from "../live-role";
import type { LivePolicy } from "../live-policies";
import { atomsOf, statementsOf } from "../statement";
import type { Claim } from "./claims";

/** What the account has of a claim. */
export interface LiveAtoms {
  /** All of it has to be said by the blueprint, or by the fleet file beside it. */
  readonly all: ReadonlySet<string>;
  /** What others have beside it, and what policies are called: the blueprint may say it. */
  readonly beside: ReadonlySet<string>;
}

/** An atom of a kind, about a part of the blueprint. */
export function atom(...parts: readonly string[]): string {
  return parts.join("\n");
}

/** The account's side. */
export function liveAtoms({ roles, policies }: Claim): LiveAtoms {
  const ids = new Map([...policies].map(([id, { arn }]) => [policyKey(arn), id]));
  const names = new Set([...roles.values()].map(({ name }) => name));
  const takers = [...policies].flatMap(([id, policy]) => takersOf(id, policy, names));
  return {
    all: new Set([
      ...[...roles].flatMap(([id, role]) => ofLiveRole(id, role, ids)),
      ...[...policies].flatMap(([id, policy]) => ofLivePolicy(id, policy)),
      ...takers.map(({ own }) => own),
    ]),
    beside: new Set([
      ...[...roles].flatMap(([id, { inline }]) =>
        [...inline.keys()].map((name) => atom("form", id, name)),
      ),
      ...takers.flatMap(({ others }) => others),
    ]),
  };
}

function ofLiveRole(id: string, role: LiveRole, ids: ReadonlyMap<string, string>): string[] {
  const { name, path, trust, inline, attached } = role;
  return [
    ...[atom("name", id, name), atom("path", id, path)],
    ...atomsOf(trust).map((one) => atom("trust", id, one)),
    ...atomsOf([...inline.values()].flat()).map((one) => atom("gives", id, one)),
    ...attached.map((arn) => {
      const own = ids.get(policyKey(arn));
      return own === undefined ? atom("managed", id, arn) : atom("attached", id, own);
    }),
  ];
}

function ofLivePolicy(id: string, { name, path, statements }: LivePolicy): string[] {
  const says = atomsOf(statements).map((one) => atom("says", id, one));
  return [atom("name", id, name), atom("path", id, path), ...says];
}

/** Who has the policy, but for the claim's own roles; and what else they have. */
function takersOf(
  id: string,
  { takers }: LivePolicy,
  names: ReadonlySet<string>,
): { readonly own: string; readonly others: readonly string[] }[] {
  const foreign = takers.filter(({ kind, name }) => kind !== "role" || !names.has(name));
  return foreign.map(({ kind, name, attached }) => ({
    own: atom("taker", kind, name, id),
    others: attached.map((arn) => atom("taker", kind, name, arn)),
  }));
}

/** The blueprint's side. */
export function modelAtoms({ roles, policies, attachments }: StackParts): Set<string> {
  return new Set([
    ...roles.flatMap(ofRole),
    ...policies.flatMap(ofPolicy),
    ...attachments.flatMap(ofAttachment),
  ]);
}

function ofRole({ id, name, path, trust, ...role }: Role): string[] {
  const inline = role.inlinePolicies.flatMap((one) => [
    atom("form", id, one.name),
    ...atomsOf(statementsOf(one.document)).map((said) => atom("gives", id, said)),
  ]);
  return [
    ...[atom("name", id, name), atom("path", id, path)],
    ...atomsOf(statementsOf(trust)).map((one) => atom("trust", id, one)),
    ...inline,
    ...role.managedPolicies.map((arn) => atom("managed", id, arn)),
    ...role.attached.map((policy) => atom("attached", id, policy)),
  ];
}

function ofPolicy({ id, name, path, document }: CustomerPolicy): string[] {
  const says = atomsOf(statementsOf(document)).map((one) => atom("says", id, one));
  return [atom("name", id, name), atom("path", id, path), ...says];
}

function ofAttachment({ groups, users, roles, attached, managedPolicies }: Attachment): string[] {
  const takers = [
    ...groups.map((name) => ["group", name] as const),
    ...users.map((name) => ["user", name] as const),
    ...roles.map((name) => ["role", name] as const),
  ];
  const policies = [...attached, ...managedPolicies];
  return takers.flatMap(([kind, name]) => policies.map((one) => atom("taker", kind, name, one)));
}
