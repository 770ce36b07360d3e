/** What the schema cannot say of a blueprint's promises. */
import { expectationProblems } from "../../fleet-file/expectations";
import { problemAt, quote } from "../../problem";
import type { Problem } from "../../problem";
import { suggestAnd } from "../../text/lists";
import type { BlueprintData } from "../schema";
import { stringProblems } from "./strings";
import { testsProblems } from "./when";

/** Each promise says one thing, of parts that are there, with placeholders that are known. */
export function promiseProblems(data: BlueprintData): Problem[] {
  const { expect = [] } = data;
  const known = Object.keys({ ...data.roles, ...data.attachments, ...data.policies });
  return [
    ...expectationProblems(expect, ["expect"]),
    ...expect.flatMap(({ as, if: condition, ...rest }, index) => {
      const path = ["expect", index];
      return [
        ...stringProblems(rest, path, "fleet", data),
        ...stringProblems(rest.when, [...path, "when"], "fleet", data),
        ...testsProblems(condition, [...path, "if"], data),
        ...[as ?? []].flat().flatMap((id, at) => {
          if (id === "*" || known.includes(id)) return [];
          const where = typeof as === "string" ? [...path, "as"] : [...path, "as", at];
          const message = `${quote(id)} is no role, attachment or policy of this blueprint`;
          const fix = suggestAnd(id, known, `it has ${known.join(", ")}`);
          return [problemAt("unknown-reference", where, message, fix)];
        }),
      ];
    }),
  ];
}
