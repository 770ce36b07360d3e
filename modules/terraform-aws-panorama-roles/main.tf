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
    "${var.role_name_prefix}AWSPanoramaServiceRole${var.role_name_suffix}",
  )
  path = coalesce(try(var.role_settings["service"].path, null), var.role_path, var.path)
  description = coalesce(
    try(var.role_settings["service"].description, null),
    "Lets AWS Panorama use S3, IoT, Greengrass, Lambda and SageMaker, and pass them their roles.",
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
          Principal = { Service = ["panorama.amazonaws.com"] }
          Action    = ["sts:AssumeRole"]
        },
      ] : merge(statement, { for name, added in { Condition = coalesce(try(var.role_settings["service"].trust_conditions, null), var.role_trust_conditions) } : name => { for operator in distinct(concat(keys(try(statement.Condition, {})), keys(added))) : operator => merge(try(statement.Condition[operator], {}), try(added[operator], {})) } if length(added) > 0 })
    ]
  })

  tags = merge(var.tags, try(var.role_settings["service"].tags, null))

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_iam_role_policy_attachment" "service_aws_panorama_service_role_policy" {
  count = local.create_account_roles && var.service_role ? 1 : 0

  role       = aws_iam_role.service[0].name
  policy_arn = "arn:${local.partition}:iam::aws:policy/service-role/AWSPanoramaServiceRolePolicy"

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_iam_role_policy" "service_pass_group_roles" {
  count = local.create_account_roles && var.service_role ? 1 : 0

  name = "pass-group-roles"
  role = aws_iam_role.service[0].name

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid    = "PassGroupRolesOfFleets"
        Effect = "Allow"
        Action = ["iam:PassRole"]
        Resource = [
          "arn:${local.partition}:iam::${local.account_id}:role${var.path}AWSPanoramaGreengrassGroupRole-*",
        ]
        Condition = { StringEquals = { "iam:PassedToService" = ["greengrass.amazonaws.com"] } }
      },
    ]
  })

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_iam_role_policies_exclusive" "service" {
  count = local.create_account_roles && var.service_role && coalesce(try(var.role_settings["service"].exclusive, null), var.role_exclusive) ? 1 : 0

  role_name = aws_iam_role.service[0].name
  policy_names = concat(
    try([aws_iam_role_policy.service_pass_group_roles[0].name], []),
    try([aws_iam_role_policy.shared["service"].name], []),
  )
}

resource "aws_iam_role_policy_attachments_exclusive" "service" {
  count = local.create_account_roles && var.service_role && coalesce(try(var.role_settings["service"].exclusive, null), var.role_exclusive) ? 1 : 0

  role_name = aws_iam_role.service[0].name
  policy_arns = concat(
    try([aws_iam_role_policy_attachment.service_aws_panorama_service_role_policy[0].policy_arn], []),
    [for key, one in aws_iam_role_policy_attachment.shared : one.policy_arn if startswith(key, "service/")],
  )
}

resource "aws_iam_role" "appliance" {
  count = local.create_account_roles && var.appliance_role ? 1 : 0

  name = "AWSPanoramaApplianceRole"
  path = var.path
  description = coalesce(
    try(var.role_settings["appliance"].description, null),
    "Lets the AWS IoT software on an AWS Panorama Appliance write logs to CloudWatch.",
  )
  max_session_duration = try(
    coalesce(
      try(var.role_settings["appliance"].max_session, null),
      var.role_max_session,
    ),
    null,
  )
  force_detach_policies = coalesce(
    try(var.role_settings["appliance"].force_detach, null),
    var.role_force_detach,
  )
  permissions_boundary = try(
    coalesce(
      try(var.role_settings["appliance"].permissions_boundary, null),
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
          Principal = { Service = ["credentials.iot.amazonaws.com"] }
          Action    = ["sts:AssumeRole"]
        },
      ] : merge(statement, { for name, added in { Condition = coalesce(try(var.role_settings["appliance"].trust_conditions, null), var.role_trust_conditions) } : name => { for operator in distinct(concat(keys(try(statement.Condition, {})), keys(added))) : operator => merge(try(statement.Condition[operator], {}), try(added[operator], {})) } if length(added) > 0 })
    ]
  })

  tags = merge(var.tags, try(var.role_settings["appliance"].tags, null))

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_iam_role_policy_attachment" "appliance_aws_panorama_appliance_role_policy" {
  count = local.create_account_roles && var.appliance_role ? 1 : 0

  role       = aws_iam_role.appliance[0].name
  policy_arn = "arn:${local.partition}:iam::aws:policy/service-role/AWSPanoramaApplianceRolePolicy"

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_iam_role_policies_exclusive" "appliance" {
  count = local.create_account_roles && var.appliance_role && coalesce(
    try(var.role_settings["appliance"].exclusive, null),
    var.role_exclusive,
  ) ? 1 : 0

  role_name    = aws_iam_role.appliance[0].name
  policy_names = concat(try([aws_iam_role_policy.shared["appliance"].name], []))
}

