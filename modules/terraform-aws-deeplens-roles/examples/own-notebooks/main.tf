provider "aws" {
  region = "us-east-1"
}

module "deeplens_roles" {
  source = "../../"

  environment = "prod"

  sagemaker_guard = false

  fleets = { dock = { greengrass_group_ids = ["dock-1", "dock-2"] } }
}
