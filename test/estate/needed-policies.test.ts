import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { casePath } from "../support/cases";
import { temporaryFolder, writeTree } from "../support/folders";
import { runFleetroles } from "../support/program";
import type { RunResult } from "../support/run";

const ACCOUNT = "111111111111";
const ENVIRONMENTS = { dev: { account: ACCOUNT, region: "us-east-1" } };
const SHARED = `arn:aws:iam::${ACCOUNT}:policy/GateShared`;

/** Who attaches a policy of a gate to others, in every way that a blueprint can. */
const GUARD = JSON.stringify({
  ...{ id: "guard", title: "Guard", description: "Guards a gate.", sources: ["mine"] },
  roles: {
    guard: {
      ...{ name: "Guard-{{environment}}-{{fleet}}", scope: "fleet", description: "Guards." },
      trust: [{ Principal: { Service: "lambda.amazonaws.com" } }],
    },
  },
  attachments: {
    people: {
      ...{ scope: "fleet", groups: ["Guards"], users: ["anna"], roles: ["Visitors"] },
      managed: ["arn:{{partition}}:iam::{{account}}:policy/GateShared"],
    },
  },
});

describe("policies of stacks that left the file", () => {
  let folder: string;
  before(() => {
    folder = temporaryFolder("needed");
    const gate = readFileSync(casePath("others", "gate.yaml"), "utf8");
    writeTree(folder, { "blueprints/gate.yaml": gate, "blueprints/guard.yaml": GUARD });
    mkdirSync(join(folder, "more"));
  });

  const generate = (...args: string[]): Promise<RunResult> =>
    runFleetroles(["generate", ...args], folder);

  function put(name: string, fleets: object, environments: object = ENVIRONMENTS): void {
    const spec = { version: 1, blueprints: "./blueprints", environments, fleets };
    writeFileSync(join(folder, name), JSON.stringify(spec));
  }

  it("are named with who has them: groups, users and roles of others, roles of stacks, and whose boundary they are", async () => {
    const managed = { guard: { managed: [SHARED] } };
    const guards = { guards: { blueprint: "guard", roles: managed } };
    put("fleets.yaml", { north: { blueprint: "gate" }, ...guards });
    expect(await generate()).to.include({ code: 0 });
    const owner = { dev: { ...ENVIRONMENTS.dev, permissions_boundary: SHARED } };
    put("b.yaml", { porter: { blueprint: "guard" } }, owner);
    expect((await generate("b.yaml")).code).to.equal(0);
    put("fleets.yaml", guards);
    const { stderr } = await generate();
    const needed = /warning policy-needed\n {2}(.*)\n/g;
    expect([...stderr.matchAll(needed)].map(([, message]) => message)).to.deep.equal([
      `the next terraform apply of "dev-shared" destroys the policy ${SHARED}, which others have: ` +
        "the role Guard-dev-guards (dev-guards) has it, dev-guards attaches it to the group Guards, " +
        "dev-guards attaches it to the user anna, dev-guards attaches it to the role Visitors, " +
        "the role Guard-dev-porter (dev-porter) has it as its permissions boundary, dev-porter attaches it to the group Guards, " +
        "dev-porter attaches it to the user anna and dev-porter attaches it to the role Visitors",
    ]);
    expect((await generate()).stderr).to.include("policy-needed");
    const kept = await runFleetroles(["forget", "--keep", "dev-shared"], folder);
    expect(kept.code, kept.stderr).to.equal(0);
    expect((await generate()).stderr).to.not.include("policy-needed");
  });
});
