/** The stacks as Terraform has them: those of grouped fleets are one. */
import { PART_LISTS } from "../part-kinds";
import { grouped } from "../../text/grouped";
import { compare, sortedUnique } from "../../text/names";
import type { GroupMember, Stack, StackGroup } from "../types";
import { prefixed } from "./prefixed";

/**
 * What each Terraform root module holds. A stack without a group is one; the stacks of a group are its members, in the order of
 * their fleets. Sorted by name; of stacks that are roots already, the same.
 */
export function rootStacks(stacks: readonly Stack[]): readonly Stack[] {
  if (stacks.every(({ group }) => group === undefined)) return stacks;
  const known = roots.get(stacks);
  if (known !== undefined) return known;
  const alone = stacks.filter(({ group }) => group === undefined);
  const others = stacks.flatMap((stack) => (stack.group ? [{ stack, group: stack.group }] : []));
  const groups = [...grouped(others, ({ group }) => group.name).values()].map(groupStack);
  const all = [...alone, ...groups].sort((a, b) => compare(a.name, b.name));
  roots.set(stacks, all);
  return all;
}

const roots = new WeakMap<readonly Stack[], readonly Stack[]>();

/** The name of the Terraform root module that a stack is in. */
export function rootName({ name, group }: Pick<Stack, "name" | "group">): string {
  return group?.name ?? name;
}

interface Grouped {
  readonly stack: Stack;
  readonly group: StackGroup;
}

function groupStack(all: readonly [Grouped, ...Grouped[]]): Stack {
  const members = all.map(({ stack, group: { prefix } }): GroupMember => {
    return { prefix, stack, prefixed: prefixed(stack, prefix) };
  });
  const [{ stack: first, group }] = all;
  const every = <Key extends keyof Stack>(key: Key): Stack[Key] =>
    members.flatMap(
      (member) => member.prefixed[key] as readonly unknown[],
    ) as unknown as Stack[Key];
  const parts = Object.fromEntries(PART_LISTS.map((list) => [list, every(list)]));
  const { name, groups } = group;
  return {
    ...first,
    ...(parts as Pick<Stack, (typeof PART_LISTS)[number]>),
    name,
    ...formerly(
      all.map(({ stack }) => stack),
      name,
    ),
    group: undefined,
    subject: { kind: "group", ...(groups !== undefined && { groups }) },
    members,
    references: every("references"),
    modules: every("modules"),
    statements: every("statements"),
    expectations: every("expectations"),
    tagsSaid: [],
  };
}

/** What any of its fleets had. */
function formerly(stacks: readonly Stack[], name: string): Pick<Stack, "formerly"> {
  const all = stacks.flatMap((stack) => stack.formerly ?? []);
  if (all.length === 0) return { formerly: undefined };
  const names = sortedUnique(all.flatMap((one) => one.names)).filter((one) => one !== name);
  return { formerly: { names, inNames: name, said: all.flatMap(({ said }) => said) } };
}
