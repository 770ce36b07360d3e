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
}

run "without_fleets" {
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
    condition     = length(aws_iam_policy.labels) == 0
    error_message = "There should be 0 of aws_iam_policy.labels."
  }

  assert {
    condition     = length(aws_iam_policy.gone) == 0
    error_message = "There should be 0 of aws_iam_policy.gone."
  }

  assert {
    condition     = length(aws_iam_policy.strict) == 0
    error_message = "There should be 0 of aws_iam_policy.strict."
  }

  assert {
    condition     = length(aws_iam_role.kiosk) == 0
    error_message = "There should be 0 of aws_iam_role.kiosk."
  }

  assert {
    condition     = length(aws_iam_role_policy_attachment.kiosk_amazon_sage_maker_full_access) == 0
    error_message = "There should be 0 of aws_iam_role_policy_attachment.kiosk_amazon_sage_maker_full_access."
  }

  assert {
    condition     = length(aws_iam_role_policy_attachment.kiosk_amazon_s3_read_only_access) == 0
    error_message = "There should be 0 of aws_iam_role_policy_attachment.kiosk_amazon_s3_read_only_access."
  }

  assert {
    condition     = length(aws_iam_role_policy_attachment.kiosk_kiosk_base) == 0
    error_message = "There should be 0 of aws_iam_role_policy_attachment.kiosk_kiosk_base."
  }

  assert {
    condition     = length(aws_iam_role_policy_attachment.kiosk_strict) == 0
    error_message = "There should be 0 of aws_iam_role_policy_attachment.kiosk_strict."
  }

  assert {
    condition     = length(aws_iam_role_policy_attachment.kiosk_labels) == 0
    error_message = "There should be 0 of aws_iam_role_policy_attachment.kiosk_labels."
  }

  assert {
    condition     = length(aws_iam_role_policy_attachment.kiosk_gone) == 0
    error_message = "There should be 0 of aws_iam_role_policy_attachment.kiosk_gone."
  }

  assert {
    condition     = length(aws_iam_role_policy.kiosk_logs) == 0
    error_message = "There should be 0 of aws_iam_role_policy.kiosk_logs."
  }

  assert {
    condition     = length(aws_iam_role_policy.kiosk_grants) == 0
    error_message = "There should be 0 of aws_iam_role_policy.kiosk_grants."
  }

  assert {
    condition     = length(aws_iam_role_policies_exclusive.kiosk) == 0
    error_message = "There should be 0 of aws_iam_role_policies_exclusive.kiosk."
  }

  assert {
    condition     = length(aws_iam_role_policy_attachments_exclusive.kiosk) == 0
    error_message = "There should be 0 of aws_iam_role_policy_attachments_exclusive.kiosk."
  }

  assert {
    condition     = length(aws_iam_role.archive) == 0
    error_message = "There should be 0 of aws_iam_role.archive."
  }

  assert {
    condition     = length(aws_iam_role_policies_exclusive.archive) == 0
    error_message = "There should be 0 of aws_iam_role_policies_exclusive.archive."
  }

  assert {
    condition     = length(aws_iam_role_policy_attachments_exclusive.archive) == 0
    error_message = "There should be 0 of aws_iam_role_policy_attachments_exclusive.archive."
  }

  assert {
    condition     = length(aws_iam_instance_profile.archive) == 0
    error_message = "There should be 0 of aws_iam_instance_profile.archive."
  }

  assert {
    condition     = length(aws_iam_group_policy_attachment.people_group_aws_lambda_full_access) == 0
    error_message = "There should be 0 of aws_iam_group_policy_attachment.people_group_aws_lambda_full_access."
  }

  assert {
    condition     = length(aws_iam_group_policy_attachment.people_group_labels) == 0
    error_message = "There should be 0 of aws_iam_group_policy_attachment.people_group_labels."
  }

  assert {
    condition     = length(aws_iam_user_policy_attachment.people_user_aws_lambda_full_access) == 0
    error_message = "There should be 0 of aws_iam_user_policy_attachment.people_user_aws_lambda_full_access."
  }

  assert {
    condition     = length(aws_iam_user_policy_attachment.people_user_labels) == 0
    error_message = "There should be 0 of aws_iam_user_policy_attachment.people_user_labels."
  }

  assert {
    condition     = length(aws_iam_role_policy_attachment.people_role_aws_lambda_full_access) == 0
    error_message = "There should be 0 of aws_iam_role_policy_attachment.people_role_aws_lambda_full_access."
  }

  assert {
    condition     = length(aws_iam_role_policy_attachment.people_role_labels) == 0
    error_message = "There should be 0 of aws_iam_role_policy_attachment.people_role_labels."
  }

  assert {
    condition     = length(aws_iam_group_policy_attachment.gone_people_group_gone) == 0
    error_message = "There should be 0 of aws_iam_group_policy_attachment.gone_people_group_gone."
  }

  assert {
    condition     = length(aws_iot_role_alias.kiosk_alias) == 0
    error_message = "There should be 0 of aws_iot_role_alias.kiosk_alias."
  }

  assert {
    condition     = length(aws_iot_role_alias.archive_alias) == 0
    error_message = "There should be 0 of aws_iot_role_alias.archive_alias."
  }

  assert {
    condition     = length(aws_iot_policy.certificate) == 0
    error_message = "There should be 0 of aws_iot_policy.certificate."
  }

  assert {
    condition     = length(aws_iot_policy.gone_certificate) == 0
    error_message = "There should be 0 of aws_iot_policy.gone_certificate."
  }

  assert {
    condition     = length(aws_iot_policy.strict_certificate) == 0
    error_message = "There should be 0 of aws_iot_policy.strict_certificate."
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
