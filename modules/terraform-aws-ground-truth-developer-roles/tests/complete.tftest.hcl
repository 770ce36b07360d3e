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
    developers = {
      functions      = ["PreSageMakerDock", "PostSageMakerDock"]
      function_roles = ["GroundTruthPreAnnotation-prod-*", "GroundTruthPostAnnotation-prod-*"]
      groups         = ["labeling-developers"]
      principals     = ["arn:aws:iam::333333333333:root"]
      external_id    = "labels-2026"
    }
    lambda-admins = {
      access = "full"
      users  = ["ada"]
    }
  }
}

run "complete" {
  assert {
    condition     = aws_iam_role.developer["developers"].name == "GroundTruthDeveloper-prod-developers"
    error_message = "The name of GroundTruthDeveloper-prod-developers is another."
  }

  assert {
    condition     = aws_iam_role.developer["developers"].path == "/"
    error_message = "The path of GroundTruthDeveloper-prod-developers is another."
  }

  assert {
    condition     = aws_iam_role.developer["developers"].description == "What those who act for developers may do in prod."
    error_message = "The description of GroundTruthDeveloper-prod-developers is another."
  }

  assert {
    condition = jsondecode(aws_iam_role.developer["developers"].assume_role_policy) == {
      Version = "2012-10-17"
      Statement = [
        {
          Effect    = "Allow"
          Principal = { AWS = ["arn:aws:iam::333333333333:root"] }
          Action    = ["sts:AssumeRole"]
          Condition = { StringEquals = { "sts:ExternalId" = ["labels-2026"] } }
        },
      ]
    }
    error_message = "The trust policy of GroundTruthDeveloper-prod-developers is another."
  }

  assert {
    condition     = aws_iam_role_policy_attachment.developer_console["developers"].role == "GroundTruthDeveloper-prod-developers"
    error_message = "The policy console is not attached to GroundTruthDeveloper-prod-developers."
  }

  assert {
    condition     = aws_iam_role_policy_attachment.developer_granular["developers"].role == "GroundTruthDeveloper-prod-developers"
    error_message = "The policy granular is not attached to GroundTruthDeveloper-prod-developers."
  }

  assert {
    condition     = aws_iam_role_policy_attachment.developer_serverless_repo["developers"].role == "GroundTruthDeveloper-prod-developers"
    error_message = "The policy serverless_repo is not attached to GroundTruthDeveloper-prod-developers."
  }

  assert {
    condition     = aws_iam_policy.console["developers"].name == "GroundTruthDeveloperConsole-prod-developers"
    error_message = "The name of GroundTruthDeveloperConsole-prod-developers is another."
  }

  assert {
    condition     = aws_iam_policy.console["developers"].description == "Sees functions in the console, for developers in prod."
    error_message = "The description of GroundTruthDeveloperConsole-prod-developers is another."
  }

  assert {
    condition = jsondecode(aws_iam_policy.console["developers"].policy) == {
      Version = "2012-10-17"
      Statement = [
        {
          Sid      = "ListFunctions"
          Effect   = "Allow"
          Action   = ["lambda:GetAccountSettings", "lambda:ListFunctions"]
          Resource = ["*"]
        },
        {
          Sid    = "ReadFunctions"
          Effect = "Allow"
          Action = [
            "lambda:GetAlias",
            "lambda:GetFunction",
            "lambda:GetFunctionCodeSigningConfig",
            "lambda:GetFunctionConcurrency",
            "lambda:GetFunctionConfiguration",
            "lambda:GetFunctionEventInvokeConfig",
            "lambda:GetFunctionUrlConfig",
            "lambda:GetPolicy",
            "lambda:GetRuntimeManagementConfig",
            "lambda:ListAliases",
            "lambda:ListFunctionEventInvokeConfigs",
            "lambda:ListFunctionUrlConfigs",
            "lambda:ListProvisionedConcurrencyConfigs",
            "lambda:ListTags",
            "lambda:ListVersionsByFunction",
          ]
          Resource = [
            "arn:aws:lambda:us-east-1:222222222222:function:PostSageMakerDock",
            "arn:aws:lambda:us-east-1:222222222222:function:PreSageMakerDock",
            "arn:aws:lambda:us-east-1:222222222222:function:PostSageMakerDock:*",
            "arn:aws:lambda:us-east-1:222222222222:function:PreSageMakerDock:*",
          ]
        },
      ]
    }
    error_message = "The document of GroundTruthDeveloperConsole-prod-developers is another."
  }

  assert {
    condition     = aws_iam_policy.granular["developers"].name == "GroundTruthDeveloper-prod-developers"
    error_message = "The name of GroundTruthDeveloper-prod-developers is another."
  }

  assert {
    condition     = aws_iam_policy.granular["developers"].description == "Builds the functions of developers in prod."
    error_message = "The description of GroundTruthDeveloper-prod-developers is another."
  }

  assert {
    condition = jsondecode(aws_iam_policy.granular["developers"].policy) == {
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
            "arn:aws:lambda:us-east-1:222222222222:function:PostSageMakerDock",
            "arn:aws:lambda:us-east-1:222222222222:function:PreSageMakerDock",
            "arn:aws:lambda:us-east-1:222222222222:function:PostSageMakerDock:*",
            "arn:aws:lambda:us-east-1:222222222222:function:PreSageMakerDock:*",
          ]
        },
        {
          Sid    = "PassFunctionRoles"
          Effect = "Allow"
          Action = ["iam:PassRole"]
          Resource = [
            "arn:aws:iam::222222222222:role/GroundTruthPostAnnotation-prod-*",
            "arn:aws:iam::222222222222:role/GroundTruthPreAnnotation-prod-*",
          ]
          Condition = { StringEquals = { "iam:PassedToService" = ["lambda.amazonaws.com"] } }
        },
        {
          Sid    = "ReadFunctionLogs"
          Effect = "Allow"
          Action = ["logs:DescribeLogStreams", "logs:FilterLogEvents", "logs:GetLogEvents"]
          Resource = [
            "arn:aws:logs:us-east-1:222222222222:log-group:/aws/lambda/PostSageMakerDock",
            "arn:aws:logs:us-east-1:222222222222:log-group:/aws/lambda/PreSageMakerDock",
            "arn:aws:logs:us-east-1:222222222222:log-group:/aws/lambda/PostSageMakerDock:*",
            "arn:aws:logs:us-east-1:222222222222:log-group:/aws/lambda/PreSageMakerDock:*",
          ]
        },
        {
          Sid    = "TestFunctions"
          Effect = "Allow"
          Action = ["lambda:InvokeFunction"]
          Resource = [
            "arn:aws:lambda:us-east-1:222222222222:function:PostSageMakerDock",
            "arn:aws:lambda:us-east-1:222222222222:function:PreSageMakerDock",
            "arn:aws:lambda:us-east-1:222222222222:function:PostSageMakerDock:*",
            "arn:aws:lambda:us-east-1:222222222222:function:PreSageMakerDock:*",
          ]
        },
      ]
    }
    error_message = "The document of GroundTruthDeveloper-prod-developers is another."
  }

  assert {
    condition     = aws_iam_policy.serverless_repo["developers"].name == "GroundTruthStarterFunctions-prod-developers"
    error_message = "The name of GroundTruthStarterFunctions-prod-developers is another."
  }

  assert {
    condition     = aws_iam_policy.serverless_repo["developers"].description == "Finds the starter functions of Ground Truth, for developers in prod."
    error_message = "The description of GroundTruthStarterFunctions-prod-developers is another."
  }

  assert {
    condition = jsondecode(aws_iam_policy.serverless_repo["developers"].policy) == {
      Version = "2012-10-17"
      Statement = [
        {
          Sid      = "SearchApplications"
          Effect   = "Allow"
          Action   = ["serverlessrepo:SearchApplications"]
          Resource = ["*"]
        },
        {
          Sid    = "UseStarterFunctions"
          Effect = "Allow"
          Action = [
            "serverlessrepo:CreateCloudFormationTemplate",
            "serverlessrepo:GetApplication",
            "serverlessrepo:ListApplicationVersions",
          ]
          Resource = [
            "arn:aws:serverlessrepo:us-east-1:838997950401:applications/aws-sagemaker-ground-truth-recipe",
          ]
        },
      ]
    }
    error_message = "The document of GroundTruthStarterFunctions-prod-developers is another."
  }

  assert {
    condition     = aws_iam_group_policy_attachment.people_group_console["developers/labeling-developers"].group == "labeling-developers"
    error_message = "The attachment of console to labeling-developers is another."
  }

  assert {
    condition     = aws_iam_group_policy_attachment.people_group_granular["developers/labeling-developers"].group == "labeling-developers"
    error_message = "The attachment of granular to labeling-developers is another."
  }

  assert {
    condition     = aws_iam_group_policy_attachment.people_group_serverless_repo["developers/labeling-developers"].group == "labeling-developers"
    error_message = "The attachment of serverless_repo to labeling-developers is another."
  }

  assert {
    condition     = aws_iam_policy.serverless_repo["lambda-admins"].name == "GroundTruthStarterFunctions-prod-lambda-admins"
    error_message = "The name of GroundTruthStarterFunctions-prod-lambda-admins is another."
  }

  assert {
    condition     = aws_iam_policy.serverless_repo["lambda-admins"].description == "Finds the starter functions of Ground Truth, for lambda-admins in prod."
    error_message = "The description of GroundTruthStarterFunctions-prod-lambda-admins is another."
  }

  assert {
    condition = jsondecode(aws_iam_policy.serverless_repo["lambda-admins"].policy) == {
      Version = "2012-10-17"
      Statement = [
        {
          Sid      = "SearchApplications"
          Effect   = "Allow"
          Action   = ["serverlessrepo:SearchApplications"]
          Resource = ["*"]
        },
        {
          Sid    = "UseStarterFunctions"
          Effect = "Allow"
          Action = [
            "serverlessrepo:CreateCloudFormationTemplate",
            "serverlessrepo:GetApplication",
            "serverlessrepo:ListApplicationVersions",
          ]
          Resource = [
            "arn:aws:serverlessrepo:us-east-1:838997950401:applications/aws-sagemaker-ground-truth-recipe",
          ]
        },
      ]
    }
    error_message = "The document of GroundTruthStarterFunctions-prod-lambda-admins is another."
  }

  assert {
    condition     = aws_iam_user_policy_attachment.people_user_aws_lambda_full_access["lambda-admins/ada"].user == "ada"
    error_message = "The attachment of aws_lambda_full_access to ada is another."
  }

  assert {
    condition     = aws_iam_user_policy_attachment.people_user_serverless_repo["lambda-admins/ada"].user == "ada"
    error_message = "The attachment of serverless_repo to ada is another."
  }

  assert {
    condition     = length(aws_iam_policy.granular) == 1
    error_message = "There should be 1 of aws_iam_policy.granular."
  }

  assert {
    condition     = length(aws_iam_policy.console) == 1
    error_message = "There should be 1 of aws_iam_policy.console."
  }

  assert {
    condition     = length(aws_iam_policy.serverless_repo) == 2
    error_message = "There should be 2 of aws_iam_policy.serverless_repo."
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
    condition     = length(aws_iam_role_policy_attachment.developer_console) == 1
    error_message = "There should be 1 of aws_iam_role_policy_attachment.developer_console."
  }

  assert {
    condition     = length(aws_iam_role_policy_attachment.developer_serverless_repo) == 1
    error_message = "There should be 1 of aws_iam_role_policy_attachment.developer_serverless_repo."
  }

  assert {
    condition     = length(aws_iam_group_policy_attachment.people_group_aws_lambda_full_access) == 0
    error_message = "There should be 0 of aws_iam_group_policy_attachment.people_group_aws_lambda_full_access."
  }

  assert {
    condition     = length(aws_iam_group_policy_attachment.people_group_granular) == 1
    error_message = "There should be 1 of aws_iam_group_policy_attachment.people_group_granular."
  }

  assert {
    condition     = length(aws_iam_group_policy_attachment.people_group_console) == 1
    error_message = "There should be 1 of aws_iam_group_policy_attachment.people_group_console."
  }

  assert {
    condition     = length(aws_iam_group_policy_attachment.people_group_serverless_repo) == 1
    error_message = "There should be 1 of aws_iam_group_policy_attachment.people_group_serverless_repo."
  }

  assert {
    condition     = length(aws_iam_user_policy_attachment.people_user_aws_lambda_full_access) == 1
    error_message = "There should be 1 of aws_iam_user_policy_attachment.people_user_aws_lambda_full_access."
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
    condition     = length(aws_iam_user_policy_attachment.people_user_serverless_repo) == 1
    error_message = "There should be 1 of aws_iam_user_policy_attachment.people_user_serverless_repo."
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
