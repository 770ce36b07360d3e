provider "aws" {
  region = "us-east-1"
}

module "greengrass_v2_roles" {
  source = "../../"

  environment = "prod"

  service_role = false

  fleets = {
    yard = {
      scope   = "documented"
      nucleus = "2.0"
    }
  }
}
