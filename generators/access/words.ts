/** Requests, policies and the statements that decide them, as people read of them. */
import type { MatchedStatement, Request } from "../iam/proof/request";
import type { Place } from "../problem";
import { quote } from "../problem";
import type { HeldPolicy, PolicyHolder } from "./holder";

/** `dynamodb:GetItem on arn:… when aws:SecureTransport is "true"` */
export function requestWords({ action, resource, context }: Request): string {
  return `${action} on ${resource}${contextWords(context)}`;
}

/** ` when aws:SecureTransport is "true"`; nothing for no keys. */
export function contextWords(context: Request["context"] = {}): string {
  return Object.keys(context).length === 0 ? "" : ` when ${keysWords(context)}`;
}

/** `aws:SecureTransport is "true", and …` */
export function keysWords(context: NonNullable<Request["context"]>): string {
  return Object.entries(context)
    .map(([key, value]) => `${key} is ${[value].flat().map(quote).join(" and ")}`)
    .join(", and ");
}

/** Why a statement that allows something like it does not apply. */
export function nearWords({ differs, condition }: MatchedStatement): string {
  if (differs === "Resource") return "allows the action on other resources";
  const key = condition === undefined ? "" : `: ${condition.key} ${condition.operator}`;
  return `allows it under a condition that does not hold${key}`;
}

/** `"StockLookups" of the inline policy "device"`; undefined where the holder has no such policy. */
export function statementWords(one: MatchedStatement, holder: PolicyHolder): string | undefined {
  const policy = policyOf(one, holder);
  if (policy === undefined) return undefined;
  const { index, sid } = one.statement;
  const which = sid === undefined ? `statement ${index + 1}` : quote(sid);
  return `${which} of ${policyWords(policy)}`;
}

/** Where a statement was written, as far as it is known. */
export function placesOf(one: MatchedStatement, holder: PolicyHolder): readonly Place[] {
  return policyOf(one, holder)?.from?.[one.statement.index] ?? [];
}

/** The policy that a statement is of. Documents are counted among those that are known. */
export function policyOf(
  { policy, document }: MatchedStatement,
  { policies, boundary, trust }: PolicyHolder,
): HeldPolicy | undefined {
  if (policy === "trust") return trust;
  if (policy === "boundary") return boundary;
  return policies.filter((one) => one.document !== undefined)[document];
}

const KINDS = {
  inline: "the inline policy",
  "customer-managed": "the customer managed policy",
  "aws-managed": "the AWS managed policy",
  resource: "the policy of the resource",
  trust: "the trust policy",
  boundary: "the permissions boundary",
  tag: "the tag",
  "instance-profile": "the instance profile",
  carrier: "the",
} as const;

/** `the inline policy "device"` */
export function policyWords({ kind, name }: HeldPolicy): string {
  if (kind === "trust" || kind === "resource") return KINDS[kind];
  if (kind === "carrier") return `${KINDS[kind]} ${name}`;
  return `${KINDS[kind]} ${quote(name.slice(name.lastIndexOf("/") + 1))}`;
}

/** `the customer managed policy "Audit" is not known, for it is made elsewhere` */
export function unknownWords(unknown: HeldPolicy): string {
  if (unknown.kind === "carrier") return `${policyWords(unknown)}: ${unknown.why ?? ""}`;
  return `${policyWords(unknown)} is not known, for ${unknown.why ?? "it has no document"}`;
}
