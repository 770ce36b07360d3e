import { quote } from "../../problem";
import { arnFields } from "./parts";
import { align, readPattern, type Element } from "./pattern";
import type { Fault } from "../fault";
import type { Mending } from "../../problem";
import { listFix } from "../../text/flow";
import { meant } from "../../text/meant";
import { partitionNames, partitionOf, regions } from "../partitions";

const SHAPE = "arn:partition:service:region:account:resource";

/**
 * What is wrong with an ARN pattern as it stands in a policy's Resource, where wildcards and, after
 * the fifth colon, policy variables are allowed; none for a sound one, and none for "*". Whether the
 * service or the resource exists is not asked. With `own`, the partition that the ARN is compared in, one of another
 * partition is left to who knows that: the region of the own one is right.
 * Sources: AWS IAM User Guide, reference-arns, reference_policies_elements_resource,
 * reference_policies_variables; the character set is the API's for policy documents.
 */
export function arnFaults(text: string, own?: string): Fault[] {
  if (text === "*") return [];
  const list = severalFault(text);
  if (list !== undefined) return [list];
  const [prefix, partition, service, region, account, resource] = arnFields(text);
  if (prefix !== "arn") return [prefixFault(text, prefix ?? "")];
  if (partition === undefined || service === undefined || region === undefined) {
    return [partsFault(text)];
  }
  if (account === undefined || resource === undefined) return [partsFault(text)];
  return [
    ...textFaults(text),
    ...partFaults({ text, partition, service, region, account, resource }, own),
  ];
}

interface Parts {
  readonly text: string;
  readonly partition: string;
  readonly service: string;
  readonly region: string;
  readonly account: string;
  readonly resource: string;
}

/** White space has been told of the whole, and is not told again of each part that has some. */
function partFaults({ text, resource, ...parts }: Parts, own: string | undefined): Fault[] {
  const partition = parts.partition.trim();
  const service = parts.service.trim();
  const region = parts.region.trim();
  const account = parts.account.trim();
  return [
    ...variableFaults(text, [partition, service, region, account]),
    ...partitionFaults(partition),
    ...serviceFaults(service),
    ...(own !== undefined && partitionOf(region) === own ? [] : regionFaults(region, partition)),
    ...accountFaults(account),
    ...resourceFaults(text, resource),
  ];
}

function severalFault(text: string): Fault | undefined {
  if (!/[\s,;|]arn:/i.test(text)) return undefined;
  const list = listFix(text, (part) => /^(arn:.|\*$)/i.test(part));
  return list && { message: `${quote(text)} is several ARNs in one text`, ...list };
}

function prefixFault(text: string, prefix: string): Fault {
  const message = `${quote(text)} is no ARN: it does not start with "arn:"`;
  if (prefix.trim().toLowerCase() !== "arn") return { message, fix: `write ${SHAPE}` };
  const fix = prefix.trim() === "arn" ? "remove the white space around it" : 'write "arn:"';
  return { message, fix: prefix.trim() === "arn" ? fix : `${fix} in lower case` };
}

function partsFault(text: string): Fault {
  const parts = arnFields(text).length;
  return {
    message: `the ARN ${quote(text)} has ${parts} of the six parts`,
    fix: `write ${SHAPE}; leave a part that does not apply empty, but keep its colon`,
  };
}

function textFaults(text: string): Fault[] {
  const faults: Fault[] = [];
  if (text !== text.trim() || /\s/.test(arnFields(text).slice(0, 5).join(""))) {
    const message = `the ARN ${quote(text)} has white space where none can be`;
    faults.push({ message, fix: "remove the white space" });
  }
  const foreign = /[^\u0020-\u00FF]/u.exec(text.trim())?.[0];
  if (foreign !== undefined) {
    const message = `the ARN ${quote(text)} holds ${quote(foreign)}, which IAM does not take`;
    faults.push({
      message,
      fix: "put ? in its place: policies hold the characters of Latin-1 only",
    });
  }
  if (/\$\{[^}]*$/.test(text)) {
    const message = `a policy variable in the ARN ${quote(text)} is not closed`;
    faults.push({ message, fix: "write } at its end" });
  }
  return faults;
}

