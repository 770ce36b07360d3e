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
        description    = "Deploy applications to the appliances, and watch them."
        groups         = ["panorama-operators"]
        monitoring     = true
        buckets        = ["dock-artifacts"]
        applications   = ["people-counter"]
        functions      = ["dock-detect"]
        function_roles = ["service-role/dock-detect"]
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
        description    = "Deploy applications to the appliances, and watch them."
        groups         = ["panorama-operators"]
        monitoring     = true
        buckets        = ["dock-artifacts"]
        applications   = ["people-counter"]
        functions      = ["dock-detect"]
        function_roles = ["service-role/dock-detect"]
      }
      Dock = {
        description    = "Deploy applications to the appliances, and watch them."
        groups         = ["panorama-operators"]
        monitoring     = true
        buckets        = ["dock-artifacts"]
        applications   = ["people-counter"]
        functions      = ["dock-detect"]
        function_roles = ["service-role/dock-detect"]
      }
    }
  }

  expect_failures = [var.fleets]
}

run "refuses_an_unknown_role_of_a_fleet" {
  command = plan

  variables {
    fleets = {
      dock = {
        description    = "Deploy applications to the appliances, and watch them."
        groups         = ["panorama-operators"]
        monitoring     = true
        buckets        = ["dock-artifacts"]
        applications   = ["people-counter"]
        functions      = ["dock-detect"]
        function_roles = ["service-role/dock-detect"]
        role_settings  = { nobody = {} }
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
        description    = "Deploy applications to the appliances, and watch them."
        groups         = ["panorama-operators"]
        monitoring     = true
        buckets        = ["dock-artifacts"]
        applications   = ["people-counter"]
        functions      = ["dock-detect"]
        function_roles = ["service-role/dock-detect"]
        role_settings  = { user = { max_session = 900 } }
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
        description    = "Deploy applications to the appliances, and watch them."
        groups         = ["panorama-operators"]
        monitoring     = true
        buckets        = ["dock-artifacts"]
        applications   = ["people-counter"]
        functions      = ["dock-detect"]
        function_roles = ["service-role/dock-detect"]
        role_settings  = { user = { name = "edge roles" } }
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
        description    = "Deploy applications to the appliances, and watch them."
        groups         = ["panorama-operators"]
        monitoring     = true
        buckets        = ["dock-artifacts"]
        applications   = ["people-counter"]
        functions      = ["dock-detect"]
        function_roles = ["service-role/dock-detect"]
        role_settings  = { user = { path = "edge" } }
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
        description    = "Deploy applications to the appliances, and watch them."
        groups         = ["panorama-operators"]
        monitoring     = true
        buckets        = ["dock-artifacts"]
        applications   = ["people-counter"]
        functions      = ["dock-detect"]
        function_roles = ["service-role/dock-detect"]
        role_settings  = { user = { permissions_boundary = "Team" } }
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
        description    = "Deploy applications to the appliances, and watch them."
        groups         = ["panorama-operators"]
        monitoring     = true
        buckets        = ["dock-artifacts"]
        applications   = ["people-counter"]
        functions      = ["dock-detect"]
        function_roles = ["service-role/dock-detect"]
        role_settings = {
          user = {
            trust_conditions = { StringEqualsIfExists = { "aws:SourceAccount" = ["222222222222"] } }
          }
        }
      }
    }
  }

  expect_failures = [var.fleets]
}

