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
  fleets               = { for name, fleet in var.fleets : name => fleet if var.create }
  create_account_roles = var.create && var.create_account_roles
  account_id           = var.account_id != null ? var.account_id : one(data.aws_caller_identity.current[*].account_id)
  partition            = var.partition != null ? var.partition : one(data.aws_partition.current[*].partition)
  region               = var.region != null ? var.region : one(data.aws_region.current[*].id)
  regions              = var.regions != null ? var.regions : toset([local.region])
}

resource "aws_iam_role" "service" {
  count = local.create_account_roles && var.service_role ? 1 : 0

  name = coalesce(
    try(var.role_settings["service"].name, null),
    "${var.role_name_prefix}Greengrass_ServiceRole${var.role_name_suffix}",
  )
  path = coalesce(
    try(var.role_settings["service"].path, null),
    var.role_path,
    var.service_role_path,
  )
  description = coalesce(
    try(var.role_settings["service"].description, null),
    "Lets AWS IoT Greengrass use Lambda, AWS IoT and other services.",
  )
  max_session_duration = try(
    coalesce(
      try(var.role_settings["service"].max_session, null),
      var.role_max_session,
    ),
    null,
  )
  force_detach_policies = coalesce(
    try(var.role_settings["service"].force_detach, null),
    var.role_force_detach,
  )
  permissions_boundary = try(
    coalesce(
      try(var.role_settings["service"].permissions_boundary, null),
      var.role_permissions_boundary,
    ),
    null,
  )

  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      for statement in [
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
      ] : merge(statement, { for name, added in { Condition = coalesce(try(var.role_settings["service"].trust_conditions, null), var.role_trust_conditions) } : name => { for operator in distinct(concat(keys(try(statement.Condition, {})), keys(added))) : operator => merge(try(statement.Condition[operator], {}), try(added[operator], {})) } if length(added) > 0 })
    ]
  })

  tags = merge(var.tags, try(var.role_settings["service"].tags, null))

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_iam_role_policy_attachment" "service_aws_greengrass_resource_access_role_policy" {
  count = local.create_account_roles && var.service_role ? 1 : 0

  role       = aws_iam_role.service[0].name
  policy_arn = "arn:${local.partition}:iam::aws:policy/service-role/AWSGreengrassResourceAccessRolePolicy"

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_iam_role_policies_exclusive" "service" {
  count = local.create_account_roles && var.service_role && coalesce(try(var.role_settings["service"].exclusive, null), var.role_exclusive) ? 1 : 0

  role_name    = aws_iam_role.service[0].name
  policy_names = concat(try([aws_iam_role_policy.shared["service"].name], []))
}

resource "aws_iam_role_policy_attachments_exclusive" "service" {
  count = local.create_account_roles && var.service_role && coalesce(try(var.role_settings["service"].exclusive, null), var.role_exclusive) ? 1 : 0

  role_name = aws_iam_role.service[0].name
  policy_arns = concat(
    try([aws_iam_role_policy_attachment.service_aws_greengrass_resource_access_role_policy[0].policy_arn], []),
    [for key, one in aws_iam_role_policy_attachment.shared : one.policy_arn if startswith(key, "service/")],
  )
}

resource "aws_iam_role_policy" "shared" {
  for_each = {
    for id, settings in var.role_settings : id => { role = id, statements = settings.statements }
    if local.create_account_roles && length(settings.statements) > 0
  }

  name = "grants"
  role = aws_iam_role.service[0].name

  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [for statement in each.value.statements : { for key, value in statement : key => value if value != null }]
  })

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_iam_role_policy_attachment" "shared" {
  for_each = merge([
    for id, settings in var.role_settings : {
      for policy, arn in settings.managed_policies : "${id}/${policy}" => { role = id, arn = arn }
      if local.create_account_roles
    }
  ]...)

  role       = aws_iam_role.service[0].name
  policy_arn = each.value.arn

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_iam_policy" "access" {
  for_each = { for name, fleet in local.fleets : name => fleet if anytrue([
    fleet.scope == "tight" && length(fleet.log_groups) > 0,
    fleet.scope == "tight" && length(fleet.artifact_buckets) > 0,
    fleet.scope == "documented",
    fleet.scope == "tight" && !can(regex("(?s)^(2\\.5|lite)$", fleet.nucleus)),
    fleet.scope == "tight" && fleet.nucleus == "2.0",
  ]) }

  name        = "${aws_iam_role.token_exchange[each.key].name}Access"
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
      each.value.scope == "documented" && !can(regex("(?s)^(2\\.5|lite)$", each.value.nucleus)) ? [
        {
          Sid      = "DescribeAnyCertificate"
          Effect   = "Allow"
          Action   = ["iot:DescribeCertificate"]
          Resource = ["*"]
        },
      ] : [],
      each.value.scope == "tight" && !can(regex("(?s)^(2\\.5|lite)$", each.value.nucleus)) ? [
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

  lifecycle {
    ignore_changes = [description]
  }
}

resource "aws_iam_policy" "artifacts" {
  for_each = { for name, fleet in local.fleets : name => fleet if length(fleet.artifact_buckets) > 0 }

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

  lifecycle {
    ignore_changes = [description]
  }
}

