mock_provider "aws" {
  mock_resource "aws_iam_policy" {
    defaults = { arn = "arn:aws:iam::222222222222:policy/mock" }
  }

  mock_resource "aws_iam_role" {
    defaults = { arn = "arn:aws:iam::222222222222:role/mock" }
  }
}

variables {
  account_id  = "222222222222"
  partition   = "aws"
  region      = "us-east-1"
  regions     = ["us-east-1"]
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

run "refuses_an_environment" {
  command = plan

  variables {
    environment = "1 prod"
  }

  expect_failures = [var.environment]
}

run "refuses_an_account" {
  command = plan

  variables {
    account_id = "12345"
  }

  expect_failures = [var.account_id]
}

run "refuses_a_partition" {
  command = plan

  variables {
    partition = "azure"
  }

  expect_failures = [var.partition]
}

run "refuses_a_region" {
  command = plan

  variables {
    region = "Frankfurt"
  }

  expect_failures = [var.region]
}

run "refuses_no_regions" {
  command = plan

  variables {
    regions = []
  }

  expect_failures = [var.regions]
}

run "refuses_service_role_path" {
  command = plan

  variables {
    service_role_path = "no-such-value"
  }

  expect_failures = [var.service_role_path]
}

run "refuses_role_max_session" {
  command = plan

  variables {
    role_max_session = 900
  }

  expect_failures = [var.role_max_session]
}

run "refuses_role_name_prefix" {
  command = plan

  variables {
    role_name_prefix = "edge roles"
  }

  expect_failures = [var.role_name_prefix]
}

run "refuses_role_name_suffix" {
  command = plan

  variables {
    role_name_suffix = "edge roles"
  }

  expect_failures = [var.role_name_suffix]
}

run "refuses_role_path" {
  command = plan

  variables {
    role_path = "edge"
  }

  expect_failures = [var.role_path]
}

run "refuses_role_permissions_boundary" {
  command = plan

  variables {
    role_permissions_boundary = "Team"
  }

  expect_failures = [var.role_permissions_boundary]
}

run "refuses_role_trust_conditions" {
  command = plan

  variables {
    role_trust_conditions = { StringEqualsIfExists = { "aws:SourceAccount" = ["222222222222"] } }
  }

  expect_failures = [var.role_trust_conditions]
}

run "refuses_the_name_of_a_fleet" {
  command = plan

  variables {
    fleets = {
      "1 dock" = {
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
    }
  }

  expect_failures = [var.fleets]
}

run "refuses_names_that_differ_in_case" {
  command = plan

  variables {
    fleets = {
      dock = {
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
      Dock = {
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
    }
  }

  expect_failures = [var.fleets]
}

run "refuses_an_effect" {
  command = plan

  variables {
    fleets = {
      dock = {
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
            Effect   = "allow"
            Action   = ["s3:GetObject"]
            Resource = ["*"]
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
    }
  }

  expect_failures = [var.fleets]
}

run "refuses_a_statement_without_actions" {
  command = plan

  variables {
    fleets = {
      dock = {
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
            Effect   = "Allow"
            Resource = ["*"]
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
    }
  }

  expect_failures = [var.fleets]
}

run "refuses_a_statement_without_resources" {
  command = plan

  variables {
    fleets = {
      dock = {
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
            Effect = "Allow"
            Action = ["s3:GetObject"]
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
    }
  }

  expect_failures = [var.fleets]
}

run "refuses_an_effect_of_a_certificate" {
  command = plan

  variables {
    fleets = {
      dock = {
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
            Effect   = "allow"
            Action   = ["iot:Publish"]
            Resource = ["*"]
          },
        ]
      }
    }
  }

  expect_failures = [var.fleets]
}

run "refuses_an_unknown_role_of_the_account" {
  command = plan

  variables {
    role_settings = { nobody = {} }
  }

  expect_failures = [var.role_settings]
}

run "refuses_max_session_of_a_role_of_the_account" {
  command = plan

  variables {
    role_settings = { service = { max_session = 900 } }
  }

  expect_failures = [var.role_settings]
}

run "refuses_name_of_a_role_of_the_account" {
  command = plan

  variables {
    role_settings = { service = { name = "edge roles" } }
  }

  expect_failures = [var.role_settings]
}

run "refuses_path_of_a_role_of_the_account" {
  command = plan

  variables {
    role_settings = { service = { path = "edge" } }
  }

  expect_failures = [var.role_settings]
}

run "refuses_permissions_boundary_of_a_role_of_the_account" {
  command = plan

  variables {
    role_settings = { service = { permissions_boundary = "Team" } }
  }

  expect_failures = [var.role_settings]
}

run "refuses_trust_conditions_of_a_role_of_the_account" {
  command = plan

  variables {
    role_settings = {
      service = {
        trust_conditions = { StringEqualsIfExists = { "aws:SourceAccount" = ["222222222222"] } }
      }
    }
  }

  expect_failures = [var.role_settings]
}

run "refuses_a_trust_condition_of_service_of_the_account" {
  command = plan

  variables {
    role_settings = {
      service = { trust_conditions = { StringEquals = { "AWS:SOURCEACCOUNT" = ["mine"] } } }
    }
  }

  expect_failures = [var.role_settings]
}

run "refuses_an_effect_for_a_role_of_the_account" {
  command = plan

  variables {
    role_settings = {
      service = {
        statements = [
          {
            Effect   = "allow"
            Action   = ["s3:GetObject"]
            Resource = ["*"]
          },
        ]
      }
    }
  }

  expect_failures = [var.role_settings]
}

run "refuses_an_unknown_role_of_a_fleet" {
  command = plan

  variables {
    fleets = {
      dock = {
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
        role_settings = { nobody = {} }
      }
    }
  }

  expect_failures = [var.fleets]
}

run "refuses_max_session_of_a_role_of_a_fleet" {
  command = plan

  variables {
    fleets = {
      dock = {
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
        role_settings = { token_exchange = { max_session = 900 } }
      }
    }
  }

  expect_failures = [var.fleets]
}

run "refuses_name_of_a_role_of_a_fleet" {
  command = plan

  variables {
    fleets = {
      dock = {
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
        role_settings = { token_exchange = { name = "edge roles" } }
      }
    }
  }

  expect_failures = [var.fleets]
}

run "refuses_path_of_a_role_of_a_fleet" {
  command = plan

  variables {
    fleets = {
      dock = {
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
        role_settings = { token_exchange = { path = "edge" } }
      }
    }
  }

  expect_failures = [var.fleets]
}

run "refuses_permissions_boundary_of_a_role_of_a_fleet" {
  command = plan

  variables {
    fleets = {
      dock = {
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
        role_settings = { token_exchange = { permissions_boundary = "Team" } }
      }
    }
  }

  expect_failures = [var.fleets]
}

run "refuses_trust_conditions_of_a_role_of_a_fleet" {
  command = plan

  variables {
    fleets = {
      dock = {
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
        role_settings = {
          token_exchange = {
            trust_conditions = { StringEqualsIfExists = { "aws:SourceAccount" = ["222222222222"] } }
          }
        }
      }
    }
  }

  expect_failures = [var.fleets]
}

run "refuses_a_trust_condition_of_token_exchange_of_a_fleet" {
  command = plan

  variables {
    fleets = {
      dock = {
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
        role_settings = {
          token_exchange = { trust_conditions = { StringEquals = { "AWS:SOURCEACCOUNT" = ["mine"] } } }
        }
      }
    }
  }

  expect_failures = [var.fleets]
}

run "refuses_a_trust_condition_of_provisioning_of_a_fleet" {
  command = plan

  variables {
    fleets = {
      dock = {
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
        role_settings = {
          provisioning = { trust_conditions = { StringEquals = { "AWS:SOURCEACCOUNT" = ["mine"] } } }
        }
      }
    }
  }

  expect_failures = [var.fleets]
}

run "refuses_a_trust_condition_of_systems_manager_of_a_fleet" {
  command = plan

  variables {
    fleets = {
      dock = {
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
        role_settings = {
          systems_manager = { trust_conditions = { StringEquals = { "AWS:SOURCEACCOUNT" = ["mine"] } } }
        }
      }
    }
  }

  expect_failures = [var.fleets]
}

run "refuses_an_effect_for_a_role_of_a_fleet" {
  command = plan

  variables {
    fleets = {
      dock = {
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
        role_settings = {
          provisioning = {
            statements = [
              {
                Effect   = "allow"
                Action   = ["s3:GetObject"]
                Resource = ["*"]
              },
            ]
          }
        }
      }
    }
  }

  expect_failures = [var.fleets]
}

run "refuses_statements_that_are_the_fleet_s_of_a_fleet" {
  command = plan

  variables {
    fleets = {
      dock = {
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
        role_settings = {
          token_exchange = {
            statements = [
              {
                Effect   = "Allow"
                Action   = ["s3:GetObject"]
                Resource = ["*"]
              },
            ]
          }
        }
      }
    }
  }

  expect_failures = [var.fleets]
}

run "refuses_nucleus_of_a_fleet" {
  command = plan

  variables {
    fleets = {
      dock = {
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
        nucleus = "no-such-value"
      }
    }
  }

  expect_failures = [var.fleets]
}

run "refuses_scope_of_a_fleet" {
  command = plan

  variables {
    fleets = {
      dock = {
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
        scope = "no-such-value"
      }
    }
  }

  expect_failures = [var.fleets]
}

run "refuses_log_groups_of_a_fleet" {
  command = plan

  variables {
    fleets = {
      dock = {
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
        log_groups = ["!"]
      }
    }
  }

  expect_failures = [var.fleets]
}

run "refuses_artifact_buckets_of_a_fleet" {
  command = plan

  variables {
    fleets = {
      dock = {
        description            = "Cameras at the loading dock."
        artifact_buckets       = ["!"]
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
    }
  }

  expect_failures = [var.fleets]
}

run "refuses_credential_duration_of_a_fleet" {
  command = plan

  variables {
    fleets = {
      dock = {
        description            = "Cameras at the loading dock."
        artifact_buckets       = ["warehouse-components"]
        credential_duration    = 899
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
    }
  }

  expect_failures = [var.fleets]
}

run "refuses_credential_duration_of_a_fleet_2" {
  command = plan

  variables {
    fleets = {
      dock = {
        description            = "Cameras at the loading dock."
        artifact_buckets       = ["warehouse-components"]
        credential_duration    = 43201
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
    }
  }

  expect_failures = [var.fleets]
}

run "refuses_things_of_a_fleet" {
  command = plan

  variables {
    fleets = {
      dock = {
        description            = "Cameras at the loading dock."
        artifact_buckets       = ["warehouse-components"]
        credential_duration    = 7200
        things                 = ["!"]
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
    }
  }

  expect_failures = [var.fleets]
}

run "refuses_client_devices_of_a_fleet" {
  command = plan

  variables {
    fleets = {
      dock = {
        description            = "Cameras at the loading dock."
        artifact_buckets       = ["warehouse-components"]
        credential_duration    = 7200
        things                 = ["dock-1", "dock-2"]
        client_devices         = ["!"]
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
    }
  }

  expect_failures = [var.fleets]
}

run "refuses_client_topics_of_a_fleet" {
  command = plan

  variables {
    fleets = {
      dock = {
        description            = "Cameras at the loading dock."
        artifact_buckets       = ["warehouse-components"]
        credential_duration    = 7200
        things                 = ["dock-1", "dock-2"]
        client_devices         = ["sensor-*"]
        client_topics          = ["!"]
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
    }
  }

  expect_failures = [var.fleets]
}

run "refuses_shadow_things_of_a_fleet" {
  command = plan

  variables {
    fleets = {
      dock = {
        description            = "Cameras at the loading dock."
        artifact_buckets       = ["warehouse-components"]
        credential_duration    = 7200
        things                 = ["dock-1", "dock-2"]
        client_devices         = ["sensor-*"]
        client_topics          = ["sensors/*"]
        ip_detector            = true
        shadow_things          = ["!"]
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
    }
  }

  expect_failures = [var.fleets]
}

run "refuses_provisioning_templates_of_a_fleet" {
  command = plan

  variables {
    fleets = {
      dock = {
        description            = "Cameras at the loading dock."
        artifact_buckets       = ["warehouse-components"]
        credential_duration    = 7200
        things                 = ["dock-1", "dock-2"]
        client_devices         = ["sensor-*"]
        client_topics          = ["sensors/*"]
        ip_detector            = true
        shadow_things          = ["sensor-*"]
        provisioning_templates = ["!"]
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
    }
  }

  expect_failures = [var.fleets]
}

run "refuses_claim_requests_of_a_fleet" {
  command = plan

  variables {
    fleets = {
      dock = {
        description            = "Cameras at the loading dock."
        artifact_buckets       = ["warehouse-components"]
        credential_duration    = 7200
        things                 = ["dock-1", "dock-2"]
        client_devices         = ["sensor-*"]
        client_topics          = ["sensors/*"]
        ip_detector            = true
        shadow_things          = ["sensor-*"]
        provisioning_templates = ["WarehouseDock"]
        claim_requests         = []
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
    }
  }

  expect_failures = [var.fleets]
}

run "refuses_claim_requests_of_a_fleet_2" {
  command = plan

  variables {
    fleets = {
      dock = {
        description            = "Cameras at the loading dock."
        artifact_buckets       = ["warehouse-components"]
        credential_duration    = 7200
        things                 = ["dock-1", "dock-2"]
        client_devices         = ["sensor-*"]
        client_topics          = ["sensors/*"]
        ip_detector            = true
        shadow_things          = ["sensor-*"]
        provisioning_templates = ["WarehouseDock"]
        claim_requests         = ["no-such-value"]
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
    }
  }

  expect_failures = [var.fleets]
}

run "refuses_claim_clients_of_a_fleet" {
  command = plan

  variables {
    fleets = {
      dock = {
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
        claim_clients          = []
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
    }
  }

  expect_failures = [var.fleets]
}

run "refuses_claim_clients_of_a_fleet_2" {
  command = plan

  variables {
    fleets = {
      dock = {
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
        claim_clients          = ["!"]
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
    }
  }

  expect_failures = [var.fleets]
}

run "refuses_thing_groups_of_a_fleet" {
  command = plan

  variables {
    fleets = {
      dock = {
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
        thing_groups           = ["!"]
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
    }
  }

  expect_failures = [var.fleets]
}

run "refuses_installer_groups_of_a_fleet" {
  command = plan

  variables {
    fleets = {
      dock = {
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
        installer_groups       = ["!"]
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
    }
  }

  expect_failures = [var.fleets]
}

run "refuses_installer_users_of_a_fleet" {
  command = plan

  variables {
    fleets = {
      dock = {
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
        installer_users = ["!"]
      }
    }
  }

  expect_failures = [var.fleets]
}

run "refuses_installer_roles_of_a_fleet" {
  command = plan

  variables {
    fleets = {
      dock = {
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
        installer_roles = ["!"]
      }
    }
  }

  expect_failures = [var.fleets]
}

run "refuses_system_log_groups_of_a_fleet" {
  command = plan

  variables {
    fleets = {
      dock = {
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
        system_log_groups      = ["!"]
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
    }
  }

  expect_failures = [var.fleets]
}

run "refuses_stream_buckets_of_a_fleet" {
  command = plan

  variables {
    fleets = {
      dock = {
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
        stream_buckets         = ["!"]
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
    }
  }

  expect_failures = [var.fleets]
}

run "refuses_kinesis_streams_of_a_fleet" {
  command = plan

  variables {
    fleets = {
      dock = {
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
        kinesis_streams        = ["!"]
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
    }
  }

  expect_failures = [var.fleets]
}

run "refuses_iot_analytics_channels_of_a_fleet" {
  command = plan

  variables {
    fleets = {
      dock = {
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
        iot_analytics_channels = ["!"]
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
    }
  }

  expect_failures = [var.fleets]
}

run "refuses_sitewise_assets_of_a_fleet" {
  command = plan

  variables {
    fleets = {
      dock = {
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
        sitewise_assets        = ["!"]
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
    }
  }

  expect_failures = [var.fleets]
}

run "refuses_delivery_streams_of_a_fleet" {
  command = plan

  variables {
    fleets = {
      dock = {
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
        delivery_streams       = ["!"]
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
    }
  }

  expect_failures = [var.fleets]
}

run "refuses_sns_topics_of_a_fleet" {
  command = plan

  variables {
    fleets = {
      dock = {
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
        sns_topics             = ["!"]
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
    }
  }

  expect_failures = [var.fleets]
}

run "refuses_metric_namespaces_of_a_fleet" {
  command = plan

  variables {
    fleets = {
      dock = {
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
        metric_namespaces      = ["!"]
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
    }
  }

  expect_failures = [var.fleets]
}

run "refuses_repositories_of_a_fleet" {
  command = plan

  variables {
    fleets = {
      dock = {
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
        repositories           = ["!"]
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
    }
  }

  expect_failures = [var.fleets]
}

run "refuses_secrets_of_a_fleet" {
  command = plan

  variables {
    fleets = {
      dock = {
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
        secrets                = ["!"]
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
    }
  }

  expect_failures = [var.fleets]
}

run "refuses_secret_keys_of_a_fleet" {
  command = plan

  variables {
    fleets = {
      dock = {
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
        secret_keys            = ["!"]
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
    }
  }

  expect_failures = [var.fleets]
}

run "refuses_video_streams_of_a_fleet" {
  command = plan

  variables {
    fleets = {
      dock = {
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
        video_streams          = ["!"]
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
    }
  }

  expect_failures = [var.fleets]
}

run "refuses_video_assets_of_a_fleet" {
  command = plan

  variables {
    fleets = {
      dock = {
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
        video_assets           = []
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
    }
  }

  expect_failures = [var.fleets]
}

run "refuses_video_assets_of_a_fleet_2" {
  command = plan

  variables {
    fleets = {
      dock = {
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
        video_assets           = ["!"]
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
    }
  }

  expect_failures = [var.fleets]
}
