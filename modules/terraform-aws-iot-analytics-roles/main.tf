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

resource "aws_iam_role" "notebook" {
  for_each = local.fleets

  name = coalesce(
    try(each.value.role_settings["notebook"].name, null),
    "${var.role_name_prefix}IoTAnalyticsNotebook-${var.environment}-${each.key}${var.role_name_suffix}",
  )
  path = coalesce(
    try(each.value.role_settings["notebook"].path, null),
    var.role_path,
    each.value.path,
  )
  description = coalesce(
    try(each.value.role_settings["notebook"].description, null),
    join(" ", compact(["What notebook instances of ${each.key} have in ${var.environment} to make containers of notebooks.", each.value.description])),
  )
  max_session_duration = try(
    coalesce(
      try(each.value.role_settings["notebook"].max_session, null),
      var.role_max_session,
    ),
    null,
  )
  force_detach_policies = coalesce(
    try(each.value.role_settings["notebook"].force_detach, null),
    var.role_force_detach,
  )
  permissions_boundary = try(
    coalesce(
      try(each.value.role_settings["notebook"].permissions_boundary, null),
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
          Principal = { Service = ["sagemaker.amazonaws.com"] }
          Action    = ["sts:AssumeRole"]
        },
      ] : merge(statement, { for name, added in { Condition = coalesce(try(each.value.role_settings["notebook"].trust_conditions, null), var.role_trust_conditions) } : name => { for operator in distinct(concat(keys(try(statement.Condition, {})), keys(added))) : operator => merge(try(statement.Condition[operator], {}), try(added[operator], {})) } if length(added) > 0 })
    ]
  })

  tags = merge(merge(var.tags, each.value.tags), try(each.value.role_settings["notebook"].tags, null))

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_iam_role_policy_attachment" "notebook_amazon_sage_maker_full_access" {
  for_each = local.fleets

  role       = aws_iam_role.notebook[each.key].name
  policy_arn = "arn:${local.partition}:iam::aws:policy/AmazonSageMakerFullAccess"

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_iam_role_policy" "notebook_containerize" {
  for_each = local.fleets

  name = "containerize"
  role = aws_iam_role.notebook[each.key].name

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = concat(
      length(each.value.repositories) > 0 && each.value.scope == "tight" ? [
        {
          Sid      = "LogInToRegistry"
          Effect   = "Allow"
          Action   = ["ecr:GetAuthorizationToken"]
          Resource = ["*"]
        },
      ] : [],
      length(each.value.repositories) > 0 && each.value.scope == "tight" ? [
        {
          Sid    = "PushImages"
          Effect = "Allow"
          Action = [
            "ecr:BatchDeleteImage",
            "ecr:BatchGetImage",
            "ecr:CompleteLayerUpload",
            "ecr:CreateRepository",
            "ecr:DescribeRepositories",
            "ecr:InitiateLayerUpload",
            "ecr:PutImage",
            "ecr:UploadLayerPart",
          ]
          Resource = [for repository in each.value.repositories : "arn:${local.partition}:ecr:${local.region}:${local.account_id}:repository/${repository}"]
        },
      ] : [],
      each.value.scope == "documented" ? [
        {
          Sid    = "PushImagesAnywhere"
          Effect = "Allow"
          Action = [
            "ecr:BatchDeleteImage",
            "ecr:BatchGetImage",
            "ecr:CompleteLayerUpload",
            "ecr:CreateRepository",
            "ecr:DescribeRepositories",
            "ecr:GetAuthorizationToken",
            "ecr:InitiateLayerUpload",
            "ecr:PutImage",
            "ecr:UploadLayerPart",
          ]
          Resource = ["*"]
        },
      ] : [],
      [
        {
          Sid      = "ReadNotebookContainers"
          Effect   = "Allow"
          Action   = ["s3:GetObject"]
          Resource = ["arn:${local.partition}:s3:::iotanalytics-notebook-containers/*"]
        },
      ],
    )
  })

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_iam_role_policies_exclusive" "notebook" {
  for_each = { for name, fleet in local.fleets : name => fleet if coalesce(
    try(fleet.role_settings["notebook"].exclusive, null),
    var.role_exclusive,
  ) }

  role_name = aws_iam_role.notebook[each.key].name
  policy_names = concat(
    try([aws_iam_role_policy.notebook_containerize[each.key].name], []),
    try([aws_iam_role_policy.further["${each.key}/notebook"].name], []),
  )
}

