// Made by `fleetroles generate` from fleets.yaml. Do not edit: change that file and generate again.
import type { Construct } from "constructs";
import { FleetStack, ModuleCall, ServiceRole } from "fleetroles/constructs";

/**
 * The account-wide roles of dev (account 111111111111, us-east-1) of cameras.
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

    new ServiceRole(this, "greengrass_v2_service", {
      name: "Greengrass_ServiceRole",
      path: "/service-role/",
      description:
        "Lets AWS IoT Greengrass use Lambda, AWS IoT and other services.",
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
      tags: {
        stage: "development",
      },
    });

    new ServiceRole(this, "middle_role", {
      name: "Middle",
      path: "/",
      description: "The role of middle.",
      trust: {
        Version: "2012-10-17",
        Statement: [
          {
            Effect: "Allow",
            Principal: {
              AWS: ["arn:aws:iam::111111111111:role/Base"],
            },
            Action: ["sts:AssumeRole"],
          },
        ],
      },
      afterModules: ["base"],
      tags: {
        stage: "development",
      },
    });

    new ModuleCall(this, "base", {
      source: "./modules/base",
      inputs: {
        role_settings: {
          role: {
            instance_profile: "bases-dev",
          },
        },
        role_exclusive: true,
        tags: {
          stage: "development",
        },
      },
      outputs: {
        base_role: {
          kind: "role",
          arn: ["role_arn"],
          name: ["role_name"],
        },
        base_role_instance_profile: {
          kind: "instance profile",
          arn: ["role_instance_profile_arn"],
          name: ["role_instance_profile_name"],
        },
      },
    });

    new ModuleCall(this, "deeplens", {
      source: "example/deeplens-roles/aws",
      version: ">= 1.2, < 2.0",
      inputs: {
        environment: "dev",
        account_id: "111111111111",
        partition: "aws",
        regions: ["eu-central-1", "us-east-1"],
        create_account_roles: true,
        role_exclusive: true,
        tags: {
          stage: "development",
        },
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

    new ModuleCall(this, "panorama", {
      source: "./modules/terraform-aws-panorama-roles",
      inputs: {
        environment: "dev",
        account_id: "111111111111",
        partition: "aws",
        regions: ["eu-central-1", "us-east-1"],
        create_account_roles: true,
        role_exclusive: true,
        tags: {
          stage: "development",
        },
      },
      outputs: {
        panorama_appliance: {
          kind: "role",
          arn: ["appliance_arn"],
          name: ["appliance_name"],
        },
        panorama_greengrass: {
          kind: "role",
          arn: ["greengrass_arn"],
          name: ["greengrass_name"],
        },
        panorama_sagemaker: {
          kind: "role",
          arn: ["sagemaker_arn"],
          name: ["sagemaker_name"],
        },
        panorama_service: {
          kind: "role",
          arn: ["service_arn"],
          name: ["service_name"],
        },
      },
    });

    new ModuleCall(this, "top", {
      source: "./modules/top",
      after: ["middle_role"],
      afterModules: ["base"],
      inputs: {
        account_id: "111111111111",
        partition: "aws",
        role_exclusive: true,
        tags: {
          stage: "development",
        },
      },
      outputs: {
        top_role: {
          kind: "role",
          arn: ["role_arn"],
          name: ["role_name"],
        },
      },
    });
  }
}
