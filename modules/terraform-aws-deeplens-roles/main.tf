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
  regions    = var.regions != null ? var.regions : toset([local.region])
}

resource "aws_iam_role" "service" {
  count = var.create_account_roles && var.service_role ? 1 : 0

  name                 = "AWSDeepLensServiceRole"
  path                 = var.path
  description          = "Lets AWS DeepLens use IoT, S3, Greengrass and Lambda."
  permissions_boundary = var.role_permissions_boundary

  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect    = "Allow"
        Principal = { Service = ["deeplens.amazonaws.com"] }
        Action    = ["sts:AssumeRole"]
      },
    ]
  })

  tags = var.tags
}

resource "aws_iam_role_policy_attachment" "service_aws_deep_lens_service_role_policy" {
  count = var.create_account_roles && var.service_role ? 1 : 0

  role       = aws_iam_role.service[0].name
  policy_arn = "arn:${local.partition}:iam::aws:policy/service-role/AWSDeepLensServiceRolePolicy"
}

resource "aws_iam_role" "lambda" {
  count = var.create_account_roles && var.lambda_role ? 1 : 0

  name                 = "AWSDeepLensLambdaRole"
  path                 = var.path
  description          = "Passed to Lambda to create functions and to use other services."
  permissions_boundary = var.role_permissions_boundary

  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect    = "Allow"
        Principal = { Service = ["lambda.amazonaws.com"] }
        Action    = ["sts:AssumeRole"]
      },
    ]
  })

  tags = var.tags
}

resource "aws_iam_role_policy_attachment" "lambda_aws_lambda_full_access" {
  count = var.create_account_roles && var.lambda_role ? 1 : 0

  role       = aws_iam_role.lambda[0].name
  policy_arn = "arn:${local.partition}:iam::aws:policy/AWSLambda_FullAccess"
}

resource "aws_iam_role" "greengrass" {
  count = var.create_account_roles && var.greengrass_role ? 1 : 0

  name                 = "AWSDeepLensGreengrassRole"
  path                 = var.path
  description          = "Lets AWS IoT Greengrass deploy Lambda functions to devices."
  permissions_boundary = var.role_permissions_boundary

  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect    = "Allow"
        Principal = { Service = ["greengrass.amazonaws.com"] }
        Action    = ["sts:AssumeRole"]
        Condition = {
          ArnLike = {
            "aws:SourceArn" = [for region in local.regions : "arn:${local.partition}:greengrass:${region}:${local.account_id}:*"]
          }
          StringEquals = { "aws:SourceAccount" = [local.account_id] }
        }
      },
    ]
  })

  tags = var.tags
}

resource "aws_iam_role_policy_attachment" "greengrass_aws_greengrass_resource_access_role_policy" {
  count = var.create_account_roles && var.greengrass_role ? 1 : 0

  role       = aws_iam_role.greengrass[0].name
  policy_arn = "arn:${local.partition}:iam::aws:policy/service-role/AWSGreengrassResourceAccessRolePolicy"
}

resource "aws_iam_role" "sagemaker" {
  count = var.create_account_roles && var.sagemaker_role ? 1 : 0

  name                 = "AWSDeepLensSageMakerRole"
  path                 = var.path
  description          = "Lets Amazon SageMaker train custom models."
  permissions_boundary = var.role_permissions_boundary

  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = concat(
      var.sagemaker_guard ? [
        {
          Effect    = "Allow"
          Principal = { Service = ["sagemaker.amazonaws.com"] }
          Action    = ["sts:AssumeRole"]
          Condition = {
            ArnLike = {
              "aws:SourceArn" = [for region in local.regions : "arn:${local.partition}:sagemaker:${region}:${local.account_id}:*"]
            }
            StringEquals = { "aws:SourceAccount" = [local.account_id] }
          }
        },
      ] : [],
      !var.sagemaker_guard ? [
        {
          Effect    = "Allow"
          Principal = { Service = ["sagemaker.amazonaws.com"] }
          Action    = ["sts:AssumeRole"]
        },
      ] : [],
    )
  })

  tags = var.tags
}

resource "aws_iam_role_policy_attachment" "sagemaker_amazon_sage_maker_full_access" {
  count = var.create_account_roles && var.sagemaker_role ? 1 : 0

  role       = aws_iam_role.sagemaker[0].name
  policy_arn = "arn:${local.partition}:iam::aws:policy/AmazonSageMakerFullAccess"
}

resource "aws_iam_role_policy" "shared" {
  for_each = {
    for id, settings in var.role_settings : id => { role = id, statements = settings.statements }
    if var.create_account_roles && length(settings.statements) > 0
  }

  name = "grants"
  role = {
    greengrass = aws_iam_role.greengrass
    lambda     = aws_iam_role.lambda
    sagemaker  = aws_iam_role.sagemaker
    service    = aws_iam_role.service
  }[each.value.role][0].name

  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [for statement in each.value.statements : { for key, value in statement : key => value if value != null }]
  })
}

