import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import * as fc from "fast-check";
import JSON5 from "json5";
import { hasErrors, loadSpec, resolve, type Model } from "../../generators";
import { stacksRequest } from "../../generators/cli/stacks-request";
import { forget } from "../../generators/files/forget";
import { pastDecisions } from "../../generators/files/stack-records";
import { writeStacks } from "../../generators/files/stacks-folder";
import { placedResources } from "../../generators/model/calls/addresses";
import { rootStacks } from "../../generators/model/stacks/root-stacks";
import type { Stack } from "../../generators/model/types";
import { tombstone } from "../../generators/outputs";
import { generatedHead } from "../../generators/source/generated-stack";
import { byDepth } from "../support/depth";
import { readTree, temporaryFolder } from "../support/folders";

/**
 * Fleet files that change, and what Terraform does with what is generated of them: a small Terraform of its own, which knows states,
 * and an account, which knows names. Real applies are in test/e2e/estate.ts.
 */

interface Entry {
  name: string;
  /** What it was called last. */
  last?: string;
  formerly?: string | undefined;
  via: boolean;
  grants: boolean;
  /** Of the blueprint whose parts are renamed, and which is renamed itself. */
  gate: boolean;
}

interface File {
  fleets: Entry[];
  environments: {
    name: string;
    formerly?: string | undefined;
    account: string;
    shared?: boolean;
  }[];
  /** How fleets fall into stacks. */
  layout: object | undefined;
  /** The own blueprint: what it and its parts are called. */
  gate: { id: string; parts: Record<"hub" | "own" | "shared" | "alone" | "people", string> };
}

const OPERATIONS = [
  "rename fleet",
  "rename fleet for good",
  "name back",
  "drop formerly",
  "rename environment",
  "remove fleet",
  "put back",
  "add fleet",
  "remove environment",
  "add environment",
  "change over",
  "grant",
  "share",
  "rename part",
  "rename blueprint",
  "regroup",
  "apply some",
  "apply all",
  "forget",
] as const;

/** After these, what the file says of before is still what was there. */
const IN_PLACE: ReadonlySet<string> = new Set(["change over", "grant", "regroup"]);

type Step = readonly [operation: (typeof OPERATIONS)[number], pick: number];

/** What AWS has once by its name: roles and policies, but not what roles have. */
const ROLES = / aws_iam_(role|policy) /;

const NAMES = ["a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l", "m", "n", "o", "p"];

const LAYOUTS = [
  undefined,
  { size: 2 },
  { per: "environment" },
  { by: "blueprint" },
  { groups: 3 },
  { per: "fleet" },
];

/** What is said of what the world did that it must not. */
class Estate {
  readonly folder = temporaryFolder("life");
  readonly states = new Map<string, Map<string, string>>();
  readonly account = new Set<string>();
  readonly faults: string[] = [];
  readonly file: File = {
    fleets: [
      { name: "dock", via: false, grants: true, gate: false },
      { name: "pier", via: false, grants: true, gate: true },
    ],
    environments: [{ name: "prod", account: "111111111111" }],
    layout: undefined,
    gate: {
      id: "gate",
      parts: { hub: "hub", own: "own", shared: "shared", alone: "alone", people: "people" },
    },
  };
  private model: Model | undefined;
  private names = [...NAMES];
  /** Fleets that were removed. */
  private readonly gone: Entry[] = [];
  /** Roles of which it was said that stacks which go on destroy them. */
  private readonly told = new Set<string>();
  kept = 0;

  /** @param atOnce all is applied after each change: whatever is imported has to be there */
  constructor(private readonly atOnce = false) {}

  async run(steps: readonly Step[]): Promise<void> {
    await this.generate();
    if (this.atOnce) this.apply(undefined);
    for (const [operation, pick] of steps) {
      if (operation.startsWith("apply")) this.apply(operation === "apply all" ? undefined : pick);
      else if (operation === "forget") await this.forget(pick);
      else if (this.change(operation, pick)) {
        // Some changes are made together with the next one.
        if (this.atOnce && IN_PLACE.has(operation) && pick % 3 === 0) continue;
        await this.generate();
        // What is to be destroyed, and then is to stay by another change before an apply, is left in AWS: nobody knows states here.
        if (this.atOnce || operation === "drop formerly") this.apply(undefined);
      }
    }
    if (this.atOnce) await this.generate();
    this.apply(undefined);
    this.apply(undefined);
    this.check(steps.every(([operation]) => operation !== "apply some"));
  }

