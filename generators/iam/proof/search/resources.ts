/** The resources that requests can name. */
import { readFormat } from "../../arn";
import { arnFields } from "../../arn/parts";
import { partitionNames } from "../../partitions";
import {
  exactly,
  patternOf,
  readPattern,
  WITH_PARTITION,
  type Pattern,
  type Token,
} from "../languages/pattern";

/** ARNs, and `*` for actions without a resource. */
export const ANY_RESOURCE: readonly Pattern[] = [WITH_PARTITION, exactly("*")];

/** ARNs of the partitions that there are, and `*`. */
export const IN_A_PARTITION: readonly Pattern[] = [
  exactly("*"),
  ...partitionNames.map((name) =>
    readPattern(`arn:${name}:*`, { wildcards: true, variables: false }),
  ),
];

/** `*` alone. */
export const NO_RESOURCE: readonly Pattern[] = [exactly("*")];

const known = new Map<string, Pattern>();

/**
 * The ARNs of a format. A placeholder of the resource is one character or more, and none of those that end it there
 * (`arn/match.ts`); those before the fifth colon may be empty, as AWS leaves out region and account for what is in none.
 */
export function formatPattern(format: string): Pattern {
  const pattern = known.get(format) ?? patternOf(`format ${format}`, tokensOf(format));
  known.set(format, pattern);
  return pattern;
}

function tokensOf(format: string): Token[] {
  return arnFields(format).flatMap((field, index): Token[] => [
    ...(index === 0 ? [] : [{ kind: "char", chars: ":" } as const]),
    ...readFormat(field, index).flatMap((element): Token[] => {
      if (element.kind === "char") return [{ kind: "char", chars: element.char }];
      if (index < 5) return [{ kind: "many", not: ":" }];
      if (element.kind === "run") return [{ kind: "many", not: "" }];
      const not = element.excluded;
      return [
        { kind: "one", not },
        { kind: "many", not },
      ];
    }),
  ]);
}
