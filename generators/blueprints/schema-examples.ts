import { z } from "zod";

const values = z.record(
  z.string(),
  z.union([z.string(), z.number(), z.boolean(), z.array(z.string())]),
);

const rawStatement = z.strictObject({
  Sid: z.string().optional(),
  Effect: z.enum(["Allow", "Deny"]),
  Action: z.array(z.string()).optional(),
  NotAction: z.array(z.string()).optional(),
  Resource: z.array(z.string()).optional(),
  NotResource: z.array(z.string()).optional(),
  Condition: z.record(z.string(), z.record(z.string(), z.array(z.string()))).optional(),
});

const rawCertificateStatement = rawStatement.pick({ Effect: true, Condition: true }).extend({
  Action: z.array(z.string()).min(1),
  Resource: z.array(z.string()).min(1),
});

const roleSettings = z
  .record(
    z.string(),
    z.strictObject({
      statements: z.array(rawStatement).min(1).optional(),
      managed_policies: z.record(z.string(), z.string()).optional(),
    }),
  )
  .meta({ description: "More for single roles, by their ids." });

/** A call of a blueprint's module. */
export const example = z
  .strictObject({
    description: z.string().optional(),
    with: values.optional(),
    role_settings: roleSettings.optional(),
    fleets: z
      .record(
        z.string(),
        z.strictObject({
          description: z.string().optional(),
          with: values.optional(),
          statements: z.array(rawStatement).min(1).optional(),
          certificate_statements: z.array(rawCertificateStatement).min(1).optional(),
          role_settings: roleSettings.optional(),
          tags: z.record(z.string(), z.string()).optional(),
        }),
      )
      .optional(),
  })
  .meta({ description: "A call of the blueprint's module: also what its tests are made from." });
