mock_provider "aws" {
  mock_resource "aws_iam_policy" {
    defaults = { arn = "arn:aws:iam::222222222222:policy/mock" }
  }

  mock_resource "aws_iam_role" {
    defaults = { arn = "arn:aws:iam::222222222222:role/mock" }
  }
}

variables {
  account_id      = "222222222222"
  partition       = "aws"
  region          = "us-east-1"
  regions         = ["us-east-1"]
  environment     = "prod"
  path            = "/service-role/"
  sagemaker_guard = false
  fleets = {
    gate = {
      greengrass_group_ids = ["gate-1", "gate-2"]
      tags                 = { site = "north" }
    }
  }
}

run "console_made" {
  assert {
    condition     = aws_iam_role.appliance[0].name == "AWSPanoramaApplianceRole"
    error_message = "The name of AWSPanoramaApplianceRole is another."
  }

  assert {
    condition     = aws_iam_role.appliance[0].path == "/service-role/"
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
    condition     = aws_iam_role.greengrass[0].path == "/service-role/"
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
    condition     = aws_iam_role.sagemaker[0].path == "/service-role/"
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
    condition     = aws_iam_role.service[0].path == "/service-role/"
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
          Resource  = ["arn:aws:iam::222222222222:role/service-role/AWSPanoramaGreengrassGroupRole-*"]
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
    condition     = aws_iam_role.greengrass_group["gate"].name == "AWSPanoramaGreengrassGroupRole-prod-gate"
    error_message = "The name of AWSPanoramaGreengrassGroupRole-prod-gate is another."
  }

  assert {
    condition     = aws_iam_role.greengrass_group["gate"].path == "/service-role/"
    error_message = "The path of AWSPanoramaGreengrassGroupRole-prod-gate is another."
  }

  assert {
    condition     = aws_iam_role.greengrass_group["gate"].description == "What the code on the appliances of gate may do in prod."
    error_message = "The description of AWSPanoramaGreengrassGroupRole-prod-gate is another."
  }

  assert {
    condition = jsondecode(aws_iam_role.greengrass_group["gate"].assume_role_policy) == {
      Version = "2012-10-17"
      Statement = [
        {
          Effect    = "Allow"
          Principal = { Service = ["greengrass.amazonaws.com"] }
          Action    = ["sts:AssumeRole"]
          Condition = {
            ArnLike = {
              "aws:SourceArn" = [
                "arn:aws:greengrass:us-east-1:222222222222:/greengrass/groups/gate-1",
                "arn:aws:greengrass:us-east-1:222222222222:/greengrass/groups/gate-2",
              ]
            }
            StringEquals = { "aws:SourceAccount" = ["222222222222"] }
          }
        },
      ]
    }
    error_message = "The trust policy of AWSPanoramaGreengrassGroupRole-prod-gate is another."
  }

  assert {
    condition     = aws_iam_role.greengrass_group["gate"].tags["site"] == "north"
    error_message = "The tag site of AWSPanoramaGreengrassGroupRole-prod-gate is another."
  }

  assert {
    condition     = aws_iam_role_policy_attachment.greengrass_group_aws_panorama_greengrass_group_role_policy["gate"].policy_arn == "arn:aws:iam::aws:policy/service-role/AWSPanoramaGreengrassGroupRolePolicy"
    error_message = "arn:aws:iam::aws:policy/service-role/AWSPanoramaGreengrassGroupRolePolicy is not attached to AWSPanoramaGreengrassGroupRole-prod-gate."
  }

  assert {
    condition     = length(aws_iam_role_policies_exclusive.greengrass_group["gate"].policy_names) == 0
    error_message = "AWSPanoramaGreengrassGroupRole-prod-gate is to keep nothing among its policy_names."
  }

  assert {
    condition     = toset(aws_iam_role_policy_attachments_exclusive.greengrass_group["gate"].policy_arns) == toset(["arn:aws:iam::aws:policy/service-role/AWSPanoramaGreengrassGroupRolePolicy"])
    error_message = "AWSPanoramaGreengrassGroupRole-prod-gate is to keep arn:aws:iam::aws:policy/service-role/AWSPanoramaGreengrassGroupRolePolicy among its policy_arns."
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
    condition     = length(aws_iam_role.greengrass_group) == 1
    error_message = "There should be 1 of aws_iam_role.greengrass_group."
  }

  assert {
    condition     = length(aws_iam_role_policy_attachment.greengrass_group_aws_panorama_greengrass_group_role_policy) == 1
    error_message = "There should be 1 of aws_iam_role_policy_attachment.greengrass_group_aws_panorama_greengrass_group_role_policy."
  }

  assert {
    condition     = length(aws_iam_role_policy.greengrass_group_application) == 0
    error_message = "There should be 0 of aws_iam_role_policy.greengrass_group_application."
  }

  assert {
    condition     = length(aws_iam_role_policy.greengrass_group_grants) == 0
    error_message = "There should be 0 of aws_iam_role_policy.greengrass_group_grants."
  }

  assert {
    condition     = length(aws_iam_role_policies_exclusive.greengrass_group) == 1
    error_message = "There should be 1 of aws_iam_role_policies_exclusive.greengrass_group."
  }

  assert {
    condition     = length(aws_iam_role_policy_attachments_exclusive.greengrass_group) == 1
    error_message = "There should be 1 of aws_iam_role_policy_attachments_exclusive.greengrass_group."
  }

  assert {
    condition     = length(aws_iam_role_policy_attachment.further) == 0
    error_message = "There should be 0 of aws_iam_role_policy_attachment.further."
  }
}
