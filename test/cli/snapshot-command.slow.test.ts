import { mkdirSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { expect } from "chai";
import { managedPolicyArn } from "../../generators/iam/arn/identities";
import { readCases } from "../support/cases";
import { readTree, repository, temporaryFolder, writeTree } from "../support/folders";
import type { RunResult } from "../support/run";
import { project, snapshot } from "./snapshots";

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

function isNothingWritten({ code, stdout }: RunResult, folder: string): void {
  expect({ code, stdout }).to.deep.equal({ code: 1, stdout: "nothing was written\n" });
  expect([...readTree(folder).keys()]).to.deep.equal(["fleets.yaml", "own/own.yaml"]);
}

describe("fleetroles snapshot", function () {
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
