import { join } from "node:path";
import { checkFile } from "../../generators";
import { expectRecorded, readCases } from "../support/cases";
import { temporaryFolder, writeTree } from "../support/folders";
import { problemLine, withoutLifecycle } from "../support/problems";

interface TakerCase {
  readonly name: string;
  /** What the file has under `fleets`, or more of it. */
  readonly fleets: Readonly<Record<string, object>>;
  readonly environments?: object;
  /** Stack, part → each statement that it was given, in short; and managed policies it was given. */
  readonly given: Readonly<Record<string, readonly string[]>>;
  readonly problems: readonly string[];
}

const ONE = { prod: { account: "222222222222", region: "us-east-1" } };

const GIVEN_ROLES = {
  device: {
    name: "Device-{{environment}}-{{fleet}}",
    scope: "fleet",
    description: "d",
    trust: [{ Principal: { Service: "lambda.amazonaws.com" } }],
    managed: ["arn:{{partition}}:iam::aws:policy/AWSXRayDaemonWriteAccess"],
    grants: true,
  },
  worker: {
    name: "Worker-{{environment}}-{{fleet}}",
    scope: "fleet",
    description: "d",
    when: "worker",
    trust: [{ Principal: { Service: "lambda.amazonaws.com" } }],
  },
  once: {
    name: "Once",
    scope: "account",
    description: "d",
    when: "hub",
    trust: [{ Principal: { Service: "lambda.amazonaws.com" } }],
  },
};

/** Devices with certificates, and devices without. */
const BLUEPRINTS = {
  cameras: {
    roles: GIVEN_ROLES,
    parameters: {
      worker: { type: "boolean", description: "d", default: true },
      hub: { type: "boolean", description: "d", default: true },
    },
    iot_policies: { messages: { name: "Messages-{{environment}}-{{fleet}}", grants: true } },
  },
  boards: {
    roles: GIVEN_ROLES,
    parameters: {
      worker: { type: "boolean", description: "d", default: true },
      hub: { type: "boolean", description: "d", default: true },
    },
  },
  people: { roles: { once: { ...GIVEN_ROLES.once, when: undefined } } },
};

async function outcome({ fleets, environments = ONE }: TakerCase): Promise<{
  given: Record<string, string[]>;
  problems: string[];
}> {
  const folder = temporaryFolder("takers");
  const head = { title: "T", description: "d", sources: ["s"] };
  const own = Object.entries(BLUEPRINTS).map(([id, data]) => [
    `blueprints/${id}.yaml`,
    JSON.stringify({ id, ...head, ...data }),
  ]);
  const spec = { version: 1, environments, blueprints: "./blueprints", fleets };
  writeTree(folder, {
    ...(Object.fromEntries(own) as object),
    "fleets.yaml": JSON.stringify(spec, null, 1),
  });
  const { model, problems } = await checkFile(join(folder, "fleets.yaml"));
  const short = ({ Action = [], Resource = [] }: Statement): string =>
    `${Action.join(" ")} on ${Resource.join(" ")}`;
  const given = (model?.stacks ?? []).flatMap(({ name, roles, iotPolicies }) => [
    ...roles.map(({ id, inlinePolicies, managedPolicies }) => [
      `${name} ${id}`,
      [
        ...inlinePolicies.flatMap(({ document }) => document.Statement.map(short)),
        ...managedPolicies.filter((arn) => !arn.endsWith("/AWSXRayDaemonWriteAccess")),
      ],
    ]),
    ...iotPolicies.map(({ id, document, why }) => [
      `${name} ${id}`,
      document.Statement.map((statement, index) =>
        [short(statement), why[index]].filter(Boolean).join(": "),
      ),
    ]),
  ]) as [string, string[]][];
  return {
    given: Object.fromEntries(given.filter(([, list]) => list.length > 0)),
    problems: withoutLifecycle(problems).map(problemLine),
  };
}

interface Statement {
  readonly Action?: readonly string[];
  readonly Resource?: readonly string[];
}

describe("what takes grants, statements and managed policies", () => {
  it("is the part that each names, or the one that the blueprint says", async () => {
    const cases = readCases<TakerCase[]>("model", "takers.json");
    const actual: TakerCase[] = [];
    for (const item of cases) actual.push({ ...item, ...(await outcome(item)) });
    expectRecorded(join("model", "takers.json"), actual);
  });
});
