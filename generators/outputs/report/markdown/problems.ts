/** Problems of a fleet file, those that it accepts, and services that end. */
import { cutList } from "../../../text/lists";
import type { Report, ReportProblem } from "../data";
import { codeCells, proseCell } from "./cells";
import { fleetWords } from "./fleets";
import type { Section } from "./section";

const SEVERITIES = ["error", "warning", "notice"] as const;

/** Problems by severity, each once. */
export function problemSection(report: Report): Section {
  const rows = SEVERITIES.flatMap((severity) =>
    report.problems.filter((one) => one.severity === severity).map((one) => problemRow(one)),
  );
  return {
    title: "Problems",
    columns: ["severity", "problem", "fix", "at", "fleets"],
    rows,
  };
}

function problemRow({ severity, id, message, fix, said = "", fleets }: ReportProblem): string[] {
  return [
    severity,
    `${codeCells([id])}: ${proseCell(message)}`,
    proseCell(fix),
    proseCell(said),
    proseCell(cutList(fleets, 4)),
  ];
}

/** Problems that the file accepts, with the reasons. */
export function acceptedSection({ accepted }: Report): Section {
  const rows = accepted.map(({ id, message, reason = "", said = "" }) => {
    return [`${codeCells([id])}: ${proseCell(message)}`, proseCell(reason), proseCell(said)];
  });
  return { title: "Accepted problems", columns: ["problem", "reason", "at"], rows };
}

/** Services that AWS closed or ended, and the fleets that need them. */
export function lifecycleSection({ blueprints, stacks }: Report): Section {
  const rows = blueprints.flatMap(({ id, title, lifecycle }) => {
    if (lifecycle === undefined) return [];
    const { status, since = "", event = "", successor = "" } = lifecycle;
    const own = stacks.filter(({ blueprint }) => blueprint === id);
    const cells = [title, status, since, event, successor].map(proseCell);
    return [[...cells, own.length === 0 ? "" : fleetWords(own)]];
  });
  return {
    title: "Lifecycle",
    columns: ["service", "status", "since", "what happened", "successor", "fleets"],
    rows,
  };
}
