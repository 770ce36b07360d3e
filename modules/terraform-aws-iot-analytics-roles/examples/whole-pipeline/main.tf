provider "aws" {
  region = "us-east-1"
}

module "iot_analytics_roles" {
  source = "../../"

  environment = "prod"

  fleets = {
    telemetry = {
      datasets   = ["dock_temperature"]
      channels   = ["dock_readings"]
      datastores = ["dock_history"]
      pipelines  = ["dock_cleaning"]
      list_names = true
      tags       = { site = "north" }
    }
  }
}
