data "aws_caller_identity" "current" {
  count = var.account_id == null ? 1 : 0
}

data "aws_partition" "current" {
  count = var.partition == null ? 1 : 0
}

data "aws_region" "current" {
  count = var.region == null ? 1 : 0
}

locals {
  fleets     = { for name, fleet in var.fleets : name => fleet if var.create }
  account_id = var.account_id != null ? var.account_id : one(data.aws_caller_identity.current[*].account_id)
  partition  = var.partition != null ? var.partition : one(data.aws_partition.current[*].partition)
  region     = var.region != null ? var.region : one(data.aws_region.current[*].id)
}

resource "aws_iam_policy" "scoped" {
  for_each = { for name, fleet in local.fleets : name => fleet if fleet.access == "scoped" }

  name        = "PanoramaUser-${var.environment}-${each.key}"
  path        = "/"
  description = "AWS Panorama, and the artifacts and functions of ${each.key} in ${var.environment}."

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = concat(
      [
        {
          Sid    = "CreateInPanorama"
          Effect = "Allow"
          Action = [
            "panorama:CreateApplicationInstance",
            "panorama:CreateJobForDevices",
            "panorama:CreateNodeFromTemplateJob",
            "panorama:CreatePackage",
            "panorama:CreatePackageImportJob",
            "panorama:ProvisionDevice",
          ]
          Resource = ["*"]
        },
      ],
      length(each.value.buckets) > 0 ? [
        {
          Sid      = "FindArtifacts"
          Effect   = "Allow"
          Action   = ["s3:GetBucketLocation", "s3:ListBucket"]
          Resource = [for bucket in each.value.buckets : "arn:${local.partition}:s3:::${bucket}"]
        },
      ] : [],
      length(each.value.functions) > 0 ? [
        {
          Sid      = "ListFunctions"
          Effect   = "Allow"
          Action   = ["lambda:ListFunctions"]
          Resource = ["*"]
        },
      ] : [],
      [
        {
          Sid      = "ListRolesToPass"
          Effect   = "Allow"
          Action   = ["iam:ListRoles"]
          Resource = ["*"]
        },
        {
          Sid    = "ManageApplications"
          Effect = "Allow"
          Action = [
            "panorama:DescribeApplicationInstance",
            "panorama:DescribeApplicationInstanceDetails",
            "panorama:ListApplicationInstanceDependencies",
            "panorama:ListApplicationInstanceNodeInstances",
            "panorama:ListTagsForResource",
            "panorama:RemoveApplicationInstance",
            "panorama:SignalApplicationInstanceNodeInstances",
          ]
          Resource = [
            "arn:${local.partition}:panorama:${local.region}:${local.account_id}:applicationInstance/*",
          ]
        },
        {
          Sid    = "ManageDevices"
          Effect = "Allow"
          Action = [
            "panorama:DeleteDevice",
            "panorama:DescribeDevice",
            "panorama:ListTagsForResource",
            "panorama:UpdateDeviceMetadata",
          ]
          Resource = ["arn:${local.partition}:panorama:${local.region}:${local.account_id}:device/*"]
        },
      ],
      length(each.value.functions) > 0 ? [
        {
          Sid    = "ManageFunctions"
          Effect = "Allow"
          Action = [
            "lambda:CreateFunction",
            "lambda:DeleteFunction",
            "lambda:GetFunction",
            "lambda:GetFunctionConfiguration",
            "lambda:ListVersionsByFunction",
            "lambda:PublishVersion",
            "lambda:UpdateFunctionCode",
            "lambda:UpdateFunctionConfiguration",
          ]
          Resource = concat(
            [for function in each.value.functions : "arn:${local.partition}:lambda:${local.region}:${local.account_id}:function:${function}"],
            [for function in each.value.functions : "arn:${local.partition}:lambda:${local.region}:${local.account_id}:function:${function}:*"],
          )
        },
      ] : [],
      [
        {
          Sid    = "ManagePackages"
          Effect = "Allow"
          Action = [
            "panorama:DeletePackage",
            "panorama:DeregisterPackageVersion",
            "panorama:DescribePackage",
            "panorama:DescribePackageVersion",
            "panorama:ListTagsForResource",
            "panorama:RegisterPackageVersion",
          ]
          Resource = [
            "arn:${local.partition}:panorama:${local.region}:${local.account_id}:package/*",
          ]
        },
      ],
      length(each.value.function_roles) > 0 ? [
        {
          Sid       = "PassFunctionRoles"
          Effect    = "Allow"
          Action    = ["iam:PassRole"]
          Resource  = [for function_role in each.value.function_roles : "arn:${local.partition}:iam::${local.account_id}:role/${function_role}"]
          Condition = { StringEquals = { "iam:PassedToService" = ["lambda.amazonaws.com"] } }
        },
      ] : [],
      [
        {
          Sid    = "PassPanoramaRoles"
          Effect = "Allow"
          Action = ["iam:PassRole"]
          Resource = concat(
            [
              "arn:${local.partition}:iam::${local.account_id}:role/service-role/AWSPanoramaApplianceServiceRole",
            ],
            [for application in each.value.applications : "arn:${local.partition}:iam::${local.account_id}:role/service-role/PanoramaApplication-${var.environment}-${application}"],
            [for application_role in each.value.application_roles : "arn:${local.partition}:iam::${local.account_id}:role/${application_role}"],
          )
          Condition = { StringEquals = { "iam:PassedToService" = ["panorama.amazonaws.com"] } }
        },
        {
          Sid    = "ReadAndListInPanorama"
          Effect = "Allow"
          Action = [
            "panorama:DescribeDeviceJob",
            "panorama:DescribeNode",
            "panorama:DescribeNodeFromTemplateJob",
            "panorama:DescribePackageImportJob",
            "panorama:DescribeSoftware",
            "panorama:GetWebSocketURL",
            "panorama:ListApplicationInstances",
            "panorama:ListDevices",
            "panorama:ListDevicesJobs",
            "panorama:ListNodeFromTemplateJobs",
            "panorama:ListNodes",
            "panorama:ListPackageImportJobs",
            "panorama:ListPackages",
          ]
          Resource = ["*"]
        },
      ],
      each.value.tagging ? [
        {
          Sid    = "TagInPanorama"
          Effect = "Allow"
          Action = ["panorama:TagResource", "panorama:UntagResource"]
          Resource = [
            "arn:${local.partition}:panorama:${local.region}:${local.account_id}:applicationInstance/*",
            "arn:${local.partition}:panorama:${local.region}:${local.account_id}:device/*",
            "arn:${local.partition}:panorama:${local.region}:${local.account_id}:package/*",
          ]
        },
      ] : [],
      length(each.value.buckets) > 0 ? [
        {
          Sid      = "UseArtifacts"
          Effect   = "Allow"
          Action   = ["s3:AbortMultipartUpload", "s3:DeleteObject", "s3:GetObject", "s3:PutObject"]
          Resource = [for bucket in each.value.buckets : "arn:${local.partition}:s3:::${bucket}/*"]
        },
      ] : [],
      [
        {
          Sid    = "UsePackageStorage"
          Effect = "Allow"
          Action = [
            "s3:DeleteObject",
            "s3:GetObject",
            "s3:ListBucket",
            "s3:PutObject",
            "s3:PutObjectAcl",
          ]
          Resource = ["*"]
          Condition = {
            ArnLike = {
              "s3:DataAccessPointArn" = ["arn:${local.partition}:s3:${local.region}:*:accesspoint/panorama*"]
            }
          }
        },
      ],
    )
  })

  tags = merge(var.tags, each.value.tags)

  lifecycle {
    ignore_changes = [description]
  }
}

