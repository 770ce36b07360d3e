import { z } from "zod";
import { ELEMENTS } from "../fleet-file/schema-access";

const about = (description: string): { readonly description: string } => ({ description });

const values = z.record(
  z.string(),
  z.union([z.string(), z.number(), z.boolean(), z.array(z.string())]),
);

const rawStatement = z.strictObject({
  Sid: z.string().meta(about(ELEMENTS.Sid)).optional(),
  Effect: z.enum(["Allow", "Deny"]).meta(about(ELEMENTS.Effect)),
  Action: z.array(z.string()).meta(about(ELEMENTS.Action)).optional(),
  NotAction: z.array(z.string()).meta(about(ELEMENTS.NotAction)).optional(),
  Resource: z.array(z.string()).meta(about(ELEMENTS.Resource)).optional(),
  NotResource: z.array(z.string()).meta(about(ELEMENTS.NotResource)).optional(),
  Condition: z
    .record(z.string(), z.record(z.string(), z.array(z.string())))
    .meta(about(ELEMENTS.Condition))
    .optional(),
});

const rawStatements = z
  .array(rawStatement)
  .min(1)
  .meta(about("Statements that are added to the role's."))
  .optional();

const rawCertificateStatement = rawStatement.pick({ Effect: true, Condition: true }).extend({
  Action: z.array(z.string()).min(1).meta(about(ELEMENTS.Action)),
  Resource: z.array(z.string()).min(1).meta(about(ELEMENTS.Resource)),
});

const roleSettings = z
  .record(
    z.string(),
    z.strictObject({
      statements: rawStatements,
      managed_policies: z
        .record(z.string(), z.string())
        .meta(about("ARNs of managed policies, each under a name of your own."))
        .optional(),
    }),
  )
  .meta({ description: "More for single roles, by their ids." });

/** A call of a blueprint's module. */
export const example = z
  .strictObject({
    description: z.string().meta(about("What the example shows.")).optional(),
    with: values.meta(about("Variables that an account has once.")).optional(),
    role_settings: roleSettings.optional(),
    fleets: z
      .record(
        z.string(),
        z.strictObject({
          description: z.string().meta(about("For people.")).optional(),
          with: values.meta(about("Parameters of the fleet.")).optional(),
          statements: rawStatements,
          certificate_statements: z
            .array(rawCertificateStatement)
            .min(1)
            .meta(about("Statements of AWS IoT, for the certificates of devices."))
            .optional(),
          role_settings: roleSettings.optional(),
          tags: z
            .record(z.string(), z.string())
            .meta(about("Tags of the fleet's roles."))
            .optional(),
        }),
      )
      .meta(about("Fleets of the call, by name."))
      .optional(),
  })
  .meta({ description: "A call of the blueprint's module: also what its tests are made from." });
