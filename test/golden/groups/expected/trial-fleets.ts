// Made by `fleetroles generate` from fleets.yaml. Do not edit: change that file and generate again.
import type { Construct } from "constructs";
import {
  FleetStack,
  ModuleCall,
  ServiceRole,
  policyDocument,
  trustDocument,
} from "fleetroles/constructs";

/**
 * 5 fleets in trial (account 333333333333, us-east-1), each with roles of its own.
 */
export default class TrialFleets extends FleetStack {
  constructor(scope: Construct) {
    super(scope, "trial-fleets", {
      account: "333333333333",
      region: "us-east-1",
      backend: {
        type: "local",
        config: {
          path: "../../../terraform-state/trial-fleets.tfstate",
        },
      },
    });

    const greengrassGroupGrants_e8b5ac = policyDocument({
      Version: "2012-10-17",
      Statement: [
        // stock lookups
        {
          Sid: "StockLookups",
          Effect: "Allow",
          Action: [
            "dynamodb:BatchGetItem",
            "dynamodb:DescribeTable",
            "dynamodb:GetItem",
            "dynamodb:PartiQLSelect",
            "dynamodb:Query",
            "dynamodb:Scan",
          ],
          Resource: ["arn:aws:dynamodb:us-east-1:333333333333:table/Inventory"],
        },
        // stock lookups
        {
          Sid: "StockLookupsIndex",
          Effect: "Allow",
          Action: ["dynamodb:PartiQLSelect", "dynamodb:Query", "dynamodb:Scan"],
          Resource: [
            "arn:aws:dynamodb:us-east-1:333333333333:table/Inventory/index/*",
          ],
        },
      ],
    });

    const greengrassGroupTrust_44c51e = trustDocument({
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
                "arn:aws:greengrass:us-east-1:333333333333:/greengrass/groups/*",
              ],
            },
            StringEquals: {
              "aws:SourceAccount": ["333333333333"],
            },
          },
        },
      ],
    });

    // The fleet dock: blueprint deeplens.
    // Cameras at the loading dock.

    new ServiceRole(this, "dock_greengrass_group", {
      name: "AWSDeepLensGreengrassGroupRole-trial-dock",
      path: "/",
      description:
        "What the code on the devices of dock may do in trial. Cameras at the loading dock.",
      trust: greengrassGroupTrust_44c51e,
      managedPolicies: [
        "arn:aws:iam::aws:policy/AWSDeepLensLambdaFunctionAccessPolicy",
      ],
      inlinePolicies: {
        grants: greengrassGroupGrants_e8b5ac,
      },
      tags: {
        team: "north",
      },
    });

    // The fleet gate: blueprint deeplens.

    new ServiceRole(this, "gate_greengrass_group", {
      name: "AWSDeepLensGreengrassGroupRole-trial-gate",
      path: "/",
      description: "What the code on the devices of gate may do in trial.",
      trust: greengrassGroupTrust_44c51e,
      managedPolicies: [
        "arn:aws:iam::aws:policy/AWSDeepLensLambdaFunctionAccessPolicy",
      ],
      inlinePolicies: {
        grants: greengrassGroupGrants_e8b5ac,
      },
      tags: {
        team: "south",
      },
    });

    // The fleet hall: blueprint deeplens.

    new ModuleCall(this, "hall_deeplens", {
      source: "example/deeplens-roles/aws",
      version: "~> 1.0",
      inputs: {
        environment: "trial",
        account_id: "333333333333",
        partition: "aws",
        region: "us-east-1",
        create_account_roles: false,
        role_exclusive: true,
        fleets: {
          hall: {
            tags: {
              team: "north",
            },
          },
        },
      },
      outputs: {
        hall_greengrass_group: {
          kind: "role",
          arn: ["greengrass_group_arns", "hall"],
          name: ["greengrass_group_names", "hall"],
        },
      },
    });

    new ModuleCall(this, "hall_photos", {
      source: "terraform-aws-modules/s3-bucket/aws",
      version: "~> 4.0",
      inputs: {
        bucket: "photos-333333333333",
        role: "{{greengrass_group_arn}}",
      },
      references: {
        "{{greengrass_group_arn}}": "hall_greengrass_group_arn",
      },
    });

    // The workload labels: blueprint ground-truth.

    new ServiceRole(this, "labels_execution", {
      name: "GroundTruthExecution-trial-labels",
      path: "/",
      description: "What the labeling job labels runs as in trial.",
      trust: {
        Version: "2012-10-17",
        Statement: [
          {
            Effect: "Allow",
            Principal: {
              Service: ["sagemaker.amazonaws.com"],
            },
            Action: ["sts:AssumeRole"],
          },
        ],
      },
      managedPolicies: [
        "arn:aws:iam::aws:policy/AmazonSageMakerGroundTruthExecution",
      ],
      inlinePolicies: {
        buckets: {
          Version: "2012-10-17",
          Statement: [
            {
              Sid: "ReadAndWriteObjects",
              Effect: "Allow",
              Action: [
                "s3:AbortMultipartUpload",
                "s3:GetObject",
                "s3:PutObject",
              ],
              Resource: ["arn:aws:s3:::images/*"],
            },
          ],
        },
      },
      tags: {
        team: "north",
      },
    });

    new ServiceRole(this, "labels_pre_annotation", {
      name: "GroundTruthPreAnnotation-trial-labels",
      path: "/",
      description:
        "What the pre-annotation function PreSageMakerDock runs as in trial.",
      trust: {
        Version: "2012-10-17",
        Statement: [
          {
            Effect: "Allow",
            Principal: {
              Service: ["lambda.amazonaws.com"],
            },
            Action: ["sts:AssumeRole"],
          },
        ],
      },
      managedPolicies: [
        "arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole",
      ],
      tags: {
        team: "north",
      },
    });

    // The fleet pier: blueprint deeplens.
    // Its names in AWS are those of trial-quay.

    new ServiceRole(this, "pier_greengrass_group", {
      name: "AWSDeepLensGreengrassGroupRole-trial-quay",
      path: "/",
      description: "What the code on the devices of quay may do in trial.",
      trust: greengrassGroupTrust_44c51e,
      managedPolicies: [
        "arn:aws:iam::aws:policy/AWSDeepLensLambdaFunctionAccessPolicy",
      ],
      tags: {
        team: "south",
      },
    });
  }
}
