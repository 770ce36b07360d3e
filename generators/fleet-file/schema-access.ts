/** The shape of what a fleet file says of access. */
import { z } from "zod";

const scalar = z.union([z.string(), z.number(), z.boolean()]);

/** A text, or some. */
export const oneOrMany = z.union([z.string(), z.array(z.string()).min(1)]);

export const conditions = z
  .record(z.string(), z.record(z.string(), z.union([scalar, z.array(scalar)])))
  .meta({
    description: "IAM conditions: operator, then key, then value or values.",
    examples: [{ StringEquals: { "aws:PrincipalTag/site": "hamburg" } }],
  });

const forRole = z
  .string()
  .meta({
    description:
      "The id of the blueprint's role that it is for (docs/reference/blueprints.md lists them); without it, the role that takes grants.",
    examples: ["execution"],
  })
  .optional();

const by = z
  .enum(["role", "certificate"])
  .meta({
    description:
      "What decides: a role, or the certificate with which a device speaks to AWS IoT. Without it, the blueprint says.",
    examples: ["certificate"],
  })
  .optional();

/** Access by intent, or by action. */
export const grant = z.strictObject({
  to: oneOrMany.meta({
    description: "service:resourceType/name, a full ARN, or a list of either.",
    examples: ["dynamodb:table/Inventory"],
  }),
  access: oneOrMany
    .meta({ description: "What the code does there, by intent.", examples: [["read", "write"]] })
    .optional(),
  actions: oneOrMany
    .meta({ description: "IAM actions, instead of access.", examples: [["dynamodb:GetItem"]] })
    .optional(),
  conditions: conditions.optional(),
  for: forRole,
  by,
  why: z
    .string()
    .regex(/\S/, "must say something")
    .meta({
      description: "The reason; becomes the statement's Sid and comment.",
      examples: ["stock lookups at the dock"],
    })
    .optional(),
});

/** A raw IAM statement. */
export const statement = z
  .strictObject({
    Sid: z
      .string()
      .meta({ examples: ["ReadOrders"] })
      .optional(),
    Effect: z.enum(["Allow", "Deny"]).meta({ examples: ["Allow"] }),
    Action: oneOrMany.meta({ examples: [["dynamodb:GetItem"]] }).optional(),
    NotAction: oneOrMany.meta({ examples: [["iam:*"]] }).optional(),
    Resource: oneOrMany.meta({ examples: ["arn:aws:s3:::photos/*"] }).optional(),
    NotResource: oneOrMany.meta({ examples: ["arn:aws:s3:::logs/*"] }).optional(),
    Condition: conditions.optional(),
    for: forRole,
    by,
  })
  .meta({ description: "An IAM statement as it is, for what grants cannot say." });

export type GrantData = z.infer<typeof grant>;
export type StatementData = z.infer<typeof statement>;
