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

  name        = "Greengrass_ServiceRole"
  path        = var.service_role_path
  description = "Lets AWS IoT Greengrass use Lambda, AWS IoT and other services."

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

resource "aws_iam_role_policy_attachment" "service_aws_greengrass_resource_access_role_policy" {
  count = var.create_account_roles && var.service_role ? 1 : 0

  role       = aws_iam_role.service[0].name
  policy_arn = "arn:${local.partition}:iam::aws:policy/service-role/AWSGreengrassResourceAccessRolePolicy"
}

resource "aws_iam_role_policy" "shared" {
  for_each = {
    for id, settings in var.role_settings : id => { role = id, statements = settings.statements }
    if var.create_account_roles && length(settings.statements) > 0
  }

  name = "grants"
  role = aws_iam_role.service[0].name

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

  role       = aws_iam_role.service[0].name
  policy_arn = each.value.arn
}

resource "aws_iam_policy" "access" {
  for_each = { for name, fleet in var.fleets : name => fleet if anytrue([
    fleet.scope == "tight" && length(fleet.log_groups) > 0,
    fleet.scope == "tight" && length(fleet.artifact_buckets) > 0,
    fleet.scope == "documented",
    fleet.scope == "tight" && fleet.nucleus != "2.5",
    fleet.scope == "tight" && fleet.nucleus == "2.0",
  ]) }

  name        = "GreengrassV2TokenExchangeRole-${var.environment}-${each.key}Access"
  path        = "/"
  description = "What every core device of ${each.key} needs in ${var.environment}."

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = concat(
      each.value.scope == "tight" && each.value.nucleus == "2.0" ? [
        {
          Sid      = "ConnectToIotCore"
          Effect   = "Allow"
          Action   = ["iot:Connect"]
          Resource = ["arn:${local.partition}:iot:${local.region}:${local.account_id}:client/*"]
        },
      ] : [],
      each.value.scope == "documented" && each.value.nucleus != "2.5" ? [
        {
          Sid      = "DescribeAnyCertificate"
          Effect   = "Allow"
          Action   = ["iot:DescribeCertificate"]
          Resource = ["*"]
        },
      ] : [],
      each.value.scope == "tight" && each.value.nucleus != "2.5" ? [
        {
          Sid      = "DescribeCertificates"
          Effect   = "Allow"
          Action   = ["iot:DescribeCertificate"]
          Resource = ["arn:${local.partition}:iot:${local.region}:${local.account_id}:cert/*"]
        },
      ] : [],
      each.value.scope == "tight" && each.value.nucleus == "2.0" ? [
        {
          Sid      = "ExchangeMessages"
          Effect   = "Allow"
          Action   = ["iot:Publish", "iot:Receive"]
          Resource = ["arn:${local.partition}:iot:${local.region}:${local.account_id}:topic/*"]
        },
      ] : [],
      each.value.scope == "tight" && length(each.value.artifact_buckets) > 0 ? [
        {
          Sid      = "LocateArtifactBuckets"
          Effect   = "Allow"
          Action   = ["s3:GetBucketLocation"]
          Resource = [for artifact_bucket in each.value.artifact_buckets : "arn:${local.partition}:s3:::${artifact_bucket}"]
        },
      ] : [],
      each.value.scope == "tight" && each.value.nucleus == "2.0" ? [
        {
          Sid      = "SubscribeToTopics"
          Effect   = "Allow"
          Action   = ["iot:Subscribe"]
          Resource = ["arn:${local.partition}:iot:${local.region}:${local.account_id}:topicfilter/*"]
        },
      ] : [],
      each.value.scope == "documented" && each.value.nucleus == "2.0" ? [
        {
          Sid      = "UseIotCore"
          Effect   = "Allow"
          Action   = ["iot:Connect", "iot:Publish", "iot:Receive", "iot:Subscribe"]
          Resource = ["*"]
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
      each.value.scope == "documented" ? [
        {
          Sid    = "WriteLogsAndLocateBuckets"
          Effect = "Allow"
          Action = [
            "logs:CreateLogGroup",
            "logs:CreateLogStream",
            "logs:DescribeLogStreams",
            "logs:PutLogEvents",
            "s3:GetBucketLocation",
          ]
          Resource = ["*"]
        },
      ] : [],
    )
  })

  tags = merge(var.tags, each.value.tags)
}

