/** The shape of what a fleet file or a blueprint expects of roles. */
import { z } from "zod";

const scalar = z.union([z.string(), z.number(), z.boolean()]);
const oneOrMany = z.union([z.string(), z.array(z.string()).min(1)]);

/** The keys of an expectation. Exactly one says what is expected; `expectations.ts` sees to that. */
export const expectationKeys = {
  can: oneOrMany
    .meta({
      description: "Actions that the role must be allowed.",
      examples: ["dynamodb:GetItem"],
    })
    .optional(),
  cannot: oneOrMany
    .meta({
      description: "Actions, or patterns of them, of which no request may be allowed.",
      examples: ["dynamodb:*"],
    })
    .optional(),
  "assumable-by": oneOrMany
    .meta({
      description:
        'Who must be able to assume the role: a service, an ARN, an account, or "*" for anybody.',
      examples: ["greengrass.amazonaws.com"],
    })
    .optional(),
  "not-assumable-by": oneOrMany
    .meta({
      description: 'Who must not be able to assume the role; "*" is nobody at all.',
      examples: ["111111111111"],
    })
    .optional(),
  on: oneOrMany
    .meta({
      description:
        'Resources, as in a grant\'s to. "*" is some resource to can, and every one to cannot, as it is without this key.',
      examples: ["dynamodb:table/Inventory"],
    })
    .optional(),
  when: z
    .record(z.string(), z.union([scalar, z.array(scalar).min(1)]))
    .meta({
      description: "Condition keys that the request has just so; all others are free.",
      examples: [{ "aws:SourceAccount": "111111111111" }],
    })
    .optional(),
  as: oneOrMany
    .meta({
      description:
        'The id of the role, or of people\'s policies, that it is about, or "*" for each of the blueprint; without it, the role that takes grants.',
      examples: ["greengrass_group"],
    })
    .optional(),
};

/** What a role must be able to do, or never: proved before anything is written. */
export const expectation = z.strictObject(expectationKeys);

export type ExpectationData = z.infer<typeof expectation>;
