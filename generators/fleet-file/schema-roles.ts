/** The shape of what a fleet file says of roles: of all, of an environment's, of a fleet's, or of one. */
import { z } from "zod";
import { allowOfRole } from "./schema-allow";
import { keepNames } from "./schema-names";
import { conditions } from "./schema-access";

const nearest = "The nearest wins: role, fleet, environment, defaults.";

/** Settings that can stand at every level. */
export const roleSettings = {
  permissions_boundary: z
    .union([
      z.string().min(1),
      z.strictObject({
        file: z.string().meta({
          description: "A policy in JSON or YAML, relative to this file.",
          examples: ["boundary.json"],
        }),
        name: z
          .string()
          .meta({
            description: "What the policy is called; by default as its file.",
            examples: ["TeamBoundary"],
          })
          .optional(),
      }),
    ])
    .meta({
      description: `The permissions boundary of roles: the name of a policy of the account, an ARN, or a file, of which the policy is made in <environment>-shared. ${nearest}`,
      examples: ["TeamBoundary"],
    })
    .optional(),
  name_prefix: z
    .string()
    .min(1)
    .meta({
      description: `Stands before the names of roles. ${nearest}`,
      examples: ["edge-"],
    })
    .optional(),
  name_suffix: z
    .string()
    .min(1)
    .meta({
      description: `Stands after the names of roles. ${nearest}`,
      examples: ["-{{region}}"],
    })
    .optional(),
  path: z
    .string()
    .min(1)
    .meta({
      description: `The path of roles, in place of the blueprint's. ${nearest}`,
      examples: ["/edge/"],
    })
    .optional(),
  managed: z
    .array(z.string())
    .min(1)
    .meta({
      description: `ARNs of managed policies to attach to roles as well, AWS's or the account's own. ${nearest}`,
      examples: [["arn:{{partition}}:iam::aws:policy/AmazonSSMManagedInstanceCore"]],
    })
    .optional(),
  max_session: z
    .number()
    .int()
    .meta({
      description: `The longest session of roles, in seconds. ${nearest}`,
      examples: [7200],
    })
    .optional(),
  force_detach: z
    .boolean()
    .meta({
      description: `Whether Terraform, when it destroys roles, detaches policies that others attached; without it, that fails. ${nearest}`,
      default: false,
      examples: [true],
    })
    .optional(),
  exclusive: z
    .boolean()
    .meta({
      description: `Whether the next apply takes policies away from roles that nobody declared (default: true). ${nearest}`,
      default: true,
      examples: [false],
    })
    .optional(),
  compact: z
    .boolean()
    .meta({
      description: `Whether what roles are granted is said in as few characters as can be: statements merge whatever they are for, and wildcards (s3:GetObject*) stand for actions where they name no other today. What AWS adds under them later is granted, too (default: false). ${nearest}`,
      default: false,
      examples: [true],
    })
    .optional(),
  trust_conditions: conditions
    .meta({
      description: `IAM conditions that every statement of a role's trust policy gets besides its own: they keep out, and let nobody in. An empty one takes back what is said further out. ${nearest}`,
      examples: [{ ArnEquals: { "aws:SourceArn": "arn:aws:iot:*:{{account}}:rolealias/dock" } }],
    })
    .optional(),
};

/** What can be said of one role only. */
export const ofOneRole = {
  name: z
    .string()
    .min(1)
    .meta({
      description: "The role's name, whole: no prefix, no suffix.",
      examples: ["dock-cameras"],
    })
    .optional(),
  description: z
    .string()
    .meta({
      description: "The role's description, in place of the blueprint's.",
      examples: ["Cameras at the dock; the stock team answers for it."],
    })
    .optional(),
  tags: z
    .record(z.string(), z.string())
    .meta({
      description: "Tags for this role; they win over the fleet's.",
      examples: [{ owner: "stock" }],
    })
    .optional(),
  formerly: z
    .string()
    .min(1)
    .meta({
      description:
        "What the role is called in AWS, whatever its name would come to now: it keeps that. With keep_names: false, what it was called: another is made, before the one of before goes.",
      examples: ["dock-cameras"],
    })
    .optional(),
  keep_names: keepNames,
  instance_profile: z
    .union([z.literal(true), z.string().min(1)])
    .meta({
      description:
        "Whether the role gets an instance profile, by which instances of Amazon EC2 have it: true for one of the role's name, or another name. The role's trust policy has to let EC2 in.",
      examples: [true],
    })
    .optional(),
  existing: z
    .literal(true)
    .meta({
      description:
        "The role is there and somebody else's: it is looked up by its name, never created or changed.",
      examples: [true],
    })
    .optional(),
  allow: allowOfRole,
};

/** A role that is named has something said of it. */
export function saysSomething(settings: object): boolean {
  return Object.values(settings).some((one) => one !== undefined);
}

export const SAYS_NOTHING = { error: "must set something, as permissions_boundary or name" };

export const ONE_ROLE = { examples: [{ permissions_boundary: "TeamBoundary" }] };

/** More for single roles of a blueprint. */
export const roles = z.record(
  z.string(),
  z
    .strictObject({ ...roleSettings, ...ofOneRole })
    .refine(saysSomething, SAYS_NOTHING)
    .meta(ONE_ROLE),
);
