/** What depends on the version of the language that a document is in. */
import { quote } from "../../../problem";
import { conditionValues, items } from "../../statement/statement";
import { defineRule } from "../rule";

export const oldVersions = defineRule({
  name: "variables-in-old-version",
  finds: {
    "variable-in-old-version": {
      severity: "error",
      summary: "A policy variable stands in a document of 2008-10-17.",
      why: "There it is plain text: the statement matches nothing, or what nobody meant.",
      fix: 'Write "Version": "2012-10-17".',
      source: "reference_policies_elements_version",
    },
  },
  document: ({ statements, version }) =>
    version === "2012-10-17"
      ? []
      : statements.flatMap(({ text, at }) =>
          [...items(text, "Resource", "NotResource"), ...conditionValues(text)]
            .filter((item) => /\$\{[^}]+\}/.test(item.text))
            .map((item) => ({
              id: "variable-in-old-version" as const,
              message: `${quote(item.text)} holds a policy variable, which is plain text in version 2008-10-17`,
              fix: 'write "Version": "2012-10-17"',
              at: [...at, ...item.at],
            })),
        ),
});
