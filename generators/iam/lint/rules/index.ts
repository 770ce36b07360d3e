/** Every rule of lint. */
import type { LintRule } from "../rule";
import { addresses } from "./addresses";
import { escalation } from "./escalation";
import { guards, uselessGuards } from "./guards";
import { riskyKeys } from "./risky-keys";
import { setOperators, wildcards } from "./operators";
import { mfa } from "./mfa";
import { providers } from "./providers";
import { redundant } from "./redundant";
import { duplicateSids, shape, size } from "./shape";
import { ofStatements } from "./statements";
import { resourceTags } from "./tags";
import { principalsTwice, trustActions } from "./trust";
import { trusted } from "./trusted";
import { oldVersions } from "./versions";
import { wideResources } from "./wide";

export const lintRules: readonly LintRule[] = [
  shape,
  duplicateSids,
  size,
  oldVersions,
  ...ofStatements,
  riskyKeys,
  addresses,
  setOperators,
  wildcards,
  resourceTags,
  trustActions,
  principalsTwice,
  trusted,
  guards,
  uselessGuards,
  providers,
  mfa,
  wideResources,
  escalation,
  redundant,
];
