/** The rules on statements that fleet files are held to, over the statements of a document. */
import type { Condition } from "../../document";
import { elementRules, isOfAllActions, STATEMENT_FINDS, statementRules } from "../../statement";
import type { StatementContext, StatementFault, StatementRule } from "../../statement";
import { ownValue } from "../../../text/own-value";
import { explained } from "../explained";
import type { ReadDocument, ReadStatement } from "../read";
import type { LintFault, LintRule } from "../rule";

/** What is about AWS IoT's own policies. */
const OF_IOT: ReadonlySet<string> = new Set(["mqtt-wildcards", "iot-policy", "iot-connection"]);

/** One for each rule on statements. */
export const ofStatements: readonly LintRule[] = Object.entries(statementRules)
  .filter(([name]) => !OF_IOT.has(name))
  .map(([name, rule]) => ({
    name: `statement-${name}`,
    finds: explained(ownValue(STATEMENT_FINDS, name) ?? []),
    document: (document, context) =>
      document.statements.flatMap((statement) => judged(name, rule, statement, document, context)),
  }));

/** Of a statement that could not be read as a whole, what its elements are by themselves, and which are there. */
function judged(
  name: string,
  rule: StatementRule,
  statement: ReadStatement,
  document: ReadDocument,
  context: StatementContext,
): LintFault[] {
  const ofElements = Object.hasOwn(elementRules, name);
  if (!statement.isWhole && !ofElements && name !== "grammar") return [];
  // Whoever an identity policy names, it names nobody.
  if (name === "principals" && document.kind === "identity") return [];
  const { text, condition, at } = statement;
  // Of what allows everything another rule says so.
  if (name === "sensitive" && isOfAllActions(text)) return [];
  const asWritten =
    name === "conditions" && condition !== undefined
      ? { ...text, Condition: condition as Condition }
      : text;
  return rule(asWritten, context)
    .filter((fault) => statement.isWhole || ofElements || isSaidOnce(fault, statement, document))
    .map((fault) => ({ ...fault, at: [...at, ...fault.at] }));
}

/** What is missing may be what has a name that IAM does not know; what is empty or of another type was said. */
function isSaidOnce(
  { at: [element] }: StatementFault,
  { at }: ReadStatement,
  { faults }: ReadDocument,
): boolean {
  const own = faults.filter((one) => at.every((step, index) => one.at[index] === step));
  return element === undefined
    ? !own.some(({ id }) => id === "unknown-key")
    : !own.some((one) => one.at[at.length] === element);
}
