provider "aws" {
  region = "us-east-1"
}

module "ci_roles" {
  source = "../../"

  environment = "prod"

  fleets = {
    sensors = {
      host                 = "gitlab"
      repository           = "example/sensors/roles"
      branch               = "production"
      roles                = ["sensors/*"]
      permissions_boundary = "arn:aws:iam::222222222222:policy/sensor-limits"
    }
  }
}
