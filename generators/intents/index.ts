import { readdirSync } from "node:fs";
import path from "node:path";
import { compare } from "../text/names";
import type { Problem } from "../problem";
import { readIntentsFile } from "./file";
import type { IntentCatalog, IntentService, ResourceIntent } from "./types";

export type {
  IntentCatalog,
  IntentEntry,
  IntentService,
  OwnResource,
  ResourceIntent,
} from "./types";

const catalogs = new Map<string, IntentCatalog>();

/**
 * Reads the `*.yaml` of a folder, sorted by name: of all services, or of those asked for, each of which
 * has its file `<service>.yaml`. The same question is read once per process.
 * Malformed files give problems in the catalog; an unreadable folder throws.
 */
export function loadIntents(folder: string, services?: ReadonlySet<string>): IntentCatalog {
  const names = readdirSync(folder)
    .filter((name) => name.endsWith(".yaml"))
    .filter((name) => services?.has(path.basename(name, ".yaml")) ?? true)
    .sort(compare);
  const key = JSON.stringify([path.resolve(folder), ...names]);
  const known = catalogs.get(key);
  if (known !== undefined) return known;
  const catalog = readIntents(folder, names);
  catalogs.set(key, catalog);
  return catalog;
}

function readIntents(folder: string, names: readonly string[]): IntentCatalog {
  const files = names.map((name) => readIntentsFile(path.join(folder, name)));
  return catalogOf(
    files.flatMap((file) => file.resources),
    files.flatMap((file) => file.problems),
    files.flatMap((file) => file.about ?? []),
  );
}

/** A catalog of resources that were read already. */
export function catalogOf(
  resources: readonly ResourceIntent[],
  problems: readonly Problem[],
  services: readonly IntentService[] = [],
): IntentCatalog {
  const keyOf = (service: string, type: string): string => `${service}:${type}`.toLowerCase();
  const byKey = new Map(resources.map((entry) => [keyOf(entry.service, entry.type), entry]));
  return {
    services: [...services].sort((a, b) => compare(a.service, b.service)),
    resources: [...resources].sort(
      (a, b) => compare(a.service, b.service) || compare(a.type, b.type),
    ),
    problems,
    find: (service, type) => byKey.get(keyOf(service, type)),
  };
}
