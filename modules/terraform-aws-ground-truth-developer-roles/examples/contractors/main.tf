provider "aws" {
  region = "us-east-1"
}

module "ground_truth_developer_roles" {
  source = "../../"

  environment = "prod"

  fleets = {
    contractors = {
      functions       = ["CheckGateLabels"]
      principals      = ["arn:aws:iam::333333333333:root"]
      console         = false
      serverless_repo = false
      tagging         = true
      tags            = { company = "partner" }
    }
  }
}
