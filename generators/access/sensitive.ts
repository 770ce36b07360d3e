/** Access that a reviewer has to see first. */
import type { Access } from "../iam/proof/compare-access";
import type { ServiceReference } from "../iam/reference";
import { changesPermissions, deletes } from "../iam/reference/action-kinds";

/** A class of sensitive actions, and why it matters. */
export interface SensitiveClass {
  readonly id: "public" | "escalation" | "permissions" | "secrets" | "deletion";
  readonly summary: string;
}

/** Access that nobody has to sign for. */
const PUBLIC: SensitiveClass = { id: "public", summary: "lets anybody in, unsigned" };

const CLASSES: readonly SensitiveClass[] = [
  { id: "escalation", summary: "becomes another role, or lets a service use one" },
  { id: "permissions", summary: "changes who may do what" },
  { id: "secrets", summary: "reads secrets or decrypts" },
  { id: "deletion", summary: "deletes" },
];

/**
 * Actions by name. Passing a role: IAM User Guide, id_roles_use_passrole; assuming one: AWS STS API reference. What is read as
 * a secret: the service authorization reference has these under "Read" or "Write", beside what is no secret.
 */
const NAMED: Readonly<Record<"escalation" | "secrets", readonly string[]>> = {
  escalation: ["iam:passrole", "sts:assumerole", "sts:assumerolewithsaml", "sts:assumeroot"],
  secrets: [
    ...["secretsmanager:getsecretvalue", "secretsmanager:batchgetsecretvalue", "kms:decrypt"],
    ...["ssm:getparameter", "ssm:getparameters", "ssm:getparametersbypath"],
    ...["ssm:getparameterhistory"],
  ],
};

/** Services to look at by name wherever a policy leaves the service open: what is most sensitive is theirs. */
export const SENSITIVE_SERVICES: readonly string[] = [
  ...["iam", "kms", "lambda", "s3", "secretsmanager", "ssm", "sts"],
];

/** The classes that some of the access is of; patterns of actions count as all that they name. */
export function sensitiveClasses(
  gained: readonly Access[],
  reference: ServiceReference,
): SensitiveClass[] {
  const actions = gained.flatMap((row) => row.actions);
  const found = new Set(actions.flatMap((action) => classesOf(action, reference)));
  const isPublic = gained.some(({ witness }) => witness.principal === "*");
  return [...(isPublic ? [PUBLIC] : []), ...CLASSES.filter(({ id }) => found.has(id))];
}

function classesOf(pattern: string, reference: ServiceReference): SensitiveClass["id"][] {
  if (pattern === "*") return CLASSES.map(({ id }) => id);
  const [service = ""] = pattern.toLowerCase().split(":", 1);
  if (!reference.hasLoaded(service)) return [];
  return reference.matchActions(pattern).flatMap((action) => {
    const name = `${action.service}:${action.name}`.toLowerCase();
    return [
      ...(NAMED.escalation.includes(name) ? ["escalation" as const] : []),
      ...(NAMED.secrets.includes(name) ? ["secrets" as const] : []),
      ...(changesPermissions(action) ? ["permissions" as const] : []),
      ...(deletes(action) ? ["deletion" as const] : []),
    ];
  });
}
