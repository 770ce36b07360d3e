/** How a grant names a resource that a statement has by its ARN. */
import { formatPlaceholders, parseArn } from "../../iam/arn";
import { resolveTarget } from "../../model/grants/targets";
import type { GrantContext } from "../../model/grants/types";
import { ownValue } from "../../text/own-value";

/** A resource of the statement, and how a grant can name it. */
export interface Named {
  readonly to: string;
  /** Verbs of access, whose meaning is curated. */
  readonly verbs: readonly string[];
}

/** `service:type/name` where that stands for just this ARN, else the ARN; undefined for what AWS lists no type for. */
export function nameOf(arn: string, context: GrantContext): Named | undefined {
  const { reference, intents, facts } = context;
  const service = parseArn(arn)?.service;
  if (service === undefined || !reference.hasService(service)) return undefined;
  const readings = reference.typesOfArn(arn);
  if (readings.length === 0) return undefined;
  const spelled = readings.filter(({ literal }) => literal);
  const curated = spelled.find(({ type }) => intents.find(type.service, type.name));
  const reading = curated ?? spelled[0];
  if (reading === undefined) return { to: arn, verbs: [] };
  const { type, values, format } = reading;
  const verbs = [...(intents.find(type.service, type.name)?.access.keys() ?? [])];
  const parts = formatPlaceholders(format).map((name) => ownValue(values, name) ?? "");
  const short = [`${type.service}:${type.name}`, ...parts].join("/");
  const isShort = shortNames(short, context).includes(arn);
  return { to: isShort && facts.account !== "" ? short : arn, verbs };
}

/** The curated verbs for what a grant names. */
export function verbsFor(to: string, context: GrantContext): readonly string[] {
  const found = resolveTarget({ value: to, path: [] }, context);
  return "target" in found ? [...(found.target.intent?.access.keys() ?? [])] : [];
}

/** The ARNs that a short name comes to. */
function shortNames(short: string, context: GrantContext): string[] {
  const target = resolveTarget({ value: short, path: [] }, context);
  return "target" in target ? [target.target.arn] : [];
}
