/** What JSON can say. */
export type Json = string | number | boolean | null | Json[] | { [key: string]: Json };

/** A fleet file and the user's own blueprint beside it. */
export interface Project {
  readonly fleets: Json;
  readonly blueprint: Json;
}

/** A sound project that uses every key of both schemas. */
export function soundProject(): Project {
  return structuredClone({ fleets: FLEETS, blueprint: BLUEPRINT });
}

/** The same without what makes it large: one environment and one fleet, and no policies of AWS's. */
export function smallProject(): Project {
  const { fleets, blueprint } = soundProject();
  without(fleets, ["environments", "prod"], ["environments", "second"], ["workloads"]);
  without(fleets, ["fleets", "yard"], ["defaults", "environments"]);
  without(fleets, ["fleets", "warehouse", "environments"]);
  without(blueprint, ["roles", "worker", "managed"], ["attachments", "people", "managed"]);
  return { fleets, blueprint };
}

function without(data: Json, ...paths: readonly (readonly string[])[]): void {
  for (const path of paths) {
    const parent = path.slice(0, -1).reduce<Json>((at, key) => (at as Tree)[key] ?? null, data);
    Reflect.deleteProperty(parent as Tree, path.at(-1) ?? "");
  }
}

type Tree = Record<string, Json>;

const FLEETS: Json = {
  version: 1,
  project: "cameras",
  blueprints: ["./blueprints"],
  defaults: {
    blueprint: "own",
    environments: ["dev", "prod"],
    with: { own: { note: "all" } },
    provider: { max_retries: 3, default_tags: [{ tags: { team: "dock" } }] },
    backend: { s3: { bucket: "state", key: "{{stack}}.tfstate", region: "us-east-1" } },
    tags: { owner: "dock" },
  },
  environments: {
    dev: {
      account: "111111111111",
      region: "us-east-1",
      partition: "aws",
      provider: { endpoints: { iam: "http://localhost:5000" } },
      tags: { stage: "{{environment}}" },
    },
    prod: {
      account: "222222222222",
      region: "eu-central-1",
      backend: { local: { path: "../../../state/{{stack}}.tfstate" } },
    },
    second: {
      account: "222222222222",
      region: "eu-west-1",
      shared: "prod",
      formerly: "third",
    },
  },
  fleets: {
    warehouse: {
      blueprint: "own",
      description: "Cameras over the docks.",
      environments: ["dev", "second"],
      with: { buckets: ["photos-{{account}}"], note: "docks", level: 2, strict: true },
      grants: [
        {
          to: ["dynamodb:table/Inventory", "s3:bucket/photos"],
          access: ["read"],
          conditions: { StringEquals: { "aws:PrincipalTag/site": ["hamburg"] } },
          why: "stock lookups",
        },
        { to: "arn:aws:sqs:us-east-1:111111111111:jobs", actions: ["sqs:SendMessage"] },
      ],
      statements: [
        {
          Sid: "DenyLogs",
          Effect: "Deny",
          Action: ["s3:GetObject"],
          Resource: "arn:aws:s3:::logs/*",
          Condition: { StringNotEquals: { "aws:PrincipalTag/site": "berlin" } },
        },
        { Effect: "Allow", NotAction: ["iam:*"], NotResource: ["arn:aws:s3:::logs/*"] },
      ],
      modules: {
        bucket: {
          source: "terraform-aws-modules/s3-bucket/aws",
          version: "~> 4.1",
          inputs: { bucket: "photos-{{account}}", tags: { role: "{{worker_arn}}" } },
        },
      },
      tags: { site: "hamburg" },
    },
    yard: {
      environments: { dev: { with: { level: 3 } } },
      with: { buckets: ["yard"] },
      formerly: "court",
      via: { module: "example/own-roles/aws", version: "~> 1.2" },
    },
  },
  workloads: { report: { with: { buckets: ["reports"] }, description: "Nightly." } },
};

const READ: Json = {
  Sid: "Read",
  Effect: "Allow",
  Action: ["s3:GetObject"],
  Resource: "arn:{{partition}}:s3:::{{buckets}}/*",
  Condition: { StringEquals: { "aws:PrincipalTag/note": "{{note}}" } },
};

const BLUEPRINT: Json = {
  id: "own",
  title: "Own things",
  description: "What things of our own need.",
  sources: ["https://example.com/docs"],
  lifecycle: {
    status: "closed",
    since: "2026-05-31",
    event: "It was closed.",
    successor: "nothing",
  },
  notes: ["A note."],
  unverified: ["Something."],
  parameters: {
    buckets: { type: "list", description: "Buckets.", pattern: "^[a-z0-9.-]+$" },
    note: { type: "string", description: "A note.", default: "none", pattern: "^[a-z]+$" },
    mode: { type: "string", description: "A mode.", default: "lax", enum: ["lax", "hard"] },
    level: { type: "number", description: "A level.", default: 1, minimum: 1, maximum: 9 },
    strict: { type: "boolean", description: "Whether.", default: false },
  },
  policies: {
    shared_access: {
      name: "Own-{{environment}}-{{fleet}}",
      scope: "fleet",
      description: "A policy.",
      path: "/own/",
      statements: [READ],
    },
  },
  roles: {
    worker: {
      name: "OwnWorker-{{environment}}-{{fleet}}",
      scope: "fleet",
      description: "Works in {{environment}}.",
      path: "/own/",
      session: 7200,
      trust: [
        {
          Principal: { Service: "credentials.iot.amazonaws.com" },
          Action: "sts:AssumeRole",
          Condition: { StringEquals: { "aws:SourceAccount": "{{account}}" } },
        },
      ],
      managed: ["arn:{{partition}}:iam::aws:policy/AmazonS3ReadOnlyAccess"],
      attached: ["shared_access"],
      policies: { access: [{ ...READ, when: "strict" }] },
      grants: true,
    },
    account_wide: {
      name: "OwnAccountWide",
      scope: "account",
      description: "Once.",
      when: { parameter: "mode", equals: "lax" },
      trust: [{ Principal: { Service: "lambda.amazonaws.com" } }],
    },
  },
  attachments: {
    people: { scope: "account", groups: ["operators"], managed: [], users: ["one"] },
  },
  role_aliases: {
    alias: { name: "OwnAlias-{{environment}}-{{fleet}}", role: "worker", duration: 3600 },
  },
  iot_policies: {
    certificate: {
      name: "OwnCertificate-{{environment}}-{{fleet}}",
      statements: [
        {
          Effect: "Allow",
          Action: "iot:AssumeRoleWithCertificate",
          Resource: "arn:{{partition}}:iot:{{region}}:{{account}}:rolealias/x",
        },
      ],
    },
  },
  examples: {
    complete: {
      description: "All of it.",
      with: { mode: "lax" },
      fleets: {
        packing: {
          description: "Packing.",
          with: { buckets: ["labels"], note: "abc" },
          statements: [{ Effect: "Deny", Action: ["s3:*"], Resource: ["*"] }],
          tags: { site: "kiel" },
        },
      },
    },
  },
};
