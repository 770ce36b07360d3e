/** What a report can be: one table. */
import { REPORT_MARK } from "../outputs/report/data";
import { reportPage } from "../outputs/report/page";
import { reportOf, type ReportSource } from "../outputs/report/report";

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
    render: (source) => reportPage(reportOf(source)),
  },
  json: {
    description: "the data of that page, for programs",
    mark: REPORT_MARK,
    render: (source) => `${JSON.stringify(reportOf(source), null, 2)}\n`,
  },
} as const satisfies Readonly<Record<string, ReportFormat>>;

export type ReportFormatName = keyof typeof reportFormats;
