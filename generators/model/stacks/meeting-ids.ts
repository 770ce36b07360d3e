/** Ids that meet in a group: `a` with a part `b_c`, and `a_b` with a part `c`. */
import { problem, quote, type Problem } from "../../problem";
import { PART_LISTS } from "../part-kinds";
import type { Stack } from "../types";
import { rootStacks } from "./root-stacks";

/** Terraform takes every address once: fleets of a group of which parts would have the same. */
export function meetingIds(stacks: readonly Stack[]): Problem[] {
  return rootStacks(stacks).flatMap(({ name, members = [] }) => {
    const owners = new Map<string, Stack>();
    return members.flatMap(({ stack, prefixed }) => {
      const ids = [...PART_LISTS, "references" as const, "modules" as const].flatMap((list) =>
        prefixed[list].map(({ id }) => id),
      );
      const [met] = ids.flatMap((id) => {
        const other = owners.get(id);
        return other === undefined ? [] : [{ id, other }];
      });
      for (const id of ids) owners.set(id, stack);
      return met === undefined ? [] : [meeting(name, stack, met)];
    });
  });
}

function meeting(
  group: string,
  { subject }: Stack,
  { id, other }: { readonly id: string; readonly other: Stack },
): Problem {
  const nameOf = ({ subject: one }: Pick<Stack, "subject">): string =>
    "name" in one ? one.name : "";
  const kind = "name" in subject ? subject.kind : "fleet";
  return problem("stack-collision", {
    message: `in the stack ${quote(group)}, ${quote(nameOf({ subject }))} and ${quote(nameOf(other))} both have a part ${quote(id)}`,
    fix: "rename one of the two, or have them fall into different stacks",
    path: [`${kind}s`, nameOf({ subject })],
    atKey: true,
  });
}
