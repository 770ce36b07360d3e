provider "aws" {
  region = "us-east-1"
}

module "ground_truth_roles" {
  source = "../../"

  environment = "prod"

  fleets = {
    gate-labels = {
      scope         = "tight"
      pre_function  = "CheckGateLabels"
      post_function = "MergeGateLabels"
      buckets       = ["gate-images"]
      output_bucket = "gate-answers"
      role_settings = {
        execution = {
          statements = [
            {
              Sid      = "UseTheKeyOfTheImages"
              Effect   = "Allow"
              Action   = ["kms:Decrypt", "kms:GenerateDataKey"]
              Resource = ["arn:aws:kms:us-east-1:222222222222:key/0f1e2d3c-dock"]
            },
          ]
        }
        post_annotation = {
          managed_policies = { xray = "arn:aws:iam::aws:policy/AWSXRayDaemonWriteAccess" }
        }
      }
      tags = { site = "north" }
    }
  }
}