resource "aws_iam_policy" "artifacts" {
  for_each = { for name, fleet in local.fleets : name => fleet if fleet.access == "full" && anytrue([
    length(fleet.buckets) > 0,
    length(fleet.functions) > 0,
    length(fleet.function_roles) > 0,
  ]) }

  name        = "PanoramaArtifacts-${var.environment}-${each.key}"
  path        = "/"
  description = "The artifacts and functions of ${each.key} in ${var.environment}, beside full access to AWS Panorama."

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = concat(
      length(each.value.buckets) > 0 ? [
        {
          Sid      = "FindArtifacts"
          Effect   = "Allow"
          Action   = ["s3:GetBucketLocation", "s3:ListBucket"]
          Resource = [for bucket in each.value.buckets : "arn:${local.partition}:s3:::${bucket}"]
        },
      ] : [],
      length(each.value.functions) > 0 ? [
        {
          Sid      = "ListFunctions"
          Effect   = "Allow"
          Action   = ["lambda:ListFunctions"]
          Resource = ["*"]
        },
      ] : [],
      length(each.value.functions) > 0 ? [
        {
          Sid    = "ManageFunctions"
          Effect = "Allow"
          Action = [
            "lambda:CreateFunction",
            "lambda:DeleteFunction",
            "lambda:GetFunction",
            "lambda:GetFunctionConfiguration",
            "lambda:ListVersionsByFunction",
            "lambda:PublishVersion",
            "lambda:UpdateFunctionCode",
            "lambda:UpdateFunctionConfiguration",
          ]
          Resource = concat(
            [for function in each.value.functions : "arn:${local.partition}:lambda:${local.region}:${local.account_id}:function:${function}"],
            [for function in each.value.functions : "arn:${local.partition}:lambda:${local.region}:${local.account_id}:function:${function}:*"],
          )
        },
      ] : [],
      length(each.value.function_roles) > 0 ? [
        {
          Sid       = "PassFunctionRoles"
          Effect    = "Allow"
          Action    = ["iam:PassRole"]
          Resource  = [for function_role in each.value.function_roles : "arn:${local.partition}:iam::${local.account_id}:role/${function_role}"]
          Condition = { StringEquals = { "iam:PassedToService" = ["lambda.amazonaws.com"] } }
        },
      ] : [],
      length(each.value.buckets) > 0 ? [
        {
          Sid      = "UseArtifacts"
          Effect   = "Allow"
          Action   = ["s3:AbortMultipartUpload", "s3:DeleteObject", "s3:GetObject", "s3:PutObject"]
          Resource = [for bucket in each.value.buckets : "arn:${local.partition}:s3:::${bucket}/*"]
        },
      ] : [],
    )
  })

  tags = merge(var.tags, each.value.tags)

  lifecycle {
    ignore_changes = [description]
  }
}

