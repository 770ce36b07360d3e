import { toList, type Conditions } from "./documents";
import { widerConditionArns } from "./widen-arn";

/** Conditions that let more through, and how a message calls the change. */
export interface WiderConditions {
  readonly change: string;
  /** Absent where no condition is left. */
  readonly conditions: Conditions | undefined;
}

/**
 * The conditions without all, without each one of them, and with each value widened: a string to any
 * string, an ARN by a step. Operators that a wider value would narrow (`StringNotEquals`), and those
 * that have no wildcards (dates, numbers, `Bool`), are only dropped.
 */
export function widerConditions(conditions: Conditions): WiderConditions[] {
  const places = Object.entries(conditions).flatMap(([operator, keys]) =>
    Object.entries(keys).map(([key, values]) => ({ operator, key, values: toList(values) })),
  );
  const all = { change: "Condition dropped", conditions: undefined };
  const each = places.flatMap(({ operator, key, values }): WiderConditions[] => {
    const rest = without(conditions, operator, key);
    const dropped = { change: `Condition ${operator} ${key} dropped`, conditions: rest };
    const widened = values.flatMap((value, index) =>
      widerValues(operator, value).flatMap(([wider, as]): WiderConditions[] => {
        const change = `Condition ${operator} ${key}: ${value} -> ${wider}`;
        const changed = withValues(rest ?? {}, as, key, values.toSpliced(index, 1, wider));
        return changed === undefined ? [] : [{ change, conditions: changed }];
      }),
    );
    return [...(places.length > 1 ? [dropped] : []), ...widened];
  });
  return [all, ...each];
}

function without(conditions: Conditions, operator: string, key: string): Conditions | undefined {
  const entries = Object.entries(conditions).flatMap(([name, keys]) => {
    const kept = Object.entries(keys).filter(([other]) => name !== operator || other !== key);
    return kept.length === 0 ? [] : [[name, Object.fromEntries(kept)] as const];
  });
  return entries.length === 0 ? undefined : Object.fromEntries(entries);
}

/** Undefined where the operator already has the key: two lists for one key cannot be written. */
function withValues(
  conditions: Conditions,
  operator: string,
  key: string,
  values: readonly string[],
): Conditions | undefined {
  const keys = conditions[operator] ?? {};
  if (Object.hasOwn(keys, key)) return undefined;
  return { ...conditions, [operator]: { ...keys, [key]: values } };
}

/** Wider values for one value, each with the operator that understands it. */
function widerValues(operator: string, value: string): [wider: string, operator: string][] {
  const [, set = "", base = "", ifExists = ""] =
    /^((?:ForAnyValue|ForAllValues):)?(.*?)(IfExists)?$/.exec(operator) ?? [];
  if (/^Arn(Equals|Like)$/.test(base)) {
    return widerConditionArns(value).map((wider) => [wider, operator]);
  }
  if (!/^String(Equals|EqualsIgnoreCase|Like)$/.test(base)) return [];
  return base === "StringLike" && value === "*" ? [] : [["*", `${set}StringLike${ifExists}`]];
}
