import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import type { PolicyList } from "../../generators/aws/fetch-policies";
import { managedPolicyArn } from "../../generators/iam/arn/identities";
import { readIndex } from "../../generators/managed-policies/files";
import { ManagedPolicies } from "../../generators/managed-policies";
import { packageFolder } from "../../generators/package-root";
import { readTree, writeTree } from "../support/folders";
import { startMoto, type Moto } from "../support/moto";
import { requireTools } from "../support/requirements";
import type { RunResult } from "../support/run";
import { project, snapshot } from "./snapshots";

const builtIn = packageFolder("templates", "managed-policies");

/** The names of the policies whose documents a snapshot has. */
function documentNames(folder: string): string[] {
  return [...readTree(join(folder, "documents")).keys()]
    .filter((name) => !name.startsWith("."))
    .map((name) => name.replace(/\.json$/, ""));
}

describe("fleetroles snapshot", function () {
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
});
