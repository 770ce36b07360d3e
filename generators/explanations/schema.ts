/** The shape of the files of templates/problems. */
import { z } from "zod";

const text = z.string().min(1);

const exampleSchema = z.union([
  z.strictObject({
    /** Files by name; `version`, `environments` and `fleets` of `fleets.yaml` are added where they are not said. */
    files: z.record(text, text),
    also: z.array(text).min(1).optional(),
  }),
  z.strictObject({
    /** A folder beside this file: for what the file system has a part in. */
    folder: text,
    also: z.array(text).min(1).optional(),
  }),
  z.strictObject({
    /** A policy document. */
    policy: text,
    kind: z.enum(["identity", "trust", "resource"]).optional(),
    also: z.array(text).min(1).optional(),
  }),
]);

const explanationSchema = z
  .strictObject({
    /** How it is mended; where a rule of lint says so, its words count. */
    mend: text.optional(),
    /** The page that says that it is wrong: of AWS's IAM User Guide where no other is named. */
    source: text.optional(),
    example: exampleSchema.optional(),
    /** How it comes about, where no short file gives it. */
    comes: text.optional(),
  })
  .refine(({ example, comes }) => (example === undefined) !== (comes === undefined), {
    error: "needs either `example` or `comes`",
  });

/** A file of templates/problems: explanations by the ids of problems. */
export const explanationFileSchema = z.record(
  z.string().regex(/^[a-z]+(-[a-z]+)*$/, "is no id of a problem"),
  explanationSchema,
);

/** What is said of a problem besides its severity and summary. */
export type Explanation = z.infer<typeof explanationSchema>;

/** A short input that gives a problem. */
export type Example = z.infer<typeof exampleSchema>;
