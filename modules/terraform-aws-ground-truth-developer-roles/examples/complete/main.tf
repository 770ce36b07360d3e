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
      access = "full"
      users  = ["ada"]
    }
  }
}
