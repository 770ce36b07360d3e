import { z } from "zod";

const oneOrMany = z.union([z.string(), z.array(z.string()).min(1)]);
const conditions = z.record(z.string(), z.record(z.string(), oneOrMany));

const when = z
  .union([
    z.string(),
    z.strictObject({
      parameter: z.string(),
      equals: z.union([z.string(), z.number(), z.boolean()]),
    }),
  ])
  .meta({
    description:
      "Only if this parameter is true (boolean) or not empty (string, list), or equals a value.",
    examples: ["sagemaker_role"],
  });

const parameter = z
  .strictObject({
    type: z.enum(["string", "boolean", "number", "list"]).meta({ examples: ["string"] }),
    description: z.string().meta({ examples: ["What the value is, and where to find it."] }),
    default: z.union([z.string(), z.number(), z.boolean(), z.array(z.string())]).optional(),
    enum: z
      .array(z.string())
      .min(1)
      .meta({ examples: [["/", "/service-role/"]] })
      .optional(),
    pattern: z
      .string()
      .meta({ examples: ["^[a-z]+$"] })
      .optional(),
  })
  .meta({ description: "A value that fleets may set under `with`; a list is a list of strings." });

const trustStatement = z.strictObject({
  when: when.optional(),
  Principal: z
    .record(z.enum(["Service", "AWS", "Federated"]), oneOrMany.optional())
    .meta({ examples: [{ Service: "lambda.amazonaws.com" }] }),
  Action: oneOrMany.meta({ examples: ["sts:AssumeRole"] }).optional(),
  Condition: conditions.optional(),
});

const statement = z.strictObject({
  when: when.optional(),
  Sid: z
    .string()
    .regex(/^[A-Za-z0-9]+$/)
    .meta({ examples: ["WriteLogs"] }),
  Effect: z
    .enum(["Allow", "Deny"])
    .meta({ examples: ["Allow"] })
    .optional(),
  Action: oneOrMany.meta({ examples: [["logs:PutLogEvents"]] }),
  Resource: oneOrMany.meta({ examples: ["*"] }),
  Condition: conditions.optional(),
});

const managedPolicy = z.union([
  z.string(),
  z.strictObject({ arn: z.string(), when: when.optional() }),
]);

const role = z.strictObject({
  name: z.string().meta({ examples: ["AWSDeepLensServiceRole"] }),
  scope: z
    .enum(["account", "fleet"])
    .meta({ description: "Once per account, or once per fleet.", examples: ["account"] }),
  description: z.string().meta({ examples: ["What the role is for."] }),
  path: z
    .string()
    .meta({ examples: ["/"] })
    .optional(),
  when: when.optional(),
  session: z
    .number()
    .int()
    .min(3600)
    .max(43200)
    .meta({ description: "Longest session, in seconds.", examples: [3600] })
    .optional(),
  trust: z
    .array(trustStatement)
    .min(1)
    .meta({ examples: [[{ Principal: { Service: "lambda.amazonaws.com" } }]] }),
  managed: z.array(managedPolicy).meta({ description: "ARNs of managed policies." }).optional(),
  policies: z
    .record(z.string(), z.array(statement).min(1))
    .meta({ description: "Inline policies by name." })
    .optional(),
  grants: z
    .literal(true)
    .meta({ description: "The fleet's grants and statements go to this role.", examples: [true] })
    .optional(),
});

/** A blueprint: the roles that one AWS service needs, as data. */
export const blueprintSchema = z
  .strictObject({
    id: z
      .string()
      .regex(/^[a-z][a-z0-9-]*$/)
      .meta({ description: "The file's name without .yaml.", examples: ["deeplens"] }),
    title: z.string().meta({ examples: ["AWS DeepLens"] }),
    description: z.string().meta({ examples: ["The roles that …"] }),
    sources: z
      .array(z.string())
      .min(1)
      .meta({
        description: "Where the facts come from.",
        examples: [["https://docs.aws.amazon.com/…"]],
      }),
    notes: z.array(z.string()).meta({ description: "What a reader should know." }).optional(),
    parameters: z.record(z.string(), parameter).optional(),
    roles: z
      .record(z.string(), role)
      .meta({ description: "By id: snake_case, a Terraform identifier." }),
  })
  .meta({ title: "fleetroles blueprint" });

export type BlueprintData = z.infer<typeof blueprintSchema>;
export type ParameterData = z.infer<typeof parameter>;
export type BlueprintRole = z.infer<typeof role>;
export type BlueprintStatement = z.infer<typeof statement>;
export type BlueprintTrust = z.infer<typeof trustStatement>;
export type When = z.infer<typeof when>;

/** The JSON Schema of a blueprint file. */
export function blueprintJsonSchema(): Record<string, unknown> {
  return z.toJSONSchema(blueprintSchema, { target: "draft-7", reused: "inline" });
}