resource "aws_iam_policy" "created_application_roles" {
  for_each = { for name, fleet in local.fleets : name => fleet if length(fleet.created_roles) > 0 }

  name        = "PanoramaCreatedRoles-${var.environment}-${each.key}"
  path        = "/"
  description = "Creates roles for the applications of ${each.key} in ${var.environment}."

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = concat(
      length(each.value.created_role_policies) > 0 && each.value.permissions_boundary == "" ? [
        {
          Sid       = "AttachPolicies"
          Effect    = "Allow"
          Action    = ["iam:AttachRolePolicy"]
          Resource  = [for created_role in each.value.created_roles : "arn:${local.partition}:iam::${local.account_id}:role/${created_role}"]
          Condition = { ArnEquals = { "iam:PolicyARN" = tolist(each.value.created_role_policies) } }
        },
      ] : [],
      length(each.value.created_role_policies) > 0 && each.value.permissions_boundary != "" ? [
        {
          Sid      = "AttachPoliciesWithinBoundary"
          Effect   = "Allow"
          Action   = ["iam:AttachRolePolicy"]
          Resource = [for created_role in each.value.created_roles : "arn:${local.partition}:iam::${local.account_id}:role/${created_role}"]
          Condition = {
            ArnEquals    = { "iam:PolicyARN" = tolist(each.value.created_role_policies) }
            StringEquals = { "iam:PermissionsBoundary" = [each.value.permissions_boundary] }
          }
        },
      ] : [],
      each.value.permissions_boundary == "" ? [
        {
          Sid      = "CreateRoles"
          Effect   = "Allow"
          Action   = ["iam:CreateRole"]
          Resource = [for created_role in each.value.created_roles : "arn:${local.partition}:iam::${local.account_id}:role/${created_role}"]
        },
      ] : [],
      each.value.permissions_boundary != "" ? [
        {
          Sid      = "CreateRolesWithinBoundary"
          Effect   = "Allow"
          Action   = ["iam:CreateRole", "iam:PutRolePolicy"]
          Resource = [for created_role in each.value.created_roles : "arn:${local.partition}:iam::${local.account_id}:role/${created_role}"]
          Condition = {
            StringEquals = { "iam:PermissionsBoundary" = [each.value.permissions_boundary] }
          }
        },
      ] : [],
      [
        {
          Sid       = "PassCreatedRoles"
          Effect    = "Allow"
          Action    = ["iam:PassRole"]
          Resource  = [for created_role in each.value.created_roles : "arn:${local.partition}:iam::${local.account_id}:role/${created_role}"]
          Condition = { StringEquals = { "iam:PassedToService" = ["panorama.amazonaws.com"] } }
        },
        {
          Sid    = "ReadRoles"
          Effect = "Allow"
          Action = [
            "iam:GetRole",
            "iam:GetRolePolicy",
            "iam:ListAttachedRolePolicies",
            "iam:ListRolePolicies",
          ]
          Resource = [for created_role in each.value.created_roles : "arn:${local.partition}:iam::${local.account_id}:role/${created_role}"]
        },
      ],
    )
  })

  tags = merge(var.tags, each.value.tags)

  lifecycle {
    ignore_changes = [description]
  }
}

resource "aws_iam_policy" "machine_learning" {
  for_each = { for name, fleet in local.fleets : name => fleet if fleet.machine_learning }

  name        = "PanoramaMachineLearning-${var.environment}-${each.key}"
  path        = "/"
  description = "Models that ${each.key} develops, trains and compiles in SageMaker in ${var.environment}."

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid    = "CompileModels"
        Effect = "Allow"
        Action = [
          "sagemaker:CreateCompilationJob",
          "sagemaker:DescribeCompilationJob",
          "sagemaker:StopCompilationJob",
        ]
        Resource = [
          "arn:${local.partition}:sagemaker:${local.region}:${local.account_id}:compilation-job/${each.value.job_prefix}*",
        ]
      },
      {
        Sid    = "ListInSageMaker"
        Effect = "Allow"
        Action = [
          "sagemaker:ListCompilationJobs",
          "sagemaker:ListModels",
          "sagemaker:ListNotebookInstances",
          "sagemaker:ListTrainingJobs",
        ]
        Resource = ["*"]
      },
      {
        Sid    = "ManageModels"
        Effect = "Allow"
        Action = ["sagemaker:CreateModel", "sagemaker:DeleteModel", "sagemaker:DescribeModel"]
        Resource = [
          "arn:${local.partition}:sagemaker:${local.region}:${local.account_id}:model/${each.value.job_prefix}*",
        ]
      },
      {
        Sid    = "PassSageMakerRole"
        Effect = "Allow"
        Action = ["iam:PassRole"]
        Resource = [
          "arn:${local.partition}:iam::${local.account_id}:role/AWSPanoramaSageMakerRole",
          "arn:${local.partition}:iam::${local.account_id}:role/service-role/AWSPanoramaSageMakerRole",
        ]
        Condition = { StringEquals = { "iam:PassedToService" = ["sagemaker.amazonaws.com"] } }
      },
      {
        Sid    = "TrainModels"
        Effect = "Allow"
        Action = [
          "sagemaker:CreateTrainingJob",
          "sagemaker:DescribeTrainingJob",
          "sagemaker:StopTrainingJob",
        ]
        Resource = [
          "arn:${local.partition}:sagemaker:${local.region}:${local.account_id}:training-job/${each.value.job_prefix}*",
        ]
      },
      {
        Sid    = "UseNotebooks"
        Effect = "Allow"
        Action = [
          "sagemaker:CreateNotebookInstance",
          "sagemaker:CreatePresignedNotebookInstanceUrl",
          "sagemaker:DeleteNotebookInstance",
          "sagemaker:DescribeNotebookInstance",
          "sagemaker:StartNotebookInstance",
          "sagemaker:StopNotebookInstance",
          "sagemaker:UpdateNotebookInstance",
        ]
        Resource = [
          "arn:${local.partition}:sagemaker:${local.region}:${local.account_id}:notebook-instance/${each.value.job_prefix}*",
        ]
      },
    ]
  })

  tags = merge(var.tags, each.value.tags)

  lifecycle {
    ignore_changes = [description]
  }
}

