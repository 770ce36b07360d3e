import { factsUsed } from "../../blueprints/module-facts";
import type { BlueprintData } from "../../blueprints/schema";
import { hclString } from "./hcl";
import type { ModuleVariable } from "./types";

export { factsUsed };

const optional = { type: "string", default: "null", nullable: true } as const;

/** Variables that say what a module else asks the provider for. */
export function overrides(blueprint: BlueprintData): ModuleVariable[] {
  const uses = factsUsed(blueprint);
  return [
    ...(uses.account ? [ACCOUNT] : []),
    ...(uses.partition ? [PARTITION] : []),
    ...(uses.region ? [REGION] : []),
    ...(uses.regions ? [REGIONS] : []),
  ];
}

function override(
  name: string,
  description: string,
  pattern: string,
  message: string,
): ModuleVariable {
  const condition = `var.${name} == null || can(regex(${hclString(pattern)}, var.${name}))`;
  return { ...optional, name, description, validations: [{ condition, message }] };
}

const ACCOUNT = override(
  "account_id",
  "The AWS account, 12 digits; that of the provider unless given.",
  "^[0-9]{12}$",
  "account_id must have 12 digits.",
);

const PARTITION = override(
  "partition",
  "The AWS partition, such as aws; that of the provider unless given.",
  "^aws(-[a-z]+)*$",
  "partition must be one of AWS, such as aws.",
);

const REGION = override(
  "region",
  "The AWS region of the fleets; that of the provider unless given.",
  "^[a-z]+(-[a-z]+)+-[0-9]+$",
  "region must be one of AWS, such as us-east-1.",
);

const REGIONS: ModuleVariable = {
  ...optional,
  type: "set(string)",
  name: "regions",
  description:
    "The AWS regions that share what the account has once; that of the provider unless given.",
  validations: [
    {
      condition: "var.regions == null || try(length(var.regions) > 0, false)",
      message: "regions must name a region, or be null.",
    },
  ],
};
