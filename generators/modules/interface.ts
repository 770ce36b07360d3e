import type { BlueprintData } from "../blueprints/schema";
import { moduleOutputs } from "./outputs";
import { moduleVariables } from "./variables";
import type { ModuleResource } from "./builder";

/** A version of a module, and what it brought. */
export interface Release {
  readonly version: string;
  readonly changes: readonly string[];
}

/** What callers of a module depend on. */
export interface ModuleInterface {
  /** Name → type, and whether callers must set it. */
  readonly variables: Readonly<
    Record<string, { readonly type: string; readonly required: boolean }>
  >;
  readonly outputs: readonly string[];
  /** Address → what the resource is in AWS. */
  readonly resources: Readonly<Record<string, string>>;
}

/** The interface of the module that a blueprint makes today. */
export function interfaceOf(
  blueprint: BlueprintData,
  resources: readonly ModuleResource[],
): ModuleInterface {
  const variables = moduleVariables(blueprint).map(
    ({ name, type, default: value }) => [name, { type, required: value === undefined }] as const,
  );
  return {
    variables: Object.fromEntries(variables),
    outputs: moduleOutputs(blueprint).map(({ name }) => name),
    resources: Object.fromEntries(
      resources.map(({ type, name, identity }) => [`${type}.${name}`, identity]),
    ),
  };
}
