// Made by `fleetroles generate` from fleets.yaml. Do not edit: change that file and generate again.
import type { Construct } from "constructs";
import {
  FleetStack,
  ManagedPolicy,
  ModuleCall,
  ServiceRole,
} from "fleetroles/constructs";

/**
 * The account-wide roles of dev (account 111111111111, us-east-1).
 */
export default class DevShared extends FleetStack {
  constructor(scope: Construct) {
    super(scope, "dev-shared", {
      account: "111111111111",
      region: "us-east-1",
      backend: {
        type: "local",
        config: {
          path: "../../../terraform-state/dev-shared.tfstate",
        },
      },
    });

    new ManagedPolicy(this, "boundary_Limits-dev", {
      name: "Limits-dev",
      path: "/",
      description: "What roles can do at most.",
      document: {
        Version: "2012-10-17",
        Statement: [
          {
            Sid: "DenyStatementf56ca9",
            Effect: "Deny",
            Action: ["s3:DeleteBucket"],
            Resource: ["*"],
          },
          {
            Sid: "Devices",
            Effect: "Allow",
            Action: ["dynamodb:*", "iam:PassRole", "logs:*", "s3:*"],
            Resource: ["*"],
          },
        ],
      },
    });

    new ManagedPolicy(this, "boundary_Limits-stage", {
      name: "Limits-stage",
      path: "/",
      description: "What roles can do at most.",
      document: {
        Version: "2012-10-17",
        Statement: [
          {
            Sid: "DenyStatementf56ca9",
            Effect: "Deny",
            Action: ["s3:DeleteBucket"],
            Resource: ["*"],
          },
          {
            Sid: "Devices",
            Effect: "Allow",
            Action: ["dynamodb:*", "iam:PassRole", "logs:*", "s3:*"],
            Resource: ["*"],
          },
        ],
      },
    });

    new ManagedPolicy(this, "boundary_dock", {
      name: "dock",
      path: "/",
      description: "What roles can do at most.",
      document: {
        Version: "2012-10-17",
        Statement: [
          {
            Sid: "Statementa1f245",
            Effect: "Allow",
            Action: ["dynamodb:*"],
            Resource: ["*"],
          },
        ],
      },
    });

    new ServiceRole(this, "greengrass_v2_service", {
      name: "Greengrass_ServiceRole",
      path: "/",
      description:
        "Lets AWS IoT Greengrass use Lambda, AWS IoT and other services.",
      boundaryPolicy: "boundary_Limits-dev",
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
                  "arn:aws:greengrass:eu-central-1:111111111111:*",
                  "arn:aws:greengrass:us-east-1:111111111111:*",
                ],
              },
              StringEquals: {
                "aws:SourceAccount": ["111111111111"],
              },
            },
          },
        ],
      },
      managedPolicies: [
        "arn:aws:iam::aws:policy/service-role/AWSGreengrassResourceAccessRolePolicy",
      ],
    });

    new ModuleCall(this, "deeplens", {
      source: "example/deeplens-roles/aws",
      version: "~> 1.3",
      inputs: {
        environment: "dev",
        account_id: "111111111111",
        partition: "aws",
        regions: ["eu-central-1", "us-east-1"],
        create_account_roles: true,
        role_permissions_boundary: "{{boundary_Limits-dev_arn}}",
        role_exclusive: true,
      },
      references: {
        "{{boundary_Limits-dev_arn}}": "boundary_Limits-dev_arn",
      },
      outputs: {
        deeplens_greengrass: {
          kind: "role",
          arn: ["greengrass_arn"],
          name: ["greengrass_name"],
        },
        deeplens_lambda: {
          kind: "role",
          arn: ["lambda_arn"],
          name: ["lambda_name"],
        },
        deeplens_sagemaker: {
          kind: "role",
          arn: ["sagemaker_arn"],
          name: ["sagemaker_name"],
        },
        deeplens_service: {
          kind: "role",
          arn: ["service_arn"],
          name: ["service_name"],
        },
      },
    });
  }
}
