/** Which condition keys policy variables name. */
import { statementsOfSide, type Side, type SideStatement } from "./sides";

/** The keys of the variables that statements have in Resource and conditions. */
export function variableKeys(sides: readonly (Side | undefined)[]): Set<string> {
  const statements = sides.flatMap((side) => (side === undefined ? [] : statementsOfSide(side)));
  const texts = statements.filter(({ variables }) => variables).flatMap(textsOf);
  const inside = texts.flatMap((text) =>
    Array.from(text.matchAll(/\$\{([^}]*)\}/g), ([, name = ""]) => name),
  );
  const names = inside.filter((name) => !/^[*?$]$/.test(name));
  return new Set(names.map((name) => name.split(",", 1).join("").trim().toLowerCase()));
}

function textsOf({ statement }: SideStatement): string[] {
  const { resources = [], notResources = [], conditions } = statement;
  const tests = conditions.filter(({ operator }) => takesVariables(operator.kind));
  return [...resources, ...notResources, ...tests.flatMap(({ values }) => values)];
}

function takesVariables(kind: string): boolean {
  return kind === "String" || kind === "ARN" || kind === "Bool";
}