resource "aws_iam_policy" "components" {
  for_each = { for name, fleet in local.fleets : name => fleet if anytrue([
    length(fleet.system_log_groups) > 0,
    length(fleet.stream_buckets) > 0,
    length(fleet.kinesis_streams) > 0,
    length(fleet.iot_analytics_channels) > 0,
    length(fleet.sitewise_assets) > 0,
    length(fleet.delivery_streams) > 0,
    length(fleet.sns_topics) > 0,
    length(fleet.metric_namespaces) > 0 && fleet.scope == "tight",
    length(fleet.metric_namespaces) > 0 && fleet.scope == "documented",
    length(fleet.repositories) > 0 && fleet.scope == "tight",
    length(fleet.repositories) > 0 && fleet.scope == "documented",
    length(fleet.secrets) > 0,
    length(fleet.video_streams) > 0 && fleet.scope == "tight",
    length(fleet.video_streams) > 0 && fleet.scope == "documented",
    fleet.systems_manager,
  ]) }

  name        = "GreengrassV2ComponentAccess-${var.environment}-${each.key}"
  path        = "/"
  description = "What AWS's components on the core devices of ${each.key} need in ${var.environment}."

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = concat(
      length(each.value.system_log_groups) > 0 ? [
        {
          Sid    = "CreateSystemLogGroups"
          Effect = "Allow"
          Action = ["logs:CreateLogGroup"]
          Resource = concat(
            [for system_log_group in each.value.system_log_groups : "arn:${local.partition}:logs:${local.region}:${local.account_id}:log-group:${system_log_group}"],
            [for system_log_group in each.value.system_log_groups : "arn:${local.partition}:logs:${local.region}:${local.account_id}:log-group:${system_log_group}:*"],
          )
        },
      ] : [],
      length(each.value.secrets) > 0 && length(each.value.secret_keys) > 0 ? [
        {
          Sid      = "DecryptSecrets"
          Effect   = "Allow"
          Action   = ["kms:Decrypt"]
          Resource = [for secret_key in each.value.secret_keys : "arn:${local.partition}:kms:${local.region}:${local.account_id}:key/${secret_key}"]
        },
      ] : [],
      length(each.value.stream_buckets) > 0 ? [
        {
          Sid      = "ExportFiles"
          Effect   = "Allow"
          Action   = ["s3:AbortMultipartUpload", "s3:ListMultipartUploadParts", "s3:PutObject"]
          Resource = [for stream_bucket in each.value.stream_buckets : "arn:${local.partition}:s3:::${stream_bucket}/*"]
        },
      ] : [],
      length(each.value.iot_analytics_channels) > 0 ? [
        {
          Sid      = "ExportToIotAnalytics"
          Effect   = "Allow"
          Action   = ["iotanalytics:BatchPutMessage"]
          Resource = [for iot_analytics_channel in each.value.iot_analytics_channels : "arn:${local.partition}:iotanalytics:${local.region}:${local.account_id}:channel/${iot_analytics_channel}"]
        },
      ] : [],
      length(each.value.kinesis_streams) > 0 ? [
        {
          Sid      = "ExportToKinesis"
          Effect   = "Allow"
          Action   = ["kinesis:PutRecords"]
          Resource = [for kinesis_stream in each.value.kinesis_streams : "arn:${local.partition}:kinesis:${local.region}:${local.account_id}:stream/${kinesis_stream}"]
        },
      ] : [],
      length(each.value.secrets) > 0 ? [
        {
          Sid      = "FetchSecrets"
          Effect   = "Allow"
          Action   = ["secretsmanager:GetSecretValue"]
          Resource = [for secret in each.value.secrets : "arn:${local.partition}:secretsmanager:${local.region}:${local.account_id}:secret:${secret}-??????"]
        },
      ] : [],
      length(each.value.video_streams) > 0 && each.value.scope == "tight" ? [
        {
          Sid    = "FillVideoStreams"
          Effect = "Allow"
          Action = [
            "kinesisvideo:CreateStream",
            "kinesisvideo:DescribeStream",
            "kinesisvideo:GetDataEndpoint",
            "kinesisvideo:PutMedia",
            "kinesisvideo:TagStream",
          ]
          Resource = [for video_stream in each.value.video_streams : "arn:${local.partition}:kinesisvideo:${local.region}:${local.account_id}:stream/${video_stream}/*"]
        },
      ] : [],
      length(each.value.video_streams) > 0 && each.value.scope == "tight" ? [
        {
          Sid      = "ListVideoAssets"
          Effect   = "Allow"
          Action   = ["iotsitewise:ListAssets"]
          Resource = ["*"]
        },
      ] : [],
      length(each.value.repositories) > 0 && each.value.scope == "tight" ? [
        {
          Sid      = "LogInToRegistry"
          Effect   = "Allow"
          Action   = ["ecr:GetAuthorizationToken"]
          Resource = ["*"]
        },
      ] : [],
      each.value.systems_manager ? [
        {
          Sid    = "PassSystemsManagerRole"
          Effect = "Allow"
          Action = ["iam:PassRole"]
          Resource = [
            "arn:${local.partition}:iam::${local.account_id}:role${try(aws_iam_role.systems_manager[each.key].path, "/")}${try(aws_iam_role.systems_manager[each.key].name, "SSMServiceRole-${var.environment}-${each.key}")}",
          ]
        },
      ] : [],
      length(each.value.sns_topics) > 0 ? [
        {
          Sid      = "PublishToSns"
          Effect   = "Allow"
          Action   = ["sns:Publish"]
          Resource = [for sns_topic in each.value.sns_topics : "arn:${local.partition}:sns:${local.region}:${local.account_id}:${sns_topic}"]
        },
      ] : [],
      length(each.value.repositories) > 0 && each.value.scope == "documented" ? [
        {
          Sid      = "PullAnyImages"
          Effect   = "Allow"
          Action   = ["ecr:BatchGetImage", "ecr:GetAuthorizationToken", "ecr:GetDownloadUrlForLayer"]
          Resource = ["*"]
        },
      ] : [],
      length(each.value.repositories) > 0 && each.value.scope == "tight" ? [
        {
          Sid      = "PullImages"
          Effect   = "Allow"
          Action   = ["ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"]
          Resource = [for repository in each.value.repositories : "arn:${local.partition}:ecr:${local.region}:${local.account_id}:repository/${repository}"]
        },
      ] : [],
      length(each.value.metric_namespaces) > 0 && each.value.scope == "documented" ? [
        {
          Sid      = "PutAnyMetrics"
          Effect   = "Allow"
          Action   = ["cloudwatch:PutMetricData"]
          Resource = ["*"]
        },
      ] : [],
      length(each.value.sitewise_assets) > 0 ? [
        {
          Sid      = "PutAssetValues"
          Effect   = "Allow"
          Action   = ["iotsitewise:BatchPutAssetPropertyValue"]
          Resource = ["*"]
          Condition = {
            StringLike = {
              "iotsitewise:assetHierarchyPath" = concat(
                [for sitewise_asset in each.value.sitewise_assets : "/${sitewise_asset}"],
                [for sitewise_asset in each.value.sitewise_assets : "/${sitewise_asset}/*"],
              )
            }
          }
        },
      ] : [],
      length(each.value.metric_namespaces) > 0 && each.value.scope == "tight" ? [
        {
          Sid      = "PutMetrics"
          Effect   = "Allow"
          Action   = ["cloudwatch:PutMetricData"]
          Resource = ["*"]
          Condition = {
            StringLike = { "cloudwatch:namespace" = tolist(each.value.metric_namespaces) }
          }
        },
      ] : [],
      length(each.value.delivery_streams) > 0 ? [
        {
          Sid      = "PutRecordsIntoFirehose"
          Effect   = "Allow"
          Action   = ["firehose:PutRecord", "firehose:PutRecordBatch"]
          Resource = [for delivery_stream in each.value.delivery_streams : "arn:${local.partition}:firehose:${local.region}:${local.account_id}:deliverystream/${delivery_stream}"]
        },
      ] : [],
      length(each.value.video_streams) > 0 && each.value.scope == "tight" ? [
        {
          Sid    = "ReadVideoAssetModels"
          Effect = "Allow"
          Action = ["iotsitewise:DescribeAssetModel"]
          Resource = [
            "arn:${local.partition}:iotsitewise:${local.region}:${local.account_id}:asset-model/*",
          ]
        },
      ] : [],
      each.value.systems_manager && each.value.scope == "documented" ? [
        {
          Sid      = "RegisterAndTagNodes"
          Effect   = "Allow"
          Action   = ["ssm:AddTagsToResource", "ssm:RegisterManagedInstance"]
          Resource = ["*"]
        },
      ] : [],
      each.value.systems_manager && each.value.scope == "tight" ? [
        {
          Sid      = "RegisterNodes"
          Effect   = "Allow"
          Action   = ["ssm:RegisterManagedInstance"]
          Resource = ["*"]
        },
      ] : [],
      each.value.systems_manager && each.value.scope == "tight" ? [
        {
          Sid    = "TagNodes"
          Effect = "Allow"
          Action = ["ssm:AddTagsToResource"]
          Resource = [
            "arn:${local.partition}:ssm:${local.region}:${local.account_id}:managed-instance/*",
          ]
        },
      ] : [],
      length(each.value.video_streams) > 0 && each.value.scope == "documented" ? [
        {
          Sid    = "UseVideoAndAssets"
          Effect = "Allow"
          Action = [
            "iotsitewise:BatchPutAssetPropertyValue",
            "iotsitewise:DescribeAsset",
            "iotsitewise:DescribeAssetModel",
            "iotsitewise:DescribeAssetProperty",
            "iotsitewise:GetAssetPropertyValue",
            "iotsitewise:ListAssetRelationships",
            "iotsitewise:ListAssets",
            "iotsitewise:ListAssociatedAssets",
            "kinesisvideo:CreateStream",
            "kinesisvideo:DescribeStream",
            "kinesisvideo:GetDataEndpoint",
            "kinesisvideo:PutMedia",
            "kinesisvideo:TagStream",
          ]
          Resource = ["*"]
        },
      ] : [],
      length(each.value.video_streams) > 0 && each.value.scope == "tight" ? [
        {
          Sid    = "UseVideoAssets"
          Effect = "Allow"
          Action = [
            "iotsitewise:BatchPutAssetPropertyValue",
            "iotsitewise:DescribeAsset",
            "iotsitewise:DescribeAssetProperty",
            "iotsitewise:GetAssetPropertyValue",
            "iotsitewise:ListAssetRelationships",
            "iotsitewise:ListAssociatedAssets",
          ]
          Resource = [for video_asset in each.value.video_assets : "arn:${local.partition}:iotsitewise:${local.region}:${local.account_id}:asset/${video_asset}"]
        },
      ] : [],
      length(each.value.system_log_groups) > 0 ? [
        {
          Sid      = "WriteOwnSystemLogs"
          Effect   = "Allow"
          Action   = ["logs:CreateLogStream", "logs:PutLogEvents"]
          Resource = [for system_log_group in each.value.system_log_groups : "arn:${local.partition}:logs:${local.region}:${local.account_id}:log-group:${system_log_group}:log-stream:$${credentials-iot:ThingName}"]
        },
      ] : [],
    )
  })

  tags = merge(var.tags, each.value.tags)

  lifecycle {
    ignore_changes = [description]
  }
}

