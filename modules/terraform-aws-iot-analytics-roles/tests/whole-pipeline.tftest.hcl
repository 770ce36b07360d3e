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
      datasets   = ["dock_temperature"]
      channels   = ["dock_readings"]
      datastores = ["dock_history"]
      pipelines  = ["dock_cleaning"]
      list_names = true
      tags       = { site = "north" }
    }
  }
}

run "whole_pipeline" {
  assert {
    condition     = aws_iam_role.container["telemetry"].name == "IoTAnalyticsContainer-prod-telemetry"
    error_message = "The name of IoTAnalyticsContainer-prod-telemetry is another."
  }

  assert {
    condition     = aws_iam_role.container["telemetry"].path == "/"
    error_message = "The path of IoTAnalyticsContainer-prod-telemetry is another."
  }

  assert {
    condition     = aws_iam_role.container["telemetry"].description == "What the containers of telemetry run as in prod."
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
    condition     = aws_iam_role.container["telemetry"].tags["site"] == "north"
    error_message = "The tag site of IoTAnalyticsContainer-prod-telemetry is another."
  }

  assert {
    condition = jsondecode(aws_iam_role_policy.container_analysis["telemetry"].policy) == {
      Version = "2012-10-17"
      Statement = [
        {
          Sid    = "ListNames"
          Effect = "Allow"
          Action = [
            "iotanalytics:ListChannels",
            "iotanalytics:ListDatasets",
            "iotanalytics:ListDatastores",
            "iotanalytics:ListPipelines",
            "s3:ListAllMyBuckets",
          ]
          Resource = ["*"]
        },
        {
          Sid      = "UseChannels"
          Effect   = "Allow"
          Action   = ["iotanalytics:*"]
          Resource = ["arn:aws:iotanalytics:us-east-1:222222222222:channel/dock_readings"]
        },
        {
          Sid      = "UseDatasets"
          Effect   = "Allow"
          Action   = ["iotanalytics:*"]
          Resource = ["arn:aws:iotanalytics:us-east-1:222222222222:dataset/dock_temperature"]
        },
        {
          Sid      = "UseDatastores"
          Effect   = "Allow"
          Action   = ["iotanalytics:*"]
          Resource = ["arn:aws:iotanalytics:us-east-1:222222222222:datastore/dock_history"]
        },
        {
          Sid      = "UsePipelines"
          Effect   = "Allow"
          Action   = ["iotanalytics:*"]
          Resource = ["arn:aws:iotanalytics:us-east-1:222222222222:pipeline/dock_cleaning"]
        },
      ]
    }
    error_message = "The policy analysis of IoTAnalyticsContainer-prod-telemetry is another."
  }

  assert {
    condition     = toset(aws_iam_role_policies_exclusive.container["telemetry"].policy_names) == toset(["analysis"])
    error_message = "IoTAnalyticsContainer-prod-telemetry is to keep analysis among its policy_names."
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
    condition     = aws_iam_role.notebook["telemetry"].description == "What notebook instances of telemetry have in prod to make containers of notebooks."
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
    condition     = aws_iam_role.notebook["telemetry"].tags["site"] == "north"
    error_message = "The tag site of IoTAnalyticsNotebook-prod-telemetry is another."
  }

  assert {
    condition = jsondecode(aws_iam_role_policy.notebook_containerize["telemetry"].policy) == {
      Version = "2012-10-17"
      Statement = [
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
    condition     = length(aws_iam_role.notebook) == 1
    error_message = "There should be 1 of aws_iam_role.notebook."
  }

  assert {
    condition     = length(aws_iam_role_policy_attachment.notebook_amazon_sage_maker_full_access) == 1
    error_message = "There should be 1 of aws_iam_role_policy_attachment.notebook_amazon_sage_maker_full_access."
  }

  assert {
    condition     = length(aws_iam_role_policy.notebook_containerize) == 1
    error_message = "There should be 1 of aws_iam_role_policy.notebook_containerize."
  }

  assert {
    condition     = length(aws_iam_role_policies_exclusive.notebook) == 1
    error_message = "There should be 1 of aws_iam_role_policies_exclusive.notebook."
  }

  assert {
    condition     = length(aws_iam_role_policy_attachments_exclusive.notebook) == 1
    error_message = "There should be 1 of aws_iam_role_policy_attachments_exclusive.notebook."
  }

  assert {
    condition     = length(aws_iam_role.container) == 1
    error_message = "There should be 1 of aws_iam_role.container."
  }

  assert {
    condition     = length(aws_iam_role_policy.container_analysis) == 1
    error_message = "There should be 1 of aws_iam_role_policy.container_analysis."
  }

  assert {
    condition     = length(aws_iam_role_policy.container_contents) == 0
    error_message = "There should be 0 of aws_iam_role_policy.container_contents."
  }

  assert {
    condition     = length(aws_iam_role_policy.container_documented) == 0
    error_message = "There should be 0 of aws_iam_role_policy.container_documented."
  }

  assert {
    condition     = length(aws_iam_role_policy.container_images) == 0
    error_message = "There should be 0 of aws_iam_role_policy.container_images."
  }

  assert {
    condition     = length(aws_iam_role_policy.container_logs) == 0
    error_message = "There should be 0 of aws_iam_role_policy.container_logs."
  }

  assert {
    condition     = length(aws_iam_role_policy.container_grants) == 0
    error_message = "There should be 0 of aws_iam_role_policy.container_grants."
  }

  assert {
    condition     = length(aws_iam_role_policies_exclusive.container) == 1
    error_message = "There should be 1 of aws_iam_role_policies_exclusive.container."
  }

  assert {
    condition     = length(aws_iam_role_policy_attachments_exclusive.container) == 1
    error_message = "There should be 1 of aws_iam_role_policy_attachments_exclusive.container."
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