  private pickOf<T>(list: readonly T[], pick: number): T | undefined {
    return list[pick % Math.max(list.length, 1)];
  }

  private change(operation: Step[0], pick: number): boolean {
    const { fleets, environments } = this.file;
    const fleet = this.pickOf(fleets, pick);
    const environment = this.pickOf(environments, pick);
    const fresh = (): string => this.names.shift() ?? "z";
    if (this.names.length === 0) return false;
    switch (operation) {
      case "rename fleet":
      case "rename fleet for good":
        if (fleet === undefined) return false;
        fleet.formerly = operation === "rename fleet" ? (fleet.formerly ?? fleet.name) : undefined;
        fleet.last = fleet.name;
        fleet.name = fresh();
        return true;
      case "name back":
        if (fleet?.last === undefined) return false;
        [fleet.name, fleet.last] = [fleet.last, fleet.name];
        if (fleet.formerly === fleet.name) fleet.formerly = undefined;
        return true;
      case "drop formerly":
        if (fleet?.formerly === undefined) return false;
        fleet.formerly = undefined;
        return true;
      case "rename environment":
        if (environment === undefined) return false;
        environment.formerly ??= environment.name;
        environment.name = fresh();
        return true;
      case "remove fleet":
        if (fleets.length < 2) return false;
        this.gone.push(...fleets.splice(pick % fleets.length, 1));
        return true;
      case "put back": {
        const last = this.gone.pop();
        if (last === undefined) return false;
        if (pick % 2 === 1) {
          Object.assign(last, { formerly: last.formerly ?? last.name, name: fresh() });
        }
        fleets.push(last);
        return true;
      }
      case "add fleet":
        if (fleets.length > 3) return false;
        fleets.push({
          ...{ name: fresh(), via: false },
          ...{ grants: pick % 2 === 0, gate: pick % 3 === 0 },
        });
        return true;
      case "remove environment":
        if (environments.length < 2) return false;
        environments.splice(pick % environments.length, 1);
        return true;
      case "add environment": {
        if (environments.length > 2) return false;
        const account = pick % 2 === 0 ? "111111111111" : "222222222222";
        environments.push({ name: fresh(), account });
        return true;
      }
      case "change over":
        if (fleet === undefined) return false;
        fleet.via = !fleet.via;
        return true;
      case "grant":
        if (fleet === undefined) return false;
        fleet.grants = !fleet.grants;
        return true;
      case "share":
        // Who owns what an account has once is whoever stands first.
        environments.reverse();
        return environments.length > 1;
      case "rename part": {
        const { parts } = this.file.gate;
        const part = this.pickOf(Object.keys(parts) as (keyof typeof parts)[], pick) ?? "own";
        // At times back to an id of before.
        parts[part] = `${part}${["", "_a", "_b"][pick % 3] ?? ""}`;
        return true;
      }
      case "rename blueprint":
        this.file.gate.id = ["gate", "hatch", "door"][pick % 3] ?? "gate";
        return true;
      case "regroup":
        this.file.layout = LAYOUTS[pick % LAYOUTS.length];
        return true;
      default:
        return false;
    }
  }

  private text(): string {
    const { fleets, environments, layout } = this.file;
    const owners = new Map<string, string>();
    for (const { name, account } of environments) {
      if (!owners.has(account)) owners.set(account, name);
    }
    const places = environments.map(({ name, account, formerly }) => {
      const owner = owners.get(account);
      return [
        name,
        { account, region: "us-east-1", formerly, ...(owner !== name && { shared: owner }) },
      ];
    });
    const made = fleets.map(({ name, formerly, via, grants, gate }) => [
      name,
      {
        blueprint: gate ? this.file.gate.id : "deeplens",
        formerly,
        ...(via && {
          via: gate
            ? { module: "./modules/gate" }
            : { module: "example/deeplens-roles/aws", version: "~> 1.0" },
        }),
        ...(grants && { grants: [{ to: "dynamodb:table/T", access: ["read"] }] }),
      },
    ]);
    return JSON.stringify({
      version: 1,
      stacks: layout,
      blueprints: "./blueprints",
      environments: Object.fromEntries(places) as object,
      fleets: Object.fromEntries(made) as object,
    });
  }

