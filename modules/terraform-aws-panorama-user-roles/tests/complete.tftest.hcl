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
    operators = {
      description    = "Deploy applications to the appliances, and watch them."
      groups         = ["panorama-operators"]
      monitoring     = true
      buckets        = ["dock-artifacts"]
      applications   = ["people-counter"]
      functions      = ["dock-detect"]
      function_roles = ["service-role/dock-detect"]
    }
    data-science = {
      machine_learning     = true
      create_service_roles = true
      principals           = ["arn:aws:iam::333333333333:root"]
      external_id          = "dock-models-2026"
      created_roles        = ["service-role/dock-models-*"]
      permissions_boundary = "arn:aws:iam::222222222222:policy/applications"
    }
    admins = {
      access         = "full"
      users          = ["grace"]
      roles          = ["panorama-admin"]
      buckets        = ["dock-artifacts"]
      functions      = ["dock-*"]
      function_roles = ["service-role/dock-*"]
    }
  }
}

run "complete" {
  assert {
    condition     = aws_iam_policy.monitoring["operators"].name == "PanoramaMonitoring-prod-operators"
    error_message = "The name of PanoramaMonitoring-prod-operators is another."
  }

  assert {
    condition     = aws_iam_policy.monitoring["operators"].description == "Metrics, and the logs of appliances and functions, for operators in prod."
    error_message = "The description of PanoramaMonitoring-prod-operators is another."
  }

  assert {
    condition = jsondecode(aws_iam_policy.monitoring["operators"].policy) == {
      Version = "2012-10-17"
      Statement = [
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
            "arn:aws:logs:us-east-1:222222222222:log-group:/aws/greengrass/*",
            "arn:aws:logs:us-east-1:222222222222:log-group:/aws/panorama/devices/*",
            "arn:aws:logs:us-east-1:222222222222:log-group:/aws/panorama_device*",
          ]
        },
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
          Resource = [
            "arn:aws:logs:us-east-1:222222222222:log-group:/aws/lambda/dock-detect",
            "arn:aws:logs:us-east-1:222222222222:log-group:/aws/lambda/dock-detect:*",
          ]
        },
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
      ]
    }
    error_message = "The document of PanoramaMonitoring-prod-operators is another."
  }

  assert {
    condition     = aws_iam_policy.scoped["operators"].name == "PanoramaUser-prod-operators"
    error_message = "The name of PanoramaUser-prod-operators is another."
  }

  assert {
    condition     = aws_iam_policy.scoped["operators"].description == "AWS Panorama, and the artifacts and functions of operators in prod."
    error_message = "The description of PanoramaUser-prod-operators is another."
  }

  assert {
    condition = jsondecode(aws_iam_policy.scoped["operators"].policy) == {
      Version = "2012-10-17"
      Statement = [
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
        {
          Sid      = "FindArtifacts"
          Effect   = "Allow"
          Action   = ["s3:GetBucketLocation", "s3:ListBucket"]
          Resource = ["arn:aws:s3:::dock-artifacts"]
        },
        {
          Sid      = "ListFunctions"
          Effect   = "Allow"
          Action   = ["lambda:ListFunctions"]
          Resource = ["*"]
        },
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
          Resource = ["arn:aws:panorama:us-east-1:222222222222:applicationInstance/*"]
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
          Resource = ["arn:aws:panorama:us-east-1:222222222222:device/*"]
        },
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
          Resource = [
            "arn:aws:lambda:us-east-1:222222222222:function:dock-detect",
            "arn:aws:lambda:us-east-1:222222222222:function:dock-detect:*",
          ]
        },
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
          Resource = ["arn:aws:panorama:us-east-1:222222222222:package/*"]
        },
        {
          Sid       = "PassFunctionRoles"
          Effect    = "Allow"
          Action    = ["iam:PassRole"]
          Resource  = ["arn:aws:iam::222222222222:role/service-role/dock-detect"]
          Condition = { StringEquals = { "iam:PassedToService" = ["lambda.amazonaws.com"] } }
        },
        {
          Sid    = "PassPanoramaRoles"
          Effect = "Allow"
          Action = ["iam:PassRole"]
          Resource = [
            "arn:aws:iam::222222222222:role/service-role/AWSPanoramaApplianceServiceRole",
            "arn:aws:iam::222222222222:role/service-role/PanoramaApplication-prod-people-counter",
          ]
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
        {
          Sid      = "UseArtifacts"
          Effect   = "Allow"
          Action   = ["s3:AbortMultipartUpload", "s3:DeleteObject", "s3:GetObject", "s3:PutObject"]
          Resource = ["arn:aws:s3:::dock-artifacts/*"]
        },
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
            ArnLike = { "s3:DataAccessPointArn" = ["arn:aws:s3:us-east-1:*:accesspoint/panorama*"] }
          }
        },
      ]
    }
    error_message = "The document of PanoramaUser-prod-operators is another."
  }

  assert {
    condition     = aws_iam_group_policy_attachment.people_group_monitoring["operators/panorama-operators"].group == "panorama-operators"
    error_message = "The attachment of monitoring to panorama-operators is another."
  }

  assert {
    condition     = aws_iam_group_policy_attachment.people_group_scoped["operators/panorama-operators"].group == "panorama-operators"
    error_message = "The attachment of scoped to panorama-operators is another."
  }

  assert {
    condition     = aws_iam_role.user["data-science"].name == "PanoramaUser-prod-data-science"
    error_message = "The name of PanoramaUser-prod-data-science is another."
  }

  assert {
    condition     = aws_iam_role.user["data-science"].path == "/"
    error_message = "The path of PanoramaUser-prod-data-science is another."
  }

  assert {
    condition     = aws_iam_role.user["data-science"].description == "What those who act for data-science may do in prod."
    error_message = "The description of PanoramaUser-prod-data-science is another."
  }

  assert {
    condition = jsondecode(aws_iam_role.user["data-science"].assume_role_policy) == {
      Version = "2012-10-17"
      Statement = [
        {
          Effect    = "Allow"
          Principal = { AWS = ["arn:aws:iam::333333333333:root"] }
          Action    = ["sts:AssumeRole"]
          Condition = { StringEquals = { "sts:ExternalId" = ["dock-models-2026"] } }
        },
      ]
    }
    error_message = "The trust policy of PanoramaUser-prod-data-science is another."
  }

  assert {
    condition     = aws_iam_role_policy_attachment.user_created_application_roles["data-science"].role == "PanoramaUser-prod-data-science"
    error_message = "The policy created_application_roles is not attached to PanoramaUser-prod-data-science."
  }

  assert {
    condition     = aws_iam_role_policy_attachment.user_machine_learning["data-science"].role == "PanoramaUser-prod-data-science"
    error_message = "The policy machine_learning is not attached to PanoramaUser-prod-data-science."
  }

  assert {
    condition     = aws_iam_role_policy_attachment.user_scoped["data-science"].role == "PanoramaUser-prod-data-science"
    error_message = "The policy scoped is not attached to PanoramaUser-prod-data-science."
  }

  assert {
    condition     = aws_iam_role_policy_attachment.user_service_roles["data-science"].role == "PanoramaUser-prod-data-science"
    error_message = "The policy service_roles is not attached to PanoramaUser-prod-data-science."
  }

  assert {
    condition     = length(aws_iam_role_policies_exclusive.user["data-science"].policy_names) == 0
    error_message = "PanoramaUser-prod-data-science is to keep nothing among its policy_names."
  }

  assert {
    condition     = aws_iam_policy.created_application_roles["data-science"].name == "PanoramaCreatedRoles-prod-data-science"
    error_message = "The name of PanoramaCreatedRoles-prod-data-science is another."
  }

  assert {
    condition     = aws_iam_policy.created_application_roles["data-science"].description == "Creates roles for the applications of data-science in prod."
    error_message = "The description of PanoramaCreatedRoles-prod-data-science is another."
  }

  assert {
    condition = jsondecode(aws_iam_policy.created_application_roles["data-science"].policy) == {
      Version = "2012-10-17"
      Statement = [
        {
          Sid      = "CreateRolesWithinBoundary"
          Effect   = "Allow"
          Action   = ["iam:CreateRole", "iam:PutRolePolicy"]
          Resource = ["arn:aws:iam::222222222222:role/service-role/dock-models-*"]
          Condition = {
            StringEquals = {
              "iam:PermissionsBoundary" = ["arn:aws:iam::222222222222:policy/applications"]
            }
          }
        },
        {
          Sid       = "PassCreatedRoles"
          Effect    = "Allow"
          Action    = ["iam:PassRole"]
          Resource  = ["arn:aws:iam::222222222222:role/service-role/dock-models-*"]
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
          Resource = ["arn:aws:iam::222222222222:role/service-role/dock-models-*"]
        },
      ]
    }
    error_message = "The document of PanoramaCreatedRoles-prod-data-science is another."
  }

  assert {
    condition     = aws_iam_policy.machine_learning["data-science"].name == "PanoramaMachineLearning-prod-data-science"
    error_message = "The name of PanoramaMachineLearning-prod-data-science is another."
  }

  assert {
    condition     = aws_iam_policy.machine_learning["data-science"].description == "Models that data-science develops, trains and compiles in SageMaker in prod."
    error_message = "The description of PanoramaMachineLearning-prod-data-science is another."
  }

  assert {
    condition = jsondecode(aws_iam_policy.machine_learning["data-science"].policy) == {
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
          Resource = ["arn:aws:sagemaker:us-east-1:222222222222:compilation-job/panorama*"]
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
          Sid      = "ManageModels"
          Effect   = "Allow"
          Action   = ["sagemaker:CreateModel", "sagemaker:DeleteModel", "sagemaker:DescribeModel"]
          Resource = ["arn:aws:sagemaker:us-east-1:222222222222:model/panorama*"]
        },
        {
          Sid    = "PassSageMakerRole"
          Effect = "Allow"
          Action = ["iam:PassRole"]
          Resource = [
            "arn:aws:iam::222222222222:role/AWSPanoramaSageMakerRole",
            "arn:aws:iam::222222222222:role/service-role/AWSPanoramaSageMakerRole",
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
          Resource = ["arn:aws:sagemaker:us-east-1:222222222222:training-job/panorama*"]
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
          Resource = ["arn:aws:sagemaker:us-east-1:222222222222:notebook-instance/panorama*"]
        },
      ]
    }
    error_message = "The document of PanoramaMachineLearning-prod-data-science is another."
  }

  assert {
    condition     = aws_iam_policy.scoped["data-science"].name == "PanoramaUser-prod-data-science"
    error_message = "The name of PanoramaUser-prod-data-science is another."
  }

  assert {
    condition     = aws_iam_policy.scoped["data-science"].description == "AWS Panorama, and the artifacts and functions of data-science in prod."
    error_message = "The description of PanoramaUser-prod-data-science is another."
  }

  assert {
    condition = jsondecode(aws_iam_policy.scoped["data-science"].policy) == {
      Version = "2012-10-17"
      Statement = [
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
          Resource = ["arn:aws:panorama:us-east-1:222222222222:applicationInstance/*"]
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
          Resource = ["arn:aws:panorama:us-east-1:222222222222:device/*"]
        },
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
          Resource = ["arn:aws:panorama:us-east-1:222222222222:package/*"]
        },
        {
          Sid       = "PassPanoramaRoles"
          Effect    = "Allow"
          Action    = ["iam:PassRole"]
          Resource  = ["arn:aws:iam::222222222222:role/service-role/AWSPanoramaApplianceServiceRole"]
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
            ArnLike = { "s3:DataAccessPointArn" = ["arn:aws:s3:us-east-1:*:accesspoint/panorama*"] }
          }
        },
      ]
    }
    error_message = "The document of PanoramaUser-prod-data-science is another."
  }

  assert {
    condition     = aws_iam_policy.service_roles["data-science"].name == "PanoramaServiceRoles-prod-data-science"
    error_message = "The name of PanoramaServiceRoles-prod-data-science is another."
  }

  assert {
    condition     = aws_iam_policy.service_roles["data-science"].description == "Creates the service roles of AWS Panorama, with their own policies only."
    error_message = "The description of PanoramaServiceRoles-prod-data-science is another."
  }

  assert {
    condition = jsondecode(aws_iam_policy.service_roles["data-science"].policy) == {
      Version = "2012-10-17"
      Statement = [
        {
          Sid    = "AttachAppliancePolicy"
          Effect = "Allow"
          Action = ["iam:AttachRolePolicy"]
          Resource = [
            "arn:aws:iam::222222222222:role/AWSPanoramaApplianceRole",
            "arn:aws:iam::222222222222:role/service-role/AWSPanoramaApplianceRole",
          ]
          Condition = {
            ArnEquals = {
              "iam:PolicyARN" = ["arn:aws:iam::aws:policy/service-role/AWSPanoramaApplianceRolePolicy"]
            }
          }
        },
        {
          Sid    = "AttachApplianceServicePolicy"
          Effect = "Allow"
          Action = ["iam:AttachRolePolicy"]
          Resource = [
            "arn:aws:iam::222222222222:role/AWSPanoramaApplianceServiceRole",
            "arn:aws:iam::222222222222:role/service-role/AWSPanoramaApplianceServiceRole",
          ]
          Condition = {
            ArnEquals = {
              "iam:PolicyARN" = ["arn:aws:iam::aws:policy/service-role/AWSPanoramaApplianceServiceRolePolicy"]
            }
          }
        },
        {
          Sid    = "AttachGreengrassGroupPolicy"
          Effect = "Allow"
          Action = ["iam:AttachRolePolicy"]
          Resource = [
            "arn:aws:iam::222222222222:role/AWSPanoramaGreengrassGroupRole",
            "arn:aws:iam::222222222222:role/service-role/AWSPanoramaGreengrassGroupRole",
          ]
          Condition = {
            ArnEquals = {
              "iam:PolicyARN" = ["arn:aws:iam::aws:policy/service-role/AWSPanoramaGreengrassGroupRolePolicy"]
            }
          }
        },
        {
          Sid    = "AttachGreengrassPolicy"
          Effect = "Allow"
          Action = ["iam:AttachRolePolicy"]
          Resource = [
            "arn:aws:iam::222222222222:role/AWSPanoramaGreengrassRole",
            "arn:aws:iam::222222222222:role/service-role/AWSPanoramaGreengrassRole",
          ]
          Condition = {
            ArnEquals = {
              "iam:PolicyARN" = ["arn:aws:iam::aws:policy/service-role/AWSGreengrassResourceAccessRolePolicy"]
            }
          }
        },
        {
          Sid    = "AttachSageMakerPolicy"
          Effect = "Allow"
          Action = ["iam:AttachRolePolicy"]
          Resource = [
            "arn:aws:iam::222222222222:role/AWSPanoramaSageMakerRole",
            "arn:aws:iam::222222222222:role/service-role/AWSPanoramaSageMakerRole",
          ]
          Condition = {
            ArnEquals = {
              "iam:PolicyARN" = ["arn:aws:iam::aws:policy/service-role/AWSPanoramaSageMakerRolePolicy"]
            }
          }
        },
        {
          Sid    = "AttachServicePolicy"
          Effect = "Allow"
          Action = ["iam:AttachRolePolicy"]
          Resource = [
            "arn:aws:iam::222222222222:role/AWSPanoramaServiceRole",
            "arn:aws:iam::222222222222:role/service-role/AWSPanoramaServiceRole",
          ]
          Condition = {
            ArnEquals = {
              "iam:PolicyARN" = ["arn:aws:iam::aws:policy/service-role/AWSPanoramaServiceRolePolicy"]
            }
          }
        },
        {
          Sid    = "CreateServiceLinkedRole"
          Effect = "Allow"
          Action = ["iam:CreateServiceLinkedRole"]
          Resource = [
            "arn:aws:iam::222222222222:role/aws-service-role/panorama.amazonaws.com/AWSServiceRoleForAWSPanorama",
          ]
          Condition = { StringEquals = { "iam:AWSServiceName" = ["panorama.amazonaws.com"] } }
        },
        {
          Sid    = "CreateServiceRoles"
          Effect = "Allow"
          Action = ["iam:CreateRole"]
          Resource = [
            "arn:aws:iam::222222222222:role/AWSPanoramaApplianceRole",
            "arn:aws:iam::222222222222:role/AWSPanoramaApplianceServiceRole",
            "arn:aws:iam::222222222222:role/AWSPanoramaGreengrassGroupRole",
            "arn:aws:iam::222222222222:role/AWSPanoramaGreengrassRole",
            "arn:aws:iam::222222222222:role/AWSPanoramaSageMakerRole",
            "arn:aws:iam::222222222222:role/AWSPanoramaServiceRole",
            "arn:aws:iam::222222222222:role/service-role/AWSPanoramaApplianceRole",
            "arn:aws:iam::222222222222:role/service-role/AWSPanoramaApplianceServiceRole",
            "arn:aws:iam::222222222222:role/service-role/AWSPanoramaGreengrassGroupRole",
            "arn:aws:iam::222222222222:role/service-role/AWSPanoramaGreengrassRole",
            "arn:aws:iam::222222222222:role/service-role/AWSPanoramaSageMakerRole",
            "arn:aws:iam::222222222222:role/service-role/AWSPanoramaServiceRole",
          ]
        },
      ]
    }
    error_message = "The document of PanoramaServiceRoles-prod-data-science is another."
  }

  assert {
    condition     = aws_iam_policy.artifacts["admins"].name == "PanoramaArtifacts-prod-admins"
    error_message = "The name of PanoramaArtifacts-prod-admins is another."
  }

  assert {
    condition     = aws_iam_policy.artifacts["admins"].description == "The artifacts and functions of admins in prod, beside full access to AWS Panorama."
    error_message = "The description of PanoramaArtifacts-prod-admins is another."
  }

  assert {
    condition = jsondecode(aws_iam_policy.artifacts["admins"].policy) == {
      Version = "2012-10-17"
      Statement = [
        {
          Sid      = "FindArtifacts"
          Effect   = "Allow"
          Action   = ["s3:GetBucketLocation", "s3:ListBucket"]
          Resource = ["arn:aws:s3:::dock-artifacts"]
        },
        {
          Sid      = "ListFunctions"
          Effect   = "Allow"
          Action   = ["lambda:ListFunctions"]
          Resource = ["*"]
        },
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
          Resource = [
            "arn:aws:lambda:us-east-1:222222222222:function:dock-*",
            "arn:aws:lambda:us-east-1:222222222222:function:dock-*:*",
          ]
        },
        {
          Sid       = "PassFunctionRoles"
          Effect    = "Allow"
          Action    = ["iam:PassRole"]
          Resource  = ["arn:aws:iam::222222222222:role/service-role/dock-*"]
          Condition = { StringEquals = { "iam:PassedToService" = ["lambda.amazonaws.com"] } }
        },
        {
          Sid      = "UseArtifacts"
          Effect   = "Allow"
          Action   = ["s3:AbortMultipartUpload", "s3:DeleteObject", "s3:GetObject", "s3:PutObject"]
          Resource = ["arn:aws:s3:::dock-artifacts/*"]
        },
      ]
    }
    error_message = "The document of PanoramaArtifacts-prod-admins is another."
  }

  assert {
    condition     = aws_iam_user_policy_attachment.people_user_aws_panorama_full_access["admins/grace"].user == "grace"
    error_message = "The attachment of aws_panorama_full_access to grace is another."
  }

  assert {
    condition     = aws_iam_user_policy_attachment.people_user_artifacts["admins/grace"].user == "grace"
    error_message = "The attachment of artifacts to grace is another."
  }

  assert {
    condition     = aws_iam_role_policy_attachment.people_role_aws_panorama_full_access["admins/panorama-admin"].role == "panorama-admin"
    error_message = "The attachment of aws_panorama_full_access to panorama-admin is another."
  }

  assert {
    condition     = aws_iam_role_policy_attachment.people_role_artifacts["admins/panorama-admin"].role == "panorama-admin"
    error_message = "The attachment of artifacts to panorama-admin is another."
  }

  assert {
    condition     = length(aws_iam_policy.scoped) == 2
    error_message = "There should be 2 of aws_iam_policy.scoped."
  }

  assert {
    condition     = length(aws_iam_policy.artifacts) == 1
    error_message = "There should be 1 of aws_iam_policy.artifacts."
  }

  assert {
    condition     = length(aws_iam_policy.created_application_roles) == 1
    error_message = "There should be 1 of aws_iam_policy.created_application_roles."
  }

  assert {
    condition     = length(aws_iam_policy.machine_learning) == 1
    error_message = "There should be 1 of aws_iam_policy.machine_learning."
  }

  assert {
    condition     = length(aws_iam_policy.monitoring) == 1
    error_message = "There should be 1 of aws_iam_policy.monitoring."
  }

  assert {
    condition     = length(aws_iam_policy.service_roles) == 1
    error_message = "There should be 1 of aws_iam_policy.service_roles."
  }

  assert {
    condition     = length(aws_iam_role.user) == 1
    error_message = "There should be 1 of aws_iam_role.user."
  }

  assert {
    condition     = length(aws_iam_role_policy_attachment.user_aws_panorama_full_access) == 0
    error_message = "There should be 0 of aws_iam_role_policy_attachment.user_aws_panorama_full_access."
  }

  assert {
    condition     = length(aws_iam_role_policy_attachment.user_scoped) == 1
    error_message = "There should be 1 of aws_iam_role_policy_attachment.user_scoped."
  }

  assert {
    condition     = length(aws_iam_role_policy_attachment.user_artifacts) == 0
    error_message = "There should be 0 of aws_iam_role_policy_attachment.user_artifacts."
  }

  assert {
    condition     = length(aws_iam_role_policy_attachment.user_created_application_roles) == 1
    error_message = "There should be 1 of aws_iam_role_policy_attachment.user_created_application_roles."
  }

  assert {
    condition     = length(aws_iam_role_policy_attachment.user_machine_learning) == 1
    error_message = "There should be 1 of aws_iam_role_policy_attachment.user_machine_learning."
  }

  assert {
    condition     = length(aws_iam_role_policy_attachment.user_monitoring) == 0
    error_message = "There should be 0 of aws_iam_role_policy_attachment.user_monitoring."
  }

  assert {
    condition     = length(aws_iam_role_policy_attachment.user_service_roles) == 1
    error_message = "There should be 1 of aws_iam_role_policy_attachment.user_service_roles."
  }

  assert {
    condition     = length(aws_iam_role_policies_exclusive.user) == 1
    error_message = "There should be 1 of aws_iam_role_policies_exclusive.user."
  }

  assert {
    condition     = length(aws_iam_role_policy_attachments_exclusive.user) == 1
    error_message = "There should be 1 of aws_iam_role_policy_attachments_exclusive.user."
  }

  assert {
    condition     = length(aws_iam_group_policy_attachment.people_group_aws_panorama_full_access) == 0
    error_message = "There should be 0 of aws_iam_group_policy_attachment.people_group_aws_panorama_full_access."
  }

  assert {
    condition     = length(aws_iam_group_policy_attachment.people_group_scoped) == 1
    error_message = "There should be 1 of aws_iam_group_policy_attachment.people_group_scoped."
  }

  assert {
    condition     = length(aws_iam_group_policy_attachment.people_group_artifacts) == 0
    error_message = "There should be 0 of aws_iam_group_policy_attachment.people_group_artifacts."
  }

  assert {
    condition     = length(aws_iam_group_policy_attachment.people_group_created_application_roles) == 0
    error_message = "There should be 0 of aws_iam_group_policy_attachment.people_group_created_application_roles."
  }

  assert {
    condition     = length(aws_iam_group_policy_attachment.people_group_machine_learning) == 0
    error_message = "There should be 0 of aws_iam_group_policy_attachment.people_group_machine_learning."
  }

  assert {
    condition     = length(aws_iam_group_policy_attachment.people_group_monitoring) == 1
    error_message = "There should be 1 of aws_iam_group_policy_attachment.people_group_monitoring."
  }

  assert {
    condition     = length(aws_iam_group_policy_attachment.people_group_service_roles) == 0
    error_message = "There should be 0 of aws_iam_group_policy_attachment.people_group_service_roles."
  }

  assert {
    condition     = length(aws_iam_user_policy_attachment.people_user_aws_panorama_full_access) == 1
    error_message = "There should be 1 of aws_iam_user_policy_attachment.people_user_aws_panorama_full_access."
  }

  assert {
    condition     = length(aws_iam_user_policy_attachment.people_user_scoped) == 0
    error_message = "There should be 0 of aws_iam_user_policy_attachment.people_user_scoped."
  }

  assert {
    condition     = length(aws_iam_user_policy_attachment.people_user_artifacts) == 1
    error_message = "There should be 1 of aws_iam_user_policy_attachment.people_user_artifacts."
  }

  assert {
    condition     = length(aws_iam_user_policy_attachment.people_user_created_application_roles) == 0
    error_message = "There should be 0 of aws_iam_user_policy_attachment.people_user_created_application_roles."
  }

  assert {
    condition     = length(aws_iam_user_policy_attachment.people_user_machine_learning) == 0
    error_message = "There should be 0 of aws_iam_user_policy_attachment.people_user_machine_learning."
  }

  assert {
    condition     = length(aws_iam_user_policy_attachment.people_user_monitoring) == 0
    error_message = "There should be 0 of aws_iam_user_policy_attachment.people_user_monitoring."
  }

  assert {
    condition     = length(aws_iam_user_policy_attachment.people_user_service_roles) == 0
    error_message = "There should be 0 of aws_iam_user_policy_attachment.people_user_service_roles."
  }

  assert {
    condition     = length(aws_iam_role_policy_attachment.people_role_aws_panorama_full_access) == 1
    error_message = "There should be 1 of aws_iam_role_policy_attachment.people_role_aws_panorama_full_access."
  }

  assert {
    condition     = length(aws_iam_role_policy_attachment.people_role_scoped) == 0
    error_message = "There should be 0 of aws_iam_role_policy_attachment.people_role_scoped."
  }

  assert {
    condition     = length(aws_iam_role_policy_attachment.people_role_artifacts) == 1
    error_message = "There should be 1 of aws_iam_role_policy_attachment.people_role_artifacts."
  }

  assert {
    condition     = length(aws_iam_role_policy_attachment.people_role_created_application_roles) == 0
    error_message = "There should be 0 of aws_iam_role_policy_attachment.people_role_created_application_roles."
  }

  assert {
    condition     = length(aws_iam_role_policy_attachment.people_role_machine_learning) == 0
    error_message = "There should be 0 of aws_iam_role_policy_attachment.people_role_machine_learning."
  }

  assert {
    condition     = length(aws_iam_role_policy_attachment.people_role_monitoring) == 0
    error_message = "There should be 0 of aws_iam_role_policy_attachment.people_role_monitoring."
  }

  assert {
    condition     = length(aws_iam_role_policy_attachment.people_role_service_roles) == 0
    error_message = "There should be 0 of aws_iam_role_policy_attachment.people_role_service_roles."
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
