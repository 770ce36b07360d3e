/** What a fleet of rows can say in place of what is no text: the placeholder of a value that a row has of that type. */
import { z } from "zod";
import { fleetEnvironments } from "./schema";
import { ONE_ROLE, SAYS_NOTHING, ofOneRole, roleSettings, saysSomething } from "./schema-roles";

function filled(what: string): z.ZodString {
  return z.string().regex(/^\{\{.*\}\}$/, `must be ${what}, or one placeholder`);
}

function orOfRow<T extends z.ZodType>(
  schema: z.ZodOptional<T>,
  what: string,
): z.ZodOptional<z.ZodUnion<readonly [T, z.ZodString]>> {
  const inner = schema.unwrap();
  return z
    .union([inner, filled(what)])
    .meta({ ...inner.meta() })
    .optional();
}

export const environmentsOfRows = z
  .union([...fleetEnvironments.options, filled("a list, a mapping")])
  .meta({
    description:
      "Where the fleet exists (default: everywhere): a list of environments, or a mapping from each to its own parameters.",
    examples: [["dev", "prod"]],
  });

/** Lists are not among them: what a template has would be lost. */
export const settingsOfRows = {
  ...roleSettings,
  max_session: orOfRow(roleSettings.max_session, "a number"),
  force_detach: orOfRow(roleSettings.force_detach, "true or false"),
  exclusive: orOfRow(roleSettings.exclusive, "true or false"),
  compact: orOfRow(roleSettings.compact, "true or false"),
};

export const rolesOfRows = z.record(
  z.string(),
  z
    .strictObject({ ...settingsOfRows, ...ofOneRole })
    .refine(saysSomething, SAYS_NOTHING)
    .meta(ONE_ROLE),
);
