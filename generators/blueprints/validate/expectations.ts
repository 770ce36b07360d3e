/** What the schema cannot say of a blueprint's promises. */
import { expectationProblems } from "../../fleet-file/expectations";
import { problemAt, quote } from "../../problem";
import type { DataPath, Problem } from "../../problem";
import { suggestAnd } from "../../text/lists";
import type { BlueprintData } from "../schema";
import { stringProblems } from "./strings";
import { testsProblems } from "./when";

/** Each promise says one thing, of parts that are there, with placeholders that are known. */
export function promiseProblems(data: BlueprintData): Problem[] {
  const { expect = [] } = data;
  const known = Object.keys({ ...data.roles, ...data.attachments, ...data.policies });
  const hasTaker = Object.values(data.roles ?? {}).some(({ grants }) => grants);
  return [
    ...expectationProblems(expect, ["expect"]),
    ...expect.flatMap(({ as, if: condition, ...rest }, index) => {
      const path = ["expect", index];
      return [
        ...(as === undefined && !hasTaker ? [ofNobody(path, known)] : []),
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

/** Without `as` it is of the role that takes grants: where there is none, nothing would be proved. */
function ofNobody(path: DataPath, known: readonly string[]): Problem {
  const message = "the promise is of nobody: no role of this blueprint takes grants";
  return problemAt("missing-key", path, message, `add as: with one or some of ${known.join(", ")}`);
}
