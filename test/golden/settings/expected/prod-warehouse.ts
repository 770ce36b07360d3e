// Made by `fleetroles generate` from fleets.yaml. Do not edit: change that file and generate again.
import type { Construct } from "constructs";
import { FleetStack, ServiceRole } from "fleetroles/constructs";

/**
 * The fleet warehouse of cameras in prod (account 222222222222, us-east-1): blueprint deeplens.
 */
export default class ProdWarehouse extends FleetStack {
  constructor(scope: Construct) {
    super(scope, "prod-warehouse", {
      account: "222222222222",
      region: "us-east-1",
      provider: {
        assume_role: {
          role_arn: "arn:aws:iam::222222222222:role/Deployer",
        },
      },
      providerVersion: "~> 5.100",
      backend: {
        type: "s3",
        config: {
          key: "cameras/prod-warehouse.tfstate",
          bucket: "state-222222222222",
          region: "us-east-1",
          use_lockfile: true,
        },
      },
    });

    new ServiceRole(this, "greengrass_group", {
      name: "AWSDeepLensGreengrassGroupRole-prod-warehouse",
      path: "/",
      description: "What the code on the devices of warehouse may do in prod.",
      trust: {
        Version: "2012-10-17",
        Statement: [
          {
            Effect: "Allow",
            Principal: {
              Service: ["greengrass.amazonaws.com"],
            },
            Action: ["sts:AssumeRole"],
            Condition: {
              ArnLike: {
                "aws:SourceArn": [
                  "arn:aws:greengrass:us-east-1:222222222222:/greengrass/groups/*",
                ],
              },
              StringEquals: {
                "aws:SourceAccount": ["222222222222"],
              },
            },
          },
        ],
      },
      managedPolicies: [
        "arn:aws:iam::aws:policy/AWSDeepLensLambdaFunctionAccessPolicy",
      ],
      tags: {
        team: "docks",
        unit: "warehouse",
      },
    });
  }
}
