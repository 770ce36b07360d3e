/** What can be wrong with the short form of `to:`. */
import { formatPlaceholders } from "../../iam/arn";
import { compare } from "../../text/names";
import type { ResourceType, TypeMatch } from "../../iam/reference";
import { problemAt, quote } from "../../problem";
import type { Mending, Problem } from "../../problem";
import type { ProblemId } from "../../problem-kinds";
import { cutList } from "../../text/lists";
import { meant, meantAnd } from "../../text/meant";
import { nearest } from "../../text/nearest";
import type { GrantContext, Located } from "./types";

/** Everything is meant, or a whole service, or what is neither: a grant is for resources. */
export function noResource(
  at: Located,
  service: string,
  { reference, intents }: GrantContext,
): { problem: Problem } {
  const name = service.toLowerCase();
  const message = `${quote(at.value)} names no resource`;
  if (name === "*" || !reference.hasService(name)) {
    const fix =
      name === "*"
        ? 'name what the code uses, such as dynamodb:table/Inventory; actions on everything go under statements:, with Resource "*"'
        : "write service:type/name, such as dynamodb:table/Inventory, or a full ARN";
    return failed(at, "malformed-resource", message, fix);
  }
  const curated = intents.resources.filter((entry) => entry.service === name);
  const types = reference.resourceTypes(name).map((type) => type.name);
  const known = curated.length > 0 ? curated.map((entry) => entry.type) : types;
  const shown = cutList([...known].sort(compare).map((type) => `${name}:${type}`));
  const every = `actions on all of ${name} go under statements:, with Resource "*"`;
  const fix =
    known.length === 0 ? every : `${name} has ${shown}: write one, a slash and its name; ${every}`;
  return failed(at, "malformed-resource", message, fix);
}

/** Parts of the name are missing. */
export function incomplete(
  at: Located,
  stem: string,
  placeholders: readonly string[],
  missing: readonly string[],
): { problem: Problem } {
  const shape = `${stem}/${placeholders.join("/")}`;
  const all = `${stem}/${placeholders.map(() => "*").join("/")}`;
  const message = `${quote(at.value)} lacks ${cutList(missing)}`;
  return failed(
    at,
    "incomplete-resource",
    message,
    `write ${shape}; ${all} stands for all of them`,
  );
}

/** The type has several ARN formats: the short form cannot say which. */
export function ambiguous(at: Located, type: ResourceType): { problem: Problem } {
  const message = `${quote(at.value)} is ambiguous: ${type.service}:${type.name} has several ARN formats`;
  return failed(at, "ambiguous-resource", message, `write a full ARN: ${type.arns.join(" or ")}`);
}

/** The name makes another resource of it than its type says. */
export function otherType(
  at: Located,
  type: ResourceType,
  arn: string,
  readings: readonly TypeMatch[],
): { problem: Problem } {
  const message = `${quote(at.value)} is no ${type.service}:${type.name}: its ARN would be ${quote(arn)}`;
  const [other] = readings;
  const name = other && Object.values(other.values).join("/");
  const fix = other
    ? `write ${other.type.service}:${other.type.name}/${name ?? ""}, if that is what you mean`
    : `write ${type.service}:${type.name}/ with ${formatPlaceholders(type.arn).join("/")} behind it`;
  return failed(at, "malformed-resource", message, fix);
}

/** The problem of a service that AWS does not have. */
export function unknownService(
  at: Located,
  service: string,
  { reference }: GrantContext,
): { problem: Problem } {
  const message = `${quote(service)} in ${quote(at.value)} is no service that AWS has`;
  const known =
    "write the prefix that the service's actions have, such as dynamodb in dynamodb:GetItem";
  return failed(at, "unknown-service", message, meant(service, reference.serviceNames, known));
}

/** The service has no such resource type. */
export function unknownType(
  at: Located,
  service: string,
  rest: string,
  context: GrantContext,
  names: readonly string[],
): { problem: Problem } {
  const kind = rest.split("/", 1)[0] ?? "";
  const message =
    kind === ""
      ? `${quote(at.value)} names no resource type of ${service}`
      : `${quote(kind)} in ${quote(at.value)} is no resource type of ${service}`;
  const known = [...names].sort(compare);
  const fix =
    known.length === 0
      ? `${service} has no resources: grant its actions under statements:, with Resource "*"`
      : meantAnd(kind, known, `${service} has ${cutList(known)}`);
  const type = nearest(kind, known) === undefined ? typeOf(service, rest, context) : undefined;
  if (type === undefined) return failed(at, "unknown-resource-type", message, fix);
  const written = quote(`${service}:${type}/${rest.replace(/^\/+/, "")}`);
  const all = `${service} has ${cutList(known)}`;
  return failed(at, "unknown-resource-type", message, `write ${written}, with its type (${all})`);
}

/** Of a name without a type: the type that ARNs of the name are of, or the one that grants mostly are for. */
function typeOf(service: string, name: string, context: GrantContext): string | undefined {
  const { facts, reference, intents } = context;
  const { partition, region, account } = facts;
  const places = [`${region}:${account}`, ":"];
  const readings = places.flatMap((place) =>
    reference.typesOfArn(`arn:${partition}:${service}:${place}:${name}`),
  );
  const curated = intents.resources.filter((one) => one.service === service && !one.own);
  // What stands before a slash was meant as a type.
  const [only] = curated.length === 1 && !/^[^/]+\//.test(name) ? curated : [];
  return readings.find(({ literal }) => literal)?.type.name ?? only?.type;
}

/** What is wrong with a `to:`, as the outcome of reading it. */
export function failed(
  at: Located,
  id: ProblemId,
  message: string,
  fix: string | Mending,
): { problem: Problem } {
  return { problem: problemAt(id, at.path, message, fix) };
}
