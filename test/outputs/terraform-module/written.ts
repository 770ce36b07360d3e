import { join } from "node:path";
import { BlueprintCatalog } from "../../../generators/blueprints/load";
import type { BlueprintData } from "../../../generators/blueprints/schema";
import { moduleFiles, moduleName } from "../../../generators/outputs/terraform-module/files";
import { packageFolder } from "../../../generators/package-root";
import { readTree, repository, temporaryFolder, writeTree } from "../../support/folders";

/** A blueprint's module as files in a folder. */
export interface WrittenModule {
  /** The blueprint's id. */
  readonly id: string;
  /** `terraform-aws-deeplens-roles` */
  readonly name: string;
  readonly folder: string;
  /** Folders below `examples/`, with forward slashes. */
  readonly examples: readonly string[];
}

/** Every blueprint that came with the project, and the own one of the examples; sorted by id. */
export function everyBlueprint(): BlueprintData[] {
  return blueprintsWith(join(repository, "examples", "own-blueprint", "blueprints"));
}

/** Those that came with the project, and those of a folder; sorted by id. */
export function blueprintsWith(folder: string): BlueprintData[] {
  const catalog = BlueprintCatalog.open(packageFolder("templates", "blueprints"), [folder]);
  return catalog.ids.map((id) => {
    const found = catalog.tryFind(id);
    if (found === undefined) throw new Error(JSON.stringify(catalog.problems, null, 2));
    return found.data;
  });
}

/** The text of every file of a blueprint's module, by path. */
export function moduleTree(blueprint: BlueprintData): Map<string, string> {
  const releases = [{ version: "1.0.0", changes: ["First version."] }];
  const files = moduleFiles(blueprint, { releases, moved: [] });
  return new Map(files.map(({ path, content }) => [path, content]));
}

/** Writes a blueprint's module to a folder of its name, in a temporary folder unless another is named. */
export function writeModule(blueprint: BlueprintData, parent?: string): WrittenModule {
  const name = moduleName(blueprint);
  const folder = join(parent ?? temporaryFolder("module"), name);
  const files = moduleTree(blueprint);
  writeTree(folder, files);
  const examples = [...files.keys()].flatMap(
    (path) => /^examples\/[^/]+(?=\/main\.tf$)/.exec(path) ?? [],
  );
  return { id: blueprint.id, name, folder, examples };
}

/** How many `run` blocks the test files of a module have. */
export function runsIn(folder: string): number {
  return [...readTree(join(folder, "tests"))]
    .filter(([path]) => path.endsWith(".tftest.hcl"))
    .reduce((count, [, text]) => count + (text.match(/^run "/gm) ?? []).length, 0);
}
