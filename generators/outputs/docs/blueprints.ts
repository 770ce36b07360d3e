import type { BlueprintDescription } from "../../blueprints/describe";
import { markdownLink, markdownText } from "../../text/markdown";
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
  code,
  link: markdownLink,
  codes: (values: readonly string[]) => values.map(code).join("<br>"),
};

/** Code; in a table's cell a bar would end it. */
function code(value: string): string {
  if (value === "") return "";
  const fence = value.includes("`") ? "``" : "`";
  return `${fence}${value.replaceAll("|", "\\|")}${fence}`;
}
