/** What a report can be: one table. */
import { servicesAllowed } from "../access/escalation";
import { pictureOf, type Picture } from "../access/picture";
import { loadEscalationPaths } from "../escalation-paths";
import { dotOf, mermaidOf, svgOf } from "../outputs/picture";
import { REPORT_MARK } from "../outputs/report/data";
import { markdownOf } from "../outputs/report/markdown";
import { reportPage } from "../outputs/report/page";
import { reportOf, type ReportSource } from "../outputs/report/report";
import { packageFolder } from "../package-root";

/** A form of the report. */
export interface ReportFormat {
  readonly description: string;
  /** The file that it is written to unless told; without one, it is printed. */
  readonly file?: string;
  /** What tells such a report from any other file: nothing else is written over. */
  readonly mark?: string;
  readonly render: (source: ReportSource) => string;
}

export const reportFormats = {
  html: {
    description: "one page that needs no other file, for a browser",
    file: "report.html",
    mark: REPORT_MARK,
    render: (source) => reportPage(reportOf(source), drawn(source)),
  },
  json: {
    description: "the data of that page, for programs",
    mark: REPORT_MARK,
    render: (source) => `${JSON.stringify(reportOf(source), null, 2)}\n`,
  },
  markdown: {
    description: "the same for a pull request or a wiki, within what GitHub takes",
    mark: REPORT_MARK,
    render: (source) => markdownOf(reportOf(source), drawn(source)),
  },
  mermaid: {
    description: "the picture of fleets, roles, trust and resources as a Mermaid flowchart",
    mark: REPORT_MARK,
    render: (source) => `%% ${REPORT_MARK}\n${mermaidOf(drawn(source))}`,
  },
  dot: {
    description: "the picture for Graphviz",
    mark: REPORT_MARK,
    render: (source) => `// ${REPORT_MARK}\n${dotOf(drawn(source))}`,
  },
  svg: {
    description: "the picture drawn",
    mark: REPORT_MARK,
    render: (source) => `<!-- ${REPORT_MARK} -->\n${svgOf(drawn(source))}`,
  },
} as const satisfies Readonly<Record<string, ReportFormat>>;

function drawn({ model }: ReportSource): Picture {
  const { paths } = loadEscalationPaths(
    packageFolder("templates", "escalation-paths"),
    servicesAllowed(model),
  );
  return pictureOf(model, paths);
}

export type ReportFormatName = keyof typeof reportFormats;
