/** The shape of what a blueprint's parts allow, trust and attach. */
import { z } from "zod";
import { ELEMENTS } from "../fleet-file/schema-access";
import { SAY_WHY, saysWhy } from "../text/reasons";
import { when } from "./schema-parts";

export const oneOrMany = z.union([z.string(), z.array(z.string()).min(1)]);
const filled = (value: object): boolean => Object.keys(value).length > 0;
const conditions = z
  .record(
    z.string(),
    z
      .record(z.string().regex(/^[^{]*$/, "must have no placeholder"), oneOrMany)
      .refine(filled, "must not be empty"),
  )
  .refine(filled, "must not be empty")
  .meta({
    description: ELEMENTS.Condition,
    examples: [{ StringEquals: { "aws:SourceAccount": "{{account}}" } }],
  });
export const trustStatement = z.strictObject({
  when: when.optional(),
  Principal: z
    .record(z.enum(["Service", "AWS", "Federated"]), oneOrMany.optional())
    .meta({ description: ELEMENTS.Principal, examples: [{ Service: "lambda.amazonaws.com" }] }),
  Action: oneOrMany
    .meta({
      description: "What they may do with the role (default: sts:AssumeRole).",
      default: "sts:AssumeRole",
      examples: ["sts:AssumeRole"],
    })
    .optional(),
  Condition: conditions.optional(),
});

export const statement = z.strictObject({
  when: when.optional(),
  Sid: z
    .string()
    .regex(/^[A-Za-z0-9]+$/)
    .meta({ description: ELEMENTS.Sid, examples: ["WriteLogs"] })
    .optional(),
  Effect: z
    .enum(["Allow", "Deny"])
    .meta({
      description: `${ELEMENTS.Effect} (default: Allow)`,
      default: "Allow",
      examples: ["Allow"],
    })
    .optional(),
  Action: oneOrMany.meta({ description: ELEMENTS.Action, examples: [["logs:PutLogEvents"]] }),
  Resource: oneOrMany.meta({
    description: ELEMENTS.Resource,
    examples: ["arn:{{partition}}:s3:::{{bucket}}/*"],
  }),
  Condition: conditions.optional(),
  accept: z
    .record(z.string(), z.string().refine(saysWhy, SAY_WHY))
    .meta({
      description:
        "Problems of this statement that are meant to be, by id, each with the reason: a document of AWS's that is followed word for word, say.",
      examples: [{ "action-not-applicable": "as in AWS's guide; the next statement has it on *" }],
    })
    .optional(),
});

export const managed = z
  .array(
    z.union([
      z.string(),
      z.strictObject({
        arn: z.string().meta({
          description: "The ARN of a managed policy.",
          examples: ["arn:{{partition}}:iam::aws:policy/AmazonS3ReadOnlyAccess"],
        }),
        when: when.optional(),
      }),
    ]),
  )
  .meta({
    description: "ARNs of managed policies.",
    examples: [["arn:{{partition}}:iam::aws:policy/AmazonS3ReadOnlyAccess"]],
  });

export const ownPolicies = z
  .array(z.string())
  .min(1)
  .meta({
    description: "Ids of this blueprint's customer managed policies.",
    examples: [["developers"]],
  });

export const accepts = z.record(z.string(), z.string().refine(saysWhy, SAY_WHY)).meta({
  description:
    "Problems of its policies together that are meant to be, by id, each with the reason: of those that this blueprint gives it, and not of what a fleet file adds.",
  examples: [{ "privilege-escalation": "AWS's policy passes any role to AWS Lambda" }],
});