resource "aws_iam_policy" "monitoring" {
  for_each = { for name, fleet in local.fleets : name => fleet if fleet.monitoring }

  name        = "PanoramaMonitoring-${var.environment}-${each.key}"
  path        = "/"
  description = "Metrics, and the logs of appliances and functions, for ${each.key} in ${var.environment}."

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = concat(
      [
        {
          Sid      = "FindLogGroups"
          Effect   = "Allow"
          Action   = ["logs:DescribeLogGroups", "logs:StopQuery"]
          Resource = ["*"]
        },
        {
          Sid    = "ReadApplianceLogs"
          Effect = "Allow"
          Action = [
            "logs:DescribeLogStreams",
            "logs:FilterLogEvents",
            "logs:GetLogEvents",
            "logs:GetLogGroupFields",
            "logs:GetQueryResults",
            "logs:StartQuery",
          ]
          Resource = [
            "arn:${local.partition}:logs:${local.region}:${local.account_id}:log-group:/aws/greengrass/*",
            "arn:${local.partition}:logs:${local.region}:${local.account_id}:log-group:/aws/panorama/devices/*",
            "arn:${local.partition}:logs:${local.region}:${local.account_id}:log-group:/aws/panorama_device*",
          ]
        },
      ],
      length(each.value.functions) > 0 ? [
        {
          Sid    = "ReadFunctionLogs"
          Effect = "Allow"
          Action = [
            "logs:DescribeLogStreams",
            "logs:FilterLogEvents",
            "logs:GetLogEvents",
            "logs:GetLogGroupFields",
            "logs:GetQueryResults",
            "logs:StartQuery",
          ]
          Resource = concat(
            [for function in each.value.functions : "arn:${local.partition}:logs:${local.region}:${local.account_id}:log-group:/aws/lambda/${function}"],
            [for function in each.value.functions : "arn:${local.partition}:logs:${local.region}:${local.account_id}:log-group:/aws/lambda/${function}:*"],
          )
        },
      ] : [],
      [
        {
          Sid    = "ReadMetrics"
          Effect = "Allow"
          Action = [
            "cloudwatch:GetMetricData",
            "cloudwatch:GetMetricStatistics",
            "cloudwatch:ListMetrics",
          ]
          Resource = ["*"]
        },
      ],
    )
  })

  tags = merge(var.tags, each.value.tags)

  lifecycle {
    ignore_changes = [description]
  }
}

