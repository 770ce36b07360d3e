/** Stacks and roles as people name them on the command line. */
import type { PolicyHolder } from "../access/holder";
import { problem, quote } from "../problem";
import type { Problem } from "../problem";
import { suggestAnd } from "../text/lists";
import { fewOf, listed } from "../text/nearest";
import { sortedUnique } from "../text/names";

/** Holders, or why there are none of that name. */
export type Named =
  { readonly holders: readonly PolicyHolder[] } | { readonly problems: readonly Problem[] };

/** Those of a stack or a group of them, of all stacks without a name. */
export function holdersOfStack(stack: string | undefined, all: readonly PolicyHolder[]): Named {
  if (stack === undefined) return { holders: all };
  const own = all.filter((one) => one.stack === stack);
  // Where both have the name, the stack is meant: a group is all of them, and of others, too.
  const holders = own.length > 0 ? own : all.filter((one) => one.group === stack);
  if (holders.length > 0) return { holders };
  const stacks = sortedUnique(all.flatMap(({ stack: name, group = name }) => [name, group]));
  const message = `there is no stack ${quote(stack)} with roles or policies`;
  const fix = suggestAnd(stack, fewOf(stacks), `there are ${listed(stacks)}`);
  return { problems: [problem("unknown-stack", { message, fix })] };
}

/** The role, or the policies that people get, with that id or that name in AWS. */
export function holdersNamed(stack: string, role: string, all: readonly PolicyHolder[]): Named {
  const own = holdersOfStack(stack, all);
  if ("problems" in own) return own;
  const holders = own.holders.filter(({ label, name }) => label === role || name === role);
  const stacks = sortedUnique(holders.map((one) => one.stack));
  if (stacks.length > 1) return { problems: [severalRoles(stack, role, stacks)] };
  return holders.length > 0 ? { holders } : { problems: [unknownRole(stack, role, own.holders)] };
}

/** What one of them can do is not what another can. */
function severalRoles(group: string, role: string, stacks: readonly string[]): Problem {
  const message = `${quote(role)} is a role of ${String(stacks.length)} stacks in the group ${quote(group)}`;
  const fix = `name the stack in place of the group: ${listed(stacks)}`;
  return problem("unknown-role", { message, fix });
}

/** Those of an account with that name or ARN, all without one. */
export function holdersInAccount(name: string | undefined, all: readonly PolicyHolder[]): Named {
  const holders = all.filter(
    (one) =>
      name === undefined || one.arn === name || one.label.toLowerCase() === name.toLowerCase(),
  );
  if (name === undefined || holders.length > 0) return { holders };
  const names = sortedUnique(all.map(({ label }) => label));
  const message = `the account has no role or user ${quote(name)}`;
  const fix = suggestAnd(name, fewOf(names), `it has ${listed(names)}`);
  return { problems: [problem("unknown-role", { message, fix })] };
}

function unknownRole(stack: string, role: string, own: readonly PolicyHolder[]): Problem {
  const ids = own.map(({ label }) => label);
  const names = own.flatMap(({ name }) => name ?? []);
  const where = stack === "" ? "the plan" : `the stack ${quote(stack)}`;
  const message = `${where} has no role ${quote(role)}`;
  const fix = suggestAnd(role, [...ids, ...names], `it has ${listed(ids)}`);
  return problem("unknown-role", { message, fix });
}
