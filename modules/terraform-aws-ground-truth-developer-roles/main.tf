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

resource "aws_iam_policy" "granular" {
  for_each = { for name, fleet in local.fleets : name => fleet if fleet.access == "granular" && anytrue([length(fleet.functions) > 0, length(fleet.function_roles) > 0]) }

  name        = "GroundTruthDeveloper-${var.environment}-${each.key}"
  path        = "/"
  description = "Builds the functions of ${each.key} in ${var.environment}."

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = concat(
      length(each.value.functions) > 0 ? [
        {
          Sid    = "BuildFunctions"
          Effect = "Allow"
          Action = [
            "lambda:CreateAlias",
            "lambda:CreateFunction",
            "lambda:DeleteAlias",
            "lambda:GetAlias",
            "lambda:GetFunction",
            "lambda:GetFunctionConfiguration",
            "lambda:ListAliases",
            "lambda:ListVersionsByFunction",
            "lambda:PublishVersion",
            "lambda:UpdateAlias",
            "lambda:UpdateFunctionCode",
            "lambda:UpdateFunctionConfiguration",
          ]
          Resource = concat(
            [for function in each.value.functions : "arn:${local.partition}:lambda:${local.region}:${local.account_id}:function:${function}"],
            [for function in each.value.functions : "arn:${local.partition}:lambda:${local.region}:${local.account_id}:function:${function}:*"],
          )
        },
      ] : [],
      length(each.value.function_roles) > 0 ? [
        {
          Sid       = "PassFunctionRoles"
          Effect    = "Allow"
          Action    = ["iam:PassRole"]
          Resource  = [for function_role in each.value.function_roles : "arn:${local.partition}:iam::${local.account_id}:role/${function_role}"]
          Condition = { StringEquals = { "iam:PassedToService" = ["lambda.amazonaws.com"] } }
        },
      ] : [],
      length(each.value.functions) > 0 ? [
        {
          Sid    = "ReadFunctionLogs"
          Effect = "Allow"
          Action = ["logs:DescribeLogStreams", "logs:FilterLogEvents", "logs:GetLogEvents"]
          Resource = concat(
            [for function in each.value.functions : "arn:${local.partition}:logs:${local.region}:${local.account_id}:log-group:/aws/lambda/${function}"],
            [for function in each.value.functions : "arn:${local.partition}:logs:${local.region}:${local.account_id}:log-group:/aws/lambda/${function}:*"],
          )
        },
      ] : [],
      length(each.value.functions) > 0 && each.value.tagging ? [
        {
          Sid      = "TagFunctions"
          Effect   = "Allow"
          Action   = ["lambda:ListTags", "lambda:TagResource", "lambda:UntagResource"]
          Resource = [for function in each.value.functions : "arn:${local.partition}:lambda:${local.region}:${local.account_id}:function:${function}"]
        },
      ] : [],
      length(each.value.functions) > 0 ? [
        {
          Sid    = "TestFunctions"
          Effect = "Allow"
          Action = ["lambda:InvokeFunction"]
          Resource = concat(
            [for function in each.value.functions : "arn:${local.partition}:lambda:${local.region}:${local.account_id}:function:${function}"],
            [for function in each.value.functions : "arn:${local.partition}:lambda:${local.region}:${local.account_id}:function:${function}:*"],
          )
        },
      ] : [],
    )
  })

  tags = merge(var.tags, each.value.tags)

  lifecycle {
    ignore_changes = [description]
  }
}

resource "aws_iam_policy" "console" {
  for_each = { for name, fleet in local.fleets : name => fleet if fleet.console && fleet.access == "granular" }

  name        = "GroundTruthDeveloperConsole-${var.environment}-${each.key}"
  path        = "/"
  description = "Sees functions in the console, for ${each.key} in ${var.environment}."

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = concat(
      [
        {
          Sid      = "ListFunctions"
          Effect   = "Allow"
          Action   = ["lambda:GetAccountSettings", "lambda:ListFunctions"]
          Resource = ["*"]
        },
      ],
      length(each.value.functions) > 0 ? [
        {
          Sid    = "ReadFunctions"
          Effect = "Allow"
          Action = [
            "lambda:GetAlias",
            "lambda:GetFunction",
            "lambda:GetFunctionCodeSigningConfig",
            "lambda:GetFunctionConcurrency",
            "lambda:GetFunctionConfiguration",
            "lambda:GetFunctionEventInvokeConfig",
            "lambda:GetFunctionUrlConfig",
            "lambda:GetPolicy",
            "lambda:GetRuntimeManagementConfig",
            "lambda:ListAliases",
            "lambda:ListFunctionEventInvokeConfigs",
            "lambda:ListFunctionUrlConfigs",
            "lambda:ListProvisionedConcurrencyConfigs",
            "lambda:ListTags",
            "lambda:ListVersionsByFunction",
          ]
          Resource = concat(
            [for function in each.value.functions : "arn:${local.partition}:lambda:${local.region}:${local.account_id}:function:${function}"],
            [for function in each.value.functions : "arn:${local.partition}:lambda:${local.region}:${local.account_id}:function:${function}:*"],
          )
        },
      ] : [],
    )
  })

  tags = merge(var.tags, each.value.tags)

  lifecycle {
    ignore_changes = [description]
  }
}

