provider "aws" {
  region = "us-east-1"
}

module "panorama_roles" {
  source = "../../"

  environment = "prod"

  path = "/service-role/"

  sagemaker_guard = false

  fleets = {
    gate = {
      greengrass_group_ids = ["gate-1", "gate-2"]
      tags                 = { site = "north" }
    }
  }
}
