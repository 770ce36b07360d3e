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

resource "aws_iam_role" "execution" {
  for_each = local.fleets

  name = coalesce(
    try(each.value.role_settings["execution"].name, null),
    "${var.role_name_prefix}GroundTruthExecution-${var.environment}-${each.key}${var.role_name_suffix}",
  )
  path = coalesce(
    try(each.value.role_settings["execution"].path, null),
    var.role_path,
    each.value.path,
  )
  description = coalesce(
    try(each.value.role_settings["execution"].description, null),
    join(" ", compact(["What the labeling job ${each.key} runs as in ${var.environment}.", each.value.description])),
  )
  max_session_duration = try(
    coalesce(
      try(each.value.role_settings["execution"].max_session, null),
      var.role_max_session,
    ),
    null,
  )
  force_detach_policies = coalesce(
    try(each.value.role_settings["execution"].force_detach, null),
    var.role_force_detach,
  )
  permissions_boundary = try(
    coalesce(
      try(each.value.role_settings["execution"].permissions_boundary, null),
      each.value.role_permissions_boundary,
      var.role_permissions_boundary,
    ),
    null,
  )

  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      for statement in concat(
        [
          {
            Effect    = "Allow"
            Principal = { Service = ["sagemaker.amazonaws.com"] }
            Action    = ["sts:AssumeRole"]
          },
        ],
        each.value.post_function != "" && each.value.s3_access == "assume" ? [
          {
            Effect = "Allow"
            Principal = {
              AWS = [
                "arn:${local.partition}:iam::${local.account_id}:role${try(aws_iam_role.post_annotation[each.key].path, each.value.path)}${try(aws_iam_role.post_annotation[each.key].name, "GroundTruthPostAnnotation-${var.environment}-${each.key}")}",
              ]
            }
            Action = ["sts:AssumeRole"]
          },
        ] : [],
      ) : merge(statement, { for name, added in { Condition = coalesce(try(each.value.role_settings["execution"].trust_conditions, null), var.role_trust_conditions) } : name => { for operator in distinct(concat(keys(try(statement.Condition, {})), keys(added))) : operator => merge(try(statement.Condition[operator], {}), try(added[operator], {})) } if length(added) > 0 })
    ]
  })

  tags = merge(merge(var.tags, each.value.tags), try(each.value.role_settings["execution"].tags, null))

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_iam_role_policy_attachment" "execution_amazon_sage_maker_ground_truth_execution" {
  for_each = { for name, fleet in local.fleets : name => fleet if fleet.scope == "documented" }

  role       = aws_iam_role.execution[each.key].name
  policy_arn = "arn:${local.partition}:iam::aws:policy/AmazonSageMakerGroundTruthExecution"

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_iam_role_policy" "execution_buckets" {
  for_each = local.fleets

  name = "buckets"
  role = aws_iam_role.execution[each.key].name

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = concat(
      each.value.scope == "tight" ? [
        {
          Sid      = "FindObjects"
          Effect   = "Allow"
          Action   = ["s3:GetBucketLocation", "s3:ListBucket"]
          Resource = [for bucket in each.value.buckets : "arn:${local.partition}:s3:::${bucket}"]
        },
      ] : [],
      each.value.output_bucket != "" && each.value.scope == "tight" ? [
        {
          Sid      = "FindOutput"
          Effect   = "Allow"
          Action   = ["s3:GetBucketLocation", "s3:ListBucket"]
          Resource = ["arn:${local.partition}:s3:::${each.value.output_bucket}"]
        },
      ] : [],
      each.value.output_bucket == "" ? [
        {
          Sid      = "ReadAndWriteObjects"
          Effect   = "Allow"
          Action   = ["s3:AbortMultipartUpload", "s3:GetObject", "s3:PutObject"]
          Resource = [for bucket in each.value.buckets : "arn:${local.partition}:s3:::${bucket}/*"]
        },
      ] : [],
      each.value.output_bucket != "" ? [
        {
          Sid      = "ReadInput"
          Effect   = "Allow"
          Action   = ["s3:GetObject"]
          Resource = [for bucket in each.value.buckets : "arn:${local.partition}:s3:::${bucket}/*"]
        },
      ] : [],
      each.value.output_bucket != "" ? [
        {
          Sid      = "WriteOutput"
          Effect   = "Allow"
          Action   = ["s3:AbortMultipartUpload", "s3:GetObject", "s3:PutObject"]
          Resource = ["arn:${local.partition}:s3:::${each.value.output_bucket}/*"]
        },
      ] : [],
    )
  })

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_iam_role_policy" "execution_functions" {
  for_each = { for name, fleet in local.fleets : name => fleet if anytrue([
    fleet.pre_function != "" && fleet.scope == "documented" && !can(regex("GtRecipe|LabelingFunction|SageMaker|Sagemaker|sagemaker", fleet.pre_function)),
    fleet.post_function != "" && fleet.scope == "documented" && !can(regex("GtRecipe|LabelingFunction|SageMaker|Sagemaker|sagemaker", fleet.post_function)),
    fleet.pre_function != "" && fleet.scope == "tight",
    fleet.post_function != "" && fleet.scope == "tight",
  ]) }

  name = "functions"
  role = aws_iam_role.execution[each.key].name

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = concat(
      each.value.post_function != "" && each.value.scope == "tight" ? [
        {
          Sid    = "InvokePostAnnotation"
          Effect = "Allow"
          Action = ["lambda:InvokeFunction"]
          Resource = [
            "arn:${local.partition}:lambda:${local.region}:${local.account_id}:function:${each.value.post_function}",
          ]
        },
      ] : [],
      each.value.post_function != "" && each.value.scope == "documented" && !can(regex("GtRecipe|LabelingFunction|SageMaker|Sagemaker|sagemaker", each.value.post_function)) ? [
        {
          Sid    = "InvokePostAnnotationOutsidePatterns"
          Effect = "Allow"
          Action = ["lambda:InvokeFunction"]
          Resource = [
            "arn:${local.partition}:lambda:${local.region}:${local.account_id}:function:${each.value.post_function}",
          ]
        },
      ] : [],
      each.value.pre_function != "" && each.value.scope == "tight" ? [
        {
          Sid    = "InvokePreAnnotation"
          Effect = "Allow"
          Action = ["lambda:InvokeFunction"]
          Resource = [
            "arn:${local.partition}:lambda:${local.region}:${local.account_id}:function:${each.value.pre_function}",
          ]
        },
      ] : [],
      each.value.pre_function != "" && each.value.scope == "documented" && !can(regex("GtRecipe|LabelingFunction|SageMaker|Sagemaker|sagemaker", each.value.pre_function)) ? [
        {
          Sid    = "InvokePreAnnotationOutsidePatterns"
          Effect = "Allow"
          Action = ["lambda:InvokeFunction"]
          Resource = [
            "arn:${local.partition}:lambda:${local.region}:${local.account_id}:function:${each.value.pre_function}",
          ]
        },
      ] : [],
    )
  })

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_iam_role_policy" "execution_monitoring" {
  for_each = { for name, fleet in local.fleets : name => fleet if anytrue([
    fleet.scope == "tight" && length(fleet.log_groups) > 0,
    length(fleet.metric_namespaces) > 0 && fleet.scope == "tight",
  ]) }

  name = "monitoring"
  role = aws_iam_role.execution[each.key].name

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = concat(
      each.value.scope == "tight" && length(each.value.log_groups) > 0 ? [
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
      length(each.value.metric_namespaces) > 0 && each.value.scope == "tight" ? [
        {
          Sid      = "PublishMetrics"
          Effect   = "Allow"
          Action   = ["cloudwatch:PutMetricData"]
          Resource = ["*"]
          Condition = {
            StringEquals = { "cloudwatch:namespace" = tolist(each.value.metric_namespaces) }
          }
        },
      ] : [],
      each.value.scope == "tight" && length(each.value.log_groups) > 0 ? [
        {
          Sid      = "WriteLogs"
          Effect   = "Allow"
          Action   = ["logs:CreateLogStream", "logs:PutLogEvents"]
          Resource = [for log_group in each.value.log_groups : "arn:${local.partition}:logs:${local.region}:${local.account_id}:log-group:${log_group}:log-stream:*"]
        },
      ] : [],
    )
  })

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_iam_role_policies_exclusive" "execution" {
  for_each = { for name, fleet in local.fleets : name => fleet if coalesce(
    try(fleet.role_settings["execution"].exclusive, null),
    var.role_exclusive,
  ) }

  role_name = aws_iam_role.execution[each.key].name
  policy_names = concat(
    try([aws_iam_role_policy.execution_buckets[each.key].name], []),
    try([aws_iam_role_policy.execution_functions[each.key].name], []),
    try([aws_iam_role_policy.execution_monitoring[each.key].name], []),
    try([aws_iam_role_policy.further["${each.key}/execution"].name], []),
  )
}

