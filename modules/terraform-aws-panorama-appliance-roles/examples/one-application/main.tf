provider "aws" {
  region = "us-east-1"
}

module "panorama_appliance_roles" {
  source = "../../"

  environment = "prod"

  fleets = { door-watch = { tags = { site = "north" } } }
}
