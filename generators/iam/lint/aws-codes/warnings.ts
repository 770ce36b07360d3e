/** AWS's codes of the class WARNING. */
import type { CodeRows } from "./rows";

export const WARNINGS: CodeRows = {
  CREATE_SLR_WITH_NOT_RESOURCE: ["any-service-linked-role"],
  CREATE_SLR_WITH_STAR_IN_ACTION_AND_NOT_RESOURCE: ["any-service-linked-role"],
  CREATE_SLR_WITH_NOT_ACTION_AND_NOT_RESOURCE: ["any-service-linked-role"],
  CREATE_SLR_WITH_STAR_IN_RESOURCE: ["any-service-linked-role"],
  CREATE_SLR_WITH_STAR_IN_ACTION_AND_RESOURCE: ["any-service-linked-role"],
  CREATE_SLR_WITH_STAR_IN_RESOURCE_AND_NOT_ACTION: ["any-service-linked-role"],
  DEPRECATED_GLOBAL_CONDITION_KEY: ["unknown-condition-key"],
  INVALID_DATE_VALUE: ["epoch-date"],
  INVALID_ROLE_REFERENCE: ["bad-principal"],
  INVALID_USER_REFERENCE: ["bad-principal"],
  MISSING_VERSION: ["missing-version"],
  UNIQUE_SIDS_RECOMMENDED: ["duplicate-sid"],
  WILDCARD_WITHOUT_LIKE_OPERATOR: ["wildcard-without-like"],
  POLICY_SIZE_EXCEEDS_IDENTITY_POLICY_QUOTA: ["document-too-large"],
  POLICY_SIZE_EXCEEDS_RESOURCE_POLICY_QUOTA:
    "is about policies of resources other than roles, whose size each service limits by itself",
  TYPE_MISMATCH: ["condition-operator-mismatch"],
  TYPE_MISMATCH_BOOLEAN: ["bad-condition-value"],
  TYPE_MISMATCH_DATE: ["bad-condition-value"],
  TYPE_MISMATCH_NUMBER: ["bad-condition-value"],
  TYPE_MISMATCH_STRING: ["bad-condition-value"],
  SPECIFIC_GITHUB_REPO_AND_BRANCH_RECOMMENDED: ["github-wide"],
  POLICY_SIZE_EXCEEDS_ROLE_TRUST_POLICY_QUOTA: ["document-too-large"],
  RCP_MISSING_RELATED_PRINCIPAL_CONDITION_KEY:
    "is about resource control policies, which no role has",
  RCP_MISSING_RELATED_SERVICE_PRINCIPAL_CONDITION_KEY:
    "is about resource control policies, which no role has",
  RCP_MISSING_SERVICE_CONDITION_KEY_NULL_CHECK:
    "is about resource control policies, which no role has",
  USE_CONDITION_KEY_ONLY_WITH_SUPPORTED_SERVICES:
    "not yet: the services that send aws:VpceAccount and its like are in no data at hand",
};

/** AWS's codes of the class SECURITY_WARNING. */
export const SECURITY_WARNINGS: CodeRows = {
  UNTRUSTWORTHY_CONDITION_KEY: ["untrustworthy-key"],
  ALLOW_WITH_NOT_PRINCIPAL: ["allow-not-principal"],
  FORALLVALUES_WITH_SINGLE_VALUED_KEY: ["for-all-values"],
  PASS_ROLE_WITH_NOT_RESOURCE: ["pass-any-role"],
  PASS_ROLE_WITH_STAR_IN_ACTION_AND_NOT_RESOURCE: ["pass-any-role"],
  PASS_ROLE_WITH_NOT_ACTION_AND_NOT_RESOURCE: ["pass-any-role"],
  PASS_ROLE_WITH_STAR_IN_RESOURCE: ["pass-any-role"],
  PASS_ROLE_WITH_STAR_IN_ACTION_AND_RESOURCE: ["pass-any-role"],
  PASS_ROLE_WITH_STAR_IN_RESOURCE_AND_NOT_ACTION: ["pass-any-role"],
  MISSING_PAIRED_CONDITION_KEYS: ["missing-paired-key"],
  DENY_WITH_UNSUPPORTED_TAG_CONDITION_KEY_FOR_SERVICE: ["resource-tag-unsupported"],
  DENY_NOTACTION_WITH_UNSUPPORTED_TAG_CONDITION_KEY_FOR_SERVICE: ["tag-with-not-action"],
  RESTRICT_ACCESS_TO_SERVICE_PRINCIPAL: ["unguarded-service"],
  MISSING_CONDITION_KEY_FOR_OIDC_PRINCIPAL: ["oidc-without-condition"],
  MISSING_GITHUB_REPO_CONDITION_KEY: ["github-without-repository"],
  STRING_LIKE_OPERATOR_WITH_ARN_CONDITION_KEYS: ["string-like-on-arn"],
  DYNAMODB_ATTRIBUTES_WITHOUT_SELECT: ["attributes-without-select"],
  FORANYVALUE_WITH_AUDIENCE_CLAIM_TYPE: ["set-operator-on-single"],
};
