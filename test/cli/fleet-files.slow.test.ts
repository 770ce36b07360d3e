import {
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  unlinkSync,
  writeFileSync,
  rmSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { expect } from "chai";
import { casePath } from "../support/cases";
import { temporaryFolder, writeTree } from "../support/folders";
import { runFleetroles } from "../support/program";
import type { RunResult } from "../support/run";
import { stackFiles } from "../support/stack-list";

const ENVIRONMENTS = { dev: { account: "111111111111", region: "us-east-1" } };

function write(folder: string, name: string, fleets: object): void {
  const spec = { version: 1, environments: ENVIRONMENTS, fleets };
  writeFileSync(join(folder, name), JSON.stringify(spec));
}

/** A fleet whose blueprint needs no account-wide stack here. */
function fleet(more: object = {}): object {
  return { blueprint: "greengrass-v2", with: { service_role: false }, ...more };
}

/** Who names a role of another fleet in every way that a file can. */
const GUARD = JSON.stringify({
  ...{ id: "guard", title: "Guard", description: "Guards a gate.", sources: ["mine"] },
  roles: {
    guard: {
      ...{ name: "Guard-{{environment}}-{{fleet}}", scope: "fleet", description: "Guards." },
      trust: [{ Principal: { AWS: "arn:{{partition}}:iam::{{account}}:role/Gate-dev-north" } }],
    },
  },
  attachments: {
    keys: {
      ...{ scope: "fleet", roles: ["Gate-dev-north"] },
      managed: ["arn:{{partition}}:iam::aws:policy/AWSIoTConfigReadOnlyAccess"],
    },
  },
});

function stacks(folder: string): string[] {
  return stackFiles(join(folder, "stacks", "generated"));
}

describe("fleetroles generate, where it could take roles away", function () {
  let folder: string;
  const generate = (...args: string[]): Promise<RunResult> =>
    runFleetroles(["generate", ...args], folder);
  const forget = (...args: string[]): Promise<RunResult> =>
    runFleetroles(["forget", ...args], folder);
  beforeEach(() => {
    folder = temporaryFolder("fleet-files");
  });

  it("leaves the stacks of another fleet file alone, and --check sees the same", async () => {
    write(folder, "a.json", { office: fleet() });
    write(folder, "b.json", { dock: fleet() });
    expect((await generate("a.json")).code).to.equal(0);
    expect((await generate("b.json", "--check")).stdout).to.equal(
      "would create stacks/generated/dev-dock.ts\nstacks/generated: 1 stack, 1 would change\n",
    );
    expect((await generate("b.json")).code).to.equal(0);
    expect(stacks(folder)).to.deep.equal(["dev-dock.ts", "dev-office.ts"]);
    for (const file of ["a.json", join(folder, "b.json")]) {
      expect(await generate(file, "--check")).to.include({
        code: 0,
        stdout: "stacks/generated: 1 stack, nothing to change\n",
      });
    }
    write(folder, "b.json", { dock: fleet(), office: fleet() });
    const refused = await generate("b.json");
    expect(refused).to.include({ code: 1, stdout: "nothing was written\n" });
    expect(refused.stderr).to.include(
      "stacks/generated: error other-fleet-file\n" +
        '  "stacks/generated" has the stack dev-office from a.json already, and b.json gives stacks of the same names\n',
    );
    expect(refused.stderr).to.include(
      "if a.json became b.json, or its fleets moved here, run once with --formerly a.json",
    );
    expect((await generate("b.json", "--formerly", "a.json")).code).to.equal(0);
  });

  it("leaves account-wide roles to the file that has them, and hands them from one to the other", async () => {
    const elsewhere = (owner: string): object => ({
      dev: { ...ENVIRONMENTS.dev, shared: { owner } },
    });
    const put = (name: string, fleets: object, environments: object): void => {
      writeFileSync(join(folder, name), JSON.stringify({ version: 1, environments, fleets }));
    };
    const pier = { pier: { blueprint: "greengrass-v2" } };
    const dock = { dock: { blueprint: "greengrass-v2" }, camera: { blueprint: "deeplens" } };
    put("a.json", pier, ENVIRONMENTS);
    put("b.json", dock, ENVIRONMENTS);
    expect((await generate("a.json")).code).to.equal(0);
    const refused = await generate("b.json");
    expect(refused.code).to.equal(1);
    expect(refused.stderr).to.include(
      "say shared: { owner: a.json } in the environments of b.json that only use them",
    );
    put("b.json", dock, elsewhere("a.json"));
    expect((await generate("b.json")).code).to.equal(0);
    expect(stacks(folder)).to.deep.equal([
      ...["dev-camera.ts", "dev-dock.ts", "dev-pier.ts", "dev-shared.ts"],
    ]);
    const camera = readFileSync(join(folder, "stacks/generated/dev-camera.ts"), "utf8");
    expect(camera).to.match(
      /new RoleReference\(this, "deeplens_service", \{\s+name: "AWSDeepLensServiceRole"/,
    );
    expect(camera).not.to.include('new ServiceRole(this, "service"');

    put("a.json", pier, elsewhere("another team"));
    const handed = await generate("a.json");
    expect(handed.code).to.equal(0);
    expect(handed.stderr).to.include("notice let-go");
    const shared = readFileSync(join(folder, "stacks/generated/dev-shared.ts"), "utf8");
    expect(shared).to.include('keep: [\n          "aws_iam_role.greengrass_v2_service"');
  });

  it("makes one project of two files, whose stacks are that of the file that includes them", async () => {
    write(folder, "a.json", { office: fleet() });
    write(folder, "b.json", { office: fleet(), dock: fleet() });
    await generate("a.json");
    const refused = await generate("b.json");
    expect(refused.stderr).to.include(
      "or write a fleet file that includes both (include), and generate it once with --formerly a.json --formerly b.json",
    );
    for (const [name, fleets] of [
      ["a.json", { office: fleet() }],
      ["b.json", { dock: fleet() }],
    ] as const) {
      writeFileSync(join(folder, name), JSON.stringify({ version: 1, fleets }));
    }
    const all = { version: 1, include: ["*.json"], environments: ENVIRONMENTS };
    writeFileSync(join(folder, "fleets.json"), JSON.stringify(all));
    const made = await generate("fleets.json", "--formerly", "a.json", "--formerly", "b.json");
    expect(made).to.include({ code: 0, stderr: "" });
    for (const name of ["fleets.json", ".", folder]) {
      expect(await generate(name, "--check"), name).to.include({ code: 0, stderr: "" });
    }
    // The including file is the owner: a part by itself is another file.
    writeFileSync(join(folder, "a.json"), JSON.stringify({ ...all, include: ["b.json"] }));
    expect((await generate("a.json")).stderr).to.include("error other-fleet-file");
  });

  it("takes the fleet files of a folder together, wherever the folder lies and whatever it is called", async () => {
    const parts = join(folder, "parts");
    mkdirSync(parts);
    const text = (more: object): string => JSON.stringify({ version: 1, ...more });
    writeFileSync(join(parts, "environments.json"), text({ environments: ENVIRONMENTS }));
    writeFileSync(join(parts, "dock.yml"), text({ fleets: { dock: fleet() } }));
    expect(await generate("parts")).to.include({ code: 0, stderr: "" });
    expect(await generate("parts", "--check")).to.include({ code: 0, stderr: "" });
    const inside = (...args: string[]): Promise<RunResult> =>
      runFleetroles(["generate", ...args], parts);
    expect(await inside(".")).to.include({ code: 0, stderr: "" });
    const moved = join(folder, "moved");
    renameSync(parts, moved);
    expect(await runFleetroles(["generate", ".", "--check"], moved)).to.include({
      code: 0,
      stderr: "",
    });
    expect((await generate("moved")).stderr).to.include(
      'other-fleet-file\n  "stacks/generated" has the stack dev-dock from parts already',
    );
    expect((await generate("moved", "--formerly", "parts")).code).to.equal(0);
    unlinkSync(join(moved, "dock.yml"));
    expect((await generate("moved")).stderr).to.include(
      "error missing-key\n  the file has no fleets and no workloads",
    );
  });

  it("makes a tombstone of a stack that left the file, until it is forgotten", async () => {
    const file = join(folder, "stacks", "generated", "dev-office.ts");
    write(folder, "fleets.yaml", { office: fleet(), dock: fleet() });
    await generate();
    write(folder, "fleets.yaml", { dock: fleet() });
    const check = await generate("--check");
    expect(check.code).to.equal(1);
    expect(check.stdout).to.include("would update stacks/generated/dev-office.ts\n");
    const result = await generate();
    expect(result).to.include({
      code: 0,
      stdout: "updated stacks/generated/dev-office.ts\nstacks/generated: 2 stacks, 1 changed\n",
    });
    expect(result.stderr).to.equal(check.stderr);
    expect(result.stderr).to.match(
      /^stacks\/generated\/dev-office\.ts: warning stack-retired\n.*the next terraform apply of it destroys what it has\n {2}fix: .*fleetroles forget dev-office;/m,
    );
    expect(readFileSync(file, "utf8")).to.include("retired: {\n        keep: [],\n      },\n");
    expect(await generate("--check")).to.include({ code: 0, stderr: result.stderr });
    const text = readFileSync(file, "utf8");
    writeFileSync(file, `${text}// Mine.\n`);
    for (const edited of [await generate(), await forget("--keep", "dev-office")]) {
      expect(edited).to.include({ code: 1, stdout: "nothing was written\n" });
      expect(edited.stderr).to.include("error edited-by-hand\n");
    }
    writeFileSync(file, text.replaceAll("\n", "\r\n"));
    expect(await generate("--check")).to.include({ code: 0, stderr: result.stderr });
    writeFileSync(file, text);
    const keep = await forget("--keep", "dev-office");
    expect(keep).to.include({ code: 0 });
    expect(keep.stderr).to.include("lets go of what it has, which goes on in AWS");
    expect(readFileSync(file, "utf8")).to.include('retired: {\n        keep: "all",\n');
    expect(await generate("--check")).to.include({ code: 0, stderr: keep.stderr });
    expect(await forget("dev-office", "--check")).to.include({
      code: 1,
      stdout:
        "would remove stacks/generated/dev-office.ts (environment dev, account 111111111111, us-east-1)\n" +
        "stacks/generated: 1 stack, 1 would change\n",
    });
    expect(await forget("dev-office")).to.include({ code: 0, stderr: "" });
    expect(await generate("--check")).to.include({ code: 0, stderr: "" });
    expect(existsSync(file)).to.equal(false);
  });

  it("forgets only what left the file and has nothing any more", async () => {
    write(folder, "fleets.yaml", { office: fleet(), dock: fleet() });
    await generate();
    write(folder, "fleets.yaml", { dock: fleet() });
    await generate();
    const refused = await forget("dev-dock", "dev-offce");
    expect(refused).to.include({ code: 1, stdout: "nothing was written\n" });
    expect(refused.stderr).to.include("error stack-in-use").and.to.include("error unknown-stack");
    expect(refused.stderr).to.include('did you mean "dev-office"?');
    const state = join(folder, "terraform-state", "dev-office.tfstate");
    mkdirSync(dirname(state));
    const role = { mode: "managed", type: "aws_iam_role", name: "x", instances: [{}] };
    const data = { mode: "data", type: "aws_iam_role", name: "y", instances: [{}] };
    writeFileSync(state, JSON.stringify({ version: 4, resources: [role, data] }));
    const early = await forget("dev-office");
    expect(early).to.include({ code: 1, stdout: "nothing was written\n" });
    expect(early.stderr).to.include("still has 1 resource: aws_iam_role.x (");
    const forced = await forget("dev-office", "--force");
    expect(forced).to.include({ code: 0 });
    expect(forced.stderr).to.include("warning stack-forgotten");
  });

  it("remembers a fleet that left a group, until it is forgotten", async () => {
    const file = (stacks: object, fleets: object): void => {
      const spec = { version: 1, stacks, environments: ENVIRONMENTS, fleets };
      writeFileSync(join(folder, "fleets.yaml"), JSON.stringify(spec));
    };
    const together = { per: "environment" };
    const record = (): string =>
      readFileSync(join(folder, "stacks", "generated", ".fleetroles", "dev-fleets.json"), "utf8");
    file(together, { office: fleet(), dock: fleet() });
    await generate();
    file(together, { dock: fleet() });
    const left = await generate();
    expect(left.stderr).to.include("role-lost").and.to.include("TokenExchangeRole-dev-office");
    expect(record()).to.include("aws_iam_role.office_token_exchange");
    expect(await generate("--check")).to.include({ code: 0 });
    const state = join(folder, "terraform-state", "dev-fleets.tfstate");
    mkdirSync(dirname(state));
    const role = { mode: "managed", type: "aws_iam_role", instances: [{}] };
    const resources = [{ ...role, name: "office_token_exchange" }];
    writeFileSync(state, JSON.stringify({ version: 4, resources }));
    const early = await forget("dev-office");
    expect(early).to.include({ code: 1, stdout: "nothing was written\n" });
    expect(early.stderr).to.include("still has 1 resource: aws_iam_role.office_token_exchange (");
    writeFileSync(state, JSON.stringify({ version: 4, resources: [] }));
    expect(await forget("dev-office")).to.include({ code: 0, stderr: "" });
    expect(record()).not.to.include("aws_iam_role.office");
    expect((await forget("dev-office")).stderr).to.include("error unknown-stack");
    expect(await generate("--check")).to.include({ code: 0 });
  });

  it("hands over what left a group before anything was applied, whatever it is called and wherever it is then", async () => {
    const file = (stacks: object, fleets: object): void => {
      const spec = { version: 1, stacks, environments: ENVIRONMENTS, fleets };
      writeFileSync(join(folder, "fleets.yaml"), JSON.stringify(spec));
    };
    const text = (name: string): string =>
      readFileSync(join(folder, "stacks", "generated", `${name}.ts`), "utf8");
    const together = { per: "environment" };
    file(together, { office: fleet(), dock: fleet() });
    await generate();
    file(together, { dock: fleet() });
    await generate();
    file(together, { dock: fleet(), desk: fleet({ formerly: "office" }) });
    await generate();
    expect(text("dev-fleets")).to.match(
      /"aws_iam_role\.office_token_exchange":\s+"aws_iam_role\.desk_token_exchange"/,
    );
    file(together, { dock: fleet() });
    await generate();
    file({ per: "fleet" }, { dock: fleet(), office: fleet() });
    await generate();
    expect(text("dev-office")).to.include("ImportedResources");
    expect(text("dev-fleets")).to.match(/keep: \[[^\]]*"aws_iam_role\.office_token_exchange"/);
  });

  it("does not look into states elsewhere, and says so", async () => {
    const backend = { s3: { bucket: "state", region: "us-east-1" } };
    const file = (fleets: object): void => {
      const spec = { version: 1, environments: ENVIRONMENTS, defaults: { backend }, fleets };
      writeFileSync(join(folder, "fleets.yaml"), JSON.stringify(spec));
    };
    file({ office: fleet(), dock: fleet() });
    await generate();
    file({ dock: fleet() });
    await generate();
    const result = await forget("dev-office");
    expect(result).to.include({ code: 0 });
    expect(result.stderr).to.include("warning state-unread").and.to.include("in the backend s3");
  });

  it("refuses another path of a role that may be there, and says what another name does", async () => {
    write(folder, "fleets.yaml", { office: fleet({ path: "/edge/" }) });
    await generate();
    const state = join(folder, "terraform-state", "dev-office.tfstate");
    const moved = fleet({ path: "/cameras/" });
    // Where no state is, nobody knows.
    write(folder, "fleets.yaml", { office: moved });
    const unknown = await generate();
    expect(unknown).to.include({ code: 0 });
    expect(unknown.stderr).to.include("warning role-path-changed");
    mkdirSync(join(folder, "terraform-state"));
    const role = { mode: "managed", type: "aws_iam_role", name: "token_exchange", instances: [{}] };
    writeFileSync(state, JSON.stringify({ version: 4, resources: [role] }));
    const again = fleet({ path: "/edge/" });
    for (const fleets of [{ office: again }, { lobby: { ...again, formerly: "office" } }]) {
      write(folder, "fleets.yaml", fleets);
      const refused = await generate();
      expect(refused).to.include({ code: 1, stdout: "nothing was written\n" });
      expect(refused.stderr).to.include(
        'error role-replaced\n  the role "GreengrassV2TokenExchangeRole-dev-office"',
      );
      expect(refused.stderr).to.include('has the path "/cameras/" and would get "/edge/"');
    }
    write(folder, "fleets.yaml", { office: { ...again, name_suffix: "-2" } });
    const other = await generate();
    expect(other).to.include({ code: 0 });
    expect(other.stderr).to.include("warning role-lost").and.to.include("-dev-office-2");
  });

  it("refuses another path of a role that a module makes, in all ways that lead there", async () => {
    const via = { module: "example/greengrass-v2-roles/aws", version: "~> 1.3" };
    const start = { dock: fleet({ via }) };
    const state = join(folder, "terraform-state", "dev-dock.tfstate");
    const role = { mode: "managed", module: "module.greengrass_v2", type: "aws_iam_role" };
    const resources = [{ ...role, name: "token_exchange", instances: [{}] }];
    write(folder, "fleets.yaml", start);
    await generate();
    mkdirSync(dirname(state));
    writeFileSync(state, JSON.stringify({ version: 4, resources }));
    const path = "/edge/";
    for (const fleets of [
      { dock: fleet({ via, path }) },
      { dock: fleet({ path }) },
      { pier: fleet({ via, path, formerly: "dock" }) },
    ]) {
      write(folder, "fleets.yaml", fleets);
      const refused = await generate();
      expect(refused).to.include({ code: 1, stdout: "nothing was written\n" });
      expect(refused.stderr).to.include("error role-replaced");
    }
    // The record remembers what the file said.
    rmSync(join(folder, "stacks", "generated", "dev-dock.ts"));
    expect((await generate()).stderr).to.include("error role-replaced");
    write(folder, "fleets.yaml", start);
    expect(await generate()).to.include({ code: 0, stderr: "" });
  });

  it("names the role of a renamed fleet that gets another name all the same", async () => {
    write(folder, "fleets.yaml", { dock: fleet() });
    await generate();
    write(folder, "fleets.yaml", { pier: fleet({ formerly: "dock", name_prefix: "a-" }) });
    const result = await generate();
    expect(result).to.include({ code: 0 });
    expect(result.stderr).to.include("warning role-lost");
    expect(result.stderr).to.include(
      'of "dev-dock" destroys the role "GreengrassV2TokenExchangeRole-dev-dock" and makes "a-GreengrassV2TokenExchangeRole-dev-dock"',
    );
  });

  it("names who depends on a role that goes, until nobody does, it is kept or it is gone", async () => {
    const gate = readFileSync(casePath("others", "gate.yaml"), "utf8");
    writeTree(folder, { "blueprints/gate.yaml": gate, "blueprints/guard.yaml": GUARD });
    const put = (name: string, fleets: object, more: object = {}): void => {
      const spec = { version: 1, blueprints: "./blueprints", environments: ENVIRONMENTS, fleets };
      writeFileSync(join(folder, name), JSON.stringify({ ...spec, ...more }));
    };
    const people = { people: { blueprint: "guard" } };
    const north = { north: { blueprint: "gate", exclusive: false } };
    put("fleets.yaml", { ...north, ...people });
    const first = await generate();
    expect(first.code, first.stderr).to.equal(0);
    expect(first.stderr.match(/(?:error|warning|notice) [\w-]+/g)).to.deep.equal([
      "warning attached-beside",
    ]);
    // Another file looks it up.
    const lookup = { own: { existing: true, name: "Gate-dev-north" } };
    const environments = { dev: { ...ENVIRONMENTS.dev, shared: { owner: "fleets.yaml" } } };
    put("b.yaml", { gatehouse: { blueprint: "gate", roles: lookup } }, { environments });
    const beside = await generate("b.yaml");
    expect(beside, beside.stderr).to.include({ code: 0 });
    put("fleets.yaml", people);
    const { stderr } = await generate();
    const needed = /warning role-needed\n {2}(.*)\n {2}fix: (.*)/.exec(stderr)?.slice(1);
    expect(needed, stderr).to.deep.equal([
      'the next terraform apply of "dev-north" destroys the role "Gate-dev-north", on which others depend: ' +
        "dev-people attaches policies to it, the trust policy of Guard-dev-people (dev-people) names it and dev-gatehouse looks it up",
      "have them let go of it and apply that first, or keep the role: fleetroles forget --keep, or the part of the file that asks for it",
    ]);
    expect((await generate()).stderr).to.include("role-needed");
    expect((await forget("dev-north", "--keep")).code).to.equal(0);
    const after = (await generate()).stderr;
    expect(after).to.include('"GateHub"');
    expect(after).to.not.include('the role "Gate-dev-north", on which');
  });

  it("says what stays behind where an environment gets another account, and how it goes", async () => {
    write(folder, "fleets.yaml", { office: fleet() });
    await generate();
    const put = (environments: object): void => {
      const spec = { version: 1, environments, fleets: { office: fleet() } };
      writeFileSync(join(folder, "fleets.yaml"), JSON.stringify(spec));
    };
    const other = { account: "222222222222", region: "us-east-1" };
    put({ dev: other });
    const { stderr } = await generate("--check");
    expect(stderr).to.include(
      'the stack "dev-office" was of the account 111111111111, and is of 222222222222: the role "GreengrassV2TokenExchangeRole-dev-office" stays in 111111111111',
    );
    expect(stderr).to.not.include("destroys the role");
    put({ next: other });
    const { stderr: then } = await generate();
    expect(then).to.include('the stack "dev-office" (environment dev, account 111111111111,');
    expect(then).to.not.include("role-lost");
  });

  it("lets go of an instance profile with its role", async () => {
    const gateway = readFileSync(casePath("estate", "instances", "blueprints", "gateway.yaml"));
    writeTree(folder, { "blueprints/gateway.yaml": gateway.toString() });
    const put = (settings: object): void => {
      const dock = { blueprint: "gateway", roles: { gateway: settings } };
      const spec = { version: 1, blueprints: "./blueprints", environments: ENVIRONMENTS };
      writeFileSync(join(folder, "fleets.yaml"), JSON.stringify({ ...spec, fleets: { dock } }));
    };
    put({ instance_profile: "gateways" });
    expect((await generate()).code).to.equal(0);
    put({ existing: true });
    const { code, stderr } = await generate();
    expect(code, stderr).to.equal(0);
    expect(stderr).to.include("notice let-go").and.to.not.include("role-needed");
    const text = readFileSync(join(folder, "stacks", "generated", "dev-dock.ts"), "utf8");
    expect(text).to.include('"aws_iam_role.gateway"');
    expect(text).to.include('"aws_iam_instance_profile.gateway"');
  });

  it("destroys no boundary of a stack whose parts are somebody else's now", async () => {
    const all = { Effect: "Allow", Action: "*", Resource: "*" };
    const limits = JSON.stringify({ Version: "2012-10-17", Statement: [all] });
    writeTree(folder, { "limits.json": limits });
    const dock = { dock: { blueprint: "greengrass-v2" } };
    const put = (more: object): void => {
      const environments = { dev: { ...ENVIRONMENTS.dev, ...more } };
      const spec = { version: 1, environments, fleets: dock };
      writeFileSync(join(folder, "fleets.yaml"), JSON.stringify(spec));
    };
    put({ permissions_boundary: { file: "limits.json" } });
    expect((await generate()).code).to.equal(0);
    put({ shared: { owner: "another team" } });
    const { code, stderr } = await generate();
    expect(code, stderr).to.equal(0);
    expect(stderr).to.include("notice let-go").and.to.include("policy/limits");
    expect(stderr).to.not.match(/boundary-lost|role-needed/);
  });

  it("lets go of a role that is somebody else's now, of a renamed fleet as well", async () => {
    write(folder, "fleets.yaml", { dock: fleet({ with: { systems_manager: true } }) });
    await generate();
    const roles = { systems_manager: { existing: true } };
    const renamed = fleet({ formerly: "dock", with: { systems_manager: true }, roles });
    write(folder, "fleets.yaml", { pier: renamed });
    const result = await generate();
    expect(result).to.include({ code: 0 });
    expect(result.stderr).to.include("notice let-go").and.to.not.include("role-lost");
    const text = readFileSync(join(folder, "stacks", "generated", "dev-dock.ts"), "utf8");
    expect(/ {6}retired: \{[^]*?\n {6}\},/.exec(text)?.[0]).to.include(
      '"aws_iam_role.systems_manager"',
    );
  });

  it("lets go of all that others have now, and of what their roles have attached", async () => {
    const blueprint = readFileSync(casePath("others", "gate.yaml"), "utf8");
    writeTree(folder, { "blueprints/gate.yaml": blueprint });
    const put = (dev: object, gate: object): void => {
      const fleets = { gate: { blueprint: "gate", with: { pinned: true }, ...gate } };
      const spec = { version: 1, blueprints: "./blueprints", environments: { dev }, fleets };
      writeFileSync(join(folder, "fleets.yaml"), JSON.stringify(spec));
    };
    const kept = (): string[] => {
      const text = readFileSync(join(folder, "stacks/generated/dev-shared.ts"), "utf8");
      const all = [...text.matchAll(/^ +"(aws_[^"]+)",$/gm)].map(([, address = ""]) => address);
      // A tombstone shows below what the stack was.
      return [...new Set(all)];
    };
    const hub = [
      "aws_iam_policy.pinned_AWSLambdaBasicExecutionRole",
      "aws_iam_role.gate_hub",
      "aws_iam_role_policies_exclusive.gate_hub",
      "aws_iam_role_policy_attachment.gate_hub-gate_shared",
      "aws_iam_role_policy_attachment.gate_hub-pinned_AWSLambdaBasicExecutionRole",
      "aws_iam_role_policy_attachments_exclusive.gate_hub",
    ];
    put(ENVIRONMENTS.dev, {});
    await generate();
    put(ENVIRONMENTS.dev, { roles: { hub: { existing: true } } });
    const one = await generate();
    expect(one.code, one.stderr).to.equal(0);
    expect(kept()).to.deep.equal(hub);
    put({ ...ENVIRONMENTS.dev, shared: { owner: "another team" } }, {});
    const all = await generate();
    expect(all.code, all.stderr).to.equal(0);
    expect(all.stderr).to.include("notice let-go").and.to.include("policy/GateAlone");
    expect(kept()).to.deep.equal([
      "aws_iam_group_policy_attachment.gate_people-GatePeople-gate_alone",
      "aws_iam_policy.gate_alone",
      "aws_iam_policy.gate_shared",
      ...hub,
    ]);
  });

  it("does not take a stack that has its first role now for one of an earlier version", async () => {
    const roles = { token_exchange: { existing: true } };
    write(folder, "fleets.yaml", { dock: fleet({ roles }) });
    await generate();
    write(folder, "fleets.yaml", { dock: fleet() });
    expect((await generate()).stderr).to.not.include("exclusive-now");
  });

  it("destroys no boundary that the file still names, and says of others in which order", async () => {
    const limits = {
      Version: "2012-10-17",
      Statement: [{ Effect: "Allow", Action: "*", Resource: "*" }],
    };
    writeFileSync(join(folder, "limits.json"), JSON.stringify(limits));
    const file = { file: "limits.json", name: "Limits" };
    write(folder, "fleets.yaml", { dock: fleet({ permissions_boundary: file }) });
    await generate();
    write(folder, "fleets.yaml", { dock: fleet({ permissions_boundary: "Limits" }) });
    const named = await generate();
    expect(named).to.include({ code: 0 });
    expect(named.stderr).to.include("notice let-go").and.to.not.include("boundary-lost");
    write(folder, "fleets.yaml", { dock: fleet({ permissions_boundary: file }) });
    await generate();
    const other = { ...file, name: "Others" };
    write(folder, "fleets.yaml", { dock: fleet({ permissions_boundary: other }) });
    const renamed = await generate();
    expect(renamed).to.include({ code: 0 });
    expect(renamed.stderr).to.include("warning boundary-lost").and.to.include("policy/Limits");
  });

  it("lets go of a role that the file says is somebody else's, in every run from then on", async () => {
    const more = { with: { systems_manager: true } };
    write(folder, "fleets.yaml", { office: fleet(more) });
    await generate();
    const roles = { systems_manager: { existing: true } };
    write(folder, "fleets.yaml", { office: fleet({ ...more, roles }) });
    const result = await generate();
    expect(result).to.include({ code: 0 });
    expect(result.stderr).to.include("notice let-go").and.to.not.include("role-lost");
    expect(result.stderr).to.include('the role "SSMServiceRole-dev-office"');
    const text = readFileSync(join(folder, "stacks", "generated", "dev-office.ts"), "utf8");
    const [, released = ""] = /new ReleasedResources\(this, (\[[^]*?\])\);/.exec(text) ?? [];
    expect(released.match(/aws_\w+\.systems_manager[\w-]*/g)).to.deep.equal([
      "aws_iam_role.systems_manager",
      "aws_iam_role_policies_exclusive.systems_manager",
      "aws_iam_role_policy_attachment.systems_manager-AmazonSSMManagedInstanceCore",
      "aws_iam_role_policy_attachments_exclusive.systems_manager",
    ]);
    expect(await generate("fleets.yaml", "--check")).to.include({ code: 0 });
    const again = await generate();
    expect(again.stderr).to.not.include("let-go");
  });

  it("hands over what a renamed fleet has, and refuses names that nothing had", async () => {
    write(folder, "fleets.yaml", { office: fleet() });
    await generate();
    write(folder, "fleets.yaml", { lobby: fleet({ formerly: "offce" }) });
    const refused = await generate();
    expect(refused).to.include({ code: 1, stdout: "nothing was written\n" });
    expect(refused.stderr).to.include('error formerly-unknown\n  "lobby" (fleets) says formerly');
    write(folder, "fleets.yaml", { lobby: fleet({ formerly: "office" }) });
    const result = await generate();
    expect(result).to.include({ code: 0 });
    expect(result.stderr).to.include(
      'the stack "dev-lobby" takes over 7 resources of "dev-office" (the role GreengrassV2TokenExchangeRole-dev-office)',
    );
    const text = (name: string): string =>
      readFileSync(join(folder, "stacks", "generated", name), "utf8");
    const role = "GreengrassV2TokenExchangeRole-dev-office";
    expect(text("dev-lobby.ts")).to.include(`"aws_iam_role.token_exchange": "${role}"`);
    expect(text("dev-office.ts")).to.include('keep: [\n          "aws_iam_policy.access",\n');
    expect((await generate("--check")).code).to.equal(0);
    expect(await forget("dev-office")).to.include({ code: 0 });
    expect(await generate()).to.include({ code: 0, stderr: "" });
    expect(text("dev-lobby.ts")).not.to.include("ImportedResources");
    // It is known what the fleet was called, and what its role: a typing error would be another role.
    const roles = { token_exchange: { formerly: "Devices" } };
    for (const [typed, who] of [
      [{ formerly: "offce" }, '"lobby" (fleets)'],
      [{ formerly: "office", roles }, '"token_exchange" (roles)'],
    ] as const) {
      write(folder, "fleets.yaml", { lobby: fleet(typed) });
      const again = await generate();
      expect(again).to.include({ code: 1, stdout: "nothing was written\n" });
      expect(again.stderr).to.include(`error formerly-unknown\n  ${who} says formerly`);
    }
  });

  it("lets one fleet file alone have the roles that an account has once", async () => {
    const file = (name: string, environment: string, fleets: object): void => {
      const environments = { [environment]: ENVIRONMENTS.dev };
      writeFileSync(join(folder, name), JSON.stringify({ version: 1, environments, fleets }));
    };
    const none = { relay: fleet() };
    const kiosk = { kiosk: { blueprint: "deeplens" } };
    // It has no account-wide roles, whatever it is called.
    const named = { "x-shared": fleet() };
    file("a.json", "one", { ...kiosk, ...named });
    expect((await generate("a.json")).code).to.equal(0);
    file("b.json", "two", named);
    expect((await generate("b.json")).code).to.equal(0);
    file("b.json", "two", { ...kiosk, ...named });
    const refused = await generate("b.json");
    expect(refused).to.include({ code: 1, stdout: "nothing was written\n" });
    expect(refused.stderr).to.include(
      '"two-shared" of b.json and "one-shared" of a.json both have account-wide roles of the account 111111111111',
    );
    // A tombstone would destroy them.
    file("a.json", "one", none);
    await generate("a.json");
    const still = await generate("b.json");
    expect(still.code).to.equal(1);
    expect(still.stderr).to.include("and the next terraform apply of one-shared destroys them");
    expect(still.stderr).to.include("run fleetroles forget --keep one-shared, apply it");
    await forget("--keep", "one-shared");
    expect((await generate("b.json")).code).to.equal(0);
  });

  it("says where a role gets another name, and refuses to hand over what Terraform cannot", async () => {
    const cameras = (dock: object, yard: object): object => ({
      dock: { blueprint: "deeplens", ...dock },
      yard: { blueprint: "deeplens", ...yard },
    });
    const exact = { with: { exact_name: true } };
    write(folder, "fleets.yaml", cameras(exact, {}));
    await generate();
    write(folder, "fleets.yaml", cameras({}, exact));
    const swapped = await generate();
    expect(swapped).to.include({ code: 1, stdout: "nothing was written\n" });
    expect(swapped.stderr).to.include(
      'error hand-over-blocked\n  the stack "dev-yard" takes over "AWSDeepLensGreengrassGroupRole", which "dev-dock" had as aws_iam_role.greengrass_group',
    );
    write(folder, "fleets.yaml", cameras({}, {}));
    const renamed = await generate();
    expect(renamed).to.include({ code: 0 });
    expect(renamed.stderr).to.include(
      'warning role-lost\n  the next terraform apply of "dev-dock" destroys the role "AWSDeepLensGreengrassGroupRole" and makes "AWSDeepLensGreengrassGroupRole-dev-dock"',
    );
  });

  it("says what roles nobody needs any more in a stack that goes on", async () => {
    write(folder, "fleets.yaml", {
      kiosk: { blueprint: "deeplens" },
      hall: { blueprint: "panorama" },
    });
    await generate();
    write(folder, "fleets.yaml", { hall: { blueprint: "panorama" } });
    const { stderr } = await generate();
    const lost = stderr.match(/warning role-lost\n.*/g) ?? [];
    expect(lost.map((line) => /destroys the role "(.+)"$/.exec(line)?.[1]).sort()).to.deep.equal([
      "AWSDeepLensGreengrassRole",
      "AWSDeepLensLambdaRole",
      "AWSDeepLensSageMakerRole",
      "AWSDeepLensServiceRole",
    ]);
    expect((await generate()).stderr).not.to.include("role-lost");
  });

  it("says what moves where a stack changes over to a module and back", async () => {
    const via = { module: "./modules/terraform-aws-greengrass-v2-roles" };
    const text = (): string =>
      readFileSync(join(folder, "stacks", "generated", "dev-office.ts"), "utf8");
    write(folder, "fleets.yaml", { office: fleet() });
    await generate();
    expect(text()).not.to.include("MovedResources");
    write(folder, "fleets.yaml", { office: fleet({ via }) });
    const over = await generate();
    expect(over).to.include({ code: 0 });
    expect(over.stderr).to.include("notice stack-moved\n");
    const own = '"aws_iam_role.token_exchange"';
    const made = `'module.greengrass_v2.aws_iam_role.token_exchange["office"]'`;
    expect(text()).to.include(`${own}: ${made}`);
    expect((await generate("--check")).code).to.equal(0);
    expect(text()).to.include(`${own}: ${made}`);
    write(folder, "fleets.yaml", { office: fleet() });
    expect((await generate()).stderr).to.include("notice stack-moved\n");
    expect(text()).to.include(`${made}: ${own}`);
  });
});
