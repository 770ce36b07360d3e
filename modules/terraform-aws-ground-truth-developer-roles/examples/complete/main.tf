provider "aws" {
  region = "us-east-1"
}

module "ground_truth_developer_roles" {
  source = "../../"

  environment = "prod"

  fleets = {
    developers = {
      functions      = ["PreSageMakerDock", "PostSageMakerDock"]
      function_roles = ["GroundTruthPreAnnotation-prod-*", "GroundTruthPostAnnotation-prod-*"]
      groups         = ["labeling-developers"]
      principals     = ["arn:aws:iam::333333333333:root"]
      external_id    = "labels-2026"
    }
    lambda-admins = {
      access               = "full"
      users                = ["ada"]
      ground_truth_console = "documented"
    }
    labelers = {
      groups                = ["labelers"]
      functions             = ["PreSageMakerYard"]
      function_roles        = ["GroundTruthPreAnnotation-prod-yard-labels"]
      lambda_console        = true
      event_source_mappings = true
      ground_truth_console  = "tight"
      labeling_jobs         = ["yard-*"]
      labeling_buckets      = ["yard-images"]
      execution_roles       = ["GroundTruthExecution-prod-yard-labels"]
      kms_keys              = ["arn:aws:kms:us-east-1:222222222222:key/0a1b2c3d-0000-4000-8000-000000000000"]
      private_workforce     = true
      vendor_workforce      = true
    }
  }
}