resource "aws_iam_policy" "lambda_console" {
  for_each = { for name, fleet in local.fleets : name => fleet if fleet.lambda_console && fleet.console && fleet.access == "granular" }

  name        = "GroundTruthDeveloperLambda-${var.environment}-${each.key}"
  path        = "/"
  description = "What the Lambda console shows besides functions, for ${each.key} in ${var.environment}."

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = concat(
      [
        {
          Sid      = "BrowseInLambda"
          Effect   = "Allow"
          Action   = ["iam:ListRoles", "lambda:ListEventSourceMappings"]
          Resource = ["*"]
        },
      ],
      length(each.value.functions) > 0 ? [
        {
          Sid    = "ReadEventSourceMappings"
          Effect = "Allow"
          Action = ["lambda:GetEventSourceMapping"]
          Resource = [
            "arn:${local.partition}:lambda:${local.region}:${local.account_id}:event-source-mapping:*",
          ]
          Condition = {
            ArnLike = {
              "lambda:FunctionArn" = concat(
                [for function in each.value.functions : "arn:${local.partition}:lambda:${local.region}:${local.account_id}:function:${function}"],
                [for function in each.value.functions : "arn:${local.partition}:lambda:${local.region}:${local.account_id}:function:${function}:*"],
              )
            }
          }
        },
      ] : [],
      length(each.value.function_roles) > 0 ? [
        {
          Sid    = "ReadFunctionRoles"
          Effect = "Allow"
          Action = [
            "iam:GetRole",
            "iam:GetRolePolicy",
            "iam:ListAttachedRolePolicies",
            "iam:ListRolePolicies",
            "iam:SimulatePrincipalPolicy",
          ]
          Resource = [for function_role in each.value.function_roles : "arn:${local.partition}:iam::${local.account_id}:role/${function_role}"]
        },
      ] : [],
    )
  })

  tags = merge(var.tags, each.value.tags)

  lifecycle {
    ignore_changes = [description]
  }
}

resource "aws_iam_policy" "event_source_mappings" {
  for_each = { for name, fleet in local.fleets : name => fleet if fleet.event_source_mappings && fleet.access == "granular" && length(fleet.functions) > 0 }

  name        = "GroundTruthDeveloperMappings-${var.environment}-${each.key}"
  path        = "/"
  description = "Decides what else calls the functions of ${each.key} in ${var.environment}."

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = length(each.value.functions) > 0 ? [
      {
        Sid    = "DevelopEventSourceMappings"
        Effect = "Allow"
        Action = [
          "lambda:CreateEventSourceMapping",
          "lambda:DeleteEventSourceMapping",
          "lambda:UpdateEventSourceMapping",
        ]
        Resource = ["*"]
        Condition = {
          ArnLike = {
            "lambda:FunctionArn" = concat(
              [for function in each.value.functions : "arn:${local.partition}:lambda:${local.region}:${local.account_id}:function:${function}"],
              [for function in each.value.functions : "arn:${local.partition}:lambda:${local.region}:${local.account_id}:function:${function}:*"],
            )
          }
        }
      },
    ] : []
  })

  tags = merge(var.tags, each.value.tags)

  lifecycle {
    ignore_changes = [description]
  }
}

