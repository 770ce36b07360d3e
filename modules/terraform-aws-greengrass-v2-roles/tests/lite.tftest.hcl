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
    reception = {
      nucleus                = "lite"
      log_groups             = []
      system_log_groups      = ["greengrass/systemLogs"]
      things                 = ["reception-*"]
      exclusive_things       = true
      client_devices         = ["badge-*"]
      provisioning_templates = ["Reception"]
      claim_requests         = ["create-from-csr"]
    }
  }
}

run "lite" {
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
    condition     = aws_iam_role.provisioning["reception"].name == "GreengrassFleetProvisioningRole-prod-reception"
    error_message = "The name of GreengrassFleetProvisioningRole-prod-reception is another."
  }

  assert {
    condition     = aws_iam_role.provisioning["reception"].path == "/"
    error_message = "The path of GreengrassFleetProvisioningRole-prod-reception is another."
  }

  assert {
    condition     = aws_iam_role.provisioning["reception"].description == "Lets AWS IoT provision core devices of reception in prod."
    error_message = "The description of GreengrassFleetProvisioningRole-prod-reception is another."
  }

  assert {
    condition = jsondecode(aws_iam_role.provisioning["reception"].assume_role_policy) == {
      Version = "2012-10-17"
      Statement = [
        {
          Effect    = "Allow"
          Principal = { Service = ["iot.amazonaws.com"] }
          Action    = ["sts:AssumeRole"]
          Condition = {
            ArnLike = {
              "aws:SourceArn" = ["arn:aws:iot:us-east-1:222222222222:provisioningtemplate/Reception"]
            }
            StringEquals = { "aws:SourceAccount" = ["222222222222"] }
          }
        },
      ]
    }
    error_message = "The trust policy of GreengrassFleetProvisioningRole-prod-reception is another."
  }

  assert {
    condition     = aws_iam_role_policy_attachment.provisioning_aws_io_t_things_registration["reception"].policy_arn == "arn:aws:iam::aws:policy/service-role/AWSIoTThingsRegistration"
    error_message = "arn:aws:iam::aws:policy/service-role/AWSIoTThingsRegistration is not attached to GreengrassFleetProvisioningRole-prod-reception."
  }

  assert {
    condition     = length(aws_iam_role_policies_exclusive.provisioning["reception"].policy_names) == 0
    error_message = "GreengrassFleetProvisioningRole-prod-reception is to keep nothing among its policy_names."
  }

  assert {
    condition     = toset(aws_iam_role_policy_attachments_exclusive.provisioning["reception"].policy_arns) == toset(["arn:aws:iam::aws:policy/service-role/AWSIoTThingsRegistration"])
    error_message = "GreengrassFleetProvisioningRole-prod-reception is to keep arn:aws:iam::aws:policy/service-role/AWSIoTThingsRegistration among its policy_arns."
  }

  assert {
    condition     = aws_iam_role.token_exchange["reception"].name == "GreengrassV2TokenExchangeRole-prod-reception"
    error_message = "The name of GreengrassV2TokenExchangeRole-prod-reception is another."
  }

  assert {
    condition     = aws_iam_role.token_exchange["reception"].path == "/"
    error_message = "The path of GreengrassV2TokenExchangeRole-prod-reception is another."
  }

  assert {
    condition     = aws_iam_role.token_exchange["reception"].description == "What the code on the core devices of reception may do in prod."
    error_message = "The description of GreengrassV2TokenExchangeRole-prod-reception is another."
  }

  assert {
    condition = jsondecode(aws_iam_role.token_exchange["reception"].assume_role_policy) == {
      Version = "2012-10-17"
      Statement = [
        {
          Effect    = "Allow"
          Principal = { Service = ["credentials.iot.amazonaws.com"] }
          Action    = ["sts:AssumeRole"]
          Condition = {
            ArnLike = {
              "aws:SourceArn" = [
                "arn:aws:iot:us-east-1:222222222222:rolealias/GreengrassV2TokenExchangeRoleAlias-prod-reception",
              ]
            }
            StringEquals = { "aws:SourceAccount" = ["222222222222"] }
          }
        },
      ]
    }
    error_message = "The trust policy of GreengrassV2TokenExchangeRole-prod-reception is another."
  }

  assert {
    condition     = aws_iam_role.token_exchange["reception"].max_session_duration == 3600
    error_message = "The longest session of GreengrassV2TokenExchangeRole-prod-reception is another."
  }

  assert {
    condition     = aws_iam_role_policy_attachment.token_exchange_components["reception"].role == "GreengrassV2TokenExchangeRole-prod-reception"
    error_message = "The policy components is not attached to GreengrassV2TokenExchangeRole-prod-reception."
  }

  assert {
    condition     = length(aws_iam_role_policies_exclusive.token_exchange["reception"].policy_names) == 0
    error_message = "GreengrassV2TokenExchangeRole-prod-reception is to keep nothing among its policy_names."
  }

  assert {
    condition     = aws_iam_policy.components["reception"].name == "GreengrassV2ComponentAccess-prod-reception"
    error_message = "The name of GreengrassV2ComponentAccess-prod-reception is another."
  }

  assert {
    condition     = aws_iam_policy.components["reception"].description == "What AWS's components on the core devices of reception need in prod."
    error_message = "The description of GreengrassV2ComponentAccess-prod-reception is another."
  }

  assert {
    condition = jsondecode(aws_iam_policy.components["reception"].policy) == {
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
          Sid    = "WriteOwnSystemLogs"
          Effect = "Allow"
          Action = ["logs:CreateLogStream", "logs:PutLogEvents"]
          Resource = [
            "arn:aws:logs:us-east-1:222222222222:log-group:greengrass/systemLogs:log-stream:$${credentials-iot:ThingName}",
          ]
        },
      ]
    }
    error_message = "The document of GreengrassV2ComponentAccess-prod-reception is another."
  }

  assert {
    condition     = aws_iot_role_alias.token_exchange_alias["reception"].role_arn == aws_iam_role.token_exchange["reception"].arn
    error_message = "GreengrassV2TokenExchangeRoleAlias-prod-reception is of another role."
  }

  assert {
    condition     = aws_iot_role_alias.token_exchange_alias["reception"].alias == "GreengrassV2TokenExchangeRoleAlias-prod-reception"
    error_message = "The name of GreengrassV2TokenExchangeRoleAlias-prod-reception is another."
  }

  assert {
    condition     = aws_iot_role_alias.token_exchange_alias["reception"].credential_duration == 3600
    error_message = "The duration of GreengrassV2TokenExchangeRoleAlias-prod-reception is another."
  }

  assert {
    condition = jsondecode(aws_iot_policy.claim["reception"].policy) == {
      Version = "2012-10-17"
      Statement = [
        {
          Effect   = "Allow"
          Action   = ["iot:Connect"]
          Resource = ["arn:aws:iot:us-east-1:222222222222:client/*"]
        },
        {
          Effect = "Allow"
          Action = ["iot:Publish"]
          Resource = [
            "arn:aws:iot:us-east-1:222222222222:topic/$aws/certificates/create-from-csr/json",
            "arn:aws:iot:us-east-1:222222222222:topic/$aws/provisioning-templates/Reception/provision/json",
          ]
        },
        {
          Effect = "Allow"
          Action = ["iot:Receive"]
          Resource = [
            "arn:aws:iot:us-east-1:222222222222:topic/$aws/certificates/create-from-csr/json/accepted",
            "arn:aws:iot:us-east-1:222222222222:topic/$aws/certificates/create-from-csr/json/rejected",
            "arn:aws:iot:us-east-1:222222222222:topic/$aws/provisioning-templates/Reception/provision/json/accepted",
            "arn:aws:iot:us-east-1:222222222222:topic/$aws/provisioning-templates/Reception/provision/json/rejected",
          ]
        },
        {
          Effect = "Allow"
          Action = ["iot:Subscribe"]
          Resource = [
            "arn:aws:iot:us-east-1:222222222222:topicfilter/$aws/certificates/create-from-csr/json/accepted",
            "arn:aws:iot:us-east-1:222222222222:topicfilter/$aws/certificates/create-from-csr/json/rejected",
            "arn:aws:iot:us-east-1:222222222222:topicfilter/$aws/provisioning-templates/Reception/provision/json/accepted",
            "arn:aws:iot:us-east-1:222222222222:topicfilter/$aws/provisioning-templates/Reception/provision/json/rejected",
          ]
        },
      ]
    }
    error_message = "The policy GreengrassProvisioningClaimPolicy-prod-reception is another."
  }

  assert {
    condition = jsondecode(aws_iot_policy.client_device["reception"].policy) == {
      Version = "2012-10-17"
      Statement = [
        {
          Effect   = "Allow"
          Action   = ["iot:Connect"]
          Resource = ["arn:aws:iot:us-east-1:222222222222:client/$${iot:Connection.Thing.ThingName}"]
        },
        {
          Effect   = "Allow"
          Action   = ["greengrass:Discover"]
          Resource = ["arn:aws:iot:us-east-1:222222222222:thing/badge-*"]
        },
      ]
    }
    error_message = "The policy GreengrassV2ClientDevicePolicy-prod-reception is another."
  }

  assert {
    condition = jsondecode(aws_iot_policy.core_clients["reception"].policy) == {
      Version = "2012-10-17"
      Statement = [
        {
          Effect = "Allow"
          Action = ["iot:Publish"]
          Resource = [
            "arn:aws:iot:us-east-1:222222222222:topic/$aws/things/$${iot:Connection.Thing.ThingName}-gci/shadow/get",
          ]
        },
        {
          Effect = "Allow"
          Action = ["iot:Receive"]
          Resource = [
            "arn:aws:iot:us-east-1:222222222222:topic/$aws/things/$${iot:Connection.Thing.ThingName}-gci/shadow/get/accepted",
            "arn:aws:iot:us-east-1:222222222222:topic/$aws/things/$${iot:Connection.Thing.ThingName}-gci/shadow/update/delta",
          ]
        },
        {
          Effect = "Allow"
          Action = ["iot:Subscribe"]
          Resource = [
            "arn:aws:iot:us-east-1:222222222222:topicfilter/$aws/things/$${iot:Connection.Thing.ThingName}-gci/shadow/get/accepted",
            "arn:aws:iot:us-east-1:222222222222:topicfilter/$aws/things/$${iot:Connection.Thing.ThingName}-gci/shadow/update/delta",
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
          Resource = ["arn:aws:iot:us-east-1:222222222222:thing/badge-*"]
        },
        {
          Effect   = "Allow"
          Action   = ["greengrass:GetConnectivityInfo"]
          Resource = ["arn:aws:iot:us-east-1:222222222222:thing/reception-*"]
        },
      ]
    }
    error_message = "The policy GreengrassV2CoreClientDevicesPolicy-prod-reception is another."
  }

  assert {
    condition = jsondecode(aws_iot_policy.core_device["reception"].policy) == {
      Version = "2012-10-17"
      Statement = [
        {
          Effect = "Allow"
          Action = ["iot:Connect"]
          Resource = [
            "arn:aws:iot:us-east-1:222222222222:client/$${iot:Connection.Thing.ThingName}",
            "arn:aws:iot:us-east-1:222222222222:client/$${iot:Connection.Thing.ThingName}#endpoint-switch",
          ]
        },
        {
          Effect = "Allow"
          Action = ["iot:Publish"]
          Resource = [
            "arn:aws:iot:us-east-1:222222222222:topic/$aws/things/$${iot:Connection.Thing.ThingName}/greengrass/health/json",
            "arn:aws:iot:us-east-1:222222222222:topic/$aws/things/$${iot:Connection.Thing.ThingName}/greengrassv2/health/json",
          ]
        },
        {
          Effect = "Allow"
          Action = ["iot:Publish", "iot:Receive"]
          Resource = [
            "arn:aws:iot:us-east-1:222222222222:topic/$aws/things/$${iot:Connection.Thing.ThingName}/jobs/*",
            "arn:aws:iot:us-east-1:222222222222:topic/$aws/things/$${iot:Connection.Thing.ThingName}/shadow/*",
          ]
        },
        {
          Effect = "Allow"
          Action = ["iot:Subscribe"]
          Resource = [
            "arn:aws:iot:us-east-1:222222222222:topicfilter/$aws/things/$${iot:Connection.Thing.ThingName}/jobs/*",
            "arn:aws:iot:us-east-1:222222222222:topicfilter/$aws/things/$${iot:Connection.Thing.ThingName}/shadow/*",
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
          Effect   = "Allow"
          Action   = ["greengrass:ListThingGroupsForCoreDevice"]
          Resource = ["arn:aws:iot:us-east-1:222222222222:thing/reception-*"]
        },
      ]
    }
    error_message = "The policy GreengrassV2IoTThingPolicy-prod-reception is another."
  }

  assert {
    condition = jsondecode(aws_iot_policy.token_exchange_certificate["reception"].policy) == {
      Version = "2012-10-17"
      Statement = [
        {
          Effect = "Allow"
          Action = ["iot:AssumeRoleWithCertificate"]
          Resource = [
            "arn:aws:iot:us-east-1:222222222222:rolealias/GreengrassV2TokenExchangeRoleAlias-prod-reception",
          ]
        },
      ]
    }
    error_message = "The policy GreengrassTESCertificatePolicyGreengrassV2TokenExchangeRoleAlias-prod-reception is another."
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
    condition     = length(aws_iam_policy.access) == 0
    error_message = "There should be 0 of aws_iam_policy.access."
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
    condition     = length(aws_iam_policy.installer) == 0
    error_message = "There should be 0 of aws_iam_policy.installer."
  }

  assert {
    condition     = length(aws_iam_role.token_exchange) == 1
    error_message = "There should be 1 of aws_iam_role.token_exchange."
  }

  assert {
    condition     = length(aws_iam_role_policy_attachment.token_exchange_access) == 0
    error_message = "There should be 0 of aws_iam_role_policy_attachment.token_exchange_access."
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
    condition     = length(aws_iam_role_policies_exclusive.token_exchange) == 1
    error_message = "There should be 1 of aws_iam_role_policies_exclusive.token_exchange."
  }

  assert {
    condition     = length(aws_iam_role_policy_attachments_exclusive.token_exchange) == 1
    error_message = "There should be 1 of aws_iam_role_policy_attachments_exclusive.token_exchange."
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
    condition     = length(aws_iam_role.systems_manager) == 0
    error_message = "There should be 0 of aws_iam_role.systems_manager."
  }

  assert {
    condition     = length(aws_iam_role_policy_attachment.systems_manager_amazon_ssm_managed_instance_core) == 0
    error_message = "There should be 0 of aws_iam_role_policy_attachment.systems_manager_amazon_ssm_managed_instance_core."
  }

  assert {
    condition     = length(aws_iam_role_policies_exclusive.systems_manager) == 0
    error_message = "There should be 0 of aws_iam_role_policies_exclusive.systems_manager."
  }

  assert {
    condition     = length(aws_iam_role_policy_attachments_exclusive.systems_manager) == 0
    error_message = "There should be 0 of aws_iam_role_policy_attachments_exclusive.systems_manager."
  }

  assert {
    condition     = length(aws_iam_group_policy_attachment.installers_group_installer) == 0
    error_message = "There should be 0 of aws_iam_group_policy_attachment.installers_group_installer."
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
