import type { Location, Problem, Severity } from "../../problem";
import { packageVersion } from "../../package-root";
import { sortedUnique } from "../../text/names";
import { textEditOf } from "../../source/edits";
import { kindOf } from "../known-problems";
import type { Format, Surroundings } from "./format";

const LEVELS = { error: "error", warning: "warning", notice: "note" } as const;

/** Problems as SARIF 2.1.0, for code-scanning services. */
export const sarif: Format = {
  description: "SARIF 2.1.0, for code scanning",
  stream: "stdout",
  render: (open, { accepted = [], texts }) => {
    const problems = [...open, ...accepted];
    const ids = sortedUnique(problems.map(({ id }) => id));
    const driver = { name: "fleetroles", version: packageVersion(), rules: ids.map(rule) };
    const results = problems.map((problem) => ({
      ...result(problem, ids),
      ...fixes(problem, texts),
      // Of the results of a run all say it, or none (SARIF 2.1.0, "suppressions property").
      ...(accepted.length > 0 && { suppressions: suppressions(problem) }),
    }));
    return JSON.stringify(
      {
        $schema: "https://json.schemastore.org/sarif-2.1.0.json",
        version: "2.1.0",
        runs: [{ tool: { driver }, results }],
      },
      null,
      2,
    );
  },
};

/** What is known of an id, whatever the finding. */
function rule(id: string): object {
  const kind = kindOf(id);
  if (kind === undefined) return { id };
  return {
    id,
    shortDescription: { text: kind.summary },
    defaultConfiguration: { level: levelOf(kind.severity) },
  };
}

function result(problem: Problem, ids: readonly string[]): object {
  const { id, severity, message, fix, location, related = [] } = problem;
  const others = related.flatMap((one) =>
    one.location === undefined
      ? []
      : [{ physicalLocation: physical(one.location), message: { text: one.message } }],
  );
  return {
    ruleId: id,
    ruleIndex: ids.indexOf(id),
    level: levelOf(severity),
    message: { text: `${message}\nFix: ${fix}` },
    ...(location && { locations: [{ physicalLocation: physical(location) }] }),
    ...(others.length > 0 && { relatedLocations: others }),
  };
}

/** What an editor can do at once (SARIF 2.1.0, "fixes property"). */
function fixes(problem: Problem, texts: Surroundings["texts"]): object {
  const edit = textEditOf(problem, (file) => texts.get(file));
  if (edit === undefined) return {};
  const { artifactLocation, region } = physical(edit.location);
  const replacement = { deletedRegion: region, insertedContent: { text: edit.text } };
  const change = { artifactLocation, replacements: [replacement] };
  return { fixes: [{ description: { text: problem.fix }, artifactChanges: [change] }] };
}

/** The file that is looked at says so itself. */
function suppressions({ accepted }: Problem): object[] {
  if (accepted === undefined) return [];
  const { reason, location } = accepted;
  return [
    {
      ...{ kind: "inSource", status: "accepted", justification: reason },
      ...(location && { location: { physicalLocation: physical(location) } }),
    },
  ];
}

function levelOf(severity: Severity): string {
  return LEVELS[severity];
}

function physical({ file, line, column, endLine, endColumn }: Location): {
  readonly artifactLocation: object;
  readonly region?: object;
} {
  const region = { startLine: line, startColumn: column, endLine, endColumn };
  return {
    artifactLocation: { uri: uriOf(file) },
    ...(line !== undefined && { region }),
  };
}

/** A path as a URI: no sign of a name may end the path or look like a scheme. */
function uriOf(file: string): string {
  const parts = file.replace(/\p{Cs}/gu, "\uFFFD").split("/");
  return parts.map(encodeURIComponent).join("/");
}
