import { quote } from "../../problem";
import type { Mending } from "../../problem";
import { ownValue } from "../../text/own-value";
import type { Fault } from "../fault";
import type { ServiceReference, TypeMatch } from "../reference";

/** What the names of a type's resources are made of. */
interface Naming {
  readonly what: string;
  /** The placeholder of its ARN format that is the name. */
  readonly placeholder: string;
  /** What no name holds. */
  readonly never: RegExp;
  readonly holds: string;
}

const QUEUE: Naming = {
  ...{ what: "queue", placeholder: "QueueName" },
  ...{ never: /[^\w.-]/, holds: "letters, digits, - and _" },
};
const TOPIC: Naming = { ...QUEUE, what: "topic", placeholder: "TopicName", never: /[^\w.:-]/ };
const BUCKET: Naming = {
  ...{ what: "bucket", placeholder: "BucketName" },
  ...{ never: /[^\w.-]/, holds: "letters, digits, . and -" },
};
const REPOSITORY: Naming = {
  ...{ what: "repository", placeholder: "RepositoryName" },
  ...{ never: /[^a-z0-9._/-]/, holds: "a-z, 0-9, ., _, - and /" },
};

/**
 * By service and type. IAM takes any text as a name, and one that no resource can have matches nothing. Sources: the API references of
 * Amazon SQS (CreateQueue), Amazon SNS (CreateTopic; its subscriptions have their topic's ARN, a colon and an id) and Amazon ECR
 * (CreateRepository); Amazon S3 User Guide, bucketnamingrules (older buckets may have upper case and underscores).
 */
const NAMINGS: ReadonlyMap<string, Naming> = new Map([
  ["sqs:queue", QUEUE],
  ["sns:topic", TOPIC],
  ["ecr:repository", REPOSITORY],
  ["s3:bucket", BUCKET],
  ["s3:object", BUCKET],
]);

/** Why no resource can have the name that an ARN has, by what AWS says of names; undefined where one can. */
export function nameFault(
  text: string,
  reference: ServiceReference,
  actions: readonly string[],
): Fault | undefined {
  const faults = reference.typesOfArn(text).map((match) => faultAs(match, text, actions));
  // One reading that is sound is enough.
  return faults.every((fault) => fault !== undefined) ? faults[0] : undefined;
}

function faultAs(
  { type, values }: TypeMatch,
  text: string,
  actions: readonly string[],
): Fault | undefined {
  const id = `${type.service}:${type.name}`.toLowerCase();
  if (id === "secretsmanager:secret") return withoutSuffix(text, values.SecretId ?? "*", actions);
  if (id === "ssm:parameter") return slashedTwice(text);
  const naming = NAMINGS.get(id);
  const name = naming && ownValue(values, naming.placeholder);
  if (naming === undefined || name === undefined) return undefined;
  const [odd] = naming.never.exec(name.replace(/\$\{[^}]*\}|[*?]/g, "")) ?? [];
  if (odd === undefined) return undefined;
  return {
    message: `${quote(text)} can match no ${naming.what}: their names hold no ${quote(odd)}`,
    ...bare(text, name, naming),
  };
}

/** Of a queue and the like a type in front, of an image's repository its tag behind. */
function bare(text: string, name: string, { never, holds }: Naming): Mending {
  const [, typed, tagged] = /^(?:(?:queue|topic)s?[/:](.+)|([^:@]+)[:@].+)$/i.exec(name) ?? [];
  const own = typed ?? tagged;
  if (own === undefined || never.test(own.replace(/\$\{[^}]*\}|[*?]/g, ""))) {
    return { fix: `write the name itself in its place: ${holds}` };
  }
  return {
    fix: `write ${quote(text.replace(name, own))}: the name alone`,
    edit: { from: name, to: own },
  };
}

/**
 * A secret's ARN ends with a hyphen and six characters that AWS makes up. A request that makes one has none yet.
 * Source: AWS Secrets Manager User Guide, reference_iam-permissions.
 */
function withoutSuffix(text: string, name: string, actions: readonly string[]): Fault | undefined {
  if (actions.some((action) => action.toLowerCase() === "secretsmanager:createsecret")) return;
  if (/[*$]/.test(name) || /[-?][A-Za-z0-9?]{6}$/.test(name)) return undefined;
  const whole = `${text.replace(/-\?{1,6}$/, "")}-??????`;
  return {
    message: `${quote(text)} can match no secret: AWS adds a hyphen and six characters to the name in its ARN`,
    fix: `write ${quote(whole)}`,
    edit: { from: text, to: whole },
  };
}

/** Source: AWS's data has `parameter/${ParameterNameWithoutLeadingSlash}`. */
function slashedTwice(text: string): Fault | undefined {
  if (!/:parameter\/\//i.test(text)) return undefined;
  const once = text.replace(/:(parameter)\/+/i, ":$1/");
  return {
    message: `${quote(text)} can match no parameter: the slash that a name begins with is not written twice`,
    fix: `write ${quote(once)}`,
    edit: { from: text, to: once },
  };
}
