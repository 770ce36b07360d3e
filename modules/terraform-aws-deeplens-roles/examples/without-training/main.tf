provider "aws" {
  region = "us-east-1"
}

module "deeplens_roles" {
  source = "../../"

  environment = "prod"

  path = "/service-role/"

  sagemaker_role = false

  fleets = { gate = { tags = { site = "north" } } }
}
