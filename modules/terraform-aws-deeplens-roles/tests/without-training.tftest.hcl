mock_provider "aws" {
  mock_resource "aws_iam_policy" {
    defaults = { arn = "arn:aws:iam::222222222222:policy/mock" }
  }

  mock_resource "aws_iam_role" {
    defaults = { arn = "arn:aws:iam::222222222222:role/mock" }
  }
}

variables {
  account_id     = "222222222222"
  partition      = "aws"
  region         = "us-east-1"
  regions        = ["us-east-1"]
  environment    = "prod"
  path           = "/service-role/"
  sagemaker_role = false
  fleets         = { gate = { tags = { site = "north" } } }
}

run "without_training" {
  assert {
    condition     = aws_iam_role.greengrass[0].name == "AWSDeepLensGreengrassRole"
    error_message = "The name of AWSDeepLensGreengrassRole is another."
  }

  assert {
    condition     = aws_iam_role.greengrass[0].path == "/service-role/"
    error_message = "The path of AWSDeepLensGreengrassRole is another."
  }

  assert {
    condition     = aws_iam_role.greengrass[0].description == "Lets AWS IoT Greengrass deploy Lambda functions to devices."
    error_message = "The description of AWSDeepLensGreengrassRole is another."
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
    error_message = "The trust policy of AWSDeepLensGreengrassRole is another."
  }

  assert {
    condition     = aws_iam_role_policy_attachment.greengrass_aws_greengrass_resource_access_role_policy[0].policy_arn == "arn:aws:iam::aws:policy/service-role/AWSGreengrassResourceAccessRolePolicy"
    error_message = "arn:aws:iam::aws:policy/service-role/AWSGreengrassResourceAccessRolePolicy is not attached to AWSDeepLensGreengrassRole."
  }

  assert {
    condition     = length(aws_iam_role_policies_exclusive.greengrass[0].policy_names) == 0
    error_message = "AWSDeepLensGreengrassRole is to keep nothing among its policy_names."
  }

  assert {
    condition     = toset(aws_iam_role_policy_attachments_exclusive.greengrass[0].policy_arns) == toset(["arn:aws:iam::aws:policy/service-role/AWSGreengrassResourceAccessRolePolicy"])
    error_message = "AWSDeepLensGreengrassRole is to keep arn:aws:iam::aws:policy/service-role/AWSGreengrassResourceAccessRolePolicy among its policy_arns."
  }

  assert {
    condition     = aws_iam_role.lambda[0].name == "AWSDeepLensLambdaRole"
    error_message = "The name of AWSDeepLensLambdaRole is another."
  }

  assert {
    condition     = aws_iam_role.lambda[0].path == "/service-role/"
    error_message = "The path of AWSDeepLensLambdaRole is another."
  }

  assert {
    condition     = aws_iam_role.lambda[0].description == "Passed to Lambda to create functions and to use other services."
    error_message = "The description of AWSDeepLensLambdaRole is another."
  }

  assert {
    condition = jsondecode(aws_iam_role.lambda[0].assume_role_policy) == {
      Version = "2012-10-17"
      Statement = [
        {
          Effect    = "Allow"
          Principal = { Service = ["lambda.amazonaws.com"] }
          Action    = ["sts:AssumeRole"]
        },
      ]
    }
    error_message = "The trust policy of AWSDeepLensLambdaRole is another."
  }

  assert {
    condition     = aws_iam_role_policy_attachment.lambda_aws_lambda_full_access[0].policy_arn == "arn:aws:iam::aws:policy/AWSLambda_FullAccess"
    error_message = "arn:aws:iam::aws:policy/AWSLambda_FullAccess is not attached to AWSDeepLensLambdaRole."
  }

  assert {
    condition     = length(aws_iam_role_policies_exclusive.lambda[0].policy_names) == 0
    error_message = "AWSDeepLensLambdaRole is to keep nothing among its policy_names."
  }

  assert {
    condition     = toset(aws_iam_role_policy_attachments_exclusive.lambda[0].policy_arns) == toset(["arn:aws:iam::aws:policy/AWSLambda_FullAccess"])
    error_message = "AWSDeepLensLambdaRole is to keep arn:aws:iam::aws:policy/AWSLambda_FullAccess among its policy_arns."
  }

  assert {
    condition     = aws_iam_role.service[0].name == "AWSDeepLensServiceRole"
    error_message = "The name of AWSDeepLensServiceRole is another."
  }

  assert {
    condition     = aws_iam_role.service[0].path == "/service-role/"
    error_message = "The path of AWSDeepLensServiceRole is another."
  }

  assert {
    condition     = aws_iam_role.service[0].description == "Lets AWS DeepLens use IoT, S3, Greengrass and Lambda."
    error_message = "The description of AWSDeepLensServiceRole is another."
  }

  assert {
    condition = jsondecode(aws_iam_role.service[0].assume_role_policy) == {
      Version = "2012-10-17"
      Statement = [
        {
          Effect    = "Allow"
          Principal = { Service = ["deeplens.amazonaws.com"] }
          Action    = ["sts:AssumeRole"]
        },
      ]
    }
    error_message = "The trust policy of AWSDeepLensServiceRole is another."
  }

  assert {
    condition     = aws_iam_role_policy_attachment.service_aws_deep_lens_service_role_policy[0].policy_arn == "arn:aws:iam::aws:policy/service-role/AWSDeepLensServiceRolePolicy"
    error_message = "arn:aws:iam::aws:policy/service-role/AWSDeepLensServiceRolePolicy is not attached to AWSDeepLensServiceRole."
  }

  assert {
    condition     = length(aws_iam_role_policies_exclusive.service[0].policy_names) == 0
    error_message = "AWSDeepLensServiceRole is to keep nothing among its policy_names."
  }

  assert {
    condition     = toset(aws_iam_role_policy_attachments_exclusive.service[0].policy_arns) == toset(["arn:aws:iam::aws:policy/service-role/AWSDeepLensServiceRolePolicy"])
    error_message = "AWSDeepLensServiceRole is to keep arn:aws:iam::aws:policy/service-role/AWSDeepLensServiceRolePolicy among its policy_arns."
  }

  assert {
    condition     = aws_iam_role.greengrass_group["gate"].name == "AWSDeepLensGreengrassGroupRole-prod-gate"
    error_message = "The name of AWSDeepLensGreengrassGroupRole-prod-gate is another."
  }

  assert {
    condition     = aws_iam_role.greengrass_group["gate"].path == "/service-role/"
    error_message = "The path of AWSDeepLensGreengrassGroupRole-prod-gate is another."
  }

  assert {
    condition     = aws_iam_role.greengrass_group["gate"].description == "What the code on the devices of gate may do in prod."
    error_message = "The description of AWSDeepLensGreengrassGroupRole-prod-gate is another."
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
              "aws:SourceArn" = ["arn:aws:greengrass:us-east-1:222222222222:/greengrass/groups/*"]
            }
            StringEquals = { "aws:SourceAccount" = ["222222222222"] }
          }
        },
      ]
    }
    error_message = "The trust policy of AWSDeepLensGreengrassGroupRole-prod-gate is another."
  }

  assert {
    condition     = aws_iam_role.greengrass_group["gate"].tags["site"] == "north"
    error_message = "The tag site of AWSDeepLensGreengrassGroupRole-prod-gate is another."
  }

  assert {
    condition     = aws_iam_role_policy_attachment.greengrass_group_aws_deep_lens_lambda_function_access_policy["gate"].policy_arn == "arn:aws:iam::aws:policy/AWSDeepLensLambdaFunctionAccessPolicy"
    error_message = "arn:aws:iam::aws:policy/AWSDeepLensLambdaFunctionAccessPolicy is not attached to AWSDeepLensGreengrassGroupRole-prod-gate."
  }

  assert {
    condition     = length(aws_iam_role_policies_exclusive.greengrass_group["gate"].policy_names) == 0
    error_message = "AWSDeepLensGreengrassGroupRole-prod-gate is to keep nothing among its policy_names."
  }

  assert {
    condition     = toset(aws_iam_role_policy_attachments_exclusive.greengrass_group["gate"].policy_arns) == toset(["arn:aws:iam::aws:policy/AWSDeepLensLambdaFunctionAccessPolicy"])
    error_message = "AWSDeepLensGreengrassGroupRole-prod-gate is to keep arn:aws:iam::aws:policy/AWSDeepLensLambdaFunctionAccessPolicy among its policy_arns."
  }

  assert {
    condition     = length(aws_iam_role.service) == 1
    error_message = "There should be 1 of aws_iam_role.service."
  }

  assert {
    condition     = length(aws_iam_role_policy_attachment.service_aws_deep_lens_service_role_policy) == 1
    error_message = "There should be 1 of aws_iam_role_policy_attachment.service_aws_deep_lens_service_role_policy."
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
    condition     = length(aws_iam_role.lambda) == 1
    error_message = "There should be 1 of aws_iam_role.lambda."
  }

  assert {
    condition     = length(aws_iam_role_policy_attachment.lambda_aws_lambda_full_access) == 1
    error_message = "There should be 1 of aws_iam_role_policy_attachment.lambda_aws_lambda_full_access."
  }

  assert {
    condition     = length(aws_iam_role_policies_exclusive.lambda) == 1
    error_message = "There should be 1 of aws_iam_role_policies_exclusive.lambda."
  }

  assert {
    condition     = length(aws_iam_role_policy_attachments_exclusive.lambda) == 1
    error_message = "There should be 1 of aws_iam_role_policy_attachments_exclusive.lambda."
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
    condition     = length(aws_iam_role_policy_attachment.greengrass_group_aws_deep_lens_lambda_function_access_policy) == 1
    error_message = "There should be 1 of aws_iam_role_policy_attachment.greengrass_group_aws_deep_lens_lambda_function_access_policy."
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
