mock_provider "aws" {
  mock_resource "aws_iam_policy" {
    defaults = { arn = "arn:aws:iam::222222222222:policy/mock" }
  }

  mock_resource "aws_iam_role" {
    defaults = { arn = "arn:aws:iam::222222222222:role/mock" }
  }
}

variables {
  account_id = "222222222222"
  partition  = "aws"
  regions    = ["us-east-1"]
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

run "refuses_no_regions" {
  command = plan

  variables {
    regions = []
  }

  expect_failures = [var.regions]
}

run "refuses_readers" {
  command = plan

  variables {
    readers = ["!"]
  }

  expect_failures = [var.readers]
}

run "refuses_path" {
  command = plan

  variables {
    path = "no-such-value"
  }

  expect_failures = [var.path]
}

run "refuses_hours" {
  command = plan

  variables {
    hours = 3599
  }

  expect_failures = [var.hours]
}

run "refuses_hours_2" {
  command = plan

  variables {
    hours = 43201
  }

  expect_failures = [var.hours]
}

run "refuses_secret" {
  command = plan

  variables {
    secret = " "
  }

  expect_failures = [var.secret]
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
    role_settings = { reader = { max_session = 900 } }
  }

  expect_failures = [var.role_settings]
}

run "refuses_name_of_a_role_of_the_account" {
  command = plan

  variables {
    role_settings = { reader = { name = "edge roles" } }
  }

  expect_failures = [var.role_settings]
}

run "refuses_path_of_a_role_of_the_account" {
  command = plan

  variables {
    role_settings = { reader = { path = "edge" } }
  }

  expect_failures = [var.role_settings]
}

run "refuses_permissions_boundary_of_a_role_of_the_account" {
  command = plan

  variables {
    role_settings = { reader = { permissions_boundary = "Team" } }
  }

  expect_failures = [var.role_settings]
}

run "refuses_trust_conditions_of_a_role_of_the_account" {
  command = plan

  variables {
    role_settings = {
      reader = {
        trust_conditions = { StringEqualsIfExists = { "aws:SourceAccount" = ["222222222222"] } }
      }
    }
  }

  expect_failures = [var.role_settings]
}

run "refuses_a_trust_condition_of_reader_of_the_account" {
  command = plan

  variables {
    role_settings = {
      reader = { trust_conditions = { StringEquals = { "STS:EXTERNALID" = ["mine"] } } }
    }
  }

  expect_failures = [var.role_settings]
}

run "refuses_an_effect_for_a_role_of_the_account" {
  command = plan

  variables {
    role_settings = {
      reader = {
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
