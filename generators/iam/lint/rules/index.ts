/** Every rule of lint. */
import type { LintRule } from "../rule";
import { addresses } from "./addresses";
import { escalation } from "./escalation";
import { keyValues, riskyKeys } from "./key-values";
import { setOperators, wildcards } from "./operators";
import { redundant } from "./redundant";
import { duplicateSids, shape, size } from "./shape";
import { ofStatements } from "./statements";
import { resourceTags } from "./tags";
import { principalsTwice, trustActions } from "./trust";
import { trusted, uselessGuards } from "./trusted";
import { oldVersions } from "./versions";
import { wideResources } from "./wide";

export const lintRules: readonly LintRule[] = [
  shape,
  duplicateSids,
  size,
  oldVersions,
  ...ofStatements,
  keyValues,
  riskyKeys,
  addresses,
  setOperators,
  wildcards,
  resourceTags,
  trustActions,
  principalsTwice,
  trusted,
  uselessGuards,
  wideResources,
  escalation,
  redundant,
];