resource "aws_iam_policy" "console_tight" {
  for_each = { for name, fleet in local.fleets : name => fleet if fleet.ground_truth_console == "tight" }

  name        = "GroundTruthConsole-${var.environment}-${each.key}"
  path        = "/"
  description = "Creates labeling jobs in the Ground Truth console, for ${each.key} in ${var.environment}."

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = concat(
      [
        {
          Sid    = "BrowseInGroundTruth"
          Effect = "Allow"
          Action = [
            "groundtruthlabeling:DescribeConsoleJob",
            "groundtruthlabeling:ListDatasetObjects",
            "groundtruthlabeling:RunFilterOrSampleDatasetJob",
            "groundtruthlabeling:RunGenerateManifestByCrawlingJob",
            "iam:ListRoles",
            "lambda:ListFunctions",
            "s3:ListAllMyBuckets",
            "sagemaker:ListLabelingJobs",
            "sagemaker:ListSubscribedWorkteams",
            "sagemaker:ListWorkforces",
            "sagemaker:ListWorkteams",
            "sagemaker:RenderUiTemplate",
            "secretsmanager:ListSecrets",
          ]
          Resource = ["*"]
        },
      ],
      length(each.value.kms_keys) > 0 ? [
        {
          Sid      = "ChooseKeys"
          Effect   = "Allow"
          Action   = ["kms:DescribeKey"]
          Resource = tolist(each.value.kms_keys)
        },
      ] : [],
      [
        {
          Sid    = "ChooseWorkforces"
          Effect = "Allow"
          Action = ["sagemaker:DescribeWorkforce"]
          Resource = [
            "arn:${local.partition}:sagemaker:${local.region}:${local.account_id}:workforce/*",
          ]
        },
        {
          Sid    = "ChooseWorkteams"
          Effect = "Allow"
          Action = [
            "sagemaker:DescribeSubscribedWorkteam",
            "sagemaker:DescribeWorkteam",
            "sagemaker:ListLabelingJobsForWorkteam",
          ]
          Resource = ["arn:${local.partition}:sagemaker:${local.region}:*:workteam/*"]
        },
        {
          Sid    = "CreateSecrets"
          Effect = "Allow"
          Action = ["secretsmanager:CreateSecret", "secretsmanager:DescribeSecret"]
          Resource = [
            "arn:${local.partition}:secretsmanager:${local.region}:${local.account_id}:secret:*",
          ]
        },
      ],
      length(each.value.labeling_buckets) > 0 ? [
        {
          Sid      = "FindLabelingData"
          Effect   = "Allow"
          Action   = ["s3:GetBucketCORS", "s3:ListBucket", "s3:PutBucketCORS"]
          Resource = [for labeling_bucket in each.value.labeling_buckets : "arn:${local.partition}:s3:::${labeling_bucket}"]
        },
      ] : [],
      each.value.private_workforce ? [
        {
          Sid      = "FindWorkforces"
          Effect   = "Allow"
          Action   = ["cognito-idp:CreateUserPool", "cognito-idp:ListUserPools"]
          Resource = ["*"]
        },
      ] : [],
      length(each.value.functions) > 0 ? [
        {
          Sid    = "InvokeFunctions"
          Effect = "Allow"
          Action = ["lambda:InvokeFunction"]
          Resource = concat(
            [for function in each.value.functions : "arn:${local.partition}:lambda:${local.region}:${local.account_id}:function:${function}"],
            [for function in each.value.functions : "arn:${local.partition}:lambda:${local.region}:${local.account_id}:function:${function}:*"],
          )
        },
      ] : [],
      length(each.value.kms_keys) > 0 ? [
        {
          Sid      = "ListKeys"
          Effect   = "Allow"
          Action   = ["kms:ListAliases"]
          Resource = ["*"]
        },
      ] : [],
      length(each.value.labeling_jobs) > 0 ? [
        {
          Sid    = "ManageLabelingJobs"
          Effect = "Allow"
          Action = [
            "sagemaker:CreateLabelingJob",
            "sagemaker:DescribeLabelingJob",
            "sagemaker:StopLabelingJob",
          ]
          Resource = [for labeling_job in each.value.labeling_jobs : "arn:${local.partition}:sagemaker:${local.region}:${local.account_id}:labeling-job/${labeling_job}"]
        },
      ] : [],
      each.value.private_workforce ? [
        {
          Sid    = "ManageWorkforces"
          Effect = "Allow"
          Action = [
            "cognito-idp:AdminAddUserToGroup",
            "cognito-idp:AdminCreateUser",
            "cognito-idp:AdminDeleteUser",
            "cognito-idp:AdminDisableUser",
            "cognito-idp:AdminEnableUser",
            "cognito-idp:AdminRemoveUserFromGroup",
            "cognito-idp:CreateGroup",
            "cognito-idp:CreateUserPoolClient",
            "cognito-idp:CreateUserPoolDomain",
            "cognito-idp:DescribeUserPool",
            "cognito-idp:DescribeUserPoolClient",
            "cognito-idp:ListGroups",
            "cognito-idp:ListIdentityProviders",
            "cognito-idp:ListUserPoolClients",
            "cognito-idp:ListUsers",
            "cognito-idp:ListUsersInGroup",
            "cognito-idp:UpdateUserPool",
            "cognito-idp:UpdateUserPoolClient",
          ]
          Resource = [
            "arn:${local.partition}:cognito-idp:${local.region}:${local.account_id}:userpool/*",
          ]
        },
      ] : [],
      each.value.private_workforce ? [
        {
          Sid    = "ManageWorkteams"
          Effect = "Allow"
          Action = [
            "sagemaker:CreateWorkteam",
            "sagemaker:DeleteWorkteam",
            "sagemaker:UpdateWorkteam",
          ]
          Resource = [
            "arn:${local.partition}:sagemaker:${local.region}:${local.account_id}:workteam/*",
          ]
        },
      ] : [],
      length(each.value.execution_roles) > 0 ? [
        {
          Sid       = "PassExecutionRoles"
          Effect    = "Allow"
          Action    = ["iam:PassRole"]
          Resource  = [for execution_role in each.value.execution_roles : "arn:${local.partition}:iam::${local.account_id}:role/${execution_role}"]
          Condition = { StringEquals = { "iam:PassedToService" = ["sagemaker.amazonaws.com"] } }
        },
      ] : [],
      length(each.value.labeling_buckets) > 0 ? [
        {
          Sid      = "UseLabelingData"
          Effect   = "Allow"
          Action   = ["s3:GetObject", "s3:PutObject"]
          Resource = [for labeling_bucket in each.value.labeling_buckets : "arn:${local.partition}:s3:::${labeling_bucket}/*"]
        },
      ] : [],
    )
  })

  tags = merge(var.tags, each.value.tags)

  lifecycle {
    ignore_changes = [description]
  }
}

