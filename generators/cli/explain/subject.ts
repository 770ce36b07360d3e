/** What a word can name that there is something to say of. */
import { distance } from "fastest-levenshtein";
import { gates } from "../../access/gates";
import type { Gate } from "../../access/gates";
import { checks } from "../../checks";
import { loadEscalationPaths } from "../../escalation-paths";
import type { EscalationPath } from "../../iam/escalation";
import { awsCodes } from "../../iam/lint/aws-codes";
import type { AwsCode } from "../../iam/lint/aws-codes";
import type { KnownProblem } from "../../outputs/docs/problem-page";
import { packageFolder } from "../../package-root";
import { quote } from "../../problem";
import type { Problem } from "../../problem";
import { grouped } from "../../text/grouped";
import { sentenceList } from "../../text/lists";
import { nearest } from "../../text/nearest";
import { knownProblems } from "../known-problems";

/** A problem, a check by its name, a code of IAM Access Analyzer, a path of escalation, or a gate of `diff`; each with the problems that it is found as. */
export type Subject =
  | { readonly kind: "problem"; readonly problems: readonly KnownProblem[] }
  | { readonly kind: "check"; readonly name: string; readonly problems: readonly KnownProblem[] }
  | { readonly kind: "code"; readonly code: AwsCode; readonly problems: readonly KnownProblem[] }
  | {
      readonly kind: "path";
      readonly path: EscalationPath;
      readonly problems: readonly KnownProblem[];
    }
  | { readonly kind: "gate"; readonly gate: Gate; readonly problems: readonly KnownProblem[] };

/** A name that there is something to say of. */
export interface Explainable {
  readonly kind: Subject["kind"];
  readonly name: string;
  readonly subject: () => Subject;
}

let named: readonly Explainable[] | undefined;

/** Every name that `explain` knows, problems first. Put together once per process. */
export function explainables(): readonly Explainable[] {
  named ??= allNames();
  return named;
}

function allNames(): Explainable[] {
  const known = knownProblems();
  const withIds = (ids: readonly string[]): KnownProblem[] =>
    known.filter(({ id }) => ids.includes(id));
  const { paths } = loadEscalationPaths(packageFolder("templates", "escalation-paths"));
  return [
    ...known.map((one): Explainable => {
      return {
        kind: "problem",
        name: one.id,
        subject: () => ({ kind: "problem", problems: [one] }),
      };
    }),
    ...checks.map(({ name, finds }): Explainable => {
      const problems = withIds(Object.keys(finds));
      return { kind: "check", name, subject: () => ({ kind: "check", name, problems }) };
    }),
    ...awsCodes.map((code): Explainable => {
      const problems = withIds(code.by);
      return { kind: "code", name: code.code, subject: () => ({ kind: "code", code, problems }) };
    }),
    ...paths.map((path): Explainable => {
      const problems = withIds(["privilege-escalation"]);
      return { kind: "path", name: path.id, subject: () => ({ kind: "path", path, problems }) };
    }),
    ...gateNames().map(({ name, gate }): Explainable => {
      const problems = withIds(gate.id === "gained:escalation" ? ["privilege-escalation"] : []);
      return { kind: "gate", name, subject: () => ({ kind: "gate", gate, problems }) };
    }),
  ];
}

/** A class of sensitive access is the gate on it, too: `diff` tells of both. */
function gateNames(): { readonly name: string; readonly gate: Gate }[] {
  const all = gates().map((gate) => ({ name: gate.id, gate }));
  const classes = all.flatMap(({ name, gate }) => {
    const [, of] = name.split(":");
    return of === undefined ? [] : [{ name: of, gate }];
  });
  return [...all, ...classes];
}

/** What the word names, whatever its case and what stands between its parts; or the problem of there being nothing. */
export function subjectNamed(word: string): Subject | Problem {
  const all = explainables();
  const key = keyOf(word);
  const alike = all.filter(({ name }) => keyOf(name) === key);
  const found =
    all.find(({ name }) => name === word) ??
    // Only codes of AWS's are written so.
    alike.find(({ kind }) => word.includes("_") && kind === "code") ??
    alike[0];
  return found?.subject() ?? nothingCalled(word, all);
}

function keyOf(word: string): string {
  return word
    .trim()
    .toLowerCase()
    .replaceAll(/[\s_-]+/g, "-");
}

function nothingCalled(word: string, all: readonly Explainable[]): Problem {
  const near = nearNames(word, all).map((name) => JSON.stringify(name));
  return {
    id: "unknown-problem",
    severity: "error",
    message: `there is no problem ${quote(word)}, nor a check, a code of IAM Access Analyzer, a path of escalation or a gate of that name`,
    fix:
      near.length > 0
        ? `did you mean ${sentenceList(near, "or")}?`
        : "take the id that check prints; docs/reference/problems.md has all of them",
  };
}

/** More are no help. */
const MOST_NAMES = 3;

/** Of each kind the nearest, as far as they are about as near as the nearest of all. */
function nearNames(word: string, all: readonly Explainable[]): string[] {
  const key = keyOf(word);
  const found = [...grouped(all, ({ kind }) => kind).values()].flatMap((those) => {
    const names = new Map(those.map(({ name }) => [keyOf(name), name]));
    const near = nearest(key, [...names.keys()]);
    const name = near === undefined ? undefined : names.get(near);
    return near === undefined || name === undefined ? [] : [{ name, away: distance(key, near) }];
  });
  const least = Math.min(...found.map(({ away }) => away));
  return found
    .filter(({ away }) => away <= least + 1)
    .sort((a, b) => a.away - b.away)
    .slice(0, MOST_NAMES)
    .map(({ name }) => name);
}
