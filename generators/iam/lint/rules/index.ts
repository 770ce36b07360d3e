/** Every rule of lint. */
import type { LintRule } from "../rule";
import { duplicateSids, shape, size } from "./shape";
import { ofStatements } from "./statements";
import { oldVersions } from "./versions";

export const lintRules: readonly LintRule[] = [
  shape,
  duplicateSids,
  size,
  oldVersions,
  ...ofStatements,
];