resource "aws_iam_policy" "artifacts" {
  for_each = { for name, fleet in var.fleets : name => fleet if length(fleet.artifact_buckets) > 0 }

  name        = "GreengrassV2ComponentArtifactPolicy-${var.environment}-${each.key}"
  path        = "/"
  description = "Lets the core devices of ${each.key} fetch components' artifacts in ${var.environment}."

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid      = "FetchArtifacts"
        Effect   = "Allow"
        Action   = ["s3:GetObject"]
        Resource = [for artifact_bucket in each.value.artifact_buckets : "arn:${local.partition}:s3:::${artifact_bucket}/*"]
      },
    ]
  })

  tags = merge(var.tags, each.value.tags)
}

resource "aws_iam_role" "token_exchange" {
  for_each = var.fleets

  name                 = "GreengrassV2TokenExchangeRole-${var.environment}-${each.key}"
  path                 = "/"
  description          = join(" ", compact(["What the code on the core devices of ${each.key} may do in ${var.environment}.", each.value.description]))
  max_session_duration = max(3600, each.value.credential_duration)

  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = concat(
      each.value.guard ? [
        {
          Effect    = "Allow"
          Principal = { Service = ["credentials.iot.amazonaws.com"] }
          Action    = ["sts:AssumeRole"]
          Condition = {
            ArnLike = {
              "aws:SourceArn" = [
                "arn:${local.partition}:iot:${local.region}:${local.account_id}:rolealias/GreengrassV2TokenExchangeRoleAlias-${var.environment}-${each.key}",
              ]
            }
            StringEquals = { "aws:SourceAccount" = [local.account_id] }
          }
        },
      ] : [],
      !each.value.guard ? [
        {
          Effect    = "Allow"
          Principal = { Service = ["credentials.iot.amazonaws.com"] }
          Action    = ["sts:AssumeRole"]
        },
      ] : [],
    )
  })

  tags = merge(var.tags, each.value.tags)
}

resource "aws_iam_role_policy_attachment" "token_exchange_access" {
  for_each = { for name, fleet in var.fleets : name => fleet if anytrue([
    fleet.scope == "tight" && length(fleet.log_groups) > 0,
    fleet.scope == "tight" && length(fleet.artifact_buckets) > 0,
    fleet.scope == "documented",
    fleet.scope == "tight" && fleet.nucleus != "2.5",
    fleet.scope == "tight" && fleet.nucleus == "2.0",
  ]) }

  role       = aws_iam_role.token_exchange[each.key].name
  policy_arn = aws_iam_policy.access[each.key].arn
}

resource "aws_iam_role_policy_attachment" "token_exchange_artifacts" {
  for_each = { for name, fleet in var.fleets : name => fleet if length(fleet.artifact_buckets) > 0 }

  role       = aws_iam_role.token_exchange[each.key].name
  policy_arn = aws_iam_policy.artifacts[each.key].arn
}

resource "aws_iam_role_policy" "token_exchange_grants" {
  for_each = { for name, fleet in var.fleets : name => fleet if length(fleet.statements) > 0 }

  name = "grants"
  role = aws_iam_role.token_exchange[each.key].name

  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [for statement in each.value.statements : { for key, value in statement : key => value if value != null }]
  })
}

resource "aws_iot_role_alias" "token_exchange_alias" {
  for_each = var.fleets

  alias               = "GreengrassV2TokenExchangeRoleAlias-${var.environment}-${each.key}"
  role_arn            = aws_iam_role.token_exchange[each.key].arn
  credential_duration = each.value.credential_duration

  tags = merge(var.tags, each.value.tags)
}

resource "aws_iot_policy" "token_exchange_certificate" {
  for_each = var.fleets

  name = "GreengrassTESCertificatePolicyGreengrassV2TokenExchangeRoleAlias-${var.environment}-${each.key}"

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect = "Allow"
        Action = ["iot:AssumeRoleWithCertificate"]
        Resource = [
          "arn:${local.partition}:iot:${local.region}:${local.account_id}:rolealias/GreengrassV2TokenExchangeRoleAlias-${var.environment}-${each.key}",
        ]
      },
    ]
  })

  tags = merge(var.tags, each.value.tags)
}

resource "aws_iot_policy" "messages" {
  for_each = { for name, fleet in var.fleets : name => fleet if length(fleet.certificate_statements) > 0 }

  name = "GreengrassV2IoTGrants-${var.environment}-${each.key}"

  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [for statement in each.value.certificate_statements : { for key, value in statement : key => value if value != null }]
  })

  tags = merge(var.tags, each.value.tags)
}

resource "aws_iam_role_policy_attachment" "further" {
  for_each = merge([
    for name, fleet in var.fleets : merge([
      for id, settings in fleet.role_settings : {
        for policy, arn in settings.managed_policies : "${name}/${id}/${policy}" => { fleet = name, role = id, arn = arn }
      }
    ]...)
  ]...)

  role       = aws_iam_role.token_exchange[each.value.fleet].name
  policy_arn = each.value.arn
}
