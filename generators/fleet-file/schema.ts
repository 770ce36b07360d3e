import { z } from "zod";
import { grant, oneOrMany, statement } from "./schema-access";
import type { GrantData, StatementData } from "./schema-access";
import { expectation } from "./schema-expect";
import type { ExpectationData } from "./schema-expect";
import { allowOfEnvironment, allowOfFile, allowOfFleet } from "./schema-allow";
import { modules, via } from "./schema-modules";
import type { ModuleData, ViaData } from "./schema-modules";
import { quotas } from "./schema-quotas";
import { roleSettings, roles } from "./schema-roles";
import { stacksLayout } from "./schema-stacks";
import { NAME_PATTERN, NAME_RULE, keepNames, renamed } from "./schema-names";

const scalar = z.union([z.string(), z.number(), z.boolean()]);

const tags = z.record(z.string(), z.string()).meta({
  description: "Tags for every role. Keys and values are strings.",
  examples: [{ site: "hamburg" }],
});

const parameterValue = z.union([scalar, z.array(z.string())]);
const parameters = z.record(z.string(), parameterValue).meta({
  description: "Values for the blueprint's parameters, by name.",
  examples: [{ path: "/service-role/" }],
});

const backend = z.record(z.string(), z.record(z.string(), z.unknown())).meta({
  description:
    "One Terraform backend: its type, and its arguments as Terraform names them. {{stack}} stands for the stack's name.",
  examples: [
    { s3: { bucket: "my-state", region: "eu-central-1" } },
    { cloud: { organization: "example", workspaces: { name: "{{stack}}" } } },
  ],
});

const provider = z.record(z.string(), z.unknown()).meta({
  description:
    "Further arguments of the AWS provider, as Terraform names them; `endpoints` serves local AWS emulators. `version` is a constraint of its version.",
  examples: [
    { version: "~> 5.100" },
    { endpoints: { iam: "http://localhost:5000", sts: "http://localhost:5000" } },
  ],
});

const environment = z.strictObject({
  account: z
    .string()
    .regex(/^\d{12}$/)
    .meta({ description: "The AWS account: 12 digits, quoted.", examples: ["111111111111"] }),
  region: z.string().meta({ description: "The AWS region.", examples: ["us-east-1"] }),
  partition: z
    .string()
    .meta({ description: "The region's partition; known from the region.", examples: ["aws"] })
    .optional(),
  shared: z
    .union([
      z.string(),
      z.strictObject({
        owner: z
          .string()
          .min(1)
          .meta({
            description: "Who makes them, for those who read this: another fleet file, or a team.",
            examples: ["../platform/fleets.yaml"],
          }),
      }),
    ])
    .meta({
      description:
        "The environment of the same account that owns the account-wide roles, or { owner: … } where nobody in this file does; this one only looks them up.",
      examples: ["dev", { owner: "../platform/fleets.yaml" }],
    })
    .optional(),
  provider: provider.optional(),
  backend: backend.optional(),
  tags: tags.optional(),
  ...roleSettings,
  quotas: quotas.optional(),
  stacks: stacksLayout.optional(),
  allow: allowOfEnvironment,
  ...renamed("environment"),
});

const expectations = z.array(expectation).meta({
  description: "What roles must be able to do, or never: proved by check and generate.",
  examples: [[{ cannot: "dynamodb:*" }]],
});

export const fleetEnvironments = z.union([
  z.array(z.string()).min(1),
  // A fleet in no environment is none, and all that is expected of it is proved of nothing.
  z
    .record(z.string(), z.strictObject({ with: parameters.optional() }))
    .refine((said) => Object.keys(said).length > 0, "must not be empty")
    .meta({ minProperties: 1 }),
]);

