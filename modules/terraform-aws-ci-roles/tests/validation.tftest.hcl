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
    cameras = {
      description          = "The pipeline of the cameras' roles."
      repository           = "example/camera-roles"
      roles                = ["cameras/*"]
      looked_up_roles      = ["service-role/Greengrass*"]
      policies             = ["cameras/*"]
      attached_policies    = ["arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess"]
      instance_profiles    = ["cameras/*"]
      role_aliases         = ["Cameras-*"]
      iot_policies         = ["Cameras-*"]
      permissions_boundary = "arn:aws:iam::222222222222:policy/camera-limits"
      state_bucket         = "camera-states"
      states               = ["cameras/prod-*.tfstate"]
      state_keys           = ["arn:aws:kms:us-east-1:222222222222:key/0f1e2d3c-dock"]
      plan_locks           = true
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
        description          = "The pipeline of the cameras' roles."
        repository           = "example/camera-roles"
        roles                = ["cameras/*"]
        looked_up_roles      = ["service-role/Greengrass*"]
        policies             = ["cameras/*"]
        attached_policies    = ["arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess"]
        instance_profiles    = ["cameras/*"]
        role_aliases         = ["Cameras-*"]
        iot_policies         = ["Cameras-*"]
        permissions_boundary = "arn:aws:iam::222222222222:policy/camera-limits"
        state_bucket         = "camera-states"
        states               = ["cameras/prod-*.tfstate"]
        state_keys           = ["arn:aws:kms:us-east-1:222222222222:key/0f1e2d3c-dock"]
        plan_locks           = true
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
        description          = "The pipeline of the cameras' roles."
        repository           = "example/camera-roles"
        roles                = ["cameras/*"]
        looked_up_roles      = ["service-role/Greengrass*"]
        policies             = ["cameras/*"]
        attached_policies    = ["arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess"]
        instance_profiles    = ["cameras/*"]
        role_aliases         = ["Cameras-*"]
        iot_policies         = ["Cameras-*"]
        permissions_boundary = "arn:aws:iam::222222222222:policy/camera-limits"
        state_bucket         = "camera-states"
        states               = ["cameras/prod-*.tfstate"]
        state_keys           = ["arn:aws:kms:us-east-1:222222222222:key/0f1e2d3c-dock"]
        plan_locks           = true
      }
      Dock = {
        description          = "The pipeline of the cameras' roles."
        repository           = "example/camera-roles"
        roles                = ["cameras/*"]
        looked_up_roles      = ["service-role/Greengrass*"]
        policies             = ["cameras/*"]
        attached_policies    = ["arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess"]
        instance_profiles    = ["cameras/*"]
        role_aliases         = ["Cameras-*"]
        iot_policies         = ["Cameras-*"]
        permissions_boundary = "arn:aws:iam::222222222222:policy/camera-limits"
        state_bucket         = "camera-states"
        states               = ["cameras/prod-*.tfstate"]
        state_keys           = ["arn:aws:kms:us-east-1:222222222222:key/0f1e2d3c-dock"]
        plan_locks           = true
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
        description          = "The pipeline of the cameras' roles."
        repository           = "example/camera-roles"
        roles                = ["cameras/*"]
        looked_up_roles      = ["service-role/Greengrass*"]
        policies             = ["cameras/*"]
        attached_policies    = ["arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess"]
        instance_profiles    = ["cameras/*"]
        role_aliases         = ["Cameras-*"]
        iot_policies         = ["Cameras-*"]
        permissions_boundary = "arn:aws:iam::222222222222:policy/camera-limits"
        state_bucket         = "camera-states"
        states               = ["cameras/prod-*.tfstate"]
        state_keys           = ["arn:aws:kms:us-east-1:222222222222:key/0f1e2d3c-dock"]
        plan_locks           = true
        role_settings        = { nobody = {} }
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
        description          = "The pipeline of the cameras' roles."
        repository           = "example/camera-roles"
        roles                = ["cameras/*"]
        looked_up_roles      = ["service-role/Greengrass*"]
        policies             = ["cameras/*"]
        attached_policies    = ["arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess"]
        instance_profiles    = ["cameras/*"]
        role_aliases         = ["Cameras-*"]
        iot_policies         = ["Cameras-*"]
        permissions_boundary = "arn:aws:iam::222222222222:policy/camera-limits"
        state_bucket         = "camera-states"
        states               = ["cameras/prod-*.tfstate"]
        state_keys           = ["arn:aws:kms:us-east-1:222222222222:key/0f1e2d3c-dock"]
        plan_locks           = true
        role_settings        = { plan = { max_session = 900 } }
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
        description          = "The pipeline of the cameras' roles."
        repository           = "example/camera-roles"
        roles                = ["cameras/*"]
        looked_up_roles      = ["service-role/Greengrass*"]
        policies             = ["cameras/*"]
        attached_policies    = ["arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess"]
        instance_profiles    = ["cameras/*"]
        role_aliases         = ["Cameras-*"]
        iot_policies         = ["Cameras-*"]
        permissions_boundary = "arn:aws:iam::222222222222:policy/camera-limits"
        state_bucket         = "camera-states"
        states               = ["cameras/prod-*.tfstate"]
        state_keys           = ["arn:aws:kms:us-east-1:222222222222:key/0f1e2d3c-dock"]
        plan_locks           = true
        role_settings        = { plan = { name = "edge roles" } }
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
        description          = "The pipeline of the cameras' roles."
        repository           = "example/camera-roles"
        roles                = ["cameras/*"]
        looked_up_roles      = ["service-role/Greengrass*"]
        policies             = ["cameras/*"]
        attached_policies    = ["arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess"]
        instance_profiles    = ["cameras/*"]
        role_aliases         = ["Cameras-*"]
        iot_policies         = ["Cameras-*"]
        permissions_boundary = "arn:aws:iam::222222222222:policy/camera-limits"
        state_bucket         = "camera-states"
        states               = ["cameras/prod-*.tfstate"]
        state_keys           = ["arn:aws:kms:us-east-1:222222222222:key/0f1e2d3c-dock"]
        plan_locks           = true
        role_settings        = { plan = { path = "edge" } }
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
        description          = "The pipeline of the cameras' roles."
        repository           = "example/camera-roles"
        roles                = ["cameras/*"]
        looked_up_roles      = ["service-role/Greengrass*"]
        policies             = ["cameras/*"]
        attached_policies    = ["arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess"]
        instance_profiles    = ["cameras/*"]
        role_aliases         = ["Cameras-*"]
        iot_policies         = ["Cameras-*"]
        permissions_boundary = "arn:aws:iam::222222222222:policy/camera-limits"
        state_bucket         = "camera-states"
        states               = ["cameras/prod-*.tfstate"]
        state_keys           = ["arn:aws:kms:us-east-1:222222222222:key/0f1e2d3c-dock"]
        plan_locks           = true
        role_settings        = { plan = { permissions_boundary = "Team" } }
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
        description          = "The pipeline of the cameras' roles."
        repository           = "example/camera-roles"
        roles                = ["cameras/*"]
        looked_up_roles      = ["service-role/Greengrass*"]
        policies             = ["cameras/*"]
        attached_policies    = ["arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess"]
        instance_profiles    = ["cameras/*"]
        role_aliases         = ["Cameras-*"]
        iot_policies         = ["Cameras-*"]
        permissions_boundary = "arn:aws:iam::222222222222:policy/camera-limits"
        state_bucket         = "camera-states"
        states               = ["cameras/prod-*.tfstate"]
        state_keys           = ["arn:aws:kms:us-east-1:222222222222:key/0f1e2d3c-dock"]
        plan_locks           = true
        role_settings = {
          plan = {
            trust_conditions = { StringEqualsIfExists = { "aws:SourceAccount" = ["222222222222"] } }
          }
        }
      }
    }
  }

  expect_failures = [var.fleets]
}

