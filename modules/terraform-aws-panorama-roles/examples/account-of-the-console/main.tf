provider "aws" {
  region = "us-east-1"
}

module "panorama_roles" {
  source = "../../"

  environment = "prod"

  service_role = false

  appliance_role = false

  sagemaker_role = false

  greengrass_role = false

  fleets = {
    yard = {
      exact_name = true
      scope      = "tight"
      log_groups = []
    }
  }
}
