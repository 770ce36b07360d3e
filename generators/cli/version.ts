import { referenceVersion } from "../iam/reference";
import { packageVersion } from "../package-root";

/** The versions of everything that decides what comes out. */
export async function verboseVersion(): Promise<string> {
  const data = await referenceVersion();
  return [
    `fleetroles ${packageVersion()}`,
    `service authorization data: ${data.package} ${data.version} (${data.updatedAt})`,
    `node ${process.version}`,
  ].join("\n");
}
