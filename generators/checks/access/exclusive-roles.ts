import { quote } from "../../problem";
import type { Problem } from "../../problem";
import type { Attachment, Role, Stack } from "../../model/types";
import { defineCheck, findings } from "../check";

const found = findings({
  "exclusive-undone": {
    severity: "error",
    summary: "A policy is attached to a role that has no others than its own.",
  },
  "exclusive-module": {
    severity: "notice",
    summary: "A module may attach policies to a role that has no others than its own.",
  },
  "attached-beside": {
    severity: "warning",
    summary: "A role gets policies from another part, and what is proved of it is without them.",
  },
  "module-beside": {
    severity: "notice",
    summary: "A module may attach policies to a role, and what is proved of it is without them.",
  },
});

/**
 * What another part, or a module, attaches to a role. It would come and go with each apply, where Terraform takes from the role what nobody
 * declared; where that stays, no proof about the role has it.
 */
export const exclusiveRoles = defineCheck({
  name: "exclusive-roles",
  scope: "stacks",
  finds: found.kinds,
  run: (stacks) => {
    const made = new Map(
      stacks.flatMap((stack) =>
        stack.roles.map((role) => [keyOf(stack, role.name), { stack, role }] as const),
      ),
    );
    return stacks.flatMap((stack) => [
      ...stack.attachments.flatMap((attachment) =>
        attachment.roles.flatMap((name): Problem[] => {
          const taken = made.get(keyOf(stack, name));
          return taken === undefined ? [] : [attached(attachment, name, stack, taken)];
        }),
      ),
      ...namesGiven(stack),
    ]);
  },
});

function attached(
  { id, origin }: Attachment,
  name: string,
  { name: by }: Stack,
  { stack, role }: { readonly stack: Stack; readonly role: Role },
): Problem {
  const what = `the attachment ${id} of stack ${by} gives policies to the role ${quote(name)}, which the stack ${stack.name}`;
  const give = "give them to it under roles: with managed:";
  const at = { path: origin, atKey: true } as const;
  if (!isExclusive(role)) {
    return found.problem("attached-beside", {
      message: `${what} makes: what is proved of the role is without them`,
      fix: `${give}, or accept it`,
      about: { stack: [by], role: [role.id] },
      ...at,
    });
  }
  return found.problem("exclusive-undone", {
    message: `${what} lets have its own only`,
    fix: `${give}, or set exclusive: false for the role ${quote(role.id)}`,
    ...at,
  });
}

/** IAM tells names apart without regard to case (facts: roles.md). */
function keyOf({ environment }: Stack, name: string): string {
  return `${environment.partition}:${environment.account} ${name.toLowerCase()}`;
}

/** Modules that get to know what a role is called: policies are attached by names, and not by ARNs. */
function namesGiven({ name, modules, roles }: Stack): Problem[] {
  return modules
    .filter(({ blueprint }) => blueprint === undefined)
    .flatMap(({ id, references, origin }) => {
      const outputs = new Set(Object.values(references));
      return roles
        .filter((role) => outputs.has(`${role.id}_name`))
        .map((role) => {
          const what = `the module ${quote(id)} of stack ${name} gets the name of the role ${quote(role.id)}: policies that it attached`;
          const at = { path: origin, atKey: true } as const;
          const give = "give it the ARN, if that is all that it needs";
          return isExclusive(role)
            ? found.problem("exclusive-module", {
                message: `${what} would be taken away`,
                fix: `${give}; or set exclusive: false for the role`,
                ...at,
              })
            : found.problem("module-beside", {
                message: `${what} are in nothing that is proved of the role`,
                fix: `${give}; a Terraform plan knows what it attaches: fleetroles diff --plan`,
                ...at,
              });
        });
    });
}

function isExclusive({ exclusive }: Role): boolean {
  return exclusive !== false;
}
