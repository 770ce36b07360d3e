data "aws_caller_identity" "current" {
  count = var.account_id == null ? 1 : 0
}

data "aws_partition" "current" {
  count = var.partition == null ? 1 : 0
}

data "aws_region" "current" {
  count = var.regions == null ? 1 : 0
}

locals {
  account_id = var.account_id != null ? var.account_id : one(data.aws_caller_identity.current[*].account_id)
  partition  = var.partition != null ? var.partition : one(data.aws_partition.current[*].partition)
  regions    = var.regions != null ? var.regions : toset(data.aws_region.current[*].id)
}

resource "aws_iam_policy" "reading" {
  count = var.create ? 1 : 0

  name        = "LogReaders"
  path        = var.path
  description = "Reads logs of ${local.account_id}."

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = concat(
      var.path == "/logs/" ? [
        {
          Sid      = "ReadAll"
          Effect   = "Allow"
          Action   = ["logs:FilterLogEvents"]
          Resource = ["*"]
          Condition = {
            StringEquals = { "aws:PrincipalTag/a" = ["it's \"quoted\" */ %%{x} {{account}} Zürich"] }
          }
        },
      ] : [],
      [
        {
          Sid      = "ReadLogs"
          Effect   = "Allow"
          Action   = ["logs:GetLogEvents"]
          Resource = [for region in local.regions : "arn:${local.partition}:logs:${region}:${local.account_id}:log-group:/$${aws:username}/*"]
        },
      ],
    )
  })

  tags = var.tags

  lifecycle {
    ignore_changes = [description]
  }
}

resource "aws_iam_role" "reader" {
  count = var.create && var.role ? 1 : 0

  name = coalesce(
    try(var.role_settings["reader"].name, null),
    "${var.role_name_prefix}LogReader${var.role_name_suffix}",
  )
  path = coalesce(try(var.role_settings["reader"].path, null), var.role_path, var.path)
  description = coalesce(
    try(var.role_settings["reader"].description, null),
    "Reads logs: \"all\" $${of} them.",
  )
  max_session_duration = coalesce(
    try(var.role_settings["reader"].max_session, null),
    var.role_max_session,
    max(3600, var.hours),
  )
  force_detach_policies = coalesce(
    try(var.role_settings["reader"].force_detach, null),
    var.role_force_detach,
  )
  permissions_boundary = try(
    coalesce(
      try(var.role_settings["reader"].permissions_boundary, null),
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
          Principal = { AWS = [local.account_id] }
          Action    = ["sts:AssumeRole"]
          Condition = { StringEquals = { "sts:ExternalId" = [var.secret] } }
        },
      ] : merge(statement, { for name, added in { Condition = coalesce(try(var.role_settings["reader"].trust_conditions, null), var.role_trust_conditions) } : name => { for operator in distinct(concat(keys(try(statement.Condition, {})), keys(added))) : operator => merge(try(statement.Condition[operator], {}), try(added[operator], {})) } if length(added) > 0 })
    ]
  })

  tags = merge(var.tags, try(var.role_settings["reader"].tags, null))

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_iam_role_policy_attachment" "reader_reading" {
  count = var.create && var.role ? 1 : 0

  role       = aws_iam_role.reader[0].name
  policy_arn = aws_iam_policy.reading[0].arn

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_iam_role_policy" "reader_metrics" {
  count = var.create && var.role ? 1 : 0

  name = "metrics"
  role = aws_iam_role.reader[0].name

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid      = "ReadMetrics"
        Effect   = "Allow"
        Action   = ["cloudwatch:GetMetricData"]
        Resource = ["*"]
      },
    ]
  })

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_iam_role_policies_exclusive" "reader" {
  count = var.create && var.role && coalesce(try(var.role_settings["reader"].exclusive, null), var.role_exclusive) ? 1 : 0

  role_name = aws_iam_role.reader[0].name
  policy_names = concat(
    try([aws_iam_role_policy.reader_metrics[0].name], []),
    try([aws_iam_role_policy.shared["reader"].name], []),
  )
}

resource "aws_iam_role_policy_attachments_exclusive" "reader" {
  count = var.create && var.role && coalesce(try(var.role_settings["reader"].exclusive, null), var.role_exclusive) ? 1 : 0

  role_name = aws_iam_role.reader[0].name
  policy_arns = concat(
    try([aws_iam_role_policy_attachment.reader_reading[0].policy_arn], []),
    [for key, one in aws_iam_role_policy_attachment.shared : one.policy_arn if startswith(key, "reader/")],
  )
}

resource "aws_iam_group_policy_attachment" "everybody_group_read_only_access" {
  for_each = toset(var.create && length(var.readers) > 0 ? tolist(var.readers) : [])

  group      = each.value
  policy_arn = "arn:${local.partition}:iam::aws:policy/ReadOnlyAccess"
}

resource "aws_iam_group_policy_attachment" "everybody_group_reading" {
  for_each = toset(var.create && length(var.readers) > 0 ? tolist(var.readers) : [])

  group      = each.value
  policy_arn = aws_iam_policy.reading[0].arn
}

resource "aws_iam_user_policy_attachment" "everybody_user_read_only_access" {
  for_each = toset(var.create && length(var.readers) > 0 ? ["ada"] : [])

  user       = each.value
  policy_arn = "arn:${local.partition}:iam::aws:policy/ReadOnlyAccess"
}

resource "aws_iam_user_policy_attachment" "everybody_user_reading" {
  for_each = toset(var.create && length(var.readers) > 0 ? ["ada"] : [])

  user       = each.value
  policy_arn = aws_iam_policy.reading[0].arn
}

resource "aws_iam_role_policy" "shared" {
  for_each = {
    for id, settings in var.role_settings : id => { role = id, statements = settings.statements }
    if var.create && length(settings.statements) > 0
  }

  name = "grants"
  role = aws_iam_role.reader[0].name

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
      if var.create
    }
  ]...)

  role       = aws_iam_role.reader[0].name
  policy_arn = each.value.arn

  lifecycle {
    create_before_destroy = true
  }
}
