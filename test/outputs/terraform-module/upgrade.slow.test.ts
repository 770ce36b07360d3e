import { cpSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { TEST_CREDENTIALS } from "../../e2e/account";
import { quickEmulatorSettings } from "../../e2e/project";
import { casePath } from "../../support/cases";
import { repository, temporaryFolder, writeTree } from "../../support/folders";
import { startMoto, type Moto } from "../../support/moto";
import { requireTools } from "../../support/requirements";
import { inFolder } from "./in-terraform";
import { startProvider, type RunningProvider } from "./provider";

const ACCOUNT = "222222222222";
const NAME = "terraform-aws-panorama-appliance-roles";

/** Versions of the module as they were released, each in a folder of its number. */
const RELEASED = readdirSync(casePath("modules", "released"));

/** What every version takes: parts of the account and of fleets, and all that callers could give to roles. */
const INPUTS = {
  environment: "prod",
  role_settings: {
    service: { managed_policies: { more: "arn:aws:iam::aws:policy/ReadOnlyAccess" } },
  },
  fleets: {
    people: {
      metric_namespaces: ["Footfall"],
      statements: [{ Sid: "Store", Effect: "Allow", Action: ["s3:PutObject"], Resource: ["*"] }],
      role_settings: {
        application: { managed_policies: { more: "arn:aws:iam::aws:policy/ReadOnlyAccess" } },
      },
    },
    shelf: { application_guard: false },
  },
};

interface Change {
  readonly address: string;
  readonly type: string;
  readonly change: { readonly actions: readonly string[] };
}

describe("a module that is upgraded, applied to the AWS API", function () {
  this.timeout(600_000);

  let moto: Moto;
  let provider: RunningProvider;

  before("start the account", async function () {
    await requireTools(this, ["terraform", "moto"]);
    moto = await startMoto(ACCOUNT);
    provider = await startProvider(TEST_CREDENTIALS);
  });

  after("stop the account", () => {
    (moto as Moto | undefined)?.stop();
    (provider as RunningProvider | undefined)?.stop();
  });

  for (const version of RELEASED) {
    it(`replaces no role, and changes nothing that there was in ${version}`, async () => {
      const root = temporaryFolder("upgrade");
      const use = (source: string): void => {
        const settings = { region: "us-east-1", ...(quickEmulatorSettings(moto.url) as object) };
        writeTree(root, {
          "main.tf.json": JSON.stringify({
            terraform: {
              required_providers: { aws: { source: "hashicorp/aws", version: ">= 5.100" } },
            },
            provider: { aws: settings },
            module: {
              roles: { source, ...INPUTS, environment: `v${version.replaceAll(".", "")}` },
            },
          }),
        });
      };
      cpSync(casePath("modules", "released", version), join(root, "before"), { recursive: true });
      cpSync(join(repository, "modules", NAME), join(root, "now"), { recursive: true });

      use("./before");
      await terraform(root, "init", "-input=false");
      await terraform(root, "apply", "-auto-approve", "-input=false");
      use("./now");
      await terraform(root, "init", "-input=false");
      await terraform(root, "plan", "-input=false", "-out=upgrade");
      const changes = await changesIn(root);
      const there = changes.filter(({ change: { actions } }) => actions.join() !== "create");
      expect(there.map(({ change }) => change.actions.join())).to.satisfy((all: string[]) =>
        all.every((one) => one === "no-op"),
      );
      expect(there.filter(({ type }) => type === "aws_iam_role")).to.have.length(3);
      // What is new besides takes nothing away.
      const made = new Set(changes.filter((one) => !there.includes(one)).map(({ type }) => type));
      expect(
        [...made].every((type) => type.endsWith("_exclusive")),
        [...made].join(),
      ).to.equal(true);
      await terraform(root, "apply", "-input=false", "upgrade");
      await terraform(root, "plan", "-input=false", "-detailed-exitcode");
      await terraform(root, "destroy", "-auto-approve", "-input=false");
    });
  }

  async function changesIn(root: string): Promise<readonly Change[]> {
    const stdout = await terraform(root, "show", "-json", "upgrade");
    return (JSON.parse(stdout) as { resource_changes: readonly Change[] }).resource_changes;
  }

  async function terraform(root: string, ...args: readonly string[]): Promise<string> {
    const env = { ...TEST_CREDENTIALS, ...provider.env };
    const { code, stdout, stderr } = await inFolder(root, args, env);
    expect(code, stdout + stderr).to.equal(0);
    return stdout;
  }
});
