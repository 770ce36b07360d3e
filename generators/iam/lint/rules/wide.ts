/** What a statement allows beyond what anybody asked for. */
import { quote } from "../../../problem";
import { cutList } from "../../../text/lists";
import { sortedUnique } from "../../../text/names";
import type { ActionInfo, ServiceReference } from "../../reference";
import { items } from "../../statement/statement";
import type { StatementContext, WrittenStatement } from "../../statement";
import { isLike } from "../../wildcards";
import { defineRule } from "../rule";
import type { LintFault } from "../rule";
import { asksFor, kind } from "./tests";

const LEAST = "best-practices (grant least privilege)";

export const wideActions = defineRule({
  name: "wide-actions",
  finds: {
    "wide-actions": kind(
      "warning",
      "An Allow is of every action, or of every action of a service.",
      "It is of those that AWS adds next year, too, and of those that change who may do what.",
      "Name the actions that are needed.",
      LEAST,
    ),
    "allow-not-action": kind(
      "warning",
      "An Allow has NotAction.",
      "It allows all but what it names, over all services, and all that AWS adds.",
      "Name in Action what is needed.",
      "reference_policies_elements_notaction",
    ),
    "allow-not-resource": kind(
      "warning",
      "An Allow has NotResource.",
      "It is about everything but what it names.",
      "Name in Resource what is needed.",
      "reference_policies_elements_notresource",
    ),
  },
  statement: (statement, { kind: document }) => {
    if (statement.Effect !== "Allow" || document === "trust") return [];
    const all = items(statement, "Action").filter(({ text }) => /^\*+$|^[\w-]+:\*+$/.test(text));
    return [
      ...all.map(({ text, at }): LintFault<"wide-actions"> => {
        const what = text.includes(":")
          ? `every action of ${text.split(":", 1)[0] ?? ""}`
          : "everything";
        const message = `${quote(text)} allows ${what}, and what AWS adds to it`;
        return { id: "wide-actions", message, fix: "name the actions that are needed", at };
      }),
      ...(["NotAction", "NotResource"] as const).flatMap((element) =>
        statement[element] === undefined
          ? []
          : [
              {
                id:
                  element === "NotAction"
                    ? ("allow-not-action" as const)
                    : ("allow-not-resource" as const),
                message: `an Allow with ${element} is about all but what it names`,
                fix: `name in ${element.slice(3)} what is needed`,
                at: [element],
              },
            ],
      ),
    ];
  },
});

/** The actions that an Allow names: those of a NotAction are all others, and told of by themselves. */
function allowed(
  { Effect, Action = [] }: WrittenStatement,
  reference: ServiceReference,
): ActionInfo[] {
  return Effect === "Allow" && !Action.includes("*")
    ? Action.flatMap((text) => reference.matchActions(text))
    : [];
}

function named(infos: readonly ActionInfo[]): string {
  return cutList(sortedUnique(infos.map(({ service, name }) => `${service}:${name}`)), 5);
}

export const wideResources = defineRule({
  name: "wide-resources",
  finds: {
    "wide-resource": kind(
      "warning",
      "Actions that could name resources are allowed on all (a notice if they read, or a condition narrows).",
      "They reach everything of the account.",
      "Name the resources in Resource.",
      LEAST,
    ),
  },
  statement: (statement, { reference, kind: document }) => {
    const isEverything = document === "identity" && (statement.Resource ?? []).includes("*");
    const isOpenly = Object.keys(statement.Condition ?? {}).length === 0;
    const narrow = allowed(statement, reference).filter(
      (info) => info.resourceTypes.length > 0 && !(isOpenly && toldApart(info)),
    );
    return isEverything && narrow.length > 0 ? onEverything(statement, narrow) : [];
  },
});

/** Of these `pass-role` says what they come to, unless a condition is on them. */
function toldApart({ service, name }: ActionInfo): boolean {
  return [PASS.action, LINK.action].includes(`${service}:${name}`);
}

