/** The shape of `allow`: a problem that is meant to be, why, and how much of it. */
import { z } from "zod";
import { SAY_WHY, saysWhy } from "../text/reasons";

/** What a pattern of wildcards alone would be: no narrowing. What stands between names (`*:*`) narrows nothing either. */
const pattern = z.string().regex(/[A-Za-z0-9]/, "must name something beside wildcards");
const patterns = z.union([pattern, z.array(pattern).min(1)]);

function field(description: string, example: string): z.ZodOptional<typeof patterns> {
  return patterns.meta({ description, examples: [example] }).optional();
}

/** What one level can narrow to. All of what a problem is about must be named, each by one of the patterns (`*`, `?`). */
const ofStatements = {
  action: field("All actions that the problem is about.", "iot:Publish"),
  resource: field("All resources that the problem is about.", "arn:aws:iot:*:*:topic/dock/*"),
  principal: field("All principals that the problem is about.", "new-service.amazonaws.com"),
  escalation: field(
    "All paths of escalation, by id (docs/reference/escalation-paths.md).",
    "lambda-001",
  ),
};

const environments = { environment: field("The environment.", "dev") };

const ofFleet = {
  ...environments,
  ...ofStatements,
  grant: field("The grants that it is in, by what they are to.", "lambda:function/index"),
  statement: field("The statements that it is in, by their Sids.", "PassRole"),
};

const role = {
  role: field(
    "The role, or whoever else gets policies, by the blueprint's id.",
    "greengrass_group",
  ),
};
const fleets = { fleet: field("The fleet or workload.", "warehouse") };
const stacks = { stack: field("The stack.", "dev-warehouse") };

function listOf(on: z.ZodRawShape): z.ZodOptional<z.ZodArray<z.ZodObject>> {
  const entry = z.strictObject({
    problem: z
      .string()
      .meta({ description: "The problem's id.", examples: ["privilege-escalation"] }),
    reason: z
      .string()
      .refine(saysWhy, SAY_WHY)
      .meta({
        description: "Why it is meant to be: reports show it.",
        examples: ["the indexer makes functions, and its boundary keeps it from admin roles"],
      }),
    on: z
      .strictObject(on)
      .refine((said) => Object.values(said).some((one) => one !== undefined), {
        error: "must name something, as an action",
      })
      .meta({
        description: "What the problem is about: all of it must be named.",
        examples: [{ role: "greengrass_group", escalation: ["lambda-001"] }],
      })
      .optional(),
  });
  return z
    .array(entry)
    .meta({
      description:
        "Warnings, and errors of what is too wide, that are meant to be: each with its reason.",
      examples: [[{ problem: "no-effect", reason: "the next release reads the parameter" }]],
    })
    .optional();
}

/** For all of the file. */
export const allowOfFile = listOf({ ...fleets, ...stacks, ...role, ...ofFleet });
export const allowOfEnvironment = listOf({
  ...fleets,
  ...role,
  ...ofStatements,
});
export const allowOfFleet = listOf({ ...role, ...ofFleet });
export const allowOfRole = listOf(ofFleet);

/** An entry of any level. */
export interface AllowData {
  readonly problem: string;
  readonly reason: string;
  readonly on?: Readonly<Record<string, string | readonly string[] | undefined>> | undefined;
}