resource "aws_iam_policy" "installer" {
  for_each = { for name, fleet in local.fleets : name => fleet if fleet.installer }

  name        = "GreengrassV2InstallerPolicy-${var.environment}-${each.key}"
  path        = "/"
  description = "Lets who runs the installer provision core devices of ${each.key} in ${var.environment}."

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = concat(
      length(each.value.things) > 0 && length(each.value.thing_groups) > 0 && each.value.scope == "tight" ? [
        {
          Sid    = "AddThingsToGroups"
          Effect = "Allow"
          Action = ["iot:AddThingToThingGroup"]
          Resource = concat(
            [for thing in each.value.things : "arn:${local.partition}:iot:${local.region}:${local.account_id}:thing/${thing}"],
            [for thing_group in each.value.thing_groups : "arn:${local.partition}:iot:${local.region}:${local.account_id}:thinggroup/${thing_group}"],
          )
        },
      ] : [],
      each.value.scope == "tight" ? [
        {
          Sid    = "AttachAccessPolicy"
          Effect = "Allow"
          Action = ["iam:AttachRolePolicy"]
          Resource = [
            "arn:${local.partition}:iam::${local.account_id}:role${aws_iam_role.token_exchange[each.key].path}${aws_iam_role.token_exchange[each.key].name}",
          ]
          Condition = {
            ArnEquals = {
              "iam:PolicyARN" = [
                "arn:${local.partition}:iam::${local.account_id}:policy/${aws_iam_role.token_exchange[each.key].name}Access",
              ]
            }
          }
        },
      ] : [],
      each.value.scope == "tight" ? [
        {
          Sid      = "AttachToCertificates"
          Effect   = "Allow"
          Action   = ["iot:AttachPolicy", "iot:AttachThingPrincipal"]
          Resource = ["arn:${local.partition}:iot:${local.region}:${local.account_id}:cert/*"]
        },
      ] : [],
      each.value.scope == "tight" ? [
        {
          Sid      = "CreateCertificates"
          Effect   = "Allow"
          Action   = ["iot:CreateKeysAndCertificate", "iot:DescribeEndpoint"]
          Resource = ["*"]
        },
      ] : [],
      each.value.dev_tools && each.value.scope == "tight" ? [
        {
          Sid      = "CreateDeployments"
          Effect   = "Allow"
          Action   = ["greengrass:CreateDeployment"]
          Resource = ["*"]
        },
      ] : [],
      each.value.scope == "documented" ? [
        {
          Sid    = "CreateIotResources"
          Effect = "Allow"
          Action = [
            "iot:AddThingToThingGroup",
            "iot:AttachPolicy",
            "iot:AttachThingPrincipal",
            "iot:CreateKeysAndCertificate",
            "iot:CreatePolicy",
            "iot:CreateRoleAlias",
            "iot:CreateThing",
            "iot:CreateThingGroup",
            "iot:DescribeEndpoint",
            "iot:DescribeRoleAlias",
            "iot:DescribeThingGroup",
            "iot:GetPolicy",
          ]
          Resource = ["*"]
        },
      ] : [],
      length(each.value.thing_groups) > 0 && each.value.scope == "tight" ? [
        {
          Sid      = "CreateThingGroups"
          Effect   = "Allow"
          Action   = ["iot:CreateThingGroup", "iot:DescribeThingGroup"]
          Resource = [for thing_group in each.value.thing_groups : "arn:${local.partition}:iot:${local.region}:${local.account_id}:thinggroup/${thing_group}"]
        },
      ] : [],
      length(each.value.things) > 0 && each.value.scope == "tight" ? [
        {
          Sid      = "CreateThings"
          Effect   = "Allow"
          Action   = ["iot:CreateThing"]
          Resource = [for thing in each.value.things : "arn:${local.partition}:iot:${local.region}:${local.account_id}:thing/${thing}"]
        },
      ] : [],
      each.value.scope == "documented" ? [
        {
          Sid    = "CreateTokenExchangeRole"
          Effect = "Allow"
          Action = [
            "iam:AttachRolePolicy",
            "iam:CreatePolicy",
            "iam:CreateRole",
            "iam:GetPolicy",
            "iam:GetRole",
            "iam:PassRole",
          ]
          Resource = [
            "arn:${local.partition}:iam::aws:policy/${aws_iam_role.token_exchange[each.key].name}Access",
            "arn:${local.partition}:iam::${local.account_id}:policy/${aws_iam_role.token_exchange[each.key].name}Access",
            "arn:${local.partition}:iam::${local.account_id}:role${aws_iam_role.token_exchange[each.key].path}${aws_iam_role.token_exchange[each.key].name}",
          ]
        },
      ] : [],
      each.value.dev_tools && each.value.scope == "documented" ? [
        {
          Sid    = "DeployDevelopmentTools"
          Effect = "Allow"
          Action = [
            "greengrass:CreateDeployment",
            "iot:CancelJob",
            "iot:CreateJob",
            "iot:DeleteThingShadow",
            "iot:DescribeJob",
            "iot:DescribeThing",
            "iot:DescribeThingGroup",
            "iot:GetThingShadow",
            "iot:UpdateJob",
            "iot:UpdateThingShadow",
          ]
          Resource = ["*"]
        },
      ] : [],
      each.value.dev_tools && length(each.value.thing_groups) > 0 && each.value.scope == "tight" ? [
        {
          Sid      = "DeployToGroups"
          Effect   = "Allow"
          Action   = ["iot:CreateJob"]
          Resource = [for thing_group in each.value.thing_groups : "arn:${local.partition}:iot:${local.region}:${local.account_id}:thinggroup/${thing_group}"]
        },
      ] : [],
      each.value.dev_tools && length(each.value.things) > 0 && each.value.scope == "tight" ? [
        {
          Sid    = "DeployToThings"
          Effect = "Allow"
          Action = [
            "iot:CreateJob",
            "iot:DeleteThingShadow",
            "iot:DescribeThing",
            "iot:GetThingShadow",
            "iot:UpdateThingShadow",
          ]
          Resource = [for thing in each.value.things : "arn:${local.partition}:iot:${local.region}:${local.account_id}:thing/${thing}"]
        },
      ] : [],
      each.value.scope == "tight" ? [
        {
          Sid    = "FindAccessPolicy"
          Effect = "Allow"
          Action = ["iam:CreatePolicy", "iam:GetPolicy"]
          Resource = [
            "arn:${local.partition}:iam::${local.account_id}:policy/${aws_iam_role.token_exchange[each.key].name}Access",
          ]
        },
      ] : [],
      each.value.scope == "tight" ? [
        {
          Sid    = "FindAlias"
          Effect = "Allow"
          Action = ["iot:DescribeRoleAlias"]
          Resource = [
            "arn:${local.partition}:iot:${local.region}:${local.account_id}:rolealias/GreengrassV2TokenExchangeRoleAlias-${var.environment}-${each.key}",
          ]
        },
      ] : [],
      each.value.scope == "tight" ? [
        {
          Sid    = "FindIotPolicies"
          Effect = "Allow"
          Action = ["iot:GetPolicy"]
          Resource = [
            "arn:${local.partition}:iot:${local.region}:${local.account_id}:policy/GreengrassTESCertificatePolicyGreengrassV2TokenExchangeRoleAlias-${var.environment}-${each.key}",
            "arn:${local.partition}:iot:${local.region}:${local.account_id}:policy/GreengrassV2IoTThingPolicy-${var.environment}-${each.key}",
          ]
        },
      ] : [],
      each.value.scope == "tight" ? [
        {
          Sid    = "FindRole"
          Effect = "Allow"
          Action = ["iam:GetRole"]
          Resource = [
            "arn:${local.partition}:iam::${local.account_id}:role${aws_iam_role.token_exchange[each.key].path}${aws_iam_role.token_exchange[each.key].name}",
          ]
        },
      ] : [],
      each.value.scope == "tight" ? [
        {
          Sid    = "LookForPolicyOfAws"
          Effect = "Allow"
          Action = ["iam:GetPolicy"]
          Resource = [
            "arn:${local.partition}:iam::aws:policy/${aws_iam_role.token_exchange[each.key].name}Access",
          ]
        },
      ] : [],
      each.value.dev_tools && each.value.scope == "tight" ? [
        {
          Sid      = "ManageJobs"
          Effect   = "Allow"
          Action   = ["iot:CancelJob", "iot:CreateJob", "iot:DescribeJob", "iot:UpdateJob"]
          Resource = ["arn:${local.partition}:iot:${local.region}:${local.account_id}:job/*"]
        },
      ] : [],
    )
  })

  tags = merge(var.tags, each.value.tags)

  lifecycle {
    ignore_changes = [description]
  }
}

