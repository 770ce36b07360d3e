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
      scope                  = "documented"
      nucleus                = "2.0"
      things                 = ["gate"]
      client_devices         = ["sensor-*"]
      provisioning_templates = ["Yard"]
      service_guards         = false
      installer              = true
      dev_tools              = true
      installer_users        = ["ada"]
      systems_manager        = true
      metric_namespaces      = ["Yard"]
      repositories           = ["yard"]
      video_streams          = ["gate"]
    }
    gate = {
      scope            = "documented"
      things           = ["gate-*"]
      exclusive_things = true
    }
  }
}

run "documented" {
  assert {
    condition     = aws_iam_role.provisioning["yard"].name == "GreengrassFleetProvisioningRole-prod-yard"
    error_message = "The name of GreengrassFleetProvisioningRole-prod-yard is another."
  }

  assert {
    condition     = aws_iam_role.provisioning["yard"].path == "/"
    error_message = "The path of GreengrassFleetProvisioningRole-prod-yard is another."
  }

  assert {
    condition     = aws_iam_role.provisioning["yard"].description == "Lets AWS IoT provision core devices of yard in prod."
    error_message = "The description of GreengrassFleetProvisioningRole-prod-yard is another."
  }

  assert {
    condition = jsondecode(aws_iam_role.provisioning["yard"].assume_role_policy) == {
      Version = "2012-10-17"
      Statement = [
        {
          Effect    = "Allow"
          Principal = { Service = ["iot.amazonaws.com"] }
          Action    = ["sts:AssumeRole"]
        },
      ]
    }
    error_message = "The trust policy of GreengrassFleetProvisioningRole-prod-yard is another."
  }

  assert {
    condition     = aws_iam_role_policy_attachment.provisioning_aws_io_t_things_registration["yard"].policy_arn == "arn:aws:iam::aws:policy/service-role/AWSIoTThingsRegistration"
    error_message = "arn:aws:iam::aws:policy/service-role/AWSIoTThingsRegistration is not attached to GreengrassFleetProvisioningRole-prod-yard."
  }

  assert {
    condition     = length(aws_iam_role_policies_exclusive.provisioning["yard"].policy_names) == 0
    error_message = "GreengrassFleetProvisioningRole-prod-yard is to keep nothing among its policy_names."
  }

  assert {
    condition     = toset(aws_iam_role_policy_attachments_exclusive.provisioning["yard"].policy_arns) == toset(["arn:aws:iam::aws:policy/service-role/AWSIoTThingsRegistration"])
    error_message = "GreengrassFleetProvisioningRole-prod-yard is to keep arn:aws:iam::aws:policy/service-role/AWSIoTThingsRegistration among its policy_arns."
  }

  assert {
    condition     = aws_iam_role.systems_manager["yard"].name == "SSMServiceRole-prod-yard"
    error_message = "The name of SSMServiceRole-prod-yard is another."
  }

  assert {
    condition     = aws_iam_role.systems_manager["yard"].path == "/"
    error_message = "The path of SSMServiceRole-prod-yard is another."
  }

  assert {
    condition     = aws_iam_role.systems_manager["yard"].description == "Lets Systems Manager manage core devices of yard in prod."
    error_message = "The description of SSMServiceRole-prod-yard is another."
  }

  assert {
    condition = jsondecode(aws_iam_role.systems_manager["yard"].assume_role_policy) == {
      Version = "2012-10-17"
      Statement = [
        {
          Effect    = "Allow"
          Principal = { Service = ["ssm.amazonaws.com"] }
          Action    = ["sts:AssumeRole"]
        },
      ]
    }
    error_message = "The trust policy of SSMServiceRole-prod-yard is another."
  }

  assert {
    condition     = aws_iam_role_policy_attachment.systems_manager_amazon_ssm_managed_instance_core["yard"].policy_arn == "arn:aws:iam::aws:policy/AmazonSSMManagedInstanceCore"
    error_message = "arn:aws:iam::aws:policy/AmazonSSMManagedInstanceCore is not attached to SSMServiceRole-prod-yard."
  }

  assert {
    condition     = length(aws_iam_role_policies_exclusive.systems_manager["yard"].policy_names) == 0
    error_message = "SSMServiceRole-prod-yard is to keep nothing among its policy_names."
  }

  assert {
    condition     = toset(aws_iam_role_policy_attachments_exclusive.systems_manager["yard"].policy_arns) == toset(["arn:aws:iam::aws:policy/AmazonSSMManagedInstanceCore"])
    error_message = "SSMServiceRole-prod-yard is to keep arn:aws:iam::aws:policy/AmazonSSMManagedInstanceCore among its policy_arns."
  }

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
    condition     = aws_iam_role_policy_attachment.token_exchange_components["yard"].role == "GreengrassV2TokenExchangeRole-prod-yard"
    error_message = "The policy components is not attached to GreengrassV2TokenExchangeRole-prod-yard."
  }

  assert {
    condition     = length(aws_iam_role_policies_exclusive.token_exchange["yard"].policy_names) == 0
    error_message = "GreengrassV2TokenExchangeRole-prod-yard is to keep nothing among its policy_names."
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
    condition     = aws_iam_policy.components["yard"].name == "GreengrassV2ComponentAccess-prod-yard"
    error_message = "The name of GreengrassV2ComponentAccess-prod-yard is another."
  }

  assert {
    condition     = aws_iam_policy.components["yard"].description == "What AWS's components on the core devices of yard need in prod."
    error_message = "The description of GreengrassV2ComponentAccess-prod-yard is another."
  }

  assert {
    condition = jsondecode(aws_iam_policy.components["yard"].policy) == {
      Version = "2012-10-17"
      Statement = [
        {
          Sid      = "PassSystemsManagerRole"
          Effect   = "Allow"
          Action   = ["iam:PassRole"]
          Resource = ["arn:aws:iam::222222222222:role/SSMServiceRole-prod-yard"]
        },
        {
          Sid      = "PullAnyImages"
          Effect   = "Allow"
          Action   = ["ecr:BatchGetImage", "ecr:GetAuthorizationToken", "ecr:GetDownloadUrlForLayer"]
          Resource = ["*"]
        },
        {
          Sid      = "PutAnyMetrics"
          Effect   = "Allow"
          Action   = ["cloudwatch:PutMetricData"]
          Resource = ["*"]
        },
        {
          Sid      = "RegisterAndTagNodes"
          Effect   = "Allow"
          Action   = ["ssm:AddTagsToResource", "ssm:RegisterManagedInstance"]
          Resource = ["*"]
        },
        {
          Sid    = "UseVideoAndAssets"
          Effect = "Allow"
          Action = [
            "iotsitewise:BatchPutAssetPropertyValue",
            "iotsitewise:DescribeAsset",
            "iotsitewise:DescribeAssetModel",
            "iotsitewise:DescribeAssetProperty",
            "iotsitewise:GetAssetPropertyValue",
            "iotsitewise:ListAssetRelationships",
            "iotsitewise:ListAssets",
            "iotsitewise:ListAssociatedAssets",
            "kinesisvideo:CreateStream",
            "kinesisvideo:DescribeStream",
            "kinesisvideo:GetDataEndpoint",
            "kinesisvideo:PutMedia",
            "kinesisvideo:TagStream",
          ]
          Resource = ["*"]
        },
      ]
    }
    error_message = "The document of GreengrassV2ComponentAccess-prod-yard is another."
  }

  assert {
    condition     = aws_iam_policy.installer["yard"].name == "GreengrassV2InstallerPolicy-prod-yard"
    error_message = "The name of GreengrassV2InstallerPolicy-prod-yard is another."
  }

  assert {
    condition     = aws_iam_policy.installer["yard"].description == "Lets who runs the installer provision core devices of yard in prod."
    error_message = "The description of GreengrassV2InstallerPolicy-prod-yard is another."
  }

  assert {
    condition = jsondecode(aws_iam_policy.installer["yard"].policy) == {
      Version = "2012-10-17"
      Statement = [
        {
          Sid    = "CreateIotResources"
          Effect = "Allow"
          Action = [
            "iot:AddThingToThingGroup",
            "iot:AttachPolicy",
            "iot:AttachThingPrincipal",
            "iot:CreateKeysAndCertificate",
            "iot:CreatePolicy",
            "iot:CreateRoleAlias",
            "iot:CreateThing",
            "iot:CreateThingGroup",
            "iot:DescribeEndpoint",
            "iot:DescribeRoleAlias",
            "iot:DescribeThingGroup",
            "iot:GetPolicy",
          ]
          Resource = ["*"]
        },
        {
          Sid    = "CreateTokenExchangeRole"
          Effect = "Allow"
          Action = [
            "iam:AttachRolePolicy",
            "iam:CreatePolicy",
            "iam:CreateRole",
            "iam:GetPolicy",
            "iam:GetRole",
            "iam:PassRole",
          ]
          Resource = [
            "arn:aws:iam::aws:policy/GreengrassV2TokenExchangeRole-prod-yardAccess",
            "arn:aws:iam::222222222222:policy/GreengrassV2TokenExchangeRole-prod-yardAccess",
            "arn:aws:iam::222222222222:role/GreengrassV2TokenExchangeRole-prod-yard",
          ]
        },
        {
          Sid    = "DeployDevelopmentTools"
          Effect = "Allow"
          Action = [
            "greengrass:CreateDeployment",
            "iot:CancelJob",
            "iot:CreateJob",
            "iot:DeleteThingShadow",
            "iot:DescribeJob",
            "iot:DescribeThing",
            "iot:DescribeThingGroup",
            "iot:GetThingShadow",
            "iot:UpdateJob",
            "iot:UpdateThingShadow",
          ]
          Resource = ["*"]
        },
      ]
    }
    error_message = "The document of GreengrassV2InstallerPolicy-prod-yard is another."
  }

  assert {
    condition     = aws_iam_user_policy_attachment.installers_user_installer["yard/ada"].user == "ada"
    error_message = "The attachment of installer to ada is another."
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
    condition = jsondecode(aws_iot_policy.claim["yard"].policy) == {
      Version = "2012-10-17"
      Statement = [
        {
          Effect   = "Allow"
          Action   = ["iot:Connect"]
          Resource = ["*"]
        },
        {
          Effect = "Allow"
          Action = ["iot:Publish", "iot:Receive"]
          Resource = [
            "arn:aws:iot:us-east-1:222222222222:topic/$aws/certificates/create/*",
            "arn:aws:iot:us-east-1:222222222222:topic/$aws/provisioning-templates/Yard/provision/*",
          ]
        },
        {
          Effect = "Allow"
          Action = ["iot:Subscribe"]
          Resource = [
            "arn:aws:iot:us-east-1:222222222222:topicfilter/$aws/certificates/create/*",
            "arn:aws:iot:us-east-1:222222222222:topicfilter/$aws/provisioning-templates/Yard/provision/*",
          ]
        },
      ]
    }
    error_message = "The policy GreengrassProvisioningClaimPolicy-prod-yard is another."
  }

  assert {
    condition = jsondecode(aws_iot_policy.client_device["yard"].policy) == {
      Version = "2012-10-17"
      Statement = [
        {
          Effect   = "Allow"
          Action   = ["iot:Connect"]
          Resource = ["*"]
        },
        {
          Effect   = "Allow"
          Action   = ["iot:Publish", "iot:Receive"]
          Resource = ["arn:aws:iot:us-east-1:222222222222:topic/*"]
        },
        {
          Effect   = "Allow"
          Action   = ["iot:Subscribe"]
          Resource = ["arn:aws:iot:us-east-1:222222222222:topicfilter/*"]
        },
        {
          Effect   = "Allow"
          Action   = ["greengrass:Discover"]
          Resource = ["arn:aws:iot:us-east-1:222222222222:thing/*"]
        },
      ]
    }
    error_message = "The policy GreengrassV2ClientDevicePolicy-prod-yard is another."
  }

  assert {
    condition = jsondecode(aws_iot_policy.core_clients["yard"].policy) == {
      Version = "2012-10-17"
      Statement = [
        {
          Effect   = "Allow"
          Action   = ["iot:Publish"]
          Resource = ["arn:aws:iot:us-east-1:222222222222:topic/$aws/things/gate*-gci/shadow/get"]
        },
        {
          Effect = "Allow"
          Action = ["iot:Receive"]
          Resource = [
            "arn:aws:iot:us-east-1:222222222222:topic/$aws/things/gate*-gci/shadow/get/accepted",
            "arn:aws:iot:us-east-1:222222222222:topic/$aws/things/gate*-gci/shadow/update/delta",
          ]
        },
        {
          Effect = "Allow"
          Action = ["iot:Subscribe"]
          Resource = [
            "arn:aws:iot:us-east-1:222222222222:topicfilter/$aws/things/gate*-gci/shadow/get/accepted",
            "arn:aws:iot:us-east-1:222222222222:topicfilter/$aws/things/gate*-gci/shadow/update/delta",
          ]
        },
        {
          Effect = "Allow"
          Action = [
            "greengrass:PutCertificateAuthorities",
            "greengrass:VerifyClientDeviceIdentity",
          ]
          Resource = ["*"]
        },
        {
          Effect   = "Allow"
          Action   = ["greengrass:VerifyClientDeviceIoTCertificateAssociation"]
          Resource = ["arn:aws:iot:us-east-1:222222222222:thing/*"]
        },
        {
          Effect   = "Allow"
          Action   = ["greengrass:GetConnectivityInfo", "greengrass:UpdateConnectivityInfo"]
          Resource = ["arn:aws:iot:us-east-1:222222222222:thing/gate*"]
        },
      ]
    }
    error_message = "The policy GreengrassV2CoreClientDevicesPolicy-prod-yard is another."
  }

  assert {
    condition = jsondecode(aws_iot_policy.core_device["yard"].policy) == {
      Version = "2012-10-17"
      Statement = [
        {
          Effect   = "Allow"
          Action   = ["iot:Connect"]
          Resource = ["arn:aws:iot:us-east-1:222222222222:client/gate*"]
        },
        {
          Effect = "Allow"
          Action = ["iot:Publish", "iot:Receive"]
          Resource = [
            "arn:aws:iot:us-east-1:222222222222:topic/$aws/things/gate*/greengrass/health/json",
            "arn:aws:iot:us-east-1:222222222222:topic/$aws/things/gate*/greengrassv2/health/json",
            "arn:aws:iot:us-east-1:222222222222:topic/$aws/things/gate*/jobs/*",
            "arn:aws:iot:us-east-1:222222222222:topic/$aws/things/gate*/shadow/*",
          ]
        },
        {
          Effect = "Allow"
          Action = ["iot:Subscribe"]
          Resource = [
            "arn:aws:iot:us-east-1:222222222222:topicfilter/$aws/things/gate*/jobs/*",
            "arn:aws:iot:us-east-1:222222222222:topicfilter/$aws/things/gate*/shadow/*",
          ]
        },
        {
          Effect = "Allow"
          Action = [
            "greengrass:GetComponentVersionArtifact",
            "greengrass:GetDeploymentConfiguration",
            "greengrass:ListThingGroupsForCoreDevice",
            "greengrass:ResolveComponentCandidates",
          ]
          Resource = ["*"]
        },
      ]
    }
    error_message = "The policy GreengrassV2IoTThingPolicy-prod-yard is another."
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
    condition     = aws_iam_role.token_exchange["gate"].name == "GreengrassV2TokenExchangeRole-prod-gate"
    error_message = "The name of GreengrassV2TokenExchangeRole-prod-gate is another."
  }

  assert {
    condition     = aws_iam_role.token_exchange["gate"].path == "/"
    error_message = "The path of GreengrassV2TokenExchangeRole-prod-gate is another."
  }

  assert {
    condition     = aws_iam_role.token_exchange["gate"].description == "What the code on the core devices of gate may do in prod."
    error_message = "The description of GreengrassV2TokenExchangeRole-prod-gate is another."
  }

  assert {
    condition = jsondecode(aws_iam_role.token_exchange["gate"].assume_role_policy) == {
      Version = "2012-10-17"
      Statement = [
        {
          Effect    = "Allow"
          Principal = { Service = ["credentials.iot.amazonaws.com"] }
          Action    = ["sts:AssumeRole"]
          Condition = {
            ArnLike = {
              "aws:SourceArn" = [
                "arn:aws:iot:us-east-1:222222222222:rolealias/GreengrassV2TokenExchangeRoleAlias-prod-gate",
              ]
            }
            StringEquals = { "aws:SourceAccount" = ["222222222222"] }
          }
        },
      ]
    }
    error_message = "The trust policy of GreengrassV2TokenExchangeRole-prod-gate is another."
  }

  assert {
    condition     = aws_iam_role.token_exchange["gate"].max_session_duration == 3600
    error_message = "The longest session of GreengrassV2TokenExchangeRole-prod-gate is another."
  }

  assert {
    condition     = aws_iam_role_policy_attachment.token_exchange_access["gate"].role == "GreengrassV2TokenExchangeRole-prod-gate"
    error_message = "The policy access is not attached to GreengrassV2TokenExchangeRole-prod-gate."
  }

  assert {
    condition     = length(aws_iam_role_policies_exclusive.token_exchange["gate"].policy_names) == 0
    error_message = "GreengrassV2TokenExchangeRole-prod-gate is to keep nothing among its policy_names."
  }

  assert {
    condition     = aws_iam_policy.access["gate"].name == "GreengrassV2TokenExchangeRole-prod-gateAccess"
    error_message = "The name of GreengrassV2TokenExchangeRole-prod-gateAccess is another."
  }

  assert {
    condition     = aws_iam_policy.access["gate"].description == "What every core device of gate needs in prod."
    error_message = "The description of GreengrassV2TokenExchangeRole-prod-gateAccess is another."
  }

  assert {
    condition = jsondecode(aws_iam_policy.access["gate"].policy) == {
      Version = "2012-10-17"
      Statement = [
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
    error_message = "The document of GreengrassV2TokenExchangeRole-prod-gateAccess is another."
  }

  assert {
    condition     = aws_iot_role_alias.token_exchange_alias["gate"].role_arn == aws_iam_role.token_exchange["gate"].arn
    error_message = "GreengrassV2TokenExchangeRoleAlias-prod-gate is of another role."
  }

  assert {
    condition     = aws_iot_role_alias.token_exchange_alias["gate"].alias == "GreengrassV2TokenExchangeRoleAlias-prod-gate"
    error_message = "The name of GreengrassV2TokenExchangeRoleAlias-prod-gate is another."
  }

  assert {
    condition     = aws_iot_role_alias.token_exchange_alias["gate"].credential_duration == 3600
    error_message = "The duration of GreengrassV2TokenExchangeRoleAlias-prod-gate is another."
  }

  assert {
    condition = jsondecode(aws_iot_policy.core_device["gate"].policy) == {
      Version = "2012-10-17"
      Statement = [
        {
          Effect = "Allow"
          Action = ["iot:Connect"]
          Resource = [
            "arn:aws:iot:us-east-1:222222222222:client/$${iot:Connection.Thing.ThingName}*",
          ]
        },
        {
          Effect = "Allow"
          Action = ["iot:Publish", "iot:Receive"]
          Resource = [
            "arn:aws:iot:us-east-1:222222222222:topic/$aws/things/gate-**/greengrass/health/json",
            "arn:aws:iot:us-east-1:222222222222:topic/$aws/things/gate-**/greengrassv2/health/json",
            "arn:aws:iot:us-east-1:222222222222:topic/$aws/things/gate-**/jobs/*",
            "arn:aws:iot:us-east-1:222222222222:topic/$aws/things/gate-**/shadow/*",
          ]
        },
        {
          Effect = "Allow"
          Action = ["iot:Subscribe"]
          Resource = [
            "arn:aws:iot:us-east-1:222222222222:topicfilter/$aws/things/gate-**/jobs/*",
            "arn:aws:iot:us-east-1:222222222222:topicfilter/$aws/things/gate-**/shadow/*",
          ]
        },
        {
          Effect = "Allow"
          Action = [
            "greengrass:GetComponentVersionArtifact",
            "greengrass:GetDeploymentConfiguration",
            "greengrass:ListThingGroupsForCoreDevice",
            "greengrass:ResolveComponentCandidates",
          ]
          Resource = ["*"]
        },
      ]
    }
    error_message = "The policy GreengrassV2IoTThingPolicy-prod-gate is another."
  }

  assert {
    condition = jsondecode(aws_iot_policy.token_exchange_certificate["gate"].policy) == {
      Version = "2012-10-17"
      Statement = [
        {
          Effect = "Allow"
          Action = ["iot:AssumeRoleWithCertificate"]
          Resource = [
            "arn:aws:iot:us-east-1:222222222222:rolealias/GreengrassV2TokenExchangeRoleAlias-prod-gate",
          ]
        },
      ]
    }
    error_message = "The policy GreengrassTESCertificatePolicyGreengrassV2TokenExchangeRoleAlias-prod-gate is another."
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
    condition     = length(aws_iam_role_policies_exclusive.service) == 0
    error_message = "There should be 0 of aws_iam_role_policies_exclusive.service."
  }

  assert {
    condition     = length(aws_iam_role_policy_attachments_exclusive.service) == 0
    error_message = "There should be 0 of aws_iam_role_policy_attachments_exclusive.service."
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
    condition     = length(aws_iam_policy.artifacts) == 0
    error_message = "There should be 0 of aws_iam_policy.artifacts."
  }

  assert {
    condition     = length(aws_iam_policy.components) == 1
    error_message = "There should be 1 of aws_iam_policy.components."
  }

  assert {
    condition     = length(aws_iam_policy.installer) == 1
    error_message = "There should be 1 of aws_iam_policy.installer."
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
    condition     = length(aws_iam_role_policy_attachment.token_exchange_artifacts) == 0
    error_message = "There should be 0 of aws_iam_role_policy_attachment.token_exchange_artifacts."
  }

  assert {
    condition     = length(aws_iam_role_policy_attachment.token_exchange_components) == 1
    error_message = "There should be 1 of aws_iam_role_policy_attachment.token_exchange_components."
  }

  assert {
    condition     = length(aws_iam_role_policy.token_exchange_grants) == 0
    error_message = "There should be 0 of aws_iam_role_policy.token_exchange_grants."
  }

  assert {
    condition     = length(aws_iam_role_policies_exclusive.token_exchange) == 2
    error_message = "There should be 2 of aws_iam_role_policies_exclusive.token_exchange."
  }

  assert {
    condition     = length(aws_iam_role_policy_attachments_exclusive.token_exchange) == 2
    error_message = "There should be 2 of aws_iam_role_policy_attachments_exclusive.token_exchange."
  }

  assert {
    condition     = length(aws_iam_role.provisioning) == 1
    error_message = "There should be 1 of aws_iam_role.provisioning."
  }

  assert {
    condition     = length(aws_iam_role_policy_attachment.provisioning_aws_io_t_things_registration) == 1
    error_message = "There should be 1 of aws_iam_role_policy_attachment.provisioning_aws_io_t_things_registration."
  }

  assert {
    condition     = length(aws_iam_role_policies_exclusive.provisioning) == 1
    error_message = "There should be 1 of aws_iam_role_policies_exclusive.provisioning."
  }

  assert {
    condition     = length(aws_iam_role_policy_attachments_exclusive.provisioning) == 1
    error_message = "There should be 1 of aws_iam_role_policy_attachments_exclusive.provisioning."
  }

  assert {
    condition     = length(aws_iam_role.systems_manager) == 1
    error_message = "There should be 1 of aws_iam_role.systems_manager."
  }

  assert {
    condition     = length(aws_iam_role_policy_attachment.systems_manager_amazon_ssm_managed_instance_core) == 1
    error_message = "There should be 1 of aws_iam_role_policy_attachment.systems_manager_amazon_ssm_managed_instance_core."
  }

  assert {
    condition     = length(aws_iam_role_policies_exclusive.systems_manager) == 1
    error_message = "There should be 1 of aws_iam_role_policies_exclusive.systems_manager."
  }

  assert {
    condition     = length(aws_iam_role_policy_attachments_exclusive.systems_manager) == 1
    error_message = "There should be 1 of aws_iam_role_policy_attachments_exclusive.systems_manager."
  }

  assert {
    condition     = length(aws_iam_group_policy_attachment.installers_group_installer) == 0
    error_message = "There should be 0 of aws_iam_group_policy_attachment.installers_group_installer."
  }

  assert {
    condition     = length(aws_iam_user_policy_attachment.installers_user_installer) == 1
    error_message = "There should be 1 of aws_iam_user_policy_attachment.installers_user_installer."
  }

  assert {
    condition     = length(aws_iam_role_policy_attachment.installers_role_installer) == 0
    error_message = "There should be 0 of aws_iam_role_policy_attachment.installers_role_installer."
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
    condition     = length(aws_iot_policy.messages) == 0
    error_message = "There should be 0 of aws_iot_policy.messages."
  }

  assert {
    condition     = length(aws_iot_policy.core_device) == 2
    error_message = "There should be 2 of aws_iot_policy.core_device."
  }

  assert {
    condition     = length(aws_iot_policy.core_clients) == 1
    error_message = "There should be 1 of aws_iot_policy.core_clients."
  }

  assert {
    condition     = length(aws_iot_policy.client_device) == 1
    error_message = "There should be 1 of aws_iot_policy.client_device."
  }

  assert {
    condition     = length(aws_iot_policy.shadow_sync) == 0
    error_message = "There should be 0 of aws_iot_policy.shadow_sync."
  }

  assert {
    condition     = length(aws_iot_policy.claim) == 1
    error_message = "There should be 1 of aws_iot_policy.claim."
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
