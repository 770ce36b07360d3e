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
  environment = "prod"
  fleets = {
    contractors = {
      functions       = ["CheckGateLabels"]
      principals      = ["arn:aws:iam::333333333333:root"]
      console         = false
      serverless_repo = false
      tagging         = true
      tags            = { company = "partner" }
    }
  }
}

run "contractors" {
  assert {
    condition     = aws_iam_role.developer["contractors"].name == "GroundTruthDeveloper-prod-contractors"
    error_message = "The name of GroundTruthDeveloper-prod-contractors is another."
  }

  assert {
    condition     = aws_iam_role.developer["contractors"].path == "/"
    error_message = "The path of GroundTruthDeveloper-prod-contractors is another."
  }

  assert {
    condition     = aws_iam_role.developer["contractors"].description == "What those who act for contractors may do in prod."
    error_message = "The description of GroundTruthDeveloper-prod-contractors is another."
  }

  assert {
    condition = jsondecode(aws_iam_role.developer["contractors"].assume_role_policy) == {
      Version = "2012-10-17"
      Statement = [
        {
          Effect    = "Allow"
          Principal = { AWS = ["arn:aws:iam::333333333333:root"] }
          Action    = ["sts:AssumeRole"]
        },
      ]
    }
    error_message = "The trust policy of GroundTruthDeveloper-prod-contractors is another."
  }

  assert {
    condition     = aws_iam_role.developer["contractors"].tags["company"] == "partner"
    error_message = "The tag company of GroundTruthDeveloper-prod-contractors is another."
  }

  assert {
    condition     = aws_iam_role_policy_attachment.developer_granular["contractors"].role == "GroundTruthDeveloper-prod-contractors"
    error_message = "The policy granular is not attached to GroundTruthDeveloper-prod-contractors."
  }

  assert {
    condition     = length(aws_iam_role_policies_exclusive.developer["contractors"].policy_names) == 0
    error_message = "GroundTruthDeveloper-prod-contractors is to keep nothing among its policy_names."
  }

  assert {
    condition     = aws_iam_policy.granular["contractors"].name == "GroundTruthDeveloper-prod-contractors"
    error_message = "The name of GroundTruthDeveloper-prod-contractors is another."
  }

  assert {
    condition     = aws_iam_policy.granular["contractors"].description == "Builds the functions of contractors in prod."
    error_message = "The description of GroundTruthDeveloper-prod-contractors is another."
  }

  assert {
    condition     = aws_iam_policy.granular["contractors"].tags["company"] == "partner"
    error_message = "The tag company of GroundTruthDeveloper-prod-contractors is another."
  }

  assert {
    condition = jsondecode(aws_iam_policy.granular["contractors"].policy) == {
      Version = "2012-10-17"
      Statement = [
        {
          Sid    = "BuildFunctions"
          Effect = "Allow"
          Action = [
            "lambda:CreateAlias",
            "lambda:CreateFunction",
            "lambda:DeleteAlias",
            "lambda:GetAlias",
            "lambda:GetFunction",
            "lambda:GetFunctionConfiguration",
            "lambda:ListAliases",
            "lambda:ListVersionsByFunction",
            "lambda:PublishVersion",
            "lambda:UpdateAlias",
            "lambda:UpdateFunctionCode",
            "lambda:UpdateFunctionConfiguration",
          ]
          Resource = [
            "arn:aws:lambda:us-east-1:222222222222:function:CheckGateLabels",
            "arn:aws:lambda:us-east-1:222222222222:function:CheckGateLabels:*",
          ]
        },
        {
          Sid    = "ReadFunctionLogs"
          Effect = "Allow"
          Action = ["logs:DescribeLogStreams", "logs:FilterLogEvents", "logs:GetLogEvents"]
          Resource = [
            "arn:aws:logs:us-east-1:222222222222:log-group:/aws/lambda/CheckGateLabels",
            "arn:aws:logs:us-east-1:222222222222:log-group:/aws/lambda/CheckGateLabels:*",
          ]
        },
        {
          Sid      = "TagFunctions"
          Effect   = "Allow"
          Action   = ["lambda:ListTags", "lambda:TagResource", "lambda:UntagResource"]
          Resource = ["arn:aws:lambda:us-east-1:222222222222:function:CheckGateLabels"]
        },
        {
          Sid    = "TestFunctions"
          Effect = "Allow"
          Action = ["lambda:InvokeFunction"]
          Resource = [
            "arn:aws:lambda:us-east-1:222222222222:function:CheckGateLabels",
            "arn:aws:lambda:us-east-1:222222222222:function:CheckGateLabels:*",
          ]
        },
      ]
    }
    error_message = "The document of GroundTruthDeveloper-prod-contractors is another."
  }

  assert {
    condition     = length(aws_iam_policy.granular) == 1
    error_message = "There should be 1 of aws_iam_policy.granular."
  }

  assert {
    condition     = length(aws_iam_policy.console) == 0
    error_message = "There should be 0 of aws_iam_policy.console."
  }

  assert {
    condition     = length(aws_iam_policy.lambda_console) == 0
    error_message = "There should be 0 of aws_iam_policy.lambda_console."
  }

  assert {
    condition     = length(aws_iam_policy.event_source_mappings) == 0
    error_message = "There should be 0 of aws_iam_policy.event_source_mappings."
  }

  assert {
    condition     = length(aws_iam_policy.console_tight) == 0
    error_message = "There should be 0 of aws_iam_policy.console_tight."
  }

  assert {
    condition     = length(aws_iam_policy.console_documented) == 0
    error_message = "There should be 0 of aws_iam_policy.console_documented."
  }

  assert {
    condition     = length(aws_iam_policy.vendor_workforce) == 0
    error_message = "There should be 0 of aws_iam_policy.vendor_workforce."
  }

  assert {
    condition     = length(aws_iam_policy.serverless_repo) == 0
    error_message = "There should be 0 of aws_iam_policy.serverless_repo."
  }

  assert {
    condition     = length(aws_iam_role.developer) == 1
    error_message = "There should be 1 of aws_iam_role.developer."
  }

  assert {
    condition     = length(aws_iam_role_policy_attachment.developer_aws_lambda_full_access) == 0
    error_message = "There should be 0 of aws_iam_role_policy_attachment.developer_aws_lambda_full_access."
  }

  assert {
    condition     = length(aws_iam_role_policy_attachment.developer_granular) == 1
    error_message = "There should be 1 of aws_iam_role_policy_attachment.developer_granular."
  }

  assert {
    condition     = length(aws_iam_role_policy_attachment.developer_console) == 0
    error_message = "There should be 0 of aws_iam_role_policy_attachment.developer_console."
  }

  assert {
    condition     = length(aws_iam_role_policy_attachment.developer_lambda_console) == 0
    error_message = "There should be 0 of aws_iam_role_policy_attachment.developer_lambda_console."
  }

  assert {
    condition     = length(aws_iam_role_policy_attachment.developer_event_source_mappings) == 0
    error_message = "There should be 0 of aws_iam_role_policy_attachment.developer_event_source_mappings."
  }

  assert {
    condition     = length(aws_iam_role_policy_attachment.developer_console_tight) == 0
    error_message = "There should be 0 of aws_iam_role_policy_attachment.developer_console_tight."
  }

  assert {
    condition     = length(aws_iam_role_policy_attachment.developer_console_documented) == 0
    error_message = "There should be 0 of aws_iam_role_policy_attachment.developer_console_documented."
  }

  assert {
    condition     = length(aws_iam_role_policy_attachment.developer_vendor_workforce) == 0
    error_message = "There should be 0 of aws_iam_role_policy_attachment.developer_vendor_workforce."
  }

  assert {
    condition     = length(aws_iam_role_policy_attachment.developer_serverless_repo) == 0
    error_message = "There should be 0 of aws_iam_role_policy_attachment.developer_serverless_repo."
  }

  assert {
    condition     = length(aws_iam_role_policies_exclusive.developer) == 1
    error_message = "There should be 1 of aws_iam_role_policies_exclusive.developer."
  }

  assert {
    condition     = length(aws_iam_role_policy_attachments_exclusive.developer) == 1
    error_message = "There should be 1 of aws_iam_role_policy_attachments_exclusive.developer."
  }

  assert {
    condition     = length(aws_iam_group_policy_attachment.people_group_aws_lambda_full_access) == 0
    error_message = "There should be 0 of aws_iam_group_policy_attachment.people_group_aws_lambda_full_access."
  }

  assert {
    condition     = length(aws_iam_group_policy_attachment.people_group_granular) == 0
    error_message = "There should be 0 of aws_iam_group_policy_attachment.people_group_granular."
  }

  assert {
    condition     = length(aws_iam_group_policy_attachment.people_group_console) == 0
    error_message = "There should be 0 of aws_iam_group_policy_attachment.people_group_console."
  }

  assert {
    condition     = length(aws_iam_group_policy_attachment.people_group_lambda_console) == 0
    error_message = "There should be 0 of aws_iam_group_policy_attachment.people_group_lambda_console."
  }

  assert {
    condition     = length(aws_iam_group_policy_attachment.people_group_event_source_mappings) == 0
    error_message = "There should be 0 of aws_iam_group_policy_attachment.people_group_event_source_mappings."
  }

  assert {
    condition     = length(aws_iam_group_policy_attachment.people_group_console_tight) == 0
    error_message = "There should be 0 of aws_iam_group_policy_attachment.people_group_console_tight."
  }

  assert {
    condition     = length(aws_iam_group_policy_attachment.people_group_console_documented) == 0
    error_message = "There should be 0 of aws_iam_group_policy_attachment.people_group_console_documented."
  }

  assert {
    condition     = length(aws_iam_group_policy_attachment.people_group_vendor_workforce) == 0
    error_message = "There should be 0 of aws_iam_group_policy_attachment.people_group_vendor_workforce."
  }

  assert {
    condition     = length(aws_iam_group_policy_attachment.people_group_serverless_repo) == 0
    error_message = "There should be 0 of aws_iam_group_policy_attachment.people_group_serverless_repo."
  }

  assert {
    condition     = length(aws_iam_user_policy_attachment.people_user_aws_lambda_full_access) == 0
    error_message = "There should be 0 of aws_iam_user_policy_attachment.people_user_aws_lambda_full_access."
  }

  assert {
    condition     = length(aws_iam_user_policy_attachment.people_user_granular) == 0
    error_message = "There should be 0 of aws_iam_user_policy_attachment.people_user_granular."
  }

  assert {
    condition     = length(aws_iam_user_policy_attachment.people_user_console) == 0
    error_message = "There should be 0 of aws_iam_user_policy_attachment.people_user_console."
  }

  assert {
    condition     = length(aws_iam_user_policy_attachment.people_user_lambda_console) == 0
    error_message = "There should be 0 of aws_iam_user_policy_attachment.people_user_lambda_console."
  }

  assert {
    condition     = length(aws_iam_user_policy_attachment.people_user_event_source_mappings) == 0
    error_message = "There should be 0 of aws_iam_user_policy_attachment.people_user_event_source_mappings."
  }

  assert {
    condition     = length(aws_iam_user_policy_attachment.people_user_console_tight) == 0
    error_message = "There should be 0 of aws_iam_user_policy_attachment.people_user_console_tight."
  }

  assert {
    condition     = length(aws_iam_user_policy_attachment.people_user_console_documented) == 0
    error_message = "There should be 0 of aws_iam_user_policy_attachment.people_user_console_documented."
  }

  assert {
    condition     = length(aws_iam_user_policy_attachment.people_user_vendor_workforce) == 0
    error_message = "There should be 0 of aws_iam_user_policy_attachment.people_user_vendor_workforce."
  }

  assert {
    condition     = length(aws_iam_user_policy_attachment.people_user_serverless_repo) == 0
    error_message = "There should be 0 of aws_iam_user_policy_attachment.people_user_serverless_repo."
  }

  assert {
    condition     = length(aws_iam_role_policy_attachment.people_role_aws_lambda_full_access) == 0
    error_message = "There should be 0 of aws_iam_role_policy_attachment.people_role_aws_lambda_full_access."
  }

  assert {
    condition     = length(aws_iam_role_policy_attachment.people_role_granular) == 0
    error_message = "There should be 0 of aws_iam_role_policy_attachment.people_role_granular."
  }

  assert {
    condition     = length(aws_iam_role_policy_attachment.people_role_console) == 0
    error_message = "There should be 0 of aws_iam_role_policy_attachment.people_role_console."
  }

  assert {
    condition     = length(aws_iam_role_policy_attachment.people_role_lambda_console) == 0
    error_message = "There should be 0 of aws_iam_role_policy_attachment.people_role_lambda_console."
  }

  assert {
    condition     = length(aws_iam_role_policy_attachment.people_role_event_source_mappings) == 0
    error_message = "There should be 0 of aws_iam_role_policy_attachment.people_role_event_source_mappings."
  }

  assert {
    condition     = length(aws_iam_role_policy_attachment.people_role_console_tight) == 0
    error_message = "There should be 0 of aws_iam_role_policy_attachment.people_role_console_tight."
  }

  assert {
    condition     = length(aws_iam_role_policy_attachment.people_role_console_documented) == 0
    error_message = "There should be 0 of aws_iam_role_policy_attachment.people_role_console_documented."
  }

  assert {
    condition     = length(aws_iam_role_policy_attachment.people_role_vendor_workforce) == 0
    error_message = "There should be 0 of aws_iam_role_policy_attachment.people_role_vendor_workforce."
  }

  assert {
    condition     = length(aws_iam_role_policy_attachment.people_role_serverless_repo) == 0
    error_message = "There should be 0 of aws_iam_role_policy_attachment.people_role_serverless_repo."
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
