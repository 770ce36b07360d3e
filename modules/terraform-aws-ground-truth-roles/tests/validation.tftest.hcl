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
    dock-labels = {
      description   = "Labels what stands on the dock."
      pre_function  = "PreSageMakerDock"
      post_function = "MergeDockLabels"
      buckets       = ["dock-images"]
      output_bucket = "dock-answers"
      statements = [
        {
          Sid      = "NotifyReviewers"
          Effect   = "Allow"
          Action   = ["sns:Publish"]
          Resource = ["arn:aws:sns:us-east-1:222222222222:dock-reviews"]
        },
      ]
    }
    yard-labels = {
      post_function = "MergeYardLabels"
      buckets       = ["yard-images"]
      s3_access     = "assume"
    }
    gate-labels = {
      scope             = "tight"
      pre_function      = "CheckGateLabels"
      post_function     = "PostSageMakerGate"
      buckets           = ["gate-images"]
      s3_access         = "read-all"
      metric_namespaces = ["Gate/Labels"]
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
        description   = "Labels what stands on the dock."
        pre_function  = "PreSageMakerDock"
        post_function = "MergeDockLabels"
        buckets       = ["dock-images"]
        output_bucket = "dock-answers"
        statements = [
          {
            Sid      = "NotifyReviewers"
            Effect   = "Allow"
            Action   = ["sns:Publish"]
            Resource = ["arn:aws:sns:us-east-1:222222222222:dock-reviews"]
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
        description   = "Labels what stands on the dock."
        pre_function  = "PreSageMakerDock"
        post_function = "MergeDockLabels"
        buckets       = ["dock-images"]
        output_bucket = "dock-answers"
        statements = [
          {
            Sid      = "NotifyReviewers"
            Effect   = "Allow"
            Action   = ["sns:Publish"]
            Resource = ["arn:aws:sns:us-east-1:222222222222:dock-reviews"]
          },
        ]
      }
      Dock = {
        description   = "Labels what stands on the dock."
        pre_function  = "PreSageMakerDock"
        post_function = "MergeDockLabels"
        buckets       = ["dock-images"]
        output_bucket = "dock-answers"
        statements = [
          {
            Sid      = "NotifyReviewers"
            Effect   = "Allow"
            Action   = ["sns:Publish"]
            Resource = ["arn:aws:sns:us-east-1:222222222222:dock-reviews"]
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
        description   = "Labels what stands on the dock."
        pre_function  = "PreSageMakerDock"
        post_function = "MergeDockLabels"
        buckets       = ["dock-images"]
        output_bucket = "dock-answers"
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
        description   = "Labels what stands on the dock."
        pre_function  = "PreSageMakerDock"
        post_function = "MergeDockLabels"
        buckets       = ["dock-images"]
        output_bucket = "dock-answers"
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
        description   = "Labels what stands on the dock."
        pre_function  = "PreSageMakerDock"
        post_function = "MergeDockLabels"
        buckets       = ["dock-images"]
        output_bucket = "dock-answers"
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

run "refuses_an_unknown_role_of_a_fleet" {
  command = plan

  variables {
    fleets = {
      dock = {
        description   = "Labels what stands on the dock."
        pre_function  = "PreSageMakerDock"
        post_function = "MergeDockLabels"
        buckets       = ["dock-images"]
        output_bucket = "dock-answers"
        statements = [
          {
            Sid      = "NotifyReviewers"
            Effect   = "Allow"
            Action   = ["sns:Publish"]
            Resource = ["arn:aws:sns:us-east-1:222222222222:dock-reviews"]
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
        description   = "Labels what stands on the dock."
        pre_function  = "PreSageMakerDock"
        post_function = "MergeDockLabels"
        buckets       = ["dock-images"]
        output_bucket = "dock-answers"
        statements = [
          {
            Sid      = "NotifyReviewers"
            Effect   = "Allow"
            Action   = ["sns:Publish"]
            Resource = ["arn:aws:sns:us-east-1:222222222222:dock-reviews"]
          },
        ]
        role_settings = { execution = { max_session = 900 } }
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
        description   = "Labels what stands on the dock."
        pre_function  = "PreSageMakerDock"
        post_function = "MergeDockLabels"
        buckets       = ["dock-images"]
        output_bucket = "dock-answers"
        statements = [
          {
            Sid      = "NotifyReviewers"
            Effect   = "Allow"
            Action   = ["sns:Publish"]
            Resource = ["arn:aws:sns:us-east-1:222222222222:dock-reviews"]
          },
        ]
        role_settings = { execution = { name = "edge roles" } }
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
        description   = "Labels what stands on the dock."
        pre_function  = "PreSageMakerDock"
        post_function = "MergeDockLabels"
        buckets       = ["dock-images"]
        output_bucket = "dock-answers"
        statements = [
          {
            Sid      = "NotifyReviewers"
            Effect   = "Allow"
            Action   = ["sns:Publish"]
            Resource = ["arn:aws:sns:us-east-1:222222222222:dock-reviews"]
          },
        ]
        role_settings = { execution = { path = "edge" } }
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
        description   = "Labels what stands on the dock."
        pre_function  = "PreSageMakerDock"
        post_function = "MergeDockLabels"
        buckets       = ["dock-images"]
        output_bucket = "dock-answers"
        statements = [
          {
            Sid      = "NotifyReviewers"
            Effect   = "Allow"
            Action   = ["sns:Publish"]
            Resource = ["arn:aws:sns:us-east-1:222222222222:dock-reviews"]
          },
        ]
        role_settings = { execution = { permissions_boundary = "Team" } }
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
        description   = "Labels what stands on the dock."
        pre_function  = "PreSageMakerDock"
        post_function = "MergeDockLabels"
        buckets       = ["dock-images"]
        output_bucket = "dock-answers"
        statements = [
          {
            Sid      = "NotifyReviewers"
            Effect   = "Allow"
            Action   = ["sns:Publish"]
            Resource = ["arn:aws:sns:us-east-1:222222222222:dock-reviews"]
          },
        ]
        role_settings = {
          execution = {
            trust_conditions = { StringEqualsIfExists = { "aws:SourceAccount" = ["222222222222"] } }
          }
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
        description   = "Labels what stands on the dock."
        pre_function  = "PreSageMakerDock"
        post_function = "MergeDockLabels"
        buckets       = ["dock-images"]
        output_bucket = "dock-answers"
        statements = [
          {
            Sid      = "NotifyReviewers"
            Effect   = "Allow"
            Action   = ["sns:Publish"]
            Resource = ["arn:aws:sns:us-east-1:222222222222:dock-reviews"]
          },
        ]
        role_settings = {
          execution = {
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
        description   = "Labels what stands on the dock."
        pre_function  = "PreSageMakerDock"
        post_function = "MergeDockLabels"
        buckets       = ["dock-images"]
        output_bucket = "dock-answers"
        statements = [
          {
            Sid      = "NotifyReviewers"
            Effect   = "Allow"
            Action   = ["sns:Publish"]
            Resource = ["arn:aws:sns:us-east-1:222222222222:dock-reviews"]
          },
        ]
        role_settings = {
          post_annotation = {
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

run "refuses_path_of_a_fleet" {
  command = plan

  variables {
    fleets = {
      dock = {
        description   = "Labels what stands on the dock."
        pre_function  = "PreSageMakerDock"
        post_function = "MergeDockLabels"
        buckets       = ["dock-images"]
        output_bucket = "dock-answers"
        statements = [
          {
            Sid      = "NotifyReviewers"
            Effect   = "Allow"
            Action   = ["sns:Publish"]
            Resource = ["arn:aws:sns:us-east-1:222222222222:dock-reviews"]
          },
        ]
        path = "!"
      }
    }
  }

  expect_failures = [var.fleets]
}

run "refuses_pre_function_of_a_fleet" {
  command = plan

  variables {
    fleets = {
      dock = {
        description   = "Labels what stands on the dock."
        pre_function  = "!"
        post_function = "MergeDockLabels"
        buckets       = ["dock-images"]
        output_bucket = "dock-answers"
        statements = [
          {
            Sid      = "NotifyReviewers"
            Effect   = "Allow"
            Action   = ["sns:Publish"]
            Resource = ["arn:aws:sns:us-east-1:222222222222:dock-reviews"]
          },
        ]
      }
    }
  }

  expect_failures = [var.fleets]
}

run "refuses_post_function_of_a_fleet" {
  command = plan

  variables {
    fleets = {
      dock = {
        description   = "Labels what stands on the dock."
        pre_function  = "PreSageMakerDock"
        post_function = "!"
        buckets       = ["dock-images"]
        output_bucket = "dock-answers"
        statements = [
          {
            Sid      = "NotifyReviewers"
            Effect   = "Allow"
            Action   = ["sns:Publish"]
            Resource = ["arn:aws:sns:us-east-1:222222222222:dock-reviews"]
          },
        ]
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
        description   = "Labels what stands on the dock."
        pre_function  = "PreSageMakerDock"
        post_function = "MergeDockLabels"
        buckets       = []
        output_bucket = "dock-answers"
        statements = [
          {
            Sid      = "NotifyReviewers"
            Effect   = "Allow"
            Action   = ["sns:Publish"]
            Resource = ["arn:aws:sns:us-east-1:222222222222:dock-reviews"]
          },
        ]
      }
    }
  }

  expect_failures = [var.fleets]
}

run "refuses_buckets_of_a_fleet_2" {
  command = plan

  variables {
    fleets = {
      dock = {
        description   = "Labels what stands on the dock."
        pre_function  = "PreSageMakerDock"
        post_function = "MergeDockLabels"
        buckets       = ["!"]
        output_bucket = "dock-answers"
        statements = [
          {
            Sid      = "NotifyReviewers"
            Effect   = "Allow"
            Action   = ["sns:Publish"]
            Resource = ["arn:aws:sns:us-east-1:222222222222:dock-reviews"]
          },
        ]
      }
    }
  }

  expect_failures = [var.fleets]
}

run "refuses_output_bucket_of_a_fleet" {
  command = plan

  variables {
    fleets = {
      dock = {
        description   = "Labels what stands on the dock."
        pre_function  = "PreSageMakerDock"
        post_function = "MergeDockLabels"
        buckets       = ["dock-images"]
        output_bucket = "!"
        statements = [
          {
            Sid      = "NotifyReviewers"
            Effect   = "Allow"
            Action   = ["sns:Publish"]
            Resource = ["arn:aws:sns:us-east-1:222222222222:dock-reviews"]
          },
        ]
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
        description   = "Labels what stands on the dock."
        pre_function  = "PreSageMakerDock"
        post_function = "MergeDockLabels"
        buckets       = ["dock-images"]
        output_bucket = "dock-answers"
        statements = [
          {
            Sid      = "NotifyReviewers"
            Effect   = "Allow"
            Action   = ["sns:Publish"]
            Resource = ["arn:aws:sns:us-east-1:222222222222:dock-reviews"]
          },
        ]
        scope = "no-such-value"
      }
    }
  }

  expect_failures = [var.fleets]
}

run "refuses_s3_access_of_a_fleet" {
  command = plan

  variables {
    fleets = {
      dock = {
        description   = "Labels what stands on the dock."
        pre_function  = "PreSageMakerDock"
        post_function = "MergeDockLabels"
        buckets       = ["dock-images"]
        output_bucket = "dock-answers"
        statements = [
          {
            Sid      = "NotifyReviewers"
            Effect   = "Allow"
            Action   = ["sns:Publish"]
            Resource = ["arn:aws:sns:us-east-1:222222222222:dock-reviews"]
          },
        ]
        s3_access = "no-such-value"
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
        description   = "Labels what stands on the dock."
        pre_function  = "PreSageMakerDock"
        post_function = "MergeDockLabels"
        buckets       = ["dock-images"]
        output_bucket = "dock-answers"
        statements = [
          {
            Sid      = "NotifyReviewers"
            Effect   = "Allow"
            Action   = ["sns:Publish"]
            Resource = ["arn:aws:sns:us-east-1:222222222222:dock-reviews"]
          },
        ]
        log_groups = ["!"]
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
        description   = "Labels what stands on the dock."
        pre_function  = "PreSageMakerDock"
        post_function = "MergeDockLabels"
        buckets       = ["dock-images"]
        output_bucket = "dock-answers"
        statements = [
          {
            Sid      = "NotifyReviewers"
            Effect   = "Allow"
            Action   = ["sns:Publish"]
            Resource = ["arn:aws:sns:us-east-1:222222222222:dock-reviews"]
          },
        ]
        metric_namespaces = ["!"]
      }
    }
  }

  expect_failures = [var.fleets]
}
