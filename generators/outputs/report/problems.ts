/** Problems as a report shows them: by place, stack and fleet. */
import type { Problem } from "../../problem";
import type { ReportProblem } from "./data";
import type { Places } from "./places";

/** In the order of the problems. */
export function reportProblems(problems: readonly Problem[], places: Places): ReportProblem[] {
  const placed = ({ location, file }: Pick<Problem, "location" | "file">): { said?: string } =>
    location === undefined ? {} : { said: places.at(location, file) };
  return problems.map((one) => ({
    ...{ id: one.id, severity: one.severity, message: one.message, fix: one.fix },
    ...placed(one),
    related: (one.related ?? []).map((other) => ({ message: other.message, ...placed(other) })),
    stacks: one.about?.stack ?? [],
    fleets: one.about?.fleet ?? [],
    ...(one.accepted && { reason: one.accepted.reason }),
  }));
}
