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
    partner = {
      principals            = ["arn:aws:iam::333333333333:role/deployer"]
      applications          = ["people-counter", "door-watch"]
      tagging               = true
      created_roles         = ["service-role/partner-*"]
      created_role_policies = ["arn:aws:iam::222222222222:policy/applications"]
      tags                  = { company = "partner" }
    }
  }
}

run "partner" {
  assert {
    condition     = aws_iam_role.user["partner"].name == "PanoramaUser-prod-partner"
    error_message = "The name of PanoramaUser-prod-partner is another."
  }

  assert {
    condition     = aws_iam_role.user["partner"].path == "/"
    error_message = "The path of PanoramaUser-prod-partner is another."
  }

  assert {
    condition     = aws_iam_role.user["partner"].description == "What those who act for partner may do in prod."
    error_message = "The description of PanoramaUser-prod-partner is another."
  }

  assert {
    condition = jsondecode(aws_iam_role.user["partner"].assume_role_policy) == {
      Version = "2012-10-17"
      Statement = [
        {
          Effect    = "Allow"
          Principal = { AWS = ["arn:aws:iam::333333333333:role/deployer"] }
          Action    = ["sts:AssumeRole"]
        },
      ]
    }
    error_message = "The trust policy of PanoramaUser-prod-partner is another."
  }

  assert {
    condition     = aws_iam_role.user["partner"].tags["company"] == "partner"
    error_message = "The tag company of PanoramaUser-prod-partner is another."
  }

  assert {
    condition     = aws_iam_role_policy_attachment.user_created_application_roles["partner"].role == "PanoramaUser-prod-partner"
    error_message = "The policy created_application_roles is not attached to PanoramaUser-prod-partner."
  }

  assert {
    condition     = aws_iam_role_policy_attachment.user_scoped["partner"].role == "PanoramaUser-prod-partner"
    error_message = "The policy scoped is not attached to PanoramaUser-prod-partner."
  }

  assert {
    condition     = length(aws_iam_role_policies_exclusive.user["partner"].policy_names) == 0
    error_message = "PanoramaUser-prod-partner is to keep nothing among its policy_names."
  }

  assert {
    condition     = aws_iam_policy.created_application_roles["partner"].name == "PanoramaCreatedRoles-prod-partner"
    error_message = "The name of PanoramaCreatedRoles-prod-partner is another."
  }

  assert {
    condition     = aws_iam_policy.created_application_roles["partner"].description == "Creates roles for the applications of partner in prod."
    error_message = "The description of PanoramaCreatedRoles-prod-partner is another."
  }

  assert {
    condition     = aws_iam_policy.created_application_roles["partner"].tags["company"] == "partner"
    error_message = "The tag company of PanoramaCreatedRoles-prod-partner is another."
  }

  assert {
    condition = jsondecode(aws_iam_policy.created_application_roles["partner"].policy) == {
      Version = "2012-10-17"
      Statement = [
        {
          Sid      = "AttachPolicies"
          Effect   = "Allow"
          Action   = ["iam:AttachRolePolicy"]
          Resource = ["arn:aws:iam::222222222222:role/service-role/partner-*"]
          Condition = {
            ArnEquals = { "iam:PolicyARN" = ["arn:aws:iam::222222222222:policy/applications"] }
          }
        },
        {
          Sid      = "CreateRoles"
          Effect   = "Allow"
          Action   = ["iam:CreateRole"]
          Resource = ["arn:aws:iam::222222222222:role/service-role/partner-*"]
        },
        {
          Sid       = "PassCreatedRoles"
          Effect    = "Allow"
          Action    = ["iam:PassRole"]
          Resource  = ["arn:aws:iam::222222222222:role/service-role/partner-*"]
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
          Resource = ["arn:aws:iam::222222222222:role/service-role/partner-*"]
        },
      ]
    }
    error_message = "The document of PanoramaCreatedRoles-prod-partner is another."
  }

  assert {
    condition     = aws_iam_policy.scoped["partner"].name == "PanoramaUser-prod-partner"
    error_message = "The name of PanoramaUser-prod-partner is another."
  }

  assert {
    condition     = aws_iam_policy.scoped["partner"].description == "AWS Panorama, and the artifacts and functions of partner in prod."
    error_message = "The description of PanoramaUser-prod-partner is another."
  }

  assert {
    condition     = aws_iam_policy.scoped["partner"].tags["company"] == "partner"
    error_message = "The tag company of PanoramaUser-prod-partner is another."
  }

  assert {
    condition = jsondecode(aws_iam_policy.scoped["partner"].policy) == {
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
          Sid    = "PassPanoramaRoles"
          Effect = "Allow"
          Action = ["iam:PassRole"]
          Resource = [
            "arn:aws:iam::222222222222:role/service-role/AWSPanoramaApplianceServiceRole",
            "arn:aws:iam::222222222222:role/service-role/PanoramaApplication-prod-door-watch",
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
          Sid    = "TagInPanorama"
          Effect = "Allow"
          Action = ["panorama:TagResource", "panorama:UntagResource"]
          Resource = [
            "arn:aws:panorama:us-east-1:222222222222:applicationInstance/*",
            "arn:aws:panorama:us-east-1:222222222222:device/*",
            "arn:aws:panorama:us-east-1:222222222222:package/*",
          ]
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
    error_message = "The document of PanoramaUser-prod-partner is another."
  }

  assert {
    condition     = length(aws_iam_policy.scoped) == 1
    error_message = "There should be 1 of aws_iam_policy.scoped."
  }

  assert {
    condition     = length(aws_iam_policy.artifacts) == 0
    error_message = "There should be 0 of aws_iam_policy.artifacts."
  }

  assert {
    condition     = length(aws_iam_policy.created_application_roles) == 1
    error_message = "There should be 1 of aws_iam_policy.created_application_roles."
  }

  assert {
    condition     = length(aws_iam_policy.machine_learning) == 0
    error_message = "There should be 0 of aws_iam_policy.machine_learning."
  }

  assert {
    condition     = length(aws_iam_policy.monitoring) == 0
    error_message = "There should be 0 of aws_iam_policy.monitoring."
  }

  assert {
    condition     = length(aws_iam_policy.service_roles) == 0
    error_message = "There should be 0 of aws_iam_policy.service_roles."
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
    condition     = length(aws_iam_role_policy_attachment.user_machine_learning) == 0
    error_message = "There should be 0 of aws_iam_role_policy_attachment.user_machine_learning."
  }

  assert {
    condition     = length(aws_iam_role_policy_attachment.user_monitoring) == 0
    error_message = "There should be 0 of aws_iam_role_policy_attachment.user_monitoring."
  }

  assert {
    condition     = length(aws_iam_role_policy_attachment.user_service_roles) == 0
    error_message = "There should be 0 of aws_iam_role_policy_attachment.user_service_roles."
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
    condition     = length(aws_iam_group_policy_attachment.people_group_scoped) == 0
    error_message = "There should be 0 of aws_iam_group_policy_attachment.people_group_scoped."
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
    condition     = length(aws_iam_group_policy_attachment.people_group_monitoring) == 0
    error_message = "There should be 0 of aws_iam_group_policy_attachment.people_group_monitoring."
  }

  assert {
    condition     = length(aws_iam_group_policy_attachment.people_group_service_roles) == 0
    error_message = "There should be 0 of aws_iam_group_policy_attachment.people_group_service_roles."
  }

  assert {
    condition     = length(aws_iam_user_policy_attachment.people_user_aws_panorama_full_access) == 0
    error_message = "There should be 0 of aws_iam_user_policy_attachment.people_user_aws_panorama_full_access."
  }

  assert {
    condition     = length(aws_iam_user_policy_attachment.people_user_scoped) == 0
    error_message = "There should be 0 of aws_iam_user_policy_attachment.people_user_scoped."
  }

  assert {
    condition     = length(aws_iam_user_policy_attachment.people_user_artifacts) == 0
    error_message = "There should be 0 of aws_iam_user_policy_attachment.people_user_artifacts."
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
    condition     = length(aws_iam_role_policy_attachment.people_role_aws_panorama_full_access) == 0
    error_message = "There should be 0 of aws_iam_role_policy_attachment.people_role_aws_panorama_full_access."
  }

  assert {
    condition     = length(aws_iam_role_policy_attachment.people_role_scoped) == 0
    error_message = "There should be 0 of aws_iam_role_policy_attachment.people_role_scoped."
  }

  assert {
    condition     = length(aws_iam_role_policy_attachment.people_role_artifacts) == 0
    error_message = "There should be 0 of aws_iam_role_policy_attachment.people_role_artifacts."
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