resource "aws_iam_policy" "console_documented" {
  for_each = { for name, fleet in local.fleets : name => fleet if fleet.ground_truth_console == "documented" }

  name        = "GroundTruthConsoleDocumented-${var.environment}-${each.key}"
  path        = "/"
  description = "AWS's statements for the Ground Truth console, for ${each.key} in ${var.environment}."

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid      = "AccessAwsMarketplaceSubscriptions"
        Effect   = "Allow"
        Action   = ["aws-marketplace:ViewSubscriptions"]
        Resource = ["*"]
      },
      {
        Sid    = "GroundTruthConsole"
        Effect = "Allow"
        Action = [
          "cognito-idp:AdminAddUserToGroup",
          "cognito-idp:AdminCreateUser",
          "cognito-idp:AdminDeleteUser",
          "cognito-idp:AdminDisableUser",
          "cognito-idp:AdminEnableUser",
          "cognito-idp:AdminRemoveUserFromGroup",
          "cognito-idp:CreateGroup",
          "cognito-idp:CreateUserPool",
          "cognito-idp:CreateUserPoolClient",
          "cognito-idp:CreateUserPoolDomain",
          "cognito-idp:DescribeUserPool",
          "cognito-idp:DescribeUserPoolClient",
          "cognito-idp:ListGroups",
          "cognito-idp:ListIdentityProviders",
          "cognito-idp:ListUserPoolClients",
          "cognito-idp:ListUserPools",
          "cognito-idp:ListUsers",
          "cognito-idp:ListUsersInGroup",
          "cognito-idp:UpdateUserPool",
          "cognito-idp:UpdateUserPoolClient",
          "groundtruthlabeling:*",
          "lambda:InvokeFunction",
          "lambda:ListFunctions",
          "s3:GetBucketCORS",
          "s3:GetObject",
          "s3:ListAllMyBuckets",
          "s3:ListBucket",
          "s3:PutBucketCORS",
          "s3:PutObject",
        ]
        Resource = ["*"]
      },
      {
        Sid      = "KmsKeysForCreateForms"
        Effect   = "Allow"
        Action   = ["kms:DescribeKey", "kms:ListAliases"]
        Resource = ["*"]
      },
      {
        Sid      = "ListAndCreateExecutionRoles"
        Effect   = "Allow"
        Action   = ["iam:AttachRolePolicy", "iam:CreatePolicy", "iam:CreateRole", "iam:ListRoles"]
        Resource = ["*"]
      },
      {
        Sid       = "PassRoleForExecutionRoles"
        Effect    = "Allow"
        Action    = ["iam:PassRole"]
        Resource  = ["*"]
        Condition = { StringEquals = { "iam:PassedToService" = ["sagemaker.amazonaws.com"] } }
      },
      {
        Sid      = "SageMakerApis"
        Effect   = "Allow"
        Action   = ["sagemaker:*"]
        Resource = ["*"]
      },
      {
        Sid    = "SecretsManager"
        Effect = "Allow"
        Action = [
          "secretsmanager:CreateSecret",
          "secretsmanager:DescribeSecret",
          "secretsmanager:ListSecrets",
        ]
        Resource = ["*"]
      },
    ]
  })

  tags = merge(var.tags, each.value.tags)

  lifecycle {
    ignore_changes = [description]
  }
}

resource "aws_iam_policy" "vendor_workforce" {
  for_each = { for name, fleet in local.fleets : name => fleet if fleet.vendor_workforce }

  name        = "GroundTruthVendors-${var.environment}-${each.key}"
  path        = "/"
  description = "Subscribes to work teams of vendors, for ${each.key} in ${var.environment}."

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid    = "SubscribeToVendors"
        Effect = "Allow"
        Action = [
          "aws-marketplace:Subscribe",
          "aws-marketplace:Unsubscribe",
          "aws-marketplace:ViewSubscriptions",
        ]
        Resource = ["*"]
      },
    ]
  })

  tags = merge(var.tags, each.value.tags)

  lifecycle {
    ignore_changes = [description]
  }
}

resource "aws_iam_policy" "serverless_repo" {
  for_each = { for name, fleet in local.fleets : name => fleet if fleet.serverless_repo }

  name        = "GroundTruthStarterFunctions-${var.environment}-${each.key}"
  path        = "/"
  description = "Finds the starter functions of Ground Truth, for ${each.key} in ${var.environment}."

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid      = "SearchApplications"
        Effect   = "Allow"
        Action   = ["serverlessrepo:SearchApplications"]
        Resource = ["*"]
      },
      {
        Sid    = "UseStarterFunctions"
        Effect = "Allow"
        Action = [
          "serverlessrepo:CreateCloudFormationTemplate",
          "serverlessrepo:GetApplication",
          "serverlessrepo:ListApplicationVersions",
        ]
        Resource = [
          "arn:${local.partition}:serverlessrepo:${local.region}:838997950401:applications/aws-sagemaker-ground-truth-recipe",
        ]
      },
    ]
  })

  tags = merge(var.tags, each.value.tags)

  lifecycle {
    ignore_changes = [description]
  }
}

