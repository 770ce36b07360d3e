provider "aws" {
  region = "us-east-1"
}

module "greengrass_v2_roles" {
  source = "../../"

  environment = "prod"

  fleets = {
    warehouse = {
      description            = "Cameras at the loading dock."
      artifact_buckets       = ["warehouse-components"]
      credential_duration    = 7200
      things                 = ["dock-1", "dock-2"]
      client_devices         = ["sensor-*"]
      client_topics          = ["sensors/*"]
      ip_detector            = true
      shadow_things          = ["sensor-*"]
      provisioning_templates = ["WarehouseDock"]
      claim_requests         = ["create", "create-from-csr"]
      claim_clients          = ["claim-*"]
      installer              = true
      dev_tools              = true
      thing_groups           = ["warehouse"]
      installer_groups       = ["warehouse-technicians"]
      systems_manager        = true
      system_log_groups      = ["greengrass/systemLogs"]
      stream_buckets         = ["warehouse-recordings"]
      kinesis_streams        = ["dock-events"]
      iot_analytics_channels = ["dock_counts"]
      sitewise_assets        = ["a1b2c3d4-5678-90ab-cdef-11111EXAMPLE"]
      delivery_streams       = ["dock-archive"]
      sns_topics             = ["dock-alerts"]
      metric_namespaces      = ["Warehouse/Dock"]
      repositories           = ["dock/vision"]
      secrets                = ["dock/camera-logins"]
      secret_keys            = ["1234abcd-12ab-34cd-56ef-1234567890ab"]
      video_streams          = ["dock-*"]
      video_assets           = ["f1e2d3c4-5678-90ab-cdef-22222EXAMPLE"]
      statements = [
        {
          Sid      = "LookUpStock"
          Effect   = "Allow"
          Action   = ["dynamodb:GetItem", "dynamodb:Query"]
          Resource = ["arn:aws:dynamodb:us-east-1:222222222222:table/Inventory"]
        },
      ]
      certificate_statements = [
        {
          Effect   = "Allow"
          Action   = ["iot:Publish"]
          Resource = ["arn:aws:iot:us-east-1:222222222222:topic/dock/state"]
        },
      ]
    }
    office = { description = "Cameras at the reception." }
  }
}