resource "aws_iam_role" "token_exchange" {
  for_each = local.fleets

  name = coalesce(
    try(each.value.role_settings["token_exchange"].name, null),
    "${var.role_name_prefix}GreengrassV2TokenExchangeRole-${var.environment}-${each.key}${var.role_name_suffix}",
  )
  path = coalesce(
    try(each.value.role_settings["token_exchange"].path, null),
    var.role_path,
    "/",
  )
  description = coalesce(
    try(each.value.role_settings["token_exchange"].description, null),
    join(" ", compact(["What the code on the core devices of ${each.key} may do in ${var.environment}.", each.value.description])),
  )
  max_session_duration = coalesce(
    try(each.value.role_settings["token_exchange"].max_session, null),
    var.role_max_session,
    max(3600, each.value.credential_duration),
  )
  force_detach_policies = coalesce(
    try(each.value.role_settings["token_exchange"].force_detach, null),
    var.role_force_detach,
  )
  permissions_boundary = try(
    coalesce(
      try(each.value.role_settings["token_exchange"].permissions_boundary, null),
      each.value.role_permissions_boundary,
      var.role_permissions_boundary,
    ),
    null,
  )

  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      for statement in concat(
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
      ) : merge(statement, { for name, added in { Condition = coalesce(try(each.value.role_settings["token_exchange"].trust_conditions, null), var.role_trust_conditions) } : name => { for operator in distinct(concat(keys(try(statement.Condition, {})), keys(added))) : operator => merge(try(statement.Condition[operator], {}), try(added[operator], {})) } if length(added) > 0 })
    ]
  })

  tags = merge(merge(var.tags, each.value.tags), try(each.value.role_settings["token_exchange"].tags, null))

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_iam_role_policy_attachment" "token_exchange_access" {
  for_each = { for name, fleet in local.fleets : name => fleet if anytrue([
    fleet.scope == "tight" && length(fleet.log_groups) > 0,
    fleet.scope == "tight" && length(fleet.artifact_buckets) > 0,
    fleet.scope == "documented",
    fleet.scope == "tight" && !can(regex("(?s)^(2\\.5|lite)$", fleet.nucleus)),
    fleet.scope == "tight" && fleet.nucleus == "2.0",
  ]) }

  role       = aws_iam_role.token_exchange[each.key].name
  policy_arn = aws_iam_policy.access[each.key].arn

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_iam_role_policy_attachment" "token_exchange_artifacts" {
  for_each = { for name, fleet in local.fleets : name => fleet if length(fleet.artifact_buckets) > 0 }

  role       = aws_iam_role.token_exchange[each.key].name
  policy_arn = aws_iam_policy.artifacts[each.key].arn

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_iam_role_policy_attachment" "token_exchange_components" {
  for_each = { for name, fleet in local.fleets : name => fleet if anytrue([
    length(fleet.system_log_groups) > 0,
    length(fleet.stream_buckets) > 0,
    length(fleet.kinesis_streams) > 0,
    length(fleet.iot_analytics_channels) > 0,
    length(fleet.sitewise_assets) > 0,
    length(fleet.delivery_streams) > 0,
    length(fleet.sns_topics) > 0,
    length(fleet.metric_namespaces) > 0 && fleet.scope == "tight",
    length(fleet.metric_namespaces) > 0 && fleet.scope == "documented",
    length(fleet.repositories) > 0 && fleet.scope == "tight",
    length(fleet.repositories) > 0 && fleet.scope == "documented",
    length(fleet.secrets) > 0,
    length(fleet.video_streams) > 0 && fleet.scope == "tight",
    length(fleet.video_streams) > 0 && fleet.scope == "documented",
    fleet.systems_manager,
  ]) }

  role       = aws_iam_role.token_exchange[each.key].name
  policy_arn = aws_iam_policy.components[each.key].arn

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_iam_role_policy" "token_exchange_grants" {
  for_each = { for name, fleet in local.fleets : name => fleet if length(fleet.statements) > 0 }

  name = "grants"
  role = aws_iam_role.token_exchange[each.key].name

  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [for statement in each.value.statements : { for key, value in statement : key => value if value != null }]
  })

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_iam_role_policies_exclusive" "token_exchange" {
  for_each = { for name, fleet in local.fleets : name => fleet if coalesce(
    try(fleet.role_settings["token_exchange"].exclusive, null),
    var.role_exclusive,
  ) }

  role_name    = aws_iam_role.token_exchange[each.key].name
  policy_names = concat(try([aws_iam_role_policy.token_exchange_grants[each.key].name], []))
}

resource "aws_iam_role_policy_attachments_exclusive" "token_exchange" {
  for_each = { for name, fleet in local.fleets : name => fleet if coalesce(
    try(fleet.role_settings["token_exchange"].exclusive, null),
    var.role_exclusive,
  ) }

  role_name = aws_iam_role.token_exchange[each.key].name
  policy_arns = concat(
    try([aws_iam_role_policy_attachment.token_exchange_access[each.key].policy_arn], []),
    try([aws_iam_role_policy_attachment.token_exchange_artifacts[each.key].policy_arn], []),
    try([aws_iam_role_policy_attachment.token_exchange_components[each.key].policy_arn], []),
    [for key, one in aws_iam_role_policy_attachment.further : one.policy_arn if startswith(key, "${each.key}/token_exchange/")],
  )
}

resource "aws_iam_role" "provisioning" {
  for_each = { for name, fleet in local.fleets : name => fleet if length(fleet.provisioning_templates) > 0 }

  name = coalesce(
    try(each.value.role_settings["provisioning"].name, null),
    "${var.role_name_prefix}GreengrassFleetProvisioningRole-${var.environment}-${each.key}${var.role_name_suffix}",
  )
  path = coalesce(
    try(each.value.role_settings["provisioning"].path, null),
    var.role_path,
    "/",
  )
  description = coalesce(
    try(each.value.role_settings["provisioning"].description, null),
    join(" ", compact(["Lets AWS IoT provision core devices of ${each.key} in ${var.environment}.", each.value.description])),
  )
  max_session_duration = try(
    coalesce(
      try(each.value.role_settings["provisioning"].max_session, null),
      var.role_max_session,
    ),
    null,
  )
  force_detach_policies = coalesce(
    try(each.value.role_settings["provisioning"].force_detach, null),
    var.role_force_detach,
  )
  permissions_boundary = try(
    coalesce(
      try(each.value.role_settings["provisioning"].permissions_boundary, null),
      each.value.role_permissions_boundary,
      var.role_permissions_boundary,
    ),
    null,
  )

  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      for statement in concat(
        length(each.value.provisioning_templates) > 0 && each.value.service_guards ? [
          {
            Effect    = "Allow"
            Principal = { Service = ["iot.amazonaws.com"] }
            Action    = ["sts:AssumeRole"]
            Condition = {
              ArnLike = {
                "aws:SourceArn" = [for provisioning_template in each.value.provisioning_templates : "arn:${local.partition}:iot:${local.region}:${local.account_id}:provisioningtemplate/${provisioning_template}"]
              }
              StringEquals = { "aws:SourceAccount" = [local.account_id] }
            }
          },
        ] : [],
        !each.value.service_guards ? [
          {
            Effect    = "Allow"
            Principal = { Service = ["iot.amazonaws.com"] }
            Action    = ["sts:AssumeRole"]
          },
        ] : [],
      ) : merge(statement, { for name, added in { Condition = coalesce(try(each.value.role_settings["provisioning"].trust_conditions, null), var.role_trust_conditions) } : name => { for operator in distinct(concat(keys(try(statement.Condition, {})), keys(added))) : operator => merge(try(statement.Condition[operator], {}), try(added[operator], {})) } if length(added) > 0 })
    ]
  })

  tags = merge(merge(var.tags, each.value.tags), try(each.value.role_settings["provisioning"].tags, null))

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_iam_role_policy_attachment" "provisioning_aws_io_t_things_registration" {
  for_each = { for name, fleet in local.fleets : name => fleet if length(fleet.provisioning_templates) > 0 }

  role       = aws_iam_role.provisioning[each.key].name
  policy_arn = "arn:${local.partition}:iam::aws:policy/service-role/AWSIoTThingsRegistration"

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_iam_role_policies_exclusive" "provisioning" {
  for_each = { for name, fleet in local.fleets : name => fleet if length(fleet.provisioning_templates) > 0 && coalesce(
    try(fleet.role_settings["provisioning"].exclusive, null),
    var.role_exclusive,
  ) }

  role_name    = aws_iam_role.provisioning[each.key].name
  policy_names = concat(try([aws_iam_role_policy.further["${each.key}/provisioning"].name], []))
}