resource "aws_iam_role_policy_attachments_exclusive" "execution" {
  for_each = { for name, fleet in local.fleets : name => fleet if coalesce(
    try(fleet.role_settings["execution"].exclusive, null),
    var.role_exclusive,
  ) }

  role_name = aws_iam_role.execution[each.key].name
  policy_arns = concat(
    try([aws_iam_role_policy_attachment.execution_amazon_sage_maker_ground_truth_execution[each.key].policy_arn], []),
    [for key, one in aws_iam_role_policy_attachment.further : one.policy_arn if startswith(key, "${each.key}/execution/")],
  )
}

resource "aws_iam_role" "pre_annotation" {
  for_each = { for name, fleet in local.fleets : name => fleet if fleet.pre_function != "" }

  name = coalesce(
    try(each.value.role_settings["pre_annotation"].name, null),
    "${var.role_name_prefix}GroundTruthPreAnnotation-${var.environment}-${each.key}${var.role_name_suffix}",
  )
  path = coalesce(
    try(each.value.role_settings["pre_annotation"].path, null),
    var.role_path,
    each.value.path,
  )
  description = coalesce(
    try(each.value.role_settings["pre_annotation"].description, null),
    join(" ", compact(["What the pre-annotation function ${each.value.pre_function} runs as in ${var.environment}.", each.value.description])),
  )
  max_session_duration = try(
    coalesce(
      try(each.value.role_settings["pre_annotation"].max_session, null),
      var.role_max_session,
    ),
    null,
  )
  force_detach_policies = coalesce(
    try(each.value.role_settings["pre_annotation"].force_detach, null),
    var.role_force_detach,
  )
  permissions_boundary = try(
    coalesce(
      try(each.value.role_settings["pre_annotation"].permissions_boundary, null),
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
          Principal = { Service = ["lambda.amazonaws.com"] }
          Action    = ["sts:AssumeRole"]
        },
      ] : merge(statement, { for name, added in { Condition = coalesce(try(each.value.role_settings["pre_annotation"].trust_conditions, null), var.role_trust_conditions) } : name => { for operator in distinct(concat(keys(try(statement.Condition, {})), keys(added))) : operator => merge(try(statement.Condition[operator], {}), try(added[operator], {})) } if length(added) > 0 })
    ]
  })

  tags = merge(merge(var.tags, each.value.tags), try(each.value.role_settings["pre_annotation"].tags, null))

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_iam_role_policy_attachment" "pre_annotation_aws_lambda_basic_execution_role" {
  for_each = { for name, fleet in local.fleets : name => fleet if fleet.pre_function != "" && fleet.scope == "documented" }

  role       = aws_iam_role.pre_annotation[each.key].name
  policy_arn = "arn:${local.partition}:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole"

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_iam_role_policy" "pre_annotation_logs" {
  for_each = { for name, fleet in local.fleets : name => fleet if fleet.pre_function != "" && fleet.scope == "tight" }

  name = "logs"
  role = aws_iam_role.pre_annotation[each.key].name

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = concat(
      each.value.scope == "tight" ? [
        {
          Sid    = "CreateLogGroup"
          Effect = "Allow"
          Action = ["logs:CreateLogGroup"]
          Resource = [
            "arn:${local.partition}:logs:${local.region}:${local.account_id}:log-group:/aws/lambda/${each.value.pre_function}",
            "arn:${local.partition}:logs:${local.region}:${local.account_id}:log-group:/aws/lambda/${each.value.pre_function}:*",
          ]
        },
      ] : [],
      each.value.scope == "tight" ? [
        {
          Sid    = "WriteLogs"
          Effect = "Allow"
          Action = ["logs:CreateLogStream", "logs:PutLogEvents"]
          Resource = [
            "arn:${local.partition}:logs:${local.region}:${local.account_id}:log-group:/aws/lambda/${each.value.pre_function}:log-stream:*",
          ]
        },
      ] : [],
    )
  })

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_iam_role_policies_exclusive" "pre_annotation" {
  for_each = { for name, fleet in local.fleets : name => fleet if fleet.pre_function != "" && coalesce(
    try(fleet.role_settings["pre_annotation"].exclusive, null),
    var.role_exclusive,
  ) }

  role_name = aws_iam_role.pre_annotation[each.key].name
  policy_names = concat(
    try([aws_iam_role_policy.pre_annotation_logs[each.key].name], []),
    try([aws_iam_role_policy.further["${each.key}/pre_annotation"].name], []),
  )
}

