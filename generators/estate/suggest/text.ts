/** What is proposed, as a part of a fleet file. */
import type { GrantData } from "../../fleet-file/schema";
import { parseArn } from "../../iam/arn";
import { count, cutList } from "../../text/lists";
import { oneLine, yamlText, type Comment } from "../../text/yaml";
import type { OpenStatement, SuggestedFacts, Suggestion } from "./types";

/** To be pasted under a fleet: `grants:` and, where something stays as it is, `statements:`; all else are comments. */
export function suggestionText(suggestion: Suggestion, names: readonly string[]): string {
  const { grants, statements } = suggestion;
  const data = {
    ...(grants.length > 0 && { grants: grants.map(({ value }) => value) }),
    ...(statements.length > 0 && { statements: statements.map(({ value }) => value) }),
  };
  const comments: Comment[] = [
    ...grants.flatMap(({ value, why }, index): Comment[] => [
      { path: ["grants", index], text: `${why}${anyWords(value)}` },
      { path: ["grants", index], text: "why:", below: true },
    ]),
    ...statements.map(({ why }, index) => ({ path: ["statements", index], text: why })),
  ];
  const head = headOf(suggestion, names);
  const foot = footOf(suggestion).map((line) => `# ${line}`.trimEnd());
  const isEmpty = Object.keys(data).length === 0;
  const body = isEmpty
    ? head.map((line) => `# ${line}`).join("\n")
    : yamlText(data, { comments, gaps: [], head }).trimEnd();
  return [body, ...foot].join("\n");
}

/** What was found, in numbers. */
export function countsOf({
  grants,
  statements,
  open,
}: Suggestion): Readonly<Record<string, number>> {
  const byIntent = grants.filter(({ value }) => value.actions === undefined).length;
  return {
    grants: grants.length,
    byIntent,
    byAction: grants.length - byIntent,
    left: statements.length,
    open: open.length,
  };
}

function headOf(suggestion: Suggestion, names: readonly string[]): string[] {
  const { facts, filled, read } = suggestion;
  const { grants = 0, byIntent = 0, left = 0, open = 0 } = countsOf(suggestion);
  const parts = [
    `${count(grants, "grant")}, proved equal to what ${grants === 1 ? "it stands" : "they stand"} for (${String(byIntent)} by intent alone)`,
    `${count(left, "statement")} left as ${left === 1 ? "it is" : "they are"}`,
    `${String(open)} without a resource yet`,
  ];
  return [
    `Suggested from ${cutList([...names], 4)}, ${count(read, "statement")}: ${parts.join("; ")}.`,
    ...factsWords(facts),
    ...(grants === 0 ? [] : ["Why each grant is needed is yours to write."]),
    ...filled.map(({ what, times }) => `Filled in: ${what} (${count(times, "time")}).`),
  ].map(oneLine);
}

function factsWords({ environment, account, region }: SuggestedFacts): string[] {
  if (environment === undefined && /^0+$/.test(account)) return [];
  const where = `the account ${account} and the region ${region}`;
  return [
    environment === undefined
      ? `Short names stand for ${where}, as the ARNs have it: for another environment they are others.`
      : `Short names stand for ${where}: ${environment}.`,
  ];
}

function anyWords({ to }: GrantData): string {
  const any = [to].flat().filter(isAny);
  return any.length === 0 ? "" : `; any of ${cutList(any, 3)}: name those that the code uses`;
}

/** Whether it names nothing but a kind of resource. */
function isAny(to: string): boolean {
  const arn = parseArn(to);
  if (arn === undefined) return /^[^/]+\/[*?/]+$/.test(to);
  const kind = arn.service === "s3" ? /^[*?/]+$/ : /^([A-Za-z-]+[:/])?[*?/:]+$/;
  return kind.test(arn.resource);
}

function footOf({ open, remarks }: Suggestion): string[] {
  return [
    ...(open.length === 0 ? [] : ["Not proposed, for it names no resource yet:"]),
    ...open.flatMap(openLines),
    ...(remarks.length === 0 ? [] : ["To be known:"]),
    ...remarks.map(({ what, why }) => `- ${oneLine(`${what}: ${why}`)}`),
  ];
}

function openLines({ name, statement, open, asNamed }: OpenStatement): string[] {
  const { Action = [], NotAction = [], Resource = [] } = statement;
  const what = cutList([...Action, ...NotAction]);
  const line = `- ${what} on ${cutList([...Resource], 4)}: ${name}. Say what ${cutList([...open])} ${open.length === 1 ? "is" : "are"}.`;
  if (asNamed.length === 0) return [oneLine(line)];
  const grants = yamlText(asNamed, { comments: [], gaps: [], head: [] }).trimEnd().split("\n");
  return [oneLine(`${line} Once it is named:`), ...grants.map((text) => `    ${text}`)];
}
