import { join } from "node:path";
import type { BlueprintData } from "../../blueprints/schema";
import { MODULE } from "../../files/listed";
import { differs } from "../../files/manifest";
import type { Manifest } from "../../files/manifest";
import type { GeneratedFile } from "../../files/file";
import type { Problem } from "../../problem";
import { damagedManifest } from "../../files/problems";
import { moduleFiles } from "./files";
import { interfaceOf } from "./interface";
import { nextMoved, nextRelease, recordIn } from "./release";
import type { ModuleRecord } from "./release";
import { moduleResources } from "./resources";

/** What a module's folder is to hold. */
export interface ModuleContent {
  readonly files: readonly GeneratedFile[];
  /** The record of the module's versions. */
  readonly head: ModuleRecord & Readonly<Record<string, unknown>>;
  readonly problems: readonly Problem[];
}

const CHANGELOG = "CHANGELOG.md";
const NONE: ModuleContent["head"] = {
  releases: [],
  interface: { variables: {}, outputs: [], resources: {} },
  moved: [],
};

/** What a blueprint's module is to be, after what its folder's manifest says that it was. */
export function moduleContent(
  blueprint: BlueprintData,
  { folder, before, major }: { folder: string; before: Manifest; major: boolean },
): ModuleContent {
  const previous = recordIn(before.head);
  if (previous === "damaged") {
    return { files: [], head: NONE, problems: [damagedManifest(join(folder, MODULE.manifest))] };
  }
  const current = interfaceOf(blueprint, moduleResources(blueprint));
  const draft = { releases: previous?.releases ?? [], moved: nextMoved(previous, current) };
  const files = moduleFiles(blueprint, draft).filter(({ path }) => path !== CHANGELOG);
  const old = Object.entries(before.files).filter(([path]) => path !== CHANGELOG);
  const changed = differs({ ...before, files: Object.fromEntries(old) }, files);
  const { record, problems } = nextRelease(previous, current, changed, { major });
  return { files: moduleFiles(blueprint, record), head: { ...record }, problems };
}
