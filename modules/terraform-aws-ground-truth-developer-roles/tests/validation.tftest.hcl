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
    developers = {
      functions      = ["PreSageMakerDock", "PostSageMakerDock"]
      function_roles = ["GroundTruthPreAnnotation-prod-*", "GroundTruthPostAnnotation-prod-*"]
      groups         = ["labeling-developers"]
      principals     = ["arn:aws:iam::333333333333:root"]
      external_id    = "labels-2026"
    }
    lambda-admins = {
      access               = "full"
      users                = ["ada"]
      ground_truth_console = "documented"
    }
    labelers = {
      groups                = ["labelers"]
      functions             = ["PreSageMakerYard"]
      function_roles        = ["GroundTruthPreAnnotation-prod-yard-labels"]
      lambda_console        = true
      event_source_mappings = true
      ground_truth_console  = "tight"
      labeling_jobs         = ["yard-*"]
      labeling_buckets      = ["yard-images"]
      execution_roles       = ["GroundTruthExecution-prod-yard-labels"]
      kms_keys              = ["arn:aws:kms:us-east-1:222222222222:key/0a1b2c3d-0000-4000-8000-000000000000"]
      private_workforce     = true
      vendor_workforce      = true
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
        functions      = ["PreSageMakerDock", "PostSageMakerDock"]
        function_roles = ["GroundTruthPreAnnotation-prod-*", "GroundTruthPostAnnotation-prod-*"]
        groups         = ["labeling-developers"]
        principals     = ["arn:aws:iam::333333333333:root"]
        external_id    = "labels-2026"
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
        functions      = ["PreSageMakerDock", "PostSageMakerDock"]
        function_roles = ["GroundTruthPreAnnotation-prod-*", "GroundTruthPostAnnotation-prod-*"]
        groups         = ["labeling-developers"]
        principals     = ["arn:aws:iam::333333333333:root"]
        external_id    = "labels-2026"
      }
      Dock = {
        functions      = ["PreSageMakerDock", "PostSageMakerDock"]
        function_roles = ["GroundTruthPreAnnotation-prod-*", "GroundTruthPostAnnotation-prod-*"]
        groups         = ["labeling-developers"]
        principals     = ["arn:aws:iam::333333333333:root"]
        external_id    = "labels-2026"
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
        functions      = ["PreSageMakerDock", "PostSageMakerDock"]
        function_roles = ["GroundTruthPreAnnotation-prod-*", "GroundTruthPostAnnotation-prod-*"]
        groups         = ["labeling-developers"]
        principals     = ["arn:aws:iam::333333333333:root"]
        external_id    = "labels-2026"
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
        functions      = ["PreSageMakerDock", "PostSageMakerDock"]
        function_roles = ["GroundTruthPreAnnotation-prod-*", "GroundTruthPostAnnotation-prod-*"]
        groups         = ["labeling-developers"]
        principals     = ["arn:aws:iam::333333333333:root"]
        external_id    = "labels-2026"
        role_settings  = { developer = { max_session = 900 } }
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
        functions      = ["PreSageMakerDock", "PostSageMakerDock"]
        function_roles = ["GroundTruthPreAnnotation-prod-*", "GroundTruthPostAnnotation-prod-*"]
        groups         = ["labeling-developers"]
        principals     = ["arn:aws:iam::333333333333:root"]
        external_id    = "labels-2026"
        role_settings  = { developer = { name = "edge roles" } }
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
        functions      = ["PreSageMakerDock", "PostSageMakerDock"]
        function_roles = ["GroundTruthPreAnnotation-prod-*", "GroundTruthPostAnnotation-prod-*"]
        groups         = ["labeling-developers"]
        principals     = ["arn:aws:iam::333333333333:root"]
        external_id    = "labels-2026"
        role_settings  = { developer = { path = "edge" } }
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
        functions      = ["PreSageMakerDock", "PostSageMakerDock"]
        function_roles = ["GroundTruthPreAnnotation-prod-*", "GroundTruthPostAnnotation-prod-*"]
        groups         = ["labeling-developers"]
        principals     = ["arn:aws:iam::333333333333:root"]
        external_id    = "labels-2026"
        role_settings  = { developer = { permissions_boundary = "Team" } }
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
        functions      = ["PreSageMakerDock", "PostSageMakerDock"]
        function_roles = ["GroundTruthPreAnnotation-prod-*", "GroundTruthPostAnnotation-prod-*"]
        groups         = ["labeling-developers"]
        principals     = ["arn:aws:iam::333333333333:root"]
        external_id    = "labels-2026"
        role_settings = {
          developer = {
            trust_conditions = { StringEqualsIfExists = { "aws:SourceAccount" = ["222222222222"] } }
          }
        }
      }
    }
  }

  expect_failures = [var.fleets]
}

