/** What a fleet file can be called by, and what it says of names of before. */
import { z } from "zod";

/** `environment`, `fleet` and `workload` names: what role names, Terraform and file names all allow. */
export const NAME_PATTERN = /^[A-Za-z][A-Za-z0-9_-]*$/;

/** The same in words. */
export const NAME_RULE = "must start with a letter, and have letters, digits, - and _ only";

/** Beside `formerly`, wherever that stands. */
export const keepNames = z
  .boolean()
  .meta({
    description:
      "Beside formerly: false for names in AWS that follow the new one. Roles are made anew then, and those of before go (default: true).",
    default: true,
    examples: [false],
  })
  .optional();

const formerly = (what: string): z.ZodOptional<z.ZodString> =>
  z
    .string()
    .regex(NAME_PATTERN, NAME_RULE)
    .meta({
      description: `What the ${what} was called when its roles were made: names in AWS stay those, and nothing is made anew.`,
      examples: ["warehouse"],
    })
    .optional();

/** Of an environment, a fleet or a workload that has another name now. */
export const renamed = (
  what: string,
): { formerly: z.ZodOptional<z.ZodString>; keep_names: typeof keepNames } => ({
  formerly: formerly(what),
  keep_names: keepNames,
});
