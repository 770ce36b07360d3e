import { quote } from "../../problem";
import { ALL_REGIONS, formOf, isOfServices } from "../condition/forms";
import { readOperator } from "../condition/operators";
import { isLike } from "../wildcards";
import { unknownServicePrincipal } from "./principals";
import { conditionValues } from "./statement";
import type { StatementFault, StatementRule } from "./statement";

/** A value that its key can never have: the condition never holds, or always. */
export const keyValues: StatementRule = (statement, { kind, reference }) =>
  kind === "iot"
    ? []
    : conditionValues(statement).flatMap(({ operator, key, text, at }): StatementFault[] => {
        const lower = key.toLowerCase();
        const form = formOf(lower);
        if (form === undefined || isOpen(text, operator, lower)) return [];
        if (!form.fits(text)) {
          const message = `${quote(text)} is no value that ${quote(key)} can have`;
          const isTaken = (readOperator(operator)?.base ?? "").endsWith("Like");
          const mending = /[*?]/.test(text) && !isTaken ? AS_PATTERN : form.mend(text);
          return [{ id: "bad-value-of-key", message, ...mending, at }];
        }
        return isOfServices(lower)
          ? unknownServicePrincipal(text, reference).map((one) => ({ ...one, at }))
          : [];
      });

const AS_PATTERN = { fix: "write it in full, or use an operator that takes patterns (StringLike)" };

/** A pattern is judged by what it can stand for; of regions all are known. */
function isOpen(text: string, name: string, lower: string): boolean {
  const operator = readOperator(name);
  if (operator === undefined || operator.kind === "Null" || text.includes("${")) return true;
  if (!/[*?]/.test(text) || !(operator.base.endsWith("Like") || operator.kind === "ARN")) {
    return false;
  }
  return lower !== "aws:requestedregion" || ALL_REGIONS.some((region) => isLike(region, text));
}
