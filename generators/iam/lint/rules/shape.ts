/** The form of a document, before anything in it is judged. */
import { documentSize, INLINE_POLICIES_MAX, MANAGED_POLICY_MAX } from "../../policy/quotas";
import { TRUST_POLICY_DEFAULT, TRUST_POLICY_MAX } from "../../policy/quotas";
import { quote } from "../../../problem";
import type { ReadDocument } from "../read";
import { defineRule } from "../rule";
import type { FindingKind, LintFault } from "../rule";

const GRAMMAR = "reference_policies_grammar";

function refused(summary: string, fix: string, source = GRAMMAR): FindingKind {
  return { severity: "error", summary, why: "IAM refuses the document.", fix, source };
}

/** What the text of a document can have wrong, before there is a document. */
export const TEXT_FINDS = {
  syntax: refused("The text is no JSON.", "Mend the text at the place that is named."),
  "too-deep": refused("Values are nested deeper than anything real.", "Flatten the document."),
  "duplicate-key": {
    severity: "error",
    summary: "A key stands twice in one object.",
    why: "A JSON parser keeps one of the two, so that the other says what is not so.",
    fix: "Put both into one list, or remove one.",
    source: GRAMMAR,
  },
} as const satisfies Readonly<Record<string, FindingKind>>;

export const shape = defineRule({
  name: "shape",
  finds: {
    "wrong-type": refused("An element is of a type that it cannot have.", "Write a text or list."),
    "unknown-key": refused("An element is not one of IAM's.", "Correct its name, or remove it."),
    "missing-key": refused("An element is missing.", "Add it."),
    "wrong-value": refused("An element has a value that it cannot have.", "Write one that it can."),
    "bad-principal": refused(
      "A policy names what is no principal.",
      "Name its kind, and an account, a role, a service or a provider.",
      "reference_policies_elements_principal",
    ),
    "bare-statement": refused("A statement stands where a policy should be.", "Put it into one."),
    "missing-version": {
      severity: "warning",
      summary: "A policy has no Version.",
      why: "It is one of 2008-10-17 then, in which policy variables are plain text.",
      fix: 'Add "Version": "2012-10-17".',
      source: "reference_policies_elements_version",
    },
    "empty-element": {
      severity: "warning",
      summary: "An element is an empty list or object.",
      why: "The statement does nothing, or holds where it was meant not to.",
      fix: "Write what belongs into it, or remove it.",
      source: "access-analyzer-reference-policy-checks",
    },
    "empty-sid": {
      severity: "notice",
      summary: "A Sid is empty.",
      why: "It names nothing.",
      fix: "Name the statement, or remove the Sid.",
      source: "reference_policies_elements_sid",
    },
  },
  document: ({ faults }) => [...faults],
});

export const duplicateSids = defineRule({
  name: "duplicate-sids",
  finds: {
    "duplicate-sid": refused(
      "A Sid stands on two statements of a policy.",
      "Give each its own, or remove them.",
      "reference_policies_elements_sid",
    ),
  },
  document: ({ statements }) => {
    const seen = new Map<string, number>();
    return statements.flatMap(({ text: { Sid }, at }, index): LintFault<"duplicate-sid">[] => {
      if (Sid === undefined) return [];
      const first = seen.get(Sid);
      if (first === undefined) {
        seen.set(Sid, index);
        return [];
      }
      const message = `${quote(Sid)} is the Sid of statement ${first + 1} already`;
      const fix = "give each statement a Sid of its own, or none";
      return [{ id: "duplicate-sid", message, fix, at: [...at, "Sid"] }];
    });
  },
});

/** Characters that a document may have: where more is possible, and where nothing is. */
const LIMITS = {
  identity: {
    soft: MANAGED_POLICY_MAX,
    hard: INLINE_POLICIES_MAX,
    softly: "more than a customer managed policy holds; inline in a role it fits",
    fix: "split it into several policies",
  },
  trust: {
    soft: TRUST_POLICY_DEFAULT,
    hard: TRUST_POLICY_MAX,
    softly: "more than a trust policy holds before the account's quota is raised",
    fix: "merge statements, or raise the quota of the account",
  },
} as const;

export const size = defineRule({
  name: "size",
  finds: {
    "document-too-large": {
      severity: "warning",
      summary: "A document has more characters than IAM takes (an error), or takes in most places.",
      why: "IAM refuses it when it is applied.",
      fix: "Split an identity policy; merge what a trust policy says twice.",
      source: "reference_iam-quotas",
    },
  },
  document: ({ kind, data }: ReadDocument) => {
    // What the policy of a resource may have, each service says.
    if (kind === "resource") return [];
    const { soft, hard, softly, fix } = LIMITS[kind];
    const length = documentSize(data);
    if (length <= soft) return [];
    const most = length > hard ? `the most is ${hard}` : softly;
    const message = `the document has ${length} characters without white space: ${most}`;
    const severity = length > hard ? "error" : "warning";
    return [{ id: "document-too-large", message, fix, at: [], severity }];
  },
});
