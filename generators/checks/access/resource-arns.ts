import { arnFaults } from "../../iam/arn";
import type { PolicyDocument } from "../../iam/document";
import type { Fault } from "../../iam/fault";
import { problemKinds } from "../../problem-kinds";
import { quote } from "../../problem";
import type { DataPath, Problem } from "../../problem";
import type { Stack } from "../../model/types";
import { defineCheck, findings } from "../check";

const found = findings({ "malformed-arn": problemKinds["malformed-arn"] });

/** Every ARN that documents and attachments name is well-formed once its placeholders are filled. */
export const resourceArns = defineCheck({
  name: "resource-arns",
  scope: "stack",
  finds: found.kinds,
  run: (stack) =>
    arnsOf(stack).flatMap(({ arns, faultsOf, owner, origin }) =>
      arns.flatMap((arn) =>
        faultsOf(arn).map(({ message, fix }): Problem =>
          found.problem("malformed-arn", {
            message: `${message} (${owner} of stack ${stack.name})`,
            fix,
            path: origin,
            atKey: true,
          }),
        ),
      ),
    ),
});

interface NamedArns {
  readonly arns: readonly string[];
  readonly faultsOf: (arn: string) => Fault[];
  /** `role greengrass_group` */
  readonly owner: string;
  readonly origin: DataPath;
}

function arnsOf({ roles, policies, attachments }: Stack): NamedArns[] {
  return [
    ...roles.flatMap(({ id, origin, managedPolicies, inlinePolicies, trust }) => {
      const owner = { owner: `role ${id}`, origin };
      // Without those of the grants: they are checked where the fleet file names them.
      const own = inlinePolicies.filter(({ name }) => name !== "grants");
      const trusted = (kind: string): string[] =>
        trust.Statement.flatMap(({ Principal }) => Principal[kind] ?? []);
      return [
        { ...owner, arns: managedPolicies, faultsOf: policyFaults },
        { ...owner, arns: own.flatMap(({ document }) => resources(document)), faultsOf: arnFaults },
        { ...owner, arns: trusted("AWS"), faultsOf: principalFaults },
        { ...owner, arns: trusted("Service"), faultsOf: serviceFaults },
        { ...owner, arns: trusted("Federated"), faultsOf: federatedFaults },
      ];
    }),
    ...policies
      .filter(({ copyOf }) => copyOf === undefined)
      .map(({ id, origin, document }) => ({
        owner: `policy ${id}`,
        origin,
        arns: resources(document),
        faultsOf: arnFaults,
      })),
    ...attachments.map(({ id, origin, managedPolicies }) => ({
      owner: `attachment ${id}`,
      origin,
      arns: managedPolicies,
      faultsOf: policyFaults,
    })),
  ];
}

function resources({ Statement }: PolicyDocument): string[] {
  return Statement.flatMap(({ Resource = [], NotResource = [] }) => [
    ...Resource,
    ...NotResource,
  ]).filter((arn) => arn !== "*");
}

const POLICY_ARN = /^arn:[a-z-]+:iam::(aws|\d{12}):policy\/./;

function policyFaults(arn: string): Fault[] {
  const faults = arnFaults(arn);
  if (faults.length > 0 || POLICY_ARN.test(arn)) return faults;
  const fix = "write, for example, arn:aws:iam::aws:policy/ReadOnlyAccess";
  return [{ message: `${quote(arn)} is no managed policy`, fix }];
}

const ACCOUNT = /^\d{12}$/;
const PRINCIPAL_ARN =
  /^arn:[a-z-]+:(iam::\d{12}:(root|(user|role)\/[\w+=,.@/-]+)|sts::\d{12}:(assumed-role|federated-user)\/[\w+=,.@/-]+)$/;

/** A principal is an account, or one ARN without wildcards (IAM User Guide, reference_policies_elements_principal). */
function principalFaults(principal: string): Fault[] {
  if (ACCOUNT.test(principal) || PRINCIPAL_ARN.test(principal)) return [];
  const fix =
    "write, for example, arn:aws:iam::111111111111:role/deployer, or an account's 12 digits";
  if (principal === "*") {
    return [{ message: `"*" as a principal lets everybody in the world try`, fix }];
  }
  return [{ message: `${quote(principal)} is no principal of AWS`, fix }];
}

/** A service's name; facts have no list of them. */
function serviceFaults(service: string): Fault[] {
  if (/^[a-z0-9.-]+\.amazonaws\.com(\.cn)?$/.test(service)) return [];
  const fix = "write, for example, lambda.amazonaws.com";
  return [{ message: `${quote(service)} is no service principal`, fix }];
}

/** An identity provider of the account, or one that everybody shares (IAM User Guide, reference_policies_elements_principal). */
function federatedFaults(provider: string): Fault[] {
  const own = /^arn:[a-z-]+:iam::\d{12}:(saml|oidc)-provider\/[\w+=,.@:/-]+$/;
  if (own.test(provider) || /^[a-z0-9-]+(\.[a-z0-9-]+)+$/.test(provider)) return [];
  const fix = "write, for example, arn:aws:iam::111111111111:oidc-provider/login.example.com";
  return [{ message: `${quote(provider)} is no identity provider`, fix }];
}
