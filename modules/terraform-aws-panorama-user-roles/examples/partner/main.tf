provider "aws" {
  region = "us-east-1"
}

module "panorama_user_roles" {
  source = "../../"

  environment = "prod"

  fleets = {
    partner = {
      principals            = ["arn:aws:iam::333333333333:role/deployer"]
      applications          = ["people-counter", "door-watch"]
      tagging               = true
      created_roles         = ["service-role/partner-*"]
      created_role_policies = ["arn:aws:iam::222222222222:policy/applications"]
      tags                  = { company = "partner" }
    }
  }
}
