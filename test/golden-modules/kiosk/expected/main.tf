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

resource "aws_iam_policy" "operators" {
  count = local.create_account_roles ? 1 : 0

  name        = "KioskOperators"
  path        = "/"
  description = "What operators do in ${local.account_id}."

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid      = "ListPrinters"
        Effect   = "Allow"
        Action   = ["logs:DescribeLogStreams"]
        Resource = [for region in local.regions : "arn:${local.partition}:logs:${region}:${local.account_id}:log-group:/kiosks:*"]
      },
    ]
  })

  tags = var.tags

  lifecycle {
    ignore_changes = [description]
  }
}

resource "aws_iam_role" "hub" {
  count = local.create_account_roles ? 1 : 0

  name = coalesce(
    try(var.role_settings["hub"].name, null),
    "${var.role_name_prefix}KioskHub${var.role_name_suffix}",
  )
  path = coalesce(try(var.role_settings["hub"].path, null), var.role_path, "/")
  description = coalesce(
    try(var.role_settings["hub"].description, null),
    "What all kiosks of an account share.",
  )
  max_session_duration = try(
    coalesce(try(var.role_settings["hub"].max_session, null), var.role_max_session),
    null,
  )
  force_detach_policies = coalesce(
    try(var.role_settings["hub"].force_detach, null),
    var.role_force_detach,
  )
  permissions_boundary = try(
    coalesce(
      try(var.role_settings["hub"].permissions_boundary, null),
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
          Principal = { Service = ["ec2.amazonaws.com", "lambda.amazonaws.com"] }
          Action    = ["sts:AssumeRole"]
        },
      ] : merge(statement, { for name, added in { Condition = coalesce(try(var.role_settings["hub"].trust_conditions, null), var.role_trust_conditions) } : name => { for operator in distinct(concat(keys(try(statement.Condition, {})), keys(added))) : operator => merge(try(statement.Condition[operator], {}), try(added[operator], {})) } if length(added) > 0 })
    ]
  })

  tags = merge(var.tags, try(var.role_settings["hub"].tags, null))

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_iam_role_policy_attachment" "hub_amazon_sage_maker_full_access" {
  count = local.create_account_roles ? 1 : 0

  role       = aws_iam_role.hub[0].name
  policy_arn = "arn:${local.partition}:iam::aws:policy/AmazonSageMakerFullAccess"

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_iam_role_policy_attachment" "hub_operators" {
  count = local.create_account_roles ? 1 : 0

  role       = aws_iam_role.hub[0].name
  policy_arn = aws_iam_policy.operators[0].arn

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_iam_role_policies_exclusive" "hub" {
  count = local.create_account_roles && coalesce(try(var.role_settings["hub"].exclusive, null), var.role_exclusive) ? 1 : 0

  role_name    = aws_iam_role.hub[0].name
  policy_names = concat(try([aws_iam_role_policy.shared["hub"].name], []))
}

resource "aws_iam_role_policy_attachments_exclusive" "hub" {
  count = local.create_account_roles && coalesce(try(var.role_settings["hub"].exclusive, null), var.role_exclusive) ? 1 : 0

  role_name = aws_iam_role.hub[0].name
  policy_arns = concat(
    try([aws_iam_role_policy_attachment.hub_amazon_sage_maker_full_access[0].policy_arn], []),
    try([aws_iam_role_policy_attachment.hub_operators[0].policy_arn], []),
    [for key, one in aws_iam_role_policy_attachment.shared : one.policy_arn if startswith(key, "hub/")],
  )
}

resource "aws_iam_instance_profile" "hub" {
  count = local.create_account_roles && try(var.role_settings["hub"].instance_profile, null) != null ? 1 : 0

  name = try(var.role_settings["hub"].instance_profile, null)
  role = aws_iam_role.hub[0].name
  path = aws_iam_role.hub[0].path

  tags = aws_iam_role.hub[0].tags

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_iam_group_policy_attachment" "everybody_group_amazon_s3_read_only_access" {
  for_each = toset(local.create_account_roles ? ["kiosk-operators"] : [])

  group      = each.value
  policy_arn = "arn:${local.partition}:iam::aws:policy/AmazonS3ReadOnlyAccess"
}

