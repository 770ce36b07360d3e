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
    plaza = {
      description   = "The plaza's \"kiosks\" */ $${x} %%{y} \\ 東京"
      buckets       = ["labels"]
      extra_buckets = ["more", "most"]
      groups        = ["print-ers"]
      users         = ["ada"]
      roles         = ["grace"]
      mode          = "strict"
      note          = ""
      statements = [
        {
          Sid       = "Own"
          Effect    = "Deny"
          NotAction = ["s3:GetObject"]
          Resource  = ["arn:aws:s3:::labels/$${aws:username}/%%{x}/\"quoted\""]
          Condition = { StringNotEquals = { "aws:PrincipalTag/$${x}" = ["*/", "東京", "a\nb"] } }
        },
      ]
      tags = { "site $${x}" = "north \"%%{y}\"" }
    }
    station = {
      buckets             = ["labels"]
      logs                = false
      tries               = 5
      credential_duration = 43200
      note                = "help $${me}"
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

run "refuses_no_regions" {
  command = plan

  variables {
    regions = []
  }

  expect_failures = [var.regions]
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
        description   = "The plaza's \"kiosks\" */ $${x} %%{y} \\ 東京"
        buckets       = ["labels"]
        extra_buckets = ["more", "most"]
        groups        = ["print-ers"]
        users         = ["ada"]
        roles         = ["grace"]
        mode          = "strict"
        note          = ""
        statements = [
          {
            Sid       = "Own"
            Effect    = "Deny"
            NotAction = ["s3:GetObject"]
            Resource  = ["arn:aws:s3:::labels/$${aws:username}/%%{x}/\"quoted\""]
            Condition = { StringNotEquals = { "aws:PrincipalTag/$${x}" = ["*/", "東京", "a\nb"] } }
          },
        ]
        tags = { "site $${x}" = "north \"%%{y}\"" }
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
        description   = "The plaza's \"kiosks\" */ $${x} %%{y} \\ 東京"
        buckets       = ["labels"]
        extra_buckets = ["more", "most"]
        groups        = ["print-ers"]
        users         = ["ada"]
        roles         = ["grace"]
        mode          = "strict"
        note          = ""
        statements = [
          {
            Sid       = "Own"
            Effect    = "Deny"
            NotAction = ["s3:GetObject"]
            Resource  = ["arn:aws:s3:::labels/$${aws:username}/%%{x}/\"quoted\""]
            Condition = { StringNotEquals = { "aws:PrincipalTag/$${x}" = ["*/", "東京", "a\nb"] } }
          },
        ]
        tags = { "site $${x}" = "north \"%%{y}\"" }
      }
      Dock = {
        description   = "The plaza's \"kiosks\" */ $${x} %%{y} \\ 東京"
        buckets       = ["labels"]
        extra_buckets = ["more", "most"]
        groups        = ["print-ers"]
        users         = ["ada"]
        roles         = ["grace"]
        mode          = "strict"
        note          = ""
        statements = [
          {
            Sid       = "Own"
            Effect    = "Deny"
            NotAction = ["s3:GetObject"]
            Resource  = ["arn:aws:s3:::labels/$${aws:username}/%%{x}/\"quoted\""]
            Condition = { StringNotEquals = { "aws:PrincipalTag/$${x}" = ["*/", "東京", "a\nb"] } }
          },
        ]
        tags = { "site $${x}" = "north \"%%{y}\"" }
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
        description   = "The plaza's \"kiosks\" */ $${x} %%{y} \\ 東京"
        buckets       = ["labels"]
        extra_buckets = ["more", "most"]
        groups        = ["print-ers"]
        users         = ["ada"]
        roles         = ["grace"]
        mode          = "strict"
        note          = ""
        statements = [
          {
            Effect   = "allow"
            Action   = ["s3:GetObject"]
            Resource = ["*"]
          },
        ]
        tags = { "site $${x}" = "north \"%%{y}\"" }
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
        description   = "The plaza's \"kiosks\" */ $${x} %%{y} \\ 東京"
        buckets       = ["labels"]
        extra_buckets = ["more", "most"]
        groups        = ["print-ers"]
        users         = ["ada"]
        roles         = ["grace"]
        mode          = "strict"
        note          = ""
        statements = [
          {
            Effect   = "Allow"
            Resource = ["*"]
          },
        ]
        tags = { "site $${x}" = "north \"%%{y}\"" }
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
        description   = "The plaza's \"kiosks\" */ $${x} %%{y} \\ 東京"
        buckets       = ["labels"]
        extra_buckets = ["more", "most"]
        groups        = ["print-ers"]
        users         = ["ada"]
        roles         = ["grace"]
        mode          = "strict"
        note          = ""
        statements = [
          {
            Effect = "Allow"
            Action = ["s3:GetObject"]
          },
        ]
        tags = { "site $${x}" = "north \"%%{y}\"" }
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

run "refuses_instance_profile_of_a_role_of_the_account" {
  command = plan

  variables {
    role_settings = { hub = { instance_profile = "edge instances" } }
  }

  expect_failures = [var.role_settings]
}

run "refuses_max_session_of_a_role_of_the_account" {
  command = plan

  variables {
    role_settings = { hub = { max_session = 900 } }
  }

  expect_failures = [var.role_settings]
}

run "refuses_name_of_a_role_of_the_account" {
  command = plan

  variables {
    role_settings = { hub = { name = "edge roles" } }
  }

  expect_failures = [var.role_settings]
}

run "refuses_path_of_a_role_of_the_account" {
  command = plan

  variables {
    role_settings = { hub = { path = "edge" } }
  }

  expect_failures = [var.role_settings]
}

run "refuses_permissions_boundary_of_a_role_of_the_account" {
  command = plan

  variables {
    role_settings = { hub = { permissions_boundary = "Team" } }
  }

  expect_failures = [var.role_settings]
}

run "refuses_trust_conditions_of_a_role_of_the_account" {
  command = plan

  variables {
    role_settings = {
      hub = {
        trust_conditions = { StringEqualsIfExists = { "aws:SourceAccount" = ["222222222222"] } }
      }
    }
  }

  expect_failures = [var.role_settings]
}

run "refuses_an_effect_for_a_role_of_the_account" {
  command = plan

  variables {
    role_settings = {
      hub = {
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
        description   = "The plaza's \"kiosks\" */ $${x} %%{y} \\ 東京"
        buckets       = ["labels"]
        extra_buckets = ["more", "most"]
        groups        = ["print-ers"]
        users         = ["ada"]
        roles         = ["grace"]
        mode          = "strict"
        note          = ""
        statements = [
          {
            Sid       = "Own"
            Effect    = "Deny"
            NotAction = ["s3:GetObject"]
            Resource  = ["arn:aws:s3:::labels/$${aws:username}/%%{x}/\"quoted\""]
            Condition = { StringNotEquals = { "aws:PrincipalTag/$${x}" = ["*/", "東京", "a\nb"] } }
          },
        ]
        tags          = { "site $${x}" = "north \"%%{y}\"" }
        role_settings = { nobody = {} }
      }
    }
  }

  expect_failures = [var.fleets]
}

run "refuses_instance_profile_of_a_role_of_a_fleet" {
  command = plan

  variables {
    fleets = {
      dock = {
        description   = "The plaza's \"kiosks\" */ $${x} %%{y} \\ 東京"
        buckets       = ["labels"]
        extra_buckets = ["more", "most"]
        groups        = ["print-ers"]
        users         = ["ada"]
        roles         = ["grace"]
        mode          = "strict"
        note          = ""
        statements = [
          {
            Sid       = "Own"
            Effect    = "Deny"
            NotAction = ["s3:GetObject"]
            Resource  = ["arn:aws:s3:::labels/$${aws:username}/%%{x}/\"quoted\""]
            Condition = { StringNotEquals = { "aws:PrincipalTag/$${x}" = ["*/", "東京", "a\nb"] } }
          },
        ]
        tags          = { "site $${x}" = "north \"%%{y}\"" }
        role_settings = { archive = { instance_profile = "edge instances" } }
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
        description   = "The plaza's \"kiosks\" */ $${x} %%{y} \\ 東京"
        buckets       = ["labels"]
        extra_buckets = ["more", "most"]
        groups        = ["print-ers"]
        users         = ["ada"]
        roles         = ["grace"]
        mode          = "strict"
        note          = ""
        statements = [
          {
            Sid       = "Own"
            Effect    = "Deny"
            NotAction = ["s3:GetObject"]
            Resource  = ["arn:aws:s3:::labels/$${aws:username}/%%{x}/\"quoted\""]
            Condition = { StringNotEquals = { "aws:PrincipalTag/$${x}" = ["*/", "東京", "a\nb"] } }
          },
        ]
        tags          = { "site $${x}" = "north \"%%{y}\"" }
        role_settings = { kiosk = { max_session = 900 } }
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
        description   = "The plaza's \"kiosks\" */ $${x} %%{y} \\ 東京"
        buckets       = ["labels"]
        extra_buckets = ["more", "most"]
        groups        = ["print-ers"]
        users         = ["ada"]
        roles         = ["grace"]
        mode          = "strict"
        note          = ""
        statements = [
          {
            Sid       = "Own"
            Effect    = "Deny"
            NotAction = ["s3:GetObject"]
            Resource  = ["arn:aws:s3:::labels/$${aws:username}/%%{x}/\"quoted\""]
            Condition = { StringNotEquals = { "aws:PrincipalTag/$${x}" = ["*/", "東京", "a\nb"] } }
          },
        ]
        tags          = { "site $${x}" = "north \"%%{y}\"" }
        role_settings = { kiosk = { name = "edge roles" } }
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
        description   = "The plaza's \"kiosks\" */ $${x} %%{y} \\ 東京"
        buckets       = ["labels"]
        extra_buckets = ["more", "most"]
        groups        = ["print-ers"]
        users         = ["ada"]
        roles         = ["grace"]
        mode          = "strict"
        note          = ""
        statements = [
          {
            Sid       = "Own"
            Effect    = "Deny"
            NotAction = ["s3:GetObject"]
            Resource  = ["arn:aws:s3:::labels/$${aws:username}/%%{x}/\"quoted\""]
            Condition = { StringNotEquals = { "aws:PrincipalTag/$${x}" = ["*/", "東京", "a\nb"] } }
          },
        ]
        tags          = { "site $${x}" = "north \"%%{y}\"" }
        role_settings = { kiosk = { path = "edge" } }
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
        description   = "The plaza's \"kiosks\" */ $${x} %%{y} \\ 東京"
        buckets       = ["labels"]
        extra_buckets = ["more", "most"]
        groups        = ["print-ers"]
        users         = ["ada"]
        roles         = ["grace"]
        mode          = "strict"
        note          = ""
        statements = [
          {
            Sid       = "Own"
            Effect    = "Deny"
            NotAction = ["s3:GetObject"]
            Resource  = ["arn:aws:s3:::labels/$${aws:username}/%%{x}/\"quoted\""]
            Condition = { StringNotEquals = { "aws:PrincipalTag/$${x}" = ["*/", "東京", "a\nb"] } }
          },
        ]
        tags          = { "site $${x}" = "north \"%%{y}\"" }
        role_settings = { kiosk = { permissions_boundary = "Team" } }
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
        description   = "The plaza's \"kiosks\" */ $${x} %%{y} \\ 東京"
        buckets       = ["labels"]
        extra_buckets = ["more", "most"]
        groups        = ["print-ers"]
        users         = ["ada"]
        roles         = ["grace"]
        mode          = "strict"
        note          = ""
        statements = [
          {
            Sid       = "Own"
            Effect    = "Deny"
            NotAction = ["s3:GetObject"]
            Resource  = ["arn:aws:s3:::labels/$${aws:username}/%%{x}/\"quoted\""]
            Condition = { StringNotEquals = { "aws:PrincipalTag/$${x}" = ["*/", "東京", "a\nb"] } }
          },
        ]
        tags = { "site $${x}" = "north \"%%{y}\"" }
        role_settings = {
          kiosk = {
            trust_conditions = { StringEqualsIfExists = { "aws:SourceAccount" = ["222222222222"] } }
          }
        }
      }
    }
  }

  expect_failures = [var.fleets]
}

run "refuses_an_instance_profile_of_kiosk_of_a_fleet" {
  command = plan

  variables {
    fleets = {
      dock = {
        description   = "The plaza's \"kiosks\" */ $${x} %%{y} \\ 東京"
        buckets       = ["labels"]
        extra_buckets = ["more", "most"]
        groups        = ["print-ers"]
        users         = ["ada"]
        roles         = ["grace"]
        mode          = "strict"
        note          = ""
        statements = [
          {
            Sid       = "Own"
            Effect    = "Deny"
            NotAction = ["s3:GetObject"]
            Resource  = ["arn:aws:s3:::labels/$${aws:username}/%%{x}/\"quoted\""]
            Condition = { StringNotEquals = { "aws:PrincipalTag/$${x}" = ["*/", "東京", "a\nb"] } }
          },
        ]
        tags          = { "site $${x}" = "north \"%%{y}\"" }
        role_settings = { kiosk = { instance_profile = "mine" } }
      }
    }
  }

  expect_failures = [var.fleets]
}

run "refuses_a_trust_condition_of_kiosk_of_a_fleet" {
  command = plan

  variables {
    fleets = {
      dock = {
        description   = "The plaza's \"kiosks\" */ $${x} %%{y} \\ 東京"
        buckets       = ["labels"]
        extra_buckets = ["more", "most"]
        groups        = ["print-ers"]
        users         = ["ada"]
        roles         = ["grace"]
        mode          = "strict"
        note          = ""
        statements = [
          {
            Sid       = "Own"
            Effect    = "Deny"
            NotAction = ["s3:GetObject"]
            Resource  = ["arn:aws:s3:::labels/$${aws:username}/%%{x}/\"quoted\""]
            Condition = { StringNotEquals = { "aws:PrincipalTag/$${x}" = ["*/", "東京", "a\nb"] } }
          },
        ]
        tags = { "site $${x}" = "north \"%%{y}\"" }
        role_settings = {
          kiosk = { trust_conditions = { StringEquals = { "AWS:SOURCEACCOUNT" = ["mine"] } } }
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
        description   = "The plaza's \"kiosks\" */ $${x} %%{y} \\ 東京"
        buckets       = ["labels"]
        extra_buckets = ["more", "most"]
        groups        = ["print-ers"]
        users         = ["ada"]
        roles         = ["grace"]
        mode          = "strict"
        note          = ""
        statements = [
          {
            Sid       = "Own"
            Effect    = "Deny"
            NotAction = ["s3:GetObject"]
            Resource  = ["arn:aws:s3:::labels/$${aws:username}/%%{x}/\"quoted\""]
            Condition = { StringNotEquals = { "aws:PrincipalTag/$${x}" = ["*/", "東京", "a\nb"] } }
          },
        ]
        tags = { "site $${x}" = "north \"%%{y}\"" }
        role_settings = {
          archive = {
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
        description   = "The plaza's \"kiosks\" */ $${x} %%{y} \\ 東京"
        buckets       = ["labels"]
        extra_buckets = ["more", "most"]
        groups        = ["print-ers"]
        users         = ["ada"]
        roles         = ["grace"]
        mode          = "strict"
        note          = ""
        statements = [
          {
            Sid       = "Own"
            Effect    = "Deny"
            NotAction = ["s3:GetObject"]
            Resource  = ["arn:aws:s3:::labels/$${aws:username}/%%{x}/\"quoted\""]
            Condition = { StringNotEquals = { "aws:PrincipalTag/$${x}" = ["*/", "東京", "a\nb"] } }
          },
        ]
        tags = { "site $${x}" = "north \"%%{y}\"" }
        role_settings = {
          kiosk = {
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

run "refuses_buckets_of_a_fleet" {
  command = plan

  variables {
    fleets = {
      dock = {
        description   = "The plaza's \"kiosks\" */ $${x} %%{y} \\ 東京"
        buckets       = []
        extra_buckets = ["more", "most"]
        groups        = ["print-ers"]
        users         = ["ada"]
        roles         = ["grace"]
        mode          = "strict"
        note          = ""
        statements = [
          {
            Sid       = "Own"
            Effect    = "Deny"
            NotAction = ["s3:GetObject"]
            Resource  = ["arn:aws:s3:::labels/$${aws:username}/%%{x}/\"quoted\""]
            Condition = { StringNotEquals = { "aws:PrincipalTag/$${x}" = ["*/", "東京", "a\nb"] } }
          },
        ]
        tags = { "site $${x}" = "north \"%%{y}\"" }
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
        description   = "The plaza's \"kiosks\" */ $${x} %%{y} \\ 東京"
        buckets       = ["!"]
        extra_buckets = ["more", "most"]
        groups        = ["print-ers"]
        users         = ["ada"]
        roles         = ["grace"]
        mode          = "strict"
        note          = ""
        statements = [
          {
            Sid       = "Own"
            Effect    = "Deny"
            NotAction = ["s3:GetObject"]
            Resource  = ["arn:aws:s3:::labels/$${aws:username}/%%{x}/\"quoted\""]
            Condition = { StringNotEquals = { "aws:PrincipalTag/$${x}" = ["*/", "東京", "a\nb"] } }
          },
        ]
        tags = { "site $${x}" = "north \"%%{y}\"" }
      }
    }
  }

  expect_failures = [var.fleets]
}

run "refuses_mode_of_a_fleet" {
  command = plan

  variables {
    fleets = {
      dock = {
        description   = "The plaza's \"kiosks\" */ $${x} %%{y} \\ 東京"
        buckets       = ["labels"]
        extra_buckets = ["more", "most"]
        groups        = ["print-ers"]
        users         = ["ada"]
        roles         = ["grace"]
        mode          = "no-such-value"
        note          = ""
        statements = [
          {
            Sid       = "Own"
            Effect    = "Deny"
            NotAction = ["s3:GetObject"]
            Resource  = ["arn:aws:s3:::labels/$${aws:username}/%%{x}/\"quoted\""]
            Condition = { StringNotEquals = { "aws:PrincipalTag/$${x}" = ["*/", "東京", "a\nb"] } }
          },
        ]
        tags = { "site $${x}" = "north \"%%{y}\"" }
      }
    }
  }

  expect_failures = [var.fleets]
}

run "refuses_tries_of_a_fleet" {
  command = plan

  variables {
    fleets = {
      dock = {
        description   = "The plaza's \"kiosks\" */ $${x} %%{y} \\ 東京"
        buckets       = ["labels"]
        extra_buckets = ["more", "most"]
        groups        = ["print-ers"]
        users         = ["ada"]
        roles         = ["grace"]
        mode          = "strict"
        note          = ""
        statements = [
          {
            Sid       = "Own"
            Effect    = "Deny"
            NotAction = ["s3:GetObject"]
            Resource  = ["arn:aws:s3:::labels/$${aws:username}/%%{x}/\"quoted\""]
            Condition = { StringNotEquals = { "aws:PrincipalTag/$${x}" = ["*/", "東京", "a\nb"] } }
          },
        ]
        tags  = { "site $${x}" = "north \"%%{y}\"" }
        tries = 0
      }
    }
  }

  expect_failures = [var.fleets]
}

run "refuses_tries_of_a_fleet_2" {
  command = plan

  variables {
    fleets = {
      dock = {
        description   = "The plaza's \"kiosks\" */ $${x} %%{y} \\ 東京"
        buckets       = ["labels"]
        extra_buckets = ["more", "most"]
        groups        = ["print-ers"]
        users         = ["ada"]
        roles         = ["grace"]
        mode          = "strict"
        note          = ""
        statements = [
          {
            Sid       = "Own"
            Effect    = "Deny"
            NotAction = ["s3:GetObject"]
            Resource  = ["arn:aws:s3:::labels/$${aws:username}/%%{x}/\"quoted\""]
            Condition = { StringNotEquals = { "aws:PrincipalTag/$${x}" = ["*/", "東京", "a\nb"] } }
          },
        ]
        tags  = { "site $${x}" = "north \"%%{y}\"" }
        tries = 6
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
        description   = "The plaza's \"kiosks\" */ $${x} %%{y} \\ 東京"
        buckets       = ["labels"]
        extra_buckets = ["more", "most"]
        groups        = ["print-ers"]
        users         = ["ada"]
        roles         = ["grace"]
        mode          = "strict"
        note          = ""
        statements = [
          {
            Sid       = "Own"
            Effect    = "Deny"
            NotAction = ["s3:GetObject"]
            Resource  = ["arn:aws:s3:::labels/$${aws:username}/%%{x}/\"quoted\""]
            Condition = { StringNotEquals = { "aws:PrincipalTag/$${x}" = ["*/", "東京", "a\nb"] } }
          },
        ]
        tags                = { "site $${x}" = "north \"%%{y}\"" }
        credential_duration = 899
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
        description   = "The plaza's \"kiosks\" */ $${x} %%{y} \\ 東京"
        buckets       = ["labels"]
        extra_buckets = ["more", "most"]
        groups        = ["print-ers"]
        users         = ["ada"]
        roles         = ["grace"]
        mode          = "strict"
        note          = ""
        statements = [
          {
            Sid       = "Own"
            Effect    = "Deny"
            NotAction = ["s3:GetObject"]
            Resource  = ["arn:aws:s3:::labels/$${aws:username}/%%{x}/\"quoted\""]
            Condition = { StringNotEquals = { "aws:PrincipalTag/$${x}" = ["*/", "東京", "a\nb"] } }
          },
        ]
        tags                = { "site $${x}" = "north \"%%{y}\"" }
        credential_duration = 43201
      }
    }
  }

  expect_failures = [var.fleets]
}
