import { rmSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { copyCheckout } from "../support/checkout";
import { readTree, repository } from "../support/folders";
import { OFFLINE, runFleetroles, runSynth } from "../support/program";
import { runOrFail } from "../support/run";

const STACKS = [
  "dev-office",
  "dev-shared",
  "dev-warehouse",
  "prod-office",
  "prod-shared",
  "prod-warehouse",
];

/** A registry and a proxy that nothing listens on: whoever calls one fails. */
const NOWHERE = "http://127.0.0.1:9";
const NO_NETWORK = { HTTP_PROXY: NOWHERE, HTTPS_PROXY: NOWHERE, npm_config_registry: NOWHERE };

describe("npm run synth, in a copy of the checkout", function () {
  let first: string;
  let output: Map<string, string>;

  before("generate and synthesize", async () => {
    first = await copyCheckout();
    await synthesize(first);
    output = readTree(join(first, "cdktf.out"));
  });

  it("ends with the example's six stacks", () => {
    const stacks = [...output.keys()]
      .map((path) => /^stacks\/([^/]+)\/cdk\.tf\.json$/.exec(path)?.[1])
      .filter((name) => name !== undefined);
    expect(stacks).to.deep.equal(STACKS);
  });

  it("generates what the checkout holds", () => {
    const generated = readTree(join(first, "stacks", "generated"));
    expect(generated).to.deep.equal(readTree(join(repository, "stacks", "generated")));
  });

  it("says just what the fleet file says, by access", async () => {
    const args = ["diff", join("cdktf.out", "stacks"), "fleets.yaml", "--fail-on", "any"];
    const { code, stdout, stderr } = await runFleetroles(args, first);
    expect(stdout, stderr).to.equal("Nobody can do more or less than before.\n");
    expect(code).to.equal(0);
  });

  it("writes no absolute path", () => {
    for (const [file, text] of output) {
      const paths = text.match(/"(\/(?!\/)[^"\s]*|[A-Za-z]:\\[^"]*)"/g) ?? [];
      // "/" alone is the path of an IAM role.
      expect(
        paths.filter((path) => path !== '"/"'),
        file,
      ).to.deep.equal([]);
      for (const folder of [first, repository]) expect(text, file).not.to.include(folder);
    }
  });

  it("asks for a range of the provider, and names its source and the backend", () => {
    for (const stack of STACKS) {
      const { terraform } = JSON.parse(output.get(`stacks/${stack}/cdk.tf.json`) ?? "{}") as {
        terraform: { required_providers: unknown; backend: Record<string, unknown> };
      };
      const aws = { source: "hashicorp/aws", version: ">= 5.100, < 7.0" };
      expect(terraform.required_providers, stack).to.deep.equal({ aws });
      expect(Object.keys(terraform.backend), stack).to.have.lengthOf(1);
    }
  });

  it("changes no byte the second time", async () => {
    const before = readTree(join(first, "stacks"));
    await synthesize(first);
    expect(readTree(join(first, "cdktf.out"))).to.deep.equal(output);
    expect(readTree(join(first, "stacks"))).to.deep.equal(before);
  });

  it("gives the same bytes in another folder, by cdktf synth alone", async () => {
    const second = await copyCheckout();
    const { code, stdout, stderr } = await runSynth(second);
    expect(code, `${stdout}\n${stderr}`).to.equal(0);
    expect(readTree(join(second, "cdktf.out"))).to.deep.equal(output);
  });

  it("generates nothing where only cdktf synth runs, and leaves out no stack whose file is gone", async () => {
    const generated = join(first, "stacks", "generated");
    rmSync(join(generated, "dev-office.ts"));
    const { code, stdout, stderr } = await runSynth(first);
    expect(code).not.to.equal(0);
    expect(`${stdout}\n${stderr}`).to.contain("the file of a stack is gone: dev-office.ts");
    expect([...readTree(generated).keys()]).not.to.include("dev-office.ts");
    // With its record it is no stack any more.
    rmSync(join(generated, ".fleetroles", "dev-office.json"));
    const without = await runSynth(first);
    expect(without.code, `${without.stdout}\n${without.stderr}`).to.equal(0);
    const stacks = [...readTree(join(first, "cdktf.out", "stacks")).keys()];
    expect(stacks).not.to.include("dev-office/cdk.tf.json");
    expect(stacks).to.include("dev-warehouse/cdk.tf.json");
  });
});

async function synthesize(cwd: string): Promise<void> {
  await runOrFail("npm", ["run", "synth"], {
    cwd,
    env: { ...OFFLINE, ...NO_NETWORK },
    timeout: 240_000,
  });
}
