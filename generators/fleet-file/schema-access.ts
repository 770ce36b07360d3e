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

/** What the elements of a statement are, for editors. Source: AWS IAM User Guide, reference_policies_elements. */
export const ELEMENTS = {
  Sid: "A name of the statement, letters and digits, that no other of the policy has.",
  Effect: "Whether the statement allows or denies; what is denied no other statement can allow.",
  Action: "What it is about: actions as service:Name; * and ? stand for any characters.",
  NotAction: "All actions but these, in place of Action.",
  Resource: 'What the actions are on: ARNs, with * and ?, or "*" for everything.',
  NotResource: "Everything but these, in place of Resource.",
  Condition: "When it holds: operator, then condition key, then value or values.",
  Principal: "Who it is about: Service, AWS or Federated, and its names.",
} as const;

/** A raw IAM statement. */
export const statement = z
  .strictObject({
    Sid: z
      .string()
      .meta({ description: ELEMENTS.Sid, examples: ["ReadOrders"] })
      .optional(),
    Effect: z.enum(["Allow", "Deny"]).meta({ description: ELEMENTS.Effect, examples: ["Allow"] }),
    Action: oneOrMany
      .meta({ description: ELEMENTS.Action, examples: [["dynamodb:GetItem"]] })
      .optional(),
    NotAction: oneOrMany
      .meta({ description: ELEMENTS.NotAction, examples: [["iam:*"]] })
      .optional(),
    Resource: oneOrMany
      .meta({ description: ELEMENTS.Resource, examples: ["arn:aws:s3:::photos/*"] })
      .optional(),
    NotResource: oneOrMany
      .meta({ description: ELEMENTS.NotResource, examples: ["arn:aws:s3:::logs/*"] })
      .optional(),
    Condition: conditions.optional(),
    for: forRole,
    by,
  })
  .meta({ description: "An IAM statement as it is, for what grants cannot say." });

export type GrantData = z.infer<typeof grant>;
export type StatementData = z.infer<typeof statement>;
