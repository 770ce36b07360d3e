/** Which part of a blueprint takes what a fleet file says of access. */
import { whenText } from "../../blueprints/describe-facts";
import type { BlueprintData, Scope as PartScope } from "../../blueprints/schema";
import { problem, problemAt, quote } from "../../problem";
import type { Problem } from "../../problem";
import { ownValue } from "../../text/own-value";
import { meantAnd } from "../../text/meant";
import { holds } from "../parts/scope";
import type { Scope } from "../parts/scope";
import type { Placement } from "../placements";
import type { SaidAccess, SaidStatement } from "./policy";

/** A part of a blueprint that takes statements: a role, or a policy of AWS IoT. */
export interface Taker {
  readonly kind: "role" | "certificate";
  readonly id: string;
  readonly scope: PartScope;
}

/** A statement with the part that takes it. */
export interface TakenStatement extends SaidStatement {
  readonly taker: Taker;
}

/** A fleet's statements by what takes them. */
export interface TakenAccess {
  readonly taken: readonly TakenStatement[];
  /** What nothing takes, for it names no part that there is. */
  readonly stray: readonly SaidStatement[];
  readonly problems: readonly Problem[];
}

/** The role of a blueprint that takes grants which name none. */
export function grantsRole({ roles = {} }: BlueprintData): string | undefined {
  return Object.keys(roles).find((id) => ownValue(roles, id)?.grants);
}

/** The AWS IoT policy of a blueprint that takes what the certificates of its devices decide. */
export function grantsCertificate({ iot_policies: iot = {} }: BlueprintData): string | undefined {
  return Object.keys(iot).find((id) => ownValue(iot, id)?.grants);
}

/** Gives every statement of a fleet to the part of its blueprint that it is for. */
export function takenAccess(
  { statements, problems }: SaidAccess,
  placement: Placement,
  blueprint: BlueprintData,
  scope: Scope,
): TakenAccess {
  const taken: TakenStatement[] = [];
  const stray: SaidStatement[] = [];
  const found: Problem[] = [...problems];
  for (const said of statements.flatMap((one) => byDecider(one, blueprint, scope))) {
    const taker = takerOf(said, placement, blueprint, scope);
    if ("id" in taker && "scope" in taker) taken.push(meantFor(said, taker));
    else {
      stray.push(said);
      found.push(taker);
    }
  }
  return { taken, stray, problems: found };
}

/**
 * A grant's statement of which certificates decide a part: that part, and the rest. One that says who decides, or names a
 * role, stays whole.
 */
function byDecider(said: SaidStatement, blueprint: BlueprintData, scope: Scope): SaidStatement[] {
  const { draft, by, role, granted } = said;
  const actions = draft?.actions ?? [];
  const parts = [
    actions.filter((action) => MQTT.has(action)),
    actions.filter((action) => !MQTT.has(action)),
  ];
  const whole = by !== undefined || role !== undefined || !granted || draft === undefined;
  if (whole || parts.some((part) => part.length === 0)) return [said];
  if (certificateTaker(blueprint, scope) === undefined) return [said];
  return parts.map((part) => withActions(said, draft, part));
}

function withActions(
  said: SaidStatement,
  draft: NonNullable<SaidStatement["draft"]>,
  kept: readonly string[],
): SaidStatement {
  const { placed } = said;
  const { Action = [] } = placed.text;
  const places = placed.elements?.Action;
  const at = places !== undefined && !("path" in places) ? places : [];
  const indexes = [...Action.keys()].filter((index) => kept.includes(Action[index] ?? ""));
  return {
    ...said,
    draft: { ...draft, actions: kept },
    placed: {
      ...placed,
      text: { ...placed.text, Action: indexes.map((index) => Action[index] ?? "") },
      elements: {
        ...placed.elements,
        Action: indexes.map((index) => at[index] ?? placed.place),
      },
    },
  };
}

/** What AWS IoT decides by the certificate is judged as its policies are. */
function meantFor(said: SaidStatement, taker: Taker): TakenStatement {
  if (taker.kind === "role") return { ...said, taker };
  return { ...said, taker, placed: { ...said.placed, kind: "iot" } };
}

function takerOf(
  said: SaidStatement,
  placement: Placement,
  blueprint: BlueprintData,
  scope: Scope,
): Taker | Problem {
  const { role, by } = said;
  if (role !== undefined) {
    return by?.value === "certificate" ? twoTakers(said) : namedRole(role, blueprint, scope);
  }
  if (by?.value === "certificate") {
    const foreign = foreignService(said);
    if (foreign !== undefined) return notIot(foreign, by.path);
    return certificateTaker(blueprint, scope) ?? noCertificate(blueprint, by.path);
  }
  if (by === undefined && isMqtt(said)) {
    const certificate = certificateTaker(blueprint, scope);
    if (certificate !== undefined) return certificate;
  }
  return grantsTaker(blueprint, scope) ?? noTaker(said, placement, blueprint);
}

