/** Every policy document in a template of CloudFormation. */
import type { PolicyKind } from "../../iam/lint";
import type { DataPath } from "../../problem";
import { fieldsOf, textOf, type Fields } from "../fields";
import type { FoundDocument } from "./found";
import { templateValue } from "./template-values";

/** Properties that hold a document, whatever the resource. Source: AWS CloudFormation Template Reference Guide. */
const PROPERTIES: ReadonlyMap<string, PolicyKind | undefined> = new Map<
  string,
  PolicyKind | undefined
>([
  ["AssumeRolePolicyDocument", "trust"],
  ["KeyPolicy", "resource"],
  ["PolicyDocument", undefined],
  ["RepositoryPolicyText", "resource"],
  ["ResourcePolicy", "resource"],
]);

/** Whether the data is a template: resources, each with a type of AWS's. */
export function isTemplate({ Resources }: Fields): boolean {
  const types = Object.values(fieldsOf(Resources)).map((one) => textOf(fieldsOf(one).Type));
  return types.length > 0 && types.some((type) => type?.startsWith("AWS::") === true);
}

/** The documents of a template's resources. Policies of AWS IoT are of another language, and left out. */
export function documentsOfTemplate({ Resources }: Fields): FoundDocument[] {
  return Object.entries(fieldsOf(Resources)).flatMap(([id, resource]) => {
    const { Type, Properties } = fieldsOf(resource);
    const type = textOf(Type) ?? "";
    if (!type.startsWith("AWS::") || type === "AWS::IoT::Policy") return [];
    const path = ["Resources", id, "Properties"];
    return documentsIn(Properties, path, type).map((one) => ({ ...one, of: id }));
  });
}

function documentsIn(value: unknown, path: DataPath, type: string): FoundDocument[] {
  if (Array.isArray(value)) {
    return value.flatMap((one: unknown, index) => documentsIn(one, [...path, index], type));
  }
  return Object.entries(fieldsOf(value)).flatMap(([key, inner]): FoundDocument[] => {
    const at = [...path, key];
    if (!PROPERTIES.has(key)) return documentsIn(inner, at, type);
    const { value: document, paths, unknown } = templateValue(inner, at);
    const kind = PROPERTIES.get(key) ?? (type.startsWith("AWS::IAM::") ? "identity" : undefined);
    return [{ of: "", document, path: at, paths, unknown, ...(kind !== undefined && { kind }) }];
  });
}
