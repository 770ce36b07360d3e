import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { StackError, synthesizeStacks } from "../../stacks/constructs";
import { linkDependencies, temporaryFolder } from "../support/folders";
import { lockText } from "../support/locks";

const AWS = "registry.terraform.io/hashicorp/aws 5.100.0";
const RANDOM = "registry.terraform.io/hashicorp/random 3.0.0";
const LOCK = ".terraform.lock.hcl";

function stackText(name: string, more = ""): string {
  return `import { FleetStack, ModuleCall } from "fleetroles/constructs";
export default class extends FleetStack {
  constructor(scope) {
    super(scope, "${name}", {
      account: "111111111111",
      region: "us-east-1",
      backend: { type: "local", config: { path: "../../../x.tfstate" } },
    });
    ${more}
    void ModuleCall;
  }
}
`;
}

describe("lock files of providers, in synthesized stacks", () => {
  let folder: string;
  let out: string;
  beforeEach(() => {
    folder = temporaryFolder("locks");
    out = join(folder, "out");
    linkDependencies(folder);
    writeFileSync(join(folder, "dev.ts"), stackText("Dev-a"));
    writeFileSync(join(folder, "prod.ts"), stackText("prod-a"));
    const call = 'new ModuleCall(this, "m", { source: "a/b/aws", version: "1.0.0" });';
    writeFileSync(join(folder, "called.ts"), stackText("prod-b", call));
  });
  const lockOf = (stack: string): string | undefined => {
    const file = join(out, "stacks", stack, LOCK);
    return existsSync(file) ? readFileSync(file, "utf8") : undefined;
  };
  const write = (name: string, providers: readonly string[]): void => {
    writeFileSync(join(folder, name), lockText(providers));
  };
  const put = (...providers: string[]): string =>
    lockText(providers).replaceAll('  constraints = "~> 1.0"\n', "");

  it("are there where there is one, with the providers that the stack has", () => {
    synthesizeStacks(folder, { outdir: out });
    expect(["Dev-a", "prod-a", "prod-b"].map(lockOf)).to.deep.equal([
      undefined,
      undefined,
      undefined,
    ]);
    write(LOCK, [AWS, RANDOM]);
    synthesizeStacks(folder, { outdir: out });
    expect(lockOf("Dev-a")).to.equal(put(AWS));
    expect(lockOf("prod-a")).to.equal(put(AWS));
    expect(lockOf("prod-b")).to.equal(put(AWS, RANDOM));
  });

  it("are those for the longest beginning of the stack's name", () => {
    write("prod.terraform.lock.hcl", [AWS]);
    write("prod-b.terraform.lock.hcl", [AWS, RANDOM]);
    write("pro.terraform.lock.hcl", [RANDOM]);
    synthesizeStacks(folder, { outdir: out });
    expect(["Dev-a", "prod-a", "prod-b"].map(lockOf)).to.deep.equal([
      undefined,
      put(AWS),
      put(AWS, RANDOM),
    ]);
  });

  it("take the place of what was there, and are the same with other line ends", () => {
    write(LOCK, [AWS]);
    synthesizeStacks(folder, { outdir: out });
    writeFileSync(join(out, "stacks", "prod-a", LOCK), lockText([RANDOM]));
    writeFileSync(join(folder, LOCK), lockText([AWS]).replaceAll("\n", "\r\n"));
    synthesizeStacks(folder, { outdir: out });
    expect(lockOf("prod-a")).to.equal(put(AWS));
  });

  for (const text of ["", "{}", `<<<<<<< HEAD\n${lockText([AWS])}=======\n>>>>>>> left\n`]) {
    it(`are refused where they lock nothing: ${JSON.stringify(text.slice(0, 20))}`, () => {
      writeFileSync(join(folder, LOCK), text);
      expect(() => {
        synthesizeStacks(folder, { outdir: out });
      })
        .to.throw(StackError)
        .with.property("message")
        .that.includes(".terraform.lock.hcl: no lock file of Terraform's; put it back");
    });
  }
});
