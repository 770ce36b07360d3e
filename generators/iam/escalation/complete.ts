/** Whether a role's policies complete a path of escalation: decided for each of its permissions by the prover. */
import { evaluator } from "../proof/evaluate";
import { findRequest } from "../proof/find-request";
import type { PolicyDocumentInput } from "../proof/policy";
import type { Request } from "../proof/request";
import { isLike } from "../wildcards";
import { policiesAbout } from "./about-action";
import { exactResources, mayAllow, resourcesOf } from "./allowed-resources";
import { needsOf, PASS_ROLE, PASSED_TO } from "./path";
import type { EscalationPath, Need, Subject } from "./path";
import { patternsOf } from "./targets";

/** A permission that the subject has. */
export interface Step {
  readonly need: Need;
  /** Absent where it was not decided. */
  readonly request?: Request;
}

/** A path that the policies complete. */
export interface Completion {
  readonly path: EscalationPath;
  /** In the order of `needsOf`. */
  readonly steps: readonly Step[];
  /** What is gained: that of `any` role, say, whatever its name, or of `some`, which the policies name or limit by name. */
  readonly reach: "any" | "some";
  /** ARNs that the policies have whole, and that it may be: of the role that is passed, say. */
  readonly named: readonly string[];
}

/** Whether there is more to it than what a statement says: a single permission on what is named is no path. */
export function isTold({ reach, steps }: Completion): boolean {
  return reach === "any" || steps.length > 1;
}

/**
 * How the subject's policies complete a path; undefined where they do not. What AWS's pages leave open is read so that least is
 * allowed: what is found is so whichever is right. What is not decided counts as a permission.
 *
 * Permissions that are needed on one and the same resource are looked for on resources that a statement allows one of them on; where
 * only a Deny or a condition tells which of those is right for all, a path may be overlooked.
 *
 * @throws PolicyError where a document is no policy
 */
export function completion(path: EscalationPath, subject: Subject): Completion | undefined {
  const needs = needsOf(path);
  const [gained = [], ...others] = groupsOf(needs);
  const search = new Search(path, withFreeKeys(path, subject));
  const gain = search.gained(gained);
  if (gain === undefined) return undefined;
  const found = new Map(gain.steps.map((step) => [step.need, step]));
  for (const group of others) {
    const steps = search.together(group);
    if (steps === undefined) return undefined;
    for (const step of steps) found.set(step.need, step);
  }
  return { ...gain, path, steps: needs.flatMap((need) => found.get(need) ?? []) };
}

/**
 * Whether a path that the subject's policies complete leads to one role or user, by its ARN: what else the path needs was found already, and
 * has nothing to do with whom it leads to.
 */
export function leadsTo({ path }: Completion, subject: Subject, target: string): boolean {
  const [gained = []] = groupsOf(needsOf(path));
  const { identity = [] } = subject.policies;
  if (!gained.every(({ action }) => mayAllow(identity, action, target))) return false;
  return new Search(path, subject).together(gained, [target]) !== undefined;
}

/** What is needed on one and the same resource, and first of all what gains something: the role, or the path's first permission. */
function groupsOf(needs: readonly Need[]): Need[][] {
  const groups = new Map<string, Need[]>();
  for (const need of needs) {
    const { action, on } = need;
    const key = on === "any" ? action : on === "role" ? on : `${serviceOf(action)} ${on}`;
    groups.set(key, [...(groups.get(key) ?? []), need]);
  }
  const isRole = (group: readonly Need[]): number => (group[0]?.on === "role" ? 0 : 1);
  return [...groups.values()].sort((a, b) => isRole(a) - isRole(b));
}

function serviceOf(action: string): string {
  return action.slice(0, action.indexOf(":"));
}

class Search {
  constructor(
    private readonly path: EscalationPath,
    private readonly subject: Subject,
  ) {}

  /** What the permissions are on together, and whether that may have any name. */
  gained(needs: readonly Need[]): Omit<Completion, "path"> | undefined {
    const { subject } = this;
    const [first] = needs;
    const anyName = first && patternsOf(first, subject, ANY_NAME);
    const open = this.together(needs, anyName);
    if (open !== undefined) return { steps: open, reach: "any", named: [] };
    if (first === undefined || anyName === undefined) return undefined;
    const own = first.on === "role" && subject.arn !== undefined ? [subject.arn] : [];
    const steps = this.together(needs, patternsOf(first, subject), own);
    if (steps === undefined) return undefined;
    if (this.path.free.length > 0) return { steps, reach: "any", named: [] };
    const actions = needs.map(({ action }) => action);
    const named = exactResources(subject.policies.identity ?? [], actions).filter(
      (arn) => !own.includes(arn) && this.together(needs, [arn]) !== undefined,
    );
    return { steps, reach: "some", named };
  }

