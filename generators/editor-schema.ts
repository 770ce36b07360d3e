/** The fleet file's JSON Schema with what blueprints, intents and AWS have: for editors, which complete by it. */
import { BlueprintCatalog } from "./blueprints/load";
import { parametersOf } from "./blueprints/parts";
import type { BlueprintData, ParameterData } from "./blueprints/schema";
import { refusalOf } from "./checks/acceptance/acceptable";
import { kinds } from "./checks/kinds";
import { specJsonSchema } from "./fleet-file/schema-file";
import { partitionNames, regions } from "./iam/partitions";
import { loadIntents } from "./intents";
import { packageFolder } from "./package-root";
import { sortedUnique } from "./text/names";
import { ownValue } from "./text/own-value";

/** A JSON Schema, as far as it is built on. */
interface Schema {
  [key: string]: unknown;
  properties?: Record<string, Schema>;
  additionalProperties?: Schema | boolean;
  items?: Schema;
}

/** A text with a placeholder can come to anything. */
const FILLED: Schema = { type: "string", pattern: "\\{\\{" };

/**
 * What editors complete and check by: parameters and roles by blueprint, verbs, regions, problems that can be accepted. Actions are
 * held to their form and not listed: AWS has 22,000 of them, 740 kB, which editors would read for every file.
 */
export function editorSchema(): Record<string, unknown> {
  const schema = structuredClone(specJsonSchema()) as Schema;
  const catalog = BlueprintCatalog.open(packageFolder("templates", "blueprints"));
  const blueprints = catalog.ids.flatMap((id) => catalog.tryFind(id)?.data ?? []);
  const { environments, defaults, fleets, workloads, templates, allow } = schema.properties ?? {};
  schema.definitions = definitionsOf(blueprints);
  for (const kind of [fleets, workloads, templates]) {
    const one = elementsOf(kind);
    ofGrants(one);
    open(one, "blueprint", reference("blueprint"));
    one.allOf = blueprints.map(ofBlueprint);
    ofAllow(one.properties?.allow);
  }
  const region = { anyOf: [{ enum: partitionNames.flatMap(regions) }, { type: "string" }] };
  open(elementsOf(environments), "region", region);
  open(defaults ?? {}, "blueprint", reference("blueprint"));
  const ofDefaults = defaults?.properties?.with ?? {};
  ofDefaults.properties = Object.fromEntries(blueprints.map((one) => [one.id, parameters(one)]));
  ofAllow(allow);
  ofAllow(elementsOf(environments).properties?.allow);
  return schema;
}

function reference(definition: string): Schema {
  return { $ref: `#/definitions/${definition}` };
}

function parametersId(blueprint: string): string {
  return `with-${blueprint}`;
}

/** The parameters of a blueprint, with words. */
function parameters({ id, title }: BlueprintData): Schema {
  return {
    description: `Parameters of the blueprint ${id}: ${title}.`,
    allOf: [reference(parametersId(id))],
  };
}

function definitionsOf(blueprints: readonly BlueprintData[]): Record<string, unknown> {
  const { resources } = loadIntents(packageFolder("templates", "intents"));
  const verbs = sortedUnique(resources.flatMap(({ access }) => [...access.keys()]));
  const acceptable = [...kinds].flatMap(([id, kind]) =>
    refusalOf(id, kind) === undefined ? [{ const: id, description: kind.summary }] : [],
  );
  const known = blueprints.map(({ id, title, description }) => ({
    ...{ const: id, title, description },
  }));
  const names = resources.map(({ service, type }) => `${service}:${type}/NAME`);
  return {
    action: {
      type: "string",
      pattern: "^[A-Za-z0-9-]+:[A-Za-z0-9*?]+$|\\{\\{",
      examples: ["dynamodb:GetItem", "s3:GetObject"],
    },
    blueprint: { anyOf: [...known, { type: "string" }] },
    problem: { anyOf: [...acceptable, { type: "string" }] },
    resource: {
      type: "string",
      pattern: "^arn:|^[A-Za-z0-9-]+:\\S|\\{\\{",
      examples: sortedUnique(names),
    },
    verb: { anyOf: [{ enum: verbs }, { type: "string" }] },
    ...Object.fromEntries(blueprints.map((one) => [parametersId(one.id), parametersSchema(one)])),
  };
}

/** What has to hold of a fleet of the blueprint. */
function ofBlueprint(blueprint: BlueprintData): Schema {
  const { id, roles = {} } = blueprint;
  const given = parameters(blueprint);
  const single = Object.entries(roles).map(([role, { description }]) => [role, { description }]);
  return {
    if: { properties: { blueprint: { const: id } }, required: ["blueprint"] },
    then: {
      properties: {
        with: given,
        environments: {
          description: "Where the fleet exists, with parameters that differ there.",
          additionalProperties: { properties: { with: given } },
        },
        roles: {
          description: `More for single roles of the blueprint ${id}.`,
          properties: Object.fromEntries(single) as Record<string, Schema>,
        },
      },
    },
  };
}

function parametersSchema(blueprint: BlueprintData): Schema {
  const all = Object.entries(parametersOf(blueprint)).map(([name, parameter]) => [
    name,
    parameterSchema(parameter),
  ]);
  return {
    type: "object",
    properties: Object.fromEntries(all) as Record<string, Schema>,
    additionalProperties: false,
  };
}

/** Rows of data files may fill in what is no text, too. */
function parameterSchema(parameter: ParameterData): Schema {
  const { description, type, minimum, maximum } = parameter;
  const text = textSchema(parameter);
  const value: Record<ParameterData["type"], Schema> = {
    boolean: { type: "boolean" },
    list: { type: "array", items: { anyOf: [text, FILLED] } },
    number: {
      type: "number",
      ...(minimum !== undefined && { minimum }),
      ...(maximum !== undefined && { maximum }),
    },
    string: text,
  };
  const standard = parameter.default === undefined ? {} : { default: parameter.default };
  return { description, ...standard, anyOf: [value[type], FILLED] };
}

function textSchema({ enum: values, pattern }: ParameterData): Schema {
  return {
    type: "string",
    ...(values !== undefined && { enum: values }),
    ...(pattern !== undefined && { pattern }),
  };
}

/** What each of a mapping is. */
function elementsOf(mapping: Schema | undefined): Schema {
  const { additionalProperties } = mapping ?? {};
  return typeof additionalProperties === "object" ? additionalProperties : {};
}

/** The key, with other values than any text, and its words and examples as they were. */
function open(one: Schema, key: string, schema: Schema): void {
  const before = ownValue(one.properties, key);
  if (before === undefined) return;
  const words = Object.entries(before).filter(([name]) => name !== "type" && name !== "anyOf");
  // What stands beside a reference is not looked at in this version of JSON Schema.
  one.properties = { ...one.properties, [key]: { ...Object.fromEntries(words), allOf: [schema] } };
}

function ofGrants({ properties }: Schema): void {
  const grant = properties?.grants?.items ?? {};
  for (const [key, definition] of [
    ["to", "resource"],
    ["access", "verb"],
    ["actions", "action"],
  ] as const) {
    const one = reference(definition);
    open(grant, key, { anyOf: [one, { type: "array", minItems: 1, items: one }] });
  }
}

function ofAllow(allow: Schema | undefined): void {
  open(allow?.items ?? {}, "problem", reference("problem"));
}
