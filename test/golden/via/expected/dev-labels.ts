// Made by `fleetroles generate` from fleets.yaml. Do not edit: change that file and generate again.
import type { Construct } from "constructs";
import { FleetStack, ModuleCall } from "fleetroles/constructs";

/**
 * The workload labels of cameras in dev (account 111111111111, us-east-1): blueprint ground-truth.
 */
export default class DevLabels extends FleetStack {
  constructor(scope: Construct) {
    super(scope, "dev-labels", {
      account: "111111111111",
      region: "us-east-1",
      backend: {
        type: "local",
        config: {
          path: "../../../terraform-state/dev-labels.tfstate",
        },
      },
    });

    new ModuleCall(this, "ground_truth", {
      source: "git::ssh://git@example.com/modules.git//ground-truth?ref=v2.0.0",
      inputs: {
        environment: "dev",
        account_id: "111111111111",
        partition: "aws",
        region: "us-east-1",
        role_exclusive: true,
        fleets: {
          labels: {
            buckets: ["labels-dev"],
            tags: {
              stage: "development",
            },
          },
        },
      },
      outputs: {
        execution: {
          kind: "role",
          arn: ["execution_arns", "labels"],
          name: ["execution_names", "labels"],
        },
      },
    });

    new ModuleCall(this, "archive", {
      source: "https://example.com/archive.zip//a?checksum=md5:1",
    });
  }
}
