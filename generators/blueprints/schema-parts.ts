import { z } from "zod";

const patterns = z
  .array(z.string())
  .min(1)
  .meta({ description: "With * and ?, as in an ARN.", examples: [["*SageMaker*"]] });

/** Exactly one test; `validate.ts` sees to that. */
const test = z.strictObject({
  parameter: z
    .string()
    .meta({ description: "The parameter's name.", examples: ["sagemaker_role"] }),
  equals: z
    .union([z.string(), z.number(), z.boolean()])
    .meta({ description: "It has this value.", examples: ["tight"] })
    .optional(),
  like: patterns.optional(),
  unlike: patterns.optional(),
  empty: z
    .literal(true)
    .meta({ description: "It is empty, or false.", examples: [true] })
    .optional(),
});

const condition = z.union([z.string(), test]);

/** When a part of a blueprint is there. */
export const when = z.union([condition, z.array(condition).min(1)]).meta({
  description:
    "Only if this parameter is true (boolean) or not empty (string, list), equals a value, is like one of some patterns, is unlike all of them, or is empty. In a list, all must hold.",
  examples: ["sagemaker_role"],
});

/** What of a role nobody may set, and why. */
export const fixed = z
  .strictObject({
    name: z
      .string()
      .meta({
        description: "Why the name is as it is.",
        examples: ["The console looks for this name."],
      })
      .optional(),
    path: z
      .string()
      .meta({
        description: "Why the path is as it is.",
        examples: ["A policy of AWS's names the role with this path."],
      })
      .optional(),
  })
  .refine((value) => Object.keys(value).length > 0, "must not be empty")
  .meta({
    description: "Why fleet files and callers of the module cannot set the name, or the path.",
    examples: [{ name: "The console looks for this name." }],
  });

/** What fleets may set under `with`. */
export const parameter = z
  .strictObject({
    type: z.enum(["string", "boolean", "number", "list"]).meta({
      description: "What values are; a list is one of strings.",
      examples: ["string"],
    }),
    description: z.string().meta({
      description: "What the value is, for those who set it.",
      examples: ["What the value is, and where to find it."],
    }),
    default: z
      .union([z.string(), z.number(), z.boolean(), z.array(z.string())])
      .meta({
        description: "The value where a fleet says none; without it, fleets have to.",
        examples: ["/"],
      })
      .optional(),
    enum: z
      .array(z.string())
      .min(1)
      .meta({
        description: "All that it can be, of a string or of a list's elements.",
        examples: [["/", "/service-role/"]],
      })
      .optional(),
    pattern: z
      .string()
      .meta({
        description: "A regular expression for a string, or for a list's elements.",
        examples: ["^[a-z]+$"],
      })
      .optional(),
    minimum: z
      .number()
      .meta({ description: "The least that a number can be.", examples: [900] })
      .optional(),
    maximum: z
      .number()
      .meta({ description: "The most that a number can be.", examples: [43200] })
      .optional(),
  })
  .meta({
    description:
      "A value that fleets may set under `with`; a list is a list of strings, and may be empty if its default is, or if it only adds statements.",
  });

const date = z.iso
  .date()
  .meta({ description: "Since when, as year-month-day.", examples: ["2026-05-31"] });

/** What became of the service. */
export const lifecycle = z
  .strictObject({
    status: z
      .enum(["live", "closed", "retired"])
      .meta({ description: "closed: to new customers.", examples: ["retired"] }),
    since: date.optional(),
    event: z
      .string()
      .meta({ description: "What happened, as a sentence.", examples: ["AWS ended AWS Panorama."] })
      .optional(),
    successor: z
      .string()
      .meta({ description: "What to use instead.", examples: ["the blueprint greengrass-v2"] })
      .optional(),
  })
  .meta({ description: "What became of the service that the roles are for." });

export type When = z.infer<typeof when>;
export type Condition = z.infer<typeof condition>;
export type ParameterData = z.infer<typeof parameter> & {
  /** Of a list: whether it only adds statements, so that an empty one is right. Worked out, not written. */
  readonly onlyAdds?: true;
};

/** What of a device or a service has to change when the name does. */
export const namedIn = z
  .array(z.string())
  .min(1)
  .meta({
    description:
      "Settings outside of Terraform, of devices or services, that name it: what has to change with its name.",
    examples: [["iotRoleAlias in the configuration of the Greengrass nucleus"]],
  })
  .optional();