resource "aws_iam_policy" "service_roles" {
  for_each = { for name, fleet in local.fleets : name => fleet if fleet.create_service_roles }

  name        = "PanoramaServiceRoles-${var.environment}-${each.key}"
  path        = "/"
  description = "Creates the service roles of AWS Panorama, with their own policies only."

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid    = "AttachAppliancePolicy"
        Effect = "Allow"
        Action = ["iam:AttachRolePolicy"]
        Resource = [
          "arn:${local.partition}:iam::${local.account_id}:role/AWSPanoramaApplianceRole",
          "arn:${local.partition}:iam::${local.account_id}:role/service-role/AWSPanoramaApplianceRole",
        ]
        Condition = {
          ArnEquals = {
            "iam:PolicyARN" = [
              "arn:${local.partition}:iam::aws:policy/service-role/AWSPanoramaApplianceRolePolicy",
            ]
          }
        }
      },
      {
        Sid    = "AttachApplianceServicePolicy"
        Effect = "Allow"
        Action = ["iam:AttachRolePolicy"]
        Resource = [
          "arn:${local.partition}:iam::${local.account_id}:role/AWSPanoramaApplianceServiceRole",
          "arn:${local.partition}:iam::${local.account_id}:role/service-role/AWSPanoramaApplianceServiceRole",
        ]
        Condition = {
          ArnEquals = {
            "iam:PolicyARN" = [
              "arn:${local.partition}:iam::aws:policy/service-role/AWSPanoramaApplianceServiceRolePolicy",
            ]
          }
        }
      },
      {
        Sid    = "AttachGreengrassGroupPolicy"
        Effect = "Allow"
        Action = ["iam:AttachRolePolicy"]
        Resource = [
          "arn:${local.partition}:iam::${local.account_id}:role/AWSPanoramaGreengrassGroupRole",
          "arn:${local.partition}:iam::${local.account_id}:role/service-role/AWSPanoramaGreengrassGroupRole",
        ]
        Condition = {
          ArnEquals = {
            "iam:PolicyARN" = [
              "arn:${local.partition}:iam::aws:policy/service-role/AWSPanoramaGreengrassGroupRolePolicy",
            ]
          }
        }
      },
      {
        Sid    = "AttachGreengrassPolicy"
        Effect = "Allow"
        Action = ["iam:AttachRolePolicy"]
        Resource = [
          "arn:${local.partition}:iam::${local.account_id}:role/AWSPanoramaGreengrassRole",
          "arn:${local.partition}:iam::${local.account_id}:role/service-role/AWSPanoramaGreengrassRole",
        ]
        Condition = {
          ArnEquals = {
            "iam:PolicyARN" = [
              "arn:${local.partition}:iam::aws:policy/service-role/AWSGreengrassResourceAccessRolePolicy",
            ]
          }
        }
      },
      {
        Sid    = "AttachSageMakerPolicy"
        Effect = "Allow"
        Action = ["iam:AttachRolePolicy"]
        Resource = [
          "arn:${local.partition}:iam::${local.account_id}:role/AWSPanoramaSageMakerRole",
          "arn:${local.partition}:iam::${local.account_id}:role/service-role/AWSPanoramaSageMakerRole",
        ]
        Condition = {
          ArnEquals = {
            "iam:PolicyARN" = [
              "arn:${local.partition}:iam::aws:policy/service-role/AWSPanoramaSageMakerRolePolicy",
            ]
          }
        }
      },
      {
        Sid    = "AttachServicePolicy"
        Effect = "Allow"
        Action = ["iam:AttachRolePolicy"]
        Resource = [
          "arn:${local.partition}:iam::${local.account_id}:role/AWSPanoramaServiceRole",
          "arn:${local.partition}:iam::${local.account_id}:role/service-role/AWSPanoramaServiceRole",
        ]
        Condition = {
          ArnEquals = {
            "iam:PolicyARN" = [
              "arn:${local.partition}:iam::aws:policy/service-role/AWSPanoramaServiceRolePolicy",
            ]
          }
        }
      },
      {
        Sid    = "CreateServiceLinkedRole"
        Effect = "Allow"
        Action = ["iam:CreateServiceLinkedRole"]
        Resource = [
          "arn:${local.partition}:iam::${local.account_id}:role/aws-service-role/panorama.amazonaws.com/AWSServiceRoleForAWSPanorama",
        ]
        Condition = { StringEquals = { "iam:AWSServiceName" = ["panorama.amazonaws.com"] } }
      },
      {
        Sid    = "CreateServiceRoles"
        Effect = "Allow"
        Action = ["iam:CreateRole"]
        Resource = [
          "arn:${local.partition}:iam::${local.account_id}:role/AWSPanoramaApplianceRole",
          "arn:${local.partition}:iam::${local.account_id}:role/AWSPanoramaApplianceServiceRole",
          "arn:${local.partition}:iam::${local.account_id}:role/AWSPanoramaGreengrassGroupRole",
          "arn:${local.partition}:iam::${local.account_id}:role/AWSPanoramaGreengrassRole",
          "arn:${local.partition}:iam::${local.account_id}:role/AWSPanoramaSageMakerRole",
          "arn:${local.partition}:iam::${local.account_id}:role/AWSPanoramaServiceRole",
          "arn:${local.partition}:iam::${local.account_id}:role/service-role/AWSPanoramaApplianceRole",
          "arn:${local.partition}:iam::${local.account_id}:role/service-role/AWSPanoramaApplianceServiceRole",
          "arn:${local.partition}:iam::${local.account_id}:role/service-role/AWSPanoramaGreengrassGroupRole",
          "arn:${local.partition}:iam::${local.account_id}:role/service-role/AWSPanoramaGreengrassRole",
          "arn:${local.partition}:iam::${local.account_id}:role/service-role/AWSPanoramaSageMakerRole",
          "arn:${local.partition}:iam::${local.account_id}:role/service-role/AWSPanoramaServiceRole",
        ]
      },
    ]
  })

  tags = merge(var.tags, each.value.tags)

  lifecycle {
    ignore_changes = [description]
  }
}

