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
      tags          = { site = "north" }
    }
  }
}
