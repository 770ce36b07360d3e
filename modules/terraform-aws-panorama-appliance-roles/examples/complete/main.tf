provider "aws" {
  region = "us-east-1"
}

module "panorama_appliance_roles" {
  source = "../../"

  environment = "prod"

  device_ids = ["device-dock1", "device-dock2"]

  fleets = {
    people-counter = {
      description            = "Counts who enters the shop."
      metric_namespaces      = ["Footfall"]
      application_device_ids = ["device-dock1"]
      statements = [
        {
          Sid      = "StoreCounts"
          Effect   = "Allow"
          Action   = ["dynamodb:PutItem"]
          Resource = ["arn:aws:dynamodb:us-east-1:222222222222:table/Footfall"]
        },
      ]
    }
    shelf-watch = { application_guard = false }
  }
}