resource "aws_iam_role" "user" {
  for_each = { for name, fleet in local.fleets : name => fleet if length(fleet.principals) > 0 }

  name = coalesce(
    try(each.value.role_settings["user"].name, null),
    "${var.role_name_prefix}PanoramaUser-${var.environment}-${each.key}${var.role_name_suffix}",
  )
  path = coalesce(try(each.value.role_settings["user"].path, null), var.role_path, "/")
  description = coalesce(
    try(each.value.role_settings["user"].description, null),
    join(" ", compact(["What those who act for ${each.key} may do in ${var.environment}.", each.value.description])),
  )
  max_session_duration = try(
    coalesce(
      try(each.value.role_settings["user"].max_session, null),
      var.role_max_session,
    ),
    null,
  )
  force_detach_policies = coalesce(
    try(each.value.role_settings["user"].force_detach, null),
    var.role_force_detach,
  )
  permissions_boundary = try(
    coalesce(
      try(each.value.role_settings["user"].permissions_boundary, null),
      each.value.role_permissions_boundary,
      var.role_permissions_boundary,
    ),
    null,
  )

  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      for statement in concat(
        each.value.external_id == "" ? [
          {
            Effect    = "Allow"
            Principal = { AWS = tolist(each.value.principals) }
            Action    = ["sts:AssumeRole"]
          },
        ] : [],
        each.value.external_id != "" ? [
          {
            Effect    = "Allow"
            Principal = { AWS = tolist(each.value.principals) }
            Action    = ["sts:AssumeRole"]
            Condition = { StringEquals = { "sts:ExternalId" = [each.value.external_id] } }
          },
        ] : [],
      ) : merge(statement, { for name, added in { Condition = coalesce(try(each.value.role_settings["user"].trust_conditions, null), var.role_trust_conditions) } : name => { for operator in distinct(concat(keys(try(statement.Condition, {})), keys(added))) : operator => merge(try(statement.Condition[operator], {}), try(added[operator], {})) } if length(added) > 0 })
    ]
  })

  tags = merge(merge(var.tags, each.value.tags), try(each.value.role_settings["user"].tags, null))

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_iam_role_policy_attachment" "user_aws_panorama_full_access" {
  for_each = { for name, fleet in local.fleets : name => fleet if length(fleet.principals) > 0 && fleet.access == "full" }

  role       = aws_iam_role.user[each.key].name
  policy_arn = "arn:${local.partition}:iam::aws:policy/AWSPanoramaFullAccess"

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_iam_role_policy_attachment" "user_scoped" {
  for_each = { for name, fleet in local.fleets : name => fleet if length(fleet.principals) > 0 && fleet.access == "scoped" }

  role       = aws_iam_role.user[each.key].name
  policy_arn = aws_iam_policy.scoped[each.key].arn

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_iam_role_policy_attachment" "user_artifacts" {
  for_each = { for name, fleet in local.fleets : name => fleet if length(fleet.principals) > 0 && fleet.access == "full" && anytrue([
    length(fleet.buckets) > 0,
    length(fleet.functions) > 0,
    length(fleet.function_roles) > 0,
  ]) }

  role       = aws_iam_role.user[each.key].name
  policy_arn = aws_iam_policy.artifacts[each.key].arn

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_iam_role_policy_attachment" "user_created_application_roles" {
  for_each = { for name, fleet in local.fleets : name => fleet if length(fleet.principals) > 0 && length(fleet.created_roles) > 0 }

  role       = aws_iam_role.user[each.key].name
  policy_arn = aws_iam_policy.created_application_roles[each.key].arn

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_iam_role_policy_attachment" "user_machine_learning" {
  for_each = { for name, fleet in local.fleets : name => fleet if length(fleet.principals) > 0 && fleet.machine_learning }

  role       = aws_iam_role.user[each.key].name
  policy_arn = aws_iam_policy.machine_learning[each.key].arn

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_iam_role_policy_attachment" "user_monitoring" {
  for_each = { for name, fleet in local.fleets : name => fleet if length(fleet.principals) > 0 && fleet.monitoring }

  role       = aws_iam_role.user[each.key].name
  policy_arn = aws_iam_policy.monitoring[each.key].arn

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_iam_role_policy_attachment" "user_service_roles" {
  for_each = { for name, fleet in local.fleets : name => fleet if length(fleet.principals) > 0 && fleet.create_service_roles }

  role       = aws_iam_role.user[each.key].name
  policy_arn = aws_iam_policy.service_roles[each.key].arn

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_iam_role_policies_exclusive" "user" {
  for_each = { for name, fleet in local.fleets : name => fleet if length(fleet.principals) > 0 && coalesce(try(fleet.role_settings["user"].exclusive, null), var.role_exclusive) }

  role_name    = aws_iam_role.user[each.key].name
  policy_names = concat(try([aws_iam_role_policy.further["${each.key}/user"].name], []))
}

resource "aws_iam_role_policy_attachments_exclusive" "user" {
  for_each = { for name, fleet in local.fleets : name => fleet if length(fleet.principals) > 0 && coalesce(try(fleet.role_settings["user"].exclusive, null), var.role_exclusive) }

  role_name = aws_iam_role.user[each.key].name
  policy_arns = concat(
    try([aws_iam_role_policy_attachment.user_aws_panorama_full_access[each.key].policy_arn], []),
    try([aws_iam_role_policy_attachment.user_scoped[each.key].policy_arn], []),
    try([aws_iam_role_policy_attachment.user_artifacts[each.key].policy_arn], []),
    try([aws_iam_role_policy_attachment.user_created_application_roles[each.key].policy_arn], []),
    try([aws_iam_role_policy_attachment.user_machine_learning[each.key].policy_arn], []),
    try([aws_iam_role_policy_attachment.user_monitoring[each.key].policy_arn], []),
    try([aws_iam_role_policy_attachment.user_service_roles[each.key].policy_arn], []),
    [for key, one in aws_iam_role_policy_attachment.further : one.policy_arn if startswith(key, "${each.key}/user/")],
  )
}

resource "aws_iam_group_policy_attachment" "people_group_aws_panorama_full_access" {
  for_each = {
    for pair in flatten([
      for name, fleet in var.fleets : [for principal in tolist(fleet.groups) : { fleet = name, principal = principal }] if fleet.access == "full"
    ]) : "${pair.fleet}/${pair.principal}" => pair
  }

  group      = each.value.principal
  policy_arn = "arn:${local.partition}:iam::aws:policy/AWSPanoramaFullAccess"
}

