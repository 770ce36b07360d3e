/** Where the state of a new project lies: from what was answered to a backend of the fleet file. */
import { problem, quote, type DataPath, type Problem } from "./problem";

/** Names of S3 buckets (Amazon S3's user guide, "General purpose bucket naming rules"). */
const BUCKET = /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/;

function noBucket(name: string): Problem {
  return problem("bad-answer", {
    message: `${quote(name)} is no name of an S3 bucket`,
    fix: "write 3 to 63 small letters, digits, . and -, with a letter or digit first and last",
  });
}

/** What a place for state comes to in a fleet file. */
interface State {
  readonly backend: object;
  readonly words?: string;
}

/** Locking by a file beside the state: Terraform's S3 backend has it from 1.10 on (its documentation, `use_lockfile`). */
export function stateOf({
  state,
  region,
}: {
  readonly state: string;
  readonly region: string;
}): State | Problem {
  const [, kind = "", name = ""] = /^([a-z0-9]*)(?::(.*))?$/s.exec(state) ?? [];
  if (state === "local") return { backend: {} };
  if (kind === "s3" && name !== "") {
    if (!BUCKET.test(name)) return noBucket(name);
    const s3 = { bucket: name, region, use_lockfile: true };
    return { backend: { defaults: { backend: { s3 } } }, words: `the S3 bucket ${name}` };
  }
  if (kind === "cloud" && name !== "") {
    const cloud = { organization: name };
    const words = `workspaces of the organization ${name} of HCP Terraform`;
    return { backend: { defaults: { backend: { cloud } } }, words };
  }
  return problem("bad-answer", {
    message: `${quote(state)} is no place for state`,
    fix: "write local, s3:BUCKET or cloud:ORGANIZATION",
  });
}

export const commentsOfState: readonly { path: DataPath; text: string }[] = [
  { path: ["defaults", "backend", "s3", "use_lockfile"], text: "Terraform 1.10 or newer" },
];
