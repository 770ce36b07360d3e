/**
 * The only door to CDKTF or its successor, whichever the project has: all else imports these classes from here. They are the same
 * in both; types are those of cdktf.
 */
import { createRequire } from "node:module";
import type * as Cdktf from "cdktf";
import { StackError } from "./errors";
import { chooseFramework, packagesOf, saidFramework } from "./framework-choice";
import type { Framework } from "./framework-choice";

const load = createRequire(__filename);

function isInstalled(name: string): boolean {
  try {
    load.resolve(`${name}/package.json`);
    return true;
  } catch {
    return false;
  }
}

function choose(): Framework {
  try {
    return chooseFramework(isInstalled, saidFramework(process.cwd()));
  } catch (error) {
    // Whoever imports this cannot catch it: the message says all that there is to say.
    if (error instanceof StackError) error.stack = String(error);
    throw error;
  }
}

const [core, provider] = packagesOf(choose());

/** The packages that stacks are made with. */
export const FRAMEWORK_PACKAGES = [core, provider, "constructs"] as const;

/** A module of the AWS provider's bindings: `iam-role`. */
export function awsBinding(name: string): unknown {
  return load(`${provider}/lib/${name}`);
}

const framework = load(core) as typeof Cdktf;

export const App = framework.App;
export type App = Cdktf.App;
export const TerraformBackend = framework.TerraformBackend;
export const TerraformElement = framework.TerraformElement;
export type TerraformElement = Cdktf.TerraformElement;
export const TerraformHclModule = framework.TerraformHclModule;
export type TerraformHclModule = Cdktf.TerraformHclModule;
export const TerraformOutput = framework.TerraformOutput;
export const TerraformRemoteState = framework.TerraformRemoteState;
export type TerraformRemoteState = Cdktf.TerraformRemoteState;
export const TerraformStack = framework.TerraformStack;
export type TerraformStack = Cdktf.TerraformStack;
export const Token = framework.Token;
