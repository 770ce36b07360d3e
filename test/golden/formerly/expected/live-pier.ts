// Made by `fleetroles generate` from fleets.yaml. Do not edit: change that file and generate again.
import type { Construct } from "constructs";
import { FleetStack, ModuleCall } from "fleetroles/constructs";

/**
 * The fleet pier of harbour in live (account 111111111111, us-east-1): blueprint deeplens.
 * Its names in AWS are those of prod-jetty.
 */
export default class LivePier extends FleetStack {
  constructor(scope: Construct) {
    super(scope, "live-pier", {
      account: "111111111111",
      region: "us-east-1",
      backend: {
        type: "s3",
        config: {
          key: "port/live-pier.tfstate",
          bucket: "states-port",
          region: "us-east-1",
        },
      },
    });

    new ModuleCall(this, "deeplens", {
      source: "example/deeplens-roles/aws",
      version: "~> 1.0",
      inputs: {
        environment: "prod",
        account_id: "111111111111",
        partition: "aws",
        region: "us-east-1",
        create_account_roles: false,
        role_exclusive: true,
        fleets: {
          jetty: {},
        },
      },
      outputs: {
        greengrass_group: {
          kind: "role",
          arn: ["greengrass_group_arns", "jetty"],
          name: ["greengrass_group_names", "jetty"],
        },
      },
    });
  }
}
