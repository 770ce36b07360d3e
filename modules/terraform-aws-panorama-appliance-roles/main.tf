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
  count = local.create_account_roles ? 1 : 0

  name = "AWSPanoramaApplianceServiceRole"
  path = "/service-role/"
  description = coalesce(
    try(var.role_settings["service"].description, null),
    "Lets AWS Panorama Appliances write logs and metrics, and read what is deployed to them.",
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
          Condition = {
            ArnLike = {
              "aws:SourceArn" = flatten([for region in local.regions : [for device_id in var.device_ids : "arn:${local.partition}:panorama:${region}:${local.account_id}:device/${device_id}"]])
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

resource "aws_iam_role_policy_attachment" "service_aws_panorama_appliance_service_role_policy" {
  count = local.create_account_roles ? 1 : 0

  role       = aws_iam_role.service[0].name
  policy_arn = "arn:${local.partition}:iam::aws:policy/service-role/AWSPanoramaApplianceServiceRolePolicy"

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_iam_role_policies_exclusive" "service" {
  count = local.create_account_roles && coalesce(try(var.role_settings["service"].exclusive, null), var.role_exclusive) ? 1 : 0

  role_name    = aws_iam_role.service[0].name
  policy_names = concat(try([aws_iam_role_policy.shared["service"].name], []))
}

resource "aws_iam_role_policy_attachments_exclusive" "service" {
  count = local.create_account_roles && coalesce(try(var.role_settings["service"].exclusive, null), var.role_exclusive) ? 1 : 0

  role_name = aws_iam_role.service[0].name
  policy_arns = concat(
    try([aws_iam_role_policy_attachment.service_aws_panorama_appliance_service_role_policy[0].policy_arn], []),
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

resource "aws_iam_role" "application" {
  for_each = local.fleets

  name = "PanoramaApplication-${var.environment}-${each.key}"
  path = "/service-role/"
  description = coalesce(
    try(each.value.role_settings["application"].description, null),
    join(" ", compact(["What the code of the application ${each.key} may do in ${var.environment}.", each.value.description])),
  )
  max_session_duration = try(
    coalesce(
      try(each.value.role_settings["application"].max_session, null),
      var.role_max_session,
    ),
    null,
  )
  force_detach_policies = coalesce(
    try(each.value.role_settings["application"].force_detach, null),
    var.role_force_detach,
  )
  permissions_boundary = try(
    coalesce(
      try(each.value.role_settings["application"].permissions_boundary, null),
      each.value.role_permissions_boundary,
      var.role_permissions_boundary,
    ),
    null,
  )

  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      for statement in concat(
        each.value.application_guard ? [
          {
            Effect    = "Allow"
            Principal = { Service = ["panorama.amazonaws.com"] }
            Action    = ["sts:AssumeRole"]
            Condition = {
              ArnLike = {
                "aws:SourceArn" = [for application_device_id in each.value.application_device_ids : "arn:${local.partition}:panorama:${local.region}:${local.account_id}:device/${application_device_id}"]
              }
              StringEquals = { "aws:SourceAccount" = [local.account_id] }
            }
          },
        ] : [],
        !each.value.application_guard ? [
          {
            Effect    = "Allow"
            Principal = { Service = ["panorama.amazonaws.com"] }
            Action    = ["sts:AssumeRole"]
          },
        ] : [],
      ) : merge(statement, { for name, added in { Condition = coalesce(try(each.value.role_settings["application"].trust_conditions, null), var.role_trust_conditions) } : name => { for operator in distinct(concat(keys(try(statement.Condition, {})), keys(added))) : operator => merge(try(statement.Condition[operator], {}), try(added[operator], {})) } if length(added) > 0 })
    ]
  })

  tags = merge(merge(var.tags, each.value.tags), try(each.value.role_settings["application"].tags, null))

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_iam_role_policy" "application_metrics" {
  for_each = local.fleets

  name = "metrics"
  role = aws_iam_role.application[each.key].name

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = concat(
      length(each.value.metric_namespaces) == 0 ? [
        {
          Sid      = "PutMetrics"
          Effect   = "Allow"
          Action   = ["cloudwatch:PutMetricData"]
          Resource = ["*"]
        },
      ] : [],
      length(each.value.metric_namespaces) > 0 ? [
        {
          Sid      = "PutMetricsIntoNamespaces"
          Effect   = "Allow"
          Action   = ["cloudwatch:PutMetricData"]
          Resource = ["*"]
          Condition = {
            StringEquals = { "cloudwatch:namespace" = tolist(each.value.metric_namespaces) }
          }
        },
      ] : [],
    )
  })

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_iam_role_policy" "application_grants" {
  for_each = { for name, fleet in local.fleets : name => fleet if length(fleet.statements) > 0 }

  name = "grants"
  role = aws_iam_role.application[each.key].name

  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [for statement in each.value.statements : { for key, value in statement : key => value if value != null }]
  })

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_iam_role_policies_exclusive" "application" {
  for_each = { for name, fleet in local.fleets : name => fleet if coalesce(
    try(fleet.role_settings["application"].exclusive, null),
    var.role_exclusive,
  ) }

  role_name = aws_iam_role.application[each.key].name
  policy_names = concat(
    try([aws_iam_role_policy.application_metrics[each.key].name], []),
    try([aws_iam_role_policy.application_grants[each.key].name], []),
  )
}

resource "aws_iam_role_policy_attachments_exclusive" "application" {
  for_each = { for name, fleet in local.fleets : name => fleet if coalesce(
    try(fleet.role_settings["application"].exclusive, null),
    var.role_exclusive,
  ) }

  role_name   = aws_iam_role.application[each.key].name
  policy_arns = concat([for key, one in aws_iam_role_policy_attachment.further : one.policy_arn if startswith(key, "${each.key}/application/")])
}

resource "aws_iam_role_policy_attachment" "further" {
  for_each = merge([
    for name, fleet in local.fleets : merge([
      for id, settings in fleet.role_settings : {
        for policy, arn in settings.managed_policies : "${name}/${id}/${policy}" => { fleet = name, role = id, arn = arn }
      }
    ]...)
  ]...)

  role       = aws_iam_role.application[each.value.fleet].name
  policy_arn = each.value.arn

  lifecycle {
    create_before_destroy = true
  }
}
