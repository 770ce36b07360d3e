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
  fleets      = { door-watch = { tags = { site = "north" } } }
}

run "one_application" {
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
            ArnLike      = { "aws:SourceArn" = ["arn:aws:panorama:us-east-1:222222222222:device/*"] }
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
    condition     = aws_iam_role.application["door-watch"].name == "PanoramaApplication-prod-door-watch"
    error_message = "The name of PanoramaApplication-prod-door-watch is another."
  }

  assert {
    condition     = aws_iam_role.application["door-watch"].path == "/service-role/"
    error_message = "The path of PanoramaApplication-prod-door-watch is another."
  }

  assert {
    condition     = aws_iam_role.application["door-watch"].description == "What the code of the application door-watch may do in prod."
    error_message = "The description of PanoramaApplication-prod-door-watch is another."
  }

  assert {
    condition = jsondecode(aws_iam_role.application["door-watch"].assume_role_policy) == {
      Version = "2012-10-17"
      Statement = [
        {
          Effect    = "Allow"
          Principal = { Service = ["panorama.amazonaws.com"] }
          Action    = ["sts:AssumeRole"]
          Condition = {
            ArnLike      = { "aws:SourceArn" = ["arn:aws:panorama:us-east-1:222222222222:device/*"] }
            StringEquals = { "aws:SourceAccount" = ["222222222222"] }
          }
        },
      ]
    }
    error_message = "The trust policy of PanoramaApplication-prod-door-watch is another."
  }

  assert {
    condition     = aws_iam_role.application["door-watch"].tags["site"] == "north"
    error_message = "The tag site of PanoramaApplication-prod-door-watch is another."
  }

  assert {
    condition = jsondecode(aws_iam_role_policy.application_metrics["door-watch"].policy) == {
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
    error_message = "The policy metrics of PanoramaApplication-prod-door-watch is another."
  }

  assert {
    condition     = toset(aws_iam_role_policies_exclusive.application["door-watch"].policy_names) == toset(["metrics"])
    error_message = "PanoramaApplication-prod-door-watch is to keep metrics among its policy_names."
  }

  assert {
    condition     = length(aws_iam_role_policy_attachments_exclusive.application["door-watch"].policy_arns) == 0
    error_message = "PanoramaApplication-prod-door-watch is to keep nothing among its policy_arns."
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
    condition     = length(aws_iam_role.application) == 1
    error_message = "There should be 1 of aws_iam_role.application."
  }

  assert {
    condition     = length(aws_iam_role_policy.application_metrics) == 1
    error_message = "There should be 1 of aws_iam_role_policy.application_metrics."
  }

  assert {
    condition     = length(aws_iam_role_policy.application_grants) == 0
    error_message = "There should be 0 of aws_iam_role_policy.application_grants."
  }

  assert {
    condition     = length(aws_iam_role_policies_exclusive.application) == 1
    error_message = "There should be 1 of aws_iam_role_policies_exclusive.application."
  }

  assert {
    condition     = length(aws_iam_role_policy_attachments_exclusive.application) == 1
    error_message = "There should be 1 of aws_iam_role_policy_attachments_exclusive.application."
  }

  assert {
    condition     = length(aws_iam_role_policy_attachment.further) == 0
    error_message = "There should be 0 of aws_iam_role_policy_attachment.further."
  }
}
