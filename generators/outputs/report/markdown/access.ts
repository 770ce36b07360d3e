/** Which services roles reach. */
import { LEVELS } from "../../../access/levels";
import type { Report, ReportHolder, ReportRows } from "../data";
import { codeCells, proseCell } from "./cells";
import { fleetWords, together, type Finding } from "./fleets";
import type { Section } from "./section";

/** Who can do what: a row for each role, of fleets that are alike once. */
export function accessSection(report: Report): Section {
  const findings = report.stacks.flatMap((stack) =>
    stack.holders.map((holder): Finding<ReportHolder> => ({ stack, item: holder })),
  );
  const all = together(findings, ({ label, access, less, unknown }) => [
    label,
    access,
    less,
    unknown,
  ]);
  return {
    title: "Who can do what",
    intro:
      "AWS's access levels by service; a star marks those that an action could be allowed on named resources for, and is allowed on all.",
    columns: ["fleets", "role or policy", "access"],
    rows: all.map(({ stacks, item }) => [
      fleetWords(stacks),
      codeCells([item.label]),
      proseCell(accessWords(report.access[item.access] ?? {}, item)),
    ]),
  };
}

function accessWords(rows: ReportRows, { less, unknown }: ReportHolder): string {
  const services = Object.entries(rows).map(([service, levels]) => {
    const words = LEVELS.flatMap((level) => {
      const reach = levels[level];
      return reach === undefined ? [] : [`${level.toLowerCase()}${reach === "every" ? "*" : ""}`];
    });
    return `${service === "*" ? "every service" : service}: ${words.join(", ")}`;
  });
  const notes = [...(less ? ["less what is denied"] : []), ...unknown];
  return [...(services.length === 0 ? ["nothing"] : services), ...notes].join("; ");
}
