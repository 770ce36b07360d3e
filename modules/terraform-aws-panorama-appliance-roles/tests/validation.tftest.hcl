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
  device_ids  = ["device-dock1", "device-dock2"]
  fleets = {
    people-counter = {
      description            = "Counts who enters the shop."
      metric_namespaces      = ["Footfall"]
      application_device_ids = ["device-dock1"]
      statements = [
        {
          Sid      = "StoreCounts"
          Effect   = "Allow"
          Action   = ["dynamodb:PutItem"]
          Resource = ["arn:aws:dynamodb:us-east-1:222222222222:table/Footfall"]
        },
      ]
    }
    shelf-watch = { application_guard = false }
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

run "refuses_device_ids" {
  command = plan

  variables {
    device_ids = []
  }

  expect_failures = [var.device_ids]
}

run "refuses_device_ids_2" {
  command = plan

  variables {
    device_ids = ["!"]
  }

  expect_failures = [var.device_ids]
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
        description            = "Counts who enters the shop."
        metric_namespaces      = ["Footfall"]
        application_device_ids = ["device-dock1"]
        statements = [
          {
            Sid      = "StoreCounts"
            Effect   = "Allow"
            Action   = ["dynamodb:PutItem"]
            Resource = ["arn:aws:dynamodb:us-east-1:222222222222:table/Footfall"]
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
        description            = "Counts who enters the shop."
        metric_namespaces      = ["Footfall"]
        application_device_ids = ["device-dock1"]
        statements = [
          {
            Sid      = "StoreCounts"
            Effect   = "Allow"
            Action   = ["dynamodb:PutItem"]
            Resource = ["arn:aws:dynamodb:us-east-1:222222222222:table/Footfall"]
          },
        ]
      }
      Dock = {
        description            = "Counts who enters the shop."
        metric_namespaces      = ["Footfall"]
        application_device_ids = ["device-dock1"]
        statements = [
          {
            Sid      = "StoreCounts"
            Effect   = "Allow"
            Action   = ["dynamodb:PutItem"]
            Resource = ["arn:aws:dynamodb:us-east-1:222222222222:table/Footfall"]
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
        description            = "Counts who enters the shop."
        metric_namespaces      = ["Footfall"]
        application_device_ids = ["device-dock1"]
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

  expect_failures = [var.fleets]
}

run "refuses_a_statement_without_actions" {
  command = plan

  variables {
    fleets = {
      dock = {
        description            = "Counts who enters the shop."
        metric_namespaces      = ["Footfall"]
        application_device_ids = ["device-dock1"]
        statements = [
          {
            Effect   = "Allow"
            Resource = ["*"]
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
        description            = "Counts who enters the shop."
        metric_namespaces      = ["Footfall"]
        application_device_ids = ["device-dock1"]
        statements = [
          {
            Effect = "Allow"
            Action = ["s3:GetObject"]
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

run "refuses_the_name_of_service_of_the_account" {
  command = plan

  variables {
    role_settings = { service = { name = "mine" } }
  }

  expect_failures = [var.role_settings]
}

run "refuses_the_path_of_service_of_the_account" {
  command = plan

  variables {
    role_settings = { service = { path = "/mine/" } }
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
        description            = "Counts who enters the shop."
        metric_namespaces      = ["Footfall"]
        application_device_ids = ["device-dock1"]
        statements = [
          {
            Sid      = "StoreCounts"
            Effect   = "Allow"
            Action   = ["dynamodb:PutItem"]
            Resource = ["arn:aws:dynamodb:us-east-1:222222222222:table/Footfall"]
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
        description            = "Counts who enters the shop."
        metric_namespaces      = ["Footfall"]
        application_device_ids = ["device-dock1"]
        statements = [
          {
            Sid      = "StoreCounts"
            Effect   = "Allow"
            Action   = ["dynamodb:PutItem"]
            Resource = ["arn:aws:dynamodb:us-east-1:222222222222:table/Footfall"]
          },
        ]
        role_settings = { application = { max_session = 900 } }
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
        description            = "Counts who enters the shop."
        metric_namespaces      = ["Footfall"]
        application_device_ids = ["device-dock1"]
        statements = [
          {
            Sid      = "StoreCounts"
            Effect   = "Allow"
            Action   = ["dynamodb:PutItem"]
            Resource = ["arn:aws:dynamodb:us-east-1:222222222222:table/Footfall"]
          },
        ]
        role_settings = { application = { name = "edge roles" } }
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
        description            = "Counts who enters the shop."
        metric_namespaces      = ["Footfall"]
        application_device_ids = ["device-dock1"]
        statements = [
          {
            Sid      = "StoreCounts"
            Effect   = "Allow"
            Action   = ["dynamodb:PutItem"]
            Resource = ["arn:aws:dynamodb:us-east-1:222222222222:table/Footfall"]
          },
        ]
        role_settings = { application = { path = "edge" } }
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
        description            = "Counts who enters the shop."
        metric_namespaces      = ["Footfall"]
        application_device_ids = ["device-dock1"]
        statements = [
          {
            Sid      = "StoreCounts"
            Effect   = "Allow"
            Action   = ["dynamodb:PutItem"]
            Resource = ["arn:aws:dynamodb:us-east-1:222222222222:table/Footfall"]
          },
        ]
        role_settings = { application = { permissions_boundary = "Team" } }
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
        description            = "Counts who enters the shop."
        metric_namespaces      = ["Footfall"]
        application_device_ids = ["device-dock1"]
        statements = [
          {
            Sid      = "StoreCounts"
            Effect   = "Allow"
            Action   = ["dynamodb:PutItem"]
            Resource = ["arn:aws:dynamodb:us-east-1:222222222222:table/Footfall"]
          },
        ]
        role_settings = {
          application = {
            trust_conditions = { StringEqualsIfExists = { "aws:SourceAccount" = ["222222222222"] } }
          }
        }
      }
    }
  }

  expect_failures = [var.fleets]
}

run "refuses_the_name_of_application_of_a_fleet" {
  command = plan

  variables {
    fleets = {
      dock = {
        description            = "Counts who enters the shop."
        metric_namespaces      = ["Footfall"]
        application_device_ids = ["device-dock1"]
        statements = [
          {
            Sid      = "StoreCounts"
            Effect   = "Allow"
            Action   = ["dynamodb:PutItem"]
            Resource = ["arn:aws:dynamodb:us-east-1:222222222222:table/Footfall"]
          },
        ]
        role_settings = { application = { name = "mine" } }
      }
    }
  }

  expect_failures = [var.fleets]
}

run "refuses_the_path_of_application_of_a_fleet" {
  command = plan

  variables {
    fleets = {
      dock = {
        description            = "Counts who enters the shop."
        metric_namespaces      = ["Footfall"]
        application_device_ids = ["device-dock1"]
        statements = [
          {
            Sid      = "StoreCounts"
            Effect   = "Allow"
            Action   = ["dynamodb:PutItem"]
            Resource = ["arn:aws:dynamodb:us-east-1:222222222222:table/Footfall"]
          },
        ]
        role_settings = { application = { path = "/mine/" } }
      }
    }
  }

  expect_failures = [var.fleets]
}

run "refuses_a_trust_condition_of_application_of_a_fleet" {
  command = plan

  variables {
    fleets = {
      dock = {
        description            = "Counts who enters the shop."
        metric_namespaces      = ["Footfall"]
        application_device_ids = ["device-dock1"]
        statements = [
          {
            Sid      = "StoreCounts"
            Effect   = "Allow"
            Action   = ["dynamodb:PutItem"]
            Resource = ["arn:aws:dynamodb:us-east-1:222222222222:table/Footfall"]
          },
        ]
        role_settings = {
          application = { trust_conditions = { StringEquals = { "AWS:SOURCEACCOUNT" = ["mine"] } } }
        }
      }
    }
  }

  expect_failures = [var.fleets]
}

run "refuses_application_device_ids_of_a_fleet" {
  command = plan

  variables {
    fleets = {
      dock = {
        description            = "Counts who enters the shop."
        metric_namespaces      = ["Footfall"]
        application_device_ids = []
        statements = [
          {
            Sid      = "StoreCounts"
            Effect   = "Allow"
            Action   = ["dynamodb:PutItem"]
            Resource = ["arn:aws:dynamodb:us-east-1:222222222222:table/Footfall"]
          },
        ]
      }
    }
  }

  expect_failures = [var.fleets]
}

run "refuses_application_device_ids_of_a_fleet_2" {
  command = plan

  variables {
    fleets = {
      dock = {
        description            = "Counts who enters the shop."
        metric_namespaces      = ["Footfall"]
        application_device_ids = ["!"]
        statements = [
          {
            Sid      = "StoreCounts"
            Effect   = "Allow"
            Action   = ["dynamodb:PutItem"]
            Resource = ["arn:aws:dynamodb:us-east-1:222222222222:table/Footfall"]
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
        description            = "Counts who enters the shop."
        metric_namespaces      = [""]
        application_device_ids = ["device-dock1"]
        statements = [
          {
            Sid      = "StoreCounts"
            Effect   = "Allow"
            Action   = ["dynamodb:PutItem"]
            Resource = ["arn:aws:dynamodb:us-east-1:222222222222:table/Footfall"]
          },
        ]
      }
    }
  }

  expect_failures = [var.fleets]
}