resource "aws_iam_group_policy_attachment" "everybody_group_operators" {
  for_each = toset(local.create_account_roles ? ["kiosk-operators"] : [])

  group      = each.value
  policy_arn = aws_iam_policy.operators[0].arn
}

resource "aws_iam_role_policy" "shared" {
  for_each = {
    for id, settings in var.role_settings : id => { role = id, statements = settings.statements }
    if local.create_account_roles && length(settings.statements) > 0
  }

  name = "grants"
  role = aws_iam_role.hub[0].name

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

  role       = aws_iam_role.hub[0].name
  policy_arn = each.value.arn

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_iam_policy" "labels" {
  for_each = local.fleets

  name        = "KioskLabels-${var.environment}-${each.key}"
  path        = "/kiosks/${each.value.mode}/"
  description = "Labels: `it's` \"quoted\" */ $${x} %%{y} {{account}} of ${each.key}"

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = concat(
      each.value.mode == "strict" && each.value.note == "" && each.value.logs ? [
        {
          Sid      = "KeepOut"
          Effect   = "Deny"
          Action   = ["s3:DeleteBucket", "s3:DeleteObject"]
          Resource = ["*"]
          Condition = {
            Bool = { "aws:SecureTransport" = ["false"] }
            StringNotLike = {
              "aws:PrincipalTag/team" = [
                "\"$${aws:PrincipalTag/x}\" %%{y} */ Zürich\n\\\\",
                "{{fleet}}",
                "labels-*",
                each.value.note,
              ]
            }
          }
        },
      ] : [],
      each.value.tries == 4 ? [
        {
          Sid      = "Never"
          Effect   = "Allow"
          Action   = ["s3:ListAllMyBuckets"]
          Resource = ["*"]
        },
      ] : [],
      [
        {
          Sid      = "ReadLabels"
          Effect   = "Allow"
          Action   = ["s3:GetObject"]
          Resource = [for bucket in each.value.buckets : "arn:${local.partition}:s3:::${bucket}/$${aws:username}/*"]
        },
      ],
      length(each.value.extra_buckets) > 0 ? [
        {
          Sid      = "ReadMoreLabels"
          Effect   = "Allow"
          Action   = ["s3:GetObject"]
          Resource = [for extra_bucket in each.value.extra_buckets : "arn:${local.partition}:s3:::${extra_bucket}/*"]
        },
      ] : [],
    )
  })

  tags = merge(var.tags, each.value.tags)

  lifecycle {
    ignore_changes = [description]
  }
}

resource "aws_iam_policy" "gone" {
  for_each = { for name, fleet in local.fleets : name => fleet if fleet.tries == 5 }

  name        = "KioskGone-${var.environment}-${each.key}"
  path        = "/"
  description = "Nothing is left of it."

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = each.value.tries == 5 ? [
      {
        Sid      = "Gone"
        Effect   = "Allow"
        Action   = ["s3:ListAllMyBuckets"]
        Resource = ["*"]
      },
    ] : []
  })

  tags = merge(var.tags, each.value.tags)

  lifecycle {
    ignore_changes = [description]
  }
}

resource "aws_iam_policy" "strict" {
  for_each = { for name, fleet in local.fleets : name => fleet if can(regex("(?s)^(str.ct|none.*)$", fleet.mode)) }

  name        = "KioskStrict-${var.environment}-${each.key}"
  path        = "/"
  description = "For strict kiosks."

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid      = "List"
        Effect   = "Allow"
        Action   = ["s3:ListAllMyBuckets"]
        Resource = ["*"]
      },
    ]
  })

  tags = merge(var.tags, each.value.tags)

  lifecycle {
    ignore_changes = [description]
  }
}

