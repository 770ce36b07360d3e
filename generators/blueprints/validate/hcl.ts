import { problemAt, quote } from "../../problem";
import type { DataPath, Problem } from "../../problem";
import { isFault, parseTemplate, placeholders } from "../../source/template";
import { managedEntry, partsOf } from "../parts";
import type { BlueprintData } from "../schema";
import { parametersNamed, policyResourceName, roleFactNames } from "../terraform-names";

/** Words that Terraform keeps for itself as names of variables (Terraform: Input Variables). */
const RESERVED = [
  "source",
  "version",
  "providers",
  "count",
  "for_each",
  "lifecycle",
  "depends_on",
  "locals",
];

/** What a blueprint's module has besides the blueprint's parameters, and all that begins as settings of its roles do. */
const VARIABLES = ["fleets", "create", "create_account_roles", "tags", "account_id", "regions"];
const OF_ROLES = "role_";

/** What a fleet has there besides them. */
const SETTINGS = [
  "description",
  "statements",
  "certificate_statements",
  "role_settings",
  "role_permissions_boundary",
  "tags",
];

/** What a blueprint says that its Terraform module could not. */
export function hclProblems(data: BlueprintData): Problem[] {
  return [...nameProblems(data), ...managedProblems(data), ...collisions(data)];
}

function nameProblems(data: BlueprintData): Problem[] {
  const once = parametersNamed(partsOf(data, "account"));
  const ofRoles = new Set([...roleFactNames(data, "account"), ...roleFactNames(data, "fleet")]);
  return Object.keys(data.parameters ?? {}).flatMap((name) => {
    if (ofRoles.has(name)) return [isOfRole(name)];
    const taken = once.has(name) ? takenOnce(name) : takenByFleets(name);
    if (taken === undefined) return [];
    const message = `${quote(name)} is taken in the Terraform module of a blueprint: ${taken}`;
    return [problemAt("bad-name", ["parameters", name], message, "choose another name")];
  });
}

/** `{{service_name}}` would stand for either. */
function isOfRole(name: string): Problem {
  const message = `${quote(name)} is what a role here is called, or where it lies`;
  return problemAt("bad-name", ["parameters", name], message, "choose another name");
}

/** Why no parameter that is a variable of the module can have the name, if none can. */
function takenOnce(name: string): string | undefined {
  if (RESERVED.includes(name)) return "Terraform keeps it for itself";
  if (VARIABLES.includes(name)) return "modules have a variable of that name by themselves";
  if (!name.startsWith(OF_ROLES)) return undefined;
  return `variables that begin with ${OF_ROLES} are what callers set for roles`;
}

/** The same of a parameter that is a setting of each fleet. */
function takenByFleets(name: string): string | undefined {
  return SETTINGS.includes(name) ? "fleets have a setting of that name by themselves" : undefined;
}

/** Each managed policy is a resource of its own, with a name that the file alone decides. */
function managedProblems({
  roles = {},
  attachments = {},
  parameters = {},
}: BlueprintData): Problem[] {
  const lists = new Set(
    Object.entries(parameters).flatMap(([name, { type }]) => (type === "list" ? [name] : [])),
  );
  const all = [
    ...Object.entries(roles).map(([id, part]) => ["roles", id, part] as const),
    ...Object.entries(attachments).map(([id, part]) => ["attachments", id, part] as const),
  ];
  return all.flatMap(([kind, id, { managed = [], scope }]) =>
    managed.flatMap((entry, index) => {
      const { arn } = managedEntry(entry);
      const template = parseTemplate(arn);
      const names = isFault(template) ? [] : placeholders(template);
      const list = names.find(
        (name) => lists.has(name) || (name === "region" && scope === "account"),
      );
      if (list === undefined) return [];
      const message = `{{${list}}} is a list, and a Terraform module cannot attach a list of policies by it`;
      return [
        problemAt(
          "bad-placeholder",
          [kind, id, "managed", index],
          message,
          "write the policies one by one",
        ),
      ];
    }),
  );
}

/** Two policies of a role that would be one resource of the module. */
function collisions(data: BlueprintData): Problem[] {
  const { roles = {} } = data;
  return Object.entries(roles).flatMap(
    ([id, { policies = {}, managed = [], attached = [], grants }]) => {
      const attachedNames = [
        ...managed.map((entry, index) => {
          const { arn } = managedEntry(entry);
          return [policyResourceName(arn), ["roles", id, "managed", index]] as const;
        }),
        ...attached.map((name, index) => [name, ["roles", id, "attached", index]] as const),
      ];
      const inline = Object.keys(policies).map(
        (name) => [policyResourceName(name), ["roles", id, "policies", name]] as const,
      );
      const all = grants ? [["grants", ["roles", id, "grants"]] as const, ...inline] : inline;
      return [...twice(attachedNames), ...twice(all)];
    },
  );
}

function twice(named: readonly (readonly [string, DataPath])[]): Problem[] {
  const seen = new Set<string>();
  return named.flatMap(([name, path]) => {
    if (!seen.has(name)) {
      seen.add(name);
      return [];
    }
    const message = `two policies of one role would be ${quote(name)} in Terraform`;
    return [problemAt("duplicate-id", path, message, "rename one of them")];
  });
}
