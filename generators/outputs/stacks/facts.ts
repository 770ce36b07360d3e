import type { Former, SaidFormer } from "../../files/former-stacks";
import type { StackFacts } from "../../files/stack-records";
import { placedResources } from "../../model/calls/addresses";
import { spreadOf } from "../../model/parts/spread-grants";
import type { Model, Stack } from "../../model/types";
import { policyArn } from "../../iam/arn/identities";
import { compare, sortedUnique } from "../../text/names";
import { stackPath } from "./stacks";

/** What is to be known of stacks once their files are gone or others, by the paths of their files. */
export function stackFacts({ stacks }: Model): Readonly<Record<string, StackFacts>> {
  return Object.fromEntries(stacks.map((stack) => [stackPath(stack), factsOf(stack)]));
}

function factsOf(stack: Stack): StackFacts {
  const { environment, subject, policies, roles, attachments } = stack;
  const { roleAliases, iotPolicies, modules } = stack;
  const called = new Set(modules.flatMap(({ blueprint }) => blueprint ?? []));
  const parts = [policies, roles, attachments, roleAliases, iotPolicies].flat();
  const blueprints = sortedUnique(parts.map(({ blueprint }) => blueprint));
  const all = called.size === 0 ? [] : placedResources(stack);
  const made = all.flatMap(({ address, inModule, importId }) =>
    address === inModule ? [[address, importId] as const] : [],
  );
  const paths = new Map(roles.map(({ name, path }) => [name, path]));
  const placed = called.size === 0 ? ownRoles(roles) : all.filter(isRole);
  const { account, partition } = environment;
  const bounds = policies.flatMap(({ boundary, path, name }) =>
    boundary ? [policyArn(partition, account, path, name)] : [],
  );
  const named = placed.map(
    ({ address, importId }) => [address, `${paths.get(importId) ?? "/"}${importId}`] as const,
  );
  const spread = spreadOf(stack);
  return {
    environment: environment.name,
    account: environment.account,
    region: environment.region,
    parts: Object.fromEntries(
      blueprints.map((id) => [id, called.has(id) ? "module" : "resources"] as const),
    ),
    ...(made.length > 0 && { made: byAddress(made) }),
    // Also where there are none: a record without is of an earlier version.
    roles: byAddress(named),
    ...(bounds.length > 0 && { boundaries: bounds }),
    ...(Object.keys(spread).length > 0 && { spread }),
    ...(subject.kind === "group" && subject.groups && { groups: subject.groups }),
  };
}

interface PlacedRole {
  readonly address: string;
  readonly importId: string;
}

/** Without working out all else that a stack makes. */
function ownRoles(roles: Stack["roles"]): PlacedRole[] {
  return roles.map(({ id, name }) => {
    return { address: `aws_iam_role.${id}`, importId: name };
  });
}

function isRole({ address }: PlacedRole): boolean {
  return /(^|\.)aws_iam_role\./.test(address);
}

function byAddress(entries: readonly (readonly [string, string])[]): Record<string, string> {
  return Object.fromEntries([...entries].sort(([a], [b]) => compare(a, b)));
}

/** What the file says that stacks and roles were called, by the path of the stack's file. */
export function stackFormers({ stacks, project, projectFormerly }: Model): Former[] {
  const ofProject: SaidFormer[] =
    project === undefined || projectFormerly === undefined
      ? []
      : [{ kind: "projects", name: project, was: projectFormerly }];
  return stacks.flatMap((stack) =>
    (stack.members ?? [{ stack }]).flatMap(({ stack: one }): Former[] => {
      const { formerly, environment, roles } = one;
      const said = formerly?.said.map(({ what, was }): SaidFormer => {
        const [kind = "", name = ""] = what.split("/");
        return { kind, name, was };
      });
      const others = [...ofProject, ...roles.flatMap(formerRole)];
      if (said === undefined && others.length === 0) return [];
      return [
        {
          path: stackPath(stack),
          paths: formerly?.names.map((name) => stackPath({ name })) ?? [],
          said: [...(said ?? []), ...others],
          ...(formerly?.renews && { renews: true }),
          environments: sortedUnique([environment.name, ...environmentOf(formerly)]),
        },
      ];
    }),
  );
}

function environmentOf(formerly: Stack["formerly"]): string[] {
  return (formerly?.said ?? []).flatMap(({ what, was }) =>
    what.startsWith("environments/") ? [was] : [],
  );
}

/** A role that is to keep a name, or to take the place of one that had it. */
function formerRole({ name, replaces, saidAt }: Stack["roles"][number]): SaidFormer[] {
  const at = saidAt?.formerly ?? saidAt?.name ?? [];
  if (at.at(-1) !== "formerly") return [];
  return [{ kind: "roles", name: String(at.at(-2)), was: replaces ?? name }];
}
