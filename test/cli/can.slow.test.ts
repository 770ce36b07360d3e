import { cpSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { repository, temporaryFolder } from "../support/folders";
import { runMeasured } from "../support/program";
import type { RunResult } from "../support/run";

const TABLE = "arn:aws:dynamodb:us-east-1:222222222222:table/Inventory";

/** The example; a file whose role has a policy that is made elsewhere; and policy documents. */
function project(): string {
  const folder = temporaryFolder("can");
  cpSync(join(repository, "fleets.yaml"), join(folder, "fleets.yaml"));
  const write = (name: string, value: unknown): void => {
    writeFileSync(join(folder, name), JSON.stringify(value, null, 1));
  };
  write("elsewhere.yaml", {
    version: 1,
    environments: { prod: { account: "222222222222", region: "us-east-1" } },
    fleets: {
      dock: {
        blueprint: "deeplens",
        roles: { greengrass_group: { managed: ["arn:aws:iam::222222222222:policy/Audit"] } },
      },
    },
  });
  write("grouped.yaml", {
    version: 1,
    stacks: { per: "environment" },
    environments: { prod: { account: "222222222222", region: "us-east-1" } },
    fleets: { dock: { blueprint: "deeplens" }, yard: { blueprint: "deeplens" } },
  });
  const policy = (statement: object): object => ({ Version: "2012-10-17", Statement: [statement] });
  const Condition = { Bool: { "aws:SecureTransport": "true" } };
  write("tls.json", policy({ Effect: "Allow", Action: "s3:Get*", Resource: "*", Condition }));
  write(
    "deny.json",
    policy({
      Sid: "Never",
      Effect: "Deny",
      Action: "s3:GetObject",
      NotResource: "arn:aws:s3:::open/*",
    }),
  );
  write("bad.json", policy({ Effect: "Maybe", Action: "s3:*", Resource: "*" }));
  const Principal = { Service: "lambda.amazonaws.com" };
  write("trust.json", policy({ Effect: "Allow", Principal, Action: "sts:AssumeRole" }));
  return folder;
}

interface Run {
  readonly args: string;
  readonly code: number;
  readonly stdout?: readonly string[];
  /** What standard error begins with. */
  readonly stderr?: readonly string[];
}

const RUNS: readonly Run[] = [
  {
    args: "access prod-fleets --file grouped.yaml",
    code: 0,
    stdout: ["prod-dock", "prod-yard"]
      .flatMap((stack) => [
        `${stack} greengrass_group (AWSDeepLensGreengrassGroupRole-${stack})`,
        "  service       List  Read  Write  Permissions management  Tagging",
        "  kinesisvideo  *     *     *",
        "  logs          x           x",
        "  s3            x     x",
        "",
      ])
      .slice(0, -1),
  },
  {
    args: "can prod-fleets greengrass_group s3:GetObject * --file grouped.yaml",
    code: 1,
    stderr: [
      "error unknown-role",
      '  "greengrass_group" is a role of 2 stacks in the group "prod-fleets"',
      "  fix: name the stack in place of the group: prod-dock, prod-yard",
    ],
  },
  {
    args: "can prod-fleetz greengrass_group s3:GetObject * --file grouped.yaml",
    code: 1,
    stderr: ["error unknown-stack", '  there is no stack "prod-fleetz" with roles or policies'],
  },
  {
    args: "can prod-warehouse greengrass_group dynamodb:GetItem dynamodb:table/Inventory",
    code: 0,
    stdout: [
      `allowed: dynamodb:GetItem on ${TABLE}`,
      '  "StockLookupsAtTheDock" of the inline policy "grants" allows it: fleets.yaml:19:9',
    ],
  },
  {
    args: `can prod-warehouse AWSDeepLensGreengrassGroupRole-prod-warehouse dynamodb:GetItem ${TABLE}2`,
    code: 1,
    stdout: [
      `denied: dynamodb:GetItem on ${TABLE}2`,
      '  "StockLookupsAtTheDock" of the inline policy "grants" allows the action on other resources: fleets.yaml:19:9',
    ],
  },
  {
    args: "can prod-office greengrass_group dynamodb:* * --file fleets.yaml",
    code: 1,
    stdout: ["denied: dynamodb:* on *", "  no statement allows anything like it"],
  },
  {
    args: "can prod-dock greengrass_group s3:GetObject s3:object/b/k --file elsewhere.yaml",
    code: 1,
    stdout: [
      "not known: s3:GetObject on arn:aws:s3:::b/k",
      '  the customer managed policy "Audit" is not known, for it is made elsewhere',
      "  the policies that are known do not allow it",
      '  "DeepLensS3ObjectAccess" of the AWS managed policy "AWSDeepLensLambdaFunctionAccessPolicy" allows the action on other resources',
    ],
  },
  {
    args: "can --policy tls.json s3:GetObject arn:aws:s3:::b/k",
    code: 0,
    stdout: [
      'allowed if aws:SecureTransport is "true": s3:GetObject on arn:aws:s3:::b/k',
      '  statement 1 of the inline policy "tls.json" allows it: tls.json:4:3',
    ],
  },
  {
    args: "can --policy tls.json s3:GetObject arn:aws:s3:::b/k --when aws:SecureTransport=false",
    code: 1,
    stdout: [
      'denied: s3:GetObject on arn:aws:s3:::b/k when aws:SecureTransport is "false"',
      '  statement 1 of the inline policy "tls.json" allows it under a condition that does not hold: aws:SecureTransport Bool: tls.json:4:3',
    ],
  },
  {
    args: "can --policy tls.json --policy deny.json s3:GetObject arn:aws:s3:::b/k",
    code: 1,
    stdout: [
      "denied by a Deny: s3:GetObject on arn:aws:s3:::b/k",
      '  "Never" of the inline policy "deny.json" denies it: deny.json:4:3',
    ],
  },
  {
    args: "can --policy tls.json --policy deny.json s3:GetObject arn:aws:s3:::* --when aws:SecureTransport=true",
    code: 0,
    stdout: [
      'allowed, for example: s3:GetObject on arn:aws:s3:::open/x when aws:SecureTransport is "true"',
      '  statement 1 of the inline policy "tls.json" allows it: tls.json:4:3',
    ],
  },
  {
    args: "can --policy bad.json s3:GetObject *",
    code: 1,
    stderr: [
      "bad.json:4:3: error not-a-policy",
      '  Statement[0]: Effect is Allow or Deny, and not "Maybe"',
    ],
  },
  {
    args: "can --policy trust.json sts:AssumeRole *",
    code: 1,
    stderr: [
      "trust.json: error not-a-policy",
      "  trust.json is a trust policy, for it names principals",
      "  fix: name the policy of an identity; fleetroles diff compares documents of trust and of resources",
    ],
  },
  {
    args: "can --policy none.json s3:GetObject *",
    code: 1,
    stderr: ["none.json: error unreadable-file", "  none.json does not exist"],
  },
  {
    args: "can prod-warehose greengrass_group s3:GetObject *",
    code: 1,
    stderr: [
      "error unknown-stack",
      '  there is no stack "prod-warehose" with roles or policies',
      '  fix: did you mean "prod-warehouse"? (there are dev-office, dev-shared, dev-warehouse, prod-office, prod-shared, prod-warehouse)',
    ],
  },
  {
    args: "can prod-warehouse greengras_group s3:GetObject *",
    code: 1,
    stderr: [
      "error unknown-role",
      '  the stack "prod-warehouse" has no role "greengras_group"',
      '  fix: did you mean "greengrass_group"? (it has greengrass_group)',
    ],
  },
  {
    args: "can prod-warehouse greengrass_group s3:GetObjekt *",
    code: 1,
    stderr: [
      "error unknown-action",
      '  AWS has no action "s3:GetObjekt"',
      '  fix: did you mean "s3:GetObject"?',
    ],
  },
  {
    args: "can prod-warehouse s3:GetObject *",
    code: 2,
    stderr: ["error: 3 arguments where there should be 4: STACK ROLE ACTION RESOURCE"],
  },
  {
    args: "can --policy tls.json prod role s3:GetObject *",
    code: 2,
    stderr: ["error: 4 arguments where there should be 2: ACTION RESOURCE"],
  },
  {
    args: "who-can s3:GetObject * --when nothing",
    code: 2,
    stderr: [
      "error: option '--when <key=value>' argument 'nothing' is invalid. Write key=value, as in aws:SourceIp=192.0.2.1.",
    ],
  },
  {
    args: "who-can s3:GetObject * --file fleets.yaml --policy tls.json",
    code: 2,
    stderr: ["error: option '--policy <file>' cannot be used with option '--file <file>'"],
  },
  {
    args: "who-can dynamodb:GetItem dynamodb:table/Inventory",
    code: 0,
    stdout: ["dev", "prod"]
      .flatMap((environment) => [
        `${environment}-warehouse greengrass_group (AWSDeepLensGreengrassGroupRole-${environment}-warehouse): allowed: dynamodb:GetItem on ${environment === "dev" ? TABLE.replace("222222222222", "111111111111") : TABLE}`,
        '  "StockLookupsAtTheDock" of the inline policy "grants" allows it: fleets.yaml:19:9',
      ])
      .concat("2 can, 10 cannot"),
  },
  {
    args: `who-can dynamodb:DeleteTable ${TABLE}`,
    code: 0,
    stdout: ["0 can, 12 cannot"],
  },
  {
    args: "who-can dynamodb:GetItem * --file elsewhere.yaml",
    code: 0,
    stdout: [
      "prod-dock greengrass_group (AWSDeepLensGreengrassGroupRole-prod-dock): not known: dynamodb:GetItem on *",
      '  the customer managed policy "Audit" is not known, for it is made elsewhere',
      "  the policies that are known do not allow it",
      "0 can, 4 cannot, 1 not known",
    ],
  },
  {
    args: "who-can s3:GetObject arn:aws:s3:::b/k --policy tls.json --policy deny.json",
    code: 0,
    stdout: [
      'tls.json: allowed if aws:SecureTransport is "true": s3:GetObject on arn:aws:s3:::b/k',
      '  statement 1 of the inline policy "tls.json" allows it: tls.json:4:3',
      "1 can, 1 cannot",
    ],
  },
  {
    args: "access prod-warehouse",
    code: 0,
    stdout: [
      "prod-warehouse greengrass_group (AWSDeepLensGreengrassGroupRole-prod-warehouse)",
      "  service   List  Read  Write  Permissions management  Tagging",
      "  dynamodb        x     x",
      "  logs      x           x",
    ],
  },
  {
    args: "access prod-warehouse greengrass_group --format markdown",
    code: 0,
    stdout: [
      "| role | service | List | Read | Write | Permissions management | Tagging |",
      "| --- | --- | --- | --- | --- | --- | --- |",
      "| prod-warehouse greengrass\\_group (AWSDeepLensGreengrassGroupRole-prod-warehouse) | dynamodb |  | x | x |  |  |",
      "| prod-warehouse greengrass\\_group (AWSDeepLensGreengrassGroupRole-prod-warehouse) | logs | x |  | x |  |  |",
    ],
  },
  {
    args: "access prod-dock --file elsewhere.yaml",
    code: 0,
    stdout: [
      "prod-dock greengrass_group (AWSDeepLensGreengrassGroupRole-prod-dock)",
      "  service       List  Read  Write  Permissions management  Tagging",
      "  kinesisvideo  *     *     *",
      "  logs          x           x",
      "  s3            x     x",
      '  and more or less: the customer managed policy "Audit" is not known, for it is made elsewhere',
    ],
  },
  {
    args: "access prod-warehose",
    code: 1,
    stderr: ["error unknown-stack"],
  },
  { args: "access prod-warehouse nobody", code: 1, stderr: ["error unknown-role"] },
  { args: "access --file none.yaml", code: 1, stderr: ["none.yaml: error unreadable-file"] },
];

function noStackTrace({ stdout, stderr }: RunResult): void {
  expect(stdout + stderr).to.not.match(/^\s+at .+:\d+:\d+\)?$/m);
}

