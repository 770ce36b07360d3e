import { quote } from "../../problem";
import { cutList } from "../../text/lists";
import { compare } from "../../text/names";
import { nearest } from "../../text/nearest";
import { arnFaults, parseArn } from "../arn";
import type { ServiceReference } from "../reference";
import { unknownService } from "./actions";
import { applicableFix } from "./fit";
import { nameFault } from "./resource-names";
import { items } from "./statement";
import type { StatementFault, StatementRule } from "./statement";

/** Every resource is a sound ARN, of a service that exists, in a form that one of its resources has. */
export const resources: StatementRule = (statement, { kind, reference, partition }) =>
  // Resources of AWS IoT's own policies are not those of IAM's data.
  kind === "iot"
    ? []
    : items(statement, "Resource", "NotResource").flatMap(({ text, at }) =>
        resourceFaults(text, reference, statement.Action, partition).map((fault) => ({
          ...fault,
          at,
        })),
      );

/**
 * What is wrong with a text as a Resource; none for "*" and for a pattern that something fits. `actions`, where
 * known, tell which forms are proposed. `own` is the partition that the document will be in.
 */
export function resourceFaults(
  text: string,
  reference: ServiceReference,
  actions: readonly string[] = [],
  own?: string,
): Omit<StatementFault, "at">[] {
  if (text === "*") return [];
  // The rule on variables tells of one that is not closed; where the resource ends is then not known.
  if (/\$\{[^}]*$/.test(text)) return [];
  const faults = arnFaults(text, own);
  if (faults.length > 0) return faults.map((fault) => ({ id: "malformed-arn", ...fault }));
  const service = parseArn(text)?.service ?? "";
  if (!reference.hasService(service)) {
    // A few resources have ARNs under a name that no action begins with.
    return reference.typesOfArn(text).length > 0 ? [] : [unknownService(text, service, reference)];
  }
  if (reference.typesOfArn(text).length === 0) {
    return [shapeFault(text, service, reference, actions)];
  }
  const fault = nameFault(text, reference, actions);
  return fault === undefined ? [] : [{ id: "unknown-resource-type", ...fault }];
}

function shapeFault(
  text: string,
  service: string,
  reference: ServiceReference,
  actions: readonly string[],
): Omit<StatementFault, "at"> {
  const infos = actions.flatMap((action) => reference.matchActions(action));
  const named = new Set(infos.flatMap((one) => one.resourceTypes));
  const all = reference.resourceTypes(service);
  const meant = all.filter(({ name }) => named.has(name));
  const formats = (meant.length > 0 ? meant : all).flatMap((type) => type.arns);
  const near = nearestFormat(parseArn(text)?.resource ?? "", formats);
  const without = withoutPlace(text, reference);
  return {
    id: "unknown-resource-type",
    message: `${quote(text)} fits no ARN format that AWS has for ${service}`,
    fix:
      formats.length === 0
        ? `${service} has no resources: its actions take Resource "*" alone, which is everything they can do`
        : without !== undefined
          ? `write ${quote(without)}: what it names has no ${placeWords(text, without)}`
          : near === undefined
            ? `AWS has ${cutList(formats, 4)}`
            : `did you mean ${near}?`,
    // No form of an ARN would help these.
    ...(infos.length > 0 && named.size === 0 && { fix: applicableFix([]) }),
  };
}

/** The ARN with less of its place, where that makes it one: what some services name is in no region, or no account. */
function withoutPlace(text: string, reference: ServiceReference): string | undefined {
  const [arn, partition, service, region = "", account = "", ...rest] = text.split(":");
  return [
    ["", account],
    [region, ""],
    ["", ""],
  ]
    .map((place) => [arn, partition, service, ...place, ...rest].join(":"))
    .find((one) => one !== text && reference.typesOfArn(one).length > 0);
}

function placeWords(text: string, without: string): string {
  const [before, now] = [text, without].map((one) => one.split(":").slice(3, 5));
  const gone = ["region", "account"].filter((_, index) => before?.[index] !== now?.[index]);
  return gone.join(" and no ");
}

/** The shortest of the formats whose resource starts like the given one, or nearly so. */
export function nearestFormat(resource: string, formats: readonly string[]): string | undefined {
  if (formats.length === 1) return formats[0];
  const kindOfFormat = (format: string): string => kindOf(parseArn(format)?.resource ?? "");
  const kind = nearest(kindOf(resource), formats.map(kindOfFormat));
  const fitting = formats.filter((format) => kindOfFormat(format) === kind);
  return fitting.sort((a, b) => a.length - b.length || compare(a, b))[0];
}

/** What a resource starts with, up to its first separator: `table` of `table/Inventory`. */
function kindOf(resource: string): string {
  return resource.split(/[/:]/, 1)[0] ?? "";
}
