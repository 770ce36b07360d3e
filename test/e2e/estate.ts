import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { everyBlueprint, writeModule } from "../outputs/terraform-module/written";
import { casePath } from "../support/cases";
import { forEachParallel } from "../support/parallel";
import { runApp, runFleetroles } from "../support/program";
import type { RunResult } from "../support/run";
import {
  applySaying,
  countChanges,
  ordersOfReplacement,
  plannedChanges,
  type Counts,
} from "./planned";
import {
  inStackWith,
  quickEmulatorSettings,
  resolveProject,
  synthesizeProject,
  writeProject,
} from "./project";
import { startAccount, type Started } from "./started";

const ACCOUNT = "111111111111";

/** A fleet whose role nothing of AWS IoT belongs to. */
const camera = (more: object = {}): object => ({
  blueprint: "deeplens",
  grants: [{ to: "dynamodb:table/Inventory", access: ["read"] }],
  ...more,
});

const MODULE = { module: "./modules/terraform-aws-deeplens-roles" };

/** Where states are follows from the project's name. */
const BACKEND = { local: { path: "../../../terraform-state/{{project}}/{{stack}}.tfstate" } };

const VIA = { defaults: { backend: BACKEND, via: { deeplens: MODULE } } };

const RESOURCES = { defaults: { backend: BACKEND } };

/** What the fleet file says besides, for the roles to be made one way or the other. */
const SETTINGS = { "as resources": RESOURCES, "through modules": VIA };