  private async generate(): Promise<void> {
    const path = join(this.folder, "fleets.json");
    writeFileSync(path, this.text());
    rmSync(join(this.folder, "blueprints"), { recursive: true, force: true });
    mkdirSync(join(this.folder, "blueprints"));
    const { id } = this.file.gate;
    writeFileSync(join(this.folder, "blueprints", `${id}.yaml`), JSON.stringify(this.gate));
    const { spec, problems } = loadSpec(path);
    if (spec === undefined) throw new Error(JSON.stringify(problems));
    const { model, problems: found } = await resolve(spec, { past: pastDecisions(this.out) });
    if (hasErrors(found)) throw new Error(JSON.stringify(found));
    const plan = await writeStacks(
      stacksRequest(model, [], {
        ...{ file: path, out: this.out, formerly: [] },
        adopted: { found: {}, others: "drop" },
      }),
    );
    if (hasErrors(plan.problems)) throw new Error(JSON.stringify(plan.problems));
    for (const { message } of plan.problems) {
      const [, name] = /destroys the role "([^"]+)"/.exec(message) ?? [];
      if (name !== undefined) this.told.add(name);
    }
    this.model = { ...model, stacks: rootStacks(model.stacks) };
  }

  private get gate(): object {
    const { id, parts } = this.file.gate;
    const trust = [{ Principal: { Service: "lambda.amazonaws.com" } }];
    const role = (name: string, scope: string): object => {
      return { name, scope, description: "One of a gate.", trust };
    };
    const policy = (name: string, scope: string): object => ({
      ...{ name, scope, description: "What gates have." },
      statements: [{ Action: "sqs:SendMessage", Resource: "arn:{{partition}}:sqs:*:*:gates" }],
    });
    const managed = "arn:{{partition}}:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole";
    return {
      ...{ id, title: "Gate", description: "A gate.", sources: ["mine"] },
      roles: {
        [parts.hub]: {
          ...role("GateHub", "account"),
          ...{ managed: [managed], attached: [parts.shared] },
        },
        [parts.own]: {
          ...role("Gate-{{environment}}-{{fleet}}", "fleet"),
          ...{ grants: true, attached: ["mine"] },
        },
      },
      policies: {
        [parts.shared]: policy("GateShared", "account"),
        [parts.alone]: policy("GateAlone", "account"),
        mine: policy("GateMine-{{environment}}-{{fleet}}", "fleet"),
      },
      attachments: {
        [parts.people]: { scope: "account", groups: ["GatePeople"], attached: [parts.alone] },
      },
    };
  }

  private get out(): string {
    return join(this.folder, "stacks", "generated");
  }

  /** Names of the stacks that are there, tombstones too. */
  private get stacks(): string[] {
    return [...readTree(this.out).keys()]
      .filter((path) => path.endsWith(".ts"))
      .map((path) => path.replace(/\.ts$/, ""));
  }

  /** Terraform's work, on all stacks or on some, in any order. */
  private apply(pick: number | undefined): void {
    const all = this.stacks;
    const some = pick === undefined ? all : all.filter((_, index) => (pick >> index) % 2 === 0);
    for (const stack of pick === undefined || pick % 3 > 0 ? some : some.reverse()) {
      this.applyStack(stack);
    }
  }

  private applyStack(name: string): void {
    const text = readFileSync(join(this.out, `${name}.ts`), "utf8");
    const state = this.states.get(name) ?? new Map<string, string>();
    this.states.set(name, state);
    const retired = (generatedHead(text) as { retired?: { keep: "all" | string[] } }).retired;
    const stack = this.model?.stacks.find((one) => one.name === name);
    const wanted = stack === undefined || retired ? new Map<string, string>() : identities(stack);
    const account = (generatedHead(text)?.account ?? "") as string;
    const told = toldIn(text);
    this.move(state, retired ? {} : told.moved, name);
    const released = retired
      ? retired.keep === "all"
        ? [...state.keys()]
        : retired.keep
      : told.released;
    for (const address of new Set(released.map(withoutKeys))) {
      for (const held of [...state.keys()]) if (withoutKeys(held) === address) state.delete(held);
      if ([...wanted.keys()].some((one) => withoutKeys(one) === address)) {
        this.faults.push(`${name}: ${address} is removed and still there`);
      }
    }
    const there = new Set(this.account);
    for (const [address, id] of Object.entries(retired ? {} : told.imports)) {
      if (state.has(address)) continue;
      const identity = wanted.get(address) ?? "nothing";
      if (!identity.endsWith(` ${id}`)) this.faults.push(`${name}: imports ${id} to ${address}`);
      if (this.account.has(identity)) state.set(address, identity);
      else {
        if (this.atOnce && this.roleStays(identity, there)) {
          this.faults.push(`${name}: imports ${id}, which is not there`);
        }
        // What never was there, or went with its role: AWS has nothing to import, which Terraform says, and nothing is lost.
        this.add(identity, state, address);
      }
    }
    for (const [address, identity] of state) {
      if (wanted.get(address) === identity) continue;
      state.delete(address);
      this.destroy(identity, account, name);
    }
    for (const [address, identity] of wanted) {
      if (state.has(address)) continue;
      // A policy of a role can be written twice.
      if (ROLES.test(identity) && this.account.has(identity)) {
        this.faults.push(`${name}: 409 for ${identity}`);
      }
      this.add(identity, state, address);
    }
  }

  /** Whether the role was there that something belongs to. */
  private roleStays(identity: string, there: ReadonlySet<string>): boolean {
    const [, account = "", role = ""] = /^(\d+) aws_iam_role_\w+ ([^:/]+)/.exec(identity) ?? [];
    return there.has(`${account} aws_iam_role ${role}`);
  }

  /** As Terraform does it: chains in order, and not to where something is. */
  private move(state: Map<string, string>, moved: Told["moved"], name: string): void {
    const targets = Object.values(moved);
    if (new Set(targets).size !== targets.length) this.faults.push(`${name}: ambiguous moves`);
    for (const first of Object.keys(moved)) {
      const seen = new Set<string>();
      for (let from = first; Object.hasOwn(moved, from); from = moved[from] ?? "") {
        if (seen.has(from)) {
          this.faults.push(`${name}: ${from} moves in a circle`);
          break;
        }
        seen.add(from);
        const held = state.get(from);
        const to = moved[from] ?? "";
        if (held === undefined || state.has(to)) continue;
        state.delete(from);
        state.set(to, held);
      }
    }
  }

  private add(identity: string, state: Map<string, string>, address: string): void {
    this.account.add(identity);
    state.set(address, identity);
  }

  private destroy(identity: string, account: string, by: string): void {
    this.account.delete(identity);
    const used = this.model?.stacks.some((stack) =>
      [...identities(stack).values()].includes(identity),
    );
    const [, role] = / aws_iam_role (.+)$/.exec(identity) ?? [];
    const goesOn = this.model?.stacks.some(({ name }) => name === by) ?? false;
    if (goesOn && role !== undefined && !this.told.has(role)) {
      this.faults.push(`${by} destroys ${role} unheard`);
    }
    if (used) this.faults.push(`${by} destroys ${identity} of ${account}, which the file has`);
  }

  private async forget(pick: number): Promise<void> {
    const gone = this.stacks.filter((name) => {
      const text = readFileSync(join(this.out, `${name}.ts`), "utf8");
      return text.includes("      retired: {") && (this.states.get(name)?.size ?? 0) === 0;
    });
    const one = this.pickOf(gone, pick);
    if (one === undefined) return;
    for (const [name, state] of this.states) this.writeState(name, state);
    const plan = await forget({
      folder: this.out,
      stacks: [one],
      keep: false,
      force: false,
      retire: tombstone,
      backend: () => ({ type: "local" }),
    });
    const refused = plan.problems.find(({ severity }) => severity === "error");
    // Who takes it over has to be applied first.
    if (refused?.id === "stack-not-empty") return;
    if (refused !== undefined) throw new Error(JSON.stringify(plan.problems));
    this.states.delete(one);
    await this.generate();
  }

  /** As a local state is, where the program looks for it. */
  private writeState(name: string, state: ReadonlyMap<string, string>): void {
    const folder = join(this.folder, "synthesized", "stacks", name);
    mkdirSync(folder, { recursive: true });
    const resources = [...state.keys()].map((address) => {
      const parts = withoutKeys(address).split(".");
      const [type, own] = parts.splice(-2);
      const module = parts.length === 0 ? undefined : parts.join(".");
      return { mode: "managed", module, type, name: own, instances: [{}] };
    });
    writeFileSync(join(folder, "terraform.tfstate"), JSON.stringify({ resources }));
  }

  /** In the end the account has what the file has, each managed once. */
  private check(inOne: boolean): void {
    const wanted = new Set(this.model?.stacks.flatMap((stack) => [...identities(stack).values()]));
    for (const identity of wanted) {
      if (!this.account.has(identity)) this.faults.push(`${identity} is missing`);
    }
    for (const identity of this.account) {
      // What one stack let go of, and the other did not take over before it changed again, is managed by nobody: verify finds it.
      if (!inOne || !ROLES.test(identity)) continue;
      if (!wanted.has(identity)) this.faults.push(`${identity} is left over`);
    }
    const held = [...this.states.values()].flatMap((state) => [...state.values()]);
    if (new Set(held).size !== held.length) this.faults.push("something is in two states");
    this.kept = held.length;
  }
}

