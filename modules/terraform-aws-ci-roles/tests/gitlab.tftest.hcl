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
    sensors = {
      host                 = "gitlab"
      repository           = "example/sensors/roles"
      branch               = "production"
      roles                = ["sensors/*"]
      permissions_boundary = "arn:aws:iam::222222222222:policy/sensor-limits"
    }
  }
}

run "gitlab" {
  assert {
    condition     = aws_iam_role.apply["sensors"].name == "PipelineApply-prod-sensors"
    error_message = "The name of PipelineApply-prod-sensors is another."
  }

  assert {
    condition     = aws_iam_role.apply["sensors"].path == "/ci/"
    error_message = "The path of PipelineApply-prod-sensors is another."
  }

  assert {
    condition     = aws_iam_role.apply["sensors"].description == "Applies what example/sensors/roles says of prod, to the roles and policies that are its own."
    error_message = "The description of PipelineApply-prod-sensors is another."
  }

  assert {
    condition = jsondecode(aws_iam_role.apply["sensors"].assume_role_policy) == {
      Version = "2012-10-17"
      Statement = [
        {
          Effect    = "Allow"
          Principal = { Federated = ["arn:aws:iam::222222222222:oidc-provider/gitlab.com"] }
          Action    = ["sts:AssumeRoleWithWebIdentity"]
          Condition = {
            StringEquals = {
              "gitlab.com:aud" = ["https://gitlab.com"]
              "gitlab.com:sub" = ["project_path:example/sensors/roles:ref_type:branch:ref:production"]
            }
          }
        },
      ]
    }
    error_message = "The trust policy of PipelineApply-prod-sensors is another."
  }

  assert {
    condition = jsondecode(aws_iam_role_policy.apply_limits["sensors"].policy) == {
      Version = "2012-10-17"
      Statement = [
        {
          Sid    = "NeverTheBoundary"
          Effect = "Deny"
          Action = [
            "iam:CreatePolicy",
            "iam:CreatePolicyVersion",
            "iam:DeletePolicy",
            "iam:DeletePolicyVersion",
            "iam:TagPolicy",
            "iam:UntagPolicy",
          ]
          Resource = ["arn:aws:iam::222222222222:policy/sensor-limits"]
        },
        {
          Sid    = "NeverTheseRoles"
          Effect = "Deny"
          Action = [
            "iam:AttachRolePolicy",
            "iam:CreateRole",
            "iam:DeleteRole",
            "iam:DeleteRolePolicy",
            "iam:DetachRolePolicy",
            "iam:PassRole",
            "iam:PutRolePermissionsBoundary",
            "iam:PutRolePolicy",
            "iam:TagRole",
            "iam:UntagRole",
            "iam:UpdateAssumeRolePolicy",
            "iam:UpdateRole",
            "iam:UpdateRoleDescription",
          ]
          Resource = [
            "arn:aws:iam::222222222222:role/ci/PipelineApply-prod-sensors",
            "arn:aws:iam::222222222222:role/ci/PipelinePlan-prod-sensors",
          ]
        },
      ]
    }
    error_message = "The policy limits of PipelineApply-prod-sensors is another."
  }

  assert {
    condition = jsondecode(aws_iam_role_policy.apply_reading["sensors"].policy) == {
      Version = "2012-10-17"
      Statement = [
        {
          Sid    = "ReadRoles"
          Effect = "Allow"
          Action = [
            "iam:GetRole",
            "iam:GetRolePolicy",
            "iam:ListAttachedRolePolicies",
            "iam:ListInstanceProfilesForRole",
            "iam:ListRolePolicies",
          ]
          Resource = ["arn:aws:iam::222222222222:role/sensors/*"]
        },
      ]
    }
    error_message = "The policy reading of PipelineApply-prod-sensors is another."
  }

  assert {
    condition = jsondecode(aws_iam_role_policy.apply_roles["sensors"].policy) == {
      Version = "2012-10-17"
      Statement = [
        {
          Sid    = "ChangeRolesWithinBoundary"
          Effect = "Allow"
          Action = [
            "iam:CreateRole",
            "iam:DeleteRole",
            "iam:DeleteRolePolicy",
            "iam:DetachRolePolicy",
            "iam:PutRolePermissionsBoundary",
            "iam:PutRolePolicy",
            "iam:UpdateAssumeRolePolicy",
            "iam:UpdateRole",
            "iam:UpdateRoleDescription",
          ]
          Resource = ["arn:aws:iam::222222222222:role/sensors/*"]
          Condition = {
            StringEquals = {
              "iam:PermissionsBoundary" = ["arn:aws:iam::222222222222:policy/sensor-limits"]
            }
          }
        },
        {
          Sid      = "TagRoles"
          Effect   = "Allow"
          Action   = ["iam:TagRole", "iam:UntagRole"]
          Resource = ["arn:aws:iam::222222222222:role/sensors/*"]
        },
      ]
    }
    error_message = "The policy roles of PipelineApply-prod-sensors is another."
  }

  assert {
    condition     = toset(aws_iam_role_policies_exclusive.apply["sensors"].policy_names) == toset(["limits", "reading", "roles"])
    error_message = "PipelineApply-prod-sensors is to keep limits, reading, roles among its policy_names."
  }

  assert {
    condition     = length(aws_iam_role_policy_attachments_exclusive.apply["sensors"].policy_arns) == 0
    error_message = "PipelineApply-prod-sensors is to keep nothing among its policy_arns."
  }

  assert {
    condition     = aws_iam_role.plan["sensors"].name == "PipelinePlan-prod-sensors"
    error_message = "The name of PipelinePlan-prod-sensors is another."
  }

  assert {
    condition     = aws_iam_role.plan["sensors"].path == "/ci/"
    error_message = "The path of PipelinePlan-prod-sensors is another."
  }

  assert {
    condition     = aws_iam_role.plan["sensors"].description == "Plans what example/sensors/roles says of prod, and changes nothing."
    error_message = "The description of PipelinePlan-prod-sensors is another."
  }

  assert {
    condition = jsondecode(aws_iam_role.plan["sensors"].assume_role_policy) == {
      Version = "2012-10-17"
      Statement = [
        {
          Effect    = "Allow"
          Principal = { Federated = ["arn:aws:iam::222222222222:oidc-provider/gitlab.com"] }
          Action    = ["sts:AssumeRoleWithWebIdentity"]
          Condition = {
            StringEquals = { "gitlab.com:aud" = ["https://gitlab.com"] }
            StringLike = {
              "gitlab.com:sub" = ["project_path:example/sensors/roles:ref_type:branch:ref:*"]
            }
          }
        },
      ]
    }
    error_message = "The trust policy of PipelinePlan-prod-sensors is another."
  }

  assert {
    condition = jsondecode(aws_iam_role_policy.plan_reading["sensors"].policy) == {
      Version = "2012-10-17"
      Statement = [
        {
          Sid    = "ReadRoles"
          Effect = "Allow"
          Action = [
            "iam:GetRole",
            "iam:GetRolePolicy",
            "iam:ListAttachedRolePolicies",
            "iam:ListInstanceProfilesForRole",
            "iam:ListRolePolicies",
          ]
          Resource = ["arn:aws:iam::222222222222:role/sensors/*"]
        },
      ]
    }
    error_message = "The policy reading of PipelinePlan-prod-sensors is another."
  }

  assert {
    condition     = toset(aws_iam_role_policies_exclusive.plan["sensors"].policy_names) == toset(["reading"])
    error_message = "PipelinePlan-prod-sensors is to keep reading among its policy_names."
  }

  assert {
    condition     = length(aws_iam_role_policy_attachments_exclusive.plan["sensors"].policy_arns) == 0
    error_message = "PipelinePlan-prod-sensors is to keep nothing among its policy_arns."
  }

  assert {
    condition     = length(aws_iam_role.plan) == 1
    error_message = "There should be 1 of aws_iam_role.plan."
  }

  assert {
    condition     = length(aws_iam_role_policy.plan_reading) == 1
    error_message = "There should be 1 of aws_iam_role_policy.plan_reading."
  }

  assert {
    condition     = length(aws_iam_role_policy.plan_state) == 0
    error_message = "There should be 0 of aws_iam_role_policy.plan_state."
  }

  assert {
    condition     = length(aws_iam_role_policies_exclusive.plan) == 1
    error_message = "There should be 1 of aws_iam_role_policies_exclusive.plan."
  }

  assert {
    condition     = length(aws_iam_role_policy_attachments_exclusive.plan) == 1
    error_message = "There should be 1 of aws_iam_role_policy_attachments_exclusive.plan."
  }

  assert {
    condition     = length(aws_iam_role.apply) == 1
    error_message = "There should be 1 of aws_iam_role.apply."
  }

  assert {
    condition     = length(aws_iam_role_policy.apply_limits) == 1
    error_message = "There should be 1 of aws_iam_role_policy.apply_limits."
  }

  assert {
    condition     = length(aws_iam_role_policy.apply_others) == 0
    error_message = "There should be 0 of aws_iam_role_policy.apply_others."
  }

  assert {
    condition     = length(aws_iam_role_policy.apply_reading) == 1
    error_message = "There should be 1 of aws_iam_role_policy.apply_reading."
  }

  assert {
    condition     = length(aws_iam_role_policy.apply_roles) == 1
    error_message = "There should be 1 of aws_iam_role_policy.apply_roles."
  }

  assert {
    condition     = length(aws_iam_role_policy.apply_state) == 0
    error_message = "There should be 0 of aws_iam_role_policy.apply_state."
  }

  assert {
    condition     = length(aws_iam_role_policies_exclusive.apply) == 1
    error_message = "There should be 1 of aws_iam_role_policies_exclusive.apply."
  }

  assert {
    condition     = length(aws_iam_role_policy_attachments_exclusive.apply) == 1
    error_message = "There should be 1 of aws_iam_role_policy_attachments_exclusive.apply."
  }

  assert {
    condition     = length(aws_iam_role_policy.further) == 0
    error_message = "There should be 0 of aws_iam_role_policy.further."
  }

  assert {
    condition     = length(aws_iam_role_policy_attachment.further) == 0
    error_message = "There should be 0 of aws_iam_role_policy_attachment.further."
  }
}
