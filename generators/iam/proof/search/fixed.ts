/** A condition key whose value the caller of the library fixes. */
import { exactly } from "../languages/pattern";
import { keyDimension, type KeyLiteral } from "./literals";

/** The key has just this one value. */
export function fixedKey(key: string, value: string): KeyLiteral {
  return {
    kind: "key",
    id: `${keyDimension(key)} fixed ${value}`,
    dimension: keyDimension(key),
    absent: false,
    emptyText: value === "",
    emptyList: false,
    several: "never",
    element: { kind: "text", patterns: [exactly(value)], negated: false },
    variables: [],
  };
}
