import type {
  BlueprintAttachment,
  BlueprintData,
  BlueprintPolicy,
  BlueprintRole,
  BlueprintStatement,
  BlueprintTrust,
  ParameterData,
  Scope,
  When,
  WhenCondition,
} from "./schema";

/** Every blueprint has this parameter. */
export const PINNED = "pinned";

const pinned: ParameterData = {
  type: "boolean",
  description:
    "Whether to attach customer managed copies of the AWS managed policies, as they stood at the date of the snapshot, so that AWS's later edits change nothing.",
  default: false,
};

/** A blueprint's parameters: its own, and those that every blueprint has. */
export function parametersOf({ parameters }: BlueprintData): Record<string, ParameterData> {
  return { ...parameters, [PINNED]: pinned };
}

/** The tests of a `when`, all of which must hold. */
export function testsOf(when: When | undefined): readonly WhenCondition[] {
  if (when === undefined) return [];
  return Array.isArray(when) ? when : [when];
}

/** The parameter that a test asks about. */
export function parameterOf(test: WhenCondition): string {
  return typeof test === "string" ? test : test.parameter;
}

/** An entry of `managed`: a managed policy's ARN, and when it is attached. */
export function managedEntry(entry: NonNullable<BlueprintRole["managed"]>[number]): {
  readonly arn: string;
  readonly when: When | undefined;
} {
  return typeof entry === "string"
    ? { arn: entry, when: undefined }
    : { arn: entry.arn, when: entry.when };
}

/** The parts of a blueprint that exist once per account, or once per fleet. */
export function partsOf(blueprint: BlueprintData, scope: Scope): ScopedParts {
  const own = <T extends { readonly scope: Scope }>(
    parts: Readonly<Record<string, T>> = {},
  ): [string, T][] => Object.entries(parts).filter(([, part]) => part.scope === scope);
  const { role_aliases: aliases, iot_policies: iot }: Partial<BlueprintData> =
    scope === "fleet" ? blueprint : {};
  return {
    policies: own(blueprint.policies),
    roles: own(blueprint.roles),
    attachments: own(blueprint.attachments),
    roleAliases: Object.entries(aliases ?? {}),
    iotPolicies: Object.entries(iot ?? {}),
  };
}

/** Parts by id, in the order of the file. What AWS IoT has, it has once per region, so it is a fleet's. */
export interface ScopedParts {
  readonly policies: readonly (readonly [string, BlueprintPolicy])[];
  readonly roles: readonly (readonly [string, BlueprintRole])[];
  readonly attachments: readonly (readonly [string, BlueprintAttachment])[];
  readonly roleAliases: readonly (readonly [
    string,
    NonNullable<BlueprintData["role_aliases"]>[string],
  ])[];
  readonly iotPolicies: readonly (readonly [
    string,
    NonNullable<BlueprintData["iot_policies"]>[string],
  ])[];
}

/** Whether the keys at a path are names of inline policies: any name, even `when` or `role`, means only itself. */
export function namesPolicies(path: readonly unknown[]): boolean {
  return path.length === 3 && path[0] === "roles" && path[2] === "policies";
}

/** A list of statements in a blueprint, where it stands, and the `when` of what it belongs to. */
export interface StatementList {
  readonly path: readonly string[];
  readonly kind: "trust" | "identity" | "iot";
  readonly when: When | undefined;
  readonly statements: readonly (
    BlueprintTrust | BlueprintStatement | Omit<BlueprintStatement, "Sid">
  )[];
}

/** Every list of statements of a blueprint. */
export function statementLists(blueprint: BlueprintData): StatementList[] {
  const { roles = {}, policies = {}, iot_policies: iot = {} } = blueprint;
  return [
    ...Object.entries(roles).flatMap(([id, role]): StatementList[] => [
      { path: ["roles", id, "trust"], kind: "trust", when: role.when, statements: role.trust },
      ...Object.entries(role.policies ?? {}).map(([name, statements]): StatementList => {
        const path = ["roles", id, "policies", name];
        return { path, kind: "identity", when: role.when, statements };
      }),
    ]),
    ...Object.entries(policies).map(([id, { when, statements }]): StatementList => {
      return { path: ["policies", id, "statements"], kind: "identity", when, statements };
    }),
    ...Object.entries(iot).map(([id, { when, statements }]): StatementList => {
      return {
        path: ["iot_policies", id, "statements"],
        kind: "iot",
        when,
        statements: statements ?? [],
      };
    }),
  ];
}
