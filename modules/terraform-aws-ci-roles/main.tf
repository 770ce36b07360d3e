data "aws_caller_identity" "current" {
  count = var.account_id == null ? 1 : 0
}

data "aws_partition" "current" {
  count = var.partition == null ? 1 : 0
}

data "aws_region" "current" {
  count = var.region == null ? 1 : 0
}

locals {
  fleets     = { for name, fleet in var.fleets : name => fleet if var.create }
  account_id = var.account_id != null ? var.account_id : one(data.aws_caller_identity.current[*].account_id)
  partition  = var.partition != null ? var.partition : one(data.aws_partition.current[*].partition)
  region     = var.region != null ? var.region : one(data.aws_region.current[*].id)
}

resource "aws_iam_role" "plan" {
  for_each = local.fleets

  name = coalesce(
    try(each.value.role_settings["plan"].name, null),
    "${var.role_name_prefix}PipelinePlan-${var.environment}-${each.key}${var.role_name_suffix}",
  )
  path = coalesce(
    try(each.value.role_settings["plan"].path, null),
    var.role_path,
    each.value.path,
  )
  description = coalesce(
    try(each.value.role_settings["plan"].description, null),
    join(" ", compact(["Plans what ${each.value.repository} says of ${var.environment}, and changes nothing.", each.value.description])),
  )
  max_session_duration = try(
    coalesce(
      try(each.value.role_settings["plan"].max_session, null),
      var.role_max_session,
    ),
    null,
  )
  force_detach_policies = coalesce(
    try(each.value.role_settings["plan"].force_detach, null),
    var.role_force_detach,
  )
  permissions_boundary = try(
    coalesce(
      try(each.value.role_settings["plan"].permissions_boundary, null),
      each.value.role_permissions_boundary,
      var.role_permissions_boundary,
    ),
    null,
  )

  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      for statement in concat(
        each.value.host == "github" ? [
          {
            Effect = "Allow"
            Principal = {
              Federated = [
                "arn:${local.partition}:iam::${local.account_id}:oidc-provider/token.actions.githubusercontent.com",
              ]
            }
            Action = ["sts:AssumeRoleWithWebIdentity"]
            Condition = {
              StringEquals = {
                "token.actions.githubusercontent.com:aud" = ["sts.amazonaws.com"]
                "token.actions.githubusercontent.com:sub" = [
                  "repo:${each.value.repository}:pull_request",
                  "repo:${each.value.repository}:ref:refs/heads/${each.value.branch}",
                ]
              }
            }
          },
        ] : [],
        each.value.host == "gitlab" ? [
          {
            Effect = "Allow"
            Principal = {
              Federated = ["arn:${local.partition}:iam::${local.account_id}:oidc-provider/gitlab.com"]
            }
            Action = ["sts:AssumeRoleWithWebIdentity"]
            Condition = {
              StringEquals = { "gitlab.com:aud" = ["https://gitlab.com"] }
              StringLike = {
                "gitlab.com:sub" = ["project_path:${each.value.repository}:ref_type:branch:ref:*"]
              }
            }
          },
        ] : [],
      ) : merge(statement, { for name, added in { Condition = coalesce(try(each.value.role_settings["plan"].trust_conditions, null), var.role_trust_conditions) } : name => { for operator in distinct(concat(keys(try(statement.Condition, {})), keys(added))) : operator => merge(try(statement.Condition[operator], {}), try(added[operator], {})) } if length(added) > 0 })
    ]
  })

  tags = merge(merge(var.tags, each.value.tags), try(each.value.role_settings["plan"].tags, null))

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_iam_role_policy" "plan_reading" {
  for_each = local.fleets

  name = "reading"
  role = aws_iam_role.plan[each.key].name

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = concat(
      length(each.value.looked_up_roles) > 0 ? [
        {
          Sid      = "LookUpRoles"
          Effect   = "Allow"
          Action   = ["iam:GetRole"]
          Resource = [for looked_up_role in each.value.looked_up_roles : "arn:${local.partition}:iam::${local.account_id}:role/${looked_up_role}"]
        },
      ] : [],
      length(each.value.instance_profiles) > 0 ? [
        {
          Sid      = "ReadInstanceProfiles"
          Effect   = "Allow"
          Action   = ["iam:GetInstanceProfile"]
          Resource = [for instance_profile in each.value.instance_profiles : "arn:${local.partition}:iam::${local.account_id}:instance-profile/${instance_profile}"]
        },
      ] : [],
      length(each.value.iot_policies) > 0 ? [
        {
          Sid      = "ReadIotPolicies"
          Effect   = "Allow"
          Action   = ["iot:GetPolicy", "iot:ListPolicyVersions", "iot:ListTagsForResource"]
          Resource = [for iot_policy in each.value.iot_policies : "arn:${local.partition}:iot:${local.region}:${local.account_id}:policy/${iot_policy}"]
        },
      ] : [],
      length(each.value.policies) > 0 ? [
        {
          Sid      = "ReadPolicies"
          Effect   = "Allow"
          Action   = ["iam:GetPolicy", "iam:GetPolicyVersion", "iam:ListPolicyVersions"]
          Resource = [for policy in each.value.policies : "arn:${local.partition}:iam::${local.account_id}:policy/${policy}"]
        },
      ] : [],
      length(each.value.role_aliases) > 0 ? [
        {
          Sid      = "ReadRoleAliases"
          Effect   = "Allow"
          Action   = ["iot:DescribeRoleAlias", "iot:ListTagsForResource"]
          Resource = [for role_aliase in each.value.role_aliases : "arn:${local.partition}:iot:${local.region}:${local.account_id}:rolealias/${role_aliase}"]
        },
      ] : [],
      [
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
          Resource = [for role in each.value.roles : "arn:${local.partition}:iam::${local.account_id}:role/${role}"]
        },
      ],
    )
  })

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_iam_role_policy" "plan_state" {
  for_each = { for name, fleet in local.fleets : name => fleet if anytrue([
    fleet.state_bucket != "" && length(fleet.states) > 0,
    length(fleet.state_keys) > 0 && !fleet.plan_locks,
    length(fleet.state_keys) > 0 && fleet.plan_locks,
  ]) }

  name = "state"
  role = aws_iam_role.plan[each.key].name

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = concat(
      length(each.value.state_keys) > 0 && !each.value.plan_locks ? [
        {
          Sid      = "DecryptStates"
          Effect   = "Allow"
          Action   = ["kms:Decrypt"]
          Resource = tolist(each.value.state_keys)
        },
      ] : [],
      length(each.value.state_keys) > 0 && each.value.plan_locks ? [
        {
          Sid      = "DecryptStatesAndEncryptLocks"
          Effect   = "Allow"
          Action   = ["kms:Decrypt", "kms:GenerateDataKey"]
          Resource = tolist(each.value.state_keys)
        },
      ] : [],
      each.value.state_bucket != "" && length(each.value.states) > 0 ? [
        {
          Sid      = "FindStates"
          Effect   = "Allow"
          Action   = ["s3:ListBucket"]
          Resource = ["arn:${local.partition}:s3:::${each.value.state_bucket}"]
        },
      ] : [],
      each.value.state_bucket != "" && length(each.value.states) > 0 && each.value.plan_locks ? [
        {
          Sid      = "LockStates"
          Effect   = "Allow"
          Action   = ["s3:DeleteObject", "s3:GetObject", "s3:PutObject"]
          Resource = [for state in each.value.states : "arn:${local.partition}:s3:::${each.value.state_bucket}/${state}.tflock"]
        },
      ] : [],
      each.value.state_bucket != "" && length(each.value.states) > 0 ? [
        {
          Sid      = "ReadStates"
          Effect   = "Allow"
          Action   = ["s3:GetObject"]
          Resource = [for state in each.value.states : "arn:${local.partition}:s3:::${each.value.state_bucket}/${state}"]
        },
      ] : [],
    )
  })

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_iam_role_policies_exclusive" "plan" {
  for_each = { for name, fleet in local.fleets : name => fleet if coalesce(try(fleet.role_settings["plan"].exclusive, null), var.role_exclusive) }

  role_name = aws_iam_role.plan[each.key].name
  policy_names = concat(
    try([aws_iam_role_policy.plan_reading[each.key].name], []),
    try([aws_iam_role_policy.plan_state[each.key].name], []),
    try([aws_iam_role_policy.further["${each.key}/plan"].name], []),
  )
}

