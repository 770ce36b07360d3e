/** Who may assume a role, and how: what a trust policy must hold together. */
import { quote } from "../../../problem";
import { cutList } from "../../../text/lists";
import { isLike } from "../../wildcards";
import { items } from "../../statement/statement";
import type { WrittenStatement } from "../../statement";
import { defineRule } from "../rule";
import type { LintFault } from "../rule";
import { kind, testsOf } from "./tests";

const PRINCIPAL = "reference_policies_elements_principal";
const STS = "AWS STS API Reference";

/** What a trust policy can be about. Source: Service Authorization Reference, AWS STS. */
const ASSUMING = ["AssumeRole", "AssumeRoleWithSAML", "AssumeRoleWithWebIdentity"];
const BESIDE = ["TagSession", "SetSourceIdentity", "SetContext"];
const OF_TRUST = [...ASSUMING, ...BESIDE].map((name) => `sts:${name}`);

/** Keys that are there with another action only. Source: AWS IAM User Guide, reference_policies_iam-condition-keys. */
const NEEDED: readonly { readonly key: RegExp; readonly action: string }[] = [
  { key: /^sts:sourceidentity$/, action: "sts:SetSourceIdentity" },
  { key: /^(aws:requesttag\/.*|aws:tagkeys|sts:transitivetagkeys)$/, action: "sts:TagSession" },
];

function has(statement: WrittenStatement, action: string): boolean {
  const { Action = [] } = statement;
  return Action.some((text) => isLike(action.toLowerCase(), text.toLowerCase()));
}

type ActionId =
  | "unsupported-trust-action"
  | "action-principal-mismatch"
  | "roles-anywhere-actions"
  | "missing-action-for-key"
  | "any-session-tags";

export const trustActions = defineRule({
  name: "trust-actions",
  finds: {
    "unsupported-trust-action": kind(
      "error",
      "A trust policy has an action that is not about assuming the role.",
      "Only the actions of AWS STS that assume a role are ever asked of it.",
      "Name sts:AssumeRole, or what else assumes the role.",
    ),
    "action-principal-mismatch": kind(
      "error",
      "A trust policy allows a way to assume the role that its principals do not have.",
      "Nobody can assume the role that way.",
      "Use sts:AssumeRoleWithSAML with a SAML provider, sts:AssumeRoleWithWebIdentity with an OIDC provider, sts:AssumeRole with all others.",
      STS,
    ),
    "roles-anywhere-actions": kind(
      "error",
      "A trust policy for Roles Anywhere lacks an action.",
      "Roles Anywhere assumes the role with all three, or not at all.",
      "Allow sts:AssumeRole, sts:SetSourceIdentity and sts:TagSession.",
      "IAM Roles Anywhere User Guide, trust-model",
    ),
    "missing-action-for-key": kind(
      "error",
      "A condition is on a key that only another action brings.",
      "Without that action nobody can set it.",
      "Add the action.",
    ),
    "any-session-tags": kind(
      "notice",
      "Who assumes a role may give the session any tags (sts:TagSession).",
      "Where policies go by aws:PrincipalTag, the caller says what they let him do.",
      "Say which tags, by aws:RequestTag/KEY and aws:TagKeys.",
      "id_session-tags",
    ),
  },
  statement: (statement, { kind: document }) =>
    document === "trust"
      ? [
          ...foreignActions(statement),
          ...mismatches(statement),
          ...missing(statement),
          ...anyTags(statement),
        ]
      : [],
});

function foreignActions(statement: WrittenStatement): LintFault<ActionId>[] {
  return items(statement, "Action")
    .filter(({ text }) => {
      const pattern = text.toLowerCase();
      return !OF_TRUST.some((one) => isLike(one.toLowerCase(), pattern));
    })
    .map(({ text, at }) => ({
      id: "unsupported-trust-action",
      message: `${quote(text)} is never asked of a trust policy`,
      fix: "write sts:AssumeRole, or what else assumes the role",
      at,
    }));
}

