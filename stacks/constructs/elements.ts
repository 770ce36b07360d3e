import { TerraformDataSource, TerraformProvider, TerraformResource } from "cdktf";
import type { Construct } from "constructs";

/** The oldest Terraform whose features (import blocks, JSON configuration) these stacks rely on. */
const TERRAFORM_VERSION = ">= 1.5.7";

/** A range instead of cdktf's pin, so that a project moves to a newer provider on its own. */
const AWS_PROVIDER = { source: "hashicorp/aws", version: ">= 5.100, < 7.0" };

/** Arguments of a Terraform block, in Terraform's own spelling. Undefined ones are left out. */
export type Arguments = Readonly<Record<string, unknown>>;

/*
 * The stacks need three resources, so they describe those to cdktf themselves: the prebuilt provider
 * bindings hold all 1,500 of them, pin one provider version, and rewrite the names of arguments.
 */

/** The AWS provider of a stack, with the versions of Terraform and of itself that the stack needs. */
export class AwsProvider extends TerraformProvider {
  constructor(
    scope: Construct,
    private readonly settings: Arguments,
  ) {
    const terraformGeneratorMetadata = { providerName: "aws" };
    super(scope, "provider.aws", { terraformResourceType: "aws", terraformGeneratorMetadata });
  }

  /** The provider's part of the stack's Terraform JSON. */
  override toTerraform(): unknown {
    return {
      terraform: { required_version: TERRAFORM_VERSION, required_providers: { aws: AWS_PROVIDER } },
      provider: { aws: [{ ...this.settings, ...this.rawOverrides }] },
    };
  }
}

/** A resource of the AWS provider, at the address `<type>.<id>`. */
export class AwsResource extends TerraformResource {
  constructor(
    scope: Construct,
    type: string,
    id: string,
    private readonly settings: Arguments,
  ) {
    super(scope, `${type}.${id}`, { terraformResourceType: type });
    this.overrideLogicalId(id);
  }

  protected override synthesizeAttributes(): Record<string, unknown> {
    return { ...this.settings };
  }
}

/** A data source of the AWS provider, at the address `data.<type>.<id>`. */
export class AwsDataSource extends TerraformDataSource {
  constructor(
    scope: Construct,
    type: string,
    id: string,
    private readonly settings: Arguments,
  ) {
    super(scope, `data.${type}.${id}`, { terraformResourceType: type });
    this.overrideLogicalId(id);
  }

  protected override synthesizeAttributes(): Record<string, unknown> {
    return { ...this.settings };
  }
}
