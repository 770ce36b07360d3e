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
      description         = "Cameras at the loading dock."
      artifact_buckets    = ["warehouse-components"]
      credential_duration = 7200
      statements = [
        {
          Sid      = "LookUpStock"
          Effect   = "Allow"
          Action   = ["dynamodb:GetItem", "dynamodb:Query"]
          Resource = ["arn:aws:dynamodb:us-east-1:222222222222:table/Inventory"]
        },
      ]
      certificate_statements = [
        {
          Effect   = "Allow"
          Action   = ["iot:Publish"]
          Resource = ["arn:aws:iot:us-east-1:222222222222:topic/dock/state"]
        },
      ]
    }
    office = { description = "Cameras at the reception." }
  }
}

run "complete" {
  assert {
    condition     = aws_iam_role.service[0].name == "Greengrass_ServiceRole"
    error_message = "The name of Greengrass_ServiceRole is another."
  }

  assert {
    condition     = aws_iam_role.service[0].path == "/"
    error_message = "The path of Greengrass_ServiceRole is another."
  }

  assert {
    condition     = aws_iam_role.service[0].description == "Lets AWS IoT Greengrass use Lambda, AWS IoT and other services."
    error_message = "The description of Greengrass_ServiceRole is another."
  }

  assert {
    condition = jsondecode(aws_iam_role.service[0].assume_role_policy) == {
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
    error_message = "The trust policy of Greengrass_ServiceRole is another."
  }

  assert {
    condition     = aws_iam_role_policy_attachment.service_aws_greengrass_resource_access_role_policy[0].policy_arn == "arn:aws:iam::aws:policy/service-role/AWSGreengrassResourceAccessRolePolicy"
    error_message = "arn:aws:iam::aws:policy/service-role/AWSGreengrassResourceAccessRolePolicy is not attached to Greengrass_ServiceRole."
  }

  assert {
    condition     = aws_iam_role.token_exchange["warehouse"].name == "GreengrassV2TokenExchangeRole-prod-warehouse"
    error_message = "The name of GreengrassV2TokenExchangeRole-prod-warehouse is another."
  }

  assert {
    condition     = aws_iam_role.token_exchange["warehouse"].path == "/"
    error_message = "The path of GreengrassV2TokenExchangeRole-prod-warehouse is another."
  }

  assert {
    condition     = aws_iam_role.token_exchange["warehouse"].description == "What the code on the core devices of warehouse may do in prod. Cameras at the loading dock."
    error_message = "The description of GreengrassV2TokenExchangeRole-prod-warehouse is another."
  }

  assert {
    condition = jsondecode(aws_iam_role.token_exchange["warehouse"].assume_role_policy) == {
      Version = "2012-10-17"
      Statement = [
        {
          Effect    = "Allow"
          Principal = { Service = ["credentials.iot.amazonaws.com"] }
          Action    = ["sts:AssumeRole"]
          Condition = {
            ArnLike = {
              "aws:SourceArn" = [
                "arn:aws:iot:us-east-1:222222222222:rolealias/GreengrassV2TokenExchangeRoleAlias-prod-warehouse",
              ]
            }
            StringEquals = { "aws:SourceAccount" = ["222222222222"] }
          }
        },
      ]
    }
    error_message = "The trust policy of GreengrassV2TokenExchangeRole-prod-warehouse is another."
  }

  assert {
    condition     = aws_iam_role.token_exchange["warehouse"].max_session_duration == 7200
    error_message = "The longest session of GreengrassV2TokenExchangeRole-prod-warehouse is another."
  }

  assert {
    condition = jsondecode(aws_iam_role_policy.token_exchange_grants["warehouse"].policy) == {
      Version = "2012-10-17"
      Statement = [
        {
          Sid      = "LookUpStock"
          Effect   = "Allow"
          Action   = ["dynamodb:GetItem", "dynamodb:Query"]
          Resource = ["arn:aws:dynamodb:us-east-1:222222222222:table/Inventory"]
        },
      ]
    }
    error_message = "The policy grants of GreengrassV2TokenExchangeRole-prod-warehouse is another."
  }

  assert {
    condition     = aws_iam_role_policy_attachment.token_exchange_access["warehouse"].role == "GreengrassV2TokenExchangeRole-prod-warehouse"
    error_message = "The policy access is not attached to GreengrassV2TokenExchangeRole-prod-warehouse."
  }

  assert {
    condition     = aws_iam_role_policy_attachment.token_exchange_artifacts["warehouse"].role == "GreengrassV2TokenExchangeRole-prod-warehouse"
    error_message = "The policy artifacts is not attached to GreengrassV2TokenExchangeRole-prod-warehouse."
  }

  assert {
    condition     = aws_iam_policy.access["warehouse"].name == "GreengrassV2TokenExchangeRole-prod-warehouseAccess"
    error_message = "The name of GreengrassV2TokenExchangeRole-prod-warehouseAccess is another."
  }

  assert {
    condition     = aws_iam_policy.access["warehouse"].description == "What every core device of warehouse needs in prod."
    error_message = "The description of GreengrassV2TokenExchangeRole-prod-warehouseAccess is another."
  }

  assert {
    condition = jsondecode(aws_iam_policy.access["warehouse"].policy) == {
      Version = "2012-10-17"
      Statement = [
        {
          Sid      = "LocateArtifactBuckets"
          Effect   = "Allow"
          Action   = ["s3:GetBucketLocation"]
          Resource = ["arn:aws:s3:::warehouse-components"]
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
            "arn:aws:logs:us-east-1:222222222222:log-group:/aws/greengrass/GreengrassSystemComponent/*",
            "arn:aws:logs:us-east-1:222222222222:log-group:/aws/greengrass/UserComponent/*",
            "arn:aws:logs:us-east-1:222222222222:log-group:/aws/greengrass/GreengrassSystemComponent/*:*",
            "arn:aws:logs:us-east-1:222222222222:log-group:/aws/greengrass/UserComponent/*:*",
          ]
        },
      ]
    }
    error_message = "The document of GreengrassV2TokenExchangeRole-prod-warehouseAccess is another."
  }

  assert {
    condition     = aws_iam_policy.artifacts["warehouse"].name == "GreengrassV2ComponentArtifactPolicy-prod-warehouse"
    error_message = "The name of GreengrassV2ComponentArtifactPolicy-prod-warehouse is another."
  }

  assert {
    condition     = aws_iam_policy.artifacts["warehouse"].description == "Lets the core devices of warehouse fetch components' artifacts in prod."
    error_message = "The description of GreengrassV2ComponentArtifactPolicy-prod-warehouse is another."
  }

  assert {
    condition = jsondecode(aws_iam_policy.artifacts["warehouse"].policy) == {
      Version = "2012-10-17"
      Statement = [
        {
          Sid      = "FetchArtifacts"
          Effect   = "Allow"
          Action   = ["s3:GetObject"]
          Resource = ["arn:aws:s3:::warehouse-components/*"]
        },
      ]
    }
    error_message = "The document of GreengrassV2ComponentArtifactPolicy-prod-warehouse is another."
  }

  assert {
    condition     = aws_iot_role_alias.token_exchange_alias["warehouse"].role_arn == aws_iam_role.token_exchange["warehouse"].arn
    error_message = "GreengrassV2TokenExchangeRoleAlias-prod-warehouse is of another role."
  }

  assert {
    condition     = aws_iot_role_alias.token_exchange_alias["warehouse"].alias == "GreengrassV2TokenExchangeRoleAlias-prod-warehouse"
    error_message = "The name of GreengrassV2TokenExchangeRoleAlias-prod-warehouse is another."
  }

  assert {
    condition     = aws_iot_role_alias.token_exchange_alias["warehouse"].credential_duration == 7200
    error_message = "The duration of GreengrassV2TokenExchangeRoleAlias-prod-warehouse is another."
  }

  assert {
    condition = jsondecode(aws_iot_policy.messages["warehouse"].policy) == {
      Version = "2012-10-17"
      Statement = [
        {
          Effect   = "Allow"
          Action   = ["iot:Publish"]
          Resource = ["arn:aws:iot:us-east-1:222222222222:topic/dock/state"]
        },
      ]
    }
    error_message = "The policy GreengrassV2IoTGrants-prod-warehouse is another."
  }

  assert {
    condition = jsondecode(aws_iot_policy.token_exchange_certificate["warehouse"].policy) == {
      Version = "2012-10-17"
      Statement = [
        {
          Effect = "Allow"
          Action = ["iot:AssumeRoleWithCertificate"]
          Resource = [
            "arn:aws:iot:us-east-1:222222222222:rolealias/GreengrassV2TokenExchangeRoleAlias-prod-warehouse",
          ]
        },
      ]
    }
    error_message = "The policy GreengrassTESCertificatePolicyGreengrassV2TokenExchangeRoleAlias-prod-warehouse is another."
  }

  assert {
    condition     = aws_iam_role.token_exchange["office"].name == "GreengrassV2TokenExchangeRole-prod-office"
    error_message = "The name of GreengrassV2TokenExchangeRole-prod-office is another."
  }

  assert {
    condition     = aws_iam_role.token_exchange["office"].path == "/"
    error_message = "The path of GreengrassV2TokenExchangeRole-prod-office is another."
  }

  assert {
    condition     = aws_iam_role.token_exchange["office"].description == "What the code on the core devices of office may do in prod. Cameras at the reception."
    error_message = "The description of GreengrassV2TokenExchangeRole-prod-office is another."
  }

  assert {
    condition = jsondecode(aws_iam_role.token_exchange["office"].assume_role_policy) == {
      Version = "2012-10-17"
      Statement = [
        {
          Effect    = "Allow"
          Principal = { Service = ["credentials.iot.amazonaws.com"] }
          Action    = ["sts:AssumeRole"]
          Condition = {
            ArnLike = {
              "aws:SourceArn" = [
                "arn:aws:iot:us-east-1:222222222222:rolealias/GreengrassV2TokenExchangeRoleAlias-prod-office",
              ]
            }
            StringEquals = { "aws:SourceAccount" = ["222222222222"] }
          }
        },
      ]
    }
    error_message = "The trust policy of GreengrassV2TokenExchangeRole-prod-office is another."
  }

  assert {
    condition     = aws_iam_role.token_exchange["office"].max_session_duration == 3600
    error_message = "The longest session of GreengrassV2TokenExchangeRole-prod-office is another."
  }

  assert {
    condition     = aws_iam_role_policy_attachment.token_exchange_access["office"].role == "GreengrassV2TokenExchangeRole-prod-office"
    error_message = "The policy access is not attached to GreengrassV2TokenExchangeRole-prod-office."
  }

  assert {
    condition     = aws_iam_policy.access["office"].name == "GreengrassV2TokenExchangeRole-prod-officeAccess"
    error_message = "The name of GreengrassV2TokenExchangeRole-prod-officeAccess is another."
  }

  assert {
    condition     = aws_iam_policy.access["office"].description == "What every core device of office needs in prod."
    error_message = "The description of GreengrassV2TokenExchangeRole-prod-officeAccess is another."
  }

  assert {
    condition = jsondecode(aws_iam_policy.access["office"].policy) == {
      Version = "2012-10-17"
      Statement = [
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
            "arn:aws:logs:us-east-1:222222222222:log-group:/aws/greengrass/GreengrassSystemComponent/*",
            "arn:aws:logs:us-east-1:222222222222:log-group:/aws/greengrass/UserComponent/*",
            "arn:aws:logs:us-east-1:222222222222:log-group:/aws/greengrass/GreengrassSystemComponent/*:*",
            "arn:aws:logs:us-east-1:222222222222:log-group:/aws/greengrass/UserComponent/*:*",
          ]
        },
      ]
    }
    error_message = "The document of GreengrassV2TokenExchangeRole-prod-officeAccess is another."
  }

  assert {
    condition     = aws_iot_role_alias.token_exchange_alias["office"].role_arn == aws_iam_role.token_exchange["office"].arn
    error_message = "GreengrassV2TokenExchangeRoleAlias-prod-office is of another role."
  }

  assert {
    condition     = aws_iot_role_alias.token_exchange_alias["office"].alias == "GreengrassV2TokenExchangeRoleAlias-prod-office"
    error_message = "The name of GreengrassV2TokenExchangeRoleAlias-prod-office is another."
  }

  assert {
    condition     = aws_iot_role_alias.token_exchange_alias["office"].credential_duration == 3600
    error_message = "The duration of GreengrassV2TokenExchangeRoleAlias-prod-office is another."
  }

  assert {
    condition = jsondecode(aws_iot_policy.token_exchange_certificate["office"].policy) == {
      Version = "2012-10-17"
      Statement = [
        {
          Effect = "Allow"
          Action = ["iot:AssumeRoleWithCertificate"]
          Resource = [
            "arn:aws:iot:us-east-1:222222222222:rolealias/GreengrassV2TokenExchangeRoleAlias-prod-office",
          ]
        },
      ]
    }
    error_message = "The policy GreengrassTESCertificatePolicyGreengrassV2TokenExchangeRoleAlias-prod-office is another."
  }

  assert {
    condition     = length(aws_iam_role.service) == 1
    error_message = "There should be 1 of aws_iam_role.service."
  }

  assert {
    condition     = length(aws_iam_role_policy_attachment.service_aws_greengrass_resource_access_role_policy) == 1
    error_message = "There should be 1 of aws_iam_role_policy_attachment.service_aws_greengrass_resource_access_role_policy."
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
    condition     = length(aws_iam_policy.access) == 2
    error_message = "There should be 2 of aws_iam_policy.access."
  }

  assert {
    condition     = length(aws_iam_policy.artifacts) == 1
    error_message = "There should be 1 of aws_iam_policy.artifacts."
  }

  assert {
    condition     = length(aws_iam_role.token_exchange) == 2
    error_message = "There should be 2 of aws_iam_role.token_exchange."
  }

  assert {
    condition     = length(aws_iam_role_policy_attachment.token_exchange_access) == 2
    error_message = "There should be 2 of aws_iam_role_policy_attachment.token_exchange_access."
  }

  assert {
    condition     = length(aws_iam_role_policy_attachment.token_exchange_artifacts) == 1
    error_message = "There should be 1 of aws_iam_role_policy_attachment.token_exchange_artifacts."
  }

  assert {
    condition     = length(aws_iam_role_policy.token_exchange_grants) == 1
    error_message = "There should be 1 of aws_iam_role_policy.token_exchange_grants."
  }

  assert {
    condition     = length(aws_iot_role_alias.token_exchange_alias) == 2
    error_message = "There should be 2 of aws_iot_role_alias.token_exchange_alias."
  }

  assert {
    condition     = length(aws_iot_policy.token_exchange_certificate) == 2
    error_message = "There should be 2 of aws_iot_policy.token_exchange_certificate."
  }

  assert {
    condition     = length(aws_iot_policy.messages) == 1
    error_message = "There should be 1 of aws_iot_policy.messages."
  }

  assert {
    condition     = length(aws_iam_role_policy_attachment.further) == 0
    error_message = "There should be 0 of aws_iam_role_policy_attachment.further."
  }
}
