provider "aws" {
  region = "us-east-1"
}

module "greengrass_v2_roles" {
  source = "../../"

  environment = "prod"

  service_role = false

  fleets = {
    yard = {
      scope                  = "documented"
      nucleus                = "2.0"
      things                 = ["gate"]
      client_devices         = ["sensor-*"]
      provisioning_templates = ["Yard"]
      service_guards         = false
      installer              = true
      dev_tools              = true
      installer_users        = ["ada"]
      systems_manager        = true
      metric_namespaces      = ["Yard"]
      repositories           = ["yard"]
      video_streams          = ["gate"]
    }
    gate = {
      scope            = "documented"
      things           = ["gate-*"]
      exclusive_things = true
    }
  }
}