resource "aws_iam_role" "developer" {
  for_each = { for name, fleet in local.fleets : name => fleet if length(fleet.principals) > 0 }

  name = coalesce(
    try(each.value.role_settings["developer"].name, null),
    "${var.role_name_prefix}GroundTruthDeveloper-${var.environment}-${each.key}${var.role_name_suffix}",
  )
  path = coalesce(
    try(each.value.role_settings["developer"].path, null),
    var.role_path,
    "/",
  )
  description = coalesce(
    try(each.value.role_settings["developer"].description, null),
    join(" ", compact(["What those who act for ${each.key} may do in ${var.environment}.", each.value.description])),
  )
  max_session_duration = try(
    coalesce(
      try(each.value.role_settings["developer"].max_session, null),
      var.role_max_session,
    ),
    null,
  )
  force_detach_policies = coalesce(
    try(each.value.role_settings["developer"].force_detach, null),
    var.role_force_detach,
  )
  permissions_boundary = try(
    coalesce(
      try(each.value.role_settings["developer"].permissions_boundary, null),
      each.value.role_permissions_boundary,
      var.role_permissions_boundary,
    ),
    null,
  )

  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      for statement in concat(
        each.value.external_id == "" ? [
          {
            Effect    = "Allow"
            Principal = { AWS = tolist(each.value.principals) }
            Action    = ["sts:AssumeRole"]
          },
        ] : [],
        each.value.external_id != "" ? [
          {
            Effect    = "Allow"
            Principal = { AWS = tolist(each.value.principals) }
            Action    = ["sts:AssumeRole"]
            Condition = { StringEquals = { "sts:ExternalId" = [each.value.external_id] } }
          },
        ] : [],
      ) : merge(statement, { for name, added in { Condition = coalesce(try(each.value.role_settings["developer"].trust_conditions, null), var.role_trust_conditions) } : name => { for operator in distinct(concat(keys(try(statement.Condition, {})), keys(added))) : operator => merge(try(statement.Condition[operator], {}), try(added[operator], {})) } if length(added) > 0 })
    ]
  })

  tags = merge(merge(var.tags, each.value.tags), try(each.value.role_settings["developer"].tags, null))

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_iam_role_policy_attachment" "developer_aws_lambda_full_access" {
  for_each = { for name, fleet in local.fleets : name => fleet if length(fleet.principals) > 0 && fleet.access == "full" }

  role       = aws_iam_role.developer[each.key].name
  policy_arn = "arn:${local.partition}:iam::aws:policy/AWSLambda_FullAccess"

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_iam_role_policy_attachment" "developer_granular" {
  for_each = { for name, fleet in local.fleets : name => fleet if length(fleet.principals) > 0 && fleet.access == "granular" && anytrue([length(fleet.functions) > 0, length(fleet.function_roles) > 0]) }

  role       = aws_iam_role.developer[each.key].name
  policy_arn = aws_iam_policy.granular[each.key].arn

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_iam_role_policy_attachment" "developer_console" {
  for_each = { for name, fleet in local.fleets : name => fleet if length(fleet.principals) > 0 && fleet.console && fleet.access == "granular" }

  role       = aws_iam_role.developer[each.key].name
  policy_arn = aws_iam_policy.console[each.key].arn

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_iam_role_policy_attachment" "developer_lambda_console" {
  for_each = { for name, fleet in local.fleets : name => fleet if length(fleet.principals) > 0 && fleet.lambda_console && fleet.console && fleet.access == "granular" }

  role       = aws_iam_role.developer[each.key].name
  policy_arn = aws_iam_policy.lambda_console[each.key].arn

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_iam_role_policy_attachment" "developer_event_source_mappings" {
  for_each = { for name, fleet in local.fleets : name => fleet if length(fleet.principals) > 0 && fleet.event_source_mappings && fleet.access == "granular" && length(fleet.functions) > 0 }

  role       = aws_iam_role.developer[each.key].name
  policy_arn = aws_iam_policy.event_source_mappings[each.key].arn

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_iam_role_policy_attachment" "developer_console_tight" {
  for_each = { for name, fleet in local.fleets : name => fleet if length(fleet.principals) > 0 && fleet.ground_truth_console == "tight" }

  role       = aws_iam_role.developer[each.key].name
  policy_arn = aws_iam_policy.console_tight[each.key].arn

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_iam_role_policy_attachment" "developer_console_documented" {
  for_each = { for name, fleet in local.fleets : name => fleet if length(fleet.principals) > 0 && fleet.ground_truth_console == "documented" }

  role       = aws_iam_role.developer[each.key].name
  policy_arn = aws_iam_policy.console_documented[each.key].arn

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_iam_role_policy_attachment" "developer_vendor_workforce" {
  for_each = { for name, fleet in local.fleets : name => fleet if length(fleet.principals) > 0 && fleet.vendor_workforce }

  role       = aws_iam_role.developer[each.key].name
  policy_arn = aws_iam_policy.vendor_workforce[each.key].arn

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_iam_role_policy_attachment" "developer_serverless_repo" {
  for_each = { for name, fleet in local.fleets : name => fleet if length(fleet.principals) > 0 && fleet.serverless_repo }

  role       = aws_iam_role.developer[each.key].name
  policy_arn = aws_iam_policy.serverless_repo[each.key].arn

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_iam_role_policies_exclusive" "developer" {
  for_each = { for name, fleet in local.fleets : name => fleet if length(fleet.principals) > 0 && coalesce(
    try(fleet.role_settings["developer"].exclusive, null),
    var.role_exclusive,
  ) }

  role_name    = aws_iam_role.developer[each.key].name
  policy_names = concat(try([aws_iam_role_policy.further["${each.key}/developer"].name], []))
}

