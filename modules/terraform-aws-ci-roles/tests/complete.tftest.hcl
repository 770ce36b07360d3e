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

run "complete" {
  assert {
    condition     = aws_iam_role.apply["cameras"].name == "PipelineApply-prod-cameras"
    error_message = "The name of PipelineApply-prod-cameras is another."
  }

  assert {
    condition     = aws_iam_role.apply["cameras"].path == "/ci/"
    error_message = "The path of PipelineApply-prod-cameras is another."
  }

  assert {
    condition     = aws_iam_role.apply["cameras"].description == "Applies what example/camera-roles says of prod, to the roles and policies that are its own. The pipeline of the cameras' roles."
    error_message = "The description of PipelineApply-prod-cameras is another."
  }

  assert {
    condition = jsondecode(aws_iam_role.apply["cameras"].assume_role_policy) == {
      Version = "2012-10-17"
      Statement = [
        {
          Effect = "Allow"
          Principal = {
            Federated = ["arn:aws:iam::222222222222:oidc-provider/token.actions.githubusercontent.com"]
          }
          Action = ["sts:AssumeRoleWithWebIdentity"]
          Condition = {
            StringEquals = {
              "token.actions.githubusercontent.com:aud" = ["sts.amazonaws.com"]
              "token.actions.githubusercontent.com:sub" = ["repo:example/camera-roles:environment:prod"]
            }
          }
        },
      ]
    }
    error_message = "The trust policy of PipelineApply-prod-cameras is another."
  }

  assert {
    condition = jsondecode(aws_iam_role_policy.apply_limits["cameras"].policy) == {
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
          Resource = ["arn:aws:iam::222222222222:policy/camera-limits"]
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
            "arn:aws:iam::222222222222:role/ci/PipelineApply-prod-cameras",
            "arn:aws:iam::222222222222:role/ci/PipelinePlan-prod-cameras",
          ]
        },
      ]
    }
    error_message = "The policy limits of PipelineApply-prod-cameras is another."
  }

  assert {
    condition = jsondecode(aws_iam_role_policy.apply_others["cameras"].policy) == {
      Version = "2012-10-17"
      Statement = [
        {
          Sid    = "ManageInstanceProfiles"
          Effect = "Allow"
          Action = [
            "iam:AddRoleToInstanceProfile",
            "iam:CreateInstanceProfile",
            "iam:DeleteInstanceProfile",
            "iam:GetInstanceProfile",
            "iam:RemoveRoleFromInstanceProfile",
            "iam:TagInstanceProfile",
            "iam:UntagInstanceProfile",
          ]
          Resource = ["arn:aws:iam::222222222222:instance-profile/cameras/*"]
        },
        {
          Sid    = "ManageIotPolicies"
          Effect = "Allow"
          Action = [
            "iot:CreatePolicy",
            "iot:CreatePolicyVersion",
            "iot:DeletePolicy",
            "iot:DeletePolicyVersion",
            "iot:GetPolicy",
            "iot:ListPolicyVersions",
            "iot:ListTagsForResource",
            "iot:TagResource",
            "iot:UntagResource",
          ]
          Resource = ["arn:aws:iot:us-east-1:222222222222:policy/Cameras-*"]
        },
        {
          Sid    = "ManagePolicies"
          Effect = "Allow"
          Action = [
            "iam:CreatePolicy",
            "iam:CreatePolicyVersion",
            "iam:DeletePolicy",
            "iam:DeletePolicyVersion",
            "iam:GetPolicy",
            "iam:GetPolicyVersion",
            "iam:ListPolicyVersions",
            "iam:TagPolicy",
            "iam:UntagPolicy",
          ]
          Resource = ["arn:aws:iam::222222222222:policy/cameras/*"]
        },
        {
          Sid    = "ManageRoleAliases"
          Effect = "Allow"
          Action = [
            "iot:CreateRoleAlias",
            "iot:DeleteRoleAlias",
            "iot:DescribeRoleAlias",
            "iot:ListTagsForResource",
            "iot:TagResource",
            "iot:UntagResource",
            "iot:UpdateRoleAlias",
          ]
          Resource = ["arn:aws:iot:us-east-1:222222222222:rolealias/Cameras-*"]
        },
      ]
    }
    error_message = "The policy others of PipelineApply-prod-cameras is another."
  }

  assert {
    condition = jsondecode(aws_iam_role_policy.apply_reading["cameras"].policy) == {
      Version = "2012-10-17"
      Statement = [
        {
          Sid      = "LookUpRoles"
          Effect   = "Allow"
          Action   = ["iam:GetRole"]
          Resource = ["arn:aws:iam::222222222222:role/service-role/Greengrass*"]
        },
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
          Resource = ["arn:aws:iam::222222222222:role/cameras/*"]
        },
      ]
    }
    error_message = "The policy reading of PipelineApply-prod-cameras is another."
  }

  assert {
    condition = jsondecode(aws_iam_role_policy.apply_roles["cameras"].policy) == {
      Version = "2012-10-17"
      Statement = [
        {
          Sid      = "AttachOwnPoliciesWithinBoundary"
          Effect   = "Allow"
          Action   = ["iam:AttachRolePolicy", "iam:DetachRolePolicy"]
          Resource = ["arn:aws:iam::222222222222:role/cameras/*"]
          Condition = {
            ArnLike = { "iam:PolicyARN" = ["arn:aws:iam::222222222222:policy/cameras/*"] }
            StringEquals = {
              "iam:PermissionsBoundary" = ["arn:aws:iam::222222222222:policy/camera-limits"]
            }
          }
        },
        {
          Sid      = "AttachPoliciesWithinBoundary"
          Effect   = "Allow"
          Action   = ["iam:AttachRolePolicy", "iam:DetachRolePolicy"]
          Resource = ["arn:aws:iam::222222222222:role/cameras/*"]
          Condition = {
            ArnEquals = { "iam:PolicyARN" = ["arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess"] }
            StringEquals = {
              "iam:PermissionsBoundary" = ["arn:aws:iam::222222222222:policy/camera-limits"]
            }
          }
        },
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
          Resource = ["arn:aws:iam::222222222222:role/cameras/*"]
          Condition = {
            StringEquals = {
              "iam:PermissionsBoundary" = ["arn:aws:iam::222222222222:policy/camera-limits"]
            }
          }
        },
        {
          Sid       = "PassRolesToInstances"
          Effect    = "Allow"
          Action    = ["iam:PassRole"]
          Resource  = ["arn:aws:iam::222222222222:role/cameras/*"]
          Condition = { StringEquals = { "iam:PassedToService" = ["ec2.amazonaws.com"] } }
        },
        {
          Sid       = "PassRolesToRoleAliases"
          Effect    = "Allow"
          Action    = ["iam:PassRole"]
          Resource  = ["arn:aws:iam::222222222222:role/cameras/*"]
          Condition = { StringEquals = { "iam:PassedToService" = ["credentials.iot.amazonaws.com"] } }
        },
        {
          Sid      = "TagRoles"
          Effect   = "Allow"
          Action   = ["iam:TagRole", "iam:UntagRole"]
          Resource = ["arn:aws:iam::222222222222:role/cameras/*"]
        },
      ]
    }
    error_message = "The policy roles of PipelineApply-prod-cameras is another."
  }

  assert {
    condition = jsondecode(aws_iam_role_policy.apply_state["cameras"].policy) == {
      Version = "2012-10-17"
      Statement = [
        {
          Sid      = "FindStates"
          Effect   = "Allow"
          Action   = ["s3:ListBucket"]
          Resource = ["arn:aws:s3:::camera-states"]
        },
        {
          Sid      = "LockStates"
          Effect   = "Allow"
          Action   = ["s3:DeleteObject", "s3:GetObject", "s3:PutObject"]
          Resource = ["arn:aws:s3:::camera-states/cameras/prod-*.tfstate.tflock"]
        },
        {
          Sid      = "ReadAndWriteStates"
          Effect   = "Allow"
          Action   = ["s3:GetObject", "s3:PutObject"]
          Resource = ["arn:aws:s3:::camera-states/cameras/prod-*.tfstate"]
        },
        {
          Sid      = "UseTheKeysOfStates"
          Effect   = "Allow"
          Action   = ["kms:Decrypt", "kms:GenerateDataKey"]
          Resource = ["arn:aws:kms:us-east-1:222222222222:key/0f1e2d3c-dock"]
        },
      ]
    }
    error_message = "The policy state of PipelineApply-prod-cameras is another."
  }

  assert {
    condition     = toset(aws_iam_role_policies_exclusive.apply["cameras"].policy_names) == toset(["limits", "others", "reading", "roles", "state"])
    error_message = "PipelineApply-prod-cameras is to keep limits, others, reading, roles, state among its policy_names."
  }

  assert {
    condition     = length(aws_iam_role_policy_attachments_exclusive.apply["cameras"].policy_arns) == 0
    error_message = "PipelineApply-prod-cameras is to keep nothing among its policy_arns."
  }

  assert {
    condition     = aws_iam_role.plan["cameras"].name == "PipelinePlan-prod-cameras"
    error_message = "The name of PipelinePlan-prod-cameras is another."
  }

  assert {
    condition     = aws_iam_role.plan["cameras"].path == "/ci/"
    error_message = "The path of PipelinePlan-prod-cameras is another."
  }

  assert {
    condition     = aws_iam_role.plan["cameras"].description == "Plans what example/camera-roles says of prod, and changes nothing. The pipeline of the cameras' roles."
    error_message = "The description of PipelinePlan-prod-cameras is another."
  }

  assert {
    condition = jsondecode(aws_iam_role.plan["cameras"].assume_role_policy) == {
      Version = "2012-10-17"
      Statement = [
        {
          Effect = "Allow"
          Principal = {
            Federated = ["arn:aws:iam::222222222222:oidc-provider/token.actions.githubusercontent.com"]
          }
          Action = ["sts:AssumeRoleWithWebIdentity"]
          Condition = {
            StringEquals = {
              "token.actions.githubusercontent.com:aud" = ["sts.amazonaws.com"]
              "token.actions.githubusercontent.com:sub" = [
                "repo:example/camera-roles:pull_request",
                "repo:example/camera-roles:ref:refs/heads/main",
              ]
            }
          }
        },
      ]
    }
    error_message = "The trust policy of PipelinePlan-prod-cameras is another."
  }

  assert {
    condition = jsondecode(aws_iam_role_policy.plan_reading["cameras"].policy) == {
      Version = "2012-10-17"
      Statement = [
        {
          Sid      = "LookUpRoles"
          Effect   = "Allow"
          Action   = ["iam:GetRole"]
          Resource = ["arn:aws:iam::222222222222:role/service-role/Greengrass*"]
        },
        {
          Sid      = "ReadInstanceProfiles"
          Effect   = "Allow"
          Action   = ["iam:GetInstanceProfile"]
          Resource = ["arn:aws:iam::222222222222:instance-profile/cameras/*"]
        },
        {
          Sid      = "ReadIotPolicies"
          Effect   = "Allow"
          Action   = ["iot:GetPolicy", "iot:ListPolicyVersions", "iot:ListTagsForResource"]
          Resource = ["arn:aws:iot:us-east-1:222222222222:policy/Cameras-*"]
        },
        {
          Sid      = "ReadPolicies"
          Effect   = "Allow"
          Action   = ["iam:GetPolicy", "iam:GetPolicyVersion", "iam:ListPolicyVersions"]
          Resource = ["arn:aws:iam::222222222222:policy/cameras/*"]
        },
        {
          Sid      = "ReadRoleAliases"
          Effect   = "Allow"
          Action   = ["iot:DescribeRoleAlias", "iot:ListTagsForResource"]
          Resource = ["arn:aws:iot:us-east-1:222222222222:rolealias/Cameras-*"]
        },
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
          Resource = ["arn:aws:iam::222222222222:role/cameras/*"]
        },
      ]
    }
    error_message = "The policy reading of PipelinePlan-prod-cameras is another."
  }

  assert {
    condition = jsondecode(aws_iam_role_policy.plan_state["cameras"].policy) == {
      Version = "2012-10-17"
      Statement = [
        {
          Sid      = "DecryptStatesAndEncryptLocks"
          Effect   = "Allow"
          Action   = ["kms:Decrypt", "kms:GenerateDataKey"]
          Resource = ["arn:aws:kms:us-east-1:222222222222:key/0f1e2d3c-dock"]
        },
        {
          Sid      = "FindStates"
          Effect   = "Allow"
          Action   = ["s3:ListBucket"]
          Resource = ["arn:aws:s3:::camera-states"]
        },
        {
          Sid      = "LockStates"
          Effect   = "Allow"
          Action   = ["s3:DeleteObject", "s3:GetObject", "s3:PutObject"]
          Resource = ["arn:aws:s3:::camera-states/cameras/prod-*.tfstate.tflock"]
        },
        {
          Sid      = "ReadStates"
          Effect   = "Allow"
          Action   = ["s3:GetObject"]
          Resource = ["arn:aws:s3:::camera-states/cameras/prod-*.tfstate"]
        },
      ]
    }
    error_message = "The policy state of PipelinePlan-prod-cameras is another."
  }

  assert {
    condition     = toset(aws_iam_role_policies_exclusive.plan["cameras"].policy_names) == toset(["reading", "state"])
    error_message = "PipelinePlan-prod-cameras is to keep reading, state among its policy_names."
  }

  assert {
    condition     = length(aws_iam_role_policy_attachments_exclusive.plan["cameras"].policy_arns) == 0
    error_message = "PipelinePlan-prod-cameras is to keep nothing among its policy_arns."
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
    condition     = length(aws_iam_role_policy.plan_state) == 1
    error_message = "There should be 1 of aws_iam_role_policy.plan_state."
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
    condition     = length(aws_iam_role_policy.apply_others) == 1
    error_message = "There should be 1 of aws_iam_role_policy.apply_others."
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
    condition     = length(aws_iam_role_policy.apply_state) == 1
    error_message = "There should be 1 of aws_iam_role_policy.apply_state."
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