resource "aws_iam_role_policy_attachments_exclusive" "plan" {
  for_each = { for name, fleet in local.fleets : name => fleet if coalesce(try(fleet.role_settings["plan"].exclusive, null), var.role_exclusive) }

  role_name   = aws_iam_role.plan[each.key].name
  policy_arns = concat([for key, one in aws_iam_role_policy_attachment.further : one.policy_arn if startswith(key, "${each.key}/plan/")])
}

resource "aws_iam_role" "apply" {
  for_each = local.fleets

  name = coalesce(
    try(each.value.role_settings["apply"].name, null),
    "${var.role_name_prefix}PipelineApply-${var.environment}-${each.key}${var.role_name_suffix}",
  )
  path = coalesce(
    try(each.value.role_settings["apply"].path, null),
    var.role_path,
    each.value.path,
  )
  description = coalesce(
    try(each.value.role_settings["apply"].description, null),
    join(" ", compact(["Applies what ${each.value.repository} says of ${var.environment}, to the roles and policies that are its own.", each.value.description])),
  )
  max_session_duration = try(
    coalesce(
      try(each.value.role_settings["apply"].max_session, null),
      var.role_max_session,
    ),
    null,
  )
  force_detach_policies = coalesce(
    try(each.value.role_settings["apply"].force_detach, null),
    var.role_force_detach,
  )
  permissions_boundary = try(
    coalesce(
      try(each.value.role_settings["apply"].permissions_boundary, null),
      each.value.role_permissions_boundary,
      var.role_permissions_boundary,
    ),
    null,
  )

  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      for statement in concat(
        each.value.host == "github" ? [
          {
            Effect = "Allow"
            Principal = {
              Federated = [
                "arn:${local.partition}:iam::${local.account_id}:oidc-provider/token.actions.githubusercontent.com",
              ]
            }
            Action = ["sts:AssumeRoleWithWebIdentity"]
            Condition = {
              StringEquals = {
                "token.actions.githubusercontent.com:aud" = ["sts.amazonaws.com"]
                "token.actions.githubusercontent.com:sub" = ["repo:${each.value.repository}:environment:${var.environment}"]
              }
            }
          },
        ] : [],
        each.value.host == "gitlab" ? [
          {
            Effect = "Allow"
            Principal = {
              Federated = ["arn:${local.partition}:iam::${local.account_id}:oidc-provider/gitlab.com"]
            }
            Action = ["sts:AssumeRoleWithWebIdentity"]
            Condition = {
              StringEquals = {
                "gitlab.com:aud" = ["https://gitlab.com"]
                "gitlab.com:sub" = [
                  "project_path:${each.value.repository}:ref_type:branch:ref:${each.value.branch}",
                ]
              }
            }
          },
        ] : [],
      ) : merge(statement, { for name, added in { Condition = coalesce(try(each.value.role_settings["apply"].trust_conditions, null), var.role_trust_conditions) } : name => { for operator in distinct(concat(keys(try(statement.Condition, {})), keys(added))) : operator => merge(try(statement.Condition[operator], {}), try(added[operator], {})) } if length(added) > 0 })
    ]
  })

  tags = merge(merge(var.tags, each.value.tags), try(each.value.role_settings["apply"].tags, null))

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_iam_role_policy" "apply_limits" {
  for_each = local.fleets

  name = "limits"
  role = aws_iam_role.apply[each.key].name

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = concat(
      each.value.permissions_boundary != "" ? [
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
          Resource = [each.value.permissions_boundary]
        },
      ] : [],
      [
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
            "arn:${local.partition}:iam::${local.account_id}:role${aws_iam_role.apply[each.key].path}${aws_iam_role.apply[each.key].name}",
            "arn:${local.partition}:iam::${local.account_id}:role${aws_iam_role.plan[each.key].path}${aws_iam_role.plan[each.key].name}",
          ]
        },
      ],
    )
  })

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_iam_role_policy" "apply_others" {
  for_each = { for name, fleet in local.fleets : name => fleet if anytrue([
    length(fleet.policies) > 0,
    length(fleet.instance_profiles) > 0,
    length(fleet.role_aliases) > 0,
    length(fleet.iot_policies) > 0,
  ]) }

  name = "others"
  role = aws_iam_role.apply[each.key].name

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = concat(
      length(each.value.instance_profiles) > 0 ? [
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
          Resource = [for instance_profile in each.value.instance_profiles : "arn:${local.partition}:iam::${local.account_id}:instance-profile/${instance_profile}"]
        },
      ] : [],
      length(each.value.iot_policies) > 0 ? [
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
          Resource = [for iot_policy in each.value.iot_policies : "arn:${local.partition}:iot:${local.region}:${local.account_id}:policy/${iot_policy}"]
        },
      ] : [],
      length(each.value.policies) > 0 ? [
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
          Resource = [for policy in each.value.policies : "arn:${local.partition}:iam::${local.account_id}:policy/${policy}"]
        },
      ] : [],
      length(each.value.role_aliases) > 0 ? [
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
          Resource = [for role_aliase in each.value.role_aliases : "arn:${local.partition}:iot:${local.region}:${local.account_id}:rolealias/${role_aliase}"]
        },
      ] : [],
    )
  })

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_iam_role_policy" "apply_reading" {
  for_each = local.fleets

  name = "reading"
  role = aws_iam_role.apply[each.key].name

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = concat(
      length(each.value.looked_up_roles) > 0 ? [
        {
          Sid      = "LookUpRoles"
          Effect   = "Allow"
          Action   = ["iam:GetRole"]
          Resource = [for looked_up_role in each.value.looked_up_roles : "arn:${local.partition}:iam::${local.account_id}:role/${looked_up_role}"]
        },
      ] : [],
      [
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
          Resource = [for role in each.value.roles : "arn:${local.partition}:iam::${local.account_id}:role/${role}"]
        },
      ],
    )
  })

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_iam_role_policy" "apply_roles" {
  for_each = local.fleets

  name = "roles"
  role = aws_iam_role.apply[each.key].name

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = concat(
      each.value.permissions_boundary == "" && length(each.value.policies) > 0 ? [
        {
          Sid      = "AttachOwnPolicies"
          Effect   = "Allow"
          Action   = ["iam:AttachRolePolicy", "iam:DetachRolePolicy"]
          Resource = [for role in each.value.roles : "arn:${local.partition}:iam::${local.account_id}:role/${role}"]
          Condition = {
            ArnLike = {
              "iam:PolicyARN" = [for policy in each.value.policies : "arn:${local.partition}:iam::${local.account_id}:policy/${policy}"]
            }
          }
        },
      ] : [],
      each.value.permissions_boundary != "" && length(each.value.policies) > 0 ? [
        {
          Sid      = "AttachOwnPoliciesWithinBoundary"
          Effect   = "Allow"
          Action   = ["iam:AttachRolePolicy", "iam:DetachRolePolicy"]
          Resource = [for role in each.value.roles : "arn:${local.partition}:iam::${local.account_id}:role/${role}"]
          Condition = {
            ArnLike = {
              "iam:PolicyARN" = [for policy in each.value.policies : "arn:${local.partition}:iam::${local.account_id}:policy/${policy}"]
            }
            StringEquals = { "iam:PermissionsBoundary" = [each.value.permissions_boundary] }
          }
        },
      ] : [],
      each.value.permissions_boundary == "" && length(each.value.attached_policies) > 0 ? [
        {
          Sid       = "AttachPolicies"
          Effect    = "Allow"
          Action    = ["iam:AttachRolePolicy", "iam:DetachRolePolicy"]
          Resource  = [for role in each.value.roles : "arn:${local.partition}:iam::${local.account_id}:role/${role}"]
          Condition = { ArnEquals = { "iam:PolicyARN" = tolist(each.value.attached_policies) } }
        },
      ] : [],
      each.value.permissions_boundary != "" && length(each.value.attached_policies) > 0 ? [
        {
          Sid      = "AttachPoliciesWithinBoundary"
          Effect   = "Allow"
          Action   = ["iam:AttachRolePolicy", "iam:DetachRolePolicy"]
          Resource = [for role in each.value.roles : "arn:${local.partition}:iam::${local.account_id}:role/${role}"]
          Condition = {
            ArnEquals    = { "iam:PolicyARN" = tolist(each.value.attached_policies) }
            StringEquals = { "iam:PermissionsBoundary" = [each.value.permissions_boundary] }
          }
        },
      ] : [],
      each.value.permissions_boundary == "" ? [
        {
          Sid    = "ChangeRoles"
          Effect = "Allow"
          Action = [
            "iam:CreateRole",
            "iam:DeleteRole",
            "iam:DeleteRolePolicy",
            "iam:DetachRolePolicy",
            "iam:PutRolePolicy",
            "iam:UpdateAssumeRolePolicy",
            "iam:UpdateRole",
            "iam:UpdateRoleDescription",
          ]
          Resource = [for role in each.value.roles : "arn:${local.partition}:iam::${local.account_id}:role/${role}"]
        },
      ] : [],
      each.value.permissions_boundary != "" ? [
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
          Resource = [for role in each.value.roles : "arn:${local.partition}:iam::${local.account_id}:role/${role}"]
          Condition = {
            StringEquals = { "iam:PermissionsBoundary" = [each.value.permissions_boundary] }
          }
        },
      ] : [],
      length(each.value.instance_profiles) > 0 ? [
        {
          Sid       = "PassRolesToInstances"
          Effect    = "Allow"
          Action    = ["iam:PassRole"]
          Resource  = [for role in each.value.roles : "arn:${local.partition}:iam::${local.account_id}:role/${role}"]
          Condition = { StringEquals = { "iam:PassedToService" = ["ec2.amazonaws.com"] } }
        },
      ] : [],
      length(each.value.role_aliases) > 0 ? [
        {
          Sid       = "PassRolesToRoleAliases"
          Effect    = "Allow"
          Action    = ["iam:PassRole"]
          Resource  = [for role in each.value.roles : "arn:${local.partition}:iam::${local.account_id}:role/${role}"]
          Condition = { StringEquals = { "iam:PassedToService" = ["credentials.iot.amazonaws.com"] } }
        },
      ] : [],
      [
        {
          Sid      = "TagRoles"
          Effect   = "Allow"
          Action   = ["iam:TagRole", "iam:UntagRole"]
          Resource = [for role in each.value.roles : "arn:${local.partition}:iam::${local.account_id}:role/${role}"]
        },
      ],
    )
  })

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_iam_role_policy" "apply_state" {
  for_each = { for name, fleet in local.fleets : name => fleet if anytrue([
    fleet.state_bucket != "" && length(fleet.states) > 0,
    length(fleet.state_keys) > 0,
  ]) }

  name = "state"
  role = aws_iam_role.apply[each.key].name

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = concat(
      each.value.state_bucket != "" && length(each.value.states) > 0 ? [
        {
          Sid      = "FindStates"
          Effect   = "Allow"
          Action   = ["s3:ListBucket"]
          Resource = ["arn:${local.partition}:s3:::${each.value.state_bucket}"]
        },
      ] : [],
      each.value.state_bucket != "" && length(each.value.states) > 0 ? [
        {
          Sid      = "LockStates"
          Effect   = "Allow"
          Action   = ["s3:DeleteObject", "s3:GetObject", "s3:PutObject"]
          Resource = [for state in each.value.states : "arn:${local.partition}:s3:::${each.value.state_bucket}/${state}.tflock"]
        },
      ] : [],
      each.value.state_bucket != "" && length(each.value.states) > 0 ? [
        {
          Sid      = "ReadAndWriteStates"
          Effect   = "Allow"
          Action   = ["s3:GetObject", "s3:PutObject"]
          Resource = [for state in each.value.states : "arn:${local.partition}:s3:::${each.value.state_bucket}/${state}"]
        },
      ] : [],
      length(each.value.state_keys) > 0 ? [
        {
          Sid      = "UseTheKeysOfStates"
          Effect   = "Allow"
          Action   = ["kms:Decrypt", "kms:GenerateDataKey"]
          Resource = tolist(each.value.state_keys)
        },
      ] : [],
    )
  })

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_iam_role_policies_exclusive" "apply" {
  for_each = { for name, fleet in local.fleets : name => fleet if coalesce(try(fleet.role_settings["apply"].exclusive, null), var.role_exclusive) }

  role_name = aws_iam_role.apply[each.key].name
  policy_names = concat(
    try([aws_iam_role_policy.apply_limits[each.key].name], []),
    try([aws_iam_role_policy.apply_others[each.key].name], []),
    try([aws_iam_role_policy.apply_reading[each.key].name], []),
    try([aws_iam_role_policy.apply_roles[each.key].name], []),
    try([aws_iam_role_policy.apply_state[each.key].name], []),
    try([aws_iam_role_policy.further["${each.key}/apply"].name], []),
  )
}

