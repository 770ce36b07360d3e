import { quote } from "../../problem";
import { didYouMean } from "../../text/nearest";
import { keepsStrangersOut } from "../condition/callers";
import type { Fault } from "../fault";
import { SERVICE_PRINCIPALS } from "../principals/services";
import type { ServiceReference } from "../reference";
import type {
  StatementContext,
  StatementFault,
  StatementRule,
  WrittenStatement,
} from "./statement";

/** Who a policy is about. Source: AWS IAM User Guide, reference_policies_elements_principal. */
export const principals: StatementRule = (statement, context) =>
  (["Principal", "NotPrincipal"] as const).flatMap((element) =>
    Object.entries(statement[element] ?? {}).flatMap(([type, texts]) =>
      texts.flatMap((text, index) =>
        (isEverybody(type, text) && mayBeEverybody(statement, context)
          ? []
          : faultsOf(type, text, context)
        ).map((fault) => ({ ...fault, at: [element, type, index] })),
      ),
    ),
  );

function isEverybody(type: string, text: string): boolean {
  return type === "AWS" && text === "*";
}

/** Under a condition on who they are (an organization, say), to deny, or of what is meant to be public. */
function mayBeEverybody(
  { Condition, Effect }: WrittenStatement,
  { kind }: StatementContext,
): boolean {
  return kind === "resource" || Effect === "Deny" || keepsStrangersOut(Condition);
}

type PrincipalFault = Omit<StatementFault, "at">;

function faultsOf(
  type: string,
  text: string,
  { kind, reference }: StatementContext,
): PrincipalFault[] {
  const bad = (faults: readonly Fault[]): PrincipalFault[] =>
    faults.map((fault) => ({ id: "bad-principal", ...fault }));
  // A variable in it is another rule's business.
  if (text.includes("${")) return [];
  switch (type) {
    case "AWS":
      return bad(principalFaults(text));
    case "Service":
      return isServiceName(text)
        ? unknownServicePrincipal(text, reference)
        : bad([noService(text)]);
    case "Federated":
      return bad(kind === "resource" ? [federatedNotTaken(text)] : federatedFaults(text));
    case "CanonicalUser":
      // The policy of an Amazon S3 bucket may name one: 64 hexadecimal digits.
      if (kind === "resource" && /^[\da-f]{64}$/i.test(text)) return [];
      return bad([
        { message: `${quote(text)} is no canonical user that can be named here`, fix: CANONICAL },
      ]);
    default:
      return bad([
        {
          message: `${quote(type)} is no kind of principal`,
          fix: "use Service, AWS or Federated",
        },
      ]);
  }
}

const CANONICAL =
  "name an account, a role or a user under AWS; a canonical user (64 digits and letters a-f) is taken by Amazon S3 only";

/** Only a role's trust policy is about somebody who signs in elsewhere. */
function federatedNotTaken(text: string): Fault {
  return {
    message: `the policy of a resource takes no identity provider: ${quote(text)}`,
    fix: "name the role that people who sign in there have",
  };
}

const ACCOUNT = /^\d{12}$/;
const PRINCIPAL_ARN =
  /^arn:[a-z-]+:(iam::\d{12}:(root|(user|role)\/[\w+=,.@/-]+)|sts::\d{12}:(assumed-role|federated-user)\/[\w+=,.@/-]+)$/;

/** A principal is an account, or one ARN without wildcards. */
function principalFaults(principal: string): Fault[] {
  if (ACCOUNT.test(principal) || PRINCIPAL_ARN.test(principal)) return [];
  const fix =
    "write, for example, arn:aws:iam::111111111111:role/deployer, or an account's 12 digits";
  if (principal === "*") {
    return [{ message: `"*" as a principal lets everybody in the world try`, fix }];
  }
  return [{ message: `${quote(principal)} is no principal of AWS`, fix }];
}

function isServiceName(text: string): boolean {
  return /^[a-z0-9._-]+\.(amazonaws\.com(\.cn)?|amazon\.com)$/.test(text);
}

function noService(text: string): Fault {
  const fix = "write, for example, lambda.amazonaws.com";
  return { message: `${quote(text)} is no service principal`, fix };
}

/** AWS has no complete list, and services take names from their prefix: what is in neither gets a warning. */
export function unknownServicePrincipal(
  text: string,
  reference: ServiceReference,
): PrincipalFault[] {
  // In China, and for a service of one region, AWS puts something behind or into the name.
  const name = text.replace(/\.cn$/, "");
  const regional = /^([a-z0-9-]+)\.[a-z]{2}(-[a-z]+)+-\d\.amazonaws\.com$/.exec(name)?.[1];
  const plain = regional === undefined ? name : `${regional}.amazonaws.com`;
  if (SERVICE_PRINCIPALS.includes(plain)) return [];
  if (reference.hasService(plain.replace(/\.amazonaws\.com$/, ""))) return [];
  const message = `${quote(text)} is no service principal that is known here`;
  const near = didYouMean(plain, SERVICE_PRINCIPALS);
  const fix = near ?? "compare it with the service's guide: a misspelt one trusts nobody";
  return [{ id: "unknown-service-principal", message, fix }];
}

/** An identity provider of the account, or one that everybody shares. */
function federatedFaults(provider: string): Fault[] {
  const own = /^arn:[a-z-]+:iam::\d{12}:(saml|oidc)-provider\/(?!https?:)[\w+=,.@:/-]+$/;
  if (own.test(provider) || /^[a-z0-9-]+(\.[a-z0-9-]+)+$/.test(provider)) return [];
  const fix = "write, for example, arn:aws:iam::111111111111:oidc-provider/login.example.com";
  return [{ message: `${quote(provider)} is no identity provider`, fix }];
}