function grantsTaker(blueprint: BlueprintData, scope: Scope): Taker | undefined {
  const id = grantsRole(blueprint);
  const role = ownValue(blueprint.roles, id ?? "");
  if (id === undefined || !holds(role?.when, scope)) return undefined;
  return { kind: "role", id, scope: "fleet" };
}

function certificateTaker(blueprint: BlueprintData, scope: Scope): Taker | undefined {
  const id = grantsCertificate(blueprint);
  const policy = ownValue(blueprint.iot_policies, id ?? "");
  if (id === undefined || !holds(policy?.when, scope)) return undefined;
  return { kind: "certificate", id, scope: "fleet" };
}

/**
 * What a device does over MQTT with its certificate, which the certificate's policies decide and no role
 * (facts: greengrass.md, section 1).
 */
const MQTT = new Set([
  "iot:Connect",
  "iot:Publish",
  "iot:Receive",
  "iot:RetainPublish",
  "iot:Subscribe",
]);

function isMqtt({ draft, granted }: SaidStatement): boolean {
  const { actions = [] } = draft ?? {};
  return granted && actions.length > 0 && actions.every((action) => MQTT.has(action));
}

/** The role that is named, where the blueprint has it and what is set calls for it. */
export function namedRole(
  { value, path }: NonNullable<SaidStatement["role"]>,
  { id: blueprint, roles = {} }: BlueprintData,
  scope: Scope,
): Taker | Problem {
  const role = ownValue(roles, value);
  if (role === undefined) return unknownRole(value, path, blueprint, Object.keys(roles));
  if (holds(role.when, scope)) return { kind: "role", id: value, scope: role.scope };
  return problemAt(
    "no-role-for-grants",
    path,
    `the blueprint ${quote(blueprint)} has no role ${quote(value)} here`,
    `it has one if ${whenText(role.when)}: set that under with (a role that exists already takes nothing), or name another role`,
  );
}

function unknownRole(
  value: string,
  path: NonNullable<Problem["path"]>,
  blueprint: string,
  known: readonly string[],
): Problem {
  const all = known.length === 0 ? "it has no roles" : `its roles: ${known.join(", ")}`;
  const message = `the blueprint ${quote(blueprint)} has no role ${quote(value)}`;
  return problemAt("unknown-role", path, message, meantAnd(value, known, all));
}

function twoTakers({ role, by }: SaidStatement): Problem {
  return problemAt(
    "conflicting-taker",
    by?.path ?? [],
    `what is decided by the certificate is for no role, and ${quote(role?.value)} is named`,
    "remove for:, or by: certificate",
  );
}

/** The service of a grant that AWS IoT's policies know nothing of. */
function foreignService({ draft, granted }: SaidStatement): string | undefined {
  const services = (draft?.actions ?? []).map((action) => action.slice(0, action.indexOf(":")));
  return granted
    ? services.find((one) => !["iot", "iotjobsdata", "greengrass"].includes(one))
    : undefined;
}

function notIot(service: string, path: NonNullable<Problem["path"]>): Problem {
  return problemAt(
    "conflicting-taker",
    path,
    `certificates decide what is of AWS IoT, and this is of ${quote(service)}`,
    "remove by:, so that the role has the access",
  );
}

function noCertificate(blueprint: BlueprintData, path: NonNullable<Problem["path"]>): Problem {
  const { id, iot_policies: iot } = blueprint;
  const when = whenText(ownValue(iot, grantsCertificate(blueprint) ?? "")?.when);
  const message = `the blueprint ${quote(id)} has no AWS IoT policy that takes grants${when === "" ? "" : " here"}`;
  const fix =
    when === ""
      ? "remove by:, so that the role has the access, or use a blueprint whose devices have such a policy (greengrass-v2)"
      : `it has one if ${when}: set that under with, or remove by:`;
  return problemAt("no-certificate-policy", path, message, fix);
}

function noTaker(
  { granted, by }: SaidStatement,
  { path }: Placement,
  blueprint: BlueprintData,
): Problem {
  const { id, roles = {} } = blueprint;
  const taker = grantsRole(blueprint);
  const when = taker === undefined ? "" : whenText(ownValue(roles, taker)?.when);
  const known = Object.keys(roles);
  const named = known.length === 0 ? "" : `, or name a role in for: ${known.join(", ")}`;
  return problem("no-role-for-grants", {
    message: `the blueprint ${quote(id)} has no role that takes grants${when === "" ? "" : " here"}`,
    fix:
      when === ""
        ? `remove the grants and statements${named}`
        : `it has one if ${when}: set that under with, or remove the grants and statements`,
    path: by?.path ?? [...path, granted ? "grants" : "statements"],
    atKey: true,
  });
}
