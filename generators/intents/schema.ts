/** The shape of the files of templates/intents. */
import { z } from "zod";

const text = z.string().min(1);
const placeholder = z.string().regex(/^[A-Za-z]\w*$/, "is no placeholder name, such as TableName");
const conditionSchema = z.record(text, z.record(text, z.union([text, z.array(text).min(1)])));

const url = z.string().regex(/^https:\/\/[^\s<>"]+$/, "is no https address");

const entrySchema = z
  .strictObject({
    why: text,
    source: z.union([url, z.array(url).min(1)]).optional(),
    calls: z.record(text, text).optional(),
    actions: z
      .array(
        z
          .string()
          .regex(
            /^[A-Z][A-Za-z0-9]*$/,
            "is no action name (without the service prefix), such as GetItem",
          ),
      )
      .min(1),
    on: text.optional(),
    name: text.optional(),
    wildcards: z.enum(["iam", "path"]).optional(),
    condition: conditionSchema.optional(),
  })
  .refine((entry) => (entry.name !== undefined) === (entry.on !== undefined && entry.on !== "*"), {
    error: "needs `name` exactly where `on` names another resource type",
  })
  .refine(({ calls = {}, actions }) => Object.keys(calls).every((name) => actions.includes(name)), {
    error: "has `calls` for actions that it does not name",
  });

const resourceSchema = z
  .strictObject({
    arn: z.literal("*").optional(),
    parts: z.array(placeholder).min(1).optional(),
    condition: conditionSchema.optional(),
    optional: z.record(placeholder, text).optional(),
    suffix: text.optional(),
    also: text.optional(),
    access: z.record(
      z.string().regex(/^[a-z]+(-[a-z]+)*$/, "is no verb in lower case, such as read"),
      z.array(entrySchema).min(1),
    ),
  })
  .refine((r) => (r.parts === undefined) === (r.condition === undefined), {
    error: "needs `parts` and `condition` together, or none of them",
  })
  .refine((r) => r.parts === undefined || r.arn !== undefined, {
    error: "needs `arn` where it has `parts` and `condition`",
  });

/** A file of templates/intents. */
export const intentsFileSchema = z.strictObject({
  service: z.string().regex(/^[a-z0-9-]+$/, "is no service prefix, such as dynamodb"),
  source: url,
  notes: z.array(text).min(1).optional(),
  unverified: z.array(text).min(1).optional(),
  resources: z.record(text, resourceSchema),
});

/** One resource in a file. */
export type ResourceData = z.infer<typeof resourceSchema>;
/** One entry of a verb in a file. */
export type EntryData = z.infer<typeof entrySchema>;
/** A condition in a file. */
export type ConditionData = z.infer<typeof conditionSchema>;
