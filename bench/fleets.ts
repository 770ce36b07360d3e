/** The one environment that all fleets of a measurement are in. */
export const ENVIRONMENT = { name: "prod", account: "222222222222", region: "us-east-1" };

/** The fleet's name; of the same length for all fleets of a measurement. */
export function fleetName(index: number): string {
  return `fleet-${String(index).padStart(5, "0")}`;
}

/** The table that only this fleet may use. */
export function tableName(index: number): string {
  return `Inventory${String(index).padStart(5, "0")}`;
}

/** How a fleet file differs from the plain one. */
export interface Variant {
  /** The id of a blueprint in the folder `blueprints`. */
  readonly blueprint?: string;
  /** So many fleets, from the first, may delete from their tables, too. */
  readonly changed?: number;
  /** Each fleet promises what it can and cannot do. */
  readonly expect?: boolean;
}

/**
 * A fleet file with this many DeepLens fleets in one environment, each with one grant on a table of
 * its own: as many stacks, and the shared one.
 */
export function fleetFile(count: number, variant: Variant = {}): string {
  const { name, account, region } = ENVIRONMENT;
  const { blueprint = "deeplens", changed = 0, expect = false } = variant;
  const lines = ["version: 1"];
  if (variant.blueprint !== undefined) lines.push("blueprints: blueprints");
  lines.push(
    "environments:",
    `  ${name}: { account: "${account}", region: ${region}, quotas: { roles: 10000 } }`,
    "fleets:",
  );
  for (let index = 0; index < count; index++) {
    const access = index < changed ? "[read, write, delete]" : "[read, write]";
    const table = `dynamodb:table/${tableName(index)}`;
    lines.push(`  ${fleetName(index)}:`, `    blueprint: ${blueprint}`, "    grants:");
    lines.push(`      - to: ${table}`, `        access: ${access}`);
    if (!expect) continue;
    lines.push("    expect:", `      - { can: dynamodb:GetItem, on: ${table} }`);
    lines.push(`      - { cannot: dynamodb:DeleteTable }`);
  }
  return `${lines.join("\n")}\n`;
}
