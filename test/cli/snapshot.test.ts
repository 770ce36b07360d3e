import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { expect } from "chai";
import type { PolicyList } from "../../generators/aws/fetch-policies";
import { managedPolicyArn } from "../../generators/iam/arn/identities";
import { readIndex } from "../../generators/managed-policies/files";
import { ManagedPolicies } from "../../generators/managed-policies";
import { packageFolder } from "../../generators/package-root";
import { readCases } from "../support/cases";
import { readTree, repository, temporaryFolder, writeTree } from "../support/folders";
import { startMoto, type Moto } from "../support/moto";
import { runFleetroles } from "../support/program";
import { requireTools } from "../support/requirements";
import type { RunResult } from "../support/run";

const builtIn = packageFolder("templates", "managed-policies");

interface Answer {
  readonly status: number;
  readonly body: string;
}

interface AnswersCase {
  readonly name: string;
  readonly partition?: string;
  readonly named?: string;
  readonly ListPolicies?: Answer;
  readonly GetPolicyVersion?: Answer;
  readonly code?: number;
  readonly says: string;
}

/** The names of the policies whose documents a snapshot has. */
function documentNames(folder: string): string[] {
  return [...readTree(join(folder, "documents")).keys()]
    .filter((name) => !name.startsWith("."))
    .map((name) => name.replace(/\.json$/, ""));
}

/** A project with a blueprint of its own that names the policies. */
function project(arns: readonly string[]): string {
  const folder = temporaryFolder("snapshot");
  const trust = [{ Principal: { Service: "lambda.amazonaws.com" } }];
  const role = { managed: arns, name: "R", scope: "account", description: "d", trust };
  const blueprint = { roles: { r: role }, id: "own", title: "t", description: "d", sources: ["s"] };
  const environments = { dev: { account: "111111111111", region: "us-east-1" } };
  const fleets = { a: { blueprint: "own" } };
  writeTree(folder, {
    "fleets.yaml": JSON.stringify({ version: 1, environments, fleets, blueprints: "own" }),
    "own/own.yaml": JSON.stringify(blueprint),
  });
  return folder;
}

/** Runs `fleetroles snapshot` in a folder, against an endpoint. */
function snapshot(
  cwd: string,
  args: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): Promise<RunResult> {
  return runFleetroles(["snapshot", ...args], cwd, {
    // The SDK warns of Node versions that it will leave behind.
    NODE_NO_WARNINGS: "1",
    AWS_ACCESS_KEY_ID: "test",
    AWS_SECRET_ACCESS_KEY: "test",
    AWS_PROFILE: undefined,
    AWS_EC2_METADATA_DISABLED: "true",
    ...env,
  });
}

function isNothingWritten({ code, stdout }: RunResult, folder: string): void {
  expect({ code, stdout }).to.deep.equal({ code: 1, stdout: "nothing was written\n" });
  expect([...readTree(folder).keys()]).to.deep.equal(["fleets.yaml", "own/own.yaml"]);
}