run "refuses_a_trust_condition_of_plan_of_a_fleet" {
  command = plan

  variables {
    fleets = {
      dock = {
        description          = "The pipeline of the cameras' roles."
        repository           = "example/camera-roles"
        roles                = ["cameras/*"]
        looked_up_roles      = ["service-role/Greengrass*"]
        policies             = ["cameras/*"]
        attached_policies    = ["arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess"]
        instance_profiles    = ["cameras/*"]
        role_aliases         = ["Cameras-*"]
        iot_policies         = ["Cameras-*"]
        permissions_boundary = "arn:aws:iam::222222222222:policy/camera-limits"
        state_bucket         = "camera-states"
        states               = ["cameras/prod-*.tfstate"]
        state_keys           = ["arn:aws:kms:us-east-1:222222222222:key/0f1e2d3c-dock"]
        plan_locks           = true
        role_settings = {
          plan = {
            trust_conditions = { StringEquals = { "TOKEN.ACTIONS.GITHUBUSERCONTENT.COM:AUD" = ["mine"] } }
          }
        }
      }
    }
  }

  expect_failures = [var.fleets]
}

run "refuses_a_trust_condition_of_apply_of_a_fleet" {
  command = plan

  variables {
    fleets = {
      dock = {
        description          = "The pipeline of the cameras' roles."
        repository           = "example/camera-roles"
        roles                = ["cameras/*"]
        looked_up_roles      = ["service-role/Greengrass*"]
        policies             = ["cameras/*"]
        attached_policies    = ["arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess"]
        instance_profiles    = ["cameras/*"]
        role_aliases         = ["Cameras-*"]
        iot_policies         = ["Cameras-*"]
        permissions_boundary = "arn:aws:iam::222222222222:policy/camera-limits"
        state_bucket         = "camera-states"
        states               = ["cameras/prod-*.tfstate"]
        state_keys           = ["arn:aws:kms:us-east-1:222222222222:key/0f1e2d3c-dock"]
        plan_locks           = true
        role_settings = {
          apply = {
            trust_conditions = { StringEquals = { "TOKEN.ACTIONS.GITHUBUSERCONTENT.COM:AUD" = ["mine"] } }
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
        description          = "The pipeline of the cameras' roles."
        repository           = "example/camera-roles"
        roles                = ["cameras/*"]
        looked_up_roles      = ["service-role/Greengrass*"]
        policies             = ["cameras/*"]
        attached_policies    = ["arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess"]
        instance_profiles    = ["cameras/*"]
        role_aliases         = ["Cameras-*"]
        iot_policies         = ["Cameras-*"]
        permissions_boundary = "arn:aws:iam::222222222222:policy/camera-limits"
        state_bucket         = "camera-states"
        states               = ["cameras/prod-*.tfstate"]
        state_keys           = ["arn:aws:kms:us-east-1:222222222222:key/0f1e2d3c-dock"]
        plan_locks           = true
        role_settings = {
          apply = {
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

run "refuses_path_of_a_fleet" {
  command = plan

  variables {
    fleets = {
      dock = {
        description          = "The pipeline of the cameras' roles."
        repository           = "example/camera-roles"
        roles                = ["cameras/*"]
        looked_up_roles      = ["service-role/Greengrass*"]
        policies             = ["cameras/*"]
        attached_policies    = ["arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess"]
        instance_profiles    = ["cameras/*"]
        role_aliases         = ["Cameras-*"]
        iot_policies         = ["Cameras-*"]
        permissions_boundary = "arn:aws:iam::222222222222:policy/camera-limits"
        state_bucket         = "camera-states"
        states               = ["cameras/prod-*.tfstate"]
        state_keys           = ["arn:aws:kms:us-east-1:222222222222:key/0f1e2d3c-dock"]
        plan_locks           = true
        path                 = "!"
      }
    }
  }

  expect_failures = [var.fleets]
}

run "refuses_host_of_a_fleet" {
  command = plan

  variables {
    fleets = {
      dock = {
        description          = "The pipeline of the cameras' roles."
        repository           = "example/camera-roles"
        roles                = ["cameras/*"]
        looked_up_roles      = ["service-role/Greengrass*"]
        policies             = ["cameras/*"]
        attached_policies    = ["arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess"]
        instance_profiles    = ["cameras/*"]
        role_aliases         = ["Cameras-*"]
        iot_policies         = ["Cameras-*"]
        permissions_boundary = "arn:aws:iam::222222222222:policy/camera-limits"
        state_bucket         = "camera-states"
        states               = ["cameras/prod-*.tfstate"]
        state_keys           = ["arn:aws:kms:us-east-1:222222222222:key/0f1e2d3c-dock"]
        plan_locks           = true
        host                 = "no-such-value"
      }
    }
  }

  expect_failures = [var.fleets]
}

run "refuses_repository_of_a_fleet" {
  command = plan

  variables {
    fleets = {
      dock = {
        description          = "The pipeline of the cameras' roles."
        repository           = "!"
        roles                = ["cameras/*"]
        looked_up_roles      = ["service-role/Greengrass*"]
        policies             = ["cameras/*"]
        attached_policies    = ["arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess"]
        instance_profiles    = ["cameras/*"]
        role_aliases         = ["Cameras-*"]
        iot_policies         = ["Cameras-*"]
        permissions_boundary = "arn:aws:iam::222222222222:policy/camera-limits"
        state_bucket         = "camera-states"
        states               = ["cameras/prod-*.tfstate"]
        state_keys           = ["arn:aws:kms:us-east-1:222222222222:key/0f1e2d3c-dock"]
        plan_locks           = true
      }
    }
  }

  expect_failures = [var.fleets]
}

run "refuses_branch_of_a_fleet" {
  command = plan

  variables {
    fleets = {
      dock = {
        description          = "The pipeline of the cameras' roles."
        repository           = "example/camera-roles"
        roles                = ["cameras/*"]
        looked_up_roles      = ["service-role/Greengrass*"]
        policies             = ["cameras/*"]
        attached_policies    = ["arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess"]
        instance_profiles    = ["cameras/*"]
        role_aliases         = ["Cameras-*"]
        iot_policies         = ["Cameras-*"]
        permissions_boundary = "arn:aws:iam::222222222222:policy/camera-limits"
        state_bucket         = "camera-states"
        states               = ["cameras/prod-*.tfstate"]
        state_keys           = ["arn:aws:kms:us-east-1:222222222222:key/0f1e2d3c-dock"]
        plan_locks           = true
        branch               = "!"
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
        description          = "The pipeline of the cameras' roles."
        repository           = "example/camera-roles"
        roles                = []
        looked_up_roles      = ["service-role/Greengrass*"]
        policies             = ["cameras/*"]
        attached_policies    = ["arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess"]
        instance_profiles    = ["cameras/*"]
        role_aliases         = ["Cameras-*"]
        iot_policies         = ["Cameras-*"]
        permissions_boundary = "arn:aws:iam::222222222222:policy/camera-limits"
        state_bucket         = "camera-states"
        states               = ["cameras/prod-*.tfstate"]
        state_keys           = ["arn:aws:kms:us-east-1:222222222222:key/0f1e2d3c-dock"]
        plan_locks           = true
      }
    }
  }

  expect_failures = [var.fleets]
}

run "refuses_roles_of_a_fleet_2" {
  command = plan

  variables {
    fleets = {
      dock = {
        description          = "The pipeline of the cameras' roles."
        repository           = "example/camera-roles"
        roles                = ["!"]
        looked_up_roles      = ["service-role/Greengrass*"]
        policies             = ["cameras/*"]
        attached_policies    = ["arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess"]
        instance_profiles    = ["cameras/*"]
        role_aliases         = ["Cameras-*"]
        iot_policies         = ["Cameras-*"]
        permissions_boundary = "arn:aws:iam::222222222222:policy/camera-limits"
        state_bucket         = "camera-states"
        states               = ["cameras/prod-*.tfstate"]
        state_keys           = ["arn:aws:kms:us-east-1:222222222222:key/0f1e2d3c-dock"]
        plan_locks           = true
      }
    }
  }

  expect_failures = [var.fleets]
}

run "refuses_looked_up_roles_of_a_fleet" {
  command = plan

  variables {
    fleets = {
      dock = {
        description          = "The pipeline of the cameras' roles."
        repository           = "example/camera-roles"
        roles                = ["cameras/*"]
        looked_up_roles      = ["!"]
        policies             = ["cameras/*"]
        attached_policies    = ["arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess"]
        instance_profiles    = ["cameras/*"]
        role_aliases         = ["Cameras-*"]
        iot_policies         = ["Cameras-*"]
        permissions_boundary = "arn:aws:iam::222222222222:policy/camera-limits"
        state_bucket         = "camera-states"
        states               = ["cameras/prod-*.tfstate"]
        state_keys           = ["arn:aws:kms:us-east-1:222222222222:key/0f1e2d3c-dock"]
        plan_locks           = true
      }
    }
  }

  expect_failures = [var.fleets]
}

run "refuses_policies_of_a_fleet" {
  command = plan

  variables {
    fleets = {
      dock = {
        description          = "The pipeline of the cameras' roles."
        repository           = "example/camera-roles"
        roles                = ["cameras/*"]
        looked_up_roles      = ["service-role/Greengrass*"]
        policies             = ["!"]
        attached_policies    = ["arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess"]
        instance_profiles    = ["cameras/*"]
        role_aliases         = ["Cameras-*"]
        iot_policies         = ["Cameras-*"]
        permissions_boundary = "arn:aws:iam::222222222222:policy/camera-limits"
        state_bucket         = "camera-states"
        states               = ["cameras/prod-*.tfstate"]
        state_keys           = ["arn:aws:kms:us-east-1:222222222222:key/0f1e2d3c-dock"]
        plan_locks           = true
      }
    }
  }

  expect_failures = [var.fleets]
}

run "refuses_attached_policies_of_a_fleet" {
  command = plan

  variables {
    fleets = {
      dock = {
        description          = "The pipeline of the cameras' roles."
        repository           = "example/camera-roles"
        roles                = ["cameras/*"]
        looked_up_roles      = ["service-role/Greengrass*"]
        policies             = ["cameras/*"]
        attached_policies    = ["!"]
        instance_profiles    = ["cameras/*"]
        role_aliases         = ["Cameras-*"]
        iot_policies         = ["Cameras-*"]
        permissions_boundary = "arn:aws:iam::222222222222:policy/camera-limits"
        state_bucket         = "camera-states"
        states               = ["cameras/prod-*.tfstate"]
        state_keys           = ["arn:aws:kms:us-east-1:222222222222:key/0f1e2d3c-dock"]
        plan_locks           = true
      }
    }
  }

  expect_failures = [var.fleets]
}

run "refuses_instance_profiles_of_a_fleet" {
  command = plan

  variables {
    fleets = {
      dock = {
        description          = "The pipeline of the cameras' roles."
        repository           = "example/camera-roles"
        roles                = ["cameras/*"]
        looked_up_roles      = ["service-role/Greengrass*"]
        policies             = ["cameras/*"]
        attached_policies    = ["arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess"]
        instance_profiles    = ["!"]
        role_aliases         = ["Cameras-*"]
        iot_policies         = ["Cameras-*"]
        permissions_boundary = "arn:aws:iam::222222222222:policy/camera-limits"
        state_bucket         = "camera-states"
        states               = ["cameras/prod-*.tfstate"]
        state_keys           = ["arn:aws:kms:us-east-1:222222222222:key/0f1e2d3c-dock"]
        plan_locks           = true
      }
    }
  }

  expect_failures = [var.fleets]
}

run "refuses_role_aliases_of_a_fleet" {
  command = plan

  variables {
    fleets = {
      dock = {
        description          = "The pipeline of the cameras' roles."
        repository           = "example/camera-roles"
        roles                = ["cameras/*"]
        looked_up_roles      = ["service-role/Greengrass*"]
        policies             = ["cameras/*"]
        attached_policies    = ["arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess"]
        instance_profiles    = ["cameras/*"]
        role_aliases         = ["!"]
        iot_policies         = ["Cameras-*"]
        permissions_boundary = "arn:aws:iam::222222222222:policy/camera-limits"
        state_bucket         = "camera-states"
        states               = ["cameras/prod-*.tfstate"]
        state_keys           = ["arn:aws:kms:us-east-1:222222222222:key/0f1e2d3c-dock"]
        plan_locks           = true
      }
    }
  }

  expect_failures = [var.fleets]
}

run "refuses_iot_policies_of_a_fleet" {
  command = plan

  variables {
    fleets = {
      dock = {
        description          = "The pipeline of the cameras' roles."
        repository           = "example/camera-roles"
        roles                = ["cameras/*"]
        looked_up_roles      = ["service-role/Greengrass*"]
        policies             = ["cameras/*"]
        attached_policies    = ["arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess"]
        instance_profiles    = ["cameras/*"]
        role_aliases         = ["Cameras-*"]
        iot_policies         = ["!"]
        permissions_boundary = "arn:aws:iam::222222222222:policy/camera-limits"
        state_bucket         = "camera-states"
        states               = ["cameras/prod-*.tfstate"]
        state_keys           = ["arn:aws:kms:us-east-1:222222222222:key/0f1e2d3c-dock"]
        plan_locks           = true
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
        description          = "The pipeline of the cameras' roles."
        repository           = "example/camera-roles"
        roles                = ["cameras/*"]
        looked_up_roles      = ["service-role/Greengrass*"]
        policies             = ["cameras/*"]
        attached_policies    = ["arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess"]
        instance_profiles    = ["cameras/*"]
        role_aliases         = ["Cameras-*"]
        iot_policies         = ["Cameras-*"]
        permissions_boundary = "!"
        state_bucket         = "camera-states"
        states               = ["cameras/prod-*.tfstate"]
        state_keys           = ["arn:aws:kms:us-east-1:222222222222:key/0f1e2d3c-dock"]
        plan_locks           = true
      }
    }
  }

  expect_failures = [var.fleets]
}

run "refuses_state_bucket_of_a_fleet" {
  command = plan

  variables {
    fleets = {
      dock = {
        description          = "The pipeline of the cameras' roles."
        repository           = "example/camera-roles"
        roles                = ["cameras/*"]
        looked_up_roles      = ["service-role/Greengrass*"]
        policies             = ["cameras/*"]
        attached_policies    = ["arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess"]
        instance_profiles    = ["cameras/*"]
        role_aliases         = ["Cameras-*"]
        iot_policies         = ["Cameras-*"]
        permissions_boundary = "arn:aws:iam::222222222222:policy/camera-limits"
        state_bucket         = "!"
        states               = ["cameras/prod-*.tfstate"]
        state_keys           = ["arn:aws:kms:us-east-1:222222222222:key/0f1e2d3c-dock"]
        plan_locks           = true
      }
    }
  }

  expect_failures = [var.fleets]
}

run "refuses_states_of_a_fleet" {
  command = plan

  variables {
    fleets = {
      dock = {
        description          = "The pipeline of the cameras' roles."
        repository           = "example/camera-roles"
        roles                = ["cameras/*"]
        looked_up_roles      = ["service-role/Greengrass*"]
        policies             = ["cameras/*"]
        attached_policies    = ["arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess"]
        instance_profiles    = ["cameras/*"]
        role_aliases         = ["Cameras-*"]
        iot_policies         = ["Cameras-*"]
        permissions_boundary = "arn:aws:iam::222222222222:policy/camera-limits"
        state_bucket         = "camera-states"
        states               = ["!"]
        state_keys           = ["arn:aws:kms:us-east-1:222222222222:key/0f1e2d3c-dock"]
        plan_locks           = true
      }
    }
  }

  expect_failures = [var.fleets]
}

run "refuses_state_keys_of_a_fleet" {
  command = plan

  variables {
    fleets = {
      dock = {
        description          = "The pipeline of the cameras' roles."
        repository           = "example/camera-roles"
        roles                = ["cameras/*"]
        looked_up_roles      = ["service-role/Greengrass*"]
        policies             = ["cameras/*"]
        attached_policies    = ["arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess"]
        instance_profiles    = ["cameras/*"]
        role_aliases         = ["Cameras-*"]
        iot_policies         = ["Cameras-*"]
        permissions_boundary = "arn:aws:iam::222222222222:policy/camera-limits"
        state_bucket         = "camera-states"
        states               = ["cameras/prod-*.tfstate"]
        state_keys           = ["!"]
        plan_locks           = true
      }
    }
  }

  expect_failures = [var.fleets]
}