resource "aws_iam_role_policy_attachments_exclusive" "appliance" {
  count = local.create_account_roles && var.appliance_role && coalesce(
    try(var.role_settings["appliance"].exclusive, null),
    var.role_exclusive,
  ) ? 1 : 0

  role_name = aws_iam_role.appliance[0].name
  policy_arns = concat(
    try([aws_iam_role_policy_attachment.appliance_aws_panorama_appliance_role_policy[0].policy_arn], []),
    [for key, one in aws_iam_role_policy_attachment.shared : one.policy_arn if startswith(key, "appliance/")],
  )
}

resource "aws_iam_role" "sagemaker" {
  count = local.create_account_roles && var.sagemaker_role ? 1 : 0

  name = "AWSPanoramaSageMakerRole"
  path = var.path
  description = coalesce(
    try(var.role_settings["sagemaker"].description, null),
    "Lets SageMaker manage objects in buckets made for AWS Panorama.",
  )
  max_session_duration = try(
    coalesce(
      try(var.role_settings["sagemaker"].max_session, null),
      var.role_max_session,
    ),
    null,
  )
  force_detach_policies = coalesce(
    try(var.role_settings["sagemaker"].force_detach, null),
    var.role_force_detach,
  )
  permissions_boundary = try(
    coalesce(
      try(var.role_settings["sagemaker"].permissions_boundary, null),
      var.role_permissions_boundary,
    ),
    null,
  )

  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      for statement in concat(
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
      ) : merge(statement, { for name, added in { Condition = coalesce(try(var.role_settings["sagemaker"].trust_conditions, null), var.role_trust_conditions) } : name => { for operator in distinct(concat(keys(try(statement.Condition, {})), keys(added))) : operator => merge(try(statement.Condition[operator], {}), try(added[operator], {})) } if length(added) > 0 })
    ]
  })

  tags = merge(var.tags, try(var.role_settings["sagemaker"].tags, null))

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_iam_role_policy_attachment" "sagemaker_aws_panorama_sage_maker_role_policy" {
  count = local.create_account_roles && var.sagemaker_role ? 1 : 0

  role       = aws_iam_role.sagemaker[0].name
  policy_arn = "arn:${local.partition}:iam::aws:policy/service-role/AWSPanoramaSageMakerRolePolicy"

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_iam_role_policies_exclusive" "sagemaker" {
  count = local.create_account_roles && var.sagemaker_role && coalesce(
    try(var.role_settings["sagemaker"].exclusive, null),
    var.role_exclusive,
  ) ? 1 : 0

  role_name    = aws_iam_role.sagemaker[0].name
  policy_names = concat(try([aws_iam_role_policy.shared["sagemaker"].name], []))
}

resource "aws_iam_role_policy_attachments_exclusive" "sagemaker" {
  count = local.create_account_roles && var.sagemaker_role && coalesce(
    try(var.role_settings["sagemaker"].exclusive, null),
    var.role_exclusive,
  ) ? 1 : 0

  role_name = aws_iam_role.sagemaker[0].name
  policy_arns = concat(
    try([aws_iam_role_policy_attachment.sagemaker_aws_panorama_sage_maker_role_policy[0].policy_arn], []),
    [for key, one in aws_iam_role_policy_attachment.shared : one.policy_arn if startswith(key, "sagemaker/")],
  )
}

