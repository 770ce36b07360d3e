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
      access               = "full"
      users                = ["ada"]
      ground_truth_console = "documented"
    }
    labelers = {
      groups                = ["labelers"]
      functions             = ["PreSageMakerYard"]
      function_roles        = ["GroundTruthPreAnnotation-prod-yard-labels"]
      lambda_console        = true
      event_source_mappings = true
      ground_truth_console  = "tight"
      labeling_jobs         = ["yard-*"]
      labeling_buckets      = ["yard-images"]
      execution_roles       = ["GroundTruthExecution-prod-yard-labels"]
      kms_keys              = ["arn:aws:kms:us-east-1:222222222222:key/0a1b2c3d-0000-4000-8000-000000000000"]
      private_workforce     = true
      vendor_workforce      = true
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
    condition     = length(aws_iam_role_policies_exclusive.developer["developers"].policy_names) == 0
    error_message = "GroundTruthDeveloper-prod-developers is to keep nothing among its policy_names."
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
    condition     = aws_iam_policy.console_documented["lambda-admins"].name == "GroundTruthConsoleDocumented-prod-lambda-admins"
    error_message = "The name of GroundTruthConsoleDocumented-prod-lambda-admins is another."
  }

  assert {
    condition     = aws_iam_policy.console_documented["lambda-admins"].description == "AWS's statements for the Ground Truth console, for lambda-admins in prod."
    error_message = "The description of GroundTruthConsoleDocumented-prod-lambda-admins is another."
  }

  assert {
    condition = jsondecode(aws_iam_policy.console_documented["lambda-admins"].policy) == {
      Version = "2012-10-17"
      Statement = [
        {
          Sid      = "AccessAwsMarketplaceSubscriptions"
          Effect   = "Allow"
          Action   = ["aws-marketplace:ViewSubscriptions"]
          Resource = ["*"]
        },
        {
          Sid    = "GroundTruthConsole"
          Effect = "Allow"
          Action = [
            "cognito-idp:AdminAddUserToGroup",
            "cognito-idp:AdminCreateUser",
            "cognito-idp:AdminDeleteUser",
            "cognito-idp:AdminDisableUser",
            "cognito-idp:AdminEnableUser",
            "cognito-idp:AdminRemoveUserFromGroup",
            "cognito-idp:CreateGroup",
            "cognito-idp:CreateUserPool",
            "cognito-idp:CreateUserPoolClient",
            "cognito-idp:CreateUserPoolDomain",
            "cognito-idp:DescribeUserPool",
            "cognito-idp:DescribeUserPoolClient",
            "cognito-idp:ListGroups",
            "cognito-idp:ListIdentityProviders",
            "cognito-idp:ListUserPoolClients",
            "cognito-idp:ListUserPools",
            "cognito-idp:ListUsers",
            "cognito-idp:ListUsersInGroup",
            "cognito-idp:UpdateUserPool",
            "cognito-idp:UpdateUserPoolClient",
            "groundtruthlabeling:*",
            "lambda:InvokeFunction",
            "lambda:ListFunctions",
            "s3:GetBucketCORS",
            "s3:GetObject",
            "s3:ListAllMyBuckets",
            "s3:ListBucket",
            "s3:PutBucketCORS",
            "s3:PutObject",
          ]
          Resource = ["*"]
        },
        {
          Sid      = "KmsKeysForCreateForms"
          Effect   = "Allow"
          Action   = ["kms:DescribeKey", "kms:ListAliases"]
          Resource = ["*"]
        },
        {
          Sid      = "ListAndCreateExecutionRoles"
          Effect   = "Allow"
          Action   = ["iam:AttachRolePolicy", "iam:CreatePolicy", "iam:CreateRole", "iam:ListRoles"]
          Resource = ["*"]
        },
        {
          Sid       = "PassRoleForExecutionRoles"
          Effect    = "Allow"
          Action    = ["iam:PassRole"]
          Resource  = ["*"]
          Condition = { StringEquals = { "iam:PassedToService" = ["sagemaker.amazonaws.com"] } }
        },
        {
          Sid      = "SageMakerApis"
          Effect   = "Allow"
          Action   = ["sagemaker:*"]
          Resource = ["*"]
        },
        {
          Sid    = "SecretsManager"
          Effect = "Allow"
          Action = [
            "secretsmanager:CreateSecret",
            "secretsmanager:DescribeSecret",
            "secretsmanager:ListSecrets",
          ]
          Resource = ["*"]
        },
      ]
    }
    error_message = "The document of GroundTruthConsoleDocumented-prod-lambda-admins is another."
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
    condition     = aws_iam_user_policy_attachment.people_user_console_documented["lambda-admins/ada"].user == "ada"
    error_message = "The attachment of console_documented to ada is another."
  }

  assert {
    condition     = aws_iam_user_policy_attachment.people_user_serverless_repo["lambda-admins/ada"].user == "ada"
    error_message = "The attachment of serverless_repo to ada is another."
  }

  assert {
    condition     = aws_iam_policy.console["labelers"].name == "GroundTruthDeveloperConsole-prod-labelers"
    error_message = "The name of GroundTruthDeveloperConsole-prod-labelers is another."
  }

  assert {
    condition     = aws_iam_policy.console["labelers"].description == "Sees functions in the console, for labelers in prod."
    error_message = "The description of GroundTruthDeveloperConsole-prod-labelers is another."
  }

  assert {
    condition = jsondecode(aws_iam_policy.console["labelers"].policy) == {
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
            "arn:aws:lambda:us-east-1:222222222222:function:PreSageMakerYard",
            "arn:aws:lambda:us-east-1:222222222222:function:PreSageMakerYard:*",
          ]
        },
      ]
    }
    error_message = "The document of GroundTruthDeveloperConsole-prod-labelers is another."
  }

  assert {
    condition     = aws_iam_policy.console_tight["labelers"].name == "GroundTruthConsole-prod-labelers"
    error_message = "The name of GroundTruthConsole-prod-labelers is another."
  }

  assert {
    condition     = aws_iam_policy.console_tight["labelers"].description == "Creates labeling jobs in the Ground Truth console, for labelers in prod."
    error_message = "The description of GroundTruthConsole-prod-labelers is another."
  }

  assert {
    condition = jsondecode(aws_iam_policy.console_tight["labelers"].policy) == {
      Version = "2012-10-17"
      Statement = [
        {
          Sid    = "BrowseInGroundTruth"
          Effect = "Allow"
          Action = [
            "groundtruthlabeling:DescribeConsoleJob",
            "groundtruthlabeling:ListDatasetObjects",
            "groundtruthlabeling:RunFilterOrSampleDatasetJob",
            "groundtruthlabeling:RunGenerateManifestByCrawlingJob",
            "iam:ListRoles",
            "lambda:ListFunctions",
            "s3:ListAllMyBuckets",
            "sagemaker:ListLabelingJobs",
            "sagemaker:ListSubscribedWorkteams",
            "sagemaker:ListWorkforces",
            "sagemaker:ListWorkteams",
            "sagemaker:RenderUiTemplate",
            "secretsmanager:ListSecrets",
          ]
          Resource = ["*"]
        },
        {
          Sid      = "ChooseKeys"
          Effect   = "Allow"
          Action   = ["kms:DescribeKey"]
          Resource = ["arn:aws:kms:us-east-1:222222222222:key/0a1b2c3d-0000-4000-8000-000000000000"]
        },
        {
          Sid      = "ChooseWorkforces"
          Effect   = "Allow"
          Action   = ["sagemaker:DescribeWorkforce"]
          Resource = ["arn:aws:sagemaker:us-east-1:222222222222:workforce/*"]
        },
        {
          Sid    = "ChooseWorkteams"
          Effect = "Allow"
          Action = [
            "sagemaker:DescribeSubscribedWorkteam",
            "sagemaker:DescribeWorkteam",
            "sagemaker:ListLabelingJobsForWorkteam",
          ]
          Resource = ["arn:aws:sagemaker:us-east-1:*:workteam/*"]
        },
        {
          Sid      = "CreateSecrets"
          Effect   = "Allow"
          Action   = ["secretsmanager:CreateSecret", "secretsmanager:DescribeSecret"]
          Resource = ["arn:aws:secretsmanager:us-east-1:222222222222:secret:*"]
        },
        {
          Sid      = "FindLabelingData"
          Effect   = "Allow"
          Action   = ["s3:GetBucketCORS", "s3:ListBucket", "s3:PutBucketCORS"]
          Resource = ["arn:aws:s3:::yard-images"]
        },
        {
          Sid      = "FindWorkforces"
          Effect   = "Allow"
          Action   = ["cognito-idp:CreateUserPool", "cognito-idp:ListUserPools"]
          Resource = ["*"]
        },
        {
          Sid    = "InvokeFunctions"
          Effect = "Allow"
          Action = ["lambda:InvokeFunction"]
          Resource = [
            "arn:aws:lambda:us-east-1:222222222222:function:PreSageMakerYard",
            "arn:aws:lambda:us-east-1:222222222222:function:PreSageMakerYard:*",
          ]
        },
        {
          Sid      = "ListKeys"
          Effect   = "Allow"
          Action   = ["kms:ListAliases"]
          Resource = ["*"]
        },
        {
          Sid    = "ManageLabelingJobs"
          Effect = "Allow"
          Action = [
            "sagemaker:CreateLabelingJob",
            "sagemaker:DescribeLabelingJob",
            "sagemaker:StopLabelingJob",
          ]
          Resource = ["arn:aws:sagemaker:us-east-1:222222222222:labeling-job/yard-*"]
        },
        {
          Sid    = "ManageWorkforces"
          Effect = "Allow"
          Action = [
            "cognito-idp:AdminAddUserToGroup",
            "cognito-idp:AdminCreateUser",
            "cognito-idp:AdminDeleteUser",
            "cognito-idp:AdminDisableUser",
            "cognito-idp:AdminEnableUser",
            "cognito-idp:AdminRemoveUserFromGroup",
            "cognito-idp:CreateGroup",
            "cognito-idp:CreateUserPoolClient",
            "cognito-idp:CreateUserPoolDomain",
            "cognito-idp:DescribeUserPool",
            "cognito-idp:DescribeUserPoolClient",
            "cognito-idp:ListGroups",
            "cognito-idp:ListIdentityProviders",
            "cognito-idp:ListUserPoolClients",
            "cognito-idp:ListUsers",
            "cognito-idp:ListUsersInGroup",
            "cognito-idp:UpdateUserPool",
            "cognito-idp:UpdateUserPoolClient",
          ]
          Resource = ["arn:aws:cognito-idp:us-east-1:222222222222:userpool/*"]
        },
        {
          Sid    = "ManageWorkteams"
          Effect = "Allow"
          Action = [
            "sagemaker:CreateWorkteam",
            "sagemaker:DeleteWorkteam",
            "sagemaker:UpdateWorkteam",
          ]
          Resource = ["arn:aws:sagemaker:us-east-1:222222222222:workteam/*"]
        },
        {
          Sid       = "PassExecutionRoles"
          Effect    = "Allow"
          Action    = ["iam:PassRole"]
          Resource  = ["arn:aws:iam::222222222222:role/GroundTruthExecution-prod-yard-labels"]
          Condition = { StringEquals = { "iam:PassedToService" = ["sagemaker.amazonaws.com"] } }
        },
        {
          Sid      = "UseLabelingData"
          Effect   = "Allow"
          Action   = ["s3:GetObject", "s3:PutObject"]
          Resource = ["arn:aws:s3:::yard-images/*"]
        },
      ]
    }
    error_message = "The document of GroundTruthConsole-prod-labelers is another."
  }

  assert {
    condition     = aws_iam_policy.event_source_mappings["labelers"].name == "GroundTruthDeveloperMappings-prod-labelers"
    error_message = "The name of GroundTruthDeveloperMappings-prod-labelers is another."
  }

  assert {
    condition     = aws_iam_policy.event_source_mappings["labelers"].description == "Decides what else calls the functions of labelers in prod."
    error_message = "The description of GroundTruthDeveloperMappings-prod-labelers is another."
  }

  assert {
    condition = jsondecode(aws_iam_policy.event_source_mappings["labelers"].policy) == {
      Version = "2012-10-17"
      Statement = [
        {
          Sid    = "DevelopEventSourceMappings"
          Effect = "Allow"
          Action = [
            "lambda:CreateEventSourceMapping",
            "lambda:DeleteEventSourceMapping",
            "lambda:UpdateEventSourceMapping",
          ]
          Resource = ["*"]
          Condition = {
            ArnLike = {
              "lambda:FunctionArn" = [
                "arn:aws:lambda:us-east-1:222222222222:function:PreSageMakerYard",
                "arn:aws:lambda:us-east-1:222222222222:function:PreSageMakerYard:*",
              ]
            }
          }
        },
      ]
    }
    error_message = "The document of GroundTruthDeveloperMappings-prod-labelers is another."
  }

  assert {
    condition     = aws_iam_policy.granular["labelers"].name == "GroundTruthDeveloper-prod-labelers"
    error_message = "The name of GroundTruthDeveloper-prod-labelers is another."
  }

  assert {
    condition     = aws_iam_policy.granular["labelers"].description == "Builds the functions of labelers in prod."
    error_message = "The description of GroundTruthDeveloper-prod-labelers is another."
  }

  assert {
    condition = jsondecode(aws_iam_policy.granular["labelers"].policy) == {
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
            "arn:aws:lambda:us-east-1:222222222222:function:PreSageMakerYard",
            "arn:aws:lambda:us-east-1:222222222222:function:PreSageMakerYard:*",
          ]
        },
        {
          Sid       = "PassFunctionRoles"
          Effect    = "Allow"
          Action    = ["iam:PassRole"]
          Resource  = ["arn:aws:iam::222222222222:role/GroundTruthPreAnnotation-prod-yard-labels"]
          Condition = { StringEquals = { "iam:PassedToService" = ["lambda.amazonaws.com"] } }
        },
        {
          Sid    = "ReadFunctionLogs"
          Effect = "Allow"
          Action = ["logs:DescribeLogStreams", "logs:FilterLogEvents", "logs:GetLogEvents"]
          Resource = [
            "arn:aws:logs:us-east-1:222222222222:log-group:/aws/lambda/PreSageMakerYard",
            "arn:aws:logs:us-east-1:222222222222:log-group:/aws/lambda/PreSageMakerYard:*",
          ]
        },
        {
          Sid    = "TestFunctions"
          Effect = "Allow"
          Action = ["lambda:InvokeFunction"]
          Resource = [
            "arn:aws:lambda:us-east-1:222222222222:function:PreSageMakerYard",
            "arn:aws:lambda:us-east-1:222222222222:function:PreSageMakerYard:*",
          ]
        },
      ]
    }
    error_message = "The document of GroundTruthDeveloper-prod-labelers is another."
  }

  assert {
    condition     = aws_iam_policy.lambda_console["labelers"].name == "GroundTruthDeveloperLambda-prod-labelers"
    error_message = "The name of GroundTruthDeveloperLambda-prod-labelers is another."
  }

  assert {
    condition     = aws_iam_policy.lambda_console["labelers"].description == "What the Lambda console shows besides functions, for labelers in prod."
    error_message = "The description of GroundTruthDeveloperLambda-prod-labelers is another."
  }

  assert {
    condition = jsondecode(aws_iam_policy.lambda_console["labelers"].policy) == {
      Version = "2012-10-17"
      Statement = [
        {
          Sid      = "BrowseInLambda"
          Effect   = "Allow"
          Action   = ["iam:ListRoles", "lambda:ListEventSourceMappings"]
          Resource = ["*"]
        },
        {
          Sid      = "ReadEventSourceMappings"
          Effect   = "Allow"
          Action   = ["lambda:GetEventSourceMapping"]
          Resource = ["arn:aws:lambda:us-east-1:222222222222:event-source-mapping:*"]
          Condition = {
            ArnLike = {
              "lambda:FunctionArn" = [
                "arn:aws:lambda:us-east-1:222222222222:function:PreSageMakerYard",
                "arn:aws:lambda:us-east-1:222222222222:function:PreSageMakerYard:*",
              ]
            }
          }
        },
        {
          Sid    = "ReadFunctionRoles"
          Effect = "Allow"
          Action = [
            "iam:GetRole",
            "iam:GetRolePolicy",
            "iam:ListAttachedRolePolicies",
            "iam:ListRolePolicies",
            "iam:SimulatePrincipalPolicy",
          ]
          Resource = ["arn:aws:iam::222222222222:role/GroundTruthPreAnnotation-prod-yard-labels"]
        },
      ]
    }
    error_message = "The document of GroundTruthDeveloperLambda-prod-labelers is another."
  }

  assert {
    condition     = aws_iam_policy.serverless_repo["labelers"].name == "GroundTruthStarterFunctions-prod-labelers"
    error_message = "The name of GroundTruthStarterFunctions-prod-labelers is another."
  }

  assert {
    condition     = aws_iam_policy.serverless_repo["labelers"].description == "Finds the starter functions of Ground Truth, for labelers in prod."
    error_message = "The description of GroundTruthStarterFunctions-prod-labelers is another."
  }

  assert {
    condition = jsondecode(aws_iam_policy.serverless_repo["labelers"].policy) == {
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
    error_message = "The document of GroundTruthStarterFunctions-prod-labelers is another."
  }

  assert {
    condition     = aws_iam_policy.vendor_workforce["labelers"].name == "GroundTruthVendors-prod-labelers"
    error_message = "The name of GroundTruthVendors-prod-labelers is another."
  }

  assert {
    condition     = aws_iam_policy.vendor_workforce["labelers"].description == "Subscribes to work teams of vendors, for labelers in prod."
    error_message = "The description of GroundTruthVendors-prod-labelers is another."
  }

  assert {
    condition = jsondecode(aws_iam_policy.vendor_workforce["labelers"].policy) == {
      Version = "2012-10-17"
      Statement = [
        {
          Sid    = "SubscribeToVendors"
          Effect = "Allow"
          Action = [
            "aws-marketplace:Subscribe",
            "aws-marketplace:Unsubscribe",
            "aws-marketplace:ViewSubscriptions",
          ]
          Resource = ["*"]
        },
      ]
    }
    error_message = "The document of GroundTruthVendors-prod-labelers is another."
  }

  assert {
    condition     = aws_iam_group_policy_attachment.people_group_console["labelers/labelers"].group == "labelers"
    error_message = "The attachment of console to labelers is another."
  }

  assert {
    condition     = aws_iam_group_policy_attachment.people_group_console_tight["labelers/labelers"].group == "labelers"
    error_message = "The attachment of console_tight to labelers is another."
  }

  assert {
    condition     = aws_iam_group_policy_attachment.people_group_event_source_mappings["labelers/labelers"].group == "labelers"
    error_message = "The attachment of event_source_mappings to labelers is another."
  }

  assert {
    condition     = aws_iam_group_policy_attachment.people_group_granular["labelers/labelers"].group == "labelers"
    error_message = "The attachment of granular to labelers is another."
  }

  assert {
    condition     = aws_iam_group_policy_attachment.people_group_lambda_console["labelers/labelers"].group == "labelers"
    error_message = "The attachment of lambda_console to labelers is another."
  }

  assert {
    condition     = aws_iam_group_policy_attachment.people_group_serverless_repo["labelers/labelers"].group == "labelers"
    error_message = "The attachment of serverless_repo to labelers is another."
  }

  assert {
    condition     = aws_iam_group_policy_attachment.people_group_vendor_workforce["labelers/labelers"].group == "labelers"
    error_message = "The attachment of vendor_workforce to labelers is another."
  }

  assert {
    condition     = length(aws_iam_policy.granular) == 2
    error_message = "There should be 2 of aws_iam_policy.granular."
  }

  assert {
    condition     = length(aws_iam_policy.console) == 2
    error_message = "There should be 2 of aws_iam_policy.console."
  }

  assert {
    condition     = length(aws_iam_policy.lambda_console) == 1
    error_message = "There should be 1 of aws_iam_policy.lambda_console."
  }

  assert {
    condition     = length(aws_iam_policy.event_source_mappings) == 1
    error_message = "There should be 1 of aws_iam_policy.event_source_mappings."
  }

  assert {
    condition     = length(aws_iam_policy.console_tight) == 1
    error_message = "There should be 1 of aws_iam_policy.console_tight."
  }

  assert {
    condition     = length(aws_iam_policy.console_documented) == 1
    error_message = "There should be 1 of aws_iam_policy.console_documented."
  }

  assert {
    condition     = length(aws_iam_policy.vendor_workforce) == 1
    error_message = "There should be 1 of aws_iam_policy.vendor_workforce."
  }

  assert {
    condition     = length(aws_iam_policy.serverless_repo) == 3
    error_message = "There should be 3 of aws_iam_policy.serverless_repo."
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
    condition     = length(aws_iam_role_policy_attachment.developer_serverless_repo) == 1
    error_message = "There should be 1 of aws_iam_role_policy_attachment.developer_serverless_repo."
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
    condition     = length(aws_iam_group_policy_attachment.people_group_granular) == 2
    error_message = "There should be 2 of aws_iam_group_policy_attachment.people_group_granular."
  }

  assert {
    condition     = length(aws_iam_group_policy_attachment.people_group_console) == 2
    error_message = "There should be 2 of aws_iam_group_policy_attachment.people_group_console."
  }

  assert {
    condition     = length(aws_iam_group_policy_attachment.people_group_lambda_console) == 1
    error_message = "There should be 1 of aws_iam_group_policy_attachment.people_group_lambda_console."
  }

  assert {
    condition     = length(aws_iam_group_policy_attachment.people_group_event_source_mappings) == 1
    error_message = "There should be 1 of aws_iam_group_policy_attachment.people_group_event_source_mappings."
  }

  assert {
    condition     = length(aws_iam_group_policy_attachment.people_group_console_tight) == 1
    error_message = "There should be 1 of aws_iam_group_policy_attachment.people_group_console_tight."
  }

  assert {
    condition     = length(aws_iam_group_policy_attachment.people_group_console_documented) == 0
    error_message = "There should be 0 of aws_iam_group_policy_attachment.people_group_console_documented."
  }

  assert {
    condition     = length(aws_iam_group_policy_attachment.people_group_vendor_workforce) == 1
    error_message = "There should be 1 of aws_iam_group_policy_attachment.people_group_vendor_workforce."
  }

  assert {
    condition     = length(aws_iam_group_policy_attachment.people_group_serverless_repo) == 2
    error_message = "There should be 2 of aws_iam_group_policy_attachment.people_group_serverless_repo."
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
    condition     = length(aws_iam_user_policy_attachment.people_user_console_documented) == 1
    error_message = "There should be 1 of aws_iam_user_policy_attachment.people_user_console_documented."
  }

  assert {
    condition     = length(aws_iam_user_policy_attachment.people_user_vendor_workforce) == 0
    error_message = "There should be 0 of aws_iam_user_policy_attachment.people_user_vendor_workforce."
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
