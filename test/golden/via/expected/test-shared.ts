// Made by `fleetroles generate` from fleets.yaml. Do not edit: change that file and generate again.
import type { Construct } from "constructs";
import { FleetStack, RoleReference } from "fleetroles/constructs";

/**
 * The account-wide roles that another stack owns, looked up for test (account 111111111111, eu-central-1) of cameras.
 */
export default class TestShared extends FleetStack {
  constructor(scope: Construct) {
    super(scope, "test-shared", {
      account: "111111111111",
      region: "eu-central-1",
      backend: {
        type: "local",
        config: {
          path: "../../../terraform-state/test-shared.tfstate",
        },
      },
    });

    new RoleReference(this, "deeplens_greengrass", {
      name: "AWSDeepLensGreengrassRole",
    });

    new RoleReference(this, "deeplens_lambda", {
      name: "AWSDeepLensLambdaRole",
    });

    new RoleReference(this, "deeplens_sagemaker", {
      name: "AWSDeepLensSageMakerRole",
    });

    new RoleReference(this, "deeplens_service", {
      name: "AWSDeepLensServiceRole",
    });
  }
}