describe("fleetroles can, who-can and access", function () {
  let folder = "";

  before(() => {
    folder = project();
  });

  for (const { args, code, stdout = [], stderr = [] } of RUNS) {
    it(args, async () => {
      const result = await runMeasured(args.split(" "), folder);
      noStackTrace(result);
      expect(result.stdout.split("\n")).to.deep.equal([...stdout, ""]);
      expect(result.stderr.split("\n").slice(0, stderr.length)).to.deep.equal(stderr);
      expect(result.code).to.equal(code);
    });
  }

  it("docs/how-to/ask.md shows what they say", () => {
    const readme = readFileSync(join(repository, "docs", "how-to", "ask.md"), "utf8");
    const shown = RUNS.filter(({ args }) => readme.includes(`$ npx fleetroles ${args}\n`));
    expect(shown.map(({ args }) => args.split(" ")[0])).to.deep.equal(["can", "who-can", "access"]);
    for (const { args, stdout = [] } of shown) {
      expect(readme).to.include([`$ npx fleetroles ${args}`, ...stdout].join("\n"));
    }
  });

  /** What a command says to programs. */
  async function json(args: string, code: number): Promise<unknown> {
    const result = await runMeasured([...args.split(" "), "--format", "json"], folder);
    expect(result).to.include({ code, stderr: "" });
    return JSON.parse(result.stdout);
  }

  const holder = {
    ...{ kind: "role", stack: "prod-warehouse", id: "greengrass_group" },
    name: "AWSDeepLensGreengrassGroupRole-prod-warehouse",
    arn: "arn:aws:iam::222222222222:role/AWSDeepLensGreengrassGroupRole-prod-warehouse",
  };
  const statement = {
    policy: { kind: "inline", name: "grants" },
    ...{ sid: "StockLookupsAtTheDock", statement: 1, effect: "Allow" },
    places: [{ file: "fleets.yaml", line: 19, column: 9, endLine: 22, endColumn: 1 }],
  };
  const allowed = {
    holder,
    ...{ answer: "allowed", open: false, needs: {} },
    request: { action: "dynamodb:GetItem", resource: TABLE, context: {} },
    statements: [{ ...statement, applies: true }],
  };

  it("can, as data: allowed, denied and wrong", async () => {
    const asked = "can prod-warehouse greengrass_group dynamodb:GetItem";
    expect(await json(`${asked} ${TABLE}`, 0)).to.deep.equal({ ...allowed, problems: [] });
    expect(await json(`${asked} ${TABLE}2`, 1)).to.deep.equal({
      ...{ holder, answer: "denied", problems: [] },
      statements: [{ ...statement, applies: false, differs: "Resource" }],
    });
    const wrong = (await json(`${asked} dynamodb:tabel/x`, 1)) as { problems: { id: string }[] };
    expect(wrong.problems.map(({ id }) => id)).to.deep.equal(["unknown-resource-type"]);
  });

  it("who-can, as data: who can, and of whom it is not known", async () => {
    expect(await json(`who-can dynamodb:GetItem ${TABLE}`, 0)).to.deep.equal({
      ...{ can: [allowed], notKnown: [], cannot: 11, problems: [] },
    });
    const asked = await json("who-can dynamodb:GetItem * --file elsewhere.yaml", 0);
    expect(asked).to.have.nested.property("notKnown[0].holder.stack", "prod-dock");
    expect(asked).to.have.deep.nested.property("notKnown[0].notKnown", [
      {
        kind: "customer-managed",
        name: "arn:aws:iam::222222222222:policy/Audit",
        why: "it is made elsewhere",
      },
    ]);
  });

  it("access, as data", async () => {
    const services = [
      { service: "dynamodb", levels: { Read: "some", Write: "some" } },
      { service: "logs", levels: { List: "some", Write: "some" } },
    ];
    expect(await json("access prod-warehouse", 0)).to.deep.equal({
      ...{ access: [{ holder, services, less: false, notKnown: [] }], problems: [] },
    });
  });
});