resource "aws_iam_role" "kiosk" {
  for_each = local.fleets

  name = coalesce(
    try(each.value.role_settings["kiosk"].name, null),
    "${var.role_name_prefix}Kiosk-${var.environment}-${each.key}${var.role_name_suffix}",
  )
  path = coalesce(
    try(each.value.role_settings["kiosk"].path, null),
    var.role_path,
    "/kiosks/",
  )
  description = coalesce(
    try(each.value.role_settings["kiosk"].description, null),
    join(" ", compact(["What the kiosks of ${each.key} may do, ${each.value.tries} times.", each.value.description])),
  )
  max_session_duration = coalesce(
    try(each.value.role_settings["kiosk"].max_session, null),
    var.role_max_session,
    max(3600, each.value.credential_duration),
  )
  force_detach_policies = coalesce(
    try(each.value.role_settings["kiosk"].force_detach, null),
    var.role_force_detach,
  )
  permissions_boundary = try(
    coalesce(
      try(each.value.role_settings["kiosk"].permissions_boundary, null),
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
            Principal = { Service = ["credentials.iot.amazonaws.com"] }
            Action    = ["sts:AssumeRole"]
            Condition = { StringEquals = { "aws:SourceAccount" = [local.account_id] } }
          },
        ],
        length(each.value.roles) > 0 && !can(regex("(?s)^(hel.*|x)$", each.value.note)) ? [
          {
            Effect = "Allow"
            Principal = {
              AWS = [for role in each.value.roles : "arn:${local.partition}:iam::${local.account_id}:role/${role}"]
            }
            Action = ["sts:AssumeRole", "sts:TagSession"]
          },
        ] : [],
      ) : merge(statement, { for name, added in { Condition = coalesce(try(each.value.role_settings["kiosk"].trust_conditions, null), var.role_trust_conditions) } : name => { for operator in distinct(concat(keys(try(statement.Condition, {})), keys(added))) : operator => merge(try(statement.Condition[operator], {}), try(added[operator], {})) } if length(added) > 0 })
    ]
  })

  tags = merge(merge(var.tags, each.value.tags), try(each.value.role_settings["kiosk"].tags, null))

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_iam_role_policy_attachment" "kiosk_amazon_sage_maker_full_access" {
  for_each = local.fleets

  role       = aws_iam_role.kiosk[each.key].name
  policy_arn = "arn:${local.partition}:iam::aws:policy/AmazonSageMakerFullAccess"

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_iam_role_policy_attachment" "kiosk_amazon_s3_read_only_access" {
  for_each = { for name, fleet in local.fleets : name => fleet if fleet.logs }

  role       = aws_iam_role.kiosk[each.key].name
  policy_arn = "arn:${local.partition}:iam::aws:policy/AmazonS3ReadOnlyAccess"

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_iam_role_policy_attachment" "kiosk_kiosk_base" {
  for_each = local.fleets

  role       = aws_iam_role.kiosk[each.key].name
  policy_arn = "arn:${local.partition}:iam::${local.account_id}:policy/own/KioskBase"

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_iam_role_policy_attachment" "kiosk_strict" {
  for_each = { for name, fleet in local.fleets : name => fleet if can(regex("(?s)^(str.ct|none.*)$", fleet.mode)) }

  role       = aws_iam_role.kiosk[each.key].name
  policy_arn = aws_iam_policy.strict[each.key].arn

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_iam_role_policy_attachment" "kiosk_labels" {
  for_each = local.fleets

  role       = aws_iam_role.kiosk[each.key].name
  policy_arn = aws_iam_policy.labels[each.key].arn

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_iam_role_policy_attachment" "kiosk_gone" {
  for_each = { for name, fleet in local.fleets : name => fleet if fleet.tries == 5 }

  role       = aws_iam_role.kiosk[each.key].name
  policy_arn = aws_iam_policy.gone[each.key].arn

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_iam_role_policy" "kiosk_logs" {
  for_each = { for name, fleet in local.fleets : name => fleet if fleet.logs }

  name = "logs"
  role = aws_iam_role.kiosk[each.key].name

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = each.value.logs ? [
      {
        Sid    = "WriteLogs"
        Effect = "Allow"
        Action = ["logs:CreateLogStream", "logs:PutLogEvents"]
        Resource = [
          "arn:${local.partition}:logs:${local.region}:${local.account_id}:log-group:/kiosks/${each.key}:*",
        ]
      },
    ] : []
  })

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_iam_role_policy" "kiosk_grants" {
  for_each = { for name, fleet in local.fleets : name => fleet if length(fleet.statements) > 0 }

  name = "grants"
  role = aws_iam_role.kiosk[each.key].name

  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [for statement in each.value.statements : { for key, value in statement : key => value if value != null }]
  })

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_iam_role_policies_exclusive" "kiosk" {
  for_each = { for name, fleet in local.fleets : name => fleet if coalesce(try(fleet.role_settings["kiosk"].exclusive, null), var.role_exclusive) }

  role_name = aws_iam_role.kiosk[each.key].name
  policy_names = concat(
    try([aws_iam_role_policy.kiosk_logs[each.key].name], []),
    try([aws_iam_role_policy.kiosk_grants[each.key].name], []),
  )
}

