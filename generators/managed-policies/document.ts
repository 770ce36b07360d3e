import { z } from "zod";
import type { PolicyDocument, PolicyStatement } from "../iam/document";

const strings = z
  .union([z.string(), z.array(z.string()).min(1)])
  .transform((value) => [value].flat());

const scalar = z.union([z.string(), z.number(), z.boolean()]).transform(String);
const values = z.union([scalar, z.array(scalar)]).transform((value) => [value].flat());

const statement = z
  .strictObject({
    Sid: z.string().optional(),
    Effect: z.enum(["Allow", "Deny"]),
    Action: strings.optional(),
    NotAction: strings.optional(),
    Resource: strings.optional(),
    NotResource: strings.optional(),
    Condition: z.record(z.string(), z.record(z.string(), values)).optional(),
  })
  .refine(
    (said) => (said.Action === undefined) !== (said.NotAction === undefined),
    "needs one of Action and NotAction",
  )
  .refine(
    (said) => (said.Resource === undefined) !== (said.NotResource === undefined),
    "needs one of Resource and NotResource",
  );

const document = z.strictObject({
  Version: z.literal("2012-10-17"),
  Id: z.string().optional(),
  Statement: z.union([z.array(statement).min(1), statement]).transform((value) => [value].flat()),
});

/**
 * A policy document as AWS keeps it, in the form of this project: lists wherever AWS allows a scalar or
 * a list, booleans and numbers as the strings that IAM compares, no empty Sid. The order of statements
 * and of what is in them stays.
 *
 * @returns the document, or, as a text, the first thing in it that is not of an identity policy
 * Source of the grammar: AWS IAM User Guide, reference_policies_grammar.
 */
export function listForm(data: unknown): PolicyDocument | string {
  const parsed = document.safeParse(data);
  if (parsed.success) {
    return { Version: "2012-10-17", Statement: parsed.data.Statement.map(toStatement) };
  }
  const [issue] = parsed.error.issues;
  return `${issue?.path.join(".") ?? ""}: ${issue?.message ?? "not valid"}`;
}

function toStatement(said: z.infer<typeof statement>): PolicyStatement {
  const { Sid, Effect, Action, NotAction, Resource, NotResource, Condition = {} } = said;
  return {
    ...(Sid !== undefined && Sid !== "" && { Sid }),
    Effect,
    ...(Action !== undefined && { Action }),
    ...(NotAction !== undefined && { NotAction }),
    ...(Resource !== undefined && { Resource }),
    ...(NotResource !== undefined && { NotResource }),
    ...(Object.keys(Condition).length > 0 && { Condition }),
  };
}
