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
  device_ids  = ["device-dock1", "device-dock2"]
  fleets = {
    people-counter = {
      description            = "Counts who enters the shop."
      metric_namespaces      = ["Footfall"]
      application_device_ids = ["device-dock1"]
      statements = [
        {
          Sid      = "StoreCounts"
          Effect   = "Allow"
          Action   = ["dynamodb:PutItem"]
          Resource = ["arn:aws:dynamodb:us-east-1:222222222222:table/Footfall"]
        },
      ]
    }
    shelf-watch = { application_guard = false }
  }
}

run "complete" {
  assert {
    condition     = aws_iam_role.service[0].name == "AWSPanoramaApplianceServiceRole"
    error_message = "The name of AWSPanoramaApplianceServiceRole is another."
  }

  assert {
    condition     = aws_iam_role.service[0].path == "/service-role/"
    error_message = "The path of AWSPanoramaApplianceServiceRole is another."
  }

  assert {
    condition     = aws_iam_role.service[0].description == "Lets AWS Panorama Appliances write logs and metrics, and read what is deployed to them."
    error_message = "The description of AWSPanoramaApplianceServiceRole is another."
  }

  assert {
    condition = jsondecode(aws_iam_role.service[0].assume_role_policy) == {
      Version = "2012-10-17"
      Statement = [
        {
          Effect    = "Allow"
          Principal = { Service = ["panorama.amazonaws.com"] }
          Action    = ["sts:AssumeRole"]
          Condition = {
            ArnLike = {
              "aws:SourceArn" = [
                "arn:aws:panorama:us-east-1:222222222222:device/device-dock1",
                "arn:aws:panorama:us-east-1:222222222222:device/device-dock2",
              ]
            }
            StringEquals = { "aws:SourceAccount" = ["222222222222"] }
          }
        },
      ]
    }
    error_message = "The trust policy of AWSPanoramaApplianceServiceRole is another."
  }

  assert {
    condition     = aws_iam_role_policy_attachment.service_aws_panorama_appliance_service_role_policy[0].policy_arn == "arn:aws:iam::aws:policy/service-role/AWSPanoramaApplianceServiceRolePolicy"
    error_message = "arn:aws:iam::aws:policy/service-role/AWSPanoramaApplianceServiceRolePolicy is not attached to AWSPanoramaApplianceServiceRole."
  }

  assert {
    condition     = length(aws_iam_role_policies_exclusive.service[0].policy_names) == 0
    error_message = "AWSPanoramaApplianceServiceRole is to keep nothing among its policy_names."
  }

  assert {
    condition     = toset(aws_iam_role_policy_attachments_exclusive.service[0].policy_arns) == toset(["arn:aws:iam::aws:policy/service-role/AWSPanoramaApplianceServiceRolePolicy"])
    error_message = "AWSPanoramaApplianceServiceRole is to keep arn:aws:iam::aws:policy/service-role/AWSPanoramaApplianceServiceRolePolicy among its policy_arns."
  }

  assert {
    condition     = aws_iam_role.application["people-counter"].name == "PanoramaApplication-prod-people-counter"
    error_message = "The name of PanoramaApplication-prod-people-counter is another."
  }

  assert {
    condition     = aws_iam_role.application["people-counter"].path == "/service-role/"
    error_message = "The path of PanoramaApplication-prod-people-counter is another."
  }

  assert {
    condition     = aws_iam_role.application["people-counter"].description == "What the code of the application people-counter may do in prod. Counts who enters the shop."
    error_message = "The description of PanoramaApplication-prod-people-counter is another."
  }

  assert {
    condition = jsondecode(aws_iam_role.application["people-counter"].assume_role_policy) == {
      Version = "2012-10-17"
      Statement = [
        {
          Effect    = "Allow"
          Principal = { Service = ["panorama.amazonaws.com"] }
          Action    = ["sts:AssumeRole"]
          Condition = {
            ArnLike = {
              "aws:SourceArn" = ["arn:aws:panorama:us-east-1:222222222222:device/device-dock1"]
            }
            StringEquals = { "aws:SourceAccount" = ["222222222222"] }
          }
        },
      ]
    }
    error_message = "The trust policy of PanoramaApplication-prod-people-counter is another."
  }

  assert {
    condition = jsondecode(aws_iam_role_policy.application_grants["people-counter"].policy) == {
      Version = "2012-10-17"
      Statement = [
        {
          Sid      = "StoreCounts"
          Effect   = "Allow"
          Action   = ["dynamodb:PutItem"]
          Resource = ["arn:aws:dynamodb:us-east-1:222222222222:table/Footfall"]
        },
      ]
    }
    error_message = "The policy grants of PanoramaApplication-prod-people-counter is another."
  }

  assert {
    condition = jsondecode(aws_iam_role_policy.application_metrics["people-counter"].policy) == {
      Version = "2012-10-17"
      Statement = [
        {
          Sid       = "PutMetricsIntoNamespaces"
          Effect    = "Allow"
          Action    = ["cloudwatch:PutMetricData"]
          Resource  = ["*"]
          Condition = { StringEquals = { "cloudwatch:namespace" = ["Footfall"] } }
        },
      ]
    }
    error_message = "The policy metrics of PanoramaApplication-prod-people-counter is another."
  }

  assert {
    condition     = toset(aws_iam_role_policies_exclusive.application["people-counter"].policy_names) == toset(["grants", "metrics"])
    error_message = "PanoramaApplication-prod-people-counter is to keep grants, metrics among its policy_names."
  }

  assert {
    condition     = length(aws_iam_role_policy_attachments_exclusive.application["people-counter"].policy_arns) == 0
    error_message = "PanoramaApplication-prod-people-counter is to keep nothing among its policy_arns."
  }

  assert {
    condition     = aws_iam_role.application["shelf-watch"].name == "PanoramaApplication-prod-shelf-watch"
    error_message = "The name of PanoramaApplication-prod-shelf-watch is another."
  }

  assert {
    condition     = aws_iam_role.application["shelf-watch"].path == "/service-role/"
    error_message = "The path of PanoramaApplication-prod-shelf-watch is another."
  }

  assert {
    condition     = aws_iam_role.application["shelf-watch"].description == "What the code of the application shelf-watch may do in prod."
    error_message = "The description of PanoramaApplication-prod-shelf-watch is another."
  }

  assert {
    condition = jsondecode(aws_iam_role.application["shelf-watch"].assume_role_policy) == {
      Version = "2012-10-17"
      Statement = [
        {
          Effect    = "Allow"
          Principal = { Service = ["panorama.amazonaws.com"] }
          Action    = ["sts:AssumeRole"]
        },
      ]
    }
    error_message = "The trust policy of PanoramaApplication-prod-shelf-watch is another."
  }

  assert {
    condition = jsondecode(aws_iam_role_policy.application_metrics["shelf-watch"].policy) == {
      Version = "2012-10-17"
      Statement = [
        {
          Sid      = "PutMetrics"
          Effect   = "Allow"
          Action   = ["cloudwatch:PutMetricData"]
          Resource = ["*"]
        },
      ]
    }
    error_message = "The policy metrics of PanoramaApplication-prod-shelf-watch is another."
  }

  assert {
    condition     = toset(aws_iam_role_policies_exclusive.application["shelf-watch"].policy_names) == toset(["metrics"])
    error_message = "PanoramaApplication-prod-shelf-watch is to keep metrics among its policy_names."
  }

  assert {
    condition     = length(aws_iam_role_policy_attachments_exclusive.application["shelf-watch"].policy_arns) == 0
    error_message = "PanoramaApplication-prod-shelf-watch is to keep nothing among its policy_arns."
  }

  assert {
    condition     = length(aws_iam_role.service) == 1
    error_message = "There should be 1 of aws_iam_role.service."
  }

  assert {
    condition     = length(aws_iam_role_policy_attachment.service_aws_panorama_appliance_service_role_policy) == 1
    error_message = "There should be 1 of aws_iam_role_policy_attachment.service_aws_panorama_appliance_service_role_policy."
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
    condition     = length(aws_iam_role_policy.shared) == 0
    error_message = "There should be 0 of aws_iam_role_policy.shared."
  }

  assert {
    condition     = length(aws_iam_role_policy_attachment.shared) == 0
    error_message = "There should be 0 of aws_iam_role_policy_attachment.shared."
  }

  assert {
    condition     = length(aws_iam_role.application) == 2
    error_message = "There should be 2 of aws_iam_role.application."
  }

  assert {
    condition     = length(aws_iam_role_policy.application_metrics) == 2
    error_message = "There should be 2 of aws_iam_role_policy.application_metrics."
  }

  assert {
    condition     = length(aws_iam_role_policy.application_grants) == 1
    error_message = "There should be 1 of aws_iam_role_policy.application_grants."
  }

  assert {
    condition     = length(aws_iam_role_policies_exclusive.application) == 2
    error_message = "There should be 2 of aws_iam_role_policies_exclusive.application."
  }

  assert {
    condition     = length(aws_iam_role_policy_attachments_exclusive.application) == 2
    error_message = "There should be 2 of aws_iam_role_policy_attachments_exclusive.application."
  }

  assert {
    condition     = length(aws_iam_role_policy_attachment.further) == 0
    error_message = "There should be 0 of aws_iam_role_policy_attachment.further."
  }
}
