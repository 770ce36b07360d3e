import type { NamedIn, Role, Stack } from "../../model/types";
import { quote, type DataPath, type Problem } from "../../problem";
import { cutList } from "../../text/lists";
import { grouped } from "../../text/grouped";
import { defineCheck, findings } from "../check";

const found = findings({
  "named-in-settings": {
    severity: "notice",
    summary: "Something gets another name, which settings of devices or services have to follow.",
  },
});

/** With `keep_names: false` names in AWS become others, and Terraform changes nothing of what names them outside of it. */
export const renewedNames = defineCheck({
  name: "renewed-names",
  scope: "stack",
  finds: found.kinds,
  run: (stack) => [...ofStack(stack), ...stack.roles.flatMap(ofRole)],
});

interface Named {
  readonly name: string;
  readonly namedIn?: NamedIn;
}

function ofStack(stack: Stack): Problem[] {
  const { name, formerly, roles, roleAliases, iotPolicies } = stack;
  const said = formerly?.said.at(-1)?.what ?? "";
  if (!formerly?.renews) return [];
  const parts = [...roles.filter(({ replaces }) => !replaces), ...roleAliases, ...iotPolicies];
  const path = [...said.split("/"), "keep_names"];
  return problemsOf(parts, `what ${quote(name)} makes has other names than before`, path);
}

function ofRole(role: Role): Problem[] {
  const { name, replaces, saidAt, origin } = role;
  if (replaces === undefined || replaces === name) return [];
  return problemsOf(
    [role],
    `another role takes the place of ${quote(replaces)}`,
    saidAt?.formerly ?? origin,
  );
}

function problemsOf(parts: readonly Named[], what: string, path: DataPath): Problem[] {
  const settings = grouped(
    parts.flatMap(({ name, namedIn = [] }) => namedIn.map((setting) => ({ name, setting }))),
    ({ setting }) => setting,
  );
  if (settings.size === 0) return [];
  const list = [...settings].map(
    ([setting, all]) =>
      `${setting}: ${cutList(
        all.map(({ name }) => name),
        4,
      )}`,
  );
  return [
    found.problem("named-in-settings", {
      message: `${what}, which these settings have to follow: ${list.join("; ")}`,
      fix: "make what is new first, change the settings, and only then let go of what was; once that is done, remove formerly and keep_names",
      path,
      atKey: true,
    }),
  ];
}
