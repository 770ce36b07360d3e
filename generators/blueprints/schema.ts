import { z } from "zod";
import { expectationKeys } from "../fleet-file/schema-expect";
import {
  accepts,
  managed,
  oneOrMany,
  ownPolicies,
  statement,
  trustStatement,
} from "./schema-statements";
import { example } from "./schema-examples";
import { fixed, lifecycle, namedIn, parameter, when } from "./schema-parts";

const texts = z.array(z.string());
const nameMeta = (
  example: string,
): { readonly description: string; readonly examples: string[] } => ({
  description: "Its name in AWS; placeholders as {{environment}} and {{fleet}} are filled in.",
  examples: [example],
});
const descriptionMeta = (example: string): ReturnType<typeof nameMeta> => ({
  description: "What AWS shows as its description.",
  examples: [example],
});
const pathMeta = { description: "Its path (default: /).", default: "/", examples: ["/"] };
const seconds = (example: string): z.ZodObject<{ parameter: z.ZodString }> =>
  z.strictObject({
    parameter: z
      .string()
      .meta({ description: "The parameter that has the seconds.", examples: [example] }),
  });
const scope = z
  .enum(["account", "fleet"])
  .meta({ description: "Once per account, or once per fleet.", examples: ["account"] });

const role = z.strictObject({
  name: z.string().meta(nameMeta("AWSDeepLensServiceRole")),
  other_name: z
    .strictObject({ when, name: z.string().meta(nameMeta("AWSDeepLensGreengrassGroupRole")) })
    .meta({
      description:
        "The name that the role has instead where this holds: one that a service asks for, say, and that an account has room for once.",
      examples: [{ when: "exact_name", name: "AWSDeepLensGreengrassGroupRole" }],
    })
    .optional(),
  scope,
  description: z.string().meta(descriptionMeta("What the role is for.")),
  path: z.string().meta(pathMeta).optional(),
  fixed: fixed.optional(),
  when: when.optional(),
  accept: accepts.optional(),
  session: z
    .union([z.number().int().min(3600).max(43200), seconds("session")])
    .meta({
      description:
        "Longest session, in seconds; that of a parameter is raised to IAM's least, 3600.",
      examples: [3600],
    })
    .optional(),
  trust: z
    .array(trustStatement)
    .min(1)
    .meta({
      description: "Who may assume the role: statements of its trust policy.",
      examples: [[{ Principal: { Service: "lambda.amazonaws.com" } }]],
    }),
  managed: managed.optional(),
  attached: ownPolicies.optional(),
  policies: z
    .record(z.string(), z.array(statement).min(1))
    .meta({ description: "Inline policies by name." })
    .optional(),
  grants: z
    .literal(true)
    .meta({
      description: "The fleet's grants and statements go to this role, where they name no other.",
      examples: [true],
    })
    .optional(),
  named_in: namedIn,
});

const customerPolicy = z.strictObject({
  name: z.string().meta(nameMeta("PanoramaUser-{{environment}}-{{fleet}}")),
  scope,
  description: z.string().meta(descriptionMeta("What the policy is for.")),
  path: z.string().meta(pathMeta).optional(),
  when: when.optional(),
  statements: z.array(statement).min(1).meta({ description: "What the policy says." }),
});

const attachment = z.strictObject({
  scope,
  when: when.optional(),
  groups: oneOrMany
    .meta({ description: "Names of groups that get them.", examples: ["{{groups}}"] })
    .optional(),
  users: oneOrMany
    .meta({ description: "Names of users that get them.", examples: ["{{users}}"] })
    .optional(),
  roles: oneOrMany
    .meta({ description: "Names of roles that get them.", examples: ["{{roles}}"] })
    .optional(),
  accept: accepts.optional(),
  managed: managed.optional(),
  attached: ownPolicies.optional(),
});

const roleAlias = z.strictObject({
  name: z.string().meta(nameMeta("TokenExchange-{{environment}}-{{fleet}}")),
  when: when.optional(),
  role: z.string().meta({ description: "The id of a role.", examples: ["token_exchange"] }),
  duration: z
    .union([z.number().int().min(900).max(43200), seconds("credential_duration")])
    .meta({ description: "How long credentials are good for, in seconds.", examples: [3600] })
    .optional(),
  named_in: namedIn,
});

