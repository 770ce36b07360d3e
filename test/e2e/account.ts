import {
  AddRoleToInstanceProfileCommand,
  AttachRolePolicyCommand,
  CreateGroupCommand,
  CreateInstanceProfileCommand,
  CreateRoleCommand,
  CreateUserCommand,
  DeleteGroupCommand,
  DeleteRoleCommand,
  DetachRolePolicyCommand,
  DeleteUserCommand,
  GetPolicyCommand,
  GetPolicyVersionCommand,
  GetRoleCommand,
  GetRolePolicyCommand,
  IAMClient,
  PutRolePolicyCommand,
  paginateGetAccountAuthorizationDetails,
  paginateListAttachedGroupPolicies,
  paginateListAttachedRolePolicies,
  paginateListAttachedUserPolicies,
  paginateListPolicies,
  paginateListRolePolicies,
  paginateListRoles,
  type AttachedPolicy,
  type Tag,
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

/** A customer managed policy as the AWS API tells it. */
export interface AppliedPolicy {
  readonly name: string;
  readonly path: string;
  readonly description: string;
  readonly document: unknown;
  readonly tags: Readonly<Record<string, string>>;
}

/** Names of groups, users and roles that a fleet file takes to exist. */
export interface Principals {
  readonly groups: readonly string[];
  readonly users: readonly string[];
  readonly roles: readonly string[];
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
  // The imitation speaks plain HTTP, and a provider that is configured twice cannot read it twice.
  AWS_CA_BUNDLE: undefined,
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

  /** All that the account has, as `aws iam get-account-authorization-details` prints it, in one page. */
  async listing(): Promise<string> {
    const all: Record<string, unknown[]> = {};
    for await (const page of paginateGetAccountAuthorizationDetails({ client: this.client }, {})) {
      for (const [key, value] of Object.entries(page)) {
        if (Array.isArray(value)) all[key] = [...(all[key] ?? []), ...(value as unknown[])];
      }
    }
    return JSON.stringify(all);
  }

  /** The ARN of a role's permissions boundary, if it has one. */
  async boundary(RoleName: string): Promise<string | undefined> {
    const { Role } = await this.client.send(new GetRoleCommand({ RoleName }));
    return Role?.PermissionsBoundary?.PermissionsBoundaryArn;
  }

  /** Attaches a managed policy to a role by hand; what takes it away again. */
  async attach(RoleName: string, PolicyArn: string): Promise<() => Promise<unknown>> {
    await this.client.send(new AttachRolePolicyCommand({ RoleName, PolicyArn }));
    return () => this.client.send(new DetachRolePolicyCommand({ RoleName, PolicyArn }));
  }

  /** Makes a role by hand, as people do: without a description. */
  async make(RoleName: string, trust: unknown): Promise<void> {
    const AssumeRolePolicyDocument = JSON.stringify(trust);
    await this.client.send(new CreateRoleCommand({ RoleName, AssumeRolePolicyDocument }));
  }

  /** Makes an instance profile by hand, and puts a role into it. */
  async makeProfile(InstanceProfileName: string, RoleName: string): Promise<void> {
    await this.client.send(new CreateInstanceProfileCommand({ InstanceProfileName }));
    const both = { InstanceProfileName, RoleName };
    await this.client.send(new AddRoleToInstanceProfileCommand(both));
  }

  /** Writes an inline policy of a role by hand. */
  async write(RoleName: string, PolicyName: string, document: unknown): Promise<void> {
    const PolicyDocument = JSON.stringify(document);
    await this.client.send(new PutRolePolicyCommand({ RoleName, PolicyName, PolicyDocument }));
  }

  /** By name, the id that IAM gave each role: another one, if it was made anew. */
  async roleIds(): Promise<Map<string, string>> {
    const ids = new Map<string, string>();
    for await (const { Roles = [] } of paginateListRoles({ client: this.client }, {})) {
      for (const { RoleName = "", RoleId = "" } of Roles) ids.set(RoleName, RoleId);
    }
    return ids;
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
      managedPolicies: await this.attached("roles", name),
      inlinePolicies: await this.inlinePolicies(name),
      tags: tagsOf(role.Tags),
    };
  }

  /** The customer managed policies, by ARN. */
  async policies(): Promise<Map<string, AppliedPolicy>> {
    const policies = new Map<string, AppliedPolicy>();
    for await (const page of paginateListPolicies({ client: this.client }, { Scope: "Local" })) {
      for (const { Arn } of page.Policies ?? []) {
        const PolicyArn = required(Arn, "Arn");
        const { Policy: policy } = await this.client.send(new GetPolicyCommand({ PolicyArn }));
        policies.set(PolicyArn, {
          name: required(policy?.PolicyName, "PolicyName"),
          path: required(policy?.Path, "Path"),
          description: policy?.Description ?? "",
          document: await this.document(PolicyArn),
          tags: tagsOf(policy?.Tags),
        });
      }
    }
    return policies;
  }

  /** The document of a managed policy in its default version, AWS's own or a customer's. */
  async document(PolicyArn: string): Promise<unknown> {
    const { Policy: policy } = await this.client.send(new GetPolicyCommand({ PolicyArn }));
    const VersionId = required(policy?.DefaultVersionId, "DefaultVersionId");
    const command = new GetPolicyVersionCommand({ PolicyArn, VersionId });
    return parseDocument((await this.client.send(command)).PolicyVersion?.Document);
  }

  /** ARNs of the policies that a group, user or role has attached, sorted. */
  async attached(kind: keyof Principals, name: string): Promise<string[]> {
    const { client } = this;
    const pages = {
      groups: () => paginateListAttachedGroupPolicies({ client }, { GroupName: name }),
      users: () => paginateListAttachedUserPolicies({ client }, { UserName: name }),
      roles: () => paginateListAttachedRolePolicies({ client }, { RoleName: name }),
    };
    const found: AttachedPolicy[] = [];
    for await (const page of pages[kind]()) found.push(...(page.AttachedPolicies ?? []));
    return found.map((policy) => required(policy.PolicyArn, "PolicyArn")).sort();
  }

  /** Makes the groups, users and roles that somebody else has made before. */
  async create({ groups, users, roles }: Principals): Promise<void> {
    for (const GroupName of groups) await this.client.send(new CreateGroupCommand({ GroupName }));
    for (const UserName of users) await this.client.send(new CreateUserCommand({ UserName }));
    const AssumeRolePolicyDocument = JSON.stringify({ Version: "2012-10-17", Statement: [] });
    for (const RoleName of roles) {
      await this.client.send(new CreateRoleCommand({ RoleName, AssumeRolePolicyDocument }));
    }
  }

  /** Rejects where one of them still has a policy, as AWS does. */
  async remove({ groups, users, roles }: Principals): Promise<void> {
    for (const GroupName of groups) await this.client.send(new DeleteGroupCommand({ GroupName }));
    for (const UserName of users) await this.client.send(new DeleteUserCommand({ UserName }));
    for (const RoleName of roles) await this.client.send(new DeleteRoleCommand({ RoleName }));
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

function tagsOf(tags: readonly Tag[] = []): Record<string, string> {
  return Object.fromEntries(
    tags.map(({ Key, Value }) => [required(Key, "Key"), required(Value, "Value")]),
  );
}

function required(value: string | undefined, name: string): string {
  if (value === undefined) throw new Error(`the API's answer has no ${name}`);
  return value;
}
