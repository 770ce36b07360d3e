/** The shape of what a fleet file says of Terraform modules. */
import { z } from "zod";

const moduleVersion = z
  .string()
  .meta({
    description: "A version constraint, for modules of a registry: there it is required.",
    examples: ["~> 1.2"],
  })
  .optional();

/** A blueprint's roles by a module of it. */
export const via = z
  .strictObject({
    module: z.string().meta({
      description:
        "The source of a module made by `fleetroles module`: an address in a registry, git::…, an archive, or a path from the project's folder.",
      examples: ["example/deeplens-roles/aws"],
    }),
    version: moduleVersion,
  })
  .meta({
    description: "Call this Terraform module instead of creating the roles one by one.",
    examples: [{ module: "example/deeplens-roles/aws", version: "~> 1.2" }],
  });

/** Other modules in a stack. */
export const modules = z.record(
  z.string(),
  z.strictObject({
    source: z.string().meta({
      description:
        "An address in a registry, git::…, an archive, or a path from the project's folder.",
      examples: ["terraform-aws-modules/s3-bucket/aws"],
    }),
    version: moduleVersion,
    inputs: z
      .record(z.string(), z.unknown())
      .meta({
        description:
          "The module's variables. Strings may hold facts, and what the stack puts out: {{<id>_arn}}, {{<id>_name}}.",
        examples: [{ bucket: "photos-{{account}}" }],
      })
      .optional(),
  }),
);

export type ViaData = z.infer<typeof via>;
export type ModuleData = z.infer<typeof modules>[string];
