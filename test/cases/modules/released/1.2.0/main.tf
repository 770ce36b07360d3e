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
  count = var.create_account_roles ? 1 : 0

  name                 = "AWSPanoramaApplianceServiceRole"
  path                 = "/service-role/"
  description          = "Lets AWS Panorama Appliances write logs and metrics, and read what is deployed to them."
  permissions_boundary = var.role_permissions_boundary

  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
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
    ]
  })

  tags = var.tags
}

resource "aws_iam_role_policy_attachment" "service_aws_panorama_appliance_service_role_policy" {
  count = var.create_account_roles ? 1 : 0

  role       = aws_iam_role.service[0].name
  policy_arn = "arn:${local.partition}:iam::aws:policy/service-role/AWSPanoramaApplianceServiceRolePolicy"
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

resource "aws_iam_role" "application" {
  for_each = var.fleets

  name                 = "PanoramaApplication-${var.environment}-${each.key}"
  path                 = "/service-role/"
  description          = join(" ", compact(["What the code of the application ${each.key} may do in ${var.environment}.", each.value.description]))
  permissions_boundary = each.value.role_permissions_boundary == null ? var.role_permissions_boundary : each.value.role_permissions_boundary

  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = concat(
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
    )
  })

  tags = merge(var.tags, each.value.tags)
}

resource "aws_iam_role_policy" "application_metrics" {
  for_each = var.fleets

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
}

resource "aws_iam_role_policy" "application_grants" {
  for_each = { for name, fleet in var.fleets : name => fleet if length(fleet.statements) > 0 }

  name = "grants"
  role = aws_iam_role.application[each.key].name

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

  role       = aws_iam_role.application[each.value.fleet].name
  policy_arn = each.value.arn
}
