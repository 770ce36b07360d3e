/** How fleets fall into stacks. */
import { z } from "zod";

/** More fleets than this in a state nobody wants to plan. */
const LARGEST = 1000;

/** What a stack holds: by default, one fleet. */
export const stacksLayout = z
  .strictObject({
    per: z
      .enum(["fleet", "environment"])
      .meta({
        description:
          "fleet: a stack for each (default); environment: one stack, <environment>-fleets, for all of an environment.",
        default: "fleet",
        examples: ["environment"],
      })
      .optional(),
    by: z
      .string()
      .min(1)
      .meta({
        description:
          "A stack for each value of a tag of the fleets, or for each blueprint: <environment>-<value>.",
        examples: ["team", "blueprint"],
      })
      .optional(),
    size: z
      .number()
      .int()
      .min(2)
      .max(LARGEST)
      .meta({
        description:
          "Groups of about so many fleets, <environment>-g<number>. In which a fleet is follows from its name, and stays when others come and go.",
        examples: [50],
      })
      .optional(),
    groups: z
      .number()
      .int()
      .min(1)
      .max(LARGEST)
      .meta({
        description: "The same with as many groups as this says.",
        examples: [16],
      })
      .optional(),
  })
  .meta({
    description:
      "How fleets and workloads fall into stacks (Terraform root modules, each with a state): one of per, by, size and groups.",
    minProperties: 1,
    maxProperties: 1,
    examples: [{ size: 50 }],
  });

export type LayoutData = z.infer<typeof stacksLayout>;

/** Ways to say it, each by itself. */
export const LAYOUT_KEYS = Object.keys(stacksLayout.shape) as readonly (keyof LayoutData)[];
