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
    gate-labels = {
      scope         = "tight"
      pre_function  = "CheckGateLabels"
      post_function = "MergeGateLabels"
      buckets       = ["gate-images"]
      output_bucket = "gate-answers"
      role_settings = {
        execution = {
          statements = [
            {
              Sid      = "UseTheKeyOfTheImages"
              Effect   = "Allow"
              Action   = ["kms:Decrypt", "kms:GenerateDataKey"]
              Resource = ["arn:aws:kms:us-east-1:222222222222:key/0f1e2d3c-dock"]
            },
          ]
        }
        post_annotation = {
          managed_policies = { xray = "arn:aws:iam::aws:policy/AWSXRayDaemonWriteAccess" }
        }
      }
      tags = { site = "north" }
    }
  }
}

run "tight" {
  assert {
    condition     = aws_iam_role.execution["gate-labels"].name == "GroundTruthExecution-prod-gate-labels"
    error_message = "The name of GroundTruthExecution-prod-gate-labels is another."
  }

  assert {
    condition     = aws_iam_role.execution["gate-labels"].path == "/"
    error_message = "The path of GroundTruthExecution-prod-gate-labels is another."
  }

  assert {
    condition     = aws_iam_role.execution["gate-labels"].description == "What the labeling job gate-labels runs as in prod."
    error_message = "The description of GroundTruthExecution-prod-gate-labels is another."
  }

  assert {
    condition = jsondecode(aws_iam_role.execution["gate-labels"].assume_role_policy) == {
      Version = "2012-10-17"
      Statement = [
        {
          Effect    = "Allow"
          Principal = { Service = ["sagemaker.amazonaws.com"] }
          Action    = ["sts:AssumeRole"]
        },
      ]
    }
    error_message = "The trust policy of GroundTruthExecution-prod-gate-labels is another."
  }

  assert {
    condition     = aws_iam_role.execution["gate-labels"].tags["site"] == "north"
    error_message = "The tag site of GroundTruthExecution-prod-gate-labels is another."
  }

  assert {
    condition = jsondecode(aws_iam_role_policy.execution_buckets["gate-labels"].policy) == {
      Version = "2012-10-17"
      Statement = [
        {
          Sid      = "FindObjects"
          Effect   = "Allow"
          Action   = ["s3:GetBucketLocation", "s3:ListBucket"]
          Resource = ["arn:aws:s3:::gate-images"]
        },
        {
          Sid      = "FindOutput"
          Effect   = "Allow"
          Action   = ["s3:GetBucketLocation", "s3:ListBucket"]
          Resource = ["arn:aws:s3:::gate-answers"]
        },
        {
          Sid      = "ReadInput"
          Effect   = "Allow"
          Action   = ["s3:GetObject"]
          Resource = ["arn:aws:s3:::gate-images/*"]
        },
        {
          Sid      = "WriteOutput"
          Effect   = "Allow"
          Action   = ["s3:AbortMultipartUpload", "s3:GetObject", "s3:PutObject"]
          Resource = ["arn:aws:s3:::gate-answers/*"]
        },
      ]
    }
    error_message = "The policy buckets of GroundTruthExecution-prod-gate-labels is another."
  }

  assert {
    condition = jsondecode(aws_iam_role_policy.execution_functions["gate-labels"].policy) == {
      Version = "2012-10-17"
      Statement = [
        {
          Sid      = "InvokePostAnnotation"
          Effect   = "Allow"
          Action   = ["lambda:InvokeFunction"]
          Resource = ["arn:aws:lambda:us-east-1:222222222222:function:MergeGateLabels"]
        },
        {
          Sid      = "InvokePreAnnotation"
          Effect   = "Allow"
          Action   = ["lambda:InvokeFunction"]
          Resource = ["arn:aws:lambda:us-east-1:222222222222:function:CheckGateLabels"]
        },
      ]
    }
    error_message = "The policy functions of GroundTruthExecution-prod-gate-labels is another."
  }

  assert {
    condition = jsondecode(aws_iam_role_policy.further["gate-labels/execution"].policy) == {
      Version = "2012-10-17"
      Statement = [
        {
          Sid      = "UseTheKeyOfTheImages"
          Effect   = "Allow"
          Action   = ["kms:Decrypt", "kms:GenerateDataKey"]
          Resource = ["arn:aws:kms:us-east-1:222222222222:key/0f1e2d3c-dock"]
        },
      ]
    }
    error_message = "The policy grants of GroundTruthExecution-prod-gate-labels is another."
  }

  assert {
    condition     = aws_iam_role_policy.further["gate-labels/execution"].role == "GroundTruthExecution-prod-gate-labels"
    error_message = "The policy grants is not one of GroundTruthExecution-prod-gate-labels."
  }

  assert {
    condition = jsondecode(aws_iam_role_policy.execution_monitoring["gate-labels"].policy) == {
      Version = "2012-10-17"
      Statement = [
        {
          Sid    = "CreateLogGroups"
          Effect = "Allow"
          Action = ["logs:CreateLogGroup", "logs:DescribeLogStreams"]
          Resource = [
            "arn:aws:logs:us-east-1:222222222222:log-group:/aws/sagemaker/LabelingJobs",
            "arn:aws:logs:us-east-1:222222222222:log-group:/aws/sagemaker/LabelingJobs:*",
          ]
        },
        {
          Sid    = "WriteLogs"
          Effect = "Allow"
          Action = ["logs:CreateLogStream", "logs:PutLogEvents"]
          Resource = [
            "arn:aws:logs:us-east-1:222222222222:log-group:/aws/sagemaker/LabelingJobs:log-stream:*",
          ]
        },
      ]
    }
    error_message = "The policy monitoring of GroundTruthExecution-prod-gate-labels is another."
  }

  assert {
    condition     = toset(aws_iam_role_policies_exclusive.execution["gate-labels"].policy_names) == toset(["buckets", "functions", "grants", "monitoring"])
    error_message = "GroundTruthExecution-prod-gate-labels is to keep buckets, functions, grants, monitoring among its policy_names."
  }

  assert {
    condition     = length(aws_iam_role_policy_attachments_exclusive.execution["gate-labels"].policy_arns) == 0
    error_message = "GroundTruthExecution-prod-gate-labels is to keep nothing among its policy_arns."
  }

  assert {
    condition     = aws_iam_role.post_annotation["gate-labels"].name == "GroundTruthPostAnnotation-prod-gate-labels"
    error_message = "The name of GroundTruthPostAnnotation-prod-gate-labels is another."
  }

  assert {
    condition     = aws_iam_role.post_annotation["gate-labels"].path == "/"
    error_message = "The path of GroundTruthPostAnnotation-prod-gate-labels is another."
  }

  assert {
    condition     = aws_iam_role.post_annotation["gate-labels"].description == "What the post-annotation function MergeGateLabels runs as in prod. It takes the grants of gate-labels: its code is yours, while the labeling job runs none."
    error_message = "The description of GroundTruthPostAnnotation-prod-gate-labels is another."
  }

  assert {
    condition = jsondecode(aws_iam_role.post_annotation["gate-labels"].assume_role_policy) == {
      Version = "2012-10-17"
      Statement = [
        {
          Effect    = "Allow"
          Principal = { Service = ["lambda.amazonaws.com"] }
          Action    = ["sts:AssumeRole"]
        },
      ]
    }
    error_message = "The trust policy of GroundTruthPostAnnotation-prod-gate-labels is another."
  }

  assert {
    condition     = aws_iam_role.post_annotation["gate-labels"].tags["site"] == "north"
    error_message = "The tag site of GroundTruthPostAnnotation-prod-gate-labels is another."
  }

  assert {
    condition = jsondecode(aws_iam_role_policy.post_annotation_annotations["gate-labels"].policy) == {
      Version = "2012-10-17"
      Statement = [
        {
          Sid      = "ReadAnnotations"
          Effect   = "Allow"
          Action   = ["s3:GetObject"]
          Resource = ["arn:aws:s3:::gate-answers/*"]
        },
      ]
    }
    error_message = "The policy annotations of GroundTruthPostAnnotation-prod-gate-labels is another."
  }

  assert {
    condition = jsondecode(aws_iam_role_policy.post_annotation_logs["gate-labels"].policy) == {
      Version = "2012-10-17"
      Statement = [
        {
          Sid    = "CreateLogGroup"
          Effect = "Allow"
          Action = ["logs:CreateLogGroup"]
          Resource = [
            "arn:aws:logs:us-east-1:222222222222:log-group:/aws/lambda/MergeGateLabels",
            "arn:aws:logs:us-east-1:222222222222:log-group:/aws/lambda/MergeGateLabels:*",
          ]
        },
        {
          Sid    = "WriteLogs"
          Effect = "Allow"
          Action = ["logs:CreateLogStream", "logs:PutLogEvents"]
          Resource = [
            "arn:aws:logs:us-east-1:222222222222:log-group:/aws/lambda/MergeGateLabels:log-stream:*",
          ]
        },
      ]
    }
    error_message = "The policy logs of GroundTruthPostAnnotation-prod-gate-labels is another."
  }

  assert {
    condition     = aws_iam_role_policy_attachment.further["gate-labels/post_annotation/xray"].policy_arn == "arn:aws:iam::aws:policy/AWSXRayDaemonWriteAccess" && aws_iam_role_policy_attachment.further["gate-labels/post_annotation/xray"].role == "GroundTruthPostAnnotation-prod-gate-labels"
    error_message = "arn:aws:iam::aws:policy/AWSXRayDaemonWriteAccess is not attached to GroundTruthPostAnnotation-prod-gate-labels."
  }

  assert {
    condition     = toset(aws_iam_role_policies_exclusive.post_annotation["gate-labels"].policy_names) == toset(["annotations", "logs"])
    error_message = "GroundTruthPostAnnotation-prod-gate-labels is to keep annotations, logs among its policy_names."
  }

  assert {
    condition     = toset(aws_iam_role_policy_attachments_exclusive.post_annotation["gate-labels"].policy_arns) == toset(["arn:aws:iam::aws:policy/AWSXRayDaemonWriteAccess"])
    error_message = "GroundTruthPostAnnotation-prod-gate-labels is to keep arn:aws:iam::aws:policy/AWSXRayDaemonWriteAccess among its policy_arns."
  }

  assert {
    condition     = aws_iam_role.pre_annotation["gate-labels"].name == "GroundTruthPreAnnotation-prod-gate-labels"
    error_message = "The name of GroundTruthPreAnnotation-prod-gate-labels is another."
  }

  assert {
    condition     = aws_iam_role.pre_annotation["gate-labels"].path == "/"
    error_message = "The path of GroundTruthPreAnnotation-prod-gate-labels is another."
  }

  assert {
    condition     = aws_iam_role.pre_annotation["gate-labels"].description == "What the pre-annotation function CheckGateLabels runs as in prod."
    error_message = "The description of GroundTruthPreAnnotation-prod-gate-labels is another."
  }

  assert {
    condition = jsondecode(aws_iam_role.pre_annotation["gate-labels"].assume_role_policy) == {
      Version = "2012-10-17"
      Statement = [
        {
          Effect    = "Allow"
          Principal = { Service = ["lambda.amazonaws.com"] }
          Action    = ["sts:AssumeRole"]
        },
      ]
    }
    error_message = "The trust policy of GroundTruthPreAnnotation-prod-gate-labels is another."
  }

  assert {
    condition     = aws_iam_role.pre_annotation["gate-labels"].tags["site"] == "north"
    error_message = "The tag site of GroundTruthPreAnnotation-prod-gate-labels is another."
  }

  assert {
    condition = jsondecode(aws_iam_role_policy.pre_annotation_logs["gate-labels"].policy) == {
      Version = "2012-10-17"
      Statement = [
        {
          Sid    = "CreateLogGroup"
          Effect = "Allow"
          Action = ["logs:CreateLogGroup"]
          Resource = [
            "arn:aws:logs:us-east-1:222222222222:log-group:/aws/lambda/CheckGateLabels",
            "arn:aws:logs:us-east-1:222222222222:log-group:/aws/lambda/CheckGateLabels:*",
          ]
        },
        {
          Sid    = "WriteLogs"
          Effect = "Allow"
          Action = ["logs:CreateLogStream", "logs:PutLogEvents"]
          Resource = [
            "arn:aws:logs:us-east-1:222222222222:log-group:/aws/lambda/CheckGateLabels:log-stream:*",
          ]
        },
      ]
    }
    error_message = "The policy logs of GroundTruthPreAnnotation-prod-gate-labels is another."
  }

  assert {
    condition     = toset(aws_iam_role_policies_exclusive.pre_annotation["gate-labels"].policy_names) == toset(["logs"])
    error_message = "GroundTruthPreAnnotation-prod-gate-labels is to keep logs among its policy_names."
  }

  assert {
    condition     = length(aws_iam_role_policy_attachments_exclusive.pre_annotation["gate-labels"].policy_arns) == 0
    error_message = "GroundTruthPreAnnotation-prod-gate-labels is to keep nothing among its policy_arns."
  }

  assert {
    condition     = length(aws_iam_role.execution) == 1
    error_message = "There should be 1 of aws_iam_role.execution."
  }

  assert {
    condition     = length(aws_iam_role_policy_attachment.execution_amazon_sage_maker_ground_truth_execution) == 0
    error_message = "There should be 0 of aws_iam_role_policy_attachment.execution_amazon_sage_maker_ground_truth_execution."
  }

  assert {
    condition     = length(aws_iam_role_policy.execution_buckets) == 1
    error_message = "There should be 1 of aws_iam_role_policy.execution_buckets."
  }

  assert {
    condition     = length(aws_iam_role_policy.execution_functions) == 1
    error_message = "There should be 1 of aws_iam_role_policy.execution_functions."
  }

  assert {
    condition     = length(aws_iam_role_policy.execution_monitoring) == 1
    error_message = "There should be 1 of aws_iam_role_policy.execution_monitoring."
  }

  assert {
    condition     = length(aws_iam_role_policies_exclusive.execution) == 1
    error_message = "There should be 1 of aws_iam_role_policies_exclusive.execution."
  }

  assert {
    condition     = length(aws_iam_role_policy_attachments_exclusive.execution) == 1
    error_message = "There should be 1 of aws_iam_role_policy_attachments_exclusive.execution."
  }

  assert {
    condition     = length(aws_iam_role.pre_annotation) == 1
    error_message = "There should be 1 of aws_iam_role.pre_annotation."
  }

  assert {
    condition     = length(aws_iam_role_policy_attachment.pre_annotation_aws_lambda_basic_execution_role) == 0
    error_message = "There should be 0 of aws_iam_role_policy_attachment.pre_annotation_aws_lambda_basic_execution_role."
  }

  assert {
    condition     = length(aws_iam_role_policy.pre_annotation_logs) == 1
    error_message = "There should be 1 of aws_iam_role_policy.pre_annotation_logs."
  }

  assert {
    condition     = length(aws_iam_role_policies_exclusive.pre_annotation) == 1
    error_message = "There should be 1 of aws_iam_role_policies_exclusive.pre_annotation."
  }

  assert {
    condition     = length(aws_iam_role_policy_attachments_exclusive.pre_annotation) == 1
    error_message = "There should be 1 of aws_iam_role_policy_attachments_exclusive.pre_annotation."
  }

  assert {
    condition     = length(aws_iam_role.post_annotation) == 1
    error_message = "There should be 1 of aws_iam_role.post_annotation."
  }

  assert {
    condition     = length(aws_iam_role_policy_attachment.post_annotation_aws_lambda_basic_execution_role) == 0
    error_message = "There should be 0 of aws_iam_role_policy_attachment.post_annotation_aws_lambda_basic_execution_role."
  }

  assert {
    condition     = length(aws_iam_role_policy_attachment.post_annotation_amazon_s3_read_only_access) == 0
    error_message = "There should be 0 of aws_iam_role_policy_attachment.post_annotation_amazon_s3_read_only_access."
  }

  assert {
    condition     = length(aws_iam_role_policy.post_annotation_annotations) == 1
    error_message = "There should be 1 of aws_iam_role_policy.post_annotation_annotations."
  }

  assert {
    condition     = length(aws_iam_role_policy.post_annotation_logs) == 1
    error_message = "There should be 1 of aws_iam_role_policy.post_annotation_logs."
  }

  assert {
    condition     = length(aws_iam_role_policy.post_annotation_grants) == 0
    error_message = "There should be 0 of aws_iam_role_policy.post_annotation_grants."
  }

  assert {
    condition     = length(aws_iam_role_policies_exclusive.post_annotation) == 1
    error_message = "There should be 1 of aws_iam_role_policies_exclusive.post_annotation."
  }

  assert {
    condition     = length(aws_iam_role_policy_attachments_exclusive.post_annotation) == 1
    error_message = "There should be 1 of aws_iam_role_policy_attachments_exclusive.post_annotation."
  }

  assert {
    condition     = length(aws_iam_role_policy.further) == 1
    error_message = "There should be 1 of aws_iam_role_policy.further."
  }

  assert {
    condition     = length(aws_iam_role_policy_attachment.further) == 1
    error_message = "There should be 1 of aws_iam_role_policy_attachment.further."
  }
}