resource "aws_iam_role" "greengrass" {
  count = local.create_account_roles && var.greengrass_role ? 1 : 0

  name = "AWSPanoramaGreengrassRole"
  path = var.path
  description = coalesce(
    try(var.role_settings["greengrass"].description, null),
    "Lets AWS IoT Greengrass use Lambda, SageMaker, S3 and AWS IoT.",
  )
  max_session_duration = try(
    coalesce(
      try(var.role_settings["greengrass"].max_session, null),
      var.role_max_session,
    ),
    null,
  )
  force_detach_policies = coalesce(
    try(var.role_settings["greengrass"].force_detach, null),
    var.role_force_detach,
  )
  permissions_boundary = try(
    coalesce(
      try(var.role_settings["greengrass"].permissions_boundary, null),
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
      ] : merge(statement, { for name, added in { Condition = coalesce(try(var.role_settings["greengrass"].trust_conditions, null), var.role_trust_conditions) } : name => { for operator in distinct(concat(keys(try(statement.Condition, {})), keys(added))) : operator => merge(try(statement.Condition[operator], {}), try(added[operator], {})) } if length(added) > 0 })
    ]
  })

  tags = merge(var.tags, try(var.role_settings["greengrass"].tags, null))

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_iam_role_policy_attachment" "greengrass_aws_greengrass_resource_access_role_policy" {
  count = local.create_account_roles && var.greengrass_role ? 1 : 0

  role       = aws_iam_role.greengrass[0].name
  policy_arn = "arn:${local.partition}:iam::aws:policy/service-role/AWSGreengrassResourceAccessRolePolicy"

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_iam_role_policies_exclusive" "greengrass" {
  count = local.create_account_roles && var.greengrass_role && coalesce(
    try(var.role_settings["greengrass"].exclusive, null),
    var.role_exclusive,
  ) ? 1 : 0

  role_name    = aws_iam_role.greengrass[0].name
  policy_names = concat(try([aws_iam_role_policy.shared["greengrass"].name], []))
}

resource "aws_iam_role_policy_attachments_exclusive" "greengrass" {
  count = local.create_account_roles && var.greengrass_role && coalesce(
    try(var.role_settings["greengrass"].exclusive, null),
    var.role_exclusive,
  ) ? 1 : 0

  role_name = aws_iam_role.greengrass[0].name
  policy_arns = concat(
    try([aws_iam_role_policy_attachment.greengrass_aws_greengrass_resource_access_role_policy[0].policy_arn], []),
    [for key, one in aws_iam_role_policy_attachment.shared : one.policy_arn if startswith(key, "greengrass/")],
  )
}

