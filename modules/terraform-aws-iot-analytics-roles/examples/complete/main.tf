provider "aws" {
  region = "us-east-1"
}

module "iot_analytics_roles" {
  source = "../../"

  environment = "prod"

  fleets = {
    telemetry = {
      description  = "Forecasts the temperature at the dock."
      datasets     = ["dock_temperature"]
      repositories = ["telemetry/forecast"]
      buckets      = ["telemetry-contents"]
      log_groups   = ["/telemetry/containers"]
      statements = [
        {
          Sid      = "ReportForecasts"
          Effect   = "Allow"
          Action   = ["sns:Publish"]
          Resource = ["arn:aws:sns:us-east-1:222222222222:forecasts"]
        },
      ]
    }
    legacy = {
      scope    = "documented"
      datasets = ["yard_temperature"]
      guard    = false
    }
  }
}
