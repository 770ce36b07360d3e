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
  fleets = {
    warehouse = {
      description = "Appliances at the loading dock."
      statements = [
        {
          Sid      = "TellTheYard"
          Effect   = "Allow"
          Action   = ["sqs:SendMessage"]
          Resource = ["arn:aws:sqs:us-east-1:222222222222:dock-alerts"]
        },
      ]
    }
    office = {
      scope             = "tight"
      buckets           = ["office-panorama"]
      dashboards        = ["panorama-office"]
      metric_namespaces = ["Office/People"]
    }
  }
}

run "complete" {
  assert {
    condition     = aws_iam_role.appliance[0].name == "AWSPanoramaApplianceRole"
    error_message = "The name of AWSPanoramaApplianceRole is another."
  }

  assert {
    condition     = aws_iam_role.appliance[0].path == "/"
    error_message = "The path of AWSPanoramaApplianceRole is another."
  }

  assert {
    condition     = aws_iam_role.appliance[0].description == "Lets the AWS IoT software on an AWS Panorama Appliance write logs to CloudWatch."
    error_message = "The description of AWSPanoramaApplianceRole is another."
  }

  assert {
    condition = jsondecode(aws_iam_role.appliance[0].assume_role_policy) == {
      Version = "2012-10-17"
      Statement = [
        {
          Effect    = "Allow"
          Principal = { Service = ["credentials.iot.amazonaws.com"] }
          Action    = ["sts:AssumeRole"]
        },
      ]
    }
    error_message = "The trust policy of AWSPanoramaApplianceRole is another."
  }

  assert {
    condition     = aws_iam_role_policy_attachment.appliance_aws_panorama_appliance_role_policy[0].policy_arn == "arn:aws:iam::aws:policy/service-role/AWSPanoramaApplianceRolePolicy"
    error_message = "arn:aws:iam::aws:policy/service-role/AWSPanoramaApplianceRolePolicy is not attached to AWSPanoramaApplianceRole."
  }

  assert {
    condition     = length(aws_iam_role_policies_exclusive.appliance[0].policy_names) == 0
    error_message = "AWSPanoramaApplianceRole is to keep nothing among its policy_names."
  }

  assert {
    condition     = toset(aws_iam_role_policy_attachments_exclusive.appliance[0].policy_arns) == toset(["arn:aws:iam::aws:policy/service-role/AWSPanoramaApplianceRolePolicy"])
    error_message = "AWSPanoramaApplianceRole is to keep arn:aws:iam::aws:policy/service-role/AWSPanoramaApplianceRolePolicy among its policy_arns."
  }

  assert {
    condition     = aws_iam_role.greengrass[0].name == "AWSPanoramaGreengrassRole"
    error_message = "The name of AWSPanoramaGreengrassRole is another."
  }

  assert {
    condition     = aws_iam_role.greengrass[0].path == "/"
    error_message = "The path of AWSPanoramaGreengrassRole is another."
  }

  assert {
    condition     = aws_iam_role.greengrass[0].description == "Lets AWS IoT Greengrass use Lambda, SageMaker, S3 and AWS IoT."
    error_message = "The description of AWSPanoramaGreengrassRole is another."
  }

  assert {
    condition = jsondecode(aws_iam_role.greengrass[0].assume_role_policy) == {
      Version = "2012-10-17"
      Statement = [
        {
          Effect    = "Allow"
          Principal = { Service = ["greengrass.amazonaws.com"] }
          Action    = ["sts:AssumeRole"]
          Condition = {
            ArnLike      = { "aws:SourceArn" = ["arn:aws:greengrass:us-east-1:222222222222:*"] }
            StringEquals = { "aws:SourceAccount" = ["222222222222"] }
          }
        },
      ]
    }
    error_message = "The trust policy of AWSPanoramaGreengrassRole is another."
  }

  assert {
    condition     = aws_iam_role_policy_attachment.greengrass_aws_greengrass_resource_access_role_policy[0].policy_arn == "arn:aws:iam::aws:policy/service-role/AWSGreengrassResourceAccessRolePolicy"
    error_message = "arn:aws:iam::aws:policy/service-role/AWSGreengrassResourceAccessRolePolicy is not attached to AWSPanoramaGreengrassRole."
  }

  assert {
    condition     = length(aws_iam_role_policies_exclusive.greengrass[0].policy_names) == 0
    error_message = "AWSPanoramaGreengrassRole is to keep nothing among its policy_names."
  }

  assert {
    condition     = toset(aws_iam_role_policy_attachments_exclusive.greengrass[0].policy_arns) == toset(["arn:aws:iam::aws:policy/service-role/AWSGreengrassResourceAccessRolePolicy"])
    error_message = "AWSPanoramaGreengrassRole is to keep arn:aws:iam::aws:policy/service-role/AWSGreengrassResourceAccessRolePolicy among its policy_arns."
  }

  assert {
    condition     = aws_iam_role.sagemaker[0].name == "AWSPanoramaSageMakerRole"
    error_message = "The name of AWSPanoramaSageMakerRole is another."
  }

  assert {
    condition     = aws_iam_role.sagemaker[0].path == "/"
    error_message = "The path of AWSPanoramaSageMakerRole is another."
  }

  assert {
    condition     = aws_iam_role.sagemaker[0].description == "Lets SageMaker manage objects in buckets made for AWS Panorama."
    error_message = "The description of AWSPanoramaSageMakerRole is another."
  }

  assert {
    condition = jsondecode(aws_iam_role.sagemaker[0].assume_role_policy) == {
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
      ]
    }
    error_message = "The trust policy of AWSPanoramaSageMakerRole is another."
  }

  assert {
    condition     = aws_iam_role_policy_attachment.sagemaker_aws_panorama_sage_maker_role_policy[0].policy_arn == "arn:aws:iam::aws:policy/service-role/AWSPanoramaSageMakerRolePolicy"
    error_message = "arn:aws:iam::aws:policy/service-role/AWSPanoramaSageMakerRolePolicy is not attached to AWSPanoramaSageMakerRole."
  }

  assert {
    condition     = length(aws_iam_role_policies_exclusive.sagemaker[0].policy_names) == 0
    error_message = "AWSPanoramaSageMakerRole is to keep nothing among its policy_names."
  }

  assert {
    condition     = toset(aws_iam_role_policy_attachments_exclusive.sagemaker[0].policy_arns) == toset(["arn:aws:iam::aws:policy/service-role/AWSPanoramaSageMakerRolePolicy"])
    error_message = "AWSPanoramaSageMakerRole is to keep arn:aws:iam::aws:policy/service-role/AWSPanoramaSageMakerRolePolicy among its policy_arns."
  }

  assert {
    condition     = aws_iam_role.service[0].name == "AWSPanoramaServiceRole"
    error_message = "The name of AWSPanoramaServiceRole is another."
  }

  assert {
    condition     = aws_iam_role.service[0].path == "/"
    error_message = "The path of AWSPanoramaServiceRole is another."
  }

  assert {
    condition     = aws_iam_role.service[0].description == "Lets AWS Panorama use S3, IoT, Greengrass, Lambda and SageMaker, and pass them their roles."
    error_message = "The description of AWSPanoramaServiceRole is another."
  }

  assert {
    condition = jsondecode(aws_iam_role.service[0].assume_role_policy) == {
      Version = "2012-10-17"
      Statement = [
        {
          Effect    = "Allow"
          Principal = { Service = ["panorama.amazonaws.com"] }
          Action    = ["sts:AssumeRole"]
        },
      ]
    }
    error_message = "The trust policy of AWSPanoramaServiceRole is another."
  }

  assert {
    condition = jsondecode(aws_iam_role_policy.service_pass_group_roles[0].policy) == {
      Version = "2012-10-17"
      Statement = [
        {
          Sid       = "PassGroupRolesOfFleets"
          Effect    = "Allow"
          Action    = ["iam:PassRole"]
          Resource  = ["arn:aws:iam::222222222222:role/AWSPanoramaGreengrassGroupRole-*"]
          Condition = { StringEquals = { "iam:PassedToService" = ["greengrass.amazonaws.com"] } }
        },
      ]
    }
    error_message = "The policy pass-group-roles of AWSPanoramaServiceRole is another."
  }

  assert {
    condition     = aws_iam_role_policy_attachment.service_aws_panorama_service_role_policy[0].policy_arn == "arn:aws:iam::aws:policy/service-role/AWSPanoramaServiceRolePolicy"
    error_message = "arn:aws:iam::aws:policy/service-role/AWSPanoramaServiceRolePolicy is not attached to AWSPanoramaServiceRole."
  }

  assert {
    condition     = toset(aws_iam_role_policies_exclusive.service[0].policy_names) == toset(["pass-group-roles"])
    error_message = "AWSPanoramaServiceRole is to keep pass-group-roles among its policy_names."
  }

  assert {
    condition     = toset(aws_iam_role_policy_attachments_exclusive.service[0].policy_arns) == toset(["arn:aws:iam::aws:policy/service-role/AWSPanoramaServiceRolePolicy"])
    error_message = "AWSPanoramaServiceRole is to keep arn:aws:iam::aws:policy/service-role/AWSPanoramaServiceRolePolicy among its policy_arns."
  }

  assert {
    condition     = aws_iam_role.greengrass_group["warehouse"].name == "AWSPanoramaGreengrassGroupRole-prod-warehouse"
    error_message = "The name of AWSPanoramaGreengrassGroupRole-prod-warehouse is another."
  }

  assert {
    condition     = aws_iam_role.greengrass_group["warehouse"].path == "/"
    error_message = "The path of AWSPanoramaGreengrassGroupRole-prod-warehouse is another."
  }

  assert {
    condition     = aws_iam_role.greengrass_group["warehouse"].description == "What the code on the appliances of warehouse may do in prod. Appliances at the loading dock."
    error_message = "The description of AWSPanoramaGreengrassGroupRole-prod-warehouse is another."
  }

  assert {
    condition = jsondecode(aws_iam_role.greengrass_group["warehouse"].assume_role_policy) == {
      Version = "2012-10-17"
      Statement = [
        {
          Effect    = "Allow"
          Principal = { Service = ["greengrass.amazonaws.com"] }
          Action    = ["sts:AssumeRole"]
          Condition = {
            ArnLike = {
              "aws:SourceArn" = ["arn:aws:greengrass:us-east-1:222222222222:/greengrass/groups/*"]
            }
            StringEquals = { "aws:SourceAccount" = ["222222222222"] }
          }
        },
      ]
    }
    error_message = "The trust policy of AWSPanoramaGreengrassGroupRole-prod-warehouse is another."
  }

  assert {
    condition = jsondecode(aws_iam_role_policy.greengrass_group_grants["warehouse"].policy) == {
      Version = "2012-10-17"
      Statement = [
        {
          Sid      = "TellTheYard"
          Effect   = "Allow"
          Action   = ["sqs:SendMessage"]
          Resource = ["arn:aws:sqs:us-east-1:222222222222:dock-alerts"]
        },
      ]
    }
    error_message = "The policy grants of AWSPanoramaGreengrassGroupRole-prod-warehouse is another."
  }

  assert {
    condition     = aws_iam_role_policy_attachment.greengrass_group_aws_panorama_greengrass_group_role_policy["warehouse"].policy_arn == "arn:aws:iam::aws:policy/service-role/AWSPanoramaGreengrassGroupRolePolicy"
    error_message = "arn:aws:iam::aws:policy/service-role/AWSPanoramaGreengrassGroupRolePolicy is not attached to AWSPanoramaGreengrassGroupRole-prod-warehouse."
  }

  assert {
    condition     = toset(aws_iam_role_policies_exclusive.greengrass_group["warehouse"].policy_names) == toset(["grants"])
    error_message = "AWSPanoramaGreengrassGroupRole-prod-warehouse is to keep grants among its policy_names."
  }

  assert {
    condition     = toset(aws_iam_role_policy_attachments_exclusive.greengrass_group["warehouse"].policy_arns) == toset(["arn:aws:iam::aws:policy/service-role/AWSPanoramaGreengrassGroupRolePolicy"])
    error_message = "AWSPanoramaGreengrassGroupRole-prod-warehouse is to keep arn:aws:iam::aws:policy/service-role/AWSPanoramaGreengrassGroupRolePolicy among its policy_arns."
  }

  assert {
    condition     = aws_iam_role.greengrass_group["office"].name == "AWSPanoramaGreengrassGroupRole-prod-office"
    error_message = "The name of AWSPanoramaGreengrassGroupRole-prod-office is another."
  }

  assert {
    condition     = aws_iam_role.greengrass_group["office"].path == "/"
    error_message = "The path of AWSPanoramaGreengrassGroupRole-prod-office is another."
  }

  assert {
    condition     = aws_iam_role.greengrass_group["office"].description == "What the code on the appliances of office may do in prod."
    error_message = "The description of AWSPanoramaGreengrassGroupRole-prod-office is another."
  }

  assert {
    condition = jsondecode(aws_iam_role.greengrass_group["office"].assume_role_policy) == {
      Version = "2012-10-17"
      Statement = [
        {
          Effect    = "Allow"
          Principal = { Service = ["greengrass.amazonaws.com"] }
          Action    = ["sts:AssumeRole"]
          Condition = {
            ArnLike = {
              "aws:SourceArn" = ["arn:aws:greengrass:us-east-1:222222222222:/greengrass/groups/*"]
            }
            StringEquals = { "aws:SourceAccount" = ["222222222222"] }
          }
        },
      ]
    }
    error_message = "The trust policy of AWSPanoramaGreengrassGroupRole-prod-office is another."
  }

  assert {
    condition = jsondecode(aws_iam_role_policy.greengrass_group_application["office"].policy) == {
      Version = "2012-10-17"
      Statement = [
        {
          Sid      = "FindContents"
          Effect   = "Allow"
          Action   = ["s3:GetBucketLocation", "s3:ListBucket"]
          Resource = ["arn:aws:s3:::office-panorama"]
        },
        {
          Sid      = "PutDashboards"
          Effect   = "Allow"
          Action   = ["cloudwatch:PutDashboard"]
          Resource = ["arn:aws:cloudwatch::222222222222:dashboard/panorama-office"]
        },
        {
          Sid       = "PutMetrics"
          Effect    = "Allow"
          Action    = ["cloudwatch:PutMetricData"]
          Resource  = ["*"]
          Condition = { StringEquals = { "cloudwatch:namespace" = ["Office/People"] } }
        },
        {
          Sid      = "ReadAndWriteContents"
          Effect   = "Allow"
          Action   = ["s3:GetObject", "s3:PutObject"]
          Resource = ["arn:aws:s3:::office-panorama/*"]
        },
        {
          Sid    = "WriteLogs"
          Effect = "Allow"
          Action = [
            "logs:CreateLogGroup",
            "logs:CreateLogStream",
            "logs:DescribeLogStreams",
            "logs:PutLogEvents",
          ]
          Resource = [
            "arn:aws:logs:us-east-1:222222222222:log-group:/aws/greengrass/GreengrassSystem/*",
            "arn:aws:logs:us-east-1:222222222222:log-group:/aws/greengrass/Lambda/*",
            "arn:aws:logs:us-east-1:222222222222:log-group:/aws/greengrass/GreengrassSystem/*:*",
            "arn:aws:logs:us-east-1:222222222222:log-group:/aws/greengrass/Lambda/*:*",
          ]
        },
      ]
    }
    error_message = "The policy application of AWSPanoramaGreengrassGroupRole-prod-office is another."
  }

  assert {
    condition     = toset(aws_iam_role_policies_exclusive.greengrass_group["office"].policy_names) == toset(["application"])
    error_message = "AWSPanoramaGreengrassGroupRole-prod-office is to keep application among its policy_names."
  }

  assert {
    condition     = length(aws_iam_role_policy_attachments_exclusive.greengrass_group["office"].policy_arns) == 0
    error_message = "AWSPanoramaGreengrassGroupRole-prod-office is to keep nothing among its policy_arns."
  }

  assert {
    condition     = length(aws_iam_role.service) == 1
    error_message = "There should be 1 of aws_iam_role.service."
  }

  assert {
    condition     = length(aws_iam_role_policy_attachment.service_aws_panorama_service_role_policy) == 1
    error_message = "There should be 1 of aws_iam_role_policy_attachment.service_aws_panorama_service_role_policy."
  }

  assert {
    condition     = length(aws_iam_role_policy.service_pass_group_roles) == 1
    error_message = "There should be 1 of aws_iam_role_policy.service_pass_group_roles."
  }

  assert {
    condition     = length(aws_iam_role_policies_exclusive.service) == 1
    error_message = "There should be 1 of aws_iam_role_policies_exclusive.service."
  }

  assert {
    condition     = length(aws_iam_role_policy_attachments_exclusive.service) == 1
    error_message = "There should be 1 of aws_iam_role_policy_attachments_exclusive.service."
  }

  assert {
    condition     = length(aws_iam_role.appliance) == 1
    error_message = "There should be 1 of aws_iam_role.appliance."
  }

  assert {
    condition     = length(aws_iam_role_policy_attachment.appliance_aws_panorama_appliance_role_policy) == 1
    error_message = "There should be 1 of aws_iam_role_policy_attachment.appliance_aws_panorama_appliance_role_policy."
  }

  assert {
    condition     = length(aws_iam_role_policies_exclusive.appliance) == 1
    error_message = "There should be 1 of aws_iam_role_policies_exclusive.appliance."
  }

  assert {
    condition     = length(aws_iam_role_policy_attachments_exclusive.appliance) == 1
    error_message = "There should be 1 of aws_iam_role_policy_attachments_exclusive.appliance."
  }

  assert {
    condition     = length(aws_iam_role.sagemaker) == 1
    error_message = "There should be 1 of aws_iam_role.sagemaker."
  }

  assert {
    condition     = length(aws_iam_role_policy_attachment.sagemaker_aws_panorama_sage_maker_role_policy) == 1
    error_message = "There should be 1 of aws_iam_role_policy_attachment.sagemaker_aws_panorama_sage_maker_role_policy."
  }

  assert {
    condition     = length(aws_iam_role_policies_exclusive.sagemaker) == 1
    error_message = "There should be 1 of aws_iam_role_policies_exclusive.sagemaker."
  }

  assert {
    condition     = length(aws_iam_role_policy_attachments_exclusive.sagemaker) == 1
    error_message = "There should be 1 of aws_iam_role_policy_attachments_exclusive.sagemaker."
  }

  assert {
    condition     = length(aws_iam_role.greengrass) == 1
    error_message = "There should be 1 of aws_iam_role.greengrass."
  }

  assert {
    condition     = length(aws_iam_role_policy_attachment.greengrass_aws_greengrass_resource_access_role_policy) == 1
    error_message = "There should be 1 of aws_iam_role_policy_attachment.greengrass_aws_greengrass_resource_access_role_policy."
  }

  assert {
    condition     = length(aws_iam_role_policies_exclusive.greengrass) == 1
    error_message = "There should be 1 of aws_iam_role_policies_exclusive.greengrass."
  }

  assert {
    condition     = length(aws_iam_role_policy_attachments_exclusive.greengrass) == 1
    error_message = "There should be 1 of aws_iam_role_policy_attachments_exclusive.greengrass."
  }

  assert {
    condition     = length(aws_iam_role_policy.shared) == 0
    error_message = "There should be 0 of aws_iam_role_policy.shared."
  }

  assert {
    condition     = length(aws_iam_role_policy_attachment.shared) == 0
    error_message = "There should be 0 of aws_iam_role_policy_attachment.shared."
  }

  assert {
    condition     = length(aws_iam_role.greengrass_group) == 2
    error_message = "There should be 2 of aws_iam_role.greengrass_group."
  }

  assert {
    condition     = length(aws_iam_role_policy_attachment.greengrass_group_aws_panorama_greengrass_group_role_policy) == 1
    error_message = "There should be 1 of aws_iam_role_policy_attachment.greengrass_group_aws_panorama_greengrass_group_role_policy."
  }

  assert {
    condition     = length(aws_iam_role_policy.greengrass_group_application) == 1
    error_message = "There should be 1 of aws_iam_role_policy.greengrass_group_application."
  }

  assert {
    condition     = length(aws_iam_role_policy.greengrass_group_grants) == 1
    error_message = "There should be 1 of aws_iam_role_policy.greengrass_group_grants."
  }

  assert {
    condition     = length(aws_iam_role_policies_exclusive.greengrass_group) == 2
    error_message = "There should be 2 of aws_iam_role_policies_exclusive.greengrass_group."
  }

  assert {
    condition     = length(aws_iam_role_policy_attachments_exclusive.greengrass_group) == 2
    error_message = "There should be 2 of aws_iam_role_policy_attachments_exclusive.greengrass_group."
  }

  assert {
    condition     = length(aws_iam_role_policy_attachment.further) == 0
    error_message = "There should be 0 of aws_iam_role_policy_attachment.further."
  }
}
