/** Which role can become which: by assuming it, by passing it to a service, or by changing whom it trusts. */
import { leadsTo } from "../iam/escalation";
import type { Completion, EscalationPath } from "../iam/escalation";
import { evaluate } from "../iam/proof/evaluate";
import { findRequest } from "../iam/proof/find-request";
import type { RequestAnswer, RequestQuestion } from "../iam/proof/question";
import { PolicyError } from "../iam/proof/policy";
import { EscalationFinder, subjectOf, type Where } from "./escalation";
import type { PolicyHolder } from "./holder";
import { identityOf } from "./prove";

/** One who can become another. */
export interface Edge {
  readonly from: PolicyHolder;
  /** A role or user; undefined for one that gives itself any permission. */
  readonly to?: PolicyHolder;
  /**
   * How: `assume`, where the role trusts it; `pass`, through a service; `trust`, by changing whom the role trusts; `credentials`, by
   * making some of the user; `itself`.
   */
  readonly by: "assume" | "pass" | "trust" | "credentials" | "itself";
  /** The path, but of `assume`. */
  readonly path?: EscalationPath;
}

/** What one can become beyond the roles that are known: any that trusts a service, say, or some by name. */
export interface OpenEnd {
  readonly from: PolicyHolder;
  readonly completion: Completion;
}

/** Who can become whom. */
export interface Becoming {
  readonly edges: readonly Edge[];
  readonly open: readonly OpenEnd[];
}

/** Looks at holders, in their order, and at roles and users among them as what these can become. */
export class Graph {
  private readonly finder: EscalationFinder;
  private readonly trusting = new Map<string, boolean>();

  constructor(
    paths: readonly EscalationPath[],
    private readonly whereOf: (holder: PolicyHolder) => Where,
  ) {
    this.finder = new EscalationFinder(paths);
  }

  of(holders: readonly PolicyHolder[], all: readonly PolicyHolder[]): Becoming {
    const targets = all.filter(
      ({ kind, trust }) => kind === "user" || (kind === "role" && trust?.document !== undefined),
    );
    const asked = holders.map((from) => ({
      from,
      found: this.finder.of(from, this.whereOf(from)),
    }));
    const edges = asked.flatMap(({ from, found }) => {
      const others = targets.filter(
        (to) => to.id !== from.id && to.account === this.whereOf(from).account,
      );
      return [
        ...this.itself(from, found),
        ...others.flatMap((to) => this.between(from, to, found)),
      ];
    });
    const led = new Set(edges.map(({ from, path }) => idOf(from, path)));
    const open = asked.flatMap(({ from, found }) =>
      found
        // Of users that policies name, those that are known were told.
        .filter((one) => isOpen(one) && (one.reach === "any" || !led.has(idOf(from, one.path))))
        .map((one) => ({ from, completion: one })),
    );
    return { edges, open };
  }

  private itself(from: PolicyHolder, found: readonly Completion[]): Edge[] {
    return found.flatMap(({ path }) =>
      path.becomes === "itself" ? [{ from, path, by: "itself" as const }] : [],
    );
  }

  private between(from: PolicyHolder, to: PolicyHolder, found: readonly Completion[]): Edge[] {
    const assumed: Edge[] = this.assumes(from, to) ? [{ from, to, by: "assume" }] : [];
    const subject = subjectOf(from, this.whereOf(from));
    const through = found.flatMap((one): Edge[] => {
      const { path } = one;
      const by = wayOf(path);
      if (by === undefined || to.arn === undefined || !canBe(to, by)) return [];
      if (by === "pass" && !path.trusts.some((service) => this.trusts(to, service))) return [];
      return leadsTo(one, subject, to.arn) ? [{ from, to, by, path }] : [];
    });
    return [...assumed, ...through];
  }

  /** Whether some request to assume the role is allowed by its trust policy and by the policies of who asks. */
  private assumes(from: PolicyHolder, { arn, trust }: PolicyHolder): boolean {
    if (trust?.document === undefined || from.arn === undefined || arn === undefined) return false;
    const text = JSON.stringify(trust.document);
    // Services and providers alone are trusted by most roles.
    if (!text.includes('"AWS"') && !text.includes('"*"')) return false;
    const asks = { principal: from.arn, actions: ["sts:AssumeRole"], reading: "least" as const };
    const entry = decided({ ...asks, allowedBy: { trust: trust.document }, kind: "trust" });
    if (entry === undefined || !isPossible(entry)) return false;
    if (entry.found !== true) return true;
    const policies = identityOf(from);
    const { context = {} } = entry.request;
    const request = { principal: from.arn, action: "sts:AssumeRole", resource: arn, context };
    // A role that the trust policy names needs no policy of its own; one of an account that it names does.
    const all = { ...policies, trust: trust.document };
    if (evaluate(request, all, { reading: "least" }).effect === "allowed") return true;
    return isPossible(decided({ ...asks, allowedBy: policies, resources: [arn], context }));
  }

  private trusts({ trust }: PolicyHolder, service: string): boolean {
    const document = trust?.document ?? {};
    const id = `${service} ${JSON.stringify(document)}`;
    const known =
      this.trusting.get(id) ??
      isPossible(decided({ allowedBy: { trust: document }, kind: "trust", principal: service }));
    this.trusting.set(id, known);
    return known;
  }
}

function idOf(from: PolicyHolder, path?: EscalationPath): string {
  return JSON.stringify([from.id, path?.id]);
}

/** What signs a user in. Source: AWS IAM API Reference, CreateAccessKey, CreateLoginProfile. */
const CREDENTIALS: ReadonlySet<string> = new Set([
  ...["iam:CreateAccessKey", "iam:DeleteAccessKey"],
  ...["iam:CreateLoginProfile", "iam:UpdateLoginProfile"],
]);

type Way = "pass" | "trust" | "credentials";

/**
 * How a path leads to a role or user that is known; undefined for others. Who can write a role's policies has to assume it besides, and
 * who writes a user's has to act as that one.
 */
function wayOf({ becomes, needs }: EscalationPath): Way | undefined {
  if (becomes === "passed") return "pass";
  if (becomes === "user" && needs.every(({ action }) => CREDENTIALS.has(action))) {
    return "credentials";
  }
  const isTrust = becomes === "role" && needs.every(({ action }) => action !== "sts:AssumeRole");
  return isTrust ? "trust" : undefined;
}

/**
 * Users have credentials, roles trust. Whom a service-linked role trusts, nobody can change (AWS IAM API Reference,
 * UpdateAssumeRolePolicy: UnmodifiableEntity).
 */
function canBe({ kind, arn = "" }: PolicyHolder, by: Way): boolean {
  if (by === "credentials") return kind === "user";
  return kind === "role" && (by !== "trust" || !arn.includes(":role/aws-service-role/"));
}

/** Whether it leads to roles that no file has, or to what else has a role or is a user. */
function isOpen({ path, reach }: Completion): boolean {
  return (
    path.becomes !== "itself" &&
    (reach === "any" || path.becomes === "host" || path.becomes === "user")
  );
}

/** What is not decided counts as a way, as it does in paths. */
function isPossible(answer: RequestAnswer | undefined): boolean {
  return answer !== undefined && answer.found !== false;
}

/** The answer; undefined where a document is no policy: checks say so in their own words. */
function decided(question: RequestQuestion): RequestAnswer | undefined {
  try {
    return findRequest(question);
  } catch (error) {
    if (error instanceof PolicyError) return undefined;
    throw error;
  }
}
