import {
  GetRoleCommand,
  GetRolePolicyCommand,
  IAMClient,
  paginateListAttachedRolePolicies,
  paginateListRolePolicies,
  paginateListRoles,
  type Role as IamRole,
} from "@aws-sdk/client-iam";

/** A role as the AWS API tells it, in the words of the model. Documents are parsed JSON. */
export interface AppliedRole {
  readonly name: string;
  readonly path: string;
  readonly description: string;
  readonly maxSessionDuration: number;
  readonly trust: unknown;
  /** ARNs, sorted. */
  readonly managedPolicies: readonly string[];
  /** Name → document. */
  readonly inlinePolicies: Readonly<Record<string, unknown>>;
  readonly tags: Readonly<Record<string, string>>;
}

/** Credentials for the imitation of AWS, and nothing of the user's own AWS settings. */
export const TEST_CREDENTIALS: Readonly<Record<string, string | undefined>> = {
  AWS_ACCESS_KEY_ID: "testing",
  AWS_SECRET_ACCESS_KEY: "testing",
  AWS_SESSION_TOKEN: undefined,
  AWS_PROFILE: undefined,
  AWS_REGION: undefined,
  AWS_DEFAULT_REGION: undefined,
  AWS_ENDPOINT_URL: undefined,
  AWS_CONFIG_FILE: "none",
  AWS_SHARED_CREDENTIALS_FILE: "none",
  AWS_EC2_METADATA_DISABLED: "true",
};

// Node 20 is what CI runs; the client's announcement of its end would only clutter the report.
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = "true";

/** The IAM of one account, read through the AWS API. */
export class Account {
  private readonly client: IAMClient;

  /** @param url the endpoint of the API */
  constructor(url: string) {
    const credentials = { accessKeyId: "testing", secretAccessKey: "testing" };
    this.client = new IAMClient({ endpoint: url, region: "us-east-1", credentials });
  }

  /** The names of all roles, sorted. */
  async roleNames(): Promise<string[]> {
    const names: string[] = [];
    for await (const page of paginateListRoles({ client: this.client }, {})) {
      names.push(...(page.Roles ?? []).map((role) => required(role.RoleName, "RoleName")));
    }
    return names.sort();
  }

  /** A role, with all that decides about it. Rejects if there is none of that name. */
  async role(name: string): Promise<AppliedRole> {
    const { Role: role } = await this.client.send(new GetRoleCommand({ RoleName: name }));
    if (role === undefined) throw new Error(`GetRole ${name}: no role in the answer`);
    return {
      name: required(role.RoleName, "RoleName"),
      path: required(role.Path, "Path"),
      description: role.Description ?? "",
      maxSessionDuration: role.MaxSessionDuration ?? 3600,
      trust: parseDocument(role.AssumeRolePolicyDocument),
      managedPolicies: await this.managedPolicies(name),
      inlinePolicies: await this.inlinePolicies(name),
      tags: tagsOf(role),
    };
  }

  private async managedPolicies(RoleName: string): Promise<string[]> {
    const arns: string[] = [];
    const pages = paginateListAttachedRolePolicies({ client: this.client }, { RoleName });
    for await (const page of pages) {
      const attached = page.AttachedPolicies ?? [];
      arns.push(...attached.map((policy) => required(policy.PolicyArn, "PolicyArn")));
    }
    return arns.sort();
  }

  private async inlinePolicies(RoleName: string): Promise<Record<string, unknown>> {
    const policies: Record<string, unknown> = {};
    for await (const page of paginateListRolePolicies({ client: this.client }, { RoleName })) {
      for (const PolicyName of page.PolicyNames ?? []) {
        const command = new GetRolePolicyCommand({ RoleName, PolicyName });
        policies[PolicyName] = parseDocument((await this.client.send(command)).PolicyDocument);
      }
    }
    return policies;
  }
}

/** IAM gives documents percent-encoded, as RFC 3986 has it. */
function parseDocument(text: string | undefined): unknown {
  return JSON.parse(decodeURIComponent(required(text, "document"))) as unknown;
}

function tagsOf(role: IamRole): Record<string, string> {
  const tags = role.Tags ?? [];
  return Object.fromEntries(
    tags.map(({ Key, Value }) => [required(Key, "Key"), required(Value, "Value")]),
  );
}

function required(value: string | undefined, name: string): string {
  if (value === undefined) throw new Error(`the API's answer has no ${name}`);
  return value;
}
