mock_provider "aws" {
  mock_resource "aws_iam_policy" {
    defaults = { arn = "arn:aws:iam::222222222222:policy/mock" }
  }

  mock_resource "aws_iam_role" {
    defaults = { arn = "arn:aws:iam::222222222222:role/mock" }
  }
}

variables {
  account_id  = "222222222222"
  partition   = "aws"
  region      = "us-east-1"
  regions     = ["us-east-1"]
  environment = "prod"
  fleets = {
    plaza = {
      description   = "The plaza's \"kiosks\" */ $${x} %%{y} \\ 東京"
      buckets       = ["labels"]
      extra_buckets = ["more", "most"]
      groups        = ["print-ers"]
      users         = ["ada"]
      roles         = ["grace"]
      mode          = "strict"
      note          = ""
      statements = [
        {
          Sid       = "Own"
          Effect    = "Deny"
          NotAction = ["s3:GetObject"]
          Resource  = ["arn:aws:s3:::labels/$${aws:username}/%%{x}/\"quoted\""]
          Condition = { StringNotEquals = { "aws:PrincipalTag/$${x}" = ["*/", "東京", "a\nb"] } }
        },
      ]
      tags = { "site $${x}" = "north \"%%{y}\"" }
    }
    station = {
      buckets             = ["labels"]
      logs                = false
      tries               = 5
      credential_duration = 43200
      note                = "help $${me}"
    }
  }
}

