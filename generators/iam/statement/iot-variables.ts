import { quote } from "../../problem";
import { didYouMean } from "../../text/nearest";
import type { Fault } from "../fault";

interface IotVariable {
  readonly pattern: RegExp;
  /** As to be written; `<name>` where anything can stand. */
  readonly shown: string;
  /** The variable of an IAM role that says the same. */
  readonly inIam?: string;
}

/**
 * The variables of AWS IoT's own policies. Sources: AWS IoT Core Developer Guide, basic-policy-variables,
 * thing-policy-variables, cert-policy-variables (facts: greengrass.md, section 7).
 */
export const IOT_VARIABLES: readonly IotVariable[] = [
  { pattern: /^iot:ClientId$/i, shown: "iot:ClientId", inIam: "credentials-iot:ThingName" },
  { pattern: /^iot:DomainName$/i, shown: "iot:DomainName" },
  {
    pattern: /^iot:Connection\.Thing\.ThingName$/i,
    shown: "iot:Connection.Thing.ThingName",
    inIam: "credentials-iot:ThingName",
  },
  {
    pattern: /^iot:Connection\.Thing\.ThingTypeName$/i,
    shown: "iot:Connection.Thing.ThingTypeName",
    inIam: "credentials-iot:ThingTypeName",
  },
  {
    pattern: /^iot:Connection\.Thing\.Attributes\[[^\]]+\]$/i,
    shown: "iot:Connection.Thing.Attributes[<name>]",
  },
  { pattern: /^iot:Connection\.Thing\.IsAttached$/i, shown: "iot:Connection.Thing.IsAttached" },
  {
    pattern: /^iot:CertificateId$/i,
    shown: "iot:CertificateId",
    inIam: "credentials-iot:AwsCertificateId",
  },
  {
    // Which fields a certificate has is the business of who made it.
    pattern: /^iot:Certificate\.(Subject|Issuer)(\.[A-Za-z0-9]+)+$/i,
    shown: "iot:Certificate.Subject.CommonName",
  },
  { pattern: /^iot:Certificate\.SerialNumber$/i, shown: "iot:Certificate.SerialNumber" },
  { pattern: /^iot:Certificate\.AvailableKeys$/i, shown: "iot:Certificate.AvailableKeys" },
];

/** Whether a name is, or seems meant to be, a variable of AWS IoT's policies, and none of IAM's. */
export function isIotVariable(name: string): boolean {
  return (
    /^iot:(Connection|Certificate)\./i.test(name) ||
    IOT_VARIABLES.some(({ pattern }) => pattern.test(name))
  );
}

/**
 * Whether AWS IoT's policies can ask for a condition key: its own variables, and keys of AWS's about the request. Those
 * about IAM principals have no value where a certificate asks.
 */
export function isIotConditionKey(key: string): boolean {
  return (
    IOT_VARIABLES.some(({ pattern }) => pattern.test(key)) ||
    (/^aws:/i.test(key) && !/^aws:(Principal|userid|username|TokenIssue|MultiFactor)/i.test(key))
  );
}

/** What is wrong with a variable in a policy of AWS IoT. */
export function iotVariableFault(name: string): Fault | undefined {
  if (IOT_VARIABLES.some(({ pattern }) => pattern.test(name))) return undefined;
  if (/^aws:SourceIp$/i.test(name)) return undefined;
  const message = `AWS IoT has no policy variable ${quote(`\${${name}}`)}`;
  const twin = IOT_VARIABLES.find(({ inIam }) => inIam?.toLowerCase() === name.toLowerCase());
  if (twin !== undefined && /^credentials-iot:/i.test(name)) {
    const shown =
      twin.inIam === "credentials-iot:ThingName" ? "iot:Connection.Thing.ThingName" : twin.shown;
    return { message, fix: `write \${${shown}}: ${quote(name)} is of IAM's policies` };
  }
  const known = IOT_VARIABLES.map(({ shown }) => shown);
  const near = didYouMean(name, known);
  const foreign = /^iot:/i.test(name) ? "" : ", for those of IAM are not filled here";
  return { message, fix: near ?? `use one of ${known.join(", ")}${foreign}` };
}