resource "aws_iam_role_policy_attachments_exclusive" "kiosk" {
  for_each = { for name, fleet in local.fleets : name => fleet if coalesce(try(fleet.role_settings["kiosk"].exclusive, null), var.role_exclusive) }

  role_name = aws_iam_role.kiosk[each.key].name
  policy_arns = concat(
    try([aws_iam_role_policy_attachment.kiosk_amazon_sage_maker_full_access[each.key].policy_arn], []),
    try([aws_iam_role_policy_attachment.kiosk_amazon_s3_read_only_access[each.key].policy_arn], []),
    try([aws_iam_role_policy_attachment.kiosk_kiosk_base[each.key].policy_arn], []),
    try([aws_iam_role_policy_attachment.kiosk_strict[each.key].policy_arn], []),
    try([aws_iam_role_policy_attachment.kiosk_labels[each.key].policy_arn], []),
    try([aws_iam_role_policy_attachment.kiosk_gone[each.key].policy_arn], []),
    [for key, one in aws_iam_role_policy_attachment.further : one.policy_arn if startswith(key, "${each.key}/kiosk/")],
  )
}

resource "aws_iam_role" "archive" {
  for_each = local.fleets

  name = coalesce(
    try(each.value.role_settings["archive"].name, null),
    "${var.role_name_prefix}KioskArchive-${var.environment}-${each.key}${var.role_name_suffix}",
  )
  path = coalesce(
    try(each.value.role_settings["archive"].path, null),
    var.role_path,
    "/",
  )
  description = coalesce(
    try(each.value.role_settings["archive"].description, null),
    join(" ", compact(["Keeps what kiosks printed.", each.value.description])),
  )
  max_session_duration = coalesce(
    try(each.value.role_settings["archive"].max_session, null),
    var.role_max_session,
    43200,
  )
  force_detach_policies = coalesce(
    try(each.value.role_settings["archive"].force_detach, null),
    var.role_force_detach,
  )
  permissions_boundary = try(
    coalesce(
      try(each.value.role_settings["archive"].permissions_boundary, null),
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
          Effect = "Allow"
          Principal = {
            AWS = [
              "arn:${local.partition}:iam::${local.account_id}:role/KioskHub",
              "arn:${local.partition}:iam::${local.account_id}:role/kiosks/Kiosk-${var.environment}-${each.key}",
              local.account_id,
            ]
          }
          Action = ["sts:AssumeRole"]
        },
        {
          Effect    = "Allow"
          Principal = { Service = ["ec2.amazonaws.com"] }
          Action    = ["sts:AssumeRole"]
        },
      ] : merge(statement, { for name, added in { Condition = coalesce(try(each.value.role_settings["archive"].trust_conditions, null), var.role_trust_conditions) } : name => { for operator in distinct(concat(keys(try(statement.Condition, {})), keys(added))) : operator => merge(try(statement.Condition[operator], {}), try(added[operator], {})) } if length(added) > 0 })
    ]
  })

  tags = merge(merge(var.tags, each.value.tags), try(each.value.role_settings["archive"].tags, null))

  depends_on = [aws_iam_role.hub, aws_iam_role.kiosk]

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_iam_role_policies_exclusive" "archive" {
  for_each = { for name, fleet in local.fleets : name => fleet if coalesce(
    try(fleet.role_settings["archive"].exclusive, null),
    var.role_exclusive,
  ) }

  role_name    = aws_iam_role.archive[each.key].name
  policy_names = concat(try([aws_iam_role_policy.further["${each.key}/archive"].name], []))
}

