import { spreadOf } from "../../generators/model/parts/spread-grants";
import type { PastSpread, Stack } from "../../generators/model/types";

/** What the record of a stack says of where its grants were. */
export function pastOf(stack: Stack): PastSpread {
  const all = spreadOf(stack);
  return new Map(
    stack.roles.flatMap(({ id, name }) => {
      const policies = all[id];
      return policies === undefined
        ? []
        : [[`${stack.environment.account} ${name}`, policies] as const];
    }),
  );
}
