import type { OpenReading } from "../../iam/proof/readings";
import { template } from "../../render";

/**
 * The page about what AWS's pages leave open, as Markdown.
 *
 * @param open questions with two readings, by id
 * @param settled questions with one answer
 */
export function readingDocs(
  open: Readonly<Record<string, OpenReading>>,
  settled: readonly OpenReading[],
): string {
  const render = template<object>("docs/readings.md.hbs", {});
  const questions = Object.entries(open).map(([id, reading]) => ({ id, ...reading }));
  return render({ open: questions, settled });
}