  /**
   * Requests for all of the permissions on one resource.
   *
   * @param within patterns that it has to fit
   * @param except ARNs that it must not have
   */
  together(
    needs: readonly Need[],
    within?: readonly string[],
    except: readonly string[] = [],
  ): Step[] | undefined {
    const [first, ...rest] = needs;
    if (first === undefined) return [];
    const patterns = within ?? patternsOf(first, this.subject);
    if (patterns?.length === 0) return undefined;
    const step = this.ask(first, patterns, except);
    if (step === undefined || rest.length === 0) return step && [step];
    return this.allOn(step, needs, except) ?? this.elsewhere(needs, patterns ?? ["*"], except);
  }

  /** On a resource that some statement names for one of the permissions. */
  private elsewhere(
    needs: readonly Need[],
    patterns: readonly string[],
    except: readonly string[],
  ): Step[] | undefined {
    const { identity = [] } = this.subject.policies;
    const actions = needs.map(({ action }) => action);
    for (const candidate of resourcesOf(identity, actions)) {
      for (const need of needs) {
        const step = this.ask(need, [candidate], except);
        const resource = step?.request?.resource;
        if (step === undefined || resource === undefined) continue;
        if (!patterns.some((pattern) => isLike(resource, pattern))) continue;
        const found = this.allOn(step, needs, except);
        if (found !== undefined) return found;
      }
    }
    return undefined;
  }

  private allOn(
    { need: first, request }: Step,
    needs: readonly Need[],
    except: readonly string[],
  ): Step[] | undefined {
    const resource = request?.resource;
    const steps = needs.flatMap((need): Step[] => {
      if (need === first) return [{ need, ...(request && { request }) }];
      const step = this.ask(need, resource === undefined ? undefined : [resource], except);
      return step === undefined ? [] : [step];
    });
    return steps.length === needs.length ? steps : undefined;
  }

  private ask(
    need: Need,
    resources: readonly string[] | undefined,
    except: readonly string[],
  ): Step | undefined {
    const { action } = need;
    const { identity = [], ...others } = policiesAbout(action, this.subject.policies);
    if (identity.length === 0) return undefined;
    const { context } = this.subject;
    const isAllowed = evaluator({ ...others, identity }, { reading: "least" });
    for (const service of action === PASS_ROLE ? this.path.passes : [undefined]) {
      const keys = service === undefined ? context : { ...context, [PASSED_TO]: service };
      const request = this.plain(action, resources, keys);
      if (request !== undefined && isAllowed(request).effect === "allowed") {
        return { need, request };
      }
      const answer = findRequest({
        allowedBy: { ...others, identity: [...identity, ...denial(action, except)] },
        actions: [action],
        ...(resources && { resources }),
        context: keys,
        reading: "least",
      });
      if (answer.found === true) return { need, request: answer.request };
      if (answer.found === "unknown") return { need };
    }
    return undefined;
  }

  /** A request with a resource of any name and no keys but the given: one that is allowed needs no search. */
  private plain(
    action: string,
    [pattern]: readonly string[] = [],
    context: Subject["context"],
  ): Request | undefined {
    if (pattern === undefined) return undefined;
    const { arn, partition, account } = this.subject;
    const principal = arn ?? `arn:${partition}:iam::${account}:user/${ANY_NAME}`;
    return { principal, action, resource: pattern.replaceAll("*", ANY_NAME), context };
  }
}

/** A name that nobody thought of. */
const ANY_NAME = "any-name-2f9c1e";

/** The keys that would limit the path have a value that nobody thought of: who asks for another one limits it. */
function withFreeKeys({ free }: EscalationPath, subject: Subject): Subject {
  const { partition, account, context } = subject;
  const value = `arn:${partition}:iam::${account}:policy/${ANY_NAME}`;
  return {
    ...subject,
    context: { ...context, ...Object.fromEntries(free.map((key) => [key, value])) },
  };
}

function denial(action: string, resources: readonly string[]): PolicyDocumentInput[] {
  if (resources.length === 0) return [];
  const Statement = [{ Effect: "Deny", Action: [action], Resource: resources }];
  return [{ Version: "2012-10-17", Statement }];
}
