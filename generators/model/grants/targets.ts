/** Reads `to:` of a grant: which resource it names, and what that resource can be. */
import { type Arn, arnFaults, parseArn } from "../../iam/arn";
import type { ServiceReference, TypeMatch } from "../../iam/reference";
import { compare } from "../../text/names";
import { nearest } from "../../text/nearest";
import { problemAt, quote } from "../../problem";
import { targetOfName } from "./names";
import { bareValues, formsOf } from "./forms";
import { cutList } from "../../text/lists";
import { unknownService } from "./problems";
import type { GrantContext, Located, TargetResult, Target } from "./types";

/** The resource that one `to:` names: a full ARN, or `service:type/name`. */
export function resolveTarget(at: Located, context: GrantContext): TargetResult {
  return /^arn:/i.test(at.value) ? targetOfArn(at, context) : targetOfName(at, context);
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
  if (readings.length === 0) return unfitting(at, arn, context.reference);
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

function unfitting(at: Located, arn: Arn, reference: ServiceReference): TargetResult {
  if (!reference.hasService(arn.service)) {
    return { problem: unknownService(at, arn.service, reference) };
  }
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

/** The shortest of the formats whose resource starts like the given one, or nearly so. */
function nearestFormat(resource: string, formats: readonly string[]): string | undefined {
  const kindOfFormat = (format: string): string => kindOf(parseArn(format)?.resource ?? "");
  const kind = nearest(kindOf(resource), formats.map(kindOfFormat));
  const fitting = formats.filter((format) => kindOfFormat(format) === kind);
  return fitting.sort((a, b) => a.length - b.length || compare(a, b))[0];
}

/** What a resource starts with, up to its first separator: `table` of `table/Inventory`. */
function kindOf(resource: string): string {
  return resource.split(/[/:]/, 1)[0] ?? "";
}
