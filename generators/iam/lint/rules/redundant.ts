/** What a document says twice. */
import { quote } from "../../../problem";
import type { WrittenStatement } from "../../statement";
import { isWithin } from "../../wildcards";
import type { ReadStatement } from "../read";
import { defineRule } from "../rule";
import type { LintFault } from "../rule";
import { kind } from "./tests";

type RedundantId = "redundant-action" | "redundant-resource" | "redundant-statement";

const TWICE = "It says nothing, and whoever takes one away believes the access to be gone.";

export const redundant = defineRule({
  name: "redundant",
  finds: {
    "redundant-action": kind(
      "notice",
      "An action is within another one beside it.",
      TWICE,
      "Remove it.",
    ),
    "redundant-resource": kind(
      "notice",
      "A resource is within another one beside it.",
      TWICE,
      "Remove it.",
    ),
    "redundant-statement": kind(
      "notice",
      "A statement is within another one.",
      TWICE,
      "Remove it.",
    ),
  },
  statement: (statement) => [
    ...within(statement, "Action", "redundant-action"),
    ...within(statement, "Resource", "redundant-resource"),
  ],
  document: ({ statements }) =>
    statements.flatMap((one, index): LintFault<RedundantId>[] => {
      const wider = statements.findIndex(
        (other, at) => at !== index && covers(other, one) && (at < index || !covers(one, other)),
      );
      if (wider < 0 || !one.isWhole) return [];
      const message = `the statement is within statement ${wider + 1}`;
      return [{ id: "redundant-statement", message, fix: "remove it", at: one.at }];
    }),
});

function within(
  statement: WrittenStatement,
  element: "Action" | "Resource",
  id: RedundantId,
): LintFault<RedundantId>[] {
  const texts = (statement[element] ?? []).map((text) => normal(text, element));
  return texts.flatMap((text, index): LintFault<RedundantId>[] => {
    const wider = texts.findIndex(
      (other, at) =>
        at !== index && isWithin(text, other) && (at < index || !isWithin(other, text)),
    );
    if (wider < 0) return [];
    const by = statement[element]?.[wider];
    const message = `${quote(statement[element]?.[index])} is within ${quote(by)} beside it`;
    return [{ id, message, fix: "remove it", at: [element, index] }];
  });
}

/** Actions do not differ by case, and resources do. */
function normal(text: string, element: "Action" | "Resource"): string {
  return element === "Action" ? text.toLowerCase() : text;
}

/** Whether all that one says is said by the other, which has the same principals and conditions. */
function covers(wide: ReadStatement, narrow: ReadStatement): boolean {
  const [outer, inner] = [wide, narrow].map(({ text }) => JSON.stringify(text.Condition));
  return outer === inner && coversRequests(wide, narrow);
}

/** Whether it is about the same requests and more, of the same principals and to the same effect, whatever the conditions are. */
export function coversRequests(
  { text: wide, isWhole }: ReadStatement,
  { text: narrow }: ReadStatement,
): boolean {
  const same = (["Effect", "Principal", "NotPrincipal"] as const).every(
    (element) => JSON.stringify(wide[element]) === JSON.stringify(narrow[element]),
  );
  if (!same || !isWhole) return false;
  return (["Action", "Resource"] as const).every((element) => {
    const [inner, outer] = [narrow[element], wide[element]];
    if (inner === undefined || outer === undefined) return inner === outer && !hasNot(wide, narrow);
    return inner.every((one) =>
      outer.some((other) => isWithin(normal(one, element), normal(other, element))),
    );
  });
}

function hasNot(...statements: readonly WrittenStatement[]): boolean {
  return statements.some((one) => one.NotAction !== undefined || one.NotResource !== undefined);
}