resource "aws_iam_role_policy_attachments_exclusive" "provisioning" {
  for_each = { for name, fleet in local.fleets : name => fleet if length(fleet.provisioning_templates) > 0 && coalesce(
    try(fleet.role_settings["provisioning"].exclusive, null),
    var.role_exclusive,
  ) }

  role_name = aws_iam_role.provisioning[each.key].name
  policy_arns = concat(
    try([aws_iam_role_policy_attachment.provisioning_aws_io_t_things_registration[each.key].policy_arn], []),
    [for key, one in aws_iam_role_policy_attachment.further : one.policy_arn if startswith(key, "${each.key}/provisioning/")],
  )
}

resource "aws_iam_role" "systems_manager" {
  for_each = { for name, fleet in local.fleets : name => fleet if fleet.systems_manager }

  name = coalesce(
    try(each.value.role_settings["systems_manager"].name, null),
    "${var.role_name_prefix}SSMServiceRole-${var.environment}-${each.key}${var.role_name_suffix}",
  )
  path = coalesce(
    try(each.value.role_settings["systems_manager"].path, null),
    var.role_path,
    "/",
  )
  description = coalesce(
    try(each.value.role_settings["systems_manager"].description, null),
    join(" ", compact(["Lets Systems Manager manage core devices of ${each.key} in ${var.environment}.", each.value.description])),
  )
  max_session_duration = try(
    coalesce(
      try(each.value.role_settings["systems_manager"].max_session, null),
      var.role_max_session,
    ),
    null,
  )
  force_detach_policies = coalesce(
    try(each.value.role_settings["systems_manager"].force_detach, null),
    var.role_force_detach,
  )
  permissions_boundary = try(
    coalesce(
      try(each.value.role_settings["systems_manager"].permissions_boundary, null),
      each.value.role_permissions_boundary,
      var.role_permissions_boundary,
    ),
    null,
  )

  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      for statement in concat(
        each.value.service_guards ? [
          {
            Effect    = "Allow"
            Principal = { Service = ["ssm.amazonaws.com"] }
            Action    = ["sts:AssumeRole"]
            Condition = {
              ArnLike = {
                "aws:SourceArn" = ["arn:${local.partition}:ssm:${local.region}:${local.account_id}:*"]
              }
              StringEquals = { "aws:SourceAccount" = [local.account_id] }
            }
          },
        ] : [],
        !each.value.service_guards ? [
          {
            Effect    = "Allow"
            Principal = { Service = ["ssm.amazonaws.com"] }
            Action    = ["sts:AssumeRole"]
          },
        ] : [],
      ) : merge(statement, { for name, added in { Condition = coalesce(try(each.value.role_settings["systems_manager"].trust_conditions, null), var.role_trust_conditions) } : name => { for operator in distinct(concat(keys(try(statement.Condition, {})), keys(added))) : operator => merge(try(statement.Condition[operator], {}), try(added[operator], {})) } if length(added) > 0 })
    ]
  })

  tags = merge(merge(var.tags, each.value.tags), try(each.value.role_settings["systems_manager"].tags, null))

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_iam_role_policy_attachment" "systems_manager_amazon_ssm_managed_instance_core" {
  for_each = { for name, fleet in local.fleets : name => fleet if fleet.systems_manager }

  role       = aws_iam_role.systems_manager[each.key].name
  policy_arn = "arn:${local.partition}:iam::aws:policy/AmazonSSMManagedInstanceCore"

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_iam_role_policies_exclusive" "systems_manager" {
  for_each = { for name, fleet in local.fleets : name => fleet if fleet.systems_manager && coalesce(
    try(fleet.role_settings["systems_manager"].exclusive, null),
    var.role_exclusive,
  ) }

  role_name    = aws_iam_role.systems_manager[each.key].name
  policy_names = concat(try([aws_iam_role_policy.further["${each.key}/systems_manager"].name], []))
}

resource "aws_iam_role_policy_attachments_exclusive" "systems_manager" {
  for_each = { for name, fleet in local.fleets : name => fleet if fleet.systems_manager && coalesce(
    try(fleet.role_settings["systems_manager"].exclusive, null),
    var.role_exclusive,
  ) }

  role_name = aws_iam_role.systems_manager[each.key].name
  policy_arns = concat(
    try([aws_iam_role_policy_attachment.systems_manager_amazon_ssm_managed_instance_core[each.key].policy_arn], []),
    [for key, one in aws_iam_role_policy_attachment.further : one.policy_arn if startswith(key, "${each.key}/systems_manager/")],
  )
}

resource "aws_iam_group_policy_attachment" "installers_group_installer" {
  for_each = {
    for pair in flatten([
      for name, fleet in var.fleets : [for principal in tolist(fleet.installer_groups) : { fleet = name, principal = principal }] if fleet.installer
    ]) : "${pair.fleet}/${pair.principal}" => pair
  }

  group      = each.value.principal
  policy_arn = aws_iam_policy.installer[each.value.fleet].arn
}

resource "aws_iam_user_policy_attachment" "installers_user_installer" {
  for_each = {
    for pair in flatten([
      for name, fleet in var.fleets : [for principal in tolist(fleet.installer_users) : { fleet = name, principal = principal }] if fleet.installer
    ]) : "${pair.fleet}/${pair.principal}" => pair
  }

  user       = each.value.principal
  policy_arn = aws_iam_policy.installer[each.value.fleet].arn
}

resource "aws_iam_role_policy_attachment" "installers_role_installer" {
  for_each = {
    for pair in flatten([
      for name, fleet in var.fleets : [for principal in tolist(fleet.installer_roles) : { fleet = name, principal = principal }] if fleet.installer
    ]) : "${pair.fleet}/${pair.principal}" => pair
  }

  role       = each.value.principal
  policy_arn = aws_iam_policy.installer[each.value.fleet].arn
}

