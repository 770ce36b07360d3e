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

/**
 * A fleet file with this many DeepLens fleets in one environment, each with one grant on a table of
 * its own: as many stacks, and the shared one.
 */
export function fleetFile(count: number): string {
  const { name, account, region } = ENVIRONMENT;
  const lines = ["version: 1", "environments:"];
  lines.push(`  ${name}: { account: "${account}", region: ${region} }`, "fleets:");
  for (let index = 0; index < count; index++) {
    lines.push(`  ${fleetName(index)}:`, "    blueprint: deeplens", "    grants:");
    lines.push(`      - to: dynamodb:table/${tableName(index)}`, "        access: [read, write]");
  }
  return `${lines.join("\n")}\n`;
}
