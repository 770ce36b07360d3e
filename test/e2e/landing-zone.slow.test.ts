import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { GetRoleCommand, IAMClient, paginateListRoles } from "@aws-sdk/client-iam";
import { expect } from "chai";
import { parse } from "yaml";
import type { Model } from "../../generators";
import { repository } from "../support/folders";
import { startMoto, type Moto } from "../support/moto";
import { forEachParallel } from "../support/parallel";
import { requireTools } from "../support/requirements";
import { withoutIot } from "./iot";
import { plannedChanges } from "./planned";
import {
  inStackWith,
  resolveProject,
  stackFolder,
  synthesizeProject,
  writeProject,
  type FleetFile,
} from "./project";

interface Credentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken: string;
}

interface Settings {
  readonly provider: object;
  readonly backend: { readonly s3: object };
}

/** The file as it is, but for what an imitation of S3 needs: it has its buckets in paths. */
function landingZone(): FleetFile {
  const file = join(repository, "examples", "landing-zone.yaml");
  const content = parse(readFileSync(file, "utf8")) as FleetFile & { readonly defaults: Settings };
  const { provider, backend } = content.defaults;
  const skipped = { skip_metadata_api_check: true, skip_region_validation: true };
  const s3 = { ...backend.s3, use_path_style: true, skip_s3_checksum: true, ...skipped };
  const defaults = { ...content.defaults, provider: { ...provider, ...skipped }, backend: { s3 } };
  return { ...content, defaults };
}

describe("examples/landing-zone.yaml, applied from one account to three others", function () {
  this.timeout(900_000);
  let moto: Moto | undefined;
  let project: string;
  let model: Model;
  const accounts = new Map<string, Credentials>();

  before("start the accounts, with a bucket in each", async function () {
    await requireTools(this, ["terraform", "moto"]);
    moto = await startMoto();
    project = writeProject(landingZone());
    model = await resolveProject(project);
    await synthesizeProject(project);
    for (const { environment } of model.stacks) {
      const { account } = environment;
      if (!accounts.has(account)) accounts.set(account, await assume(account));
    }
    for (const [account, credentials] of accounts) await makeBucket(bucketOf(account), credentials);
  });

  after("stop the accounts", () => {
    moto?.stop();
  });

  const url = (): string => moto?.url ?? "";

  async function assume(account: string): Promise<Credentials> {
    const RoleArn = `arn:aws:iam::${account}:role/ci/fleet-roles`;
    const query = { Action: "AssumeRole", Version: "2011-06-15", RoleSessionName: "test", RoleArn };
    const authorization = signed({ accessKeyId: "testing" }, "sts");
    const answer = await fetch(url(), {
      method: "POST",
      headers: { authorization, "content-type": "application/x-www-form-urlencoded" },
      body: new URLSearchParams(query).toString(),
    });
    const text = await answer.text();
    const found = (name: string): string =>
      new RegExp(`<${name}>([^<]+)</${name}>`).exec(text)?.[1] ?? "";
    return {
      accessKeyId: found("AccessKeyId"),
      secretAccessKey: found("SecretAccessKey"),
      sessionToken: found("SessionToken"),
    };
  }

  /** As far as moto looks at it: who asks. */
  function signed({ accessKeyId }: Pick<Credentials, "accessKeyId">, service: string): string {
    const scope = `20260101/eu-central-1/${service}/aws4_request`;
    return `AWS4-HMAC-SHA256 Credential=${accessKeyId}/${scope}, SignedHeaders=host, Signature=0`;
  }

  const bucketOf = (account: string): string => `cameras-state-${account}`;

  async function inBucket(path: string, method: string, who: Credentials): Promise<Response> {
    const headers = { authorization: signed(who, "s3") };
    const place = "<LocationConstraint>eu-central-1</LocationConstraint>";
    const body = `<CreateBucketConfiguration>${place}</CreateBucketConfiguration>`;
    return fetch(`${url()}/${path}`, { method, headers, ...(method === "PUT" && { body }) });
  }

  async function makeBucket(name: string, who: Credentials): Promise<void> {
    const answer = await inBucket(name, "PUT", who);
    expect(answer.status, await answer.text()).to.equal(200);
  }

  function clientOf(credentials: Credentials): IAMClient {
    return new IAMClient({ endpoint: url(), region: "us-east-1", credentials });
  }

  async function roleNames(client: IAMClient): Promise<string[]> {
    const names: string[] = [];
    for await (const { Roles = [] } of paginateListRoles({ client }, {})) {
      names.push(...Roles.flatMap(({ RoleName }) => RoleName ?? []));
    }
    return names.sort();
  }

  const inStack = (name: string, ...args: string[]): ReturnType<typeof inStackWith> =>
    inStackWith({ AWS_ENDPOINT_URL: url() }, project, name, ...args);

  it("makes in each account its own roles, and nothing where CI runs", async () => {
    await forEachParallel(model.stacks, 2, async ({ name }) => {
      const { targets } = withoutIot(stackFolder(project, name));
      await inStack(name, "init", "-input=false");
      await inStack(name, "apply", "-auto-approve", "-input=false", ...targets);
    });
    expect(accounts.size).to.equal(3);
    for (const [account, credentials] of accounts) {
      const stacks = model.stacks.filter(({ environment }) => environment.account === account);
      const wanted = stacks.flatMap(({ roles }) => roles.map(({ name }) => name)).sort();
      expect(await roleNames(clientOf(credentials)), account).to.deep.equal(wanted);
    }
    const ci = { accessKeyId: "testing", secretAccessKey: "testing", sessionToken: "testing" };
    expect(await roleNames(clientOf(ci))).to.deep.equal([]);
  });

  it("has the states of an account's stacks in that account's bucket", async () => {
    for (const [account, credentials] of accounts) {
      const listed = await (await inBucket(bucketOf(account), "GET", credentials)).text();
      const keys = [...listed.matchAll(/<Key>([^<]+)<\/Key>/g)].map(([, key]) => key);
      const stacks = model.stacks.filter(({ environment }) => environment.account === account);
      expect(keys.sort()).to.deep.equal(stacks.map(({ name }) => `cameras/${name}.tfstate`).sort());
    }
  });

  it("tags roles with what the provider says of the environment, and with their own", async () => {
    const stack = model.stacks.find(({ name }) => name === "prod-us-dock");
    const [role] = stack?.roles ?? [];
    const credentials = accounts.get(stack?.environment.account ?? "");
    if (role === undefined || credentials === undefined) throw new Error("no such stack");
    const command = new GetRoleCommand({ RoleName: role.name });
    const { Role } = await clientOf(credentials).send(command);
    const tags = Object.fromEntries((Role?.Tags ?? []).map(({ Key = "", Value }) => [Key, Value]));
    expect(tags).to.include({
      "managed-by": "fleetroles",
      environment: "prod-us",
      owner: "edge-vision",
    });
  });

  it("is planned to stay as it is, under another name of the project, too: states have their keys", async () => {
    const renaming = { name: "optics", formerly: "cameras" };
    const renamed = { ...landingZone(), project: renaming };
    writeFileSync(join(project, "fleets.json"), JSON.stringify(renamed));
    await synthesizeProject(project);
    for (const name of ["prod-shared", "prod-us-shared"]) {
      await inStack(name, "init", "-input=false");
      const { stdout } = await inStack(name, "apply", "-auto-approve", "-input=false", "-json");
      expect(plannedChanges(stdout), name).to.deep.equal([]);
      await inStack(name, "plan", "-detailed-exitcode", "-input=false");
    }
  });
});
