provider "aws" {
  region = "us-east-1"
}

module "panorama_user_roles" {
  source = "../../"

  environment = "prod"

  fleets = {
    operators = {
      description    = "Deploy applications to the appliances, and watch them."
      groups         = ["panorama-operators"]
      monitoring     = true
      buckets        = ["dock-artifacts"]
      applications   = ["people-counter"]
      functions      = ["dock-detect"]
      function_roles = ["service-role/dock-detect"]
    }
    data-science = {
      machine_learning     = true
      create_service_roles = true
      principals           = ["arn:aws:iam::333333333333:root"]
      external_id          = "dock-models-2026"
      created_roles        = ["service-role/dock-models-*"]
      permissions_boundary = "arn:aws:iam::222222222222:policy/applications"
    }
    admins = {
      access         = "full"
      users          = ["grace"]
      roles          = ["panorama-admin"]
      buckets        = ["dock-artifacts"]
      functions      = ["dock-*"]
      function_roles = ["service-role/dock-*"]
    }
  }
}
