/** The shape of the files of templates/escalation-paths. */
import { z } from "zod";

const text = z.string().min(1);
const service = z
  .string()
  .regex(/^[a-z0-9.-]+\.amazonaws\.com$/, "is no service, such as lambda.amazonaws.com");
const action = z
  .string()
  .regex(/^[a-z0-9-]+:[A-Z][A-Za-z0-9]*$/, "is no action, such as lambda:CreateFunction");
const conditionKey = z
  .string()
  .regex(/^[a-z0-9-]+:[A-Z][A-Za-z0-9]*$/, "is no condition key, such as iam:PermissionsBoundary");

const pathSchema = z
  .strictObject({
    name: text,
    becomes: z.enum(["itself", "passed", "role", "user", "host"]),
    passes: z.array(service).min(1).optional(),
    trusts: z.array(service).min(1).optional(),
    needs: z.record(action, text),
    free: z.array(conditionKey).min(1).optional(),
    given: text.optional(),
    source: z.string().regex(/^https:\/\/[^\s<>"]+$/, "is no https address"),
  })
  .refine(({ becomes, passes }) => (becomes === "passed") === (passes !== undefined), {
    error: "needs `passes` exactly where `becomes` is passed",
  })
  .refine(({ passes, trusts }) => trusts === undefined || passes !== undefined, {
    error: "has `trusts` without `passes`",
  })
  .refine(({ becomes, free }) => free === undefined || becomes === "itself", {
    error: "has `free` where `becomes` is not itself",
  })
  .refine(({ needs }) => Object.keys(needs).length > 0, {
    error: "needs at least one permission under `needs`",
  });

/** A file of templates/escalation-paths: paths by id. */
export const escalationFileSchema = z.record(
  z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, "is no id, such as lambda-001"),
  pathSchema,
);

/** One path in a file. */
export type PathData = z.infer<typeof pathSchema>;
