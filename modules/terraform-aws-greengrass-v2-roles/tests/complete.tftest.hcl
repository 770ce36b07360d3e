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
      description            = "Cameras at the loading dock."
      artifact_buckets       = ["warehouse-components"]
      credential_duration    = 7200
      things                 = ["dock-1", "dock-2"]
      client_devices         = ["sensor-*"]
      client_topics          = ["sensors/*"]
      ip_detector            = true
      shadow_things          = ["sensor-*"]
      provisioning_templates = ["WarehouseDock"]
      claim_requests         = ["create", "create-from-csr"]
      claim_clients          = ["claim-*"]
      installer              = true
      dev_tools              = true
      thing_groups           = ["warehouse"]
      installer_groups       = ["warehouse-technicians"]
      systems_manager        = true
      system_log_groups      = ["greengrass/systemLogs"]
      stream_buckets         = ["warehouse-recordings"]
      kinesis_streams        = ["dock-events"]
      iot_analytics_channels = ["dock_counts"]
      sitewise_assets        = ["a1b2c3d4-5678-90ab-cdef-11111EXAMPLE"]
      delivery_streams       = ["dock-archive"]
      sns_topics             = ["dock-alerts"]
      metric_namespaces      = ["Warehouse/Dock"]
      repositories           = ["dock/vision"]
      secrets                = ["dock/camera-logins"]
      secret_keys            = ["1234abcd-12ab-34cd-56ef-1234567890ab"]
      video_streams          = ["dock-*"]
      video_assets           = ["f1e2d3c4-5678-90ab-cdef-22222EXAMPLE"]
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
    condition     = length(aws_iam_role_policies_exclusive.service[0].policy_names) == 0
    error_message = "Greengrass_ServiceRole is to keep nothing among its policy_names."
  }

  assert {
    condition     = toset(aws_iam_role_policy_attachments_exclusive.service[0].policy_arns) == toset(["arn:aws:iam::aws:policy/service-role/AWSGreengrassResourceAccessRolePolicy"])
    error_message = "Greengrass_ServiceRole is to keep arn:aws:iam::aws:policy/service-role/AWSGreengrassResourceAccessRolePolicy among its policy_arns."
  }

  assert {
    condition     = aws_iam_role.provisioning["warehouse"].name == "GreengrassFleetProvisioningRole-prod-warehouse"
    error_message = "The name of GreengrassFleetProvisioningRole-prod-warehouse is another."
  }

  assert {
    condition     = aws_iam_role.provisioning["warehouse"].path == "/"
    error_message = "The path of GreengrassFleetProvisioningRole-prod-warehouse is another."
  }

  assert {
    condition     = aws_iam_role.provisioning["warehouse"].description == "Lets AWS IoT provision core devices of warehouse in prod. Cameras at the loading dock."
    error_message = "The description of GreengrassFleetProvisioningRole-prod-warehouse is another."
  }

  assert {
    condition = jsondecode(aws_iam_role.provisioning["warehouse"].assume_role_policy) == {
      Version = "2012-10-17"
      Statement = [
        {
          Effect    = "Allow"
          Principal = { Service = ["iot.amazonaws.com"] }
          Action    = ["sts:AssumeRole"]
          Condition = {
            ArnLike = {
              "aws:SourceArn" = ["arn:aws:iot:us-east-1:222222222222:provisioningtemplate/WarehouseDock"]
            }
            StringEquals = { "aws:SourceAccount" = ["222222222222"] }
          }
        },
      ]
    }
    error_message = "The trust policy of GreengrassFleetProvisioningRole-prod-warehouse is another."
  }

  assert {
    condition     = aws_iam_role_policy_attachment.provisioning_aws_io_t_things_registration["warehouse"].policy_arn == "arn:aws:iam::aws:policy/service-role/AWSIoTThingsRegistration"
    error_message = "arn:aws:iam::aws:policy/service-role/AWSIoTThingsRegistration is not attached to GreengrassFleetProvisioningRole-prod-warehouse."
  }

  assert {
    condition     = length(aws_iam_role_policies_exclusive.provisioning["warehouse"].policy_names) == 0
    error_message = "GreengrassFleetProvisioningRole-prod-warehouse is to keep nothing among its policy_names."
  }

  assert {
    condition     = toset(aws_iam_role_policy_attachments_exclusive.provisioning["warehouse"].policy_arns) == toset(["arn:aws:iam::aws:policy/service-role/AWSIoTThingsRegistration"])
    error_message = "GreengrassFleetProvisioningRole-prod-warehouse is to keep arn:aws:iam::aws:policy/service-role/AWSIoTThingsRegistration among its policy_arns."
  }

  assert {
    condition     = aws_iam_role.systems_manager["warehouse"].name == "SSMServiceRole-prod-warehouse"
    error_message = "The name of SSMServiceRole-prod-warehouse is another."
  }

  assert {
    condition     = aws_iam_role.systems_manager["warehouse"].path == "/"
    error_message = "The path of SSMServiceRole-prod-warehouse is another."
  }

  assert {
    condition     = aws_iam_role.systems_manager["warehouse"].description == "Lets Systems Manager manage core devices of warehouse in prod. Cameras at the loading dock."
    error_message = "The description of SSMServiceRole-prod-warehouse is another."
  }

  assert {
    condition = jsondecode(aws_iam_role.systems_manager["warehouse"].assume_role_policy) == {
      Version = "2012-10-17"
      Statement = [
        {
          Effect    = "Allow"
          Principal = { Service = ["ssm.amazonaws.com"] }
          Action    = ["sts:AssumeRole"]
          Condition = {
            ArnLike      = { "aws:SourceArn" = ["arn:aws:ssm:us-east-1:222222222222:*"] }
            StringEquals = { "aws:SourceAccount" = ["222222222222"] }
          }
        },
      ]
    }
    error_message = "The trust policy of SSMServiceRole-prod-warehouse is another."
  }

  assert {
    condition     = aws_iam_role_policy_attachment.systems_manager_amazon_ssm_managed_instance_core["warehouse"].policy_arn == "arn:aws:iam::aws:policy/AmazonSSMManagedInstanceCore"
    error_message = "arn:aws:iam::aws:policy/AmazonSSMManagedInstanceCore is not attached to SSMServiceRole-prod-warehouse."
  }

  assert {
    condition     = length(aws_iam_role_policies_exclusive.systems_manager["warehouse"].policy_names) == 0
    error_message = "SSMServiceRole-prod-warehouse is to keep nothing among its policy_names."
  }

  assert {
    condition     = toset(aws_iam_role_policy_attachments_exclusive.systems_manager["warehouse"].policy_arns) == toset(["arn:aws:iam::aws:policy/AmazonSSMManagedInstanceCore"])
    error_message = "SSMServiceRole-prod-warehouse is to keep arn:aws:iam::aws:policy/AmazonSSMManagedInstanceCore among its policy_arns."
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
    condition     = aws_iam_role_policy_attachment.token_exchange_components["warehouse"].role == "GreengrassV2TokenExchangeRole-prod-warehouse"
    error_message = "The policy components is not attached to GreengrassV2TokenExchangeRole-prod-warehouse."
  }

  assert {
    condition     = toset(aws_iam_role_policies_exclusive.token_exchange["warehouse"].policy_names) == toset(["grants"])
    error_message = "GreengrassV2TokenExchangeRole-prod-warehouse is to keep grants among its policy_names."
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
    condition     = aws_iam_policy.components["warehouse"].name == "GreengrassV2ComponentAccess-prod-warehouse"
    error_message = "The name of GreengrassV2ComponentAccess-prod-warehouse is another."
  }

  assert {
    condition     = aws_iam_policy.components["warehouse"].description == "What AWS's components on the core devices of warehouse need in prod."
    error_message = "The description of GreengrassV2ComponentAccess-prod-warehouse is another."
  }

  assert {
    condition = jsondecode(aws_iam_policy.components["warehouse"].policy) == {
      Version = "2012-10-17"
      Statement = [
        {
          Sid    = "CreateSystemLogGroups"
          Effect = "Allow"
          Action = ["logs:CreateLogGroup"]
          Resource = [
            "arn:aws:logs:us-east-1:222222222222:log-group:greengrass/systemLogs",
            "arn:aws:logs:us-east-1:222222222222:log-group:greengrass/systemLogs:*",
          ]
        },
        {
          Sid      = "DecryptSecrets"
          Effect   = "Allow"
          Action   = ["kms:Decrypt"]
          Resource = ["arn:aws:kms:us-east-1:222222222222:key/1234abcd-12ab-34cd-56ef-1234567890ab"]
        },
        {
          Sid      = "ExportFiles"
          Effect   = "Allow"
          Action   = ["s3:AbortMultipartUpload", "s3:ListMultipartUploadParts", "s3:PutObject"]
          Resource = ["arn:aws:s3:::warehouse-recordings/*"]
        },
        {
          Sid      = "ExportToIotAnalytics"
          Effect   = "Allow"
          Action   = ["iotanalytics:BatchPutMessage"]
          Resource = ["arn:aws:iotanalytics:us-east-1:222222222222:channel/dock_counts"]
        },
        {
          Sid      = "ExportToKinesis"
          Effect   = "Allow"
          Action   = ["kinesis:PutRecords"]
          Resource = ["arn:aws:kinesis:us-east-1:222222222222:stream/dock-events"]
        },
        {
          Sid    = "FetchSecrets"
          Effect = "Allow"
          Action = ["secretsmanager:GetSecretValue"]
          Resource = [
            "arn:aws:secretsmanager:us-east-1:222222222222:secret:dock/camera-logins-??????",
          ]
        },
        {
          Sid    = "FillVideoStreams"
          Effect = "Allow"
          Action = [
            "kinesisvideo:CreateStream",
            "kinesisvideo:DescribeStream",
            "kinesisvideo:GetDataEndpoint",
            "kinesisvideo:PutMedia",
            "kinesisvideo:TagStream",
          ]
          Resource = ["arn:aws:kinesisvideo:us-east-1:222222222222:stream/dock-*/*"]
        },
        {
          Sid      = "ListVideoAssets"
          Effect   = "Allow"
          Action   = ["iotsitewise:ListAssets"]
          Resource = ["*"]
        },
        {
          Sid      = "LogInToRegistry"
          Effect   = "Allow"
          Action   = ["ecr:GetAuthorizationToken"]
          Resource = ["*"]
        },
        {
          Sid      = "PassSystemsManagerRole"
          Effect   = "Allow"
          Action   = ["iam:PassRole"]
          Resource = ["arn:aws:iam::222222222222:role/SSMServiceRole-prod-warehouse"]
        },
        {
          Sid      = "PublishToSns"
          Effect   = "Allow"
          Action   = ["sns:Publish"]
          Resource = ["arn:aws:sns:us-east-1:222222222222:dock-alerts"]
        },
        {
          Sid      = "PullImages"
          Effect   = "Allow"
          Action   = ["ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"]
          Resource = ["arn:aws:ecr:us-east-1:222222222222:repository/dock/vision"]
        },
        {
          Sid      = "PutAssetValues"
          Effect   = "Allow"
          Action   = ["iotsitewise:BatchPutAssetPropertyValue"]
          Resource = ["*"]
          Condition = {
            StringLike = {
              "iotsitewise:assetHierarchyPath" = [
                "/a1b2c3d4-5678-90ab-cdef-11111EXAMPLE",
                "/a1b2c3d4-5678-90ab-cdef-11111EXAMPLE/*",
              ]
            }
          }
        },
        {
          Sid       = "PutMetrics"
          Effect    = "Allow"
          Action    = ["cloudwatch:PutMetricData"]
          Resource  = ["*"]
          Condition = { StringLike = { "cloudwatch:namespace" = ["Warehouse/Dock"] } }
        },
        {
          Sid      = "PutRecordsIntoFirehose"
          Effect   = "Allow"
          Action   = ["firehose:PutRecord", "firehose:PutRecordBatch"]
          Resource = ["arn:aws:firehose:us-east-1:222222222222:deliverystream/dock-archive"]
        },
        {
          Sid      = "ReadVideoAssetModels"
          Effect   = "Allow"
          Action   = ["iotsitewise:DescribeAssetModel"]
          Resource = ["arn:aws:iotsitewise:us-east-1:222222222222:asset-model/*"]
        },
        {
          Sid      = "RegisterNodes"
          Effect   = "Allow"
          Action   = ["ssm:RegisterManagedInstance"]
          Resource = ["*"]
        },
        {
          Sid      = "TagNodes"
          Effect   = "Allow"
          Action   = ["ssm:AddTagsToResource"]
          Resource = ["arn:aws:ssm:us-east-1:222222222222:managed-instance/*"]
        },
        {
          Sid    = "UseVideoAssets"
          Effect = "Allow"
          Action = [
            "iotsitewise:BatchPutAssetPropertyValue",
            "iotsitewise:DescribeAsset",
            "iotsitewise:DescribeAssetProperty",
            "iotsitewise:GetAssetPropertyValue",
            "iotsitewise:ListAssetRelationships",
            "iotsitewise:ListAssociatedAssets",
          ]
          Resource = [
            "arn:aws:iotsitewise:us-east-1:222222222222:asset/f1e2d3c4-5678-90ab-cdef-22222EXAMPLE",
          ]
        },
        {
          Sid    = "WriteOwnSystemLogs"
          Effect = "Allow"
          Action = ["logs:CreateLogStream", "logs:PutLogEvents"]
          Resource = [
            "arn:aws:logs:us-east-1:222222222222:log-group:greengrass/systemLogs:log-stream:$${credentials-iot:ThingName}",
          ]
        },
      ]
    }
    error_message = "The document of GreengrassV2ComponentAccess-prod-warehouse is another."
  }

  assert {
    condition     = aws_iam_policy.installer["warehouse"].name == "GreengrassV2InstallerPolicy-prod-warehouse"
    error_message = "The name of GreengrassV2InstallerPolicy-prod-warehouse is another."
  }

  assert {
    condition     = aws_iam_policy.installer["warehouse"].description == "Lets who runs the installer provision core devices of warehouse in prod."
    error_message = "The description of GreengrassV2InstallerPolicy-prod-warehouse is another."
  }

  assert {
    condition = jsondecode(aws_iam_policy.installer["warehouse"].policy) == {
      Version = "2012-10-17"
      Statement = [
        {
          Sid    = "AddThingsToGroups"
          Effect = "Allow"
          Action = ["iot:AddThingToThingGroup"]
          Resource = [
            "arn:aws:iot:us-east-1:222222222222:thing/dock-1",
            "arn:aws:iot:us-east-1:222222222222:thing/dock-2",
            "arn:aws:iot:us-east-1:222222222222:thinggroup/warehouse",
          ]
        },
        {
          Sid      = "AttachAccessPolicy"
          Effect   = "Allow"
          Action   = ["iam:AttachRolePolicy"]
          Resource = ["arn:aws:iam::222222222222:role/GreengrassV2TokenExchangeRole-prod-warehouse"]
          Condition = {
            ArnEquals = {
              "iam:PolicyARN" = [
                "arn:aws:iam::222222222222:policy/GreengrassV2TokenExchangeRole-prod-warehouseAccess",
              ]
            }
          }
        },
        {
          Sid      = "AttachToCertificates"
          Effect   = "Allow"
          Action   = ["iot:AttachPolicy", "iot:AttachThingPrincipal"]
          Resource = ["arn:aws:iot:us-east-1:222222222222:cert/*"]
        },
        {
          Sid      = "CreateCertificates"
          Effect   = "Allow"
          Action   = ["iot:CreateKeysAndCertificate", "iot:DescribeEndpoint"]
          Resource = ["*"]
        },
        {
          Sid      = "CreateDeployments"
          Effect   = "Allow"
          Action   = ["greengrass:CreateDeployment"]
          Resource = ["*"]
        },
        {
          Sid      = "CreateThingGroups"
          Effect   = "Allow"
          Action   = ["iot:CreateThingGroup", "iot:DescribeThingGroup"]
          Resource = ["arn:aws:iot:us-east-1:222222222222:thinggroup/warehouse"]
        },
        {
          Sid    = "CreateThings"
          Effect = "Allow"
          Action = ["iot:CreateThing"]
          Resource = [
            "arn:aws:iot:us-east-1:222222222222:thing/dock-1",
            "arn:aws:iot:us-east-1:222222222222:thing/dock-2",
          ]
        },
        {
          Sid      = "DeployToGroups"
          Effect   = "Allow"
          Action   = ["iot:CreateJob"]
          Resource = ["arn:aws:iot:us-east-1:222222222222:thinggroup/warehouse"]
        },
        {
          Sid    = "DeployToThings"
          Effect = "Allow"
          Action = [
            "iot:CreateJob",
            "iot:DeleteThingShadow",
            "iot:DescribeThing",
            "iot:GetThingShadow",
            "iot:UpdateThingShadow",
          ]
          Resource = [
            "arn:aws:iot:us-east-1:222222222222:thing/dock-1",
            "arn:aws:iot:us-east-1:222222222222:thing/dock-2",
          ]
        },
        {
          Sid    = "FindAccessPolicy"
          Effect = "Allow"
          Action = ["iam:CreatePolicy", "iam:GetPolicy"]
          Resource = [
            "arn:aws:iam::222222222222:policy/GreengrassV2TokenExchangeRole-prod-warehouseAccess",
          ]
        },
        {
          Sid    = "FindAlias"
          Effect = "Allow"
          Action = ["iot:DescribeRoleAlias"]
          Resource = [
            "arn:aws:iot:us-east-1:222222222222:rolealias/GreengrassV2TokenExchangeRoleAlias-prod-warehouse",
          ]
        },
        {
          Sid    = "FindIotPolicies"
          Effect = "Allow"
          Action = ["iot:GetPolicy"]
          Resource = [
            "arn:aws:iot:us-east-1:222222222222:policy/GreengrassTESCertificatePolicyGreengrassV2TokenExchangeRoleAlias-prod-warehouse",
            "arn:aws:iot:us-east-1:222222222222:policy/GreengrassV2IoTThingPolicy-prod-warehouse",
          ]
        },
        {
          Sid      = "FindRole"
          Effect   = "Allow"
          Action   = ["iam:GetRole"]
          Resource = ["arn:aws:iam::222222222222:role/GreengrassV2TokenExchangeRole-prod-warehouse"]
        },
        {
          Sid      = "LookForPolicyOfAws"
          Effect   = "Allow"
          Action   = ["iam:GetPolicy"]
          Resource = ["arn:aws:iam::aws:policy/GreengrassV2TokenExchangeRole-prod-warehouseAccess"]
        },
        {
          Sid      = "ManageJobs"
          Effect   = "Allow"
          Action   = ["iot:CancelJob", "iot:CreateJob", "iot:DescribeJob", "iot:UpdateJob"]
          Resource = ["arn:aws:iot:us-east-1:222222222222:job/*"]
        },
      ]
    }
    error_message = "The document of GreengrassV2InstallerPolicy-prod-warehouse is another."
  }

  assert {
    condition     = aws_iam_group_policy_attachment.installers_group_installer["warehouse/warehouse-technicians"].group == "warehouse-technicians"
    error_message = "The attachment of installer to warehouse-technicians is another."
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
    condition = jsondecode(aws_iot_policy.claim["warehouse"].policy) == {
      Version = "2012-10-17"
      Statement = [
        {
          Effect   = "Allow"
          Action   = ["iot:Connect"]
          Resource = ["arn:aws:iot:us-east-1:222222222222:client/claim-*"]
        },
        {
          Effect = "Allow"
          Action = ["iot:Publish"]
          Resource = [
            "arn:aws:iot:us-east-1:222222222222:topic/$aws/certificates/create/json",
            "arn:aws:iot:us-east-1:222222222222:topic/$aws/certificates/create-from-csr/json",
            "arn:aws:iot:us-east-1:222222222222:topic/$aws/provisioning-templates/WarehouseDock/provision/json",
          ]
        },
        {
          Effect = "Allow"
          Action = ["iot:Receive"]
          Resource = [
            "arn:aws:iot:us-east-1:222222222222:topic/$aws/certificates/create/json/accepted",
            "arn:aws:iot:us-east-1:222222222222:topic/$aws/certificates/create-from-csr/json/accepted",
            "arn:aws:iot:us-east-1:222222222222:topic/$aws/certificates/create/json/rejected",
            "arn:aws:iot:us-east-1:222222222222:topic/$aws/certificates/create-from-csr/json/rejected",
            "arn:aws:iot:us-east-1:222222222222:topic/$aws/provisioning-templates/WarehouseDock/provision/json/accepted",
            "arn:aws:iot:us-east-1:222222222222:topic/$aws/provisioning-templates/WarehouseDock/provision/json/rejected",
          ]
        },
        {
          Effect = "Allow"
          Action = ["iot:Subscribe"]
          Resource = [
            "arn:aws:iot:us-east-1:222222222222:topicfilter/$aws/certificates/create/json/accepted",
            "arn:aws:iot:us-east-1:222222222222:topicfilter/$aws/certificates/create-from-csr/json/accepted",
            "arn:aws:iot:us-east-1:222222222222:topicfilter/$aws/certificates/create/json/rejected",
            "arn:aws:iot:us-east-1:222222222222:topicfilter/$aws/certificates/create-from-csr/json/rejected",
            "arn:aws:iot:us-east-1:222222222222:topicfilter/$aws/provisioning-templates/WarehouseDock/provision/json/accepted",
            "arn:aws:iot:us-east-1:222222222222:topicfilter/$aws/provisioning-templates/WarehouseDock/provision/json/rejected",
          ]
        },
      ]
    }
    error_message = "The policy GreengrassProvisioningClaimPolicy-prod-warehouse is another."
  }

  assert {
    condition = jsondecode(aws_iot_policy.client_device["warehouse"].policy) == {
      Version = "2012-10-17"
      Statement = [
        {
          Effect   = "Allow"
          Action   = ["iot:Connect"]
          Resource = ["arn:aws:iot:us-east-1:222222222222:client/sensor-*"]
        },
        {
          Effect   = "Allow"
          Action   = ["iot:Publish", "iot:Receive"]
          Resource = ["arn:aws:iot:us-east-1:222222222222:topic/sensors/*"]
        },
        {
          Effect   = "Allow"
          Action   = ["iot:Subscribe"]
          Resource = ["arn:aws:iot:us-east-1:222222222222:topicfilter/sensors/*"]
        },
        {
          Effect   = "Allow"
          Action   = ["greengrass:Discover"]
          Resource = ["arn:aws:iot:us-east-1:222222222222:thing/sensor-*"]
        },
      ]
    }
    error_message = "The policy GreengrassV2ClientDevicePolicy-prod-warehouse is another."
  }

  assert {
    condition = jsondecode(aws_iot_policy.core_clients["warehouse"].policy) == {
      Version = "2012-10-17"
      Statement = [
        {
          Effect = "Allow"
          Action = ["iot:Publish"]
          Resource = [
            "arn:aws:iot:us-east-1:222222222222:topic/$aws/things/dock-1-gci/shadow/get",
            "arn:aws:iot:us-east-1:222222222222:topic/$aws/things/dock-2-gci/shadow/get",
          ]
        },
        {
          Effect = "Allow"
          Action = ["iot:Receive"]
          Resource = [
            "arn:aws:iot:us-east-1:222222222222:topic/$aws/things/dock-1-gci/shadow/get/accepted",
            "arn:aws:iot:us-east-1:222222222222:topic/$aws/things/dock-2-gci/shadow/get/accepted",
            "arn:aws:iot:us-east-1:222222222222:topic/$aws/things/dock-1-gci/shadow/update/delta",
            "arn:aws:iot:us-east-1:222222222222:topic/$aws/things/dock-2-gci/shadow/update/delta",
          ]
        },
        {
          Effect = "Allow"
          Action = ["iot:Subscribe"]
          Resource = [
            "arn:aws:iot:us-east-1:222222222222:topicfilter/$aws/things/dock-1-gci/shadow/get/accepted",
            "arn:aws:iot:us-east-1:222222222222:topicfilter/$aws/things/dock-2-gci/shadow/get/accepted",
            "arn:aws:iot:us-east-1:222222222222:topicfilter/$aws/things/dock-1-gci/shadow/update/delta",
            "arn:aws:iot:us-east-1:222222222222:topicfilter/$aws/things/dock-2-gci/shadow/update/delta",
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
          Resource = ["arn:aws:iot:us-east-1:222222222222:thing/sensor-*"]
        },
        {
          Effect = "Allow"
          Action = ["greengrass:GetConnectivityInfo"]
          Resource = [
            "arn:aws:iot:us-east-1:222222222222:thing/dock-1",
            "arn:aws:iot:us-east-1:222222222222:thing/dock-2",
          ]
        },
        {
          Effect = "Allow"
          Action = ["greengrass:UpdateConnectivityInfo"]
          Resource = [
            "arn:aws:iot:us-east-1:222222222222:thing/dock-1",
            "arn:aws:iot:us-east-1:222222222222:thing/dock-2",
          ]
        },
      ]
    }
    error_message = "The policy GreengrassV2CoreClientDevicesPolicy-prod-warehouse is another."
  }

  assert {
    condition = jsondecode(aws_iot_policy.core_device["warehouse"].policy) == {
      Version = "2012-10-17"
      Statement = [
        {
          Effect = "Allow"
          Action = ["iot:Connect"]
          Resource = [
            "arn:aws:iot:us-east-1:222222222222:client/dock-1",
            "arn:aws:iot:us-east-1:222222222222:client/dock-2",
            "arn:aws:iot:us-east-1:222222222222:client/dock-1#*",
            "arn:aws:iot:us-east-1:222222222222:client/dock-2#*",
          ]
        },
        {
          Effect = "Allow"
          Action = ["iot:Publish"]
          Resource = [
            "arn:aws:iot:us-east-1:222222222222:topic/$aws/things/dock-1/greengrass/health/json",
            "arn:aws:iot:us-east-1:222222222222:topic/$aws/things/dock-2/greengrass/health/json",
            "arn:aws:iot:us-east-1:222222222222:topic/$aws/things/dock-1/greengrassv2/health/json",
            "arn:aws:iot:us-east-1:222222222222:topic/$aws/things/dock-2/greengrassv2/health/json",
          ]
        },
        {
          Effect = "Allow"
          Action = ["iot:Publish", "iot:Receive"]
          Resource = [
            "arn:aws:iot:us-east-1:222222222222:topic/$aws/things/dock-1/jobs/*",
            "arn:aws:iot:us-east-1:222222222222:topic/$aws/things/dock-2/jobs/*",
            "arn:aws:iot:us-east-1:222222222222:topic/$aws/things/dock-1/shadow/*",
            "arn:aws:iot:us-east-1:222222222222:topic/$aws/things/dock-2/shadow/*",
          ]
        },
        {
          Effect = "Allow"
          Action = ["iot:Subscribe"]
          Resource = [
            "arn:aws:iot:us-east-1:222222222222:topicfilter/$aws/things/dock-1/jobs/*",
            "arn:aws:iot:us-east-1:222222222222:topicfilter/$aws/things/dock-2/jobs/*",
            "arn:aws:iot:us-east-1:222222222222:topicfilter/$aws/things/dock-1/shadow/*",
            "arn:aws:iot:us-east-1:222222222222:topicfilter/$aws/things/dock-2/shadow/*",
          ]
        },
        {
          Effect = "Allow"
          Action = ["greengrass:GetComponentVersionArtifact"]
          Resource = [
            "arn:aws:greengrass:us-east-1:aws:components:*",
            "arn:aws:greengrass:us-east-1:222222222222:components:*",
          ]
        },
        {
          Effect = "Allow"
          Action = [
            "greengrass:GetDeploymentConfiguration",
            "greengrass:ResolveComponentCandidates",
          ]
          Resource = ["*"]
        },
        {
          Effect = "Allow"
          Action = ["greengrass:ListThingGroupsForCoreDevice"]
          Resource = [
            "arn:aws:iot:us-east-1:222222222222:thing/dock-1",
            "arn:aws:iot:us-east-1:222222222222:thing/dock-2",
          ]
        },
      ]
    }
    error_message = "The policy GreengrassV2IoTThingPolicy-prod-warehouse is another."
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
    condition = jsondecode(aws_iot_policy.shadow_sync["warehouse"].policy) == {
      Version = "2012-10-17"
      Statement = [
        {
          Effect = "Allow"
          Action = ["iot:DeleteThingShadow", "iot:GetThingShadow", "iot:UpdateThingShadow"]
          Resource = [
            "arn:aws:iot:us-east-1:222222222222:thing/sensor-*",
            "arn:aws:iot:us-east-1:222222222222:thing/sensor-*/*",
          ]
        },
        {
          Effect   = "Allow"
          Action   = ["iot:Receive"]
          Resource = ["arn:aws:iot:us-east-1:222222222222:topic/$aws/things/sensor-*/shadow/*"]
        },
        {
          Effect   = "Allow"
          Action   = ["iot:Subscribe"]
          Resource = ["arn:aws:iot:us-east-1:222222222222:topicfilter/$aws/things/sensor-*/shadow/*"]
        },
      ]
    }
    error_message = "The policy GreengrassV2ShadowSyncPolicy-prod-warehouse is another."
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
    condition     = length(aws_iam_role_policies_exclusive.token_exchange["office"].policy_names) == 0
    error_message = "GreengrassV2TokenExchangeRole-prod-office is to keep nothing among its policy_names."
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
    condition     = length(aws_iam_policy.access) == 2
    error_message = "There should be 2 of aws_iam_policy.access."
  }

  assert {
    condition     = length(aws_iam_policy.artifacts) == 1
    error_message = "There should be 1 of aws_iam_policy.artifacts."
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
    condition     = length(aws_iam_role_policy_attachment.token_exchange_artifacts) == 1
    error_message = "There should be 1 of aws_iam_role_policy_attachment.token_exchange_artifacts."
  }

  assert {
    condition     = length(aws_iam_role_policy_attachment.token_exchange_components) == 1
    error_message = "There should be 1 of aws_iam_role_policy_attachment.token_exchange_components."
  }

  assert {
    condition     = length(aws_iam_role_policy.token_exchange_grants) == 1
    error_message = "There should be 1 of aws_iam_role_policy.token_exchange_grants."
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
    condition     = length(aws_iam_group_policy_attachment.installers_group_installer) == 1
    error_message = "There should be 1 of aws_iam_group_policy_attachment.installers_group_installer."
  }

  assert {
    condition     = length(aws_iam_user_policy_attachment.installers_user_installer) == 0
    error_message = "There should be 0 of aws_iam_user_policy_attachment.installers_user_installer."
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
    condition     = length(aws_iot_policy.messages) == 1
    error_message = "There should be 1 of aws_iot_policy.messages."
  }

  assert {
    condition     = length(aws_iot_policy.core_device) == 1
    error_message = "There should be 1 of aws_iot_policy.core_device."
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
    condition     = length(aws_iot_policy.shadow_sync) == 1
    error_message = "There should be 1 of aws_iot_policy.shadow_sync."
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
