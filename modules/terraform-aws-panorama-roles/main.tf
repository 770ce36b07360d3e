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

  name                 = "AWSPanoramaServiceRole"
  path                 = var.path
  description          = "Lets AWS Panorama use S3, IoT, Greengrass, Lambda and SageMaker, and pass them their roles."
  permissions_boundary = var.role_permissions_boundary

  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect    = "Allow"
        Principal = { Service = ["panorama.amazonaws.com"] }
        Action    = ["sts:AssumeRole"]
      },
    ]
  })

  tags = var.tags
}

resource "aws_iam_role_policy_attachment" "service_aws_panorama_service_role_policy" {
  count = var.create_account_roles && var.service_role ? 1 : 0

  role       = aws_iam_role.service[0].name
  policy_arn = "arn:${local.partition}:iam::aws:policy/service-role/AWSPanoramaServiceRolePolicy"
}

resource "aws_iam_role_policy" "service_pass_group_roles" {
  count = var.create_account_roles && var.service_role ? 1 : 0

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
}

resource "aws_iam_role" "appliance" {
  count = var.create_account_roles && var.appliance_role ? 1 : 0

  name                 = "AWSPanoramaApplianceRole"
  path                 = var.path
  description          = "Lets the AWS IoT software on an AWS Panorama Appliance write logs to CloudWatch."
  permissions_boundary = var.role_permissions_boundary

  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect    = "Allow"
        Principal = { Service = ["credentials.iot.amazonaws.com"] }
        Action    = ["sts:AssumeRole"]
      },
    ]
  })

  tags = var.tags
}

resource "aws_iam_role_policy_attachment" "appliance_aws_panorama_appliance_role_policy" {
  count = var.create_account_roles && var.appliance_role ? 1 : 0

  role       = aws_iam_role.appliance[0].name
  policy_arn = "arn:${local.partition}:iam::aws:policy/service-role/AWSPanoramaApplianceRolePolicy"
}

resource "aws_iam_role" "sagemaker" {
  count = var.create_account_roles && var.sagemaker_role ? 1 : 0

  name                 = "AWSPanoramaSageMakerRole"
  path                 = var.path
  description          = "Lets SageMaker manage objects in buckets made for AWS Panorama."
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

resource "aws_iam_role_policy_attachment" "sagemaker_aws_panorama_sage_maker_role_policy" {
  count = var.create_account_roles && var.sagemaker_role ? 1 : 0

  role       = aws_iam_role.sagemaker[0].name
  policy_arn = "arn:${local.partition}:iam::aws:policy/service-role/AWSPanoramaSageMakerRolePolicy"
}

resource "aws_iam_role" "greengrass" {
  count = var.create_account_roles && var.greengrass_role ? 1 : 0

  name                 = "AWSPanoramaGreengrassRole"
  path                 = var.path
  description          = "Lets AWS IoT Greengrass use Lambda, SageMaker, S3 and AWS IoT."
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

resource "aws_iam_role_policy" "shared" {
  for_each = {
    for id, settings in var.role_settings : id => { role = id, statements = settings.statements }
    if var.create_account_roles && length(settings.statements) > 0
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
}

resource "aws_iam_role_policy_attachment" "shared" {
  for_each = merge([
    for id, settings in var.role_settings : {
      for policy, arn in settings.managed_policies : "${id}/${policy}" => { role = id, arn = arn }
      if var.create_account_roles
    }
  ]...)

  role = {
    appliance  = aws_iam_role.appliance
    greengrass = aws_iam_role.greengrass
    sagemaker  = aws_iam_role.sagemaker
    service    = aws_iam_role.service
  }[each.value.role][0].name
  policy_arn = each.value.arn
}

resource "aws_iam_role" "greengrass_group" {
  for_each = var.fleets

  name                 = each.value.exact_name ? "AWSPanoramaGreengrassGroupRole" : "AWSPanoramaGreengrassGroupRole-${var.environment}-${each.key}"
  path                 = var.path
  description          = join(" ", compact(["What the code on the appliances of ${each.key} may do in ${var.environment}.", each.value.description]))
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

resource "aws_iam_role_policy_attachment" "greengrass_group_aws_panorama_greengrass_group_role_policy" {
  for_each = { for name, fleet in var.fleets : name => fleet if fleet.scope == "documented" }

  role       = aws_iam_role.greengrass_group[each.key].name
  policy_arn = "arn:${local.partition}:iam::aws:policy/service-role/AWSPanoramaGreengrassGroupRolePolicy"
}

resource "aws_iam_role_policy" "greengrass_group_application" {
  for_each = { for name, fleet in var.fleets : name => fleet if anytrue([
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