describe("fleetroles snapshot", function () {
  this.timeout(60_000);

  describe("of moto", () => {
    let moto: Moto;
    let folder: string;
    let first: RunResult;
    const run = (...args: string[]): Promise<RunResult> =>
      snapshot(folder, args, { AWS_ENDPOINT_URL: moto.url });

    before(async function () {
      await requireTools(this, ["moto"]);
      moto = await startMoto("111111111111");
      const { policies } = readIndex(builtIn) as PolicyList;
      const arns = documentNames(builtIn).map((name) =>
        managedPolicyArn(policies[name]?.path ?? "", name, "{{partition}}"),
      );
      folder = project([...arns, managedPolicyArn("/job-function/", "Billing")]);
      first = await run();
    });

    after(() => {
      // Where moto is missing, it was not started.
      (moto as Moto | undefined)?.stop();
    });

    it("is the one that comes with the project, byte for byte, if moto is as old", () => {
      const { asOf, policies } = readIndex(builtIn) as PolicyList;
      const mine = join(folder, "managed-policies");
      expect(first).to.include({ code: 0, stderr: "" });
      const index = readIndex(mine) as PolicyList;
      const own = ManagedPolicies.open(mine);
      for (const name of documentNames(builtIn)) {
        const policy = own.tryFind(managedPolicyArn(policies[name]?.path ?? "", name));
        expect(policy?.version, name).to.equal(index.policies[name]?.version);
      }
      expect(own.problems).to.deep.equal([]);
      if (index.asOf !== asOf) return;
      const made = readTree(mine);
      for (const [path, content] of readTree(builtIn)) {
        if (path.endsWith(".fleetroles.json")) continue;
        expect(made.get(path), path).to.equal(content);
      }
    });

    it("has nothing to change the second time, and --check says so", async () => {
      const before = readTree(folder);
      const again = await run();
      expect(again).to.include({ code: 0, stderr: "" });
      expect(again.stdout).to.match(
        /^managed-policies: \d+ policies as of [\d-]+, \d+ documents, nothing to change\n$/,
      );
      expect((await run("--check")).code).to.equal(0);
      expect(readTree(folder)).to.deep.equal(before);
    });

    it("leaves out documents that no blueprint names any more, and keeps what is kept by hand", async () => {
      const mine = join(folder, "managed-policies");
      const evidence = { Q: { arn: "arn:aws:iam::aws:policy/P", evidence: "mine" } };
      writeFileSync(join(mine, "replaced.json"), JSON.stringify(evidence));
      writeTree(folder, {
        "own/own.yaml": readFileSync(join(folder, "own", "own.yaml"), "utf8").replace(
          `,"${managedPolicyArn("/job-function/", "Billing")}"`,
          "",
        ),
      });
      const check = await run("--check");
      expect(check.code).to.equal(1);
      expect(check.stdout).to.match(
        /^would remove managed-policies\/documents\/Billing\.json\n.* 1 would change\n$/,
      );
      expect(documentNames(mine)).to.include("Billing");
      const result = await run("--format", "json");
      const { remove, problems } = JSON.parse(result.stdout) as Record<string, unknown>;
      expect({ remove, problems }).to.deep.equal({
        remove: ["documents/Billing.json"],
        problems: [],
      });
      expect(documentNames(mine)).to.not.include("Billing");
      expect(readFileSync(join(mine, "replaced.json"), "utf8")).to.equal(JSON.stringify(evidence));
    });

    it("never replaces a file that was edited by hand, nor any other then", async () => {
      const edited = join(folder, "managed-policies", "index.json");
      const document = join(folder, "managed-policies", "documents", "AWSLambda_FullAccess.json");
      writeFileSync(edited, "{}");
      rmSync(document);
      const result = await run();
      expect(result).to.include({ code: 1, stdout: "nothing was written\n" });
      expect(result.stderr).to.include('"managed-policies/index.json" was changed since');
      expect(readFileSync(edited, "utf8")).to.equal("{}");
      expect(documentNames(join(folder, "managed-policies"))).to.not.include(
        "AWSLambda_FullAccess",
      );
    });

    it("goes to another folder, unless that is a file", async () => {
      const result = await run("--out", "elsewhere");
      expect(result.stdout).to.include("created elsewhere/replaced.json\n");
      expect(readTree(join(folder, "elsewhere")).get("replaced.json")).to.equal(
        readFileSync(join(builtIn, "replaced.json"), "utf8"),
      );
      const file = await run("--out", "fleets.yaml");
      expect(file).to.include({ code: 1, stdout: "nothing was written\n" });
      expect(file.stderr.match(/^\S*:? ?error /gm)).to.have.length(1);
      expect(file.stderr).to.include('"fleets.yaml" cannot be used as output folder');
    });
  });

  describe("of an API that answers otherwise", () => {
    const { list, document, cases } = readCases<{
      list: string;
      document: string;
      cases: readonly AnswersCase[];
    }>("managed-policies", "answers.json");
    let server: Server;
    let url = "";
    let current: AnswersCase | undefined;

    before((done) => {
      server = createServer((request, response) => {
        void text(request).then((query) => {
          const asked = query.includes("ListPolicies") ? "ListPolicies" : "GetPolicyVersion";
          const body =
            asked === "ListPolicies"
              ? list.replace("{partition}", current?.partition ?? "aws")
              : document;
          const answer = current?.[asked] ?? { status: 200, body };
          response.writeHead(answer.status, { "content-type": "text/xml" }).end(answer.body);
        });
      });
      server.listen(0, "127.0.0.1", () => {
        const address = server.address();
        url = `http://127.0.0.1:${String(typeof address === "object" ? address?.port : "")}`;
        done();
      });
    });

    after((done) => {
      server.close(done);
    });

    for (const answers of cases) {
      it(answers.name, async () => {
        current = answers;
        const folder = project([`arn:{{partition}}:iam::aws:policy/${answers.named ?? "P"}`]);
        const result = await snapshot(folder, [], { AWS_ENDPOINT_URL: url });
        expect(result.stderr).to.include(answers.says);
        if (answers.code === undefined) isNothingWritten(result, folder);
        else expect(result.code).to.equal(answers.code);
      });
    }
  });

  describe("with nothing to ask", () => {
    // Nobody listens on the port that is to tell that a packet arrived.
    const nowhere = "http://127.0.0.1:9";
    const hook = join(temporaryFolder("hook"), "hook.cjs");
    const resolve = `export async function resolve(name, context, next) {
      if (name !== "@aws-sdk/client-iam") return next(name, context);
      const message = "Cannot find package '@aws-sdk/client-iam'";
      throw Object.assign(new Error(message), { code: "ERR_MODULE_NOT_FOUND" });
    }`;
    const url = `data:text/javascript,${encodeURIComponent(resolve)}`;
    writeFileSync(hook, `require("node:module").register(${JSON.stringify(url)});`);
    for (const { name, env, says } of [
      {
        name: "no connection",
        env: {},
        says: "error no-connection\n  iam:ListPolicies got no answer of IAM: ECONNREFUSED",
      },
      {
        name: "no credentials",
        env: { AWS_ACCESS_KEY_ID: undefined, AWS_SECRET_ACCESS_KEY: undefined, HOME: "/nowhere" },
        says: "error no-credentials\n  there are no AWS credentials for iam:ListPolicies: ",
      },
      {
        name: "no SDK",
        env: { NODE_OPTIONS: `--require ${hook}` },
        says:
          "error missing-package\n  the package @aws-sdk/client-iam is not installed\n" +
          "  fix: npm install @aws-sdk/client-iam\n",
      },
    ]) {
      it(name, async () => {
        const folder = project([managedPolicyArn("/", "P")]);
        const result = await snapshot(folder, [], { AWS_ENDPOINT_URL: nowhere, ...env });
        expect(result.stderr.slice(0, says.length)).to.equal(says);
        isNothingWritten(result, folder);
      });
    }
  });

  it("asks nobody where the fleet file, a blueprint or what is kept by hand is wrong", async () => {
    const env = { AWS_ENDPOINT_URL: "http://127.0.0.1:9" };
    const folder = project([]);
    const missing = await snapshot(folder, ["fleet.yaml"], env);
    expect(missing.stderr).to.include("fleet.yaml does not exist");
    isNothingWritten(missing, folder);
    writeTree(folder, { "own/own.yaml": "id: other\n" });
    const broken = await snapshot(folder, [], env);
    expect(broken.stderr).to.match(/^own\/own\.yaml:1:\d+: error /m);
    isNothingWritten(broken, folder);
    const kept = project([]);
    mkdirSync(join(kept, "managed-policies"));
    writeFileSync(join(kept, "managed-policies", "replaced.json"), "[");
    const replaced = await snapshot(kept, [], env);
    expect(replaced.stderr).to.include('"managed-policies/replaced.json" is not valid JSON');
    expect(replaced.code).to.equal(1);
  });

  it("shows help, and takes no empty folder name", async () => {
    const help = await snapshot(repository, ["--help"], {});
    expect(help.code).to.equal(0);
    expect(help.stdout).to.include("Usage: fleetroles snapshot [options] [file]");
    expect((await snapshot(repository, ["--out", " "], {})).code).to.equal(2);
  });
});
