import { cdktfStacks } from "./stacks/stacks";
import type { Output } from "./output";

/** Every output, by the name that its golden folder carries. */
export const outputs: readonly Output[] = [cdktfStacks];

export { stackFacts, stackFormers } from "./stacks/facts";
export { tombstone } from "./stacks/tombstone";
export type { GeneratedFile } from "../files/file";
export { NO_HISTORY, type History } from "../files/stack-past";
export type { Output } from "./output";
export { stackPath } from "./stacks/stacks";
export { rootModule } from "./root-modules/root-module";
export { RUN_LISTS } from "./orchestrators";
export type { AffectedStack } from "./orchestrators/affected";
export { ENGINES, filesBeside } from "./orchestrators/beside";
export type { Engine } from "./orchestrators/beside";
export {
  APP_FILE,
  CI_SYSTEMS,
  FLEET_FILE,
  IGNORE_FILE,
  PACKAGE_FILE,
  projectFiles,
  type CiSystem,
} from "./project/project";
export { grownIgnore } from "./project/ignore";
export { grownPackage, type ProjectPackages } from "./project/package-json";
export { githubWorkflow } from "./orchestrators/workflow";
