provider "aws" {
  region = "us-east-1"
}

module "deeplens_roles" {
  source = "../../"

  environment = "prod"

  service_role = false

  lambda_role = false

  greengrass_role = false

  sagemaker_role = false

  fleets = {
    yard = {
      exact_name = true
      scope      = "tight"
      log_groups = []
    }
  }
}
