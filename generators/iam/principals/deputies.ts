/**
 * What AWS documents of services that assume roles: whether a trust policy can hold them to the resources of an account
 * (aws:SourceArn, aws:SourceAccount), so that nobody uses the role through the service from another account.
 */
import type { Condition } from "../document";
import { holdsWithoutKey } from "../statement/conditions";

/** A service whose guides are known here. */
export interface Deputy {
  /** The prefix of its principal, before `.amazonaws.com`. */
  readonly service: string;
  /**
   * `documented`: its guide has the guard. `in-part`: its guide has it for some of what the service does, and for the rest nothing is known.
   * `undocumented`: its guide has a trust policy without one; whether the service sends the keys is unverified.
   */
  readonly guard: "documented" | "in-part" | "undocumented";
  /** The service that its resources' ARNs name. */
  readonly arns?: string;
  /** Where it is in-part: for what nothing is known. */
  readonly except?: string;
  readonly source: string;
}

/** Every service that a blueprint's roles trust; a test holds this to them. */
export const DEPUTIES: readonly Deputy[] = [
  {
    service: "credentials.iot",
    guard: "documented",
    arns: "iot",
    source: "AWS IoT Core Developer Guide, cross-service-confused-deputy-prevention",
  },
  {
    service: "deeplens",
    guard: "undocumented",
    source: "none is left: the guide of AWS DeepLens named no condition",
  },
  {
    service: "ec2",
    guard: "undocumented",
    source: "Amazon EC2 User Guide, iam-roles-for-amazon-ec2",
  },
  {
    service: "greengrass",
    guard: "documented",
    arns: "greengrass",
    source: "AWS IoT Greengrass Developer Guide, service-role, group-role",
  },
  {
    service: "iot",
    guard: "documented",
    arns: "iot",
    source: "AWS IoT Core Developer Guide, cross-service-confused-deputy-prevention",
  },
  {
    service: "iotanalytics",
    guard: "documented",
    arns: "iotanalytics",
    source: "AWS IoT Analytics User Guide, cross-service-confused-deputy-prevention",
  },
  {
    service: "lambda",
    guard: "undocumented",
    source: "AWS Lambda Developer Guide, lambda-intro-execution-role",
  },
  {
    service: "panorama",
    guard: "documented",
    arns: "panorama",
    source: "AWS Panorama Developer Guide, permissions-services",
  },
  {
    service: "sagemaker",
    guard: "in-part",
    arns: "sagemaker",
    except: "labeling jobs and notebook instances",
    source: "Amazon SageMaker Developer Guide, security-confused-deputy-prevention",
  },
  {
    service: "ssm",
    guard: "documented",
    arns: "ssm",
    source: "AWS Systems Manager User Guide, hybrid-multicloud-service-role",
  },
];

const BY_PRINCIPAL: ReadonlyMap<string, Deputy> = new Map(
  DEPUTIES.flatMap((one) => [
    [`${one.service}.amazonaws.com`, one] as const,
    [`${one.service}.amazonaws.com.cn`, one] as const,
  ]),
);

/** What is known of a service principal, as a trust policy writes it. */
export function deputyOf(principal: string): Deputy | undefined {
  return BY_PRINCIPAL.get(principal);
}

/** A value of aws:SourceArn that no request has. */
export interface ForeignSource {
  readonly arn: string;
  readonly services: readonly string[];
  readonly at: readonly (string | number)[];
}

/** ARNs of aws:SourceArn that are of no service that is trusted beside them, where all those services' resources are known. */
export function foreignSources(
  services: readonly string[],
  condition: Condition = {},
): ForeignSource[] {
  const known = services.map((one) => deputyOf(one)?.arns);
  if (services.length === 0 || known.includes(undefined)) return [];
  return Object.entries(condition).flatMap(([operator, keys]) =>
    Object.entries(keys).flatMap(([key, values]) =>
      key.toLowerCase() !== "aws:sourcearn" || holdsWithoutKey(operator, values)
        ? []
        : values.flatMap((arn, index): ForeignSource[] => {
            const [, , service = "", ...rest] = arn.split(":");
            if (/[*?$]/.test(service) || rest.length === 0 || known.includes(service)) return [];
            return [{ arn, services, at: ["Condition", operator, key, index] }];
          }),
    ),
  );
}