resource "aws_iam_role_policy_attachments_exclusive" "archive" {
  for_each = { for name, fleet in local.fleets : name => fleet if coalesce(
    try(fleet.role_settings["archive"].exclusive, null),
    var.role_exclusive,
  ) }

  role_name   = aws_iam_role.archive[each.key].name
  policy_arns = concat([for key, one in aws_iam_role_policy_attachment.further : one.policy_arn if startswith(key, "${each.key}/archive/")])
}

resource "aws_iam_instance_profile" "archive" {
  for_each = { for name, fleet in local.fleets : name => fleet if try(fleet.role_settings["archive"].instance_profile, null) != null }

  name = try(each.value.role_settings["archive"].instance_profile, null)
  role = aws_iam_role.archive[each.key].name
  path = aws_iam_role.archive[each.key].path

  tags = aws_iam_role.archive[each.key].tags

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_iam_group_policy_attachment" "people_group_aws_lambda_full_access" {
  for_each = {
    for pair in flatten([
      for name, fleet in var.fleets : [for principal in tolist(fleet.groups) : { fleet = name, principal = principal }]
    ]) : "${pair.fleet}/${pair.principal}" => pair
  }

  group      = each.value.principal
  policy_arn = "arn:${local.partition}:iam::aws:policy/AWSLambda_FullAccess"
}

resource "aws_iam_group_policy_attachment" "people_group_labels" {
  for_each = {
    for pair in flatten([
      for name, fleet in var.fleets : [for principal in tolist(fleet.groups) : { fleet = name, principal = principal }]
    ]) : "${pair.fleet}/${pair.principal}" => pair
  }

  group      = each.value.principal
  policy_arn = aws_iam_policy.labels[each.value.fleet].arn
}

resource "aws_iam_user_policy_attachment" "people_user_aws_lambda_full_access" {
  for_each = {
    for pair in flatten([
      for name, fleet in var.fleets : [for principal in tolist(fleet.users) : { fleet = name, principal = principal }]
    ]) : "${pair.fleet}/${pair.principal}" => pair
  }

  user       = each.value.principal
  policy_arn = "arn:${local.partition}:iam::aws:policy/AWSLambda_FullAccess"
}

resource "aws_iam_user_policy_attachment" "people_user_labels" {
  for_each = {
    for pair in flatten([
      for name, fleet in var.fleets : [for principal in tolist(fleet.users) : { fleet = name, principal = principal }]
    ]) : "${pair.fleet}/${pair.principal}" => pair
  }

  user       = each.value.principal
  policy_arn = aws_iam_policy.labels[each.value.fleet].arn
}

