import { join } from "node:path";
import { expect } from "chai";
import { checkFile } from "../../generators";
import type { DataPath } from "../../generators/problem";
import { readCases } from "../support/cases";
import { temporaryFolder, writeTree } from "../support/folders";

type Fields = Readonly<Record<string, unknown>>;

/** One fault, as each kind of statement can have it; a kind that cannot, lacks it. */
interface FaultCase {
  readonly name: string;
  readonly id: string;
  readonly identity?: Fields;
  readonly trust?: Fields;
  readonly iot?: Fields;
  readonly grant?: Fields;
}

/** A place where statements are written: which kind, how it gets into a fleet's files, and the path to it. */
interface Origin {
  readonly kind: "identity" | "trust" | "iot" | "grant";
  readonly fleet?: (statement: Fields) => Fields;
  readonly blueprint?: (statement: Fields) => Fields;
  readonly path: DataPath;
}

const TRUST = { Principal: { Service: "lambda.amazonaws.com" } };
const ROLE = {
  name: "Device-{{environment}}-{{fleet}}",
  scope: "fleet",
  description: "d",
  trust: [TRUST],
  grants: true,
};

/** Roles and a policy that grants and statements reach by name. */
const NAMED = {
  roles: {
    device: ROLE,
    worker: {
      name: "W-{{environment}}-{{fleet}}",
      scope: "fleet",
      description: "d",
      trust: [TRUST],
    },
    once: { name: "Once", scope: "account", description: "d", trust: [TRUST] },
  },
  iot_policies: { messages: { name: "M-{{environment}}-{{fleet}}", grants: true } },
};

const ORIGINS: Readonly<Record<string, Origin>> = {
  "a grant": {
    kind: "grant",
    fleet: (grant) => ({ grants: [grant] }),
    path: ["fleets", "office", "grants", 0],
  },
  "a grant for a role that is named": {
    kind: "grant",
    fleet: (grant) => ({ grants: [{ ...grant, for: "worker" }] }),
    path: ["fleets", "office", "grants", 0],
  },
  "a grant for an account-wide role": {
    kind: "grant",
    fleet: (grant) => ({ grants: [{ ...grant, for: "once" }] }),
    path: ["fleets", "office", "grants", 0],
  },
  "a raw statement for a role that is named": {
    kind: "identity",
    fleet: (statement) => ({ statements: [{ Effect: "Allow", ...statement, for: "worker" }] }),
    path: ["fleets", "office", "statements", 0],
  },
  "a raw statement for an account-wide role": {
    kind: "identity",
    fleet: (statement) => ({ statements: [{ Effect: "Allow", ...statement, for: "once" }] }),
    path: ["fleets", "office", "statements", 0],
  },
  "a raw statement for certificates": {
    kind: "iot",
    fleet: (statement) => ({ statements: [{ Effect: "Allow", ...statement, by: "certificate" }] }),
    path: ["fleets", "office", "statements", 0],
  },
  "a raw statement": {
    kind: "identity",
    fleet: (statement) => ({ statements: [{ Effect: "Allow", ...statement }] }),
    path: ["fleets", "office", "statements", 0],
  },
  "a blueprint's inline policy": {
    kind: "identity",
    blueprint: (statement) => ({
      roles: { device: { ...ROLE, policies: { own: [{ Sid: "Own", ...statement }] } } },
    }),
    path: ["roles", "device", "policies", "own", 0],
  },
  "a blueprint's customer managed policy": {
    kind: "identity",
    blueprint: (statement) => ({
      roles: { device: { ...ROLE, attached: ["own"] } },
      policies: {
        own: {
          name: "Own-{{environment}}-{{fleet}}",
          scope: "fleet",
          description: "d",
          statements: [{ Sid: "Own", ...statement }],
        },
      },
    }),
    path: ["policies", "own", "statements", 0],
  },
  "a trust policy": {
    kind: "trust",
    blueprint: (statement) => ({
      roles: { device: { ...ROLE, trust: [{ ...TRUST, ...statement }] } },
    }),
    path: ["roles", "device", "trust", 0],
  },
  "an account-wide role's trust policy": {
    kind: "trust",
    blueprint: (statement) => ({
      roles: {
        device: ROLE,
        once: {
          name: "Once",
          scope: "account",
          description: "d",
          trust: [{ ...TRUST, ...statement }],
        },
      },
    }),
    path: ["roles", "once", "trust", 0],
  },
  "a policy of AWS IoT": {
    kind: "iot",
    blueprint: (statement) => ({
      roles: { device: ROLE },
      iot_policies: {
        own: { name: "Own-{{environment}}-{{fleet}}", statements: [statement] },
      },
    }),
    path: ["iot_policies", "own", "statements", 0],
  },
};

async function problemsOf({ fleet, blueprint }: Origin, statement: Fields) {
  const folder = temporaryFolder("origins");
  const head = { id: "mine", title: "Mine", description: "d", sources: ["s"] };
  const file = {
    version: 1,
    environments: { dev: { account: "111111111111", region: "us-east-1" } },
    blueprints: "./blueprints",
    fleets: { office: { blueprint: "mine", ...fleet?.(statement) } },
  };
  const mine = { ...head, ...NAMED, ...blueprint?.(statement) };
  writeTree(folder, {
    "fleets.yaml": JSON.stringify(file, null, 1),
    "blueprints/mine.yaml": JSON.stringify(mine, null, 1),
  });
  const { problems } = await checkFile(join(folder, "fleets.yaml"));
  return problems;
}

describe("what is wrong with a statement, wherever it was written", () => {
  for (const fault of readCases<FaultCase[]>("origins", "faults.json")) {
    for (const [name, origin] of Object.entries(ORIGINS)) {
      const statement = fault[origin.kind];
      if (statement === undefined) continue;
      it(`${fault.name}, in ${name}`, async () => {
        const problems = await problemsOf(origin, statement);
        const found = problems.filter(({ id }) => id === fault.id);
        expect(problems.map(({ id }) => id)).to.include(fault.id);
        for (const { path, fix, location } of found) {
          expect(path?.slice(0, origin.path.length)).to.deep.equal(origin.path);
          expect(fix).to.match(/\w/);
          const inFile = origin.blueprint ? "blueprints/mine.yaml" : "fleets.yaml";
          expect(location?.file).to.match(new RegExp(`${inFile}$`));
          expect(location?.line).to.be.above(5);
        }
      });
    }
  }
});
