/** Access that a reviewer has to see first. */
import type { Access } from "../iam/proof/compare-access";
import { isOfClass, ServiceReference } from "../iam/reference";
import type { ActionInfo, SensitiveActions } from "../iam/reference";
import { CLASSES, sensitiveActions } from "../sensitive-actions";
import { sortedUnique } from "../text/names";
import type { HolderKind } from "./holder";

/** A class of sensitive access, and why it matters. */
export interface SensitiveClass {
  readonly id: "public" | "other-account" | SensitiveActions["id"];
  readonly summary: string;
  /** Whether a report says it of whatever access is gained. */
  readonly said: boolean;
}

/** Access that nobody has to sign for. */
const PUBLIC = { id: "public", summary: "lets anybody in, unsigned", said: true } as const;

const OTHERS = { id: "other-account", summary: "lets another account in", said: true } as const;

/** Their ids. */
export const SENSITIVE: readonly SensitiveClass["id"][] = [PUBLIC.id, OTHERS.id, ...CLASSES];

/** All classes, in the order in which reports name them. */
export function sensitiveAccess(): SensitiveClass[] {
  const ofActions = sensitiveActions().map(({ id, summary, gained: said }) => ({
    ...{ id, summary, said },
  }));
  return [PUBLIC, OTHERS, ...ofActions];
}

/** Services to look at by name wherever a policy leaves the service open: what is most sensitive is theirs. */
export const SENSITIVE_SERVICES: readonly string[] = [
  ...["iam", "kms", "lambda", "s3", "secretsmanager", "ssm", "sts"],
];

/** What is gained, and by whom. */
export interface GainedAccess {
  readonly kind: HolderKind;
  /** The account that the holder is in, where that is known. */
  readonly account?: string | undefined;
  readonly access: readonly Pick<Access, "actions" | "witness">[];
  readonly trust: readonly Pick<Access, "witness">[];
}

/** The classes that some of it is of; patterns of actions count as all that they name. */
export function sensitiveClasses(
  { kind, account, access, trust }: GainedAccess,
  reference: ServiceReference,
): SensitiveClass[] {
  const found = new Set<SensitiveClass["id"]>(classesOfActions(access, reference));
  const letIn = [...trust, ...(kind === "resource" ? access : [])];
  if ([...access, ...trust].some(({ witness }) => witness.principal === "*")) found.add("public");
  const isOther = ({ witness: { principal, resource } }: Pick<Access, "witness">): boolean =>
    isOfOther(account ?? resource.split(":")[4], principal);
  if (letIn.some(isOther)) {
    found.add("other-account");
  }
  return sensitiveAccess().filter(({ id }) => found.has(id));
}

/** The classes of the actions that are named. */
export function classesOfActions(
  rows: readonly { readonly actions: readonly string[] }[],
  reference: ServiceReference,
): SensitiveClass["id"][] {
  const actions = new Set(rows.flatMap((row) => row.actions));
  return [...actions].flatMap((action) => classesOf(action, reference));
}

function classesOf(pattern: string, reference: ServiceReference): SensitiveClass["id"][] {
  if (pattern === "*") return sensitiveActions().map(({ id }) => id);
  const [service = ""] = pattern.toLowerCase().split(":", 1);
  if (!reference.hasLoaded(service)) return [];
  return reference.matchActions(pattern).flatMap((action) =>
    sensitiveActions()
      .filter((one) => isOfClass(action, one))
      .map(({ id }) => id),
  );
}

/** By class, the gravest first, which of the actions are of it, by the patterns that name them: `*` is of all. */
export function actionsByClass(
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

/** Services are of no account, and neither is anybody. Where nobody says whose policy it is, every account may be another. */
function isOfOther(account: string | undefined, principal: string): boolean {
  const [of] = /(?<=^|:)\d{12}(?=$|:)/.exec(principal) ?? [];
  return of !== undefined && of !== account;
}