resource "aws_iam_role_policy_attachment" "people_role_aws_lambda_full_access" {
  for_each = {
    for pair in flatten([
      for name, fleet in var.fleets : [for principal in tolist(fleet.roles) : { fleet = name, principal = principal }]
    ]) : "${pair.fleet}/${pair.principal}" => pair
  }

  role       = each.value.principal
  policy_arn = "arn:${local.partition}:iam::aws:policy/AWSLambda_FullAccess"
}

resource "aws_iam_role_policy_attachment" "people_role_labels" {
  for_each = {
    for pair in flatten([
      for name, fleet in var.fleets : [for principal in tolist(fleet.roles) : { fleet = name, principal = principal }]
    ]) : "${pair.fleet}/${pair.principal}" => pair
  }

  role       = each.value.principal
  policy_arn = aws_iam_policy.labels[each.value.fleet].arn
}

resource "aws_iam_group_policy_attachment" "gone_people_group_gone" {
  for_each = {
    for pair in flatten([
      for name, fleet in var.fleets : [for principal in ["everybody"] : { fleet = name, principal = principal }] if fleet.tries == 5
    ]) : "${pair.fleet}/${pair.principal}" => pair
  }

  group      = each.value.principal
  policy_arn = aws_iam_policy.gone[each.value.fleet].arn
}

resource "aws_iot_role_alias" "kiosk_alias" {
  for_each = local.fleets

  alias               = "KioskAlias-${var.environment}-${each.key}"
  role_arn            = aws_iam_role.kiosk[each.key].arn
  credential_duration = each.value.credential_duration

  tags = merge(var.tags, each.value.tags)

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_iot_role_alias" "archive_alias" {
  for_each = { for name, fleet in local.fleets : name => fleet if fleet.logs }

  alias               = "KioskArchiveAlias-${var.environment}-${each.key}"
  role_arn            = aws_iam_role.archive[each.key].arn
  credential_duration = 3600

  tags = merge(var.tags, each.value.tags)

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_iot_policy" "certificate" {
  for_each = local.fleets

  name = "KioskCertificate-${var.environment}-${each.key}"

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = concat(
      [
        {
          Effect = "Allow"
          Action = ["iot:Connect"]
          Resource = [
            "arn:${local.partition}:iot:${local.region}:${local.account_id}:client/$${iot:Connection.Thing.ThingName}",
          ]
          Condition = { Bool = { "iot:Connection.Thing.IsAttached" = ["true"] } }
        },
      ],
      each.value.logs ? [
        {
          Effect = "Allow"
          Action = ["iot:AssumeRoleWithCertificate", "iot:Publish"]
          Resource = [
            "arn:${local.partition}:iot:${local.region}:${local.account_id}:rolealias/KioskAlias-${var.environment}-${each.key}",
            "arn:${local.partition}:iot:${local.region}:${local.account_id}:topic/kiosks/it's \"quoted\"/{{fleet}}/`x`",
          ]
        },
      ] : [],
    )
  })

  tags = merge(var.tags, each.value.tags)

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_iot_policy" "gone_certificate" {
  for_each = { for name, fleet in local.fleets : name => fleet if fleet.tries == 5 }

  name = "KioskGone-${var.environment}-${each.key}"

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = each.value.tries == 5 ? [
      {
        Effect   = "Allow"
        Action   = ["iot:Connect"]
        Resource = ["*"]
      },
    ] : []
  })

  tags = merge(var.tags, each.value.tags)

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_iot_policy" "strict_certificate" {
  for_each = { for name, fleet in local.fleets : name => fleet if fleet.mode == "strict" }

  name = "KioskStrict-${var.environment}-${each.key}"

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect   = "Deny"
        Action   = ["iot:Subscribe"]
        Resource = ["*"]
      },
    ]
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
  role = aws_iam_role.archive[each.value.fleet].name

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
    archive = aws_iam_role.archive
    kiosk   = aws_iam_role.kiosk
  }[each.value.role][each.value.fleet].name
  policy_arn = each.value.arn

  lifecycle {
    create_before_destroy = true
  }
}
