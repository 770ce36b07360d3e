/** What a call says of roles, as the blueprint's module takes it. */
import type { BlueprintData, BlueprintRole } from "../../blueprints/schema";
import { normaliseCondition } from "../../iam/condition";
import { GRANTS } from "../grants/given";
import type { Given } from "../grants/given";
import { grantsCertificate, grantsRole } from "../grants/takers";
import type { StackParts } from "../parts/blueprint-parts";
import type { CommonSettings, OwnSettings, Said } from "../roles/settings";
import { ownValue } from "../../text/own-value";
import type { Role } from "../types";

/** What a call is made for. */
interface Called {
  readonly blueprint: BlueprintData;
  readonly parts: StackParts;
  readonly given: Given;
  /** What is set for all roles. */
  readonly settings: CommonSettings;
  /** Before the ids of the parts in the stack; in the module they have none. */
  readonly prefix?: string;
}

/**
 * Variables of the module. `role_exclusive` is always said, and `role_trust_conditions` wherever a role has some: a module that is
 * older does not know them, and an error is better than settings that are dropped without a word.
 */
export function roleInputs({ parts: { roles }, settings, given }: Called): Record<string, unknown> {
  if (roles.length === 0) return {};
  const { permissions_boundary: boundary, exclusive, trust_conditions: trust } = settings;
  const isNarrowed = [...given.settings.values()].some((one) => one.trust_conditions);
  return {
    ...(boundary && { role_permissions_boundary: boundary.value }),
    role_exclusive: exclusive?.value ?? true,
    ...((trust ?? isNarrowed) && { role_trust_conditions: normaliseCondition(trust?.value ?? {}) }),
  };
}

/** What the fleet file gives to single parts, and sets for single roles. */
export function givenInputs(called: Called): Record<string, unknown> {
  const { blueprint, parts, given, prefix = "" } = called;
  const { certificates } = given;
  const taker = grantsRole(blueprint) ?? "";
  const certificate = certificates.get(grantsCertificate(blueprint) ?? "");
  const granted = new Map(
    parts.roles.map(({ id, inlinePolicies }) => [
      id.slice(prefix.length),
      inlinePolicies.find(({ name }) => name === GRANTS)?.document.Statement,
    ]),
  );
  const own = granted.get(taker);
  const roles = parts.roles.flatMap((role) => {
    const id = role.id.slice(prefix.length);
    const statements = id === taker ? undefined : granted.get(id);
    const all = {
      ...(statements && { statements }),
      ...settingsOf(role, ownValue(blueprint.roles, id), {
        ...{ common: called.settings, said: { ...called.settings, ...given.settings.get(id) } },
      }),
    };
    return Object.keys(all).length === 0 ? [] : [[id, all] as const];
  });
  return {
    ...(own !== undefined && { statements: own }),
    ...(certificate !== undefined && { certificate_statements: certificate.statements }),
    ...(roles.length > 0 && { role_settings: Object.fromEntries(roles) }),
  };
}

/** What is set, as it came about: the model knows what the blueprint lets be said. */
function settingsOf(
  role: Role,
  part: BlueprintRole | undefined,
  { said, common }: { readonly said: OwnSettings; readonly common: CommonSettings },
): object {
  const { further } = role;
  const set = Object.entries(said as Readonly<Record<string, Said<unknown> | undefined>>);
  const own = set.flatMap(([key, { value } = NOTHING]): (readonly [string, unknown])[] => {
    // What is said of all is a variable of its own.
    if (isVariable(key) && value === common[key]?.value) return [];
    if (key === "path") return part?.fixed?.path === undefined ? [[key, role.path]] : [];
    if (key === "trust_conditions") return [[key, normaliseCondition(value)]];
    if (key === "instance_profile") return [[key, role.instanceProfile]];
    return HERE.has(key) ? [[key, value]] : [];
  });
  const isSaid = said.name !== undefined || role.affixes !== undefined;
  return {
    // By their ARNs: these are known, and differ.
    ...(further && { managed_policies: Object.fromEntries(further.map((arn) => [arn, arn])) }),
    ...(isSaid && part?.fixed?.name === undefined && { name: role.name }),
    ...Object.fromEntries(own),
  };
}

const NOTHING = { value: undefined };

/** Settings that a module takes for one role as the fleet file has them. */
const HERE: ReadonlySet<string> = new Set([
  "description",
  "exclusive",
  "force_detach",
  "max_session",
  "permissions_boundary",
  "tags",
]);

const VARIABLES = ["exclusive", "permissions_boundary", "trust_conditions"] as const;

function isVariable(key: string): key is (typeof VARIABLES)[number] {
  return VARIABLES.some((one) => one === key);
}