resource "aws_iam_role_policy_attachments_exclusive" "developer" {
  for_each = { for name, fleet in local.fleets : name => fleet if length(fleet.principals) > 0 && coalesce(
    try(fleet.role_settings["developer"].exclusive, null),
    var.role_exclusive,
  ) }

  role_name = aws_iam_role.developer[each.key].name
  policy_arns = concat(
    try([aws_iam_role_policy_attachment.developer_aws_lambda_full_access[each.key].policy_arn], []),
    try([aws_iam_role_policy_attachment.developer_granular[each.key].policy_arn], []),
    try([aws_iam_role_policy_attachment.developer_console[each.key].policy_arn], []),
    try([aws_iam_role_policy_attachment.developer_lambda_console[each.key].policy_arn], []),
    try([aws_iam_role_policy_attachment.developer_event_source_mappings[each.key].policy_arn], []),
    try([aws_iam_role_policy_attachment.developer_console_tight[each.key].policy_arn], []),
    try([aws_iam_role_policy_attachment.developer_console_documented[each.key].policy_arn], []),
    try([aws_iam_role_policy_attachment.developer_vendor_workforce[each.key].policy_arn], []),
    try([aws_iam_role_policy_attachment.developer_serverless_repo[each.key].policy_arn], []),
    [for key, one in aws_iam_role_policy_attachment.further : one.policy_arn if startswith(key, "${each.key}/developer/")],
  )
}

resource "aws_iam_group_policy_attachment" "people_group_aws_lambda_full_access" {
  for_each = {
    for pair in flatten([
      for name, fleet in var.fleets : [for principal in tolist(fleet.groups) : { fleet = name, principal = principal }] if fleet.access == "full"
    ]) : "${pair.fleet}/${pair.principal}" => pair
  }

  group      = each.value.principal
  policy_arn = "arn:${local.partition}:iam::aws:policy/AWSLambda_FullAccess"
}

resource "aws_iam_group_policy_attachment" "people_group_granular" {
  for_each = {
    for pair in flatten([
      for name, fleet in var.fleets : [for principal in tolist(fleet.groups) : { fleet = name, principal = principal }] if fleet.access == "granular" && anytrue([length(fleet.functions) > 0, length(fleet.function_roles) > 0])
    ]) : "${pair.fleet}/${pair.principal}" => pair
  }

  group      = each.value.principal
  policy_arn = aws_iam_policy.granular[each.value.fleet].arn
}

resource "aws_iam_group_policy_attachment" "people_group_console" {
  for_each = {
    for pair in flatten([
      for name, fleet in var.fleets : [for principal in tolist(fleet.groups) : { fleet = name, principal = principal }] if fleet.console && fleet.access == "granular"
    ]) : "${pair.fleet}/${pair.principal}" => pair
  }

  group      = each.value.principal
  policy_arn = aws_iam_policy.console[each.value.fleet].arn
}

resource "aws_iam_group_policy_attachment" "people_group_lambda_console" {
  for_each = {
    for pair in flatten([
      for name, fleet in var.fleets : [for principal in tolist(fleet.groups) : { fleet = name, principal = principal }] if fleet.lambda_console && fleet.console && fleet.access == "granular"
    ]) : "${pair.fleet}/${pair.principal}" => pair
  }

  group      = each.value.principal
  policy_arn = aws_iam_policy.lambda_console[each.value.fleet].arn
}

resource "aws_iam_group_policy_attachment" "people_group_event_source_mappings" {
  for_each = {
    for pair in flatten([
      for name, fleet in var.fleets : [for principal in tolist(fleet.groups) : { fleet = name, principal = principal }] if fleet.event_source_mappings && fleet.access == "granular" && length(fleet.functions) > 0
    ]) : "${pair.fleet}/${pair.principal}" => pair
  }

  group      = each.value.principal
  policy_arn = aws_iam_policy.event_source_mappings[each.value.fleet].arn
}

resource "aws_iam_group_policy_attachment" "people_group_console_tight" {
  for_each = {
    for pair in flatten([
      for name, fleet in var.fleets : [for principal in tolist(fleet.groups) : { fleet = name, principal = principal }] if fleet.ground_truth_console == "tight"
    ]) : "${pair.fleet}/${pair.principal}" => pair
  }

  group      = each.value.principal
  policy_arn = aws_iam_policy.console_tight[each.value.fleet].arn
}

resource "aws_iam_group_policy_attachment" "people_group_console_documented" {
  for_each = {
    for pair in flatten([
      for name, fleet in var.fleets : [for principal in tolist(fleet.groups) : { fleet = name, principal = principal }] if fleet.ground_truth_console == "documented"
    ]) : "${pair.fleet}/${pair.principal}" => pair
  }

  group      = each.value.principal
  policy_arn = aws_iam_policy.console_documented[each.value.fleet].arn
}

