import { parametersOf } from "../../blueprints/parts";
import type { BlueprintData, BlueprintExample } from "../../blueprints/schema";
import type { Value } from "../../blueprints/values";
import type { PolicyStatement } from "../../iam/document";
import type { Scope } from "../../model/parts/scope";
import { blueprintStatements } from "../../model/statements/blueprint";
import type { OwnSettings } from "../../model/roles/settings";
import type { InlinePolicy, PlacedStatement } from "../../model/types";
import { GRANTS } from "../../model/grants/given";
import type { CertificateGrants, Given } from "../../model/grants/given";
import { grantsCertificate, grantsRole } from "../../model/grants/takers";
import { blueprintParts } from "../../model/parts/blueprint-parts";
import type { BlueprintParts, StackParts } from "../../model/parts/blueprint-parts";
import { partsExist } from "./builder";
import { factsUsed } from "./facts";
import { placeParameters } from "../../blueprints/terraform-names";
import { ownValue } from "../../text/own-value";

/** Where examples and tests of modules are. */
export const PLACE = {
  environment: "prod",
  account: "222222222222",
  partition: "aws",
  region: "us-east-1",
} as const;

/** A call of a module: inputs by name, as plain data. */
export type Inputs = Readonly<Record<string, unknown>>;

/** A blueprint's examples by name; one with a single fleet where it has none. */
export function examplesOf(blueprint: BlueprintData): [string, BlueprintExample][] {
  const given = Object.entries(blueprint.examples ?? {});
  const fleets = partsExist(blueprint, "fleet") ? { example: {} } : {};
  return given.length > 0 ? given : [["complete", { fleets }]];
}

/** The inputs that an example is. */
export function inputsOf(blueprint: BlueprintData, example: BlueprintExample): Inputs {
  const { module } = placeParameters(blueprint);
  const own = module.flatMap(([name]) => {
    const value = ownValue(example.with, name);
    return value === undefined ? [] : [[name, value] as const];
  });
  const fleets = Object.entries(example.fleets ?? {}).map(([name, fleet]) => {
    const { with: settings = {}, description, statements, tags } = fleet;
    const { certificate_statements: certificate, role_settings: roles } = fleet;
    return [
      name,
      {
        ...(description !== undefined && { description }),
        ...settings,
        ...(statements !== undefined && { statements }),
        ...(certificate !== undefined && { certificate_statements: certificate }),
        ...(roles !== undefined && { role_settings: roles }),
        ...(tags !== undefined && { tags }),
      },
    ];
  });
  return {
    ...(factsUsed(blueprint).environment && { environment: PLACE.environment }),
    ...Object.fromEntries(own),
    ...(example.role_settings !== undefined && { role_settings: example.role_settings }),
    ...(fleets.length > 0 && { fleets: Object.fromEntries(fleets) as unknown }),
  };
}

/** What a module has to create for an example: by fleet, and once per account. */
export function expectedOf(
  blueprint: BlueprintData,
  example: BlueprintExample,
): { readonly account: StackParts; readonly fleets: ReadonlyMap<string, StackParts> } {
  const parts = (fleet: string | undefined): StackParts => {
    return madeFor(blueprint, example, fleet).parts;
  };
  const fleets = Object.keys(example.fleets ?? {});
  return { account: parts(undefined), fleets: new Map(fleets.map((name) => [name, parts(name)])) };
}

/** What one fleet of an example comes to, or the account. */
function madeFor(
  blueprint: BlueprintData,
  example: BlueprintExample,
  fleet: string | undefined,
): BlueprintParts {
  const { description, tags = {} } =
    fleet === undefined ? {} : (ownValue(example.fleets, fleet) ?? {});
  return blueprintParts({
    blueprint,
    file: "",
    parts: fleet === undefined ? "account" : "fleet",
    scope: scopeOf(blueprint, example, fleet),
    prefix: "",
    tags,
    origin: [],
    ...(description !== undefined && { about: description }),
    given: givenIn(blueprint, example, fleet),
  });
}

/** Every statement that a module's examples come to, with its place in the blueprint's file. */
export function exampleStatements(blueprint: BlueprintData, file: string): PlacedStatement[] {
  return examplesOf(blueprint).flatMap(([, example]) =>
    [undefined, ...Object.keys(example.fleets ?? {})].flatMap((fleet) => {
      const parts = fleet === undefined ? "account" : "fleet";
      const { scope } = madeFor(blueprint, example, fleet);
      return blueprintStatements({ blueprint, file, parts, scope });
    }),
  );
}

/** What the parts of one fleet of an example, or those of the account, are worked out over. */
function scopeOf(
  blueprint: BlueprintData,
  example: BlueprintExample,
  fleet: string | undefined,
): Scope {
  const settings = fleet === undefined ? {} : (ownValue(example.fleets, fleet)?.with ?? {});
  const region = fleet === undefined ? [PLACE.region] : PLACE.region;
  return {
    facts: { ...PLACE, region, ...(fleet !== undefined && { fleet }) },
    parameters: valuesOf(blueprint, { ...example.with, ...settings }),
  };
}

/** What an example gives to the parts of a fleet, or to those of the account. */
export function givenIn(
  blueprint: BlueprintData,
  example: BlueprintExample,
  fleet: string | undefined,
): Given {
  const said = fleet === undefined ? example : (ownValue(example.fleets, fleet) ?? {});
  const statements = "statements" in said ? said.statements : undefined;
  const certificate = "certificate_statements" in said ? said.certificate_statements : undefined;
  const settings = Object.entries(said.role_settings ?? {});
  const policies = [
    ...(statements === undefined ? [] : [[grantsRole(blueprint) ?? "", statements] as const]),
    ...settings.map(([id, { statements: own = [] }]) => [id, own] as const),
  ];
  const own = certificate as CertificateGrants["statements"] | undefined;
  return {
    policies: new Map(
      policies.flatMap(([id, list]) =>
        list.length === 0 ? [] : [[id, grantsOf(list as PolicyStatement[])] as const],
      ),
    ),
    certificates: new Map(
      own === undefined
        ? []
        : [
            [
              grantsCertificate(blueprint) ?? "",
              { statements: own, why: [], from: own.map(() => []) },
            ],
          ],
    ),
    settings: new Map(settings.map(([id, { managed_policies: arns = {} }]) => [id, managed(arns)])),
  };
}

function managed(arns: Readonly<Record<string, string>>): OwnSettings {
  const value = Object.values(arns);
  return value.length === 0 ? {} : { managed: { value, path: [], level: "role" } };
}

function grantsOf(Statement: readonly PolicyStatement[]): InlinePolicy {
  const from = Statement.map(() => []);
  return { name: GRANTS, document: { Version: "2012-10-17", Statement }, why: {}, from };
}

function valuesOf(
  blueprint: BlueprintData,
  settings: Readonly<Record<string, Value>>,
): ReadonlyMap<string, Value> {
  const values = Object.entries(parametersOf(blueprint)).flatMap(([name, parameter]) => {
    const value = ownValue(settings, name) ?? parameter.default;
    return value === undefined ? [] : [[name, value] as const];
  });
  return new Map(values);
}
