import { lintRules, TEXT_FINDS } from "../iam/lint";
import { problemKinds } from "../problem-kinds";
import type { ProblemKind } from "../problem-kinds";
import type { KnownKinds } from "./check";
import { checks } from "./index";

const ofLint = [
  ...lintRules.flatMap(({ finds }) => Object.entries(finds)),
  ...Object.entries(TEXT_FINDS),
];

/** Every problem that there can be, by id: of a check that can find it as well as others, its kind is the same. */
export const kinds: KnownKinds = new Map<string, ProblemKind & { readonly ofLint?: true }>([
  ...ofLint.map(([id, kind]) => [id, { ...kind, ofLint: true as const }] as const),
  ...checks.flatMap(({ finds }) => Object.entries(finds)),
  ...Object.entries(problemKinds),
]);