resource "aws_iam_role_policy_attachment" "shared" {
  for_each = merge([
    for id, settings in var.role_settings : {
      for policy, arn in settings.managed_policies : "${id}/${policy}" => { role = id, arn = arn }
      if var.create_account_roles
    }
  ]...)

  role = {
    greengrass = aws_iam_role.greengrass
    lambda     = aws_iam_role.lambda
    sagemaker  = aws_iam_role.sagemaker
    service    = aws_iam_role.service
  }[each.value.role][0].name
  policy_arn = each.value.arn
}

resource "aws_iam_role" "greengrass_group" {
  for_each = var.fleets

  name                 = each.value.exact_name ? "AWSDeepLensGreengrassGroupRole" : "AWSDeepLensGreengrassGroupRole-${var.environment}-${each.key}"
  path                 = var.path
  description          = join(" ", compact(["What the code on the devices of ${each.key} may do in ${var.environment}.", each.value.description]))
  permissions_boundary = each.value.role_permissions_boundary == null ? var.role_permissions_boundary : each.value.role_permissions_boundary

  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect    = "Allow"
        Principal = { Service = ["greengrass.amazonaws.com"] }
        Action    = ["sts:AssumeRole"]
        Condition = {
          ArnLike = {
            "aws:SourceArn" = [for greengrass_group_id in each.value.greengrass_group_ids : "arn:${local.partition}:greengrass:${local.region}:${local.account_id}:/greengrass/groups/${greengrass_group_id}"]
          }
          StringEquals = { "aws:SourceAccount" = [local.account_id] }
        }
      },
    ]
  })

  tags = merge(var.tags, each.value.tags)
}

resource "aws_iam_role_policy_attachment" "greengrass_group_aws_deep_lens_lambda_function_access_policy" {
  for_each = { for name, fleet in var.fleets : name => fleet if fleet.scope == "documented" }

  role       = aws_iam_role.greengrass_group[each.key].name
  policy_arn = "arn:${local.partition}:iam::aws:policy/AWSDeepLensLambdaFunctionAccessPolicy"
}

resource "aws_iam_role_policy" "greengrass_group_device" {
  for_each = { for name, fleet in var.fleets : name => fleet if anytrue([
    fleet.scope == "tight" && length(fleet.model_buckets) > 0,
    fleet.scope == "tight" && length(fleet.log_groups) > 0,
    fleet.scope == "tight" && length(fleet.video_streams) > 0,
  ]) }

  name = "device"
  role = aws_iam_role.greengrass_group[each.key].name

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = concat(
      each.value.scope == "tight" && length(each.value.model_buckets) > 0 ? [
        {
          Sid      = "FindModels"
          Effect   = "Allow"
          Action   = ["s3:ListBucket"]
          Resource = [for model_bucket in each.value.model_buckets : "arn:${local.partition}:s3:::${model_bucket}"]
        },
      ] : [],
      each.value.scope == "tight" && length(each.value.video_streams) > 0 ? [
        {
          Sid    = "PutMedia"
          Effect = "Allow"
          Action = [
            "kinesisvideo:CreateStream",
            "kinesisvideo:DescribeStream",
            "kinesisvideo:GetDataEndpoint",
            "kinesisvideo:PutMedia",
          ]
          Resource = [for video_stream in each.value.video_streams : "arn:${local.partition}:kinesisvideo:${local.region}:${local.account_id}:stream/${video_stream}/*"]
        },
      ] : [],
      each.value.scope == "tight" && length(each.value.model_buckets) > 0 ? [
        {
          Sid      = "ReadModels"
          Effect   = "Allow"
          Action   = ["s3:GetObject"]
          Resource = [for model_bucket in each.value.model_buckets : "arn:${local.partition}:s3:::${model_bucket}/*"]
        },
      ] : [],
      each.value.scope == "tight" && length(each.value.log_groups) > 0 ? [
        {
          Sid    = "WriteLogs"
          Effect = "Allow"
          Action = [
            "logs:CreateLogGroup",
            "logs:CreateLogStream",
            "logs:DescribeLogStreams",
            "logs:PutLogEvents",
          ]
          Resource = concat(
            [for log_group in each.value.log_groups : "arn:${local.partition}:logs:${local.region}:${local.account_id}:log-group:${log_group}"],
            [for log_group in each.value.log_groups : "arn:${local.partition}:logs:${local.region}:${local.account_id}:log-group:${log_group}:*"],
          )
        },
      ] : [],
    )
  })
}

resource "aws_iam_role_policy" "greengrass_group_grants" {
  for_each = { for name, fleet in var.fleets : name => fleet if length(fleet.statements) > 0 }

  name = "grants"
  role = aws_iam_role.greengrass_group[each.key].name

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

  role       = aws_iam_role.greengrass_group[each.value.fleet].name
  policy_arn = each.value.arn
}
