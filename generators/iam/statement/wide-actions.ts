import { quote } from "../../problem";
import { items } from "./statement";
import type { StatementFault, StatementRule } from "./statement";

const NOTS = [
  ["NotAction", "allow-not-action"],
  ["NotResource", "allow-not-resource"],
] as const;

/** Warns of an Allow of every action, of every action of a service, or of all but what it names. */
export const wideActions: StatementRule = (statement, { kind, givesNothing }) => {
  if (
    statement.Effect !== "Allow" ||
    givesNothing ||
    (kind !== "identity" && kind !== "resource")
  ) {
    return [];
  }
  return [
    ...items(statement, "Action")
      .filter(({ text }) => /^\*+$|^[\w-]+:\*+$/.test(text))
      .map(({ text, at }): StatementFault => {
        const [service = ""] = text.split(":", 1);
        const what = text.includes(":") ? `every action of ${service}` : "everything";
        const message = `${quote(text)} allows ${what}, and what AWS adds to it`;
        return { id: "wide-actions", message, fix: "name the actions that are needed", at };
      }),
    ...NOTS.filter(([element]) => statement[element] !== undefined).map(
      ([element, id]): StatementFault => ({
        id,
        message: `an Allow with ${element} is about all but what it names`,
        fix: `name in ${element.slice(3)} what is needed`,
        at: [element],
      }),
    ),
  ];
};
