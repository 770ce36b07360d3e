provider "aws" {
  region = "us-east-1"
}

module "panorama_roles" {
  source = "../../"

  environment = "prod"

  fleets = {
    warehouse = {
      description = "Appliances at the loading dock."
      statements = [
        {
          Sid      = "TellTheYard"
          Effect   = "Allow"
          Action   = ["sqs:SendMessage"]
          Resource = ["arn:aws:sqs:us-east-1:222222222222:dock-alerts"]
        },
      ]
    }
    office = {
      scope             = "tight"
      buckets           = ["office-panorama"]
      dashboards        = ["panorama-office"]
      metric_namespaces = ["Office/People"]
    }
  }
}
