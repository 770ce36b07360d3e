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
    telemetry = {
      description  = "Forecasts the temperature at the dock."
      datasets     = ["dock_temperature"]
      repositories = ["telemetry/forecast"]
      buckets      = ["telemetry-contents"]
      log_groups   = ["/telemetry/containers"]
      statements = [
        {
          Sid      = "ReportForecasts"
          Effect   = "Allow"
          Action   = ["sns:Publish"]
          Resource = ["arn:aws:sns:us-east-1:222222222222:forecasts"]
        },
      ]
    }
    legacy = {
      scope    = "documented"
      datasets = ["yard_temperature"]
      guard    = false
    }
  }
}

run "complete" {
  assert {
    condition     = aws_iam_role.container["telemetry"].name == "IoTAnalyticsContainer-prod-telemetry"
    error_message = "The name of IoTAnalyticsContainer-prod-telemetry is another."
  }

  assert {
    condition     = aws_iam_role.container["telemetry"].path == "/"
    error_message = "The path of IoTAnalyticsContainer-prod-telemetry is another."
  }

  assert {
    condition     = aws_iam_role.container["telemetry"].description == "What the containers of telemetry run as in prod. Forecasts the temperature at the dock."
    error_message = "The description of IoTAnalyticsContainer-prod-telemetry is another."
  }

  assert {
    condition = jsondecode(aws_iam_role.container["telemetry"].assume_role_policy) == {
      Version = "2012-10-17"
      Statement = [
        {
          Effect    = "Allow"
          Principal = { Service = ["sagemaker.amazonaws.com"] }
          Action    = ["sts:AssumeRole"]
          Condition = {
            ArnLike      = { "aws:SourceArn" = ["arn:aws:sagemaker:us-east-1:222222222222:*"] }
            StringEquals = { "aws:SourceAccount" = ["222222222222"] }
          }
        },
        {
          Effect    = "Allow"
          Principal = { Service = ["iotanalytics.amazonaws.com"] }
          Action    = ["sts:AssumeRole"]
          Condition = {
            ArnLike = {
              "aws:SourceArn" = ["arn:aws:iotanalytics:us-east-1:222222222222:dataset/dock_temperature"]
            }
            StringEquals = { "aws:SourceAccount" = ["222222222222"] }
          }
        },
      ]
    }
    error_message = "The trust policy of IoTAnalyticsContainer-prod-telemetry is another."
  }

  assert {
    condition = jsondecode(aws_iam_role_policy.container_analysis["telemetry"].policy) == {
      Version = "2012-10-17"
      Statement = [
        {
          Sid      = "UseDatasets"
          Effect   = "Allow"
          Action   = ["iotanalytics:*"]
          Resource = ["arn:aws:iotanalytics:us-east-1:222222222222:dataset/dock_temperature"]
        },
      ]
    }
    error_message = "The policy analysis of IoTAnalyticsContainer-prod-telemetry is another."
  }

  assert {
    condition = jsondecode(aws_iam_role_policy.container_contents["telemetry"].policy) == {
      Version = "2012-10-17"
      Statement = [
        {
          Sid      = "FindContents"
          Effect   = "Allow"
          Action   = ["s3:GetBucketLocation", "s3:ListBucket"]
          Resource = ["arn:aws:s3:::telemetry-contents"]
        },
        {
          Sid      = "ReadAndWriteContents"
          Effect   = "Allow"
          Action   = ["s3:GetObject", "s3:PutObject"]
          Resource = ["arn:aws:s3:::telemetry-contents/*"]
        },
      ]
    }
    error_message = "The policy contents of IoTAnalyticsContainer-prod-telemetry is another."
  }

  assert {
    condition = jsondecode(aws_iam_role_policy.container_grants["telemetry"].policy) == {
      Version = "2012-10-17"
      Statement = [
        {
          Sid      = "ReportForecasts"
          Effect   = "Allow"
          Action   = ["sns:Publish"]
          Resource = ["arn:aws:sns:us-east-1:222222222222:forecasts"]
        },
      ]
    }
    error_message = "The policy grants of IoTAnalyticsContainer-prod-telemetry is another."
  }

  assert {
    condition = jsondecode(aws_iam_role_policy.container_images["telemetry"].policy) == {
      Version = "2012-10-17"
      Statement = [
        {
          Sid      = "LogInToRegistry"
          Effect   = "Allow"
          Action   = ["ecr:GetAuthorizationToken"]
          Resource = ["*"]
        },
        {
          Sid    = "PullImages"
          Effect = "Allow"
          Action = [
            "ecr:BatchCheckLayerAvailability",
            "ecr:BatchGetImage",
            "ecr:GetDownloadUrlForLayer",
          ]
          Resource = ["arn:aws:ecr:us-east-1:222222222222:repository/telemetry/forecast"]
        },
      ]
    }
    error_message = "The policy images of IoTAnalyticsContainer-prod-telemetry is another."
  }

  assert {
    condition = jsondecode(aws_iam_role_policy.container_logs["telemetry"].policy) == {
      Version = "2012-10-17"
      Statement = [
        {
          Sid    = "CreateLogGroups"
          Effect = "Allow"
          Action = ["logs:CreateLogGroup", "logs:DescribeLogStreams"]
          Resource = [
            "arn:aws:logs:us-east-1:222222222222:log-group:/telemetry/containers",
            "arn:aws:logs:us-east-1:222222222222:log-group:/telemetry/containers:*",
          ]
        },
        {
          Sid    = "ReadAndWriteLogs"
          Effect = "Allow"
          Action = ["logs:CreateLogStream", "logs:GetLogEvents", "logs:PutLogEvents"]
          Resource = [
            "arn:aws:logs:us-east-1:222222222222:log-group:/telemetry/containers:log-stream:*",
          ]
        },
      ]
    }
    error_message = "The policy logs of IoTAnalyticsContainer-prod-telemetry is another."
  }

  assert {
    condition     = toset(aws_iam_role_policies_exclusive.container["telemetry"].policy_names) == toset(["analysis", "contents", "grants", "images", "logs"])
    error_message = "IoTAnalyticsContainer-prod-telemetry is to keep analysis, contents, grants, images, logs among its policy_names."
  }

  assert {
    condition     = length(aws_iam_role_policy_attachments_exclusive.container["telemetry"].policy_arns) == 0
    error_message = "IoTAnalyticsContainer-prod-telemetry is to keep nothing among its policy_arns."
  }

  assert {
    condition     = aws_iam_role.notebook["telemetry"].name == "IoTAnalyticsNotebook-prod-telemetry"
    error_message = "The name of IoTAnalyticsNotebook-prod-telemetry is another."
  }

  assert {
    condition     = aws_iam_role.notebook["telemetry"].path == "/"
    error_message = "The path of IoTAnalyticsNotebook-prod-telemetry is another."
  }

  assert {
    condition     = aws_iam_role.notebook["telemetry"].description == "What notebook instances of telemetry have in prod to make containers of notebooks. Forecasts the temperature at the dock."
    error_message = "The description of IoTAnalyticsNotebook-prod-telemetry is another."
  }

  assert {
    condition = jsondecode(aws_iam_role.notebook["telemetry"].assume_role_policy) == {
      Version = "2012-10-17"
      Statement = [
        {
          Effect    = "Allow"
          Principal = { Service = ["sagemaker.amazonaws.com"] }
          Action    = ["sts:AssumeRole"]
        },
      ]
    }
    error_message = "The trust policy of IoTAnalyticsNotebook-prod-telemetry is another."
  }

  assert {
    condition = jsondecode(aws_iam_role_policy.notebook_containerize["telemetry"].policy) == {
      Version = "2012-10-17"
      Statement = [
        {
          Sid      = "LogInToRegistry"
          Effect   = "Allow"
          Action   = ["ecr:GetAuthorizationToken"]
          Resource = ["*"]
        },
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
          Resource = ["arn:aws:ecr:us-east-1:222222222222:repository/telemetry/forecast"]
        },
        {
          Sid      = "ReadNotebookContainers"
          Effect   = "Allow"
          Action   = ["s3:GetObject"]
          Resource = ["arn:aws:s3:::iotanalytics-notebook-containers/*"]
        },
      ]
    }
    error_message = "The policy containerize of IoTAnalyticsNotebook-prod-telemetry is another."
  }

  assert {
    condition     = aws_iam_role_policy_attachment.notebook_amazon_sage_maker_full_access["telemetry"].policy_arn == "arn:aws:iam::aws:policy/AmazonSageMakerFullAccess"
    error_message = "arn:aws:iam::aws:policy/AmazonSageMakerFullAccess is not attached to IoTAnalyticsNotebook-prod-telemetry."
  }

  assert {
    condition     = toset(aws_iam_role_policies_exclusive.notebook["telemetry"].policy_names) == toset(["containerize"])
    error_message = "IoTAnalyticsNotebook-prod-telemetry is to keep containerize among its policy_names."
  }

  assert {
    condition     = toset(aws_iam_role_policy_attachments_exclusive.notebook["telemetry"].policy_arns) == toset(["arn:aws:iam::aws:policy/AmazonSageMakerFullAccess"])
    error_message = "IoTAnalyticsNotebook-prod-telemetry is to keep arn:aws:iam::aws:policy/AmazonSageMakerFullAccess among its policy_arns."
  }

  assert {
    condition     = aws_iam_role.container["legacy"].name == "IoTAnalyticsContainer-prod-legacy"
    error_message = "The name of IoTAnalyticsContainer-prod-legacy is another."
  }

  assert {
    condition     = aws_iam_role.container["legacy"].path == "/"
    error_message = "The path of IoTAnalyticsContainer-prod-legacy is another."
  }

  assert {
    condition     = aws_iam_role.container["legacy"].description == "What the containers of legacy run as in prod."
    error_message = "The description of IoTAnalyticsContainer-prod-legacy is another."
  }

  assert {
    condition = jsondecode(aws_iam_role.container["legacy"].assume_role_policy) == {
      Version = "2012-10-17"
      Statement = [
        {
          Effect    = "Allow"
          Principal = { Service = ["sagemaker.amazonaws.com"] }
          Action    = ["sts:AssumeRole"]
        },
        {
          Effect    = "Allow"
          Principal = { Service = ["iotanalytics.amazonaws.com"] }
          Action    = ["sts:AssumeRole"]
        },
      ]
    }
    error_message = "The trust policy of IoTAnalyticsContainer-prod-legacy is another."
  }

  assert {
    condition = jsondecode(aws_iam_role_policy.container_documented["legacy"].policy) == {
      Version = "2012-10-17"
      Statement = [
        {
          Sid      = "FindBuckets"
          Effect   = "Allow"
          Action   = ["s3:GetBucketLocation", "s3:ListAllMyBuckets", "s3:ListBucket"]
          Resource = ["*"]
        },
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
        {
          Sid      = "UseContents"
          Effect   = "Allow"
          Action   = ["s3:GetBucketLocation", "s3:GetObject", "s3:PutObject", "s3:PutObjectAcl"]
          Resource = ["arn:aws:s3:::aws-*-dataset-*/*"]
        },
        {
          Sid      = "UseIotAnalytics"
          Effect   = "Allow"
          Action   = ["iotanalytics:*"]
          Resource = ["*"]
        },
      ]
    }
    error_message = "The policy documented of IoTAnalyticsContainer-prod-legacy is another."
  }

  assert {
    condition     = toset(aws_iam_role_policies_exclusive.container["legacy"].policy_names) == toset(["documented"])
    error_message = "IoTAnalyticsContainer-prod-legacy is to keep documented among its policy_names."
  }

  assert {
    condition     = length(aws_iam_role_policy_attachments_exclusive.container["legacy"].policy_arns) == 0
    error_message = "IoTAnalyticsContainer-prod-legacy is to keep nothing among its policy_arns."
  }

  assert {
    condition     = aws_iam_role.notebook["legacy"].name == "IoTAnalyticsNotebook-prod-legacy"
    error_message = "The name of IoTAnalyticsNotebook-prod-legacy is another."
  }

  assert {
    condition     = aws_iam_role.notebook["legacy"].path == "/"
    error_message = "The path of IoTAnalyticsNotebook-prod-legacy is another."
  }

  assert {
    condition     = aws_iam_role.notebook["legacy"].description == "What notebook instances of legacy have in prod to make containers of notebooks."
    error_message = "The description of IoTAnalyticsNotebook-prod-legacy is another."
  }

  assert {
    condition = jsondecode(aws_iam_role.notebook["legacy"].assume_role_policy) == {
      Version = "2012-10-17"
      Statement = [
        {
          Effect    = "Allow"
          Principal = { Service = ["sagemaker.amazonaws.com"] }
          Action    = ["sts:AssumeRole"]
        },
      ]
    }
    error_message = "The trust policy of IoTAnalyticsNotebook-prod-legacy is another."
  }

  assert {
    condition = jsondecode(aws_iam_role_policy.notebook_containerize["legacy"].policy) == {
      Version = "2012-10-17"
      Statement = [
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
        {
          Sid      = "ReadNotebookContainers"
          Effect   = "Allow"
          Action   = ["s3:GetObject"]
          Resource = ["arn:aws:s3:::iotanalytics-notebook-containers/*"]
        },
      ]
    }
    error_message = "The policy containerize of IoTAnalyticsNotebook-prod-legacy is another."
  }

  assert {
    condition     = aws_iam_role_policy_attachment.notebook_amazon_sage_maker_full_access["legacy"].policy_arn == "arn:aws:iam::aws:policy/AmazonSageMakerFullAccess"
    error_message = "arn:aws:iam::aws:policy/AmazonSageMakerFullAccess is not attached to IoTAnalyticsNotebook-prod-legacy."
  }

  assert {
    condition     = toset(aws_iam_role_policies_exclusive.notebook["legacy"].policy_names) == toset(["containerize"])
    error_message = "IoTAnalyticsNotebook-prod-legacy is to keep containerize among its policy_names."
  }

  assert {
    condition     = toset(aws_iam_role_policy_attachments_exclusive.notebook["legacy"].policy_arns) == toset(["arn:aws:iam::aws:policy/AmazonSageMakerFullAccess"])
    error_message = "IoTAnalyticsNotebook-prod-legacy is to keep arn:aws:iam::aws:policy/AmazonSageMakerFullAccess among its policy_arns."
  }

  assert {
    condition     = length(aws_iam_role.notebook) == 2
    error_message = "There should be 2 of aws_iam_role.notebook."
  }

  assert {
    condition     = length(aws_iam_role_policy_attachment.notebook_amazon_sage_maker_full_access) == 2
    error_message = "There should be 2 of aws_iam_role_policy_attachment.notebook_amazon_sage_maker_full_access."
  }

  assert {
    condition     = length(aws_iam_role_policy.notebook_containerize) == 2
    error_message = "There should be 2 of aws_iam_role_policy.notebook_containerize."
  }

  assert {
    condition     = length(aws_iam_role_policies_exclusive.notebook) == 2
    error_message = "There should be 2 of aws_iam_role_policies_exclusive.notebook."
  }

  assert {
    condition     = length(aws_iam_role_policy_attachments_exclusive.notebook) == 2
    error_message = "There should be 2 of aws_iam_role_policy_attachments_exclusive.notebook."
  }

  assert {
    condition     = length(aws_iam_role.container) == 2
    error_message = "There should be 2 of aws_iam_role.container."
  }

  assert {
    condition     = length(aws_iam_role_policy.container_analysis) == 1
    error_message = "There should be 1 of aws_iam_role_policy.container_analysis."
  }

  assert {
    condition     = length(aws_iam_role_policy.container_contents) == 1
    error_message = "There should be 1 of aws_iam_role_policy.container_contents."
  }

  assert {
    condition     = length(aws_iam_role_policy.container_documented) == 1
    error_message = "There should be 1 of aws_iam_role_policy.container_documented."
  }

  assert {
    condition     = length(aws_iam_role_policy.container_images) == 1
    error_message = "There should be 1 of aws_iam_role_policy.container_images."
  }

  assert {
    condition     = length(aws_iam_role_policy.container_logs) == 1
    error_message = "There should be 1 of aws_iam_role_policy.container_logs."
  }

  assert {
    condition     = length(aws_iam_role_policy.container_grants) == 1
    error_message = "There should be 1 of aws_iam_role_policy.container_grants."
  }

  assert {
    condition     = length(aws_iam_role_policies_exclusive.container) == 2
    error_message = "There should be 2 of aws_iam_role_policies_exclusive.container."
  }

  assert {
    condition     = length(aws_iam_role_policy_attachments_exclusive.container) == 2
    error_message = "There should be 2 of aws_iam_role_policy_attachments_exclusive.container."
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
