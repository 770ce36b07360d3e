import { PARTITION_REGIONS } from "./partition-regions";

/** The partitions of AWS: `aws`, `aws-cn`, `aws-us-gov` and so on, sorted. */
export const partitionNames: readonly string[] = Object.keys(PARTITION_REGIONS);

const partitionByRegion: ReadonlyMap<string, string> = new Map(
  Object.entries(PARTITION_REGIONS).flatMap(([partition, names]) =>
    names.map((region): [string, string] => [region, partition]),
  ),
);

/** The partition that a region lies in, or undefined for a region that does not exist. */
export function partitionOf(region: string): string | undefined {
  return partitionByRegion.get(region);
}

/** Whether AWS has the region, in any partition. Case matters, as it does in ARNs. */
export function regionExists(region: string): boolean {
  return partitionByRegion.has(region);
}

/** The regions of a partition, sorted; none for a partition that does not exist. */
export function regions(partition: string): readonly string[] {
  return Object.hasOwn(PARTITION_REGIONS, partition) ? (PARTITION_REGIONS[partition] ?? []) : [];
}