/** Services tag sessions as their guides say. A wildcard of all actions is said to be one by itself. */
function anyTags(statement: WrittenStatement): LintFault<ActionId>[] {
  const { Effect, Principal = {} } = statement;
  const isOfPeople = Principal.AWS !== undefined || Principal.Federated !== undefined;
  const isSaid = testsOf(statement).some(({ lower }) => TAGS.test(lower));
  if (Effect !== "Allow" || !isOfPeople || isSaid) return [];
  return items(statement, "Action")
    .filter(({ text }) => text.toLowerCase() === "sts:tagsession")
    .map(({ at }) => ({
      id: "any-session-tags",
      message:
        "who assumes the role may give the session any tags, of which policies may make aws:PrincipalTag",
      fix: 'add conditions on "aws:RequestTag/KEY" and "aws:TagKeys"; leave sts:TagSession out where no tags are needed',
      at,
    }));
}

const TAGS = /^(aws:requesttag\/.*|aws:tagkeys)$/;

function mismatches(statement: WrittenStatement): LintFault<ActionId>[] {
  const { Principal = {}, Effect } = statement;
  const federated = Principal.Federated ?? [];
  const others = Object.keys(Principal).filter((type) => type !== "Federated");
  const saml = federated.filter((one) => one.includes(":saml-provider/"));
  const oidc = federated.filter((one) => !one.includes(":saml-provider/") && !one.includes("${"));
  const who: Readonly<Record<string, boolean>> = {
    "sts:assumerole": others.length > 0,
    "sts:assumerolewithsaml": saml.length > 0 || others.includes("AWS"),
    "sts:assumerolewithwebidentity": oidc.length > 0 || others.includes("AWS"),
  };
  if (Effect !== "Allow" || Object.keys(Principal).length === 0) return [];
  return items(statement, "Action")
    .filter(({ text }) => {
      const name = text.toLowerCase();
      return Object.hasOwn(who, name) && !who[name];
    })
    .map(({ text, at }) => ({
      id: "action-principal-mismatch",
      message: `${quote(text)} is no way for ${cutList(
        Object.values(Principal)
          .flat()
          .map((one) => quote(one)),
        3,
      )} to assume the role`,
      fix:
        saml.length > 0
          ? "write sts:AssumeRoleWithSAML"
          : oidc.length > 0
            ? "write sts:AssumeRoleWithWebIdentity"
            : "write sts:AssumeRole, or name the identity provider under Federated",
      at,
    }));
}

function missing(statement: WrittenStatement): LintFault<ActionId>[] {
  const services = statement.Principal?.Service ?? [];
  const wanted = ["sts:AssumeRole", "sts:SetSourceIdentity", "sts:TagSession"];
  const lacking = wanted.filter((action) => !has(statement, action));
  const anywhere =
    services.includes("rolesanywhere.amazonaws.com") &&
    lacking.length > 0 &&
    statement.Effect === "Allow" &&
    statement.Action !== undefined;
  const message = `rolesanywhere.amazonaws.com assumes a role with ${cutList(wanted)}: ${cutList(lacking)} is missing`;
  return [
    ...(anywhere
      ? [{ id: "roles-anywhere-actions" as const, message, fix: "add it", at: ["Action"] }]
      : []),
    ...testsOf(statement).flatMap(({ lower, key, at }): LintFault<ActionId>[] => {
      const need = NEEDED.find((one) => one.key.test(lower));
      if (need === undefined || statement.Action === undefined || has(statement, need.action)) {
        return [];
      }
      const said = `${quote(key)} is set by ${need.action} alone, which is not among the actions`;
      return [{ id: "missing-action-for-key", message: said, fix: `add ${need.action}`, at }];
    }),
  ];
}

export const principalsTwice = defineRule({
  name: "redundant-principals",
  finds: {
    "redundant-principal": kind(
      "notice",
      "A session of a role stands beside the role.",
      "The role has all its sessions.",
      "Remove the session.",
      PRINCIPAL,
    ),
  },
  statement: ({ Principal = {} }) => {
    const { AWS = [] } = Principal;
    return AWS.flatMap((text, index): LintFault<"redundant-principal">[] => {
      const [, account, role] =
        /^arn:[a-z-]+:sts::(\d{12}):assumed-role\/([^/]+)\//.exec(text) ?? [];
      const parent = AWS.find(
        (one) =>
          new RegExp(`^arn:[a-z-]+:iam::${account ?? "-"}:role/`).test(one) &&
          one.endsWith(`/${role ?? ""}`),
      );
      if (role === undefined || parent === undefined) return [];
      const message = `${quote(text)} is a session of ${quote(parent)} beside it`;
      return [
        { id: "redundant-principal", message, fix: "remove it", at: ["Principal", "AWS", index] },
      ];
    });
  },
});