resource "aws_iam_group_policy_attachment" "people_group_scoped" {
  for_each = {
    for pair in flatten([
      for name, fleet in var.fleets : [for principal in tolist(fleet.groups) : { fleet = name, principal = principal }] if fleet.access == "scoped"
    ]) : "${pair.fleet}/${pair.principal}" => pair
  }

  group      = each.value.principal
  policy_arn = aws_iam_policy.scoped[each.value.fleet].arn
}

resource "aws_iam_group_policy_attachment" "people_group_artifacts" {
  for_each = {
    for pair in flatten([
      for name, fleet in var.fleets : [for principal in tolist(fleet.groups) : { fleet = name, principal = principal }] if fleet.access == "full" && anytrue([
        length(fleet.buckets) > 0,
        length(fleet.functions) > 0,
        length(fleet.function_roles) > 0,
      ])
    ]) : "${pair.fleet}/${pair.principal}" => pair
  }

  group      = each.value.principal
  policy_arn = aws_iam_policy.artifacts[each.value.fleet].arn
}

resource "aws_iam_group_policy_attachment" "people_group_created_application_roles" {
  for_each = {
    for pair in flatten([
      for name, fleet in var.fleets : [for principal in tolist(fleet.groups) : { fleet = name, principal = principal }] if length(fleet.created_roles) > 0
    ]) : "${pair.fleet}/${pair.principal}" => pair
  }

  group      = each.value.principal
  policy_arn = aws_iam_policy.created_application_roles[each.value.fleet].arn
}

resource "aws_iam_group_policy_attachment" "people_group_machine_learning" {
  for_each = {
    for pair in flatten([
      for name, fleet in var.fleets : [for principal in tolist(fleet.groups) : { fleet = name, principal = principal }] if fleet.machine_learning
    ]) : "${pair.fleet}/${pair.principal}" => pair
  }

  group      = each.value.principal
  policy_arn = aws_iam_policy.machine_learning[each.value.fleet].arn
}

resource "aws_iam_group_policy_attachment" "people_group_monitoring" {
  for_each = {
    for pair in flatten([
      for name, fleet in var.fleets : [for principal in tolist(fleet.groups) : { fleet = name, principal = principal }] if fleet.monitoring
    ]) : "${pair.fleet}/${pair.principal}" => pair
  }

  group      = each.value.principal
  policy_arn = aws_iam_policy.monitoring[each.value.fleet].arn
}

resource "aws_iam_group_policy_attachment" "people_group_service_roles" {
  for_each = {
    for pair in flatten([
      for name, fleet in var.fleets : [for principal in tolist(fleet.groups) : { fleet = name, principal = principal }] if fleet.create_service_roles
    ]) : "${pair.fleet}/${pair.principal}" => pair
  }

  group      = each.value.principal
  policy_arn = aws_iam_policy.service_roles[each.value.fleet].arn
}

resource "aws_iam_user_policy_attachment" "people_user_aws_panorama_full_access" {
  for_each = {
    for pair in flatten([
      for name, fleet in var.fleets : [for principal in tolist(fleet.users) : { fleet = name, principal = principal }] if fleet.access == "full"
    ]) : "${pair.fleet}/${pair.principal}" => pair
  }

  user       = each.value.principal
  policy_arn = "arn:${local.partition}:iam::aws:policy/AWSPanoramaFullAccess"
}

resource "aws_iam_user_policy_attachment" "people_user_scoped" {
  for_each = {
    for pair in flatten([
      for name, fleet in var.fleets : [for principal in tolist(fleet.users) : { fleet = name, principal = principal }] if fleet.access == "scoped"
    ]) : "${pair.fleet}/${pair.principal}" => pair
  }

  user       = each.value.principal
  policy_arn = aws_iam_policy.scoped[each.value.fleet].arn
}

resource "aws_iam_user_policy_attachment" "people_user_artifacts" {
  for_each = {
    for pair in flatten([
      for name, fleet in var.fleets : [for principal in tolist(fleet.users) : { fleet = name, principal = principal }] if fleet.access == "full" && anytrue([
        length(fleet.buckets) > 0,
        length(fleet.functions) > 0,
        length(fleet.function_roles) > 0,
      ])
    ]) : "${pair.fleet}/${pair.principal}" => pair
  }

  user       = each.value.principal
  policy_arn = aws_iam_policy.artifacts[each.value.fleet].arn
}

resource "aws_iam_user_policy_attachment" "people_user_created_application_roles" {
  for_each = {
    for pair in flatten([
      for name, fleet in var.fleets : [for principal in tolist(fleet.users) : { fleet = name, principal = principal }] if length(fleet.created_roles) > 0
    ]) : "${pair.fleet}/${pair.principal}" => pair
  }

  user       = each.value.principal
  policy_arn = aws_iam_policy.created_application_roles[each.value.fleet].arn
}

resource "aws_iam_user_policy_attachment" "people_user_machine_learning" {
  for_each = {
    for pair in flatten([
      for name, fleet in var.fleets : [for principal in tolist(fleet.users) : { fleet = name, principal = principal }] if fleet.machine_learning
    ]) : "${pair.fleet}/${pair.principal}" => pair
  }

  user       = each.value.principal
  policy_arn = aws_iam_policy.machine_learning[each.value.fleet].arn
}