export const fleet = z.strictObject({
  blueprint: z
    .string()
    .meta({ description: "The set of roles the fleet needs.", examples: ["deeplens"] })
    .optional(),
  description: z
    .string()
    .meta({ description: "For people; goes into the roles' descriptions." })
    .optional(),
  environments: fleetEnvironments
    .meta({
      description:
        "Where the fleet exists (default: everywhere): a list of environments, or a mapping from each to its own parameters.",
      examples: [["dev", "prod"]],
    })
    .optional(),
  with: parameters.optional(),
  via: via.optional(),
  modules: modules
    .meta({
      description: "Other Terraform modules in the fleet's stack, by name.",
      examples: [{ photos: { source: "terraform-aws-modules/s3-bucket/aws", version: "~> 4.0" } }],
    })
    .optional(),
  grants: z
    .array(grant)
    .meta({
      description: "Access the fleet's code needs.",
      examples: [[{ to: "dynamodb:table/Inventory", access: ["read"] }]],
    })
    .optional(),
  statements: z
    .array(statement)
    .meta({
      description: "IAM statements as they are, for what grants cannot say.",
      examples: [[{ Effect: "Allow", Action: ["sqs:ListQueues"], Resource: "*" }]],
    })
    .optional(),
  expect: expectations.optional(),
  roles: roles
    .meta({
      description: "More for single roles of the blueprint, by their ids, account-wide ones too.",
      examples: [
        { service: { managed: ["arn:{{partition}}:iam::{{account}}:policy/AuditTrail"] } },
      ],
    })
    .optional(),
  allow: allowOfFleet,
  tags: tags.optional(),
  ...roleSettings,
  ...renamed("fleet or workload"),
});

const ONE_FLEET = { examples: [{ warehouse: { blueprint: "deeplens" } }] };

const fleets = z.record(z.string(), fleet).meta(ONE_FLEET);

const defaults = z.strictObject({
  blueprint: z
    .string()
    .meta({
      description: "The blueprint of fleets and workloads that name none.",
      examples: ["deeplens"],
    })
    .optional(),
  environments: z
    .array(z.string())
    .min(1)
    .meta({
      description: "Where fleets and workloads exist that do not say it.",
      examples: [["dev", "prod"]],
    })
    .optional(),
  with: z
    .record(z.string(), parameters)
    .meta({
      description: "Parameters for every fleet of a blueprint, by blueprint.",
      examples: [{ deeplens: { path: "/service-role/" } }],
    })
    .optional(),
  via: z
    .record(z.string(), via)
    .meta({
      description: "Modules for every fleet of a blueprint, by blueprint.",
      examples: [{ deeplens: { module: "example/deeplens-roles/aws", version: "~> 1.2" } }],
    })
    .optional(),
  expect: expectations
    .meta({
      description:
        "What is expected of every fleet and workload that has the role; proved by check and generate.",
      examples: [[{ cannot: "iam:*" }]],
    })
    .optional(),
  provider: provider.optional(),
  backend: backend.optional(),
  tags: tags.optional(),
  ...roleSettings,
});

const projectName = z.string().regex(NAME_PATTERN, NAME_RULE);

const project = z.union([
  projectName,
  z.strictObject({
    name: projectName.meta({ description: "What the project is called.", examples: ["cameras"] }),
    formerly: projectName.meta({
      description:
        "What the project was called when its stacks were first applied: their states stay where they are, and names in AWS as they are.",
      examples: ["deeplens"],
    }),
    keep_names: keepNames,
  }),
]);

/** What the files of a project come to (schema-file.ts has what one of them can say). DESIGN of the format: README.md, "The fleet file". */
export const specSchema = z
  .strictObject({
    version: z.literal(1).meta({ description: "The format's version.", examples: [1] }),
    project: project
      .meta({
        description: "A name for the whole; {{project}}, and part of the default state keys.",
        examples: ["cameras"],
      })
      .optional(),
    stacks: stacksLayout.optional(),
    defaults: defaults
      .meta({
        description: "What every fleet, workload and environment starts from.",
        examples: [{ blueprint: "deeplens" }],
      })
      .optional(),
    environments: z.record(z.string(), environment).meta({
      description: "AWS accounts and regions, by name.",
      examples: [{ dev: { account: "111111111111", region: "us-east-1" } }],
    }),
    fleets: fleets
      .meta({ ...ONE_FLEET, description: "Devices that are deployed alike, by name." })
      .optional(),
    workloads: fleets
      .meta({ ...ONE_FLEET, description: "What is no device but needs roles too, by name." })
      .optional(),
    blueprints: oneOrMany
      .meta({
        description: "Folders of your own blueprints, relative to this file.",
        examples: [["./blueprints"]],
      })
      .optional(),
    allow: allowOfFile,
  })
  .meta({ title: "fleetroles fleet file" });

/** A fleet file's data, as written: placeholders unfilled, defaults not applied. */
export type SpecData = z.infer<typeof specSchema>;
export type FleetData = z.infer<typeof fleet>;
export type EnvironmentData = z.infer<typeof environment>;
export type RoleSettingsData = Pick<FleetData, keyof typeof roleSettings>;
export type OneRoleData = NonNullable<FleetData["roles"]>[string];
export type { ExpectationData, GrantData, ModuleData, StatementData, ViaData };
export type ParameterValue = z.infer<typeof parameterValue>;
