/** Which condition keys statements name. */
import type { SideStatement } from "./sides";

/** The condition keys that are named, as they are spelled. */
export function keysOf(statements: readonly SideStatement[]): string[] {
  const keys = statements.flatMap(({ statement, variables }) => {
    const { conditions, resources = [], notResources = [] } = statement;
    const texts = [...resources, ...notResources, ...conditions.flatMap(({ values }) => values)];
    const own = conditions.map(({ key }) => key);
    return variables ? [...variablesIn(texts), ...own] : own;
  });
  return [...new Set(keys)];
}

function variablesIn(texts: readonly string[]): string[] {
  return texts.flatMap((text) =>
    Array.from(text.matchAll(/\$\{([^},]*)/g), ([, key = ""]) => key.trim()),
  );
}