resource "aws_iam_group_policy_attachment" "people_group_vendor_workforce" {
  for_each = {
    for pair in flatten([
      for name, fleet in var.fleets : [for principal in tolist(fleet.groups) : { fleet = name, principal = principal }] if fleet.vendor_workforce
    ]) : "${pair.fleet}/${pair.principal}" => pair
  }

  group      = each.value.principal
  policy_arn = aws_iam_policy.vendor_workforce[each.value.fleet].arn
}

resource "aws_iam_group_policy_attachment" "people_group_serverless_repo" {
  for_each = {
    for pair in flatten([
      for name, fleet in var.fleets : [for principal in tolist(fleet.groups) : { fleet = name, principal = principal }] if fleet.serverless_repo
    ]) : "${pair.fleet}/${pair.principal}" => pair
  }

  group      = each.value.principal
  policy_arn = aws_iam_policy.serverless_repo[each.value.fleet].arn
}

resource "aws_iam_user_policy_attachment" "people_user_aws_lambda_full_access" {
  for_each = {
    for pair in flatten([
      for name, fleet in var.fleets : [for principal in tolist(fleet.users) : { fleet = name, principal = principal }] if fleet.access == "full"
    ]) : "${pair.fleet}/${pair.principal}" => pair
  }

  user       = each.value.principal
  policy_arn = "arn:${local.partition}:iam::aws:policy/AWSLambda_FullAccess"
}

resource "aws_iam_user_policy_attachment" "people_user_granular" {
  for_each = {
    for pair in flatten([
      for name, fleet in var.fleets : [for principal in tolist(fleet.users) : { fleet = name, principal = principal }] if fleet.access == "granular" && anytrue([length(fleet.functions) > 0, length(fleet.function_roles) > 0])
    ]) : "${pair.fleet}/${pair.principal}" => pair
  }

  user       = each.value.principal
  policy_arn = aws_iam_policy.granular[each.value.fleet].arn
}

resource "aws_iam_user_policy_attachment" "people_user_console" {
  for_each = {
    for pair in flatten([
      for name, fleet in var.fleets : [for principal in tolist(fleet.users) : { fleet = name, principal = principal }] if fleet.console && fleet.access == "granular"
    ]) : "${pair.fleet}/${pair.principal}" => pair
  }

  user       = each.value.principal
  policy_arn = aws_iam_policy.console[each.value.fleet].arn
}

resource "aws_iam_user_policy_attachment" "people_user_lambda_console" {
  for_each = {
    for pair in flatten([
      for name, fleet in var.fleets : [for principal in tolist(fleet.users) : { fleet = name, principal = principal }] if fleet.lambda_console && fleet.console && fleet.access == "granular"
    ]) : "${pair.fleet}/${pair.principal}" => pair
  }

  user       = each.value.principal
  policy_arn = aws_iam_policy.lambda_console[each.value.fleet].arn
}

resource "aws_iam_user_policy_attachment" "people_user_event_source_mappings" {
  for_each = {
    for pair in flatten([
      for name, fleet in var.fleets : [for principal in tolist(fleet.users) : { fleet = name, principal = principal }] if fleet.event_source_mappings && fleet.access == "granular" && length(fleet.functions) > 0
    ]) : "${pair.fleet}/${pair.principal}" => pair
  }

  user       = each.value.principal
  policy_arn = aws_iam_policy.event_source_mappings[each.value.fleet].arn
}

resource "aws_iam_user_policy_attachment" "people_user_console_tight" {
  for_each = {
    for pair in flatten([
      for name, fleet in var.fleets : [for principal in tolist(fleet.users) : { fleet = name, principal = principal }] if fleet.ground_truth_console == "tight"
    ]) : "${pair.fleet}/${pair.principal}" => pair
  }

  user       = each.value.principal
  policy_arn = aws_iam_policy.console_tight[each.value.fleet].arn
}

resource "aws_iam_user_policy_attachment" "people_user_console_documented" {
  for_each = {
    for pair in flatten([
      for name, fleet in var.fleets : [for principal in tolist(fleet.users) : { fleet = name, principal = principal }] if fleet.ground_truth_console == "documented"
    ]) : "${pair.fleet}/${pair.principal}" => pair
  }

  user       = each.value.principal
  policy_arn = aws_iam_policy.console_documented[each.value.fleet].arn
}

resource "aws_iam_user_policy_attachment" "people_user_vendor_workforce" {
  for_each = {
    for pair in flatten([
      for name, fleet in var.fleets : [for principal in tolist(fleet.users) : { fleet = name, principal = principal }] if fleet.vendor_workforce
    ]) : "${pair.fleet}/${pair.principal}" => pair
  }

  user       = each.value.principal
  policy_arn = aws_iam_policy.vendor_workforce[each.value.fleet].arn
}

