import type * as sdkModule from "@aws-sdk/client-iam";
import type { IAMClient, Policy } from "@aws-sdk/client-iam";
import { compare } from "../text/names";
import { problem, quote } from "../problem";
import type { Problem } from "../problem";
import type { ProblemId } from "../problem-kinds";
import { managedPolicyArn } from "../iam/arn/identities";
import { ownValue } from "../text/own-value";

/** The package that talks to AWS: few need it, so it is not installed along. */
const PACKAGE = "@aws-sdk/client-iam";

/** Where AWS has a policy that it manages, the version that counts, and the day of the last change (ISO date). */
export interface PolicyEntry {
  readonly path: string;
  readonly version: string;
  readonly updated: string;
}

/** Every AWS managed policy by name, as of the newest change that AWS had made to any of them. */
export interface PolicyList {
  readonly asOf: string;
  readonly policies: Readonly<Record<string, PolicyEntry>>;
}

/** One AWS managed policy, with its document as AWS has it. */
export interface FetchedPolicy {
  readonly name: string;
  readonly arn: string;
  readonly version: string;
  readonly updated: string;
  readonly document: unknown;
}

type Sdk = typeof sdkModule;

/** The IAM API, with what the package that talks to it offers. */
export interface IamApi {
  readonly sdk: Sdk;
  readonly client: IAMClient;
}

/**
 * A client of the IAM API, with the credentials and the endpoint (AWS_ENDPOINT_URL) that the SDK finds
 * as ever. Nothing is sent yet. A problem where the SDK is not installed.
 */
export async function openIam(): Promise<IamApi | Problem> {
  try {
    const sdk = await import("@aws-sdk/client-iam");
    // Partition aws has one IAM endpoint, whose requests are signed for this region, whatever the
    // user's (the SDK's own endpoint rules say so).
    const client = new sdk.IAMClient({
      region: "us-east-1",
      requestHandler: { connectionTimeout: 10_000, requestTimeout: 60_000 },
    });
    return { sdk, client };
  } catch (error) {
    const { code = "", message } = error as NodeJS.ErrnoException;
    if (!code.endsWith("MODULE_NOT_FOUND") || !message.includes(PACKAGE)) throw error;
    return failure(
      "missing-package",
      `the package ${PACKAGE} is not installed`,
      `npm install ${PACKAGE}`,
    );
  }
}

/** All policies that AWS manages, whether attached to something or not, deprecated ones left out. */
export async function listManagedPolicies(iam: IamApi): Promise<PolicyList | Problem> {
  const policies: Policy[] = [];
  try {
    const pages = iam.sdk.paginateListPolicies(
      { client: iam.client, pageSize: 1000 },
      { Scope: "AWS", OnlyAttached: false },
    );
    for await (const page of pages) policies.push(...(page.Policies ?? []));
  } catch (error) {
    return apiProblem(iam, "iam:ListPolicies", error);
  }
  if (policies.length === 0) {
    return failure(
      "no-managed-policies",
      "the IAM API at hand has no AWS managed policies",
      "ask AWS itself; or, if this is moto, start it with MOTO_IAM_LOAD_MANAGED_POLICIES=true",
    );
  }
  return toIndex(policies);
}

function toIndex(policies: readonly Policy[]): PolicyList | Problem {
  const entries: [string, PolicyEntry][] = [];
  for (const policy of policies) {
    const { PolicyName: name = "", Arn: arn = "", DefaultVersionId: version, UpdateDate } = policy;
    const [, path] = /^arn:aws:iam::aws:policy(\/(?:.*\/)?)[^/]+$/.exec(arn) ?? [];
    if (path === undefined || version === undefined || UpdateDate === undefined) {
      return failure(
        "unexpected-answer",
        `iam:ListPolicies gives ${quote(arn)}, which is no complete policy of partition aws`,
        "ask the IAM API of partition aws: snapshots are of that partition only",
      );
    }
    entries.push([name, { path, version, updated: UpdateDate.toISOString().slice(0, 10) }]);
  }
  const dates = entries.map(([, { updated }]) => updated).sort(compare);
  return { asOf: dates.at(-1) ?? "", policies: Object.fromEntries(entries) };
}

/** The document of a policy's default version, as AWS has it. */
export async function fetchDocument(
  iam: IamApi,
  { policies }: PolicyList,
  name: string,
): Promise<FetchedPolicy | Problem> {
  const { path = "/", version = "", updated = "" } = ownValue(policies, name) ?? {};
  const arn = managedPolicyArn(path, name);
  const action = `iam:GetPolicyVersion of ${name}`;
  try {
    const command = new iam.sdk.GetPolicyVersionCommand({ PolicyArn: arn, VersionId: version });
    const { PolicyVersion } = await iam.client.send(command);
    // The API gives the JSON percent-encoded (RFC 3986).
    const document = JSON.parse(decodeURIComponent(PolicyVersion?.Document ?? "")) as unknown;
    return { name, arn, version, updated, document };
  } catch (error) {
    return apiProblem(iam, action, error);
  }
}

/** What the API, or the way to it, refused; all of it is the user's to mend. */
function apiProblem({ sdk }: IamApi, action: string, error: unknown): Problem {
  const { name, message, code = "" } = error as NodeJS.ErrnoException;
  const said = message.split("\n")[0]?.replace(/(?<![\s.])[\s.]+$/, "") ?? "";
  if (name === "CredentialsProviderError") {
    const fix = "set AWS_PROFILE, or AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY";
    return failure("no-credentials", `there are no AWS credentials for ${action}: ${said}`, fix);
  }
  if (error instanceof sdk.IAMServiceException) {
    const fix = "use credentials that allow iam:ListPolicies and iam:GetPolicyVersion";
    return failure("iam-refused", `IAM refused ${action}: ${name}, ${said}`, fix);
  }
  const fix = "check the network, and the variable AWS_ENDPOINT_URL if it is set";
  const reason = [code, said].filter((text) => text !== "").join(", ");
  return failure("no-connection", `${action} got no answer of IAM: ${reason}`, fix);
}

function failure(id: ProblemId, message: string, fix: string): Problem {
  return problem(id, { message, fix });
}
