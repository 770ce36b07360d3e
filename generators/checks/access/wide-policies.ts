import { widePolicies } from "../../managed-policies/wide";
import type { Attachment, Role, Stack } from "../../model/types";
import { quote } from "../../problem";
import { sortedUnique } from "../../text/names";
import type { Problem } from "../../problem";
import { partId } from "../acceptance/about";
import { defineCheck, findings } from "../check";

const found = findings({
  "wide-managed-policy": {
    severity: "warning",
    summary: "An AWS managed policy is attached that gives more than its name says.",
    narrow: ["role"],
  },
});

/** AWS managed policies that are known to be wide. A blueprint accepts those that it attaches itself, and none that a fleet file adds. */
export const wideManagedPolicies = defineCheck({
  name: "wide-managed-policies",
  scope: "stack",
  finds: found.kinds,
  run: (stack) => {
    const { name, roles, attachments } = stack;
    const of = (part: Role | Attachment, who: string): Problem[] =>
      problemsOf(part, `${who} (stack ${name})`, stack);
    return [
      ...roles.flatMap((role) => of(role, `the role ${quote(role.name)}`)),
      ...attachments.flatMap((one) => of(one, `who gets ${quote(one.id)}`)),
    ];
  },
});

function problemsOf(part: Role | Attachment, who: string, stack: Stack): Problem[] {
  const further = "further" in part ? (part.further ?? []) : [];
  const isAccepted = Object.hasOwn(part.accept ?? {}, "wide-managed-policy");
  return arnsOf(part, stack).flatMap((arn) => {
    const name = /^arn:[a-z-]+:iam::aws:policy\/(?:.*\/)?([^/]+)$/.exec(arn)?.[1] ?? "";
    const wide = widePolicies().get(name);
    if (wide === undefined || (isAccepted && !further.includes(arn))) return [];
    return [
      found.problem("wide-managed-policy", {
        message: `${who} has ${quote(name)}, which gives ${wide.gives}`,
        fix: wide.instead,
        path: part.origin,
        atKey: true,
        about: { role: [partId(part, stack)] },
      }),
    ];
  });
}

/** A dated copy gives what AWS's policy gave. */
function arnsOf({ managedPolicies, attached }: Role | Attachment, { policies }: Stack): string[] {
  const copies = policies.flatMap(({ id, copyOf }) =>
    copyOf && attached.includes(id) ? [copyOf.arn] : [],
  );
  return sortedUnique([...managedPolicies, ...copies]);
}
