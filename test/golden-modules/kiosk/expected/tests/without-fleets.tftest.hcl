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
          Principal = { Service = ["lambda.amazonaws.com"] }
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
    condition     = aws_iam_policy.operators[0].name == "KioskOperators"
    error_message = "The name of KioskOperators is another."
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
    condition     = length(aws_iam_role.hub) == 1
    error_message = "There should be 1 of hub."
  }

  assert {
    condition     = length(aws_iam_role.kiosk) == 0
    error_message = "There should be 0 of kiosk."
  }

  assert {
    condition     = length(aws_iam_role.archive) == 0
    error_message = "There should be 0 of archive."
  }

  assert {
    condition     = length(aws_iam_policy.labels) == 0
    error_message = "There should be 0 of labels."
  }

  assert {
    condition     = length(aws_iam_policy.gone) == 0
    error_message = "There should be 0 of gone."
  }

  assert {
    condition     = length(aws_iam_policy.strict) == 0
    error_message = "There should be 0 of strict."
  }

  assert {
    condition     = length(aws_iam_policy.operators) == 1
    error_message = "There should be 1 of operators."
  }
}