resource "aws_iam_role_policy_attachments_exclusive" "pre_annotation" {
  for_each = { for name, fleet in local.fleets : name => fleet if fleet.pre_function != "" && coalesce(
    try(fleet.role_settings["pre_annotation"].exclusive, null),
    var.role_exclusive,
  ) }

  role_name = aws_iam_role.pre_annotation[each.key].name
  policy_arns = concat(
    try([aws_iam_role_policy_attachment.pre_annotation_aws_lambda_basic_execution_role[each.key].policy_arn], []),
    [for key, one in aws_iam_role_policy_attachment.further : one.policy_arn if startswith(key, "${each.key}/pre_annotation/")],
  )
}

resource "aws_iam_role" "post_annotation" {
  for_each = { for name, fleet in local.fleets : name => fleet if fleet.post_function != "" }

  name = coalesce(
    try(each.value.role_settings["post_annotation"].name, null),
    "${var.role_name_prefix}GroundTruthPostAnnotation-${var.environment}-${each.key}${var.role_name_suffix}",
  )
  path = coalesce(
    try(each.value.role_settings["post_annotation"].path, null),
    var.role_path,
    each.value.path,
  )
  description = coalesce(
    try(each.value.role_settings["post_annotation"].description, null),
    join(" ", compact(["What the post-annotation function ${each.value.post_function} runs as in ${var.environment}. It takes the grants of ${each.key}: its code is yours, while the labeling job runs none.", each.value.description])),
  )
  max_session_duration = try(
    coalesce(
      try(each.value.role_settings["post_annotation"].max_session, null),
      var.role_max_session,
    ),
    null,
  )
  force_detach_policies = coalesce(
    try(each.value.role_settings["post_annotation"].force_detach, null),
    var.role_force_detach,
  )
  permissions_boundary = try(
    coalesce(
      try(each.value.role_settings["post_annotation"].permissions_boundary, null),
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
          Principal = { Service = ["lambda.amazonaws.com"] }
          Action    = ["sts:AssumeRole"]
        },
      ] : merge(statement, { for name, added in { Condition = coalesce(try(each.value.role_settings["post_annotation"].trust_conditions, null), var.role_trust_conditions) } : name => { for operator in distinct(concat(keys(try(statement.Condition, {})), keys(added))) : operator => merge(try(statement.Condition[operator], {}), try(added[operator], {})) } if length(added) > 0 })
    ]
  })

  tags = merge(merge(var.tags, each.value.tags), try(each.value.role_settings["post_annotation"].tags, null))

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_iam_role_policy_attachment" "post_annotation_aws_lambda_basic_execution_role" {
  for_each = { for name, fleet in local.fleets : name => fleet if fleet.post_function != "" && fleet.scope == "documented" }

  role       = aws_iam_role.post_annotation[each.key].name
  policy_arn = "arn:${local.partition}:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole"

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_iam_role_policy_attachment" "post_annotation_amazon_s3_read_only_access" {
  for_each = { for name, fleet in local.fleets : name => fleet if fleet.post_function != "" && fleet.s3_access == "read-all" }

  role       = aws_iam_role.post_annotation[each.key].name
  policy_arn = "arn:${local.partition}:iam::aws:policy/AmazonS3ReadOnlyAccess"

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_iam_role_policy" "post_annotation_annotations" {
  for_each = { for name, fleet in local.fleets : name => fleet if fleet.post_function != "" && anytrue([
    fleet.s3_access == "direct" && fleet.output_bucket != "",
    fleet.s3_access == "direct" && fleet.output_bucket == "",
    fleet.s3_access == "assume",
  ]) }

  name = "annotations"
  role = aws_iam_role.post_annotation[each.key].name

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = concat(
      each.value.s3_access == "assume" ? [
        {
          Sid    = "AssumeExecutionRole"
          Effect = "Allow"
          Action = ["sts:AssumeRole"]
          Resource = [
            "arn:${local.partition}:iam::${local.account_id}:role${aws_iam_role.execution[each.key].path}${aws_iam_role.execution[each.key].name}",
          ]
        },
      ] : [],
      each.value.s3_access == "direct" && each.value.output_bucket != "" ? [
        {
          Sid      = "ReadAnnotations"
          Effect   = "Allow"
          Action   = ["s3:GetObject"]
          Resource = ["arn:${local.partition}:s3:::${each.value.output_bucket}/*"]
        },
      ] : [],
      each.value.s3_access == "direct" && each.value.output_bucket == "" ? [
        {
          Sid      = "ReadAnnotationsAnywhere"
          Effect   = "Allow"
          Action   = ["s3:GetObject"]
          Resource = [for bucket in each.value.buckets : "arn:${local.partition}:s3:::${bucket}/*"]
        },
      ] : [],
    )
  })

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_iam_role_policy" "post_annotation_logs" {
  for_each = { for name, fleet in local.fleets : name => fleet if fleet.post_function != "" && fleet.scope == "tight" }

  name = "logs"
  role = aws_iam_role.post_annotation[each.key].name

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = concat(
      each.value.scope == "tight" ? [
        {
          Sid    = "CreateLogGroup"
          Effect = "Allow"
          Action = ["logs:CreateLogGroup"]
          Resource = [
            "arn:${local.partition}:logs:${local.region}:${local.account_id}:log-group:/aws/lambda/${each.value.post_function}",
            "arn:${local.partition}:logs:${local.region}:${local.account_id}:log-group:/aws/lambda/${each.value.post_function}:*",
          ]
        },
      ] : [],
      each.value.scope == "tight" ? [
        {
          Sid    = "WriteLogs"
          Effect = "Allow"
          Action = ["logs:CreateLogStream", "logs:PutLogEvents"]
          Resource = [
            "arn:${local.partition}:logs:${local.region}:${local.account_id}:log-group:/aws/lambda/${each.value.post_function}:log-stream:*",
          ]
        },
      ] : [],
    )
  })

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_iam_role_policy" "post_annotation_grants" {
  for_each = { for name, fleet in local.fleets : name => fleet if fleet.post_function != "" && length(fleet.statements) > 0 }

  name = "grants"
  role = aws_iam_role.post_annotation[each.key].name

  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [for statement in each.value.statements : { for key, value in statement : key => value if value != null }]
  })

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_iam_role_policies_exclusive" "post_annotation" {
  for_each = { for name, fleet in local.fleets : name => fleet if fleet.post_function != "" && coalesce(
    try(fleet.role_settings["post_annotation"].exclusive, null),
    var.role_exclusive,
  ) }

  role_name = aws_iam_role.post_annotation[each.key].name
  policy_names = concat(
    try([aws_iam_role_policy.post_annotation_annotations[each.key].name], []),
    try([aws_iam_role_policy.post_annotation_logs[each.key].name], []),
    try([aws_iam_role_policy.post_annotation_grants[each.key].name], []),
  )
}

resource "aws_iam_role_policy_attachments_exclusive" "post_annotation" {
  for_each = { for name, fleet in local.fleets : name => fleet if fleet.post_function != "" && coalesce(
    try(fleet.role_settings["post_annotation"].exclusive, null),
    var.role_exclusive,
  ) }

  role_name = aws_iam_role.post_annotation[each.key].name
  policy_arns = concat(
    try([aws_iam_role_policy_attachment.post_annotation_aws_lambda_basic_execution_role[each.key].policy_arn], []),
    try([aws_iam_role_policy_attachment.post_annotation_amazon_s3_read_only_access[each.key].policy_arn], []),
    [for key, one in aws_iam_role_policy_attachment.further : one.policy_arn if startswith(key, "${each.key}/post_annotation/")],
  )
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
    execution      = aws_iam_role.execution
    pre_annotation = aws_iam_role.pre_annotation
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
    execution       = aws_iam_role.execution
    post_annotation = aws_iam_role.post_annotation
    pre_annotation  = aws_iam_role.pre_annotation
  }[each.value.role][each.value.fleet].name
  policy_arn = each.value.arn

  lifecycle {
    create_before_destroy = true
  }
}
