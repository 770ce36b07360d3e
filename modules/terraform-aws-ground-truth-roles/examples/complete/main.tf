provider "aws" {
  region = "us-east-1"
}

module "ground_truth_roles" {
  source = "../../"

  environment = "prod"

  fleets = {
    dock-labels = {
      description   = "Labels what stands on the dock."
      pre_function  = "PreSageMakerDock"
      post_function = "MergeDockLabels"
      buckets       = ["dock-images"]
      output_bucket = "dock-answers"
      statements = [
        {
          Sid      = "NotifyReviewers"
          Effect   = "Allow"
          Action   = ["sns:Publish"]
          Resource = ["arn:aws:sns:us-east-1:222222222222:dock-reviews"]
        },
      ]
    }
    yard-labels = {
      post_function = "MergeYardLabels"
      buckets       = ["yard-images"]
      s3_access     = "assume"
    }
    gate-labels = {
      scope             = "tight"
      pre_function      = "CheckGateLabels"
      post_function     = "PostSageMakerGate"
      buckets           = ["gate-images"]
      s3_access         = "read-all"
      metric_namespaces = ["Gate/Labels"]
    }
  }
}