run "refuses_a_trust_condition_of_developer_of_a_fleet" {
  command = plan

  variables {
    fleets = {
      dock = {
        functions      = ["PreSageMakerDock", "PostSageMakerDock"]
        function_roles = ["GroundTruthPreAnnotation-prod-*", "GroundTruthPostAnnotation-prod-*"]
        groups         = ["labeling-developers"]
        principals     = ["arn:aws:iam::333333333333:root"]
        external_id    = "labels-2026"
        role_settings = {
          developer = { trust_conditions = { StringEquals = { "STS:EXTERNALID" = ["mine"] } } }
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
        functions      = ["PreSageMakerDock", "PostSageMakerDock"]
        function_roles = ["GroundTruthPreAnnotation-prod-*", "GroundTruthPostAnnotation-prod-*"]
        groups         = ["labeling-developers"]
        principals     = ["arn:aws:iam::333333333333:root"]
        external_id    = "labels-2026"
        role_settings = {
          developer = {
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
        functions      = ["PreSageMakerDock", "PostSageMakerDock"]
        function_roles = ["GroundTruthPreAnnotation-prod-*", "GroundTruthPostAnnotation-prod-*"]
        groups         = ["labeling-developers"]
        principals     = ["arn:aws:iam::333333333333:root"]
        external_id    = "labels-2026"
        access         = "no-such-value"
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
        functions      = ["!"]
        function_roles = ["GroundTruthPreAnnotation-prod-*", "GroundTruthPostAnnotation-prod-*"]
        groups         = ["labeling-developers"]
        principals     = ["arn:aws:iam::333333333333:root"]
        external_id    = "labels-2026"
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
        functions      = ["PreSageMakerDock", "PostSageMakerDock"]
        function_roles = ["!"]
        groups         = ["labeling-developers"]
        principals     = ["arn:aws:iam::333333333333:root"]
        external_id    = "labels-2026"
      }
    }
  }

  expect_failures = [var.fleets]
}

run "refuses_ground_truth_console_of_a_fleet" {
  command = plan

  variables {
    fleets = {
      dock = {
        functions            = ["PreSageMakerDock", "PostSageMakerDock"]
        function_roles       = ["GroundTruthPreAnnotation-prod-*", "GroundTruthPostAnnotation-prod-*"]
        groups               = ["labeling-developers"]
        principals           = ["arn:aws:iam::333333333333:root"]
        external_id          = "labels-2026"
        ground_truth_console = "no-such-value"
      }
    }
  }

  expect_failures = [var.fleets]
}

run "refuses_labeling_jobs_of_a_fleet" {
  command = plan

  variables {
    fleets = {
      dock = {
        functions      = ["PreSageMakerDock", "PostSageMakerDock"]
        function_roles = ["GroundTruthPreAnnotation-prod-*", "GroundTruthPostAnnotation-prod-*"]
        groups         = ["labeling-developers"]
        principals     = ["arn:aws:iam::333333333333:root"]
        external_id    = "labels-2026"
        labeling_jobs  = ["!"]
      }
    }
  }

  expect_failures = [var.fleets]
}

run "refuses_labeling_buckets_of_a_fleet" {
  command = plan

  variables {
    fleets = {
      dock = {
        functions        = ["PreSageMakerDock", "PostSageMakerDock"]
        function_roles   = ["GroundTruthPreAnnotation-prod-*", "GroundTruthPostAnnotation-prod-*"]
        groups           = ["labeling-developers"]
        principals       = ["arn:aws:iam::333333333333:root"]
        external_id      = "labels-2026"
        labeling_buckets = ["!"]
      }
    }
  }

  expect_failures = [var.fleets]
}

run "refuses_execution_roles_of_a_fleet" {
  command = plan

  variables {
    fleets = {
      dock = {
        functions       = ["PreSageMakerDock", "PostSageMakerDock"]
        function_roles  = ["GroundTruthPreAnnotation-prod-*", "GroundTruthPostAnnotation-prod-*"]
        groups          = ["labeling-developers"]
        principals      = ["arn:aws:iam::333333333333:root"]
        external_id     = "labels-2026"
        execution_roles = ["!"]
      }
    }
  }

  expect_failures = [var.fleets]
}

run "refuses_kms_keys_of_a_fleet" {
  command = plan

  variables {
    fleets = {
      dock = {
        functions      = ["PreSageMakerDock", "PostSageMakerDock"]
        function_roles = ["GroundTruthPreAnnotation-prod-*", "GroundTruthPostAnnotation-prod-*"]
        groups         = ["labeling-developers"]
        principals     = ["arn:aws:iam::333333333333:root"]
        external_id    = "labels-2026"
        kms_keys       = ["!"]
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
        functions      = ["PreSageMakerDock", "PostSageMakerDock"]
        function_roles = ["GroundTruthPreAnnotation-prod-*", "GroundTruthPostAnnotation-prod-*"]
        groups         = ["!"]
        principals     = ["arn:aws:iam::333333333333:root"]
        external_id    = "labels-2026"
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
        functions      = ["PreSageMakerDock", "PostSageMakerDock"]
        function_roles = ["GroundTruthPreAnnotation-prod-*", "GroundTruthPostAnnotation-prod-*"]
        groups         = ["labeling-developers"]
        principals     = ["arn:aws:iam::333333333333:root"]
        external_id    = "labels-2026"
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
        functions      = ["PreSageMakerDock", "PostSageMakerDock"]
        function_roles = ["GroundTruthPreAnnotation-prod-*", "GroundTruthPostAnnotation-prod-*"]
        groups         = ["labeling-developers"]
        principals     = ["arn:aws:iam::333333333333:root"]
        external_id    = "labels-2026"
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
        functions      = ["PreSageMakerDock", "PostSageMakerDock"]
        function_roles = ["GroundTruthPreAnnotation-prod-*", "GroundTruthPostAnnotation-prod-*"]
        groups         = ["labeling-developers"]
        principals     = ["!"]
        external_id    = "labels-2026"
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
        functions      = ["PreSageMakerDock", "PostSageMakerDock"]
        function_roles = ["GroundTruthPreAnnotation-prod-*", "GroundTruthPostAnnotation-prod-*"]
        groups         = ["labeling-developers"]
        principals     = ["arn:aws:iam::333333333333:root"]
        external_id    = "!"
      }
    }
  }

  expect_failures = [var.fleets]
}
