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
  account_id = var.account_id != null ? var.account_id : one(data.aws_caller_identity.current[*].account_id)
  partition  = var.partition != null ? var.partition : one(data.aws_partition.current[*].partition)
  region     = var.region != null ? var.region : one(data.aws_region.current[*].id)
}

resource "aws_iam_policy" "granular" {
  for_each = { for name, fleet in var.fleets : name => fleet if fleet.access == "granular" && anytrue([length(fleet.functions) > 0, length(fleet.function_roles) > 0]) }

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
}

resource "aws_iam_policy" "console" {
  for_each = { for name, fleet in var.fleets : name => fleet if fleet.console && fleet.access == "granular" }

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
}

resource "aws_iam_policy" "serverless_repo" {
  for_each = { for name, fleet in var.fleets : name => fleet if fleet.serverless_repo }

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
}

resource "aws_iam_role" "developer" {
  for_each = { for name, fleet in var.fleets : name => fleet if length(fleet.principals) > 0 }

  name        = "GroundTruthDeveloper-${var.environment}-${each.key}"
  path        = "/"
  description = join(" ", compact(["What those who act for ${each.key} may do in ${var.environment}.", each.value.description]))

  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = concat(
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
    )
  })

  tags = merge(var.tags, each.value.tags)
}

resource "aws_iam_role_policy_attachment" "developer_aws_lambda_full_access" {
  for_each = { for name, fleet in var.fleets : name => fleet if length(fleet.principals) > 0 && fleet.access == "full" }

  role       = aws_iam_role.developer[each.key].name
  policy_arn = "arn:${local.partition}:iam::aws:policy/AWSLambda_FullAccess"
}

resource "aws_iam_role_policy_attachment" "developer_granular" {
  for_each = { for name, fleet in var.fleets : name => fleet if length(fleet.principals) > 0 && fleet.access == "granular" && anytrue([length(fleet.functions) > 0, length(fleet.function_roles) > 0]) }

  role       = aws_iam_role.developer[each.key].name
  policy_arn = aws_iam_policy.granular[each.key].arn
}

resource "aws_iam_role_policy_attachment" "developer_console" {
  for_each = { for name, fleet in var.fleets : name => fleet if length(fleet.principals) > 0 && fleet.console && fleet.access == "granular" }

  role       = aws_iam_role.developer[each.key].name
  policy_arn = aws_iam_policy.console[each.key].arn
}

resource "aws_iam_role_policy_attachment" "developer_serverless_repo" {
  for_each = { for name, fleet in var.fleets : name => fleet if length(fleet.principals) > 0 && fleet.serverless_repo }

  role       = aws_iam_role.developer[each.key].name
  policy_arn = aws_iam_policy.serverless_repo[each.key].arn
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
    for name, fleet in var.fleets : {
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
}

resource "aws_iam_role_policy_attachment" "further" {
  for_each = merge([
    for name, fleet in var.fleets : merge([
      for id, settings in fleet.role_settings : {
        for policy, arn in settings.managed_policies : "${name}/${id}/${policy}" => { fleet = name, role = id, arn = arn }
      }
    ]...)
  ]...)

  role       = aws_iam_role.developer[each.value.fleet].name
  policy_arn = each.value.arn
}