function variableFaults(text: string, fields: readonly string[]): Fault[] {
  const variable = /\$\{[^}]*\}?/.exec(fields.join(":"))?.[0];
  if (variable === undefined) return [];
  return [
    {
      message: `the ARN ${quote(text)} has the policy variable ${quote(variable)} too early`,
      fix: "use variables after the fifth colon only, and * or the value before it",
    },
  ];
}

function partitionFaults(partition: string): Fault[] {
  if (partition.includes("$") || partitionsFor(partition).length > 0) return [];
  const known = partitionNames.join(", ");
  return [
    {
      message: `AWS has no partition ${quote(partition)}`,
      ...within(meant(partition, partitionNames, `use one of ${known}`)),
    },
  ];
}

function serviceFaults(service: string): Fault[] {
  if (/^[a-z0-9-]+$/.test(service) || service.includes("$")) return [];
  if (service === "") return [{ message: "the ARN names no service", fix: `write ${SHAPE}` }];
  if (/[*?]/.test(service)) {
    const message = `the service ${quote(service)} of the ARN holds a wildcard`;
    return [{ message, fix: "name the service, or write * as the whole resource" }];
  }
  const lower = service.toLowerCase().trim();
  const fix = /^[a-z0-9-]+$/.test(lower) ? `write ${quote(lower)}` : "use a-z, 0-9 and - only";
  return [{ message: `the service ${quote(service)} of the ARN is misspelt`, fix }];
}

function regionFaults(region: string, partition: string): Fault[] {
  if (region === "" || region.includes("$") || partitionOf(region) === partition) return [];
  const partitions = partitionsFor(partition);
  // An unknown partition has its own fault; its regions cannot be told.
  const names = (partitions.length > 0 ? partitions : partitionNames).flatMap(regions);
  if (names.some((name) => covers(region, name))) return [];
  const message = `the partition ${quote(partition)} has no region ${quote(region)}`;
  const home = partitionOf(region);
  if (home !== undefined) {
    return [
      {
        message,
        fix: `write ${quote(home)}, where it lies, in place of ${quote(partition)}, or a region of ${quote(partition)}`,
      },
    ];
  }
  return [{ message, ...within(meant(region, names, "write a region's code, as us-east-1")) }];
}

function accountFaults(account: string): Fault[] {
  if (/^(\d{12}|aws|)$/.test(account) || account.includes("$")) return [];
  if (/^[\d*?]{1,12}$/.test(account) && /[*?]/.test(account)) return [];
  const digits = /^\d+$/.test(account) ? ", leading zeros included" : "";
  return [
    {
      message: `the account ${quote(account)} of the ARN is not 12 digits`,
      fix: `write all 12 digits${digits}, or *`,
    },
  ];
}

function resourceFaults(text: string, resource: string): Fault[] {
  if (resource !== "") return [];
  return [
    { message: `the ARN ${quote(text)} names no resource`, fix: "write it at the end, or *" },
  ];
}

function partitionsFor(pattern: string): string[] {
  return partitionNames.filter((name) => covers(pattern, name));
}

/** Whether a pattern with wildcards matches the whole text. */
function covers(pattern: string, text: string): boolean {
  // Most ARNs spell their parts out, and every region is tried: no search for those.
  if (!/[*?$]/.test(pattern)) return pattern === text;
  const elements = Array.from(text, (char): Element => ({ kind: "char", char }));
  return align(elements, readPattern(pattern)) !== undefined;
}

/** The same with the colons around it: a resource of the ARN may have the name, too. */
function within({ fix, edit }: Mending): Mending {
  return {
    fix,
    ...(edit?.from !== undefined && { edit: { from: `:${edit.from}:`, to: `:${edit.to}:` } }),
  };
}
