import type { BlueprintDescription } from "../../blueprints/describe";
import { markdownCode, markdownCodeCell, markdownLink, markdownText } from "../../text/markdown";
import { template } from "../../render";

/**
 * The page about blueprints, as Markdown. It is no output of a model: it says what blueprints are, whatever
 * a fleet file makes of them.
 *
 * @param asOf date of the snapshot of AWS managed policies
 */
export function blueprintDocs(blueprints: readonly BlueprintDescription[], asOf: string): string {
  const render = template<object>("docs/blueprints.md.hbs", helpers);
  const views = blueprints.map((blueprint) => ({
    ...blueprint,
    parts: blueprint.parts.map((part) => ({
      ...part,
      statements: part.statements.map((row) => ({ ...row, isDeny: row.effect === "Deny" })),
    })),
  }));
  return render({ blueprints: views, asOf });
}

const helpers = {
  text: markdownText,
  code: markdownCodeCell,
  link: markdownLink,
  codes: (values: readonly string[]) => values.map(markdownCode).join("<br>"),
  codeCells: (values: readonly string[]) => values.map(markdownCodeCell).join("<br>"),
};
