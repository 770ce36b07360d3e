provider "aws" {
  region = "us-east-1"
}

module "people_roles" {
  source = "../../"
}