run "complete" {
  assert {
    condition     = aws_iam_role.hub[0].name == "KioskHub"
    error_message = "The name of KioskHub is another."
  }

  assert {
    condition     = aws_iam_role.hub[0].path == "/"
    error_message = "The path of KioskHub is another."
  }

  assert {
    condition     = aws_iam_role.hub[0].description == "What all kiosks of an account share."
    error_message = "The description of KioskHub is another."
  }

  assert {
    condition = jsondecode(aws_iam_role.hub[0].assume_role_policy) == {
      Version = "2012-10-17"
      Statement = [
        {
          Effect    = "Allow"
          Principal = { Service = ["ec2.amazonaws.com", "lambda.amazonaws.com"] }
          Action    = ["sts:AssumeRole"]
        },
      ]
    }
    error_message = "The trust policy of KioskHub is another."
  }

  assert {
    condition     = aws_iam_role_policy_attachment.hub_amazon_sage_maker_full_access[0].policy_arn == "arn:aws:iam::aws:policy/AmazonSageMakerFullAccess"
    error_message = "arn:aws:iam::aws:policy/AmazonSageMakerFullAccess is not attached to KioskHub."
  }

  assert {
    condition     = aws_iam_role_policy_attachment.hub_operators[0].role == "KioskHub"
    error_message = "The policy operators is not attached to KioskHub."
  }

  assert {
    condition     = length(aws_iam_role_policies_exclusive.hub[0].policy_names) == 0
    error_message = "KioskHub is to keep nothing among its policy_names."
  }

  assert {
    condition     = aws_iam_policy.operators[0].name == "KioskOperators"
    error_message = "The name of KioskOperators is another."
  }

  assert {
    condition     = aws_iam_policy.operators[0].description == "What operators do in 222222222222."
    error_message = "The description of KioskOperators is another."
  }

  assert {
    condition = jsondecode(aws_iam_policy.operators[0].policy) == {
      Version = "2012-10-17"
      Statement = [
        {
          Sid      = "ListPrinters"
          Effect   = "Allow"
          Action   = ["logs:DescribeLogStreams"]
          Resource = ["arn:aws:logs:us-east-1:222222222222:log-group:/kiosks:*"]
        },
      ]
    }
    error_message = "The document of KioskOperators is another."
  }

  assert {
    condition     = aws_iam_group_policy_attachment.everybody_group_amazon_s3_read_only_access["kiosk-operators"].group == "kiosk-operators"
    error_message = "The attachment of amazon_s3_read_only_access to kiosk-operators is another."
  }

  assert {
    condition     = aws_iam_group_policy_attachment.everybody_group_operators["kiosk-operators"].group == "kiosk-operators"
    error_message = "The attachment of operators to kiosk-operators is another."
  }

  assert {
    condition     = aws_iam_role.archive["plaza"].name == "KioskArchive-prod-plaza"
    error_message = "The name of KioskArchive-prod-plaza is another."
  }

  assert {
    condition     = aws_iam_role.archive["plaza"].path == "/"
    error_message = "The path of KioskArchive-prod-plaza is another."
  }

  assert {
    condition     = aws_iam_role.archive["plaza"].description == "Keeps what kiosks printed. The plaza's \"kiosks\" */ $${x} %%{y} \\ 東京"
    error_message = "The description of KioskArchive-prod-plaza is another."
  }

  assert {
    condition = jsondecode(aws_iam_role.archive["plaza"].assume_role_policy) == {
      Version = "2012-10-17"
      Statement = [
        {
          Effect = "Allow"
          Principal = {
            AWS = [
              "arn:aws:iam::222222222222:role/KioskHub",
              "arn:aws:iam::222222222222:role/kiosks/Kiosk-prod-plaza",
              "222222222222",
            ]
          }
          Action = ["sts:AssumeRole"]
        },
        {
          Effect    = "Allow"
          Principal = { Service = ["ec2.amazonaws.com"] }
          Action    = ["sts:AssumeRole"]
        },
      ]
    }
    error_message = "The trust policy of KioskArchive-prod-plaza is another."
  }

  assert {
    condition     = aws_iam_role.archive["plaza"].max_session_duration == 43200
    error_message = "The longest session of KioskArchive-prod-plaza is another."
  }

  assert {
    condition     = aws_iam_role.archive["plaza"].tags["site $${x}"] == "north \"%%{y}\""
    error_message = "The tag site $${x} of KioskArchive-prod-plaza is another."
  }

  assert {
    condition     = length(aws_iam_role_policies_exclusive.archive["plaza"].policy_names) == 0
    error_message = "KioskArchive-prod-plaza is to keep nothing among its policy_names."
  }

  assert {
    condition     = length(aws_iam_role_policy_attachments_exclusive.archive["plaza"].policy_arns) == 0
    error_message = "KioskArchive-prod-plaza is to keep nothing among its policy_arns."
  }

  assert {
    condition     = aws_iam_role.kiosk["plaza"].name == "Kiosk-prod-plaza"
    error_message = "The name of Kiosk-prod-plaza is another."
  }

  assert {
    condition     = aws_iam_role.kiosk["plaza"].path == "/kiosks/"
    error_message = "The path of Kiosk-prod-plaza is another."
  }

  assert {
    condition     = aws_iam_role.kiosk["plaza"].description == "What the kiosks of plaza may do, 3 times. The plaza's \"kiosks\" */ $${x} %%{y} \\ 東京"
    error_message = "The description of Kiosk-prod-plaza is another."
  }

  assert {
    condition = jsondecode(aws_iam_role.kiosk["plaza"].assume_role_policy) == {
      Version = "2012-10-17"
      Statement = [
        {
          Effect    = "Allow"
          Principal = { Service = ["credentials.iot.amazonaws.com"] }
          Action    = ["sts:AssumeRole"]
          Condition = { StringEquals = { "aws:SourceAccount" = ["222222222222"] } }
        },
        {
          Effect    = "Allow"
          Principal = { AWS = ["arn:aws:iam::222222222222:role/grace"] }
          Action    = ["sts:AssumeRole", "sts:TagSession"]
        },
      ]
    }
    error_message = "The trust policy of Kiosk-prod-plaza is another."
  }

  assert {
    condition     = aws_iam_role.kiosk["plaza"].max_session_duration == 3600
    error_message = "The longest session of Kiosk-prod-plaza is another."
  }

  assert {
    condition     = aws_iam_role.kiosk["plaza"].tags["site $${x}"] == "north \"%%{y}\""
    error_message = "The tag site $${x} of Kiosk-prod-plaza is another."
  }

  assert {
    condition = jsondecode(aws_iam_role_policy.kiosk_grants["plaza"].policy) == {
      Version = "2012-10-17"
      Statement = [
        {
          Sid       = "Own"
          Effect    = "Deny"
          NotAction = ["s3:GetObject"]
          Resource  = ["arn:aws:s3:::labels/$${aws:username}/%%{x}/\"quoted\""]
          Condition = { StringNotEquals = { "aws:PrincipalTag/$${x}" = ["*/", "東京", "a\nb"] } }
        },
      ]
    }
    error_message = "The policy grants of Kiosk-prod-plaza is another."
  }

  assert {
    condition = jsondecode(aws_iam_role_policy.kiosk_logs["plaza"].policy) == {
      Version = "2012-10-17"
      Statement = [
        {
          Sid      = "WriteLogs"
          Effect   = "Allow"
          Action   = ["logs:CreateLogStream", "logs:PutLogEvents"]
          Resource = ["arn:aws:logs:us-east-1:222222222222:log-group:/kiosks/plaza:*"]
        },
      ]
    }
    error_message = "The policy logs of Kiosk-prod-plaza is another."
  }

  assert {
    condition     = aws_iam_role_policy_attachment.kiosk_kiosk_base["plaza"].policy_arn == "arn:aws:iam::222222222222:policy/own/KioskBase"
    error_message = "arn:aws:iam::222222222222:policy/own/KioskBase is not attached to Kiosk-prod-plaza."
  }

  assert {
    condition     = aws_iam_role_policy_attachment.kiosk_amazon_s3_read_only_access["plaza"].policy_arn == "arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess"
    error_message = "arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess is not attached to Kiosk-prod-plaza."
  }

  assert {
    condition     = aws_iam_role_policy_attachment.kiosk_amazon_sage_maker_full_access["plaza"].policy_arn == "arn:aws:iam::aws:policy/AmazonSageMakerFullAccess"
    error_message = "arn:aws:iam::aws:policy/AmazonSageMakerFullAccess is not attached to Kiosk-prod-plaza."
  }

  assert {
    condition     = aws_iam_role_policy_attachment.kiosk_labels["plaza"].role == "Kiosk-prod-plaza"
    error_message = "The policy labels is not attached to Kiosk-prod-plaza."
  }

  assert {
    condition     = aws_iam_role_policy_attachment.kiosk_strict["plaza"].role == "Kiosk-prod-plaza"
    error_message = "The policy strict is not attached to Kiosk-prod-plaza."
  }

  assert {
    condition     = toset(aws_iam_role_policies_exclusive.kiosk["plaza"].policy_names) == toset(["grants", "logs"])
    error_message = "Kiosk-prod-plaza is to keep grants, logs among its policy_names."
  }

  assert {
    condition     = aws_iam_policy.labels["plaza"].name == "KioskLabels-prod-plaza"
    error_message = "The name of KioskLabels-prod-plaza is another."
  }

  assert {
    condition     = aws_iam_policy.labels["plaza"].description == "Labels: `it's` \"quoted\" */ $${x} %%{y} {{account}} of plaza"
    error_message = "The description of KioskLabels-prod-plaza is another."
  }

  assert {
    condition     = aws_iam_policy.labels["plaza"].tags["site $${x}"] == "north \"%%{y}\""
    error_message = "The tag site $${x} of KioskLabels-prod-plaza is another."
  }

  assert {
    condition = jsondecode(aws_iam_policy.labels["plaza"].policy) == {
      Version = "2012-10-17"
      Statement = [
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
                "",
              ]
            }
          }
        },
        {
          Sid      = "ReadLabels"
          Effect   = "Allow"
          Action   = ["s3:GetObject"]
          Resource = ["arn:aws:s3:::labels/$${aws:username}/*"]
        },
        {
          Sid      = "ReadMoreLabels"
          Effect   = "Allow"
          Action   = ["s3:GetObject"]
          Resource = ["arn:aws:s3:::more/*", "arn:aws:s3:::most/*"]
        },
      ]
    }
    error_message = "The document of KioskLabels-prod-plaza is another."
  }

  assert {
    condition     = aws_iam_policy.strict["plaza"].name == "KioskStrict-prod-plaza"
    error_message = "The name of KioskStrict-prod-plaza is another."
  }

  assert {
    condition     = aws_iam_policy.strict["plaza"].description == "For strict kiosks."
    error_message = "The description of KioskStrict-prod-plaza is another."
  }

  assert {
    condition     = aws_iam_policy.strict["plaza"].tags["site $${x}"] == "north \"%%{y}\""
    error_message = "The tag site $${x} of KioskStrict-prod-plaza is another."
  }

  assert {
    condition = jsondecode(aws_iam_policy.strict["plaza"].policy) == {
      Version = "2012-10-17"
      Statement = [
        {
          Sid      = "List"
          Effect   = "Allow"
          Action   = ["s3:ListAllMyBuckets"]
          Resource = ["*"]
        },
      ]
    }
    error_message = "The document of KioskStrict-prod-plaza is another."
  }

  assert {
    condition     = aws_iam_group_policy_attachment.people_group_aws_lambda_full_access["plaza/print-ers"].group == "print-ers"
    error_message = "The attachment of aws_lambda_full_access to print-ers is another."
  }

  assert {
    condition     = aws_iam_group_policy_attachment.people_group_labels["plaza/print-ers"].group == "print-ers"
    error_message = "The attachment of labels to print-ers is another."
  }

  assert {
    condition     = aws_iam_user_policy_attachment.people_user_aws_lambda_full_access["plaza/ada"].user == "ada"
    error_message = "The attachment of aws_lambda_full_access to ada is another."
  }

  assert {
    condition     = aws_iam_user_policy_attachment.people_user_labels["plaza/ada"].user == "ada"
    error_message = "The attachment of labels to ada is another."
  }

  assert {
    condition     = aws_iam_role_policy_attachment.people_role_aws_lambda_full_access["plaza/grace"].role == "grace"
    error_message = "The attachment of aws_lambda_full_access to grace is another."
  }

  assert {
    condition     = aws_iam_role_policy_attachment.people_role_labels["plaza/grace"].role == "grace"
    error_message = "The attachment of labels to grace is another."
  }

  assert {
    condition     = aws_iot_role_alias.archive_alias["plaza"].role_arn == aws_iam_role.archive["plaza"].arn
    error_message = "KioskArchiveAlias-prod-plaza is of another role."
  }

  assert {
    condition     = aws_iot_role_alias.archive_alias["plaza"].alias == "KioskArchiveAlias-prod-plaza"
    error_message = "The name of KioskArchiveAlias-prod-plaza is another."
  }

  assert {
    condition     = aws_iot_role_alias.archive_alias["plaza"].credential_duration == 3600
    error_message = "The duration of KioskArchiveAlias-prod-plaza is another."
  }

  assert {
    condition     = aws_iot_role_alias.kiosk_alias["plaza"].role_arn == aws_iam_role.kiosk["plaza"].arn
    error_message = "KioskAlias-prod-plaza is of another role."
  }

  assert {
    condition     = aws_iot_role_alias.kiosk_alias["plaza"].alias == "KioskAlias-prod-plaza"
    error_message = "The name of KioskAlias-prod-plaza is another."
  }

  assert {
    condition     = aws_iot_role_alias.kiosk_alias["plaza"].credential_duration == 900
    error_message = "The duration of KioskAlias-prod-plaza is another."
  }

  assert {
    condition = jsondecode(aws_iot_policy.certificate["plaza"].policy) == {
      Version = "2012-10-17"
      Statement = [
        {
          Effect    = "Allow"
          Action    = ["iot:Connect"]
          Resource  = ["arn:aws:iot:us-east-1:222222222222:client/$${iot:Connection.Thing.ThingName}"]
          Condition = { Bool = { "iot:Connection.Thing.IsAttached" = ["true"] } }
        },
        {
          Effect = "Allow"
          Action = ["iot:AssumeRoleWithCertificate", "iot:Publish"]
          Resource = [
            "arn:aws:iot:us-east-1:222222222222:rolealias/KioskAlias-prod-plaza",
            "arn:aws:iot:us-east-1:222222222222:topic/kiosks/it's \"quoted\"/{{fleet}}/`x`",
          ]
        },
      ]
    }
    error_message = "The policy KioskCertificate-prod-plaza is another."
  }

  assert {
    condition = jsondecode(aws_iot_policy.strict_certificate["plaza"].policy) == {
      Version = "2012-10-17"
      Statement = [
        {
          Effect   = "Deny"
          Action   = ["iot:Subscribe"]
          Resource = ["*"]
        },
      ]
    }
    error_message = "The policy KioskStrict-prod-plaza is another."
  }

  assert {
    condition     = aws_iam_role.archive["station"].name == "KioskArchive-prod-station"
    error_message = "The name of KioskArchive-prod-station is another."
  }

  assert {
    condition     = aws_iam_role.archive["station"].path == "/"
    error_message = "The path of KioskArchive-prod-station is another."
  }

  assert {
    condition     = aws_iam_role.archive["station"].description == "Keeps what kiosks printed."
    error_message = "The description of KioskArchive-prod-station is another."
  }

  assert {
    condition = jsondecode(aws_iam_role.archive["station"].assume_role_policy) == {
      Version = "2012-10-17"
      Statement = [
        {
          Effect = "Allow"
          Principal = {
            AWS = [
              "arn:aws:iam::222222222222:role/KioskHub",
              "arn:aws:iam::222222222222:role/kiosks/Kiosk-prod-station",
              "222222222222",
            ]
          }
          Action = ["sts:AssumeRole"]
        },
        {
          Effect    = "Allow"
          Principal = { Service = ["ec2.amazonaws.com"] }
          Action    = ["sts:AssumeRole"]
        },
      ]
    }
    error_message = "The trust policy of KioskArchive-prod-station is another."
  }

  assert {
    condition     = aws_iam_role.archive["station"].max_session_duration == 43200
    error_message = "The longest session of KioskArchive-prod-station is another."
  }

  assert {
    condition     = length(aws_iam_role_policies_exclusive.archive["station"].policy_names) == 0
    error_message = "KioskArchive-prod-station is to keep nothing among its policy_names."
  }

  assert {
    condition     = length(aws_iam_role_policy_attachments_exclusive.archive["station"].policy_arns) == 0
    error_message = "KioskArchive-prod-station is to keep nothing among its policy_arns."
  }

  assert {
    condition     = aws_iam_role.kiosk["station"].name == "Kiosk-prod-station"
    error_message = "The name of Kiosk-prod-station is another."
  }

  assert {
    condition     = aws_iam_role.kiosk["station"].path == "/kiosks/"
    error_message = "The path of Kiosk-prod-station is another."
  }

  assert {
    condition     = aws_iam_role.kiosk["station"].description == "What the kiosks of station may do, 5 times."
    error_message = "The description of Kiosk-prod-station is another."
  }

  assert {
    condition = jsondecode(aws_iam_role.kiosk["station"].assume_role_policy) == {
      Version = "2012-10-17"
      Statement = [
        {
          Effect    = "Allow"
          Principal = { Service = ["credentials.iot.amazonaws.com"] }
          Action    = ["sts:AssumeRole"]
          Condition = { StringEquals = { "aws:SourceAccount" = ["222222222222"] } }
        },
      ]
    }
    error_message = "The trust policy of Kiosk-prod-station is another."
  }

  assert {
    condition     = aws_iam_role.kiosk["station"].max_session_duration == 43200
    error_message = "The longest session of Kiosk-prod-station is another."
  }

  assert {
    condition     = aws_iam_role_policy_attachment.kiosk_kiosk_base["station"].policy_arn == "arn:aws:iam::222222222222:policy/own/KioskBase"
    error_message = "arn:aws:iam::222222222222:policy/own/KioskBase is not attached to Kiosk-prod-station."
  }

  assert {
    condition     = aws_iam_role_policy_attachment.kiosk_amazon_sage_maker_full_access["station"].policy_arn == "arn:aws:iam::aws:policy/AmazonSageMakerFullAccess"
    error_message = "arn:aws:iam::aws:policy/AmazonSageMakerFullAccess is not attached to Kiosk-prod-station."
  }

  assert {
    condition     = aws_iam_role_policy_attachment.kiosk_gone["station"].role == "Kiosk-prod-station"
    error_message = "The policy gone is not attached to Kiosk-prod-station."
  }

  assert {
    condition     = aws_iam_role_policy_attachment.kiosk_labels["station"].role == "Kiosk-prod-station"
    error_message = "The policy labels is not attached to Kiosk-prod-station."
  }

  assert {
    condition     = length(aws_iam_role_policies_exclusive.kiosk["station"].policy_names) == 0
    error_message = "Kiosk-prod-station is to keep nothing among its policy_names."
  }

  assert {
    condition     = aws_iam_policy.gone["station"].name == "KioskGone-prod-station"
    error_message = "The name of KioskGone-prod-station is another."
  }

  assert {
    condition     = aws_iam_policy.gone["station"].description == "Nothing is left of it."
    error_message = "The description of KioskGone-prod-station is another."
  }

  assert {
    condition = jsondecode(aws_iam_policy.gone["station"].policy) == {
      Version = "2012-10-17"
      Statement = [
        {
          Sid      = "Gone"
          Effect   = "Allow"
          Action   = ["s3:ListAllMyBuckets"]
          Resource = ["*"]
        },
      ]
    }
    error_message = "The document of KioskGone-prod-station is another."
  }

  assert {
    condition     = aws_iam_policy.labels["station"].name == "KioskLabels-prod-station"
    error_message = "The name of KioskLabels-prod-station is another."
  }

  assert {
    condition     = aws_iam_policy.labels["station"].description == "Labels: `it's` \"quoted\" */ $${x} %%{y} {{account}} of station"
    error_message = "The description of KioskLabels-prod-station is another."
  }

  assert {
    condition = jsondecode(aws_iam_policy.labels["station"].policy) == {
      Version = "2012-10-17"
      Statement = [
        {
          Sid      = "ReadLabels"
          Effect   = "Allow"
          Action   = ["s3:GetObject"]
          Resource = ["arn:aws:s3:::labels/$${aws:username}/*"]
        },
      ]
    }
    error_message = "The document of KioskLabels-prod-station is another."
  }

  assert {
    condition     = aws_iam_group_policy_attachment.gone_people_group_gone["station/everybody"].group == "everybody"
    error_message = "The attachment of gone to everybody is another."
  }

  assert {
    condition     = aws_iot_role_alias.kiosk_alias["station"].role_arn == aws_iam_role.kiosk["station"].arn
    error_message = "KioskAlias-prod-station is of another role."
  }

  assert {
    condition     = aws_iot_role_alias.kiosk_alias["station"].alias == "KioskAlias-prod-station"
    error_message = "The name of KioskAlias-prod-station is another."
  }

  assert {
    condition     = aws_iot_role_alias.kiosk_alias["station"].credential_duration == 43200
    error_message = "The duration of KioskAlias-prod-station is another."
  }

  assert {
    condition = jsondecode(aws_iot_policy.certificate["station"].policy) == {
      Version = "2012-10-17"
      Statement = [
        {
          Effect    = "Allow"
          Action    = ["iot:Connect"]
          Resource  = ["arn:aws:iot:us-east-1:222222222222:client/$${iot:Connection.Thing.ThingName}"]
          Condition = { Bool = { "iot:Connection.Thing.IsAttached" = ["true"] } }
        },
      ]
    }
    error_message = "The policy KioskCertificate-prod-station is another."
  }

  assert {
    condition = jsondecode(aws_iot_policy.gone_certificate["station"].policy) == {
      Version = "2012-10-17"
      Statement = [
        {
          Effect   = "Allow"
          Action   = ["iot:Connect"]
          Resource = ["*"]
        },
      ]
    }
    error_message = "The policy KioskGone-prod-station is another."
  }

  assert {
    condition     = length(aws_iam_policy.operators) == 1
    error_message = "There should be 1 of aws_iam_policy.operators."
  }

  assert {
    condition     = length(aws_iam_role.hub) == 1
    error_message = "There should be 1 of aws_iam_role.hub."
  }

  assert {
    condition     = length(aws_iam_role_policy_attachment.hub_amazon_sage_maker_full_access) == 1
    error_message = "There should be 1 of aws_iam_role_policy_attachment.hub_amazon_sage_maker_full_access."
  }

  assert {
    condition     = length(aws_iam_role_policy_attachment.hub_operators) == 1
    error_message = "There should be 1 of aws_iam_role_policy_attachment.hub_operators."
  }

  assert {
    condition     = length(aws_iam_role_policies_exclusive.hub) == 1
    error_message = "There should be 1 of aws_iam_role_policies_exclusive.hub."
  }

  assert {
    condition     = length(aws_iam_role_policy_attachments_exclusive.hub) == 1
    error_message = "There should be 1 of aws_iam_role_policy_attachments_exclusive.hub."
  }

  assert {
    condition     = length(aws_iam_instance_profile.hub) == 0
    error_message = "There should be 0 of aws_iam_instance_profile.hub."
  }

  assert {
    condition     = length(aws_iam_group_policy_attachment.everybody_group_amazon_s3_read_only_access) == 1
    error_message = "There should be 1 of aws_iam_group_policy_attachment.everybody_group_amazon_s3_read_only_access."
  }

  assert {
    condition     = length(aws_iam_group_policy_attachment.everybody_group_operators) == 1
    error_message = "There should be 1 of aws_iam_group_policy_attachment.everybody_group_operators."
  }

  assert {
    condition     = length(aws_iam_role_policy.shared) == 0
    error_message = "There should be 0 of aws_iam_role_policy.shared."
  }

  assert {
    condition     = length(aws_iam_role_policy_attachment.shared) == 0
    error_message = "There should be 0 of aws_iam_role_policy_attachment.shared."
  }

  assert {
    condition     = length(aws_iam_policy.labels) == 2
    error_message = "There should be 2 of aws_iam_policy.labels."
  }

  assert {
    condition     = length(aws_iam_policy.gone) == 1
    error_message = "There should be 1 of aws_iam_policy.gone."
  }

  assert {
    condition     = length(aws_iam_policy.strict) == 1
    error_message = "There should be 1 of aws_iam_policy.strict."
  }

  assert {
    condition     = length(aws_iam_role.kiosk) == 2
    error_message = "There should be 2 of aws_iam_role.kiosk."
  }

  assert {
    condition     = length(aws_iam_role_policy_attachment.kiosk_amazon_sage_maker_full_access) == 2
    error_message = "There should be 2 of aws_iam_role_policy_attachment.kiosk_amazon_sage_maker_full_access."
  }

  assert {
    condition     = length(aws_iam_role_policy_attachment.kiosk_amazon_s3_read_only_access) == 1
    error_message = "There should be 1 of aws_iam_role_policy_attachment.kiosk_amazon_s3_read_only_access."
  }

  assert {
    condition     = length(aws_iam_role_policy_attachment.kiosk_kiosk_base) == 2
    error_message = "There should be 2 of aws_iam_role_policy_attachment.kiosk_kiosk_base."
  }

  assert {
    condition     = length(aws_iam_role_policy_attachment.kiosk_strict) == 1
    error_message = "There should be 1 of aws_iam_role_policy_attachment.kiosk_strict."
  }

  assert {
    condition     = length(aws_iam_role_policy_attachment.kiosk_labels) == 2
    error_message = "There should be 2 of aws_iam_role_policy_attachment.kiosk_labels."
  }

  assert {
    condition     = length(aws_iam_role_policy_attachment.kiosk_gone) == 1
    error_message = "There should be 1 of aws_iam_role_policy_attachment.kiosk_gone."
  }

  assert {
    condition     = length(aws_iam_role_policy.kiosk_logs) == 1
    error_message = "There should be 1 of aws_iam_role_policy.kiosk_logs."
  }

  assert {
    condition     = length(aws_iam_role_policy.kiosk_grants) == 1
    error_message = "There should be 1 of aws_iam_role_policy.kiosk_grants."
  }

  assert {
    condition     = length(aws_iam_role_policies_exclusive.kiosk) == 2
    error_message = "There should be 2 of aws_iam_role_policies_exclusive.kiosk."
  }

  assert {
    condition     = length(aws_iam_role_policy_attachments_exclusive.kiosk) == 2
    error_message = "There should be 2 of aws_iam_role_policy_attachments_exclusive.kiosk."
  }

  assert {
    condition     = length(aws_iam_role.archive) == 2
    error_message = "There should be 2 of aws_iam_role.archive."
  }

  assert {
    condition     = length(aws_iam_role_policies_exclusive.archive) == 2
    error_message = "There should be 2 of aws_iam_role_policies_exclusive.archive."
  }

  assert {
    condition     = length(aws_iam_role_policy_attachments_exclusive.archive) == 2
    error_message = "There should be 2 of aws_iam_role_policy_attachments_exclusive.archive."
  }

  assert {
    condition     = length(aws_iam_instance_profile.archive) == 0
    error_message = "There should be 0 of aws_iam_instance_profile.archive."
  }

  assert {
    condition     = length(aws_iam_group_policy_attachment.people_group_aws_lambda_full_access) == 1
    error_message = "There should be 1 of aws_iam_group_policy_attachment.people_group_aws_lambda_full_access."
  }

  assert {
    condition     = length(aws_iam_group_policy_attachment.people_group_labels) == 1
    error_message = "There should be 1 of aws_iam_group_policy_attachment.people_group_labels."
  }

  assert {
    condition     = length(aws_iam_user_policy_attachment.people_user_aws_lambda_full_access) == 1
    error_message = "There should be 1 of aws_iam_user_policy_attachment.people_user_aws_lambda_full_access."
  }

  assert {
    condition     = length(aws_iam_user_policy_attachment.people_user_labels) == 1
    error_message = "There should be 1 of aws_iam_user_policy_attachment.people_user_labels."
  }

  assert {
    condition     = length(aws_iam_role_policy_attachment.people_role_aws_lambda_full_access) == 1
    error_message = "There should be 1 of aws_iam_role_policy_attachment.people_role_aws_lambda_full_access."
  }

  assert {
    condition     = length(aws_iam_role_policy_attachment.people_role_labels) == 1
    error_message = "There should be 1 of aws_iam_role_policy_attachment.people_role_labels."
  }

  assert {
    condition     = length(aws_iam_group_policy_attachment.gone_people_group_gone) == 1
    error_message = "There should be 1 of aws_iam_group_policy_attachment.gone_people_group_gone."
  }

  assert {
    condition     = length(aws_iot_role_alias.kiosk_alias) == 2
    error_message = "There should be 2 of aws_iot_role_alias.kiosk_alias."
  }

  assert {
    condition     = length(aws_iot_role_alias.archive_alias) == 1
    error_message = "There should be 1 of aws_iot_role_alias.archive_alias."
  }

  assert {
    condition     = length(aws_iot_policy.certificate) == 2
    error_message = "There should be 2 of aws_iot_policy.certificate."
  }

  assert {
    condition     = length(aws_iot_policy.gone_certificate) == 1
    error_message = "There should be 1 of aws_iot_policy.gone_certificate."
  }

  assert {
    condition     = length(aws_iot_policy.strict_certificate) == 1
    error_message = "There should be 1 of aws_iot_policy.strict_certificate."
  }

  assert {
    condition     = length(aws_iam_role_policy.further) == 0
    error_message = "There should be 0 of aws_iam_role_policy.further."
  }

  assert {
    condition     = length(aws_iam_role_policy_attachment.further) == 0
    error_message = "There should be 0 of aws_iam_role_policy_attachment.further."
  }
}