const iotPolicy = z.strictObject({
  name: z.string().meta(nameMeta("TokenExchange-{{environment}}-{{fleet}}")),
  when: when.optional(),
  statements: z
    .array(statement.omit({ Sid: true }))
    .min(1)
    .meta({ description: "Statements of AWS IoT, not of IAM." })
    .optional(),
  grants: z
    .literal(true)
    .meta({
      description:
        "Grants that the certificates of the fleet's devices decide go to this policy; without statements of its own, it exists where there are such grants.",
      examples: [true],
    })
    .optional(),
  named_in: namedIn,
});

const expectation = z.strictObject({
  ...expectationKeys,
  if: when
    .meta({
      description: "Only where this holds of the parameters; what `when` says of parts.",
      examples: [{ parameter: "scope", equals: "tight" }],
    })
    .optional(),
});

const byId = "By id: snake_case, a Terraform identifier; ids differ within a blueprint.";

/** A blueprint: the roles that one AWS service needs, as data. */
export const blueprintSchema = z
  .strictObject({
    id: z
      .string()
      .regex(/^[a-z][a-z0-9-]*$/)
      .meta({ description: "The file's name without .yaml.", examples: ["deeplens"] }),
    title: z
      .string()
      .meta({ description: "The service, for headings.", examples: ["AWS DeepLens"] }),
    description: z.string().meta({
      description: "What the roles are, in a sentence or two.",
      examples: ["The roles that …"],
    }),
    sources: texts.min(1).meta({
      description: "Where the facts come from.",
      examples: [["https://docs.aws.amazon.com/…"]],
    }),
    lifecycle: lifecycle.optional(),
    notes: texts.meta({ description: "What a reader should know." }).optional(),
    unverified: texts.meta({ description: "What no document of AWS's shows." }).optional(),
    parameters: z
      .record(z.string(), parameter)
      .meta({ description: "What fleets may set under `with`, by name." })
      .optional(),
    policies: z
      .record(z.string(), customerPolicy)
      .meta({ description: `Customer managed policies. ${byId}` })
      .optional(),
    roles: z.record(z.string(), role).meta({ description: byId }).optional(),
    attachments: z
      .record(z.string(), attachment)
      .meta({ description: `Policies for groups, users and roles that exist already. ${byId}` })
      .optional(),
    role_aliases: z
      .record(z.string(), roleAlias)
      .meta({ description: `Role aliases of AWS IoT. ${byId}` })
      .optional(),
    iot_policies: z
      .record(z.string(), iotPolicy)
      .meta({ description: `Policies of AWS IoT, for certificates. ${byId}` })
      .optional(),
    expect: z
      .array(expectation)
      .meta({
        description:
          "What the blueprint promises of its roles, whatever a fleet sets; proved for every fleet.",
        examples: [[{ cannot: "iam:*", as: "*" }]],
      })
      .optional(),
    examples: z
      .record(z.string(), example)
      .meta({ description: "Examples of the blueprint's Terraform module; the first is complete." })
      .optional(),
  })
  .meta({ title: "fleetroles blueprint" });

export type BlueprintData = z.infer<typeof blueprintSchema>;
export type BlueprintRole = z.infer<typeof role>;
export type BlueprintStatement = z.infer<typeof statement>;
export type BlueprintTrust = z.infer<typeof trustStatement>;
export type BlueprintPolicy = z.infer<typeof customerPolicy>;
export type BlueprintAttachment = z.infer<typeof attachment>;
export type BlueprintRoleAlias = z.infer<typeof roleAlias>;
export type BlueprintIotPolicy = z.infer<typeof iotPolicy>;
export type BlueprintExpectation = z.infer<typeof expectation>;
export type BlueprintExample = z.infer<typeof example>;
export type Lifecycle = z.infer<typeof lifecycle>;
export type Scope = z.infer<typeof scope>;
export type { Condition as WhenCondition, ParameterData, When } from "./schema-parts";

/** The JSON Schema of a blueprint file. */
export function blueprintJsonSchema(): Record<string, unknown> {
  jsonSchema ??= z.toJSONSchema(blueprintSchema, { target: "draft-7", reused: "inline" });
  return jsonSchema;
}

/** Making it takes longer than reading a file. */
let jsonSchema: Record<string, unknown> | undefined;
