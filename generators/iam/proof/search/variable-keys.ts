/** Which condition keys policy variables name. */
import { variablesIn } from "../variables";
import type { SideStatement } from "./sides";

/** The keys, in lower case, of the variables that a statement has in Resource and conditions. */
export function variableKeys(one: SideStatement): string[] {
  if (!one.variables) return [];
  return textsOf(one)
    .flatMap(variablesIn)
    .map((name) => name.toLowerCase());
}

function textsOf({ statement }: SideStatement): string[] {
  const { resources = [], notResources = [], conditions } = statement;
  const tests = conditions.filter(({ operator }) => takesVariables(operator.kind));
  return [...resources, ...notResources, ...tests.flatMap(({ values }) => values)];
}

function takesVariables(kind: string): boolean {
  return kind === "String" || kind === "ARN" || kind === "Bool";
}
