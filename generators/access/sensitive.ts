/** Access that a reviewer has to see first. */
import type { Access } from "../iam/proof/compare-access";
import { isOfClass, ServiceReference } from "../iam/reference";
import type { ActionInfo, SensitiveActions } from "../iam/reference";
import { sensitiveActions } from "../sensitive-actions";
import { sortedUnique } from "../text/names";

/** A class of sensitive access, and why it matters. */
export interface SensitiveClass {
  readonly id: "public" | SensitiveActions["id"];
  readonly summary: string;
}

/** Access that nobody has to sign for. */
const PUBLIC: SensitiveClass = { id: "public", summary: "lets anybody in, unsigned" };

/** Those that are said of whatever access is gained. */
function classes(): SensitiveActions[] {
  return sensitiveActions().filter(({ gained }) => gained);
}

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
  const known = classes().filter(({ id }) => found.has(id));
  return [...(isPublic ? [PUBLIC] : []), ...known.map(({ id, summary }) => ({ id, summary }))];
}

function classesOf(pattern: string, reference: ServiceReference): SensitiveClass["id"][] {
  if (pattern === "*") return classes().map(({ id }) => id);
  const [service = ""] = pattern.toLowerCase().split(":", 1);
  if (!reference.hasLoaded(service)) return [];
  return reference.matchActions(pattern).flatMap((action) =>
    classes()
      .filter((one) => isOfClass(action, one))
      .map(({ id }) => id),
  );
}

/** By class, the gravest first, which of the actions are of it, by the patterns that name them: `*` is of all. */
export function classesOfActions(
  patterns: readonly string[],
): ReadonlyMap<SensitiveActions["id"], readonly string[]> {
  const named = patterns.map((pattern) => [pattern, infosOf(pattern)] as const);
  const found = sensitiveActions().map((one) => {
    const actions = named.flatMap(([pattern, infos]) => {
      if (infos === "any") return [pattern];
      const own = infos.filter((info) => isOfClass(info, one));
      return own.map(({ service, name }) => `${service}:${name}`);
    });
    return [one.id, sortedUnique(actions)] as const;
  });
  return new Map(found.filter(([, actions]) => actions.length > 0));
}

/** What a pattern names; of one whose service is a pattern, too, anything. */
function infosOf(pattern: string): readonly ActionInfo[] | "any" {
  const [service = ""] = pattern.toLowerCase().split(":", 1);
  if (/[*?]/.test(service)) return "any";
  return ServiceReference.loadSync([service]).matchActions(pattern);
}