/** Address → what it is in AWS. */
function identities(stack: Stack): Map<string, string> {
  return new Map(
    placedResources(stack).map(({ address, own, importId }) => {
      const type = own.split(".")[0] ?? "";
      return [address, `${stack.environment.account} ${type} ${importId}`];
    }),
  );
}

interface Told {
  readonly moved: Readonly<Record<string, string>>;
  readonly imports: Readonly<Record<string, string>>;
  readonly released: readonly string[];
}

function toldIn(text: string): Told {
  const told = (construct: string): unknown => {
    const pattern = new RegExp(
      `^ {4}new ${construct}\\(this, ([[{]\\n[^]*?\\n {4}[\\]}])\\);$`,
      "m",
    );
    const [, literal] = pattern.exec(text) ?? [];
    return literal === undefined ? undefined : JSON5.parse(literal);
  };
  return {
    moved: (told("MovedResources") ?? {}) as Told["moved"],
    imports: (told("ImportedResources") ?? {}) as Told["imports"],
    released: (told("ReleasedResources") ?? []) as Told["released"],
  };
}

function withoutKeys(address: string): string {
  return address.split("[", 1).join("");
}

/** A fleet that leaves a group and comes back before that was applied: under another name, and in another stack. */
const LEFT_AND_BACK: readonly (readonly Step[])[] = [
  // What an account has once is handed over, nobody asks for it before that was applied, and then somebody does.
  [
    ["add environment", 0],
    ["apply some", 0],
    ["share", 0],
    ["remove fleet", 0],
    ["put back", 0],
    ["rename fleet", 0],
  ],
  [
    ["regroup", 2],
    ["apply all", 0],
    ["remove fleet", 0],
    ["put back", 1],
  ],
  [
    ["regroup", 2],
    ["apply all", 0],
    ["remove fleet", 0],
    ["regroup", 3],
    ["put back", 0],
  ],
  [
    ["regroup", 2],
    ["apply all", 0],
    ["remove fleet", 1],
    ["regroup", 0],
    ["put back", 1],
  ],
];