resource "aws_iam_user_policy_attachment" "people_user_serverless_repo" {
  for_each = {
    for pair in flatten([
      for name, fleet in var.fleets : [for principal in tolist(fleet.users) : { fleet = name, principal = principal }] if fleet.serverless_repo
    ]) : "${pair.fleet}/${pair.principal}" => pair
  }

  user       = each.value.principal
  policy_arn = aws_iam_policy.serverless_repo[each.value.fleet].arn
}

resource "aws_iam_role_policy_attachment" "people_role_aws_lambda_full_access" {
  for_each = {
    for pair in flatten([
      for name, fleet in var.fleets : [for principal in tolist(fleet.roles) : { fleet = name, principal = principal }] if fleet.access == "full"
    ]) : "${pair.fleet}/${pair.principal}" => pair
  }

  role       = each.value.principal
  policy_arn = "arn:${local.partition}:iam::aws:policy/AWSLambda_FullAccess"
}

resource "aws_iam_role_policy_attachment" "people_role_granular" {
  for_each = {
    for pair in flatten([
      for name, fleet in var.fleets : [for principal in tolist(fleet.roles) : { fleet = name, principal = principal }] if fleet.access == "granular" && anytrue([length(fleet.functions) > 0, length(fleet.function_roles) > 0])
    ]) : "${pair.fleet}/${pair.principal}" => pair
  }

  role       = each.value.principal
  policy_arn = aws_iam_policy.granular[each.value.fleet].arn
}

resource "aws_iam_role_policy_attachment" "people_role_console" {
  for_each = {
    for pair in flatten([
      for name, fleet in var.fleets : [for principal in tolist(fleet.roles) : { fleet = name, principal = principal }] if fleet.console && fleet.access == "granular"
    ]) : "${pair.fleet}/${pair.principal}" => pair
  }

  role       = each.value.principal
  policy_arn = aws_iam_policy.console[each.value.fleet].arn
}

resource "aws_iam_role_policy_attachment" "people_role_lambda_console" {
  for_each = {
    for pair in flatten([
      for name, fleet in var.fleets : [for principal in tolist(fleet.roles) : { fleet = name, principal = principal }] if fleet.lambda_console && fleet.console && fleet.access == "granular"
    ]) : "${pair.fleet}/${pair.principal}" => pair
  }

  role       = each.value.principal
  policy_arn = aws_iam_policy.lambda_console[each.value.fleet].arn
}

resource "aws_iam_role_policy_attachment" "people_role_event_source_mappings" {
  for_each = {
    for pair in flatten([
      for name, fleet in var.fleets : [for principal in tolist(fleet.roles) : { fleet = name, principal = principal }] if fleet.event_source_mappings && fleet.access == "granular" && length(fleet.functions) > 0
    ]) : "${pair.fleet}/${pair.principal}" => pair
  }

  role       = each.value.principal
  policy_arn = aws_iam_policy.event_source_mappings[each.value.fleet].arn
}

resource "aws_iam_role_policy_attachment" "people_role_console_tight" {
  for_each = {
    for pair in flatten([
      for name, fleet in var.fleets : [for principal in tolist(fleet.roles) : { fleet = name, principal = principal }] if fleet.ground_truth_console == "tight"
    ]) : "${pair.fleet}/${pair.principal}" => pair
  }

  role       = each.value.principal
  policy_arn = aws_iam_policy.console_tight[each.value.fleet].arn
}

resource "aws_iam_role_policy_attachment" "people_role_console_documented" {
  for_each = {
    for pair in flatten([
      for name, fleet in var.fleets : [for principal in tolist(fleet.roles) : { fleet = name, principal = principal }] if fleet.ground_truth_console == "documented"
    ]) : "${pair.fleet}/${pair.principal}" => pair
  }

  role       = each.value.principal
  policy_arn = aws_iam_policy.console_documented[each.value.fleet].arn
}

resource "aws_iam_role_policy_attachment" "people_role_vendor_workforce" {
  for_each = {
    for pair in flatten([
      for name, fleet in var.fleets : [for principal in tolist(fleet.roles) : { fleet = name, principal = principal }] if fleet.vendor_workforce
    ]) : "${pair.fleet}/${pair.principal}" => pair
  }

  role       = each.value.principal
  policy_arn = aws_iam_policy.vendor_workforce[each.value.fleet].arn
}

resource "aws_iam_role_policy_attachment" "people_role_serverless_repo" {
  for_each = {
    for pair in flatten([
      for name, fleet in var.fleets : [for principal in tolist(fleet.roles) : { fleet = name, principal = principal }] if fleet.serverless_repo
    ]) : "${pair.fleet}/${pair.principal}" => pair
  }

  role       = each.value.principal
  policy_arn = aws_iam_policy.serverless_repo[each.value.fleet].arn
}

resource "aws_iam_role_policy" "further" {
  for_each = merge([
    for name, fleet in local.fleets : {
      for id, settings in fleet.role_settings : "${name}/${id}" => { fleet = name, role = id, statements = settings.statements }
      if length(settings.statements) > 0
    }
  ]...)

  name = "grants"
  role = aws_iam_role.developer[each.value.fleet].name

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

  role       = aws_iam_role.developer[each.value.fleet].name
  policy_arn = each.value.arn

  lifecycle {
    create_before_destroy = true
  }
}
