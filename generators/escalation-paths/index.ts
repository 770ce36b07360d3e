import { readdirSync } from "node:fs";
import path from "node:path";
import type { EscalationPath } from "../iam/escalation";
import type { Problem } from "../problem";
import { compare } from "../text/names";
import { readEscalationFile } from "./file";

/** The known paths of privilege escalation. */
export interface EscalationCatalog {
  /** Sorted by id. */
  readonly paths: readonly EscalationPath[];
  /** What is wrong with files in the folder; what is wrong is left out of `paths`. */
  readonly problems: readonly Problem[];
}

const catalogs = new Map<string, EscalationCatalog>();

/**
 * Reads the `*.yaml` of a folder: all, or those of services, each of which has its file `<service>.yaml`. The same question is read
 * once per process. Malformed files give problems in the catalog; an unreadable folder throws.
 */
export function loadEscalationPaths(
  folder: string,
  services?: ReadonlySet<string>,
): EscalationCatalog {
  const names = readdirSync(folder)
    .filter((name) => name.endsWith(".yaml"))
    .filter((name) => services?.has(path.basename(name, ".yaml")) ?? true)
    .sort(compare);
  const key = JSON.stringify([path.resolve(folder), ...names]);
  const known = catalogs.get(key);
  if (known !== undefined) return known;
  const files = names.map((name) => readEscalationFile(path.join(folder, name)));
  const catalog = {
    paths: files.flatMap(({ paths }) => paths).sort((a, b) => compare(a.id, b.id)),
    problems: files.flatMap(({ problems }) => problems),
  };
  catalogs.set(key, catalog);
  return catalog;
}