resource "aws_iam_user_policy_attachment" "people_user_monitoring" {
  for_each = {
    for pair in flatten([
      for name, fleet in var.fleets : [for principal in tolist(fleet.users) : { fleet = name, principal = principal }] if fleet.monitoring
    ]) : "${pair.fleet}/${pair.principal}" => pair
  }

  user       = each.value.principal
  policy_arn = aws_iam_policy.monitoring[each.value.fleet].arn
}

resource "aws_iam_user_policy_attachment" "people_user_service_roles" {
  for_each = {
    for pair in flatten([
      for name, fleet in var.fleets : [for principal in tolist(fleet.users) : { fleet = name, principal = principal }] if fleet.create_service_roles
    ]) : "${pair.fleet}/${pair.principal}" => pair
  }

  user       = each.value.principal
  policy_arn = aws_iam_policy.service_roles[each.value.fleet].arn
}

resource "aws_iam_role_policy_attachment" "people_role_aws_panorama_full_access" {
  for_each = {
    for pair in flatten([
      for name, fleet in var.fleets : [for principal in tolist(fleet.roles) : { fleet = name, principal = principal }] if fleet.access == "full"
    ]) : "${pair.fleet}/${pair.principal}" => pair
  }

  role       = each.value.principal
  policy_arn = "arn:${local.partition}:iam::aws:policy/AWSPanoramaFullAccess"
}

resource "aws_iam_role_policy_attachment" "people_role_scoped" {
  for_each = {
    for pair in flatten([
      for name, fleet in var.fleets : [for principal in tolist(fleet.roles) : { fleet = name, principal = principal }] if fleet.access == "scoped"
    ]) : "${pair.fleet}/${pair.principal}" => pair
  }

  role       = each.value.principal
  policy_arn = aws_iam_policy.scoped[each.value.fleet].arn
}

resource "aws_iam_role_policy_attachment" "people_role_artifacts" {
  for_each = {
    for pair in flatten([
      for name, fleet in var.fleets : [for principal in tolist(fleet.roles) : { fleet = name, principal = principal }] if fleet.access == "full" && anytrue([
        length(fleet.buckets) > 0,
        length(fleet.functions) > 0,
        length(fleet.function_roles) > 0,
      ])
    ]) : "${pair.fleet}/${pair.principal}" => pair
  }

  role       = each.value.principal
  policy_arn = aws_iam_policy.artifacts[each.value.fleet].arn
}

resource "aws_iam_role_policy_attachment" "people_role_created_application_roles" {
  for_each = {
    for pair in flatten([
      for name, fleet in var.fleets : [for principal in tolist(fleet.roles) : { fleet = name, principal = principal }] if length(fleet.created_roles) > 0
    ]) : "${pair.fleet}/${pair.principal}" => pair
  }

  role       = each.value.principal
  policy_arn = aws_iam_policy.created_application_roles[each.value.fleet].arn
}

resource "aws_iam_role_policy_attachment" "people_role_machine_learning" {
  for_each = {
    for pair in flatten([
      for name, fleet in var.fleets : [for principal in tolist(fleet.roles) : { fleet = name, principal = principal }] if fleet.machine_learning
    ]) : "${pair.fleet}/${pair.principal}" => pair
  }

  role       = each.value.principal
  policy_arn = aws_iam_policy.machine_learning[each.value.fleet].arn
}

resource "aws_iam_role_policy_attachment" "people_role_monitoring" {
  for_each = {
    for pair in flatten([
      for name, fleet in var.fleets : [for principal in tolist(fleet.roles) : { fleet = name, principal = principal }] if fleet.monitoring
    ]) : "${pair.fleet}/${pair.principal}" => pair
  }

  role       = each.value.principal
  policy_arn = aws_iam_policy.monitoring[each.value.fleet].arn
}

resource "aws_iam_role_policy_attachment" "people_role_service_roles" {
  for_each = {
    for pair in flatten([
      for name, fleet in var.fleets : [for principal in tolist(fleet.roles) : { fleet = name, principal = principal }] if fleet.create_service_roles
    ]) : "${pair.fleet}/${pair.principal}" => pair
  }

  role       = each.value.principal
  policy_arn = aws_iam_policy.service_roles[each.value.fleet].arn
}

resource "aws_iam_role_policy" "further" {
  for_each = merge([
    for name, fleet in local.fleets : {
      for id, settings in fleet.role_settings : "${name}/${id}" => { fleet = name, role = id, statements = settings.statements }
      if length(settings.statements) > 0
    }
  ]...)

  name = "grants"
  role = aws_iam_role.user[each.value.fleet].name

  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [for statement in each.value.statements : { for key, value in statement : key => value if value != null }]
  })

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_iam_role_policy_attachment" "further" {
  for_each = merge([
    for name, fleet in local.fleets : merge([
      for id, settings in fleet.role_settings : {
        for policy, arn in settings.managed_policies : "${name}/${id}/${policy}" => { fleet = name, role = id, arn = arn }
      }
    ]...)
  ]...)

  role       = aws_iam_role.user[each.value.fleet].name
  policy_arn = each.value.arn

  lifecycle {
    create_before_destroy = true
  }
}