resource "aws_iam_role_policy_attachments_exclusive" "notebook" {
  for_each = { for name, fleet in local.fleets : name => fleet if coalesce(
    try(fleet.role_settings["notebook"].exclusive, null),
    var.role_exclusive,
  ) }

  role_name = aws_iam_role.notebook[each.key].name
  policy_arns = concat(
    try([aws_iam_role_policy_attachment.notebook_amazon_sage_maker_full_access[each.key].policy_arn], []),
    [for key, one in aws_iam_role_policy_attachment.further : one.policy_arn if startswith(key, "${each.key}/notebook/")],
  )
}

resource "aws_iam_role" "container" {
  for_each = local.fleets

  name = coalesce(
    try(each.value.role_settings["container"].name, null),
    "${var.role_name_prefix}IoTAnalyticsContainer-${var.environment}-${each.key}${var.role_name_suffix}",
  )
  path = coalesce(
    try(each.value.role_settings["container"].path, null),
    var.role_path,
    each.value.path,
  )
  description = coalesce(
    try(each.value.role_settings["container"].description, null),
    join(" ", compact(["What the containers of ${each.key} run as in ${var.environment}.", each.value.description])),
  )
  max_session_duration = try(
    coalesce(
      try(each.value.role_settings["container"].max_session, null),
      var.role_max_session,
    ),
    null,
  )
  force_detach_policies = coalesce(
    try(each.value.role_settings["container"].force_detach, null),
    var.role_force_detach,
  )
  permissions_boundary = try(
    coalesce(
      try(each.value.role_settings["container"].permissions_boundary, null),
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
            Principal = { Service = ["sagemaker.amazonaws.com"] }
            Action    = ["sts:AssumeRole"]
            Condition = {
              ArnLike = {
                "aws:SourceArn" = ["arn:${local.partition}:sagemaker:${local.region}:${local.account_id}:*"]
              }
              StringEquals = { "aws:SourceAccount" = [local.account_id] }
            }
          },
        ] : [],
        each.value.guard ? [
          {
            Effect    = "Allow"
            Principal = { Service = ["iotanalytics.amazonaws.com"] }
            Action    = ["sts:AssumeRole"]
            Condition = {
              ArnLike = {
                "aws:SourceArn" = [for dataset in each.value.datasets : "arn:${local.partition}:iotanalytics:${local.region}:${local.account_id}:dataset/${dataset}"]
              }
              StringEquals = { "aws:SourceAccount" = [local.account_id] }
            }
          },
        ] : [],
        !each.value.guard ? [
          {
            Effect    = "Allow"
            Principal = { Service = ["sagemaker.amazonaws.com"] }
            Action    = ["sts:AssumeRole"]
          },
        ] : [],
        !each.value.guard ? [
          {
            Effect    = "Allow"
            Principal = { Service = ["iotanalytics.amazonaws.com"] }
            Action    = ["sts:AssumeRole"]
          },
        ] : [],
      ) : merge(statement, { for name, added in { Condition = coalesce(try(each.value.role_settings["container"].trust_conditions, null), var.role_trust_conditions) } : name => { for operator in distinct(concat(keys(try(statement.Condition, {})), keys(added))) : operator => merge(try(statement.Condition[operator], {}), try(added[operator], {})) } if length(added) > 0 })
    ]
  })

  tags = merge(merge(var.tags, each.value.tags), try(each.value.role_settings["container"].tags, null))

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_iam_role_policy" "container_analysis" {
  for_each = { for name, fleet in local.fleets : name => fleet if fleet.scope == "tight" }

  name = "analysis"
  role = aws_iam_role.container[each.key].name

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = concat(
      each.value.list_names && each.value.scope == "tight" ? [
        {
          Sid    = "ListNames"
          Effect = "Allow"
          Action = [
            "iotanalytics:ListChannels",
            "iotanalytics:ListDatasets",
            "iotanalytics:ListDatastores",
            "iotanalytics:ListPipelines",
            "s3:ListAllMyBuckets",
          ]
          Resource = ["*"]
        },
      ] : [],
      length(each.value.channels) > 0 && each.value.scope == "tight" ? [
        {
          Sid      = "UseChannels"
          Effect   = "Allow"
          Action   = ["iotanalytics:*"]
          Resource = [for channel in each.value.channels : "arn:${local.partition}:iotanalytics:${local.region}:${local.account_id}:channel/${channel}"]
        },
      ] : [],
      each.value.scope == "tight" ? [
        {
          Sid      = "UseDatasets"
          Effect   = "Allow"
          Action   = ["iotanalytics:*"]
          Resource = [for dataset in each.value.datasets : "arn:${local.partition}:iotanalytics:${local.region}:${local.account_id}:dataset/${dataset}"]
        },
      ] : [],
      length(each.value.datastores) > 0 && each.value.scope == "tight" ? [
        {
          Sid      = "UseDatastores"
          Effect   = "Allow"
          Action   = ["iotanalytics:*"]
          Resource = [for datastore in each.value.datastores : "arn:${local.partition}:iotanalytics:${local.region}:${local.account_id}:datastore/${datastore}"]
        },
      ] : [],
      length(each.value.pipelines) > 0 && each.value.scope == "tight" ? [
        {
          Sid      = "UsePipelines"
          Effect   = "Allow"
          Action   = ["iotanalytics:*"]
          Resource = [for pipeline in each.value.pipelines : "arn:${local.partition}:iotanalytics:${local.region}:${local.account_id}:pipeline/${pipeline}"]
        },
      ] : [],
    )
  })

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_iam_role_policy" "container_contents" {
  for_each = { for name, fleet in local.fleets : name => fleet if length(fleet.buckets) > 0 && fleet.scope == "tight" }

  name = "contents"
  role = aws_iam_role.container[each.key].name

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = concat(
      length(each.value.buckets) > 0 && each.value.scope == "tight" ? [
        {
          Sid      = "FindContents"
          Effect   = "Allow"
          Action   = ["s3:GetBucketLocation", "s3:ListBucket"]
          Resource = [for bucket in each.value.buckets : "arn:${local.partition}:s3:::${bucket}"]
        },
      ] : [],
      length(each.value.buckets) > 0 && each.value.scope == "tight" ? [
        {
          Sid      = "ReadAndWriteContents"
          Effect   = "Allow"
          Action   = ["s3:GetObject", "s3:PutObject"]
          Resource = [for bucket in each.value.buckets : "arn:${local.partition}:s3:::${bucket}/*"]
        },
      ] : [],
    )
  })

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_iam_role_policy" "container_documented" {
  for_each = { for name, fleet in local.fleets : name => fleet if fleet.scope == "documented" }

  name = "documented"
  role = aws_iam_role.container[each.key].name

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = concat(
      each.value.scope == "documented" ? [
        {
          Sid      = "FindBuckets"
          Effect   = "Allow"
          Action   = ["s3:GetBucketLocation", "s3:ListAllMyBuckets", "s3:ListBucket"]
          Resource = ["*"]
        },
      ] : [],
      each.value.scope == "documented" ? [
        {
          Sid    = "PullImagesAndWriteLogs"
          Effect = "Allow"
          Action = [
            "ecr:BatchCheckLayerAvailability",
            "ecr:BatchGetImage",
            "ecr:GetAuthorizationToken",
            "ecr:GetDownloadUrlForLayer",
            "logs:CreateLogGroup",
            "logs:CreateLogStream",
            "logs:DescribeLogStreams",
            "logs:GetLogEvents",
            "logs:PutLogEvents",
          ]
          Resource = ["*"]
        },
      ] : [],
      each.value.scope == "documented" ? [
        {
          Sid      = "UseContents"
          Effect   = "Allow"
          Action   = ["s3:GetBucketLocation", "s3:GetObject", "s3:PutObject", "s3:PutObjectAcl"]
          Resource = ["arn:${local.partition}:s3:::aws-*-dataset-*/*"]
        },
      ] : [],
      each.value.scope == "documented" ? [
        {
          Sid      = "UseIotAnalytics"
          Effect   = "Allow"
          Action   = ["iotanalytics:*"]
          Resource = ["*"]
        },
      ] : [],
    )
  })

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_iam_role_policy" "container_images" {
  for_each = { for name, fleet in local.fleets : name => fleet if length(fleet.repositories) > 0 && fleet.scope == "tight" }

  name = "images"
  role = aws_iam_role.container[each.key].name

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = concat(
      length(each.value.repositories) > 0 && each.value.scope == "tight" ? [
        {
          Sid      = "LogInToRegistry"
          Effect   = "Allow"
          Action   = ["ecr:GetAuthorizationToken"]
          Resource = ["*"]
        },
      ] : [],
      length(each.value.repositories) > 0 && each.value.scope == "tight" ? [
        {
          Sid    = "PullImages"
          Effect = "Allow"
          Action = [
            "ecr:BatchCheckLayerAvailability",
            "ecr:BatchGetImage",
            "ecr:GetDownloadUrlForLayer",
          ]
          Resource = [for repository in each.value.repositories : "arn:${local.partition}:ecr:${local.region}:${local.account_id}:repository/${repository}"]
        },
      ] : [],
    )
  })

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_iam_role_policy" "container_logs" {
  for_each = { for name, fleet in local.fleets : name => fleet if length(fleet.log_groups) > 0 && fleet.scope == "tight" }

  name = "logs"
  role = aws_iam_role.container[each.key].name

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = concat(
      length(each.value.log_groups) > 0 && each.value.scope == "tight" ? [
        {
          Sid    = "CreateLogGroups"
          Effect = "Allow"
          Action = ["logs:CreateLogGroup", "logs:DescribeLogStreams"]
          Resource = concat(
            [for log_group in each.value.log_groups : "arn:${local.partition}:logs:${local.region}:${local.account_id}:log-group:${log_group}"],
            [for log_group in each.value.log_groups : "arn:${local.partition}:logs:${local.region}:${local.account_id}:log-group:${log_group}:*"],
          )
        },
      ] : [],
      length(each.value.log_groups) > 0 && each.value.scope == "tight" ? [
        {
          Sid      = "ReadAndWriteLogs"
          Effect   = "Allow"
          Action   = ["logs:CreateLogStream", "logs:GetLogEvents", "logs:PutLogEvents"]
          Resource = [for log_group in each.value.log_groups : "arn:${local.partition}:logs:${local.region}:${local.account_id}:log-group:${log_group}:log-stream:*"]
        },
      ] : [],
    )
  })

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_iam_role_policy" "container_grants" {
  for_each = { for name, fleet in local.fleets : name => fleet if length(fleet.statements) > 0 }

  name = "grants"
  role = aws_iam_role.container[each.key].name

  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [for statement in each.value.statements : { for key, value in statement : key => value if value != null }]
  })

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_iam_role_policies_exclusive" "container" {
  for_each = { for name, fleet in local.fleets : name => fleet if coalesce(
    try(fleet.role_settings["container"].exclusive, null),
    var.role_exclusive,
  ) }

  role_name = aws_iam_role.container[each.key].name
  policy_names = concat(
    try([aws_iam_role_policy.container_analysis[each.key].name], []),
    try([aws_iam_role_policy.container_contents[each.key].name], []),
    try([aws_iam_role_policy.container_documented[each.key].name], []),
    try([aws_iam_role_policy.container_images[each.key].name], []),
    try([aws_iam_role_policy.container_logs[each.key].name], []),
    try([aws_iam_role_policy.container_grants[each.key].name], []),
  )
}

resource "aws_iam_role_policy_attachments_exclusive" "container" {
  for_each = { for name, fleet in local.fleets : name => fleet if coalesce(
    try(fleet.role_settings["container"].exclusive, null),
    var.role_exclusive,
  ) }

  role_name   = aws_iam_role.container[each.key].name
  policy_arns = concat([for key, one in aws_iam_role_policy_attachment.further : one.policy_arn if startswith(key, "${each.key}/container/")])
}

resource "aws_iam_role_policy" "further" {
  for_each = merge([
    for name, fleet in local.fleets : {
      for id, settings in fleet.role_settings : "${name}/${id}" => { fleet = name, role = id, statements = settings.statements }
      if length(settings.statements) > 0
    }
  ]...)

  name = "grants"
  role = aws_iam_role.notebook[each.value.fleet].name

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
    container = aws_iam_role.container
    notebook  = aws_iam_role.notebook
  }[each.value.role][each.value.fleet].name
  policy_arn = each.value.arn

  lifecycle {
    create_before_destroy = true
  }
}
