import { App } from "cdktf";
import { FleetStack, type FleetStackProps } from "../../stacks/constructs";
import { temporaryFolder } from "../support/folders";

/** What most stacks of these tests are made with. */
export const PROPS: FleetStackProps = {
  account: "222222222222",
  region: "us-east-1",
  backend: { type: "local", config: { path: "../../../terraform-state/test.tfstate" } },
};

/** An app that writes nowhere but to a temporary folder. */
export function newApp(): App {
  return new App({ outdir: temporaryFolder("app") });
}

/** A stack of an app of its own. */
export function newStack(
  name = "prod-warehouse",
  props: Partial<FleetStackProps> = {},
): FleetStack {
  return new FleetStack(newApp(), name, { ...PROPS, ...props });
}

/** A stack's Terraform JSON as Terraform gets it. */
export function synthesized(stack: FleetStack): unknown {
  stack.prepareStack();
  return JSON.parse(JSON.stringify(stack.toTerraform()));
}
