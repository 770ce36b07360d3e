provider "aws" {
  region = "us-east-1"
}

module "greengrass_v2_roles" {
  source = "../../"

  environment = "prod"

  fleets = {
    reception = {
      nucleus                = "lite"
      log_groups             = []
      system_log_groups      = ["greengrass/systemLogs"]
      things                 = ["reception-*"]
      exclusive_things       = true
      client_devices         = ["badge-*"]
      provisioning_templates = ["Reception"]
      claim_requests         = ["create-from-csr"]
    }
  }
}
