/** Conditions on the tags of resources, for actions that have none. */
import { quote } from "../../../problem";
import { cutList } from "../../../text/lists";
import { sortedUnique } from "../../../text/names";
import type { ActionInfo, ServiceReference } from "../../reference";
import { defineRule } from "../rule";
import type { LintFault } from "../rule";
import { kind, testsOf } from "./tests";

export const resourceTags = defineRule({
  name: "resource-tags",
  finds: {
    "resource-tag-unsupported": kind(
      "warning",
      "A condition asks for a tag that resources of some actions cannot have (a notice in an Allow).",
      "They are not denied; or not allowed.",
      "Put them into a statement without the tag.",
    ),
    "tag-with-not-action": kind(
      "warning",
      "A condition on a tag of the resource stands with NotAction (a notice in an Allow).",
      "Many of all other actions know no such tag, and are not denied; or not allowed.",
      "Name the actions in Action.",
    ),
  },
  statement: (statement, { reference }) =>
    testsOf(statement).flatMap(
      (test): LintFault<"resource-tag-unsupported" | "tag-with-not-action">[] => {
        if (!test.lower.startsWith("aws:resourcetag/") || test.operator.kind === "Null") return [];
        const { key, at } = test;
        const severity = statement.Effect === "Deny" ? ("warning" as const) : ("notice" as const);
        const missed = statement.Effect === "Deny" ? "not denied" : "not allowed";
        if (statement.NotAction !== undefined) {
          const message = `of all other actions many know no ${quote(key)}: they are ${missed}`;
          return [
            { id: "tag-with-not-action", message, fix: "name the actions in Action", at, severity },
          ];
        }
        // A pattern is meant for those of its actions that have tags.
        const exact = (statement.Action ?? []).filter((text) => !/[*?]/.test(text));
        const lacking = exact
          .flatMap((text) => reference.matchActions(text))
          .filter((info) => !hasTags(info, reference));
        if (lacking.length === 0) return [];
        const names = sortedUnique(lacking.map(({ service, name }) => `${service}:${name}`));
        const message = `${quote(key)} is not sent for ${cutList(names, 5)}: they are ${missed}`;
        const fix = "put them into a statement of their own, without the tag";
        return [{ id: "resource-tag-unsupported", message, fix, at, severity }];
      },
    ),
});

function hasTags(info: ActionInfo, reference: ServiceReference): boolean {
  const ofTypes = info.resourceTypes.flatMap(
    (type) => reference.resourceType(info.service, type)?.conditionKeys ?? [],
  );
  return [...info.conditionKeys, ...ofTypes].some((key) =>
    /^aws:ResourceTag\b|:ResourceTag\//i.test(key),
  );
}
