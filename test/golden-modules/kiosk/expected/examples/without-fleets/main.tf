provider "aws" {
  region = "us-east-1"
}

module "kiosk_roles" {
  source = "../../"

  environment = "prod"
}
