import { sortedUnique } from "../../generators/text/names";

/** What Terraform means to do with one resource. */
export interface PlannedChange {
  readonly address: string;
  readonly type: string;
  readonly action:
    "create" | "update" | "replace" | "delete" | "import" | "move" | "forget" | "read";
  readonly isImported: boolean;
  /** Where a resource that moves was before. */
  readonly before?: string;
}

/** What a plan does, as `terraform plan` counts it. */
export interface Counts {
  readonly imported: number;
  readonly added: number;
  readonly changed: number;
  readonly destroyed: number;
}

interface Line {
  readonly type: string;
  readonly change?: {
    readonly resource: Resource;
    readonly previous_resource?: Resource;
    readonly action: PlannedChange["action"] | "noop" | "remove";
    readonly importing?: object;
  };
  readonly hook?: { readonly resource: Resource; readonly action: string };
}

interface Resource {
  readonly addr: string;
  readonly resource_type: string;
}

/**
 * What `terraform plan -json` or `terraform apply -json` says it does, less what it leaves as it is. To
 * ask a written plan for the same by `terraform show` takes as long as the plan.
 * Source: Terraform's documentation of the machine-readable UI.
 */
export function plannedChanges(stdout: string): PlannedChange[] {
  return lines(stdout, "planned_change").flatMap(({ change }) => {
    if (change === undefined) return [];
    const { resource, previous_resource: before, action, importing } = change;
    if (action === "noop" && importing === undefined) return [];
    return [
      {
        address: resource.addr,
        type: resource.resource_type,
        action: action === "noop" ? "import" : action === "remove" ? "forget" : action,
        isImported: importing !== undefined,
        ...(before !== undefined && before.addr !== resource.addr && { before: before.addr }),
      },
    ];
  });
}

/** How many resources a plan imports, adds, changes and destroys. */
export function countChanges(changes: readonly PlannedChange[]): Counts {
  const doing = (...actions: readonly string[]): number =>
    changes.filter(({ action }) => actions.includes(action)).length;
  return {
    imported: changes.filter(({ isImported }) => isImported).length,
    added: doing("create", "replace"),
    changed: doing("update"),
    destroyed: doing("delete", "replace"),
  };
}

/** What several plans do together. */
export function sumCounts(all: readonly Counts[]): Counts {
  const sum = (key: keyof Counts): number => all.reduce((total, one) => total + one[key], 0);
  return {
    imported: sum("imported"),
    added: sum("added"),
    changed: sum("changed"),
    destroyed: sum("destroyed"),
  };
}

/**
 * Initializes a stack and applies it.
 *
 * @param run Terraform in the stack's folder
 * @returns what `terraform apply -json` says, its plan first
 */
export async function applySaying(
  run: (...args: readonly string[]) => Promise<{ readonly stdout: string }>,
): Promise<string> {
  await run("init", "-input=false");
  const { stdout } = await run("apply", "-auto-approve", "-input=false", "-json");
  return stdout;
}

/** The order in which `terraform apply -json` made and destroyed what it replaced: `create,delete` or the other way round, each once. */
export function ordersOfReplacement(stdout: string): string[] {
  const done = lines(stdout, "apply_start").flatMap(({ hook }) => hook ?? []);
  const replaced = plannedChanges(stdout).filter(
    // To let go of a role's list of policies takes none of them away.
    ({ action, type }) => action === "replace" && !type.endsWith("_exclusive"),
  );
  return sortedUnique(
    replaced.map(({ address }) =>
      done
        .filter(({ resource }) => resource.addr === address)
        .map(({ action }) => action)
        .join(),
    ),
  );
}

function lines(stdout: string, type: string): Line[] {
  return stdout
    .split("\n")
    .filter((line) => line.startsWith("{"))
    .map((line) => JSON.parse(line) as Line)
    .filter((line) => line.type === type);
}
