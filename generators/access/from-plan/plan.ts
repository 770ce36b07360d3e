/** A Terraform plan as `terraform show -json` prints it, as far as policies are concerned. */
import { problem, quote } from "../../problem";
import type { Problem } from "../../problem";
import { ownValue } from "../../text/own-value";

export type Fields = Readonly<Record<string, unknown>>;

/** A resource on one side of a plan. */
export interface PlanResource {
  readonly address: string;
  readonly type: string;
  readonly values: Fields;
  /** Which values are known after apply only: `true`, or a mapping or list of the same shape. */
  readonly unknown: Fields;
}

/** Both sides of a plan, and its configuration. */
export interface Plan {
  readonly before: readonly PlanResource[];
  readonly after: readonly PlanResource[];
  readonly configuration: Fields;
}

/**
 * Reads a plan.
 *
 * @param value the parsed JSON
 * @param name what problems call the file
 */
export function readPlan(value: unknown, name: string): Plan | Problem {
  const plan = fieldsOf(value);
  const version = text(plan.format_version);
  const changes = plan.resource_changes;
  if (!/^[01]\./.test(version) || (changes !== undefined && !Array.isArray(changes))) {
    const what = "values" in plan ? "a state" : `no plan of a format that is known`;
    return problem("not-a-plan", {
      message: `${quote(name)} holds ${what}`,
      fix: "make a plan and print it: terraform plan -out=tfplan && terraform show -json tfplan",
      location: { file: name },
    });
  }
  const all = listOf(changes).filter(
    ({ mode, deposed }) => mode === "managed" && deposed === undefined,
  );
  const side = (key: "before" | "after"): PlanResource[] =>
    all.flatMap((one) => {
      const change = fieldsOf(one.change);
      const values = ownValue(change, key);
      if (typeof values !== "object" || values === null) return [];
      const unknown = key === "after" ? fieldsOf(change.after_unknown) : {};
      return [
        { address: text(one.address), type: text(one.type), values: values as Fields, unknown },
      ];
    });
  return {
    before: side("before"),
    after: side("after"),
    configuration: fieldsOf(fieldsOf(plan.configuration).root_module),
  };
}

/** A value that is a mapping, or an empty one. */
export function fieldsOf(value: unknown): Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value)
    ? (value as Fields)
    : {};
}

/** The mappings of a list, or a mapping by itself. */
export function listOf(value: unknown): Fields[] {
  return [value].flat().filter((one): one is Fields => typeof one === "object" && one !== null);
}

/** A value that is a text, or an empty one. */
export function text(value: unknown): string {
  return typeof value === "string" ? value : "";
}

/** The texts of a list. */
export function textsOf(value: unknown): string[] {
  return [value].flat().filter((one): one is string => typeof one === "string");
}