run "refuses_a_trust_condition_of_user_of_a_fleet" {
  command = plan

  variables {
    fleets = {
      dock = {
        description    = "Deploy applications to the appliances, and watch them."
        groups         = ["panorama-operators"]
        monitoring     = true
        buckets        = ["dock-artifacts"]
        applications   = ["people-counter"]
        functions      = ["dock-detect"]
        function_roles = ["service-role/dock-detect"]
        role_settings = {
          user = { trust_conditions = { StringEquals = { "STS:EXTERNALID" = ["mine"] } } }
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
        description    = "Deploy applications to the appliances, and watch them."
        groups         = ["panorama-operators"]
        monitoring     = true
        buckets        = ["dock-artifacts"]
        applications   = ["people-counter"]
        functions      = ["dock-detect"]
        function_roles = ["service-role/dock-detect"]
        role_settings = {
          user = {
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

run "refuses_access_of_a_fleet" {
  command = plan

  variables {
    fleets = {
      dock = {
        description    = "Deploy applications to the appliances, and watch them."
        groups         = ["panorama-operators"]
        monitoring     = true
        buckets        = ["dock-artifacts"]
        applications   = ["people-counter"]
        functions      = ["dock-detect"]
        function_roles = ["service-role/dock-detect"]
        access         = "no-such-value"
      }
    }
  }

  expect_failures = [var.fleets]
}

run "refuses_created_roles_of_a_fleet" {
  command = plan

  variables {
    fleets = {
      dock = {
        description    = "Deploy applications to the appliances, and watch them."
        groups         = ["panorama-operators"]
        monitoring     = true
        buckets        = ["dock-artifacts"]
        applications   = ["people-counter"]
        functions      = ["dock-detect"]
        function_roles = ["service-role/dock-detect"]
        created_roles  = ["!"]
      }
    }
  }

  expect_failures = [var.fleets]
}

run "refuses_created_role_policies_of_a_fleet" {
  command = plan

  variables {
    fleets = {
      dock = {
        description           = "Deploy applications to the appliances, and watch them."
        groups                = ["panorama-operators"]
        monitoring            = true
        buckets               = ["dock-artifacts"]
        applications          = ["people-counter"]
        functions             = ["dock-detect"]
        function_roles        = ["service-role/dock-detect"]
        created_role_policies = ["!"]
      }
    }
  }

  expect_failures = [var.fleets]
}

run "refuses_permissions_boundary_of_a_fleet" {
  command = plan

  variables {
    fleets = {
      dock = {
        description          = "Deploy applications to the appliances, and watch them."
        groups               = ["panorama-operators"]
        monitoring           = true
        buckets              = ["dock-artifacts"]
        applications         = ["people-counter"]
        functions            = ["dock-detect"]
        function_roles       = ["service-role/dock-detect"]
        permissions_boundary = "!"
      }
    }
  }

  expect_failures = [var.fleets]
}

run "refuses_groups_of_a_fleet" {
  command = plan

  variables {
    fleets = {
      dock = {
        description    = "Deploy applications to the appliances, and watch them."
        groups         = ["!"]
        monitoring     = true
        buckets        = ["dock-artifacts"]
        applications   = ["people-counter"]
        functions      = ["dock-detect"]
        function_roles = ["service-role/dock-detect"]
      }
    }
  }

  expect_failures = [var.fleets]
}

run "refuses_users_of_a_fleet" {
  command = plan

  variables {
    fleets = {
      dock = {
        description    = "Deploy applications to the appliances, and watch them."
        groups         = ["panorama-operators"]
        monitoring     = true
        buckets        = ["dock-artifacts"]
        applications   = ["people-counter"]
        functions      = ["dock-detect"]
        function_roles = ["service-role/dock-detect"]
        users          = ["!"]
      }
    }
  }

  expect_failures = [var.fleets]
}

run "refuses_roles_of_a_fleet" {
  command = plan

  variables {
    fleets = {
      dock = {
        description    = "Deploy applications to the appliances, and watch them."
        groups         = ["panorama-operators"]
        monitoring     = true
        buckets        = ["dock-artifacts"]
        applications   = ["people-counter"]
        functions      = ["dock-detect"]
        function_roles = ["service-role/dock-detect"]
        roles          = ["!"]
      }
    }
  }

  expect_failures = [var.fleets]
}

run "refuses_principals_of_a_fleet" {
  command = plan

  variables {
    fleets = {
      dock = {
        description    = "Deploy applications to the appliances, and watch them."
        groups         = ["panorama-operators"]
        monitoring     = true
        buckets        = ["dock-artifacts"]
        applications   = ["people-counter"]
        functions      = ["dock-detect"]
        function_roles = ["service-role/dock-detect"]
        principals     = ["!"]
      }
    }
  }

  expect_failures = [var.fleets]
}

run "refuses_external_id_of_a_fleet" {
  command = plan

  variables {
    fleets = {
      dock = {
        description    = "Deploy applications to the appliances, and watch them."
        groups         = ["panorama-operators"]
        monitoring     = true
        buckets        = ["dock-artifacts"]
        applications   = ["people-counter"]
        functions      = ["dock-detect"]
        function_roles = ["service-role/dock-detect"]
        external_id    = "!"
      }
    }
  }

  expect_failures = [var.fleets]
}

run "refuses_buckets_of_a_fleet" {
  command = plan

  variables {
    fleets = {
      dock = {
        description    = "Deploy applications to the appliances, and watch them."
        groups         = ["panorama-operators"]
        monitoring     = true
        buckets        = ["!"]
        applications   = ["people-counter"]
        functions      = ["dock-detect"]
        function_roles = ["service-role/dock-detect"]
      }
    }
  }

  expect_failures = [var.fleets]
}

run "refuses_functions_of_a_fleet" {
  command = plan

  variables {
    fleets = {
      dock = {
        description    = "Deploy applications to the appliances, and watch them."
        groups         = ["panorama-operators"]
        monitoring     = true
        buckets        = ["dock-artifacts"]
        applications   = ["people-counter"]
        functions      = ["!"]
        function_roles = ["service-role/dock-detect"]
      }
    }
  }

  expect_failures = [var.fleets]
}

run "refuses_function_roles_of_a_fleet" {
  command = plan

  variables {
    fleets = {
      dock = {
        description    = "Deploy applications to the appliances, and watch them."
        groups         = ["panorama-operators"]
        monitoring     = true
        buckets        = ["dock-artifacts"]
        applications   = ["people-counter"]
        functions      = ["dock-detect"]
        function_roles = ["!"]
      }
    }
  }

  expect_failures = [var.fleets]
}

run "refuses_applications_of_a_fleet" {
  command = plan

  variables {
    fleets = {
      dock = {
        description    = "Deploy applications to the appliances, and watch them."
        groups         = ["panorama-operators"]
        monitoring     = true
        buckets        = ["dock-artifacts"]
        applications   = ["!"]
        functions      = ["dock-detect"]
        function_roles = ["service-role/dock-detect"]
      }
    }
  }

  expect_failures = [var.fleets]
}

run "refuses_application_roles_of_a_fleet" {
  command = plan

  variables {
    fleets = {
      dock = {
        description       = "Deploy applications to the appliances, and watch them."
        groups            = ["panorama-operators"]
        monitoring        = true
        buckets           = ["dock-artifacts"]
        applications      = ["people-counter"]
        functions         = ["dock-detect"]
        function_roles    = ["service-role/dock-detect"]
        application_roles = ["!"]
      }
    }
  }

  expect_failures = [var.fleets]
}

run "refuses_job_prefix_of_a_fleet" {
  command = plan

  variables {
    fleets = {
      dock = {
        description    = "Deploy applications to the appliances, and watch them."
        groups         = ["panorama-operators"]
        monitoring     = true
        buckets        = ["dock-artifacts"]
        applications   = ["people-counter"]
        functions      = ["dock-detect"]
        function_roles = ["service-role/dock-detect"]
        job_prefix     = "!"
      }
    }
  }

  expect_failures = [var.fleets]
}