resource "aws_iam_role_policy_attachments_exclusive" "apply" {
  for_each = { for name, fleet in local.fleets : name => fleet if coalesce(try(fleet.role_settings["apply"].exclusive, null), var.role_exclusive) }

  role_name   = aws_iam_role.apply[each.key].name
  policy_arns = concat([for key, one in aws_iam_role_policy_attachment.further : one.policy_arn if startswith(key, "${each.key}/apply/")])
}

resource "aws_iam_role_policy" "further" {
  for_each = merge([
    for name, fleet in local.fleets : {
      for id, settings in fleet.role_settings : "${name}/${id}" => { fleet = name, role = id, statements = settings.statements }
      if length(settings.statements) > 0
    }
  ]...)

  name = "grants"
  role = {
    apply = aws_iam_role.apply
    plan  = aws_iam_role.plan
  }[each.value.role][each.value.fleet].name

  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [for statement in each.value.statements : { for key, value in statement : key => value if value != null }]
  })

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_iam_role_policy_attachment" "further" {
  for_each = merge([
    for name, fleet in local.fleets : merge([
      for id, settings in fleet.role_settings : {
        for policy, arn in settings.managed_policies : "${name}/${id}/${policy}" => { fleet = name, role = id, arn = arn }
      }
    ]...)
  ]...)

  role = {
    apply = aws_iam_role.apply
    plan  = aws_iam_role.plan
  }[each.value.role][each.value.fleet].name
  policy_arn = each.value.arn

  lifecycle {
    create_before_destroy = true
  }
}
