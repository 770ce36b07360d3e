import type { Problem } from "../../problem";
import { quotaOf } from "../../model/quotas";
import type { Stack } from "../../model/types";
import { POLICIES_MAX, ROLES_MAX } from "../../iam/policy/quotas";
import { grouped } from "../../text/grouped";
import { compare } from "../../text/names";
import { sentenceList } from "../../text/lists";
import { defineCheck, findings } from "../check";

const found = findings({
  "too-many-roles": {
    severity: "error",
    summary: "All fleets of an account together make more roles than it lets there be.",
  },
  "too-many-account-policies": {
    severity: "error",
    summary:
      "All fleets of an account together make more customer managed policies than it lets there be.",
  },
});

/** What is counted in an account, and who is told of how many there can be. */
interface Counted {
  readonly id: keyof typeof found.kinds;
  readonly list: "roles" | "policies";
  readonly noun: string;
  readonly most: number;
}

const COUNTED: readonly Counted[] = [
  { id: "too-many-roles", list: "roles", noun: "roles", most: ROLES_MAX },
  {
    ...{ id: "too-many-account-policies", list: "policies" },
    ...{ noun: "customer managed policies", most: POLICIES_MAX },
  },
];

/** How many are named of the stacks that make the most. */
const FEW = 3;

/** How much an account can hold: of what others make in it nothing is known. */
export const accountQuotas = defineCheck({
  name: "account-quotas",
  scope: "stacks",
  finds: found.kinds,
  run: (stacks) =>
    [...grouped(stacks, keyOf).values()].flatMap((all) =>
      COUNTED.flatMap((counted) => problemsOf(all, counted)),
    ),
});

function keyOf({ environment: { partition, account } }: Stack): string {
  return `${partition}:${account}`;
}

function problemsOf(
  stacks: readonly [Stack, ...Stack[]],
  { id, list, noun, most }: Counted,
): Problem[] {
  const [{ environment }] = stacks;
  const total = stacks.reduce((sum, stack) => sum + stack[list].length, 0);
  // Environments of one account have one quota: the highest that is said.
  const allowed = Math.max(...stacks.map((stack) => quotaOf(stack.environment, list)));
  if (total <= allowed) return [];
  const largest = [...stacks]
    .sort((a, b) => b[list].length - a[list].length || compare(a.name, b.name))
    .slice(0, FEW)
    .map((stack) => `${stack.name} (${String(stack[list].length)})`);
  const raise =
    allowed < most
      ? `have AWS raise the quota, to ${String(most)} at most, and say so under quotas: of the environment; or move`
      : "move";
  return [
    found.problem(id, {
      message: `${String(total)} ${noun} in account ${environment.account}, ${String(total - allowed)} too many: it takes ${String(allowed)}; the stacks with the most are ${sentenceList(largest)}`,
      fix: `${raise} fleets to another account`,
      path: ["environments", environment.name],
      atKey: true,
    }),
  ];
}
