import type { BlueprintData, BlueprintExample, Scope } from "../../blueprints/schema";
import { placeParameters } from "../../blueprints/terraform-names";
import { partsExist } from "./builder";
import { inputsOf } from "./examples";
import { factsUsed } from "./facts";
import { hclValue, indent } from "./hcl";
import type { Hcl } from "./hcl";
import { rules } from "./rules";
import { roleIds, statementRoles } from "./role-settings";
import { wrongForAll, wrongForOne } from "./role-variables";
import { takesCertificate, takesGrants } from "./variables";

/** A run that has to be refused. */
export interface RefusedRun {
  readonly name: string;
  readonly input: Hcl;
  readonly variable: string;
}

/** A wrong value for everything that the module's variables refuse. */
export function refusedRuns(blueprint: BlueprintData, example: BlueprintExample): RefusedRun[] {
  const { module, fleet } = placeParameters(blueprint);
  const inputs = inputsOf(blueprint, example);
  const [known = {}] = Object.values((inputs.fleets ?? {}) as Record<string, object>);
  const fleets = partsExist(blueprint, "fleet");
  return [
    ...factRuns(blueprint),
    ...module.flatMap(([name, parameter]) =>
      rules(name, parameter).map(({ wrong }, index) =>
        refused(numbered(`refuses_${name}`, index), name, wrong),
      ),
    ),
    ...wrongForAll(blueprint).map(([name, wrong]) => refused(`refuses_${name}`, name, wrong)),
    ...(fleets
      ? [
          refused("refuses_the_name_of_a_fleet", "fleets", { "1 dock": known }),
          refused("refuses_names_that_differ_in_case", "fleets", { dock: known, Dock: known }),
        ]
      : []),
    ...(fleets && takesGrants(blueprint) ? statementRuns(known) : []),
    ...(fleets && takesCertificate(blueprint)
      ? [
          refused("refuses_an_effect_of_a_certificate", "fleets", {
            dock: { ...known, certificate_statements: [CERTIFICATE] },
          }),
        ]
      : []),
    ...(["account", "fleet"] as const).flatMap((scope) =>
      settingRuns(blueprint, scope, scope === "fleet" ? known : undefined),
    ),
    ...fleet.flatMap(([name, parameter]) =>
      rules(name, parameter).map(({ wrong }, index) =>
        refused(numbered(`refuses_${name}_of_a_fleet`, index), "fleets", {
          dock: { ...known, [name]: wrong },
        }),
      ),
    ),
  ];
}

function statementRuns(known: object): RefusedRun[] {
  const wrong = {
    refuses_an_effect: { Effect: "allow", Action: ["s3:GetObject"], Resource: ["*"] },
    refuses_a_statement_without_actions: { Effect: "Allow", Resource: ["*"] },
    refuses_a_statement_without_resources: { Effect: "Allow", Action: ["s3:GetObject"] },
  };
  return Object.entries(wrong).map(([name, statement]) =>
    refused(name, "fleets", { dock: { ...known, statements: [statement] } }),
  );
}

const CERTIFICATE = { Effect: "allow", Action: ["iot:Publish"], Resource: ["*"] };

/** Settings of single roles: no role of that name, and statements that are none. */
function settingRuns(
  blueprint: BlueprintData,
  scope: Scope,
  known: object | undefined,
): RefusedRun[] {
  const ids = roleIds(blueprint, scope);
  if (ids.length === 0) return [];
  const takers = statementRoles(blueprint, scope);
  const run = (name: string, settings: object): RefusedRun =>
    known === undefined
      ? refused(`${name}_of_the_account`, "role_settings", settings)
      : refused(`${name}_of_a_fleet`, "fleets", { dock: { ...known, role_settings: settings } });
  const statements = [{ Effect: "Allow", Action: ["s3:GetObject"], Resource: ["*"] }];
  const [first] = takers;
  const own = ids.find((id) => !takers.includes(id));
  return [
    run("refuses_an_unknown_role", { nobody: {} }),
    ...wrongForOne(blueprint, scope).map(([mistake, settings]) =>
      run(`refuses_${mistake}`, settings),
    ),
    ...(first === undefined
      ? []
      : [
          run("refuses_an_effect_for_a_role", {
            [first]: { statements: statements.map((one) => ({ ...one, Effect: "allow" })) },
          }),
          ...(own === undefined
            ? []
            : [run("refuses_statements_that_are_the_fleet_s", { [own]: { statements } })]),
        ]),
  ];
}

function factRuns(blueprint: BlueprintData): RefusedRun[] {
  const uses = factsUsed(blueprint);
  return [
    ...(uses.environment ? [refused("refuses_an_environment", "environment", "1 prod")] : []),
    ...(uses.account ? [refused("refuses_an_account", "account_id", "12345")] : []),
    ...(uses.partition ? [refused("refuses_a_partition", "partition", "azure")] : []),
    ...(uses.region ? [refused("refuses_a_region", "region", "Frankfurt")] : []),
    ...(uses.regions ? [refused("refuses_no_regions", "regions", [])] : []),
  ];
}

function refused(name: string, variable: string, value: unknown): RefusedRun {
  return { name, variable, input: indent(indent(`${variable} = ${hclValue(value)}`)) };
}

function numbered(name: string, index: number): string {
  return index === 0 ? name : `${name}_${String(index + 1)}`;
}