/** @param narrow the actions that could name their resources: one at least */
function onEverything(
  { Resource = [], Condition = {} }: WrittenStatement,
  narrow: readonly ActionInfo[],
): LintFault<"wide-resource">[] {
  const types = sortedUnique(
    narrow.flatMap(({ service, resourceTypes }) => resourceTypes.map((one) => `${service}:${one}`)),
  );
  const onlyReads = narrow.every(({ accessLevel }) => /^(Read|List)$/.test(accessLevel));
  const isMild = Object.keys(Condition).length > 0 || onlyReads;
  return [
    {
      id: "wide-resource",
      message: `on all resources, though these could be named: ${named(narrow)}`,
      fix: `name in Resource which ${cutList(types, 5)}`,
      at: ["Resource", Resource.indexOf("*")],
      severity: isMild ? "notice" : "warning",
    },
  ];
}

export const passRole = defineRule({
  name: "pass-role",
  finds: {
    "pass-any-role": kind(
      "warning",
      "A wildcard of roles may be passed to any service (iam:PassRole).",
      "Who may pass a role can do what it can: with all roles, everything.",
      "Name the roles, and the service under iam:PassedToService.",
      "id_roles_use_passrole",
    ),
    "pass-to-any-service": kind(
      "notice",
      "Roles may be passed by name, to any service (iam:PassRole).",
      "Another service may do more with the role than was meant.",
      "Add iam:PassedToService.",
      "id_roles_use_passrole",
    ),
    "any-service-linked-role": kind(
      "warning",
      "Service-linked roles may be made for any service (iam:CreateServiceLinkedRole).",
      "Roles come about that nobody meant.",
      "Name the role, or the service under iam:AWSServiceName.",
    ),
  },
  statement: (statement, context) => [
    ...judged(statement, context, PASS),
    ...judged(statement, context, LINK),
  ],
});

interface Sensitive {
  readonly action: string;
  readonly key: string;
  /** The key as it is written. */
  readonly service: string;
  readonly wide: "pass-any-role" | "any-service-linked-role";
  readonly unnamed?: "pass-to-any-service";
}

const PASS: Sensitive = {
  action: "iam:PassRole",
  key: "iam:passedtoservice",
  service: "iam:PassedToService",
  wide: "pass-any-role",
  unnamed: "pass-to-any-service",
};
const LINK: Sensitive = {
  action: "iam:CreateServiceLinkedRole",
  key: "iam:awsservicename",
  service: "iam:AWSServiceName",
  wide: "any-service-linked-role",
};

function judged(
  statement: WrittenStatement,
  { kind: document }: StatementContext,
  { action, key, service, wide, unnamed }: Sensitive,
): LintFault<Sensitive["wide"] | "pass-to-any-service">[] {
  const { Effect, Resource = [], NotResource } = statement;
  if (document !== "identity" || Effect !== "Allow" || asksFor(statement, key)) return [];
  const at = placeOf(action, statement);
  if (at === undefined) return [];
  const open = Resource.find(isOpen);
  if (NotResource !== undefined || open !== undefined) {
    const on = open === undefined ? "all roles but those of NotResource" : quote(open);
    const fix = `name the roles, and the service under ${service}`;
    return [{ id: wide, message: `${action} is allowed on ${on}, for any service`, fix, at }];
  }
  if (unnamed === undefined || at[0] === "NotAction") return [];
  const message = `${action} says not to which service the roles may be passed`;
  return [{ id: unnamed, message, fix: `add ${service} to the condition`, at }];
}

/** Where an action is allowed; undefined where it is not, or with all others: that is told by itself. */
function placeOf(
  action: string,
  { Action, NotAction = [] }: WrittenStatement,
): (string | number)[] | undefined {
  const is = (text: string): boolean => isLike(action.toLowerCase(), text.toLowerCase());
  if (Action === undefined) return NotAction.some(is) ? undefined : ["NotAction"];
  const index = Action.findIndex((text) => text !== "*" && is(text));
  return index < 0 ? undefined : ["Action", index];
}

/** A pattern of names that begins with no more than a few letters stands for anybody's roles. */
function isOpen(text: string): boolean {
  if (text === "*") return true;
  if (!/:role\/[^/]*[*?]/.test(text)) return false;
  const name = text.slice(text.indexOf(":role/") + ":role/".length);
  return name.split(/[*?]/, 1).join("").length < 3;
}