resource "aws_iam_role_policy" "shared" {
  for_each = {
    for id, settings in var.role_settings : id => { role = id, statements = settings.statements }
    if local.create_account_roles && length(settings.statements) > 0
  }

  name = "grants"
  role = {
    appliance  = aws_iam_role.appliance
    greengrass = aws_iam_role.greengrass
    sagemaker  = aws_iam_role.sagemaker
    service    = aws_iam_role.service
  }[each.value.role][0].name

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

  role = {
    appliance  = aws_iam_role.appliance
    greengrass = aws_iam_role.greengrass
    sagemaker  = aws_iam_role.sagemaker
    service    = aws_iam_role.service
  }[each.value.role][0].name
  policy_arn = each.value.arn

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_iam_role" "greengrass_group" {
  for_each = local.fleets

  name = each.value.exact_name ? "AWSPanoramaGreengrassGroupRole" : "AWSPanoramaGreengrassGroupRole-${var.environment}-${each.key}"
  path = var.path
  description = coalesce(
    try(each.value.role_settings["greengrass_group"].description, null),
    join(" ", compact(["What the code on the appliances of ${each.key} may do in ${var.environment}.", each.value.description])),
  )
  max_session_duration = try(
    coalesce(
      try(each.value.role_settings["greengrass_group"].max_session, null),
      var.role_max_session,
    ),
    null,
  )
  force_detach_policies = coalesce(
    try(each.value.role_settings["greengrass_group"].force_detach, null),
    var.role_force_detach,
  )
  permissions_boundary = try(
    coalesce(
      try(each.value.role_settings["greengrass_group"].permissions_boundary, null),
      each.value.role_permissions_boundary,
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
              "aws:SourceArn" = [for greengrass_group_id in each.value.greengrass_group_ids : "arn:${local.partition}:greengrass:${local.region}:${local.account_id}:/greengrass/groups/${greengrass_group_id}"]
            }
            StringEquals = { "aws:SourceAccount" = [local.account_id] }
          }
        },
      ] : merge(statement, { for name, added in { Condition = coalesce(try(each.value.role_settings["greengrass_group"].trust_conditions, null), var.role_trust_conditions) } : name => { for operator in distinct(concat(keys(try(statement.Condition, {})), keys(added))) : operator => merge(try(statement.Condition[operator], {}), try(added[operator], {})) } if length(added) > 0 })
    ]
  })

  tags = merge(merge(var.tags, each.value.tags), try(each.value.role_settings["greengrass_group"].tags, null))

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_iam_role_policy_attachment" "greengrass_group_aws_panorama_greengrass_group_role_policy" {
  for_each = { for name, fleet in local.fleets : name => fleet if fleet.scope == "documented" }

  role       = aws_iam_role.greengrass_group[each.key].name
  policy_arn = "arn:${local.partition}:iam::aws:policy/service-role/AWSPanoramaGreengrassGroupRolePolicy"

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_iam_role_policy" "greengrass_group_application" {
  for_each = { for name, fleet in local.fleets : name => fleet if anytrue([
    fleet.scope == "tight" && length(fleet.buckets) > 0,
    fleet.scope == "tight" && length(fleet.dashboards) > 0,
    fleet.scope == "tight" && length(fleet.metric_namespaces) > 0,
    fleet.scope == "tight" && length(fleet.log_groups) > 0,
  ]) }

  name = "application"
  role = aws_iam_role.greengrass_group[each.key].name

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = concat(
      each.value.scope == "tight" && length(each.value.buckets) > 0 ? [
        {
          Sid      = "FindContents"
          Effect   = "Allow"
          Action   = ["s3:GetBucketLocation", "s3:ListBucket"]
          Resource = [for bucket in each.value.buckets : "arn:${local.partition}:s3:::${bucket}"]
        },
      ] : [],
      each.value.scope == "tight" && length(each.value.dashboards) > 0 ? [
        {
          Sid      = "PutDashboards"
          Effect   = "Allow"
          Action   = ["cloudwatch:PutDashboard"]
          Resource = [for dashboard in each.value.dashboards : "arn:${local.partition}:cloudwatch::${local.account_id}:dashboard/${dashboard}"]
        },
      ] : [],
      each.value.scope == "tight" && length(each.value.metric_namespaces) > 0 ? [
        {
          Sid      = "PutMetrics"
          Effect   = "Allow"
          Action   = ["cloudwatch:PutMetricData"]
          Resource = ["*"]
          Condition = {
            StringEquals = { "cloudwatch:namespace" = tolist(each.value.metric_namespaces) }
          }
        },
      ] : [],
      each.value.scope == "tight" && length(each.value.buckets) > 0 ? [
        {
          Sid      = "ReadAndWriteContents"
          Effect   = "Allow"
          Action   = ["s3:GetObject", "s3:PutObject"]
          Resource = [for bucket in each.value.buckets : "arn:${local.partition}:s3:::${bucket}/*"]
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

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_iam_role_policy" "greengrass_group_grants" {
  for_each = { for name, fleet in local.fleets : name => fleet if length(fleet.statements) > 0 }

  name = "grants"
  role = aws_iam_role.greengrass_group[each.key].name

  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [for statement in each.value.statements : { for key, value in statement : key => value if value != null }]
  })

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_iam_role_policies_exclusive" "greengrass_group" {
  for_each = { for name, fleet in local.fleets : name => fleet if coalesce(
    try(fleet.role_settings["greengrass_group"].exclusive, null),
    var.role_exclusive,
  ) }

  role_name = aws_iam_role.greengrass_group[each.key].name
  policy_names = concat(
    try([aws_iam_role_policy.greengrass_group_application[each.key].name], []),
    try([aws_iam_role_policy.greengrass_group_grants[each.key].name], []),
  )
}

resource "aws_iam_role_policy_attachments_exclusive" "greengrass_group" {
  for_each = { for name, fleet in local.fleets : name => fleet if coalesce(
    try(fleet.role_settings["greengrass_group"].exclusive, null),
    var.role_exclusive,
  ) }

  role_name = aws_iam_role.greengrass_group[each.key].name
  policy_arns = concat(
    try([aws_iam_role_policy_attachment.greengrass_group_aws_panorama_greengrass_group_role_policy[each.key].policy_arn], []),
    [for key, one in aws_iam_role_policy_attachment.further : one.policy_arn if startswith(key, "${each.key}/greengrass_group/")],
  )
}

resource "aws_iam_role_policy_attachment" "further" {
  for_each = merge([
    for name, fleet in local.fleets : merge([
      for id, settings in fleet.role_settings : {
        for policy, arn in settings.managed_policies : "${name}/${id}/${policy}" => { fleet = name, role = id, arn = arn }
      }
    ]...)
  ]...)

  role       = aws_iam_role.greengrass_group[each.value.fleet].name
  policy_arn = each.value.arn

  lifecycle {
    create_before_destroy = true
  }
}
