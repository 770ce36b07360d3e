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
    dock-labels = {
      description   = "Labels what stands on the dock."
      pre_function  = "PreSageMakerDock"
      post_function = "MergeDockLabels"
      buckets       = ["dock-images"]
      output_bucket = "dock-answers"
      statements = [
        {
          Sid      = "NotifyReviewers"
          Effect   = "Allow"
          Action   = ["sns:Publish"]
          Resource = ["arn:aws:sns:us-east-1:222222222222:dock-reviews"]
        },
      ]
    }
    yard-labels = {
      post_function = "MergeYardLabels"
      buckets       = ["yard-images"]
      s3_access     = "assume"
    }
    gate-labels = {
      scope             = "tight"
      pre_function      = "CheckGateLabels"
      post_function     = "PostSageMakerGate"
      buckets           = ["gate-images"]
      s3_access         = "read-all"
      metric_namespaces = ["Gate/Labels"]
    }
  }
}

run "complete" {
  assert {
    condition     = aws_iam_role.execution["dock-labels"].name == "GroundTruthExecution-prod-dock-labels"
    error_message = "The name of GroundTruthExecution-prod-dock-labels is another."
  }

  assert {
    condition     = aws_iam_role.execution["dock-labels"].path == "/"
    error_message = "The path of GroundTruthExecution-prod-dock-labels is another."
  }

  assert {
    condition     = aws_iam_role.execution["dock-labels"].description == "What the labeling job dock-labels runs as in prod. Labels what stands on the dock."
    error_message = "The description of GroundTruthExecution-prod-dock-labels is another."
  }

  assert {
    condition = jsondecode(aws_iam_role.execution["dock-labels"].assume_role_policy) == {
      Version = "2012-10-17"
      Statement = [
        {
          Effect    = "Allow"
          Principal = { Service = ["sagemaker.amazonaws.com"] }
          Action    = ["sts:AssumeRole"]
        },
      ]
    }
    error_message = "The trust policy of GroundTruthExecution-prod-dock-labels is another."
  }

  assert {
    condition = jsondecode(aws_iam_role_policy.execution_buckets["dock-labels"].policy) == {
      Version = "2012-10-17"
      Statement = [
        {
          Sid      = "ReadInput"
          Effect   = "Allow"
          Action   = ["s3:GetObject"]
          Resource = ["arn:aws:s3:::dock-images/*"]
        },
        {
          Sid      = "WriteOutput"
          Effect   = "Allow"
          Action   = ["s3:AbortMultipartUpload", "s3:GetObject", "s3:PutObject"]
          Resource = ["arn:aws:s3:::dock-answers/*"]
        },
      ]
    }
    error_message = "The policy buckets of GroundTruthExecution-prod-dock-labels is another."
  }

  assert {
    condition = jsondecode(aws_iam_role_policy.execution_functions["dock-labels"].policy) == {
      Version = "2012-10-17"
      Statement = [
        {
          Sid      = "InvokePostAnnotationOutsidePatterns"
          Effect   = "Allow"
          Action   = ["lambda:InvokeFunction"]
          Resource = ["arn:aws:lambda:us-east-1:222222222222:function:MergeDockLabels"]
        },
      ]
    }
    error_message = "The policy functions of GroundTruthExecution-prod-dock-labels is another."
  }

  assert {
    condition     = aws_iam_role_policy_attachment.execution_amazon_sage_maker_ground_truth_execution["dock-labels"].policy_arn == "arn:aws:iam::aws:policy/AmazonSageMakerGroundTruthExecution"
    error_message = "arn:aws:iam::aws:policy/AmazonSageMakerGroundTruthExecution is not attached to GroundTruthExecution-prod-dock-labels."
  }

  assert {
    condition     = toset(aws_iam_role_policies_exclusive.execution["dock-labels"].policy_names) == toset(["buckets", "functions"])
    error_message = "GroundTruthExecution-prod-dock-labels is to keep buckets, functions among its policy_names."
  }

  assert {
    condition     = toset(aws_iam_role_policy_attachments_exclusive.execution["dock-labels"].policy_arns) == toset(["arn:aws:iam::aws:policy/AmazonSageMakerGroundTruthExecution"])
    error_message = "GroundTruthExecution-prod-dock-labels is to keep arn:aws:iam::aws:policy/AmazonSageMakerGroundTruthExecution among its policy_arns."
  }

  assert {
    condition     = aws_iam_role.post_annotation["dock-labels"].name == "GroundTruthPostAnnotation-prod-dock-labels"
    error_message = "The name of GroundTruthPostAnnotation-prod-dock-labels is another."
  }

  assert {
    condition     = aws_iam_role.post_annotation["dock-labels"].path == "/"
    error_message = "The path of GroundTruthPostAnnotation-prod-dock-labels is another."
  }

  assert {
    condition     = aws_iam_role.post_annotation["dock-labels"].description == "What the post-annotation function MergeDockLabels runs as in prod. It takes the grants of dock-labels: its code is yours, while the labeling job runs none. Labels what stands on the dock."
    error_message = "The description of GroundTruthPostAnnotation-prod-dock-labels is another."
  }

  assert {
    condition = jsondecode(aws_iam_role.post_annotation["dock-labels"].assume_role_policy) == {
      Version = "2012-10-17"
      Statement = [
        {
          Effect    = "Allow"
          Principal = { Service = ["lambda.amazonaws.com"] }
          Action    = ["sts:AssumeRole"]
        },
      ]
    }
    error_message = "The trust policy of GroundTruthPostAnnotation-prod-dock-labels is another."
  }

  assert {
    condition = jsondecode(aws_iam_role_policy.post_annotation_annotations["dock-labels"].policy) == {
      Version = "2012-10-17"
      Statement = [
        {
          Sid      = "ReadAnnotations"
          Effect   = "Allow"
          Action   = ["s3:GetObject"]
          Resource = ["arn:aws:s3:::dock-answers/*"]
        },
      ]
    }
    error_message = "The policy annotations of GroundTruthPostAnnotation-prod-dock-labels is another."
  }

  assert {
    condition = jsondecode(aws_iam_role_policy.post_annotation_grants["dock-labels"].policy) == {
      Version = "2012-10-17"
      Statement = [
        {
          Sid      = "NotifyReviewers"
          Effect   = "Allow"
          Action   = ["sns:Publish"]
          Resource = ["arn:aws:sns:us-east-1:222222222222:dock-reviews"]
        },
      ]
    }
    error_message = "The policy grants of GroundTruthPostAnnotation-prod-dock-labels is another."
  }

  assert {
    condition     = aws_iam_role_policy_attachment.post_annotation_aws_lambda_basic_execution_role["dock-labels"].policy_arn == "arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole"
    error_message = "arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole is not attached to GroundTruthPostAnnotation-prod-dock-labels."
  }

  assert {
    condition     = toset(aws_iam_role_policies_exclusive.post_annotation["dock-labels"].policy_names) == toset(["annotations", "grants"])
    error_message = "GroundTruthPostAnnotation-prod-dock-labels is to keep annotations, grants among its policy_names."
  }

  assert {
    condition     = toset(aws_iam_role_policy_attachments_exclusive.post_annotation["dock-labels"].policy_arns) == toset(["arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole"])
    error_message = "GroundTruthPostAnnotation-prod-dock-labels is to keep arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole among its policy_arns."
  }

  assert {
    condition     = aws_iam_role.pre_annotation["dock-labels"].name == "GroundTruthPreAnnotation-prod-dock-labels"
    error_message = "The name of GroundTruthPreAnnotation-prod-dock-labels is another."
  }

  assert {
    condition     = aws_iam_role.pre_annotation["dock-labels"].path == "/"
    error_message = "The path of GroundTruthPreAnnotation-prod-dock-labels is another."
  }

  assert {
    condition     = aws_iam_role.pre_annotation["dock-labels"].description == "What the pre-annotation function PreSageMakerDock runs as in prod. Labels what stands on the dock."
    error_message = "The description of GroundTruthPreAnnotation-prod-dock-labels is another."
  }

  assert {
    condition = jsondecode(aws_iam_role.pre_annotation["dock-labels"].assume_role_policy) == {
      Version = "2012-10-17"
      Statement = [
        {
          Effect    = "Allow"
          Principal = { Service = ["lambda.amazonaws.com"] }
          Action    = ["sts:AssumeRole"]
        },
      ]
    }
    error_message = "The trust policy of GroundTruthPreAnnotation-prod-dock-labels is another."
  }

  assert {
    condition     = aws_iam_role_policy_attachment.pre_annotation_aws_lambda_basic_execution_role["dock-labels"].policy_arn == "arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole"
    error_message = "arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole is not attached to GroundTruthPreAnnotation-prod-dock-labels."
  }

  assert {
    condition     = length(aws_iam_role_policies_exclusive.pre_annotation["dock-labels"].policy_names) == 0
    error_message = "GroundTruthPreAnnotation-prod-dock-labels is to keep nothing among its policy_names."
  }

  assert {
    condition     = toset(aws_iam_role_policy_attachments_exclusive.pre_annotation["dock-labels"].policy_arns) == toset(["arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole"])
    error_message = "GroundTruthPreAnnotation-prod-dock-labels is to keep arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole among its policy_arns."
  }

  assert {
    condition     = aws_iam_role.execution["yard-labels"].name == "GroundTruthExecution-prod-yard-labels"
    error_message = "The name of GroundTruthExecution-prod-yard-labels is another."
  }

  assert {
    condition     = aws_iam_role.execution["yard-labels"].path == "/"
    error_message = "The path of GroundTruthExecution-prod-yard-labels is another."
  }

  assert {
    condition     = aws_iam_role.execution["yard-labels"].description == "What the labeling job yard-labels runs as in prod."
    error_message = "The description of GroundTruthExecution-prod-yard-labels is another."
  }

  assert {
    condition = jsondecode(aws_iam_role.execution["yard-labels"].assume_role_policy) == {
      Version = "2012-10-17"
      Statement = [
        {
          Effect    = "Allow"
          Principal = { Service = ["sagemaker.amazonaws.com"] }
          Action    = ["sts:AssumeRole"]
        },
        {
          Effect = "Allow"
          Principal = {
            AWS = ["arn:aws:iam::222222222222:role/GroundTruthPostAnnotation-prod-yard-labels"]
          }
          Action = ["sts:AssumeRole"]
        },
      ]
    }
    error_message = "The trust policy of GroundTruthExecution-prod-yard-labels is another."
  }

  assert {
    condition = jsondecode(aws_iam_role_policy.execution_buckets["yard-labels"].policy) == {
      Version = "2012-10-17"
      Statement = [
        {
          Sid      = "ReadAndWriteObjects"
          Effect   = "Allow"
          Action   = ["s3:AbortMultipartUpload", "s3:GetObject", "s3:PutObject"]
          Resource = ["arn:aws:s3:::yard-images/*"]
        },
      ]
    }
    error_message = "The policy buckets of GroundTruthExecution-prod-yard-labels is another."
  }

  assert {
    condition = jsondecode(aws_iam_role_policy.execution_functions["yard-labels"].policy) == {
      Version = "2012-10-17"
      Statement = [
        {
          Sid      = "InvokePostAnnotationOutsidePatterns"
          Effect   = "Allow"
          Action   = ["lambda:InvokeFunction"]
          Resource = ["arn:aws:lambda:us-east-1:222222222222:function:MergeYardLabels"]
        },
      ]
    }
    error_message = "The policy functions of GroundTruthExecution-prod-yard-labels is another."
  }

  assert {
    condition     = aws_iam_role_policy_attachment.execution_amazon_sage_maker_ground_truth_execution["yard-labels"].policy_arn == "arn:aws:iam::aws:policy/AmazonSageMakerGroundTruthExecution"
    error_message = "arn:aws:iam::aws:policy/AmazonSageMakerGroundTruthExecution is not attached to GroundTruthExecution-prod-yard-labels."
  }

  assert {
    condition     = toset(aws_iam_role_policies_exclusive.execution["yard-labels"].policy_names) == toset(["buckets", "functions"])
    error_message = "GroundTruthExecution-prod-yard-labels is to keep buckets, functions among its policy_names."
  }

  assert {
    condition     = toset(aws_iam_role_policy_attachments_exclusive.execution["yard-labels"].policy_arns) == toset(["arn:aws:iam::aws:policy/AmazonSageMakerGroundTruthExecution"])
    error_message = "GroundTruthExecution-prod-yard-labels is to keep arn:aws:iam::aws:policy/AmazonSageMakerGroundTruthExecution among its policy_arns."
  }

  assert {
    condition     = aws_iam_role.post_annotation["yard-labels"].name == "GroundTruthPostAnnotation-prod-yard-labels"
    error_message = "The name of GroundTruthPostAnnotation-prod-yard-labels is another."
  }

  assert {
    condition     = aws_iam_role.post_annotation["yard-labels"].path == "/"
    error_message = "The path of GroundTruthPostAnnotation-prod-yard-labels is another."
  }

  assert {
    condition     = aws_iam_role.post_annotation["yard-labels"].description == "What the post-annotation function MergeYardLabels runs as in prod. It takes the grants of yard-labels: its code is yours, while the labeling job runs none."
    error_message = "The description of GroundTruthPostAnnotation-prod-yard-labels is another."
  }

  assert {
    condition = jsondecode(aws_iam_role.post_annotation["yard-labels"].assume_role_policy) == {
      Version = "2012-10-17"
      Statement = [
        {
          Effect    = "Allow"
          Principal = { Service = ["lambda.amazonaws.com"] }
          Action    = ["sts:AssumeRole"]
        },
      ]
    }
    error_message = "The trust policy of GroundTruthPostAnnotation-prod-yard-labels is another."
  }

  assert {
    condition = jsondecode(aws_iam_role_policy.post_annotation_annotations["yard-labels"].policy) == {
      Version = "2012-10-17"
      Statement = [
        {
          Sid      = "AssumeExecutionRole"
          Effect   = "Allow"
          Action   = ["sts:AssumeRole"]
          Resource = ["arn:aws:iam::222222222222:role/GroundTruthExecution-prod-yard-labels"]
        },
      ]
    }
    error_message = "The policy annotations of GroundTruthPostAnnotation-prod-yard-labels is another."
  }

  assert {
    condition     = aws_iam_role_policy_attachment.post_annotation_aws_lambda_basic_execution_role["yard-labels"].policy_arn == "arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole"
    error_message = "arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole is not attached to GroundTruthPostAnnotation-prod-yard-labels."
  }

  assert {
    condition     = toset(aws_iam_role_policies_exclusive.post_annotation["yard-labels"].policy_names) == toset(["annotations"])
    error_message = "GroundTruthPostAnnotation-prod-yard-labels is to keep annotations among its policy_names."
  }

  assert {
    condition     = toset(aws_iam_role_policy_attachments_exclusive.post_annotation["yard-labels"].policy_arns) == toset(["arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole"])
    error_message = "GroundTruthPostAnnotation-prod-yard-labels is to keep arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole among its policy_arns."
  }

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
          Sid      = "ReadAndWriteObjects"
          Effect   = "Allow"
          Action   = ["s3:AbortMultipartUpload", "s3:GetObject", "s3:PutObject"]
          Resource = ["arn:aws:s3:::gate-images/*"]
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
          Resource = ["arn:aws:lambda:us-east-1:222222222222:function:PostSageMakerGate"]
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
          Sid       = "PublishMetrics"
          Effect    = "Allow"
          Action    = ["cloudwatch:PutMetricData"]
          Resource  = ["*"]
          Condition = { StringEquals = { "cloudwatch:namespace" = ["Gate/Labels"] } }
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
    condition     = toset(aws_iam_role_policies_exclusive.execution["gate-labels"].policy_names) == toset(["buckets", "functions", "monitoring"])
    error_message = "GroundTruthExecution-prod-gate-labels is to keep buckets, functions, monitoring among its policy_names."
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
    condition     = aws_iam_role.post_annotation["gate-labels"].description == "What the post-annotation function PostSageMakerGate runs as in prod. It takes the grants of gate-labels: its code is yours, while the labeling job runs none."
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
    condition = jsondecode(aws_iam_role_policy.post_annotation_logs["gate-labels"].policy) == {
      Version = "2012-10-17"
      Statement = [
        {
          Sid    = "CreateLogGroup"
          Effect = "Allow"
          Action = ["logs:CreateLogGroup"]
          Resource = [
            "arn:aws:logs:us-east-1:222222222222:log-group:/aws/lambda/PostSageMakerGate",
            "arn:aws:logs:us-east-1:222222222222:log-group:/aws/lambda/PostSageMakerGate:*",
          ]
        },
        {
          Sid    = "WriteLogs"
          Effect = "Allow"
          Action = ["logs:CreateLogStream", "logs:PutLogEvents"]
          Resource = [
            "arn:aws:logs:us-east-1:222222222222:log-group:/aws/lambda/PostSageMakerGate:log-stream:*",
          ]
        },
      ]
    }
    error_message = "The policy logs of GroundTruthPostAnnotation-prod-gate-labels is another."
  }

  assert {
    condition     = aws_iam_role_policy_attachment.post_annotation_amazon_s3_read_only_access["gate-labels"].policy_arn == "arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess"
    error_message = "arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess is not attached to GroundTruthPostAnnotation-prod-gate-labels."
  }

  assert {
    condition     = toset(aws_iam_role_policies_exclusive.post_annotation["gate-labels"].policy_names) == toset(["logs"])
    error_message = "GroundTruthPostAnnotation-prod-gate-labels is to keep logs among its policy_names."
  }

  assert {
    condition     = toset(aws_iam_role_policy_attachments_exclusive.post_annotation["gate-labels"].policy_arns) == toset(["arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess"])
    error_message = "GroundTruthPostAnnotation-prod-gate-labels is to keep arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess among its policy_arns."
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
    condition     = length(aws_iam_role.execution) == 3
    error_message = "There should be 3 of aws_iam_role.execution."
  }

  assert {
    condition     = length(aws_iam_role_policy_attachment.execution_amazon_sage_maker_ground_truth_execution) == 2
    error_message = "There should be 2 of aws_iam_role_policy_attachment.execution_amazon_sage_maker_ground_truth_execution."
  }

  assert {
    condition     = length(aws_iam_role_policy.execution_buckets) == 3
    error_message = "There should be 3 of aws_iam_role_policy.execution_buckets."
  }

  assert {
    condition     = length(aws_iam_role_policy.execution_functions) == 3
    error_message = "There should be 3 of aws_iam_role_policy.execution_functions."
  }

  assert {
    condition     = length(aws_iam_role_policy.execution_monitoring) == 1
    error_message = "There should be 1 of aws_iam_role_policy.execution_monitoring."
  }

  assert {
    condition     = length(aws_iam_role_policies_exclusive.execution) == 3
    error_message = "There should be 3 of aws_iam_role_policies_exclusive.execution."
  }

  assert {
    condition     = length(aws_iam_role_policy_attachments_exclusive.execution) == 3
    error_message = "There should be 3 of aws_iam_role_policy_attachments_exclusive.execution."
  }

  assert {
    condition     = length(aws_iam_role.pre_annotation) == 2
    error_message = "There should be 2 of aws_iam_role.pre_annotation."
  }

  assert {
    condition     = length(aws_iam_role_policy_attachment.pre_annotation_aws_lambda_basic_execution_role) == 1
    error_message = "There should be 1 of aws_iam_role_policy_attachment.pre_annotation_aws_lambda_basic_execution_role."
  }

  assert {
    condition     = length(aws_iam_role_policy.pre_annotation_logs) == 1
    error_message = "There should be 1 of aws_iam_role_policy.pre_annotation_logs."
  }

  assert {
    condition     = length(aws_iam_role_policies_exclusive.pre_annotation) == 2
    error_message = "There should be 2 of aws_iam_role_policies_exclusive.pre_annotation."
  }

  assert {
    condition     = length(aws_iam_role_policy_attachments_exclusive.pre_annotation) == 2
    error_message = "There should be 2 of aws_iam_role_policy_attachments_exclusive.pre_annotation."
  }

  assert {
    condition     = length(aws_iam_role.post_annotation) == 3
    error_message = "There should be 3 of aws_iam_role.post_annotation."
  }

  assert {
    condition     = length(aws_iam_role_policy_attachment.post_annotation_aws_lambda_basic_execution_role) == 2
    error_message = "There should be 2 of aws_iam_role_policy_attachment.post_annotation_aws_lambda_basic_execution_role."
  }

  assert {
    condition     = length(aws_iam_role_policy_attachment.post_annotation_amazon_s3_read_only_access) == 1
    error_message = "There should be 1 of aws_iam_role_policy_attachment.post_annotation_amazon_s3_read_only_access."
  }

  assert {
    condition     = length(aws_iam_role_policy.post_annotation_annotations) == 2
    error_message = "There should be 2 of aws_iam_role_policy.post_annotation_annotations."
  }

  assert {
    condition     = length(aws_iam_role_policy.post_annotation_logs) == 1
    error_message = "There should be 1 of aws_iam_role_policy.post_annotation_logs."
  }

  assert {
    condition     = length(aws_iam_role_policy.post_annotation_grants) == 1
    error_message = "There should be 1 of aws_iam_role_policy.post_annotation_grants."
  }

  assert {
    condition     = length(aws_iam_role_policies_exclusive.post_annotation) == 3
    error_message = "There should be 3 of aws_iam_role_policies_exclusive.post_annotation."
  }

  assert {
    condition     = length(aws_iam_role_policy_attachments_exclusive.post_annotation) == 3
    error_message = "There should be 3 of aws_iam_role_policy_attachments_exclusive.post_annotation."
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
