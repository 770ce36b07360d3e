/** Reads `to:` of a grant: which resource it names, and what that resource can be. */
import { type Arn, arnFaults, parseArn } from "../../iam/arn";
import { nearestFormat } from "../../iam/statement/resources";
import type { TypeMatch } from "../../iam/reference";
import { problemAt, quote } from "../../problem";
import { targetOfName } from "./names";
import { listFix } from "../../text/flow";
import { bareValues, formsOf } from "./forms";
import { cutList } from "../../text/lists";
import { unknownService } from "./name-problems";
import type { GrantContext, Located, TargetResult, Target } from "./types";

/** The resource that one `to:` names: a full ARN, or `service:type/name`. */
export function resolveTarget(at: Located, context: GrantContext): TargetResult {
  const list = listFix(at.value, (part) => isTarget(part, context));
  if (list !== undefined) {
    const message = `${quote(at.value)} is several resources in one text`;
    return { problem: problemAt("malformed-resource", at.path, message, list) };
  }
  return /^arn:/i.test(at.value) ? targetOfArn(at, context) : targetOfName(at, context);
}

/** Names hold white space and commas, too: a part is one that begins as a target does. */
function isTarget(part: string, { reference }: GrantContext): boolean {
  if (/^arn:[\w*-]+:/i.test(part)) return true;
  const [, service = ""] = /^([\w-]+):./.exec(part) ?? [];
  return reference.serviceNames.includes(service.toLowerCase());
}

function targetOfArn(at: Located, context: GrantContext): TargetResult {
  const [fault] = arnFaults(at.value);
  const arn = parseArn(at.value);
  if (fault !== undefined || arn === undefined) {
    const message = fault?.message ?? `${quote(at.value)} is no ARN`;
    const shape = { fix: "write arn:partition:service:region:account:resource" };
    return { problem: problemAt("malformed-arn", at.path, message, fault ?? shape) };
  }
  const readings = context.reference.typesOfArn(at.value);
  if (readings.length === 0) return unfitting(at, arn, context);
  return { target: readArn(at, arn, readings, context) };
}

function readArn(
  at: Located,
  arn: Arn,
  readings: readonly TypeMatch[],
  { facts, intents }: GrantContext,
): Target {
  const spelled = readings.filter((reading) => reading.literal);
  const curated = spelled.find(({ type }) => intents.find(type.service, type.name));
  const reading = curated ?? spelled[0];
  const intent = reading && intents.find(reading.type.service, reading.type.name);
  const values = reading?.values ?? {};
  return {
    at,
    arn: at.value,
    resources: formsOf(at.value, intent, values),
    service: reading?.type.service ?? arn.service,
    readings,
    values: bareValues(values, intent),
    facts: {
      partition: arn.partition,
      region: arn.region || facts.region,
      account: arn.account || facts.account,
    },
    ...(reading && { type: reading.type.name }),
    ...(intent && { intent }),
  };
}

function unfitting(at: Located, arn: Arn, context: GrantContext): TargetResult {
  const { reference } = context;
  if (!reference.hasService(arn.service)) return unknownService(at, arn.service, context);
  const formats = reference.resourceTypes(arn.service).flatMap((type) => type.arns);
  const message = `${quote(at.value)} fits no ARN format that AWS has for ${arn.service}`;
  const near = nearestFormat(arn.resource, formats);
  const fix =
    formats.length === 0
      ? `${arn.service} has no resources: grant its actions under statements:, with Resource "*"`
      : near === undefined
        ? `AWS has ${cutList(formats, 4)}`
        : `did you mean ${near}?`;
  return { problem: problemAt("unknown-resource-type", at.path, message, fix) };
}