/** An estate over years, each step a real apply. In a file each, so that both can run at once. */
export function describeEstate(how: keyof typeof SETTINGS): void {
  describe(`the life of an estate, ${how}, in the AWS API`, function () {
    this.timeout(600_000);

    let started: Started;
    let project: string;

    before("start the account", async function () {
      started = await startAccount(this, ACCOUNT);
      project = writeProject({ environments: {}, fleets: {} });
      mkdirSync(join(project, "blueprints"));
      copyFileSync(casePath("others", "gate.yaml"), join(project, "blueprints", "gate.yaml"));
      for (const blueprint of everyBlueprint().filter(({ id }) => id === "deeplens")) {
        writeModule(blueprint, join(project, "modules"));
      }
    });

    after("stop the account", () => {
      (started as Started | undefined)?.stop();
    });

    let called: unknown = "cameras";

    /** The fleet file of the step, generated and synthesized. */
    async function write(
      environments: Record<string, object>,
      fleets: object,
      more: object = SETTINGS[how],
    ): Promise<void> {
      const aws = { account: ACCOUNT, region: "us-east-1", provider: emulator() };
      const all = Object.entries(environments).map(([name, more]) => [name, { ...aws, ...more }]);
      const head = { version: 1, project: called, blueprints: "./blueprints" };
      const file = { ...head, environments: Object.fromEntries(all) as object, fleets };
      writeFileSync(join(project, "fleets.json"), JSON.stringify({ ...file, ...more }));
      await synthesizeProject(project);
    }

    /** The blueprint of a gate, with another id, and its parts with ids that begin otherwise. */
    function renameGate(id: string, part: string): void {
      const folder = join(project, "blueprints");
      rmSync(folder, { recursive: true });
      mkdirSync(folder);
      const text = readFileSync(casePath("others", "gate.yaml"), "utf8")
        .replace("id: gate", `id: ${id}`)
        .replaceAll(/^( {2})(?=\w+:$)/gm, `$1${part}`)
        .replaceAll("attached: [", `attached: [${part}`);
      writeFileSync(join(folder, `${id}.yaml`), text);
    }

    let emulated: unknown;
    const emulator = (): unknown => (emulated ??= quickEmulatorSettings(started.url));

    const inStack = (stack: string, ...args: readonly string[]): Promise<RunResult> =>
      inStackWith(started.env, project, stack, ...args);

    /** In which orders the last apply of a stack replaced things. */
    const orders = new Map<string, string[]>();

    /** Applies each stack, and says what its plan did. */
    async function apply(...stacks: readonly string[]): Promise<Record<string, Counts>> {
      const counts: Record<string, Counts> = {};
      await forEachParallel(stacks, 2, async (stack) => {
        const stdout = await applySaying((...args) => inStack(stack, ...args));
        orders.set(stack, ordersOfReplacement(stdout));
        counts[stack] = countChanges(plannedChanges(stdout));
      });
      return counts;
    }

    const held = async (stack: string): Promise<string[]> =>
      (await inStack(stack, "state", "list")).stdout
        .split("\n")
        .filter((line) => line !== "" && !line.includes("data."));

    const synthesize = async (): Promise<void> => {
      expect((await runApp(project)).code).to.equal(0);
    };

    const forget = (...args: string[]): Promise<RunResult> =>
      runFleetroles(["forget", ...args], project);

    const none: Counts = { imported: 0, added: 0, changed: 0, destroyed: 0 };
    let names: string[];

    it("begins with two fleets", async () => {
      await write({ prod: {} }, { dock: camera(), yard: camera() });
      const counts = await apply("prod-shared", "prod-dock", "prod-yard");
      expect(counts["prod-dock"]).to.include({ imported: 0, changed: 0, destroyed: 0 });
      names = await started.account.roleNames();
      expect(names).to.include("AWSDeepLensGreengrassGroupRole-prod-dock");
    });

    it("adopts what is there where no state knows of it", async () => {
      const stacks = ["prod-shared", "prod-dock", "prod-yard"];
      const counts: Record<string, Counts> = {};
      for (const stack of stacks) counts[stack] = { ...none, imported: (await held(stack)).length };
      rmSync(join(project, "terraform-state"), { recursive: true });
      writeFileSync(join(project, "listing.json"), await started.account.listing());
      const adopt = await runFleetroles(
        ["adopt", "fleets.json", "--from", "listing.json"],
        project,
      );
      expect(adopt).to.include({ code: 0 });
      expect(adopt.stdout).to.match(
        /already: none changes in what it can do; \d+ to import, 0 to add$/m,
      );
      const check = await runFleetroles(["generate", "fleets.json", "--check"], project);
      expect(check).to.include({ code: 0 });
      await synthesize();
      expect(await apply(...stacks)).to.deep.equal(counts);
      expect(await started.account.roleNames()).to.deep.equal(names);
      const after = await runFleetroles(["generate", "fleets.json"], project);
      expect(after.stderr).to.include("imports-dropped");
    });

    it("gets a permissions boundary, and makes no role anew", async () => {
      const boundary = "arn:aws:iam::aws:policy/PowerUserAccess";
      const fleets = { dock: camera(), yard: camera() };
      await write({ prod: { permissions_boundary: boundary } }, fleets);
      const roles = (stack: string): Promise<number> =>
        held(stack).then((all) => all.filter((one) => one.includes("aws_iam_role.")).length);
      expect(await apply("prod-shared", "prod-dock")).to.deep.equal({
        "prod-shared": { ...none, changed: await roles("prod-shared") },
        "prod-dock": { ...none, changed: 1 },
      });
      const dock = "AWSDeepLensGreengrassGroupRole-prod-dock";
      expect(await started.account.boundary(dock)).to.equal(boundary);
      const all = { Effect: "Allow", Action: "*", Resource: "*" };
      const limits = JSON.stringify({ Version: "2012-10-17", Statement: [all] });
      writeFileSync(join(project, "limits.json"), limits);
      await write({ prod: { permissions_boundary: { file: "limits.json" } } }, fleets);
      // The policy is there first.
      expect(await apply("prod-shared")).to.deep.equal({
        "prod-shared": { ...none, added: 1, changed: await roles("prod-shared") },
      });
      expect(await apply("prod-dock")).to.deep.equal({ "prod-dock": { ...none, changed: 1 } });
      expect(await started.account.boundary(dock)).to.equal(
        `arn:aws:iam::${ACCOUNT}:policy/limits`,
      );
      await write({ prod: {} }, fleets);
      await apply("prod-dock");
      await apply("prod-shared");
      expect(await started.account.boundary(dock)).to.equal(undefined);
    });

    it("takes away what was attached by hand, and shows it in the plan", async () => {
      const dock = "AWSDeepLensGreengrassGroupRole-prod-dock";
      const admin = "arn:aws:iam::aws:policy/AdministratorAccess";
      const all = { Effect: "Allow", Action: "*", Resource: "*" };
      const byHand = async (): Promise<void> => {
        await started.account.attach(dock, admin);
        await started.account.write(dock, "hotfix", { Version: "2012-10-17", Statement: [all] });
      };
      const policies = async (): Promise<string[]> => {
        const role = await started.account.role(dock);
        return [...role.managedPolicies, ...Object.keys(role.inlinePolicies)];
      };
      const before = await policies();
      await byHand();
      expect(await policies())
        .to.include(admin)
        .and.to.include("hotfix");
      expect(await apply("prod-dock")).to.deep.equal({ "prod-dock": { ...none, changed: 2 } });
      expect(await policies()).to.deep.equal(before);
      await write({ prod: { exclusive: false } }, { dock: camera(), yard: camera() });
      await apply("prod-dock");
      await byHand();
      expect(await apply("prod-dock")).to.deep.equal({ "prod-dock": none });
      expect(await policies()).to.include(admin);
      await write({ prod: {} }, { dock: camera(), yard: camera() });
      await apply("prod-dock");
      expect(await policies()).to.deep.equal(before);
    });

    it("gets what an account demands of roles, in place, while another fleet changes over and back", async () => {
      // No longest session: where that changes, moto forgets the description.
      const demands = { force_detach: true };
      const one = { tags: { owner: "stock" }, description: "Cameras at the dock." };
      const isModule = how === "through modules";
      const dock = camera({
        roles: { greengrass_group: one },
        ...(isModule && { via: MODULE }),
      });
      const yard = camera(isModule ? {} : { via: MODULE });
      const before = await held("prod-yard");
      await write({ prod: demands }, { dock, yard }, RESOURCES);
      expect(await apply("prod-dock", "prod-yard")).to.deep.equal({
        "prod-dock": { ...none, changed: 1 },
        "prod-yard": { ...none, changed: 1 },
      });
      const over = await held("prod-yard");
      expect(over).to.have.lengthOf(before.length);
      expect(over.filter((address) => before.includes(address))).to.deep.equal([]);
      const described = await started.account.role("AWSDeepLensGreengrassGroupRole-prod-dock");
      expect(described).to.deep.include(one);
      await write({ prod: {} }, { dock: camera(), yard: camera() });
      expect(await apply("prod-dock", "prod-yard")).to.deep.equal({
        "prod-dock": { ...none, changed: 1 },
        "prod-yard": { ...none, changed: 1 },
      });
      expect(await held("prod-yard")).to.deep.equal(before);
      expect(await started.account.roleNames()).to.deep.equal(names);
    });

    it("renames the project, which keeps states where they are", async () => {
      called = { name: "optics", formerly: "cameras" };
      const before = await held("prod-yard");
      await write({ prod: {} }, { dock: camera(), yard: camera() });
      expect(await apply("prod-yard")).to.deep.equal({ "prod-yard": none });
      expect(await held("prod-yard"))
        .to.deep.equal(before)
        .and.to.not.deep.equal([]);
    });

    it("renames a fleet, which keeps its role", async () => {
      const dock = (await held("prod-dock")).length;
      await write({ prod: {} }, { quay: camera({ formerly: "dock" }), yard: camera() });
      expect(await apply("prod-quay", "prod-dock")).to.deep.equal({
        "prod-quay": { ...none, imported: dock },
        "prod-dock": none,
      });
      expect(await held("prod-dock")).to.deep.equal([]);
      expect(await started.account.roleNames()).to.deep.equal(names);
      expect(await apply("prod-quay")).to.deep.equal({ "prod-quay": none });
    });

    it("renames an environment, which keeps its roles, and lets go of what was", async () => {
      const fleets = { quay: camera({ formerly: "dock" }), yard: camera() };
      const counted = { quay: await held("prod-quay"), yard: await held("prod-yard") };
      const shared = (await held("prod-shared")).length;
      await write({ live: { formerly: "prod" } }, fleets);
      // Those of before first, this time.
      expect(
        await apply(
          "prod-shared",
          "prod-quay",
          "prod-yard",
          "live-shared",
          "live-quay",
          "live-yard",
        ),
      ).to.deep.equal({
        "prod-shared": none,
        "prod-quay": none,
        "prod-yard": none,
        "live-shared": { ...none, imported: shared },
        "live-quay": { ...none, imported: counted.quay.length },
        "live-yard": { ...none, imported: counted.yard.length },
      });
      expect(await started.account.roleNames()).to.deep.equal(names);
      const gone = ["prod-dock", "prod-quay", "prod-yard", "prod-shared"];
      expect((await forget(...gone)).code).to.equal(0);
      await synthesizeProject(project);
      for (const stack of gone) {
        expect(existsSync(join(project, "stacks", "generated", `${stack}.ts`))).to.equal(false);
      }
      expect(await apply("live-shared", "live-quay", "live-yard")).to.deep.equal({
        "live-shared": none,
        "live-quay": none,
        "live-yard": none,
      });
    });

    it("removes a fleet, and exactly its roles", async () => {
      const { length } = await held("live-yard");
      await write({ live: { formerly: "prod" } }, { quay: camera({ formerly: "dock" }) });
      const early = await forget("live-yard");
      expect(early.code).to.equal(1);
      expect(early.stderr).to.include("stack-not-empty").and.to.include("aws_iam_role");
      expect(await apply("live-yard")).to.deep.equal({
        "live-yard": { ...none, destroyed: length },
      });
      const yard = "AWSDeepLensGreengrassGroupRole-prod-yard";
      expect(await started.account.roleNames()).to.deep.equal(
        names.filter((name) => name !== yard),
      );
      expect((await forget("live-yard")).code).to.equal(0);
    });

    it("lets go of a fleet whose role goes on", async () => {
      const before = await started.account.roleNames();
      await write({ live: { formerly: "prod" } }, { pier: camera() });
      expect((await forget("--keep", "live-quay")).code).to.equal(0);
      await synthesizeProject(project);
      expect(await apply("live-quay")).to.deep.equal({ "live-quay": none });
      expect(await held("live-quay")).to.deep.equal([]);
      expect(await started.account.roleNames()).to.deep.equal(before);
      expect((await forget("live-quay")).code).to.equal(0);
    });

    if (how === "as resources") {
      it("lets go of a role that is somebody else's now, and looks it up", async () => {
        const before = await started.account.roleNames();
        const bare = { blueprint: "deeplens" };
        await write({ live: { formerly: "prod" } }, { pier: bare });
        await apply("live-pier");
        const roles = { greengrass_group: { existing: true } };
        await write({ live: { formerly: "prod" } }, { pier: { ...bare, roles } });
        expect(await apply("live-pier")).to.deep.equal({ "live-pier": none });
        expect(await held("live-pier")).to.deep.equal([]);
        expect(await started.account.roleNames()).to.have.members([
          ...before,
          "AWSDeepLensGreengrassGroupRole-prod-pier",
        ]);
      });

      it("makes a role of another name, with its policies, before that of before goes", async () => {
        const live = { live: { formerly: "prod" } };
        const grants = [{ to: "dynamodb:table/Inventory", access: ["read"] }];
        const pole = { blueprint: "deeplens", grants };
        const all = async (name: string): Promise<void> => {
          const names = await started.account.roleNames();
          expect(
            names.filter((one) => one.endsWith("mast") || /pole|Poles/.test(one)),
          ).to.deep.equal([name]);
          const { inlinePolicies, managedPolicies } = await started.account.role(name);
          expect([...Object.keys(inlinePolicies), ...managedPolicies]).to.have.lengthOf(2);
        };
        await write(live, { pier: camera(), pole });
        await apply("live-pole");
        const first = "AWSDeepLensGreengrassGroupRole-prod-pole";
        await all(first);
        // One role, within its stack.
        const other = { name: "Poles", formerly: first, keep_names: false };
        await write(live, {
          pier: camera(),
          pole: { ...pole, roles: { greengrass_group: other } },
        });
        const renewed = await apply("live-pole");
        expect(renewed["live-pole"]?.destroyed).to.equal(renewed["live-pole"]?.added);
        expect(orders.get("live-pole")).to.deep.equal(["create,delete"]);
        await all("Poles");
        // All of a fleet, in another stack: both are there, until the tombstone is applied.
        const mast = { ...pole, formerly: "pole", keep_names: false };
        await write(live, { pier: camera(), mast });
        expect((await apply("live-mast"))["live-mast"]).to.include({ imported: 0, destroyed: 0 });
        expect(await started.account.roleNames()).to.include.members([
          "Poles",
          "AWSDeepLensGreengrassGroupRole-prod-mast",
        ]);
        await apply("live-pole");
        await all("AWSDeepLensGreengrassGroupRole-prod-mast");
      });

      it("lets go of a role with what it has attached, and of all that others have now", async () => {
        const live = { live: { formerly: "prod" } };
        const pier = { blueprint: "deeplens", environments: ["live"] };
        const roles = { greengrass_group: { existing: true } };
        const gate = { blueprint: "gate", environments: ["hall"], with: { pinned: true } };
        const put = (hall: object, more: object): Promise<void> =>
          write({ ...live, hall }, { pier: { ...pier, roles }, gate: { ...gate, ...more } });
        await started.account.create({ groups: ["GatePeople"], users: [], roles: [] });
        // Under other ids first: a blueprint and its parts that get others keep all that there is.
        renameGate("hatch", "other_");
        await put({}, { blueprint: "hatch" });
        await apply("hall-shared", "hall-gate");
        const [before, policies] = [
          await started.account.roleNames(),
          await started.account.policies(),
        ];
        const attached = await started.account.attached("roles", "GateHub");
        expect(attached).to.have.lengthOf(2);

        renameGate("gate", "");
        await put({}, {});
        expect(await apply("hall-shared", "hall-gate")).to.deep.equal({
          ...{ "hall-shared": none, "hall-gate": none },
        });
        expect(await held("hall-shared")).to.include("aws_iam_role.gate_hub");
        expect(await held("hall-gate")).to.include("aws_iam_role.own");
        expect(await started.account.roleNames()).to.deep.equal(before);

        await put({}, { roles: { hub: { existing: true } } });
        expect(await apply("hall-shared")).to.deep.equal({ "hall-shared": none });
        expect((await held("hall-shared")).join(" ")).not.to.match(/gate_hub|pinned/);
        await put({ shared: { owner: "another team" } }, {});
        expect(await apply("hall-shared", "hall-gate")).to.deep.equal({
          ...{ "hall-shared": none, "hall-gate": none },
        });
        expect(await held("hall-shared")).to.deep.equal([]);
        expect(await started.account.roleNames()).to.deep.equal(before);
        expect(await started.account.policies()).to.deep.equal(policies);
        expect(await started.account.attached("roles", "GateHub")).to.deep.equal(attached);
        expect(await started.account.attached("groups", "GatePeople")).to.have.lengthOf(1);
        await write(live, { pier: { ...pier, roles } });
      });
    }

    it("says of every stack what is in the file", async () => {
      const model = await resolveProject(project);
      expect(model.stacks.map(({ name }) => name)).to.deep.equal(["live-pier", "live-shared"]);
    });
  });
}
