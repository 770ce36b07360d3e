import { AwsProvider } from "./aws";
import type { Construct } from "constructs";

/** The oldest Terraform whose features (import blocks, JSON configuration) these stacks rely on. */
const TERRAFORM_VERSION = ">= 1.5.7";

/** A range instead of the binding's pin, so that a project moves to a newer provider on its own. */
const VERSIONS = ">= 5.100, < 7.0";

/** Arguments of a Terraform block, in Terraform's own spelling. Undefined ones are left out. */
export type Arguments = Readonly<Record<string, unknown>>;

/**
 * The AWS provider of a stack, with the versions of Terraform and of itself that the stack needs. Its
 * arguments go out as they are given, so that those of any provider version in the range can be set.
 */
export class StackProvider extends AwsProvider {
  constructor(
    scope: Construct,
    private readonly settings: Arguments,
    private readonly versions = VERSIONS,
  ) {
    super(scope, "provider.aws");
  }

  /** The provider's part of the stack's Terraform JSON. */
  override toTerraform(): unknown {
    const aws = { source: "hashicorp/aws", version: this.versions };
    return {
      terraform: { required_version: TERRAFORM_VERSION, required_providers: { aws } },
      provider: { aws: [{ ...this.settings, ...this.rawOverrides }] },
    };
  }
}