resource "aws_iot_role_alias" "token_exchange_alias" {
  for_each = local.fleets

  alias               = "GreengrassV2TokenExchangeRoleAlias-${var.environment}-${each.key}"
  role_arn            = aws_iam_role.token_exchange[each.key].arn
  credential_duration = each.value.credential_duration

  tags = merge(var.tags, each.value.tags)

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_iot_policy" "token_exchange_certificate" {
  for_each = local.fleets

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

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_iot_policy" "messages" {
  for_each = { for name, fleet in local.fleets : name => fleet if length(fleet.certificate_statements) > 0 }

  name = "GreengrassV2IoTGrants-${var.environment}-${each.key}"

  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [for statement in each.value.certificate_statements : { for key, value in statement : key => value if value != null }]
  })

  tags = merge(var.tags, each.value.tags)

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_iot_policy" "core_device" {
  for_each = { for name, fleet in local.fleets : name => fleet if length(fleet.things) > 0 }

  name = "GreengrassV2IoTThingPolicy-${var.environment}-${each.key}"

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = concat(
      each.value.scope == "tight" && !each.value.exclusive_things && each.value.nucleus != "lite" ? [
        {
          Effect = "Allow"
          Action = ["iot:Connect"]
          Resource = concat(
            [for thing in each.value.things : "arn:${local.partition}:iot:${local.region}:${local.account_id}:client/${thing}"],
            [for thing in each.value.things : "arn:${local.partition}:iot:${local.region}:${local.account_id}:client/${thing}#*"],
          )
        },
      ] : [],
      each.value.scope == "tight" && !each.value.exclusive_things && each.value.nucleus == "lite" ? [
        {
          Effect = "Allow"
          Action = ["iot:Connect"]
          Resource = concat(
            [for thing in each.value.things : "arn:${local.partition}:iot:${local.region}:${local.account_id}:client/${thing}"],
            [for thing in each.value.things : "arn:${local.partition}:iot:${local.region}:${local.account_id}:client/${thing}#endpoint-switch"],
          )
        },
      ] : [],
      each.value.scope == "tight" && each.value.exclusive_things && each.value.nucleus != "lite" ? [
        {
          Effect = "Allow"
          Action = ["iot:Connect"]
          Resource = [
            "arn:${local.partition}:iot:${local.region}:${local.account_id}:client/$${iot:Connection.Thing.ThingName}",
            "arn:${local.partition}:iot:${local.region}:${local.account_id}:client/$${iot:Connection.Thing.ThingName}#*",
          ]
        },
      ] : [],
      each.value.scope == "tight" && each.value.exclusive_things && each.value.nucleus == "lite" ? [
        {
          Effect = "Allow"
          Action = ["iot:Connect"]
          Resource = [
            "arn:${local.partition}:iot:${local.region}:${local.account_id}:client/$${iot:Connection.Thing.ThingName}",
            "arn:${local.partition}:iot:${local.region}:${local.account_id}:client/$${iot:Connection.Thing.ThingName}#endpoint-switch",
          ]
        },
      ] : [],
      each.value.scope == "tight" && !each.value.exclusive_things ? [
        {
          Effect = "Allow"
          Action = ["iot:Publish"]
          Resource = concat(
            [for thing in each.value.things : "arn:${local.partition}:iot:${local.region}:${local.account_id}:topic/$aws/things/${thing}/greengrass/health/json"],
            [for thing in each.value.things : "arn:${local.partition}:iot:${local.region}:${local.account_id}:topic/$aws/things/${thing}/greengrassv2/health/json"],
          )
        },
      ] : [],
      each.value.scope == "tight" && !each.value.exclusive_things ? [
        {
          Effect = "Allow"
          Action = ["iot:Publish", "iot:Receive"]
          Resource = concat(
            [for thing in each.value.things : "arn:${local.partition}:iot:${local.region}:${local.account_id}:topic/$aws/things/${thing}/jobs/*"],
            [for thing in each.value.things : "arn:${local.partition}:iot:${local.region}:${local.account_id}:topic/$aws/things/${thing}/shadow/*"],
          )
        },
      ] : [],
      each.value.scope == "tight" && !each.value.exclusive_things ? [
        {
          Effect = "Allow"
          Action = ["iot:Subscribe"]
          Resource = concat(
            [for thing in each.value.things : "arn:${local.partition}:iot:${local.region}:${local.account_id}:topicfilter/$aws/things/${thing}/jobs/*"],
            [for thing in each.value.things : "arn:${local.partition}:iot:${local.region}:${local.account_id}:topicfilter/$aws/things/${thing}/shadow/*"],
          )
        },
      ] : [],
      each.value.scope == "tight" && each.value.exclusive_things ? [
        {
          Effect = "Allow"
          Action = ["iot:Publish"]
          Resource = [
            "arn:${local.partition}:iot:${local.region}:${local.account_id}:topic/$aws/things/$${iot:Connection.Thing.ThingName}/greengrass/health/json",
            "arn:${local.partition}:iot:${local.region}:${local.account_id}:topic/$aws/things/$${iot:Connection.Thing.ThingName}/greengrassv2/health/json",
          ]
        },
      ] : [],
      each.value.scope == "tight" && each.value.exclusive_things ? [
        {
          Effect = "Allow"
          Action = ["iot:Publish", "iot:Receive"]
          Resource = [
            "arn:${local.partition}:iot:${local.region}:${local.account_id}:topic/$aws/things/$${iot:Connection.Thing.ThingName}/jobs/*",
            "arn:${local.partition}:iot:${local.region}:${local.account_id}:topic/$aws/things/$${iot:Connection.Thing.ThingName}/shadow/*",
          ]
        },
      ] : [],
      each.value.scope == "tight" && each.value.exclusive_things ? [
        {
          Effect = "Allow"
          Action = ["iot:Subscribe"]
          Resource = [
            "arn:${local.partition}:iot:${local.region}:${local.account_id}:topicfilter/$aws/things/$${iot:Connection.Thing.ThingName}/jobs/*",
            "arn:${local.partition}:iot:${local.region}:${local.account_id}:topicfilter/$aws/things/$${iot:Connection.Thing.ThingName}/shadow/*",
          ]
        },
      ] : [],
      each.value.scope == "documented" && !each.value.exclusive_things ? [
        {
          Effect   = "Allow"
          Action   = ["iot:Connect"]
          Resource = [for thing in each.value.things : "arn:${local.partition}:iot:${local.region}:${local.account_id}:client/${thing}*"]
        },
      ] : [],
      each.value.scope == "documented" && each.value.exclusive_things ? [
        {
          Effect = "Allow"
          Action = ["iot:Connect"]
          Resource = [
            "arn:${local.partition}:iot:${local.region}:${local.account_id}:client/$${iot:Connection.Thing.ThingName}*",
          ]
        },
      ] : [],
      each.value.scope == "documented" ? [
        {
          Effect = "Allow"
          Action = ["iot:Publish", "iot:Receive"]
          Resource = concat(
            [for thing in each.value.things : "arn:${local.partition}:iot:${local.region}:${local.account_id}:topic/$aws/things/${thing}*/greengrass/health/json"],
            [for thing in each.value.things : "arn:${local.partition}:iot:${local.region}:${local.account_id}:topic/$aws/things/${thing}*/greengrassv2/health/json"],
            [for thing in each.value.things : "arn:${local.partition}:iot:${local.region}:${local.account_id}:topic/$aws/things/${thing}*/jobs/*"],
            [for thing in each.value.things : "arn:${local.partition}:iot:${local.region}:${local.account_id}:topic/$aws/things/${thing}*/shadow/*"],
          )
        },
      ] : [],
      each.value.scope == "documented" ? [
        {
          Effect = "Allow"
          Action = ["iot:Subscribe"]
          Resource = concat(
            [for thing in each.value.things : "arn:${local.partition}:iot:${local.region}:${local.account_id}:topicfilter/$aws/things/${thing}*/jobs/*"],
            [for thing in each.value.things : "arn:${local.partition}:iot:${local.region}:${local.account_id}:topicfilter/$aws/things/${thing}*/shadow/*"],
          )
        },
      ] : [],
      each.value.scope == "tight" ? [
        {
          Effect = "Allow"
          Action = ["greengrass:GetComponentVersionArtifact"]
          Resource = [
            "arn:${local.partition}:greengrass:${local.region}:aws:components:*",
            "arn:${local.partition}:greengrass:${local.region}:${local.account_id}:components:*",
          ]
        },
      ] : [],
      each.value.scope == "tight" ? [
        {
          Effect = "Allow"
          Action = [
            "greengrass:GetDeploymentConfiguration",
            "greengrass:ResolveComponentCandidates",
          ]
          Resource = ["*"]
        },
      ] : [],
      each.value.scope == "tight" ? [
        {
          Effect   = "Allow"
          Action   = ["greengrass:ListThingGroupsForCoreDevice"]
          Resource = [for thing in each.value.things : "arn:${local.partition}:iot:${local.region}:${local.account_id}:thing/${thing}"]
        },
      ] : [],
      each.value.scope == "documented" ? [
        {
          Effect = "Allow"
          Action = [
            "greengrass:GetComponentVersionArtifact",
            "greengrass:GetDeploymentConfiguration",
            "greengrass:ListThingGroupsForCoreDevice",
            "greengrass:ResolveComponentCandidates",
          ]
          Resource = ["*"]
        },
      ] : [],
    )
  })

  tags = merge(var.tags, each.value.tags)

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_iot_policy" "core_clients" {
  for_each = { for name, fleet in local.fleets : name => fleet if length(fleet.things) > 0 && length(fleet.client_devices) > 0 }

  name = "GreengrassV2CoreClientDevicesPolicy-${var.environment}-${each.key}"

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = concat(
      each.value.scope == "tight" && !each.value.exclusive_things ? [
        {
          Effect   = "Allow"
          Action   = ["iot:Publish"]
          Resource = [for thing in each.value.things : "arn:${local.partition}:iot:${local.region}:${local.account_id}:topic/$aws/things/${thing}-gci/shadow/get"]
        },
      ] : [],
      each.value.scope == "tight" && !each.value.exclusive_things ? [
        {
          Effect = "Allow"
          Action = ["iot:Receive"]
          Resource = concat(
            [for thing in each.value.things : "arn:${local.partition}:iot:${local.region}:${local.account_id}:topic/$aws/things/${thing}-gci/shadow/get/accepted"],
            [for thing in each.value.things : "arn:${local.partition}:iot:${local.region}:${local.account_id}:topic/$aws/things/${thing}-gci/shadow/update/delta"],
          )
        },
      ] : [],
      each.value.scope == "tight" && !each.value.exclusive_things ? [
        {
          Effect = "Allow"
          Action = ["iot:Subscribe"]
          Resource = concat(
            [for thing in each.value.things : "arn:${local.partition}:iot:${local.region}:${local.account_id}:topicfilter/$aws/things/${thing}-gci/shadow/get/accepted"],
            [for thing in each.value.things : "arn:${local.partition}:iot:${local.region}:${local.account_id}:topicfilter/$aws/things/${thing}-gci/shadow/update/delta"],
          )
        },
      ] : [],
      each.value.scope == "tight" && each.value.exclusive_things ? [
        {
          Effect = "Allow"
          Action = ["iot:Publish"]
          Resource = [
            "arn:${local.partition}:iot:${local.region}:${local.account_id}:topic/$aws/things/$${iot:Connection.Thing.ThingName}-gci/shadow/get",
          ]
        },
      ] : [],
      each.value.scope == "tight" && each.value.exclusive_things ? [
        {
          Effect = "Allow"
          Action = ["iot:Receive"]
          Resource = [
            "arn:${local.partition}:iot:${local.region}:${local.account_id}:topic/$aws/things/$${iot:Connection.Thing.ThingName}-gci/shadow/get/accepted",
            "arn:${local.partition}:iot:${local.region}:${local.account_id}:topic/$aws/things/$${iot:Connection.Thing.ThingName}-gci/shadow/update/delta",
          ]
        },
      ] : [],
      each.value.scope == "tight" && each.value.exclusive_things ? [
        {
          Effect = "Allow"
          Action = ["iot:Subscribe"]
          Resource = [
            "arn:${local.partition}:iot:${local.region}:${local.account_id}:topicfilter/$aws/things/$${iot:Connection.Thing.ThingName}-gci/shadow/get/accepted",
            "arn:${local.partition}:iot:${local.region}:${local.account_id}:topicfilter/$aws/things/$${iot:Connection.Thing.ThingName}-gci/shadow/update/delta",
          ]
        },
      ] : [],
      each.value.scope == "documented" ? [
        {
          Effect   = "Allow"
          Action   = ["iot:Publish"]
          Resource = [for thing in each.value.things : "arn:${local.partition}:iot:${local.region}:${local.account_id}:topic/$aws/things/${thing}*-gci/shadow/get"]
        },
      ] : [],
      each.value.scope == "documented" ? [
        {
          Effect = "Allow"
          Action = ["iot:Receive"]
          Resource = concat(
            [for thing in each.value.things : "arn:${local.partition}:iot:${local.region}:${local.account_id}:topic/$aws/things/${thing}*-gci/shadow/get/accepted"],
            [for thing in each.value.things : "arn:${local.partition}:iot:${local.region}:${local.account_id}:topic/$aws/things/${thing}*-gci/shadow/update/delta"],
          )
        },
      ] : [],
      each.value.scope == "documented" ? [
        {
          Effect = "Allow"
          Action = ["iot:Subscribe"]
          Resource = concat(
            [for thing in each.value.things : "arn:${local.partition}:iot:${local.region}:${local.account_id}:topicfilter/$aws/things/${thing}*-gci/shadow/get/accepted"],
            [for thing in each.value.things : "arn:${local.partition}:iot:${local.region}:${local.account_id}:topicfilter/$aws/things/${thing}*-gci/shadow/update/delta"],
          )
        },
      ] : [],
      [
        {
          Effect = "Allow"
          Action = [
            "greengrass:PutCertificateAuthorities",
            "greengrass:VerifyClientDeviceIdentity",
          ]
          Resource = ["*"]
        },
      ],
      each.value.scope == "tight" ? [
        {
          Effect   = "Allow"
          Action   = ["greengrass:VerifyClientDeviceIoTCertificateAssociation"]
          Resource = [for client_device in each.value.client_devices : "arn:${local.partition}:iot:${local.region}:${local.account_id}:thing/${client_device}"]
        },
      ] : [],
      each.value.scope == "tight" ? [
        {
          Effect   = "Allow"
          Action   = ["greengrass:GetConnectivityInfo"]
          Resource = [for thing in each.value.things : "arn:${local.partition}:iot:${local.region}:${local.account_id}:thing/${thing}"]
        },
      ] : [],
      each.value.ip_detector && each.value.scope == "tight" ? [
        {
          Effect   = "Allow"
          Action   = ["greengrass:UpdateConnectivityInfo"]
          Resource = [for thing in each.value.things : "arn:${local.partition}:iot:${local.region}:${local.account_id}:thing/${thing}"]
        },
      ] : [],
      each.value.scope == "documented" ? [
        {
          Effect   = "Allow"
          Action   = ["greengrass:VerifyClientDeviceIoTCertificateAssociation"]
          Resource = ["arn:${local.partition}:iot:${local.region}:${local.account_id}:thing/*"]
        },
      ] : [],
      each.value.scope == "documented" ? [
        {
          Effect   = "Allow"
          Action   = ["greengrass:GetConnectivityInfo", "greengrass:UpdateConnectivityInfo"]
          Resource = [for thing in each.value.things : "arn:${local.partition}:iot:${local.region}:${local.account_id}:thing/${thing}*"]
        },
      ] : [],
    )
  })

  tags = merge(var.tags, each.value.tags)

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_iot_policy" "client_device" {
  for_each = { for name, fleet in local.fleets : name => fleet if length(fleet.client_devices) > 0 }

  name = "GreengrassV2ClientDevicePolicy-${var.environment}-${each.key}"

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = concat(
      each.value.scope == "tight" && !each.value.exclusive_things ? [
        {
          Effect   = "Allow"
          Action   = ["iot:Connect"]
          Resource = [for client_device in each.value.client_devices : "arn:${local.partition}:iot:${local.region}:${local.account_id}:client/${client_device}"]
        },
      ] : [],
      each.value.scope == "tight" && each.value.exclusive_things ? [
        {
          Effect = "Allow"
          Action = ["iot:Connect"]
          Resource = [
            "arn:${local.partition}:iot:${local.region}:${local.account_id}:client/$${iot:Connection.Thing.ThingName}",
          ]
        },
      ] : [],
      length(each.value.client_topics) > 0 && each.value.scope == "tight" ? [
        {
          Effect   = "Allow"
          Action   = ["iot:Publish", "iot:Receive"]
          Resource = [for client_topic in each.value.client_topics : "arn:${local.partition}:iot:${local.region}:${local.account_id}:topic/${client_topic}"]
        },
      ] : [],
      length(each.value.client_topics) > 0 && each.value.scope == "tight" ? [
        {
          Effect   = "Allow"
          Action   = ["iot:Subscribe"]
          Resource = [for client_topic in each.value.client_topics : "arn:${local.partition}:iot:${local.region}:${local.account_id}:topicfilter/${client_topic}"]
        },
      ] : [],
      each.value.scope == "tight" ? [
        {
          Effect   = "Allow"
          Action   = ["greengrass:Discover"]
          Resource = [for client_device in each.value.client_devices : "arn:${local.partition}:iot:${local.region}:${local.account_id}:thing/${client_device}"]
        },
      ] : [],
      each.value.scope == "documented" ? [
        {
          Effect   = "Allow"
          Action   = ["iot:Connect"]
          Resource = ["*"]
        },
      ] : [],
      each.value.scope == "documented" ? [
        {
          Effect   = "Allow"
          Action   = ["iot:Publish", "iot:Receive"]
          Resource = ["arn:${local.partition}:iot:${local.region}:${local.account_id}:topic/*"]
        },
      ] : [],
      each.value.scope == "documented" ? [
        {
          Effect   = "Allow"
          Action   = ["iot:Subscribe"]
          Resource = ["arn:${local.partition}:iot:${local.region}:${local.account_id}:topicfilter/*"]
        },
      ] : [],
      each.value.scope == "documented" ? [
        {
          Effect   = "Allow"
          Action   = ["greengrass:Discover"]
          Resource = ["arn:${local.partition}:iot:${local.region}:${local.account_id}:thing/*"]
        },
      ] : [],
    )
  })

  tags = merge(var.tags, each.value.tags)

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_iot_policy" "shadow_sync" {
  for_each = { for name, fleet in local.fleets : name => fleet if length(fleet.shadow_things) > 0 }

  name = "GreengrassV2ShadowSyncPolicy-${var.environment}-${each.key}"

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect = "Allow"
        Action = ["iot:DeleteThingShadow", "iot:GetThingShadow", "iot:UpdateThingShadow"]
        Resource = concat(
          [for shadow_thing in each.value.shadow_things : "arn:${local.partition}:iot:${local.region}:${local.account_id}:thing/${shadow_thing}"],
          [for shadow_thing in each.value.shadow_things : "arn:${local.partition}:iot:${local.region}:${local.account_id}:thing/${shadow_thing}/*"],
        )
      },
      {
        Effect   = "Allow"
        Action   = ["iot:Receive"]
        Resource = [for shadow_thing in each.value.shadow_things : "arn:${local.partition}:iot:${local.region}:${local.account_id}:topic/$aws/things/${shadow_thing}/shadow/*"]
      },
      {
        Effect   = "Allow"
        Action   = ["iot:Subscribe"]
        Resource = [for shadow_thing in each.value.shadow_things : "arn:${local.partition}:iot:${local.region}:${local.account_id}:topicfilter/$aws/things/${shadow_thing}/shadow/*"]
      },
    ]
  })

  tags = merge(var.tags, each.value.tags)

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_iot_policy" "claim" {
  for_each = { for name, fleet in local.fleets : name => fleet if length(fleet.provisioning_templates) > 0 }

  name = "GreengrassProvisioningClaimPolicy-${var.environment}-${each.key}"

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = concat(
      each.value.scope == "tight" ? [
        {
          Effect   = "Allow"
          Action   = ["iot:Connect"]
          Resource = [for claim_client in each.value.claim_clients : "arn:${local.partition}:iot:${local.region}:${local.account_id}:client/${claim_client}"]
        },
      ] : [],
      each.value.scope == "tight" ? [
        {
          Effect = "Allow"
          Action = ["iot:Publish"]
          Resource = concat(
            [for claim_request in each.value.claim_requests : "arn:${local.partition}:iot:${local.region}:${local.account_id}:topic/$aws/certificates/${claim_request}/json"],
            [for provisioning_template in each.value.provisioning_templates : "arn:${local.partition}:iot:${local.region}:${local.account_id}:topic/$aws/provisioning-templates/${provisioning_template}/provision/json"],
          )
        },
      ] : [],
      each.value.scope == "tight" ? [
        {
          Effect = "Allow"
          Action = ["iot:Receive"]
          Resource = concat(
            [for claim_request in each.value.claim_requests : "arn:${local.partition}:iot:${local.region}:${local.account_id}:topic/$aws/certificates/${claim_request}/json/accepted"],
            [for claim_request in each.value.claim_requests : "arn:${local.partition}:iot:${local.region}:${local.account_id}:topic/$aws/certificates/${claim_request}/json/rejected"],
            [for provisioning_template in each.value.provisioning_templates : "arn:${local.partition}:iot:${local.region}:${local.account_id}:topic/$aws/provisioning-templates/${provisioning_template}/provision/json/accepted"],
            [for provisioning_template in each.value.provisioning_templates : "arn:${local.partition}:iot:${local.region}:${local.account_id}:topic/$aws/provisioning-templates/${provisioning_template}/provision/json/rejected"],
          )
        },
      ] : [],
      each.value.scope == "tight" ? [
        {
          Effect = "Allow"
          Action = ["iot:Subscribe"]
          Resource = concat(
            [for claim_request in each.value.claim_requests : "arn:${local.partition}:iot:${local.region}:${local.account_id}:topicfilter/$aws/certificates/${claim_request}/json/accepted"],
            [for claim_request in each.value.claim_requests : "arn:${local.partition}:iot:${local.region}:${local.account_id}:topicfilter/$aws/certificates/${claim_request}/json/rejected"],
            [for provisioning_template in each.value.provisioning_templates : "arn:${local.partition}:iot:${local.region}:${local.account_id}:topicfilter/$aws/provisioning-templates/${provisioning_template}/provision/json/accepted"],
            [for provisioning_template in each.value.provisioning_templates : "arn:${local.partition}:iot:${local.region}:${local.account_id}:topicfilter/$aws/provisioning-templates/${provisioning_template}/provision/json/rejected"],
          )
        },
      ] : [],
      each.value.scope == "documented" ? [
        {
          Effect   = "Allow"
          Action   = ["iot:Connect"]
          Resource = ["*"]
        },
      ] : [],
      each.value.scope == "documented" ? [
        {
          Effect = "Allow"
          Action = ["iot:Publish", "iot:Receive"]
          Resource = concat(
            [for claim_request in each.value.claim_requests : "arn:${local.partition}:iot:${local.region}:${local.account_id}:topic/$aws/certificates/${claim_request}/*"],
            [for provisioning_template in each.value.provisioning_templates : "arn:${local.partition}:iot:${local.region}:${local.account_id}:topic/$aws/provisioning-templates/${provisioning_template}/provision/*"],
          )
        },
      ] : [],
      each.value.scope == "documented" ? [
        {
          Effect = "Allow"
          Action = ["iot:Subscribe"]
          Resource = concat(
            [for claim_request in each.value.claim_requests : "arn:${local.partition}:iot:${local.region}:${local.account_id}:topicfilter/$aws/certificates/${claim_request}/*"],
            [for provisioning_template in each.value.provisioning_templates : "arn:${local.partition}:iot:${local.region}:${local.account_id}:topicfilter/$aws/provisioning-templates/${provisioning_template}/provision/*"],
          )
        },
      ] : [],
    )
  })

  tags = merge(var.tags, each.value.tags)

  lifecycle {
    create_before_destroy = true
  }
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
    provisioning    = aws_iam_role.provisioning
    systems_manager = aws_iam_role.systems_manager
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
    provisioning    = aws_iam_role.provisioning
    systems_manager = aws_iam_role.systems_manager
    token_exchange  = aws_iam_role.token_exchange
  }[each.value.role][each.value.fleet].name
  policy_arn = each.value.arn

  lifecycle {
    create_before_destroy = true
  }
}