/** A fleet of a group, renamed, goes to a module and back, and then to another name and back. */
const THERE_AND_BACK: readonly Step[] = [
  ["regroup", 2],
  ["rename fleet", 0],
  ["change over", 0],
  ["change over", 0],
  ["rename fleet", 0],
  ["name back", 0],
];

/** What a fleet is granted goes while it goes to another stack, and comes back. */
const GRANT_LEFT: readonly Step[] = [
  ["rename fleet", 16],
  ["grant", 0],
  ["regroup", 4],
  ["grant", 0],
  ["rename fleet", 3],
  ["regroup", 5],
];

describe("an estate over years", function () {
  this.timeout(600_000);

  it("loses no role that the file has, and is left with no other", async () => {
    let lives = 0;
    const step = fc.tuple(fc.constantFrom(...OPERATIONS), fc.nat(255));
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 14 }), async (steps) => {
        const estate = new Estate();
        await estate.run(steps);
        expect(estate.faults.join("\n")).to.equal("");
        expect(estate.kept).to.be.greaterThan(0);
        lives += 1;
      }),
      {
        examples: [...LEFT_AND_BACK, THERE_AND_BACK].map((steps): [Step[]] => [[...steps]]),
        seed: 20261127,
        numRuns: byDepth({ people: 20, all: 200, long: 10_000 }),
      },
    );
    console.log(`      ${String(lives)} lives of an estate, no role lost and none left over`);
  });

  it("imports nothing of a role that the role has no more, where each change is applied before the next", async () => {
    const step = fc.tuple(fc.constantFrom(...OPERATIONS), fc.nat(255));
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 2, maxLength: 10 }), async (steps) => {
        const estate = new Estate(true);
        await estate.run(steps);
        expect(estate.faults.join("\n")).to.equal("");
      }),
      {
        examples: [...LEFT_AND_BACK, GRANT_LEFT].map((steps): [Step[]] => [[...steps]]),
        seed: 20261128,
        numRuns: byDepth({ people: 8, all: 60, long: 5_000 }),
      },
    );
  });
});
