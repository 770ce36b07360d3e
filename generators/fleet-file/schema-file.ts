/** The shape of one file of a project: what it comes to with others, and how it shares and repeats. */
import { z } from "zod";
import { fleet, specSchema } from "./schema";
import { oneOrMany } from "./schema-access";
import { environmentsOfRows, rolesOfRows, settingsOfRows } from "./schema-rows";

const extending = oneOrMany
  .meta({
    description:
      "Templates that this starts from, the nearest last: maps merge, grants, statements, expectations and what is accepted are added, all else is replaced.",
    examples: ["camera"],
  })
  .optional();

const forEach = z
  .strictObject({
    file: z.string().meta({
      description:
        "The rows: .csv, or a list of mappings in YAML or JSON; a path from the file that says it.",
      examples: ["sites.csv"],
    }),
    as: z
      .string()
      .regex(/^[A-Za-z_]\w*$/, "must be a word of letters, digits and _")
      .meta({
        description: "What a row is called in placeholders: {{site.name}}. Without it, row.",
        examples: ["site"],
      })
      .optional(),
  })
  .meta({
    description:
      "A fleet for each row of a data file, named by the placeholders in this one's name.",
    examples: [{ file: "sites.csv", as: "site" }],
  });

const template = fleet.omit({ formerly: true, keep_names: true }).extend({ extends: extending });
const extended = fleet.extend({ extends: extending });
const repeated = extended.extend({
  environments: environmentsOfRows.optional(),
  roles: rolesOfRows.meta({ ...fleet.shape.roles.unwrap().meta() }).optional(),
  ...settingsOfRows,
  formerly: z
    .string()
    .meta({ description: "As of other fleets.", examples: ["warehouse"] })
    .optional(),
  for_each: forEach,
});

const ofFile = specSchema.extend({
  include: oneOrMany
    .meta({
      description:
        "Other files of the project, by paths or patterns (teams/*.yaml) from this one: their environments, fleets and all else are as if they stood here.",
      examples: [["environments.yaml", "teams/*.yaml"]],
    })
    .optional(),
  templates: z
    .record(z.string(), template)
    .meta({
      description: "What fleets and workloads have in common, by name: they say extends.",
      examples: [{ camera: { blueprint: "deeplens" } }],
    })
    .optional(),
  environments: specSchema.shape.environments.optional(),
});

/** A file without its fleets of rows. */
export const fileSchema = ofFile.extend({
  fleets: z.record(z.string(), extended).optional(),
  workloads: z.record(z.string(), extended).optional(),
});

/** The fleets of rows of a file. */
export const repeatedSchema = z.object({
  fleets: z.record(z.string(), repeated).optional(),
  workloads: z.record(z.string(), repeated).optional(),
});

export type FileData = z.infer<typeof fileSchema>;
export type RepeatedData = z.infer<typeof repeatedSchema>;
export type ForEachData = z.infer<typeof forEach>;

/** The JSON Schema of a fleet file, for editors. */
export function specJsonSchema(): Record<string, unknown> {
  jsonSchema ??= z.toJSONSchema(editorSchema(), { target: "draft-7", reused: "inline" });
  return jsonSchema;
}

/** It is made from the schema, which takes longer than reading a file with it. */
let jsonSchema: Record<string, unknown> | undefined;

/** It cannot tell the fleets of rows from others. */
function editorSchema(): z.ZodType {
  const { fleets, workloads } = specSchema.shape;
  const any = z.record(z.string(), repeated.partial({ for_each: true }));
  return ofFile
    .extend({
      fleets: any.meta({ ...fleets.unwrap().meta() }).optional(),
      workloads: any.meta({ ...workloads.unwrap().meta() }).optional(),
    })
    .meta({ title: "fleetroles fleet file" });
}
