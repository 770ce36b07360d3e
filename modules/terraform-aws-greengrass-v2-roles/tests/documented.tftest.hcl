mock_provider "aws" {
  mock_resource "aws_iam_policy" {
    defaults = { arn = "arn:aws:iam::222222222222:policy/mock" }
  }

  mock_resource "aws_iam_role" {
    defaults = { arn = "arn:aws:iam::222222222222:role/mock" }
  }
}

variables {
  account_id   = "222222222222"
  partition    = "aws"
  region       = "us-east-1"
  regions      = ["us-east-1"]
  environment  = "prod"
  service_role = false
  fleets = {
    yard = {
      scope   = "documented"
      nucleus = "2.0"
    }
  }
}

run "documented" {
  assert {
    condition     = aws_iam_role.token_exchange["yard"].name == "GreengrassV2TokenExchangeRole-prod-yard"
    error_message = "The name of GreengrassV2TokenExchangeRole-prod-yard is another."
  }

  assert {
    condition     = aws_iam_role.token_exchange["yard"].path == "/"
    error_message = "The path of GreengrassV2TokenExchangeRole-prod-yard is another."
  }

  assert {
    condition     = aws_iam_role.token_exchange["yard"].description == "What the code on the core devices of yard may do in prod."
    error_message = "The description of GreengrassV2TokenExchangeRole-prod-yard is another."
  }

  assert {
    condition = jsondecode(aws_iam_role.token_exchange["yard"].assume_role_policy) == {
      Version = "2012-10-17"
      Statement = [
        {
          Effect    = "Allow"
          Principal = { Service = ["credentials.iot.amazonaws.com"] }
          Action    = ["sts:AssumeRole"]
          Condition = {
            ArnLike = {
              "aws:SourceArn" = [
                "arn:aws:iot:us-east-1:222222222222:rolealias/GreengrassV2TokenExchangeRoleAlias-prod-yard",
              ]
            }
            StringEquals = { "aws:SourceAccount" = ["222222222222"] }
          }
        },
      ]
    }
    error_message = "The trust policy of GreengrassV2TokenExchangeRole-prod-yard is another."
  }

  assert {
    condition     = aws_iam_role.token_exchange["yard"].max_session_duration == 3600
    error_message = "The longest session of GreengrassV2TokenExchangeRole-prod-yard is another."
  }

  assert {
    condition     = aws_iam_role_policy_attachment.token_exchange_access["yard"].role == "GreengrassV2TokenExchangeRole-prod-yard"
    error_message = "The policy access is not attached to GreengrassV2TokenExchangeRole-prod-yard."
  }

  assert {
    condition     = aws_iam_policy.access["yard"].name == "GreengrassV2TokenExchangeRole-prod-yardAccess"
    error_message = "The name of GreengrassV2TokenExchangeRole-prod-yardAccess is another."
  }

  assert {
    condition     = aws_iam_policy.access["yard"].description == "What every core device of yard needs in prod."
    error_message = "The description of GreengrassV2TokenExchangeRole-prod-yardAccess is another."
  }

  assert {
    condition = jsondecode(aws_iam_policy.access["yard"].policy) == {
      Version = "2012-10-17"
      Statement = [
        {
          Sid      = "DescribeAnyCertificate"
          Effect   = "Allow"
          Action   = ["iot:DescribeCertificate"]
          Resource = ["*"]
        },
        {
          Sid      = "UseIotCore"
          Effect   = "Allow"
          Action   = ["iot:Connect", "iot:Publish", "iot:Receive", "iot:Subscribe"]
          Resource = ["*"]
        },
        {
          Sid    = "WriteLogsAndLocateBuckets"
          Effect = "Allow"
          Action = [
            "logs:CreateLogGroup",
            "logs:CreateLogStream",
            "logs:DescribeLogStreams",
            "logs:PutLogEvents",
            "s3:GetBucketLocation",
          ]
          Resource = ["*"]
        },
      ]
    }
    error_message = "The document of GreengrassV2TokenExchangeRole-prod-yardAccess is another."
  }

  assert {
    condition     = aws_iot_role_alias.token_exchange_alias["yard"].role_arn == aws_iam_role.token_exchange["yard"].arn
    error_message = "GreengrassV2TokenExchangeRoleAlias-prod-yard is of another role."
  }

  assert {
    condition     = aws_iot_role_alias.token_exchange_alias["yard"].alias == "GreengrassV2TokenExchangeRoleAlias-prod-yard"
    error_message = "The name of GreengrassV2TokenExchangeRoleAlias-prod-yard is another."
  }

  assert {
    condition     = aws_iot_role_alias.token_exchange_alias["yard"].credential_duration == 3600
    error_message = "The duration of GreengrassV2TokenExchangeRoleAlias-prod-yard is another."
  }

  assert {
    condition = jsondecode(aws_iot_policy.token_exchange_certificate["yard"].policy) == {
      Version = "2012-10-17"
      Statement = [
        {
          Effect = "Allow"
          Action = ["iot:AssumeRoleWithCertificate"]
          Resource = [
            "arn:aws:iot:us-east-1:222222222222:rolealias/GreengrassV2TokenExchangeRoleAlias-prod-yard",
          ]
        },
      ]
    }
    error_message = "The policy GreengrassTESCertificatePolicyGreengrassV2TokenExchangeRoleAlias-prod-yard is another."
  }

  assert {
    condition     = length(aws_iam_role.service) == 0
    error_message = "There should be 0 of aws_iam_role.service."
  }

  assert {
    condition     = length(aws_iam_role_policy_attachment.service_aws_greengrass_resource_access_role_policy) == 0
    error_message = "There should be 0 of aws_iam_role_policy_attachment.service_aws_greengrass_resource_access_role_policy."
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
    condition     = length(aws_iam_policy.access) == 1
    error_message = "There should be 1 of aws_iam_policy.access."
  }

  assert {
    condition     = length(aws_iam_policy.artifacts) == 0
    error_message = "There should be 0 of aws_iam_policy.artifacts."
  }

  assert {
    condition     = length(aws_iam_role.token_exchange) == 1
    error_message = "There should be 1 of aws_iam_role.token_exchange."
  }

  assert {
    condition     = length(aws_iam_role_policy_attachment.token_exchange_access) == 1
    error_message = "There should be 1 of aws_iam_role_policy_attachment.token_exchange_access."
  }

  assert {
    condition     = length(aws_iam_role_policy_attachment.token_exchange_artifacts) == 0
    error_message = "There should be 0 of aws_iam_role_policy_attachment.token_exchange_artifacts."
  }

  assert {
    condition     = length(aws_iam_role_policy.token_exchange_grants) == 0
    error_message = "There should be 0 of aws_iam_role_policy.token_exchange_grants."
  }

  assert {
    condition     = length(aws_iot_role_alias.token_exchange_alias) == 1
    error_message = "There should be 1 of aws_iot_role_alias.token_exchange_alias."
  }

  assert {
    condition     = length(aws_iot_policy.token_exchange_certificate) == 1
    error_message = "There should be 1 of aws_iot_policy.token_exchange_certificate."
  }

  assert {
    condition     = length(aws_iot_policy.messages) == 0
    error_message = "There should be 0 of aws_iot_policy.messages."
  }

  assert {
    condition     = length(aws_iam_role_policy_attachment.further) == 0
    error_message = "There should be 0 of aws_iam_role_policy_attachment.further."
  }
}
