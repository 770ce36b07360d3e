/** Addresses of Terraform: which module, which resource, which of its instances. */

/** The key of an instance: of `for_each` a text, of `count` a number. */
export type Key = string | number;

/** A module on the way from the root: its call's name, and which of its instances. */
export interface Step {
  readonly name: string;
  readonly key?: Key;
}

const STEP = /module\.([\w-]+)(?:\[("(?:[^"\\]|\\.)*"|\d+)\])?\.?/y;

/** `module.a["x"].module.b` as steps; none for the root module. */
export function moduleSteps(address = ""): Step[] {
  const steps: Step[] = [];
  STEP.lastIndex = 0;
  for (let match = STEP.exec(address); match !== null; match = STEP.exec(address)) {
    const [, name = "", written] = match;
    const key = written === undefined ? undefined : readKey(written);
    steps.push({ name, ...(key !== undefined && { key }) });
  }
  return steps;
}

/** `"x"` or `0`, as an index is written; undefined for anything else. */
export function readKey(written: string): Key | undefined {
  try {
    const key: unknown = JSON.parse(written);
    return typeof key === "string" || typeof key === "number" ? key : undefined;
  } catch {
    // An index that has to be worked out first: `aws_iam_role.x[var.y]`.
    return undefined;
  }
}

/** Whether both lead to one module; a step without a key leads to all instances of its module. */
export function sameModule(some: readonly Step[], one: readonly Step[]): boolean {
  return (
    some.length === one.length &&
    some.every(({ name, key }, at) => {
      const other = one[at];
      return other?.name === name && (key === undefined || key === other.key);
    })
  );
}
