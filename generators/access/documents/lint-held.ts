/** What is wrong with policies that somebody has together, and with AWS managed policies that are attached. */
import { loadEscalationPaths } from "../../escalation-paths";
import { isTold } from "../../iam/escalation";
import type { Completion } from "../../iam/escalation";
import { ANY_ACCOUNT, escalationWords } from "../../iam/lint/rules/escalation";
import { widePolicies } from "../../managed-policies/wide";
import { packageFolder } from "../../package-root";
import { quote } from "../../problem";
import type { DataPath, Severity } from "../../problem";
import { grouped } from "../../text/grouped";
import { EscalationFinder } from "../escalation";
import type { Where } from "../escalation";
import type { HeldPolicy, PolicyHolder } from "../holder";
import type { FoundHolder } from "./held";

/** A finding of somebody's policies. */
export interface HeldFinding {
  readonly id: "privilege-escalation" | "wide-managed-policy";
  readonly severity: Severity;
  readonly message: string;
  readonly fix: string;
  readonly path: DataPath;
}

/** What holders' policies come to together, where no single one of the file's documents does so, and which of AWS's are wide. */
export function lintHeld(holders: readonly FoundHolder[]): HeldFinding[] {
  return holders.flatMap((one) => [...wideOf(one), ...escalationsOf(one)]);
}

function wideOf({ holder: { policies, label }, path }: FoundHolder): HeldFinding[] {
  return policies.flatMap(({ kind, name }): HeldFinding[] => {
    const short = name.slice(name.lastIndexOf("/") + 1);
    const wide = kind === "aws-managed" ? widePolicies().get(short) : undefined;
    if (wide === undefined) return [];
    const message = `${label} has ${quote(short)}, which gives ${wide.gives}`;
    const fix = `attach a policy that names what is needed; in a fleet file, ${wide.instead}`;
    return [{ id: "wide-managed-policy", severity: "warning", message, fix, path }];
  });
}

let finder: EscalationFinder | undefined;

function escalationsOf({ holder, path }: FoundHolder): HeldFinding[] {
  finder ??= new EscalationFinder(
    loadEscalationPaths(packageFolder("templates", "escalation-paths")).paths,
  );
  const find = (policies: readonly HeldPolicy[]): readonly Completion[] =>
    finder?.of({ ...holder, policies }, whereOf(holder)).filter(isTold) ?? [];
  const alone = new Set(
    holder.policies
      .filter(({ kind }) => kind !== "aws-managed")
      .flatMap((one) => find([one]).map((each) => each.path.id)),
  );
  const told = find(holder.policies).filter((one) => !alone.has(one.path.id));
  return [...grouped(told, ({ reach }) => reach).values()].map((group): HeldFinding => {
    const { message, fix } = escalationWords(
      `${holder.label}, by all its policies together,`,
      group,
    );
    const severity = group[0].reach === "some" ? "notice" : "warning";
    return { id: "privilege-escalation", severity, message, fix, path };
  });
}

function whereOf({ arn = "", policies, account }: PolicyHolder): Where {
  const text = JSON.stringify([arn, policies.map(({ document }) => document)]);
  const named = /arn:([a-z-]+):[a-z-]*:[^:"]*:(\d{12}):/.exec(text);
  return {
    partition: named?.[1] ?? "aws",
    account: account ?? named?.[2] ?? ANY_ACCOUNT,
  };
}
