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
  service_role    = false
  lambda_role     = false
  greengrass_role = false
  sagemaker_role  = false
  fleets = {
    yard = {
      exact_name = true
      scope      = "tight"
      log_groups = []
    }
  }
}

run "account_of_the_console" {
  assert {
    condition     = aws_iam_role.greengrass_group["yard"].name == "AWSDeepLensGreengrassGroupRole"
    error_message = "The name of AWSDeepLensGreengrassGroupRole is another."
  }

  assert {
    condition     = aws_iam_role.greengrass_group["yard"].path == "/"
    error_message = "The path of AWSDeepLensGreengrassGroupRole is another."
  }

  assert {
    condition     = aws_iam_role.greengrass_group["yard"].description == "What the code on the devices of yard may do in prod."
    error_message = "The description of AWSDeepLensGreengrassGroupRole is another."
  }

  assert {
    condition = jsondecode(aws_iam_role.greengrass_group["yard"].assume_role_policy) == {
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
    error_message = "The trust policy of AWSDeepLensGreengrassGroupRole is another."
  }

  assert {
    condition     = length(aws_iam_role_policies_exclusive.greengrass_group["yard"].policy_names) == 0
    error_message = "AWSDeepLensGreengrassGroupRole is to keep nothing among its policy_names."
  }

  assert {
    condition     = length(aws_iam_role_policy_attachments_exclusive.greengrass_group["yard"].policy_arns) == 0
    error_message = "AWSDeepLensGreengrassGroupRole is to keep nothing among its policy_arns."
  }

  assert {
    condition     = length(aws_iam_role.service) == 0
    error_message = "There should be 0 of aws_iam_role.service."
  }

  assert {
    condition     = length(aws_iam_role_policy_attachment.service_aws_deep_lens_service_role_policy) == 0
    error_message = "There should be 0 of aws_iam_role_policy_attachment.service_aws_deep_lens_service_role_policy."
  }

  assert {
    condition     = length(aws_iam_role_policies_exclusive.service) == 0
    error_message = "There should be 0 of aws_iam_role_policies_exclusive.service."
  }

  assert {
    condition     = length(aws_iam_role_policy_attachments_exclusive.service) == 0
    error_message = "There should be 0 of aws_iam_role_policy_attachments_exclusive.service."
  }

  assert {
    condition     = length(aws_iam_role.lambda) == 0
    error_message = "There should be 0 of aws_iam_role.lambda."
  }

  assert {
    condition     = length(aws_iam_role_policy_attachment.lambda_aws_lambda_full_access) == 0
    error_message = "There should be 0 of aws_iam_role_policy_attachment.lambda_aws_lambda_full_access."
  }

  assert {
    condition     = length(aws_iam_role_policies_exclusive.lambda) == 0
    error_message = "There should be 0 of aws_iam_role_policies_exclusive.lambda."
  }

  assert {
    condition     = length(aws_iam_role_policy_attachments_exclusive.lambda) == 0
    error_message = "There should be 0 of aws_iam_role_policy_attachments_exclusive.lambda."
  }

  assert {
    condition     = length(aws_iam_role.greengrass) == 0
    error_message = "There should be 0 of aws_iam_role.greengrass."
  }

  assert {
    condition     = length(aws_iam_role_policy_attachment.greengrass_aws_greengrass_resource_access_role_policy) == 0
    error_message = "There should be 0 of aws_iam_role_policy_attachment.greengrass_aws_greengrass_resource_access_role_policy."
  }

  assert {
    condition     = length(aws_iam_role_policies_exclusive.greengrass) == 0
    error_message = "There should be 0 of aws_iam_role_policies_exclusive.greengrass."
  }

  assert {
    condition     = length(aws_iam_role_policy_attachments_exclusive.greengrass) == 0
    error_message = "There should be 0 of aws_iam_role_policy_attachments_exclusive.greengrass."
  }

  assert {
    condition     = length(aws_iam_role.sagemaker) == 0
    error_message = "There should be 0 of aws_iam_role.sagemaker."
  }

  assert {
    condition     = length(aws_iam_role_policy_attachment.sagemaker_amazon_sage_maker_full_access) == 0
    error_message = "There should be 0 of aws_iam_role_policy_attachment.sagemaker_amazon_sage_maker_full_access."
  }

  assert {
    condition     = length(aws_iam_role_policies_exclusive.sagemaker) == 0
    error_message = "There should be 0 of aws_iam_role_policies_exclusive.sagemaker."
  }

  assert {
    condition     = length(aws_iam_role_policy_attachments_exclusive.sagemaker) == 0
    error_message = "There should be 0 of aws_iam_role_policy_attachments_exclusive.sagemaker."
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
    condition     = length(aws_iam_role_policy_attachment.greengrass_group_aws_deep_lens_lambda_function_access_policy) == 0
    error_message = "There should be 0 of aws_iam_role_policy_attachment.greengrass_group_aws_deep_lens_lambda_function_access_policy."
  }

  assert {
    condition     = length(aws_iam_role_policy.greengrass_group_device) == 0
    error_message = "There should be 0 of aws_iam_role_policy.greengrass_group_device."
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
