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

run "refuses_an_unknown_role_of_the_account" {
  command = plan

  variables {
    role_settings = { nobody = {} }
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
