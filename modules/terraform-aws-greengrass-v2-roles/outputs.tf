output "service_arn" {
  description = "The ARN of the role service; null where it is not created."
  value       = one(aws_iam_role.service[*].arn)
}

output "service_name" {
  description = "The name of the role service; null where it is not created."
  value       = one(aws_iam_role.service[*].name)
}

output "service_unique_id" {
  description = "The unique id of the role service; null where it is not created."
  value       = one(aws_iam_role.service[*].unique_id)
}

output "token_exchange_arns" {
  description = "The ARN of the role token_exchange, by fleet."
  value       = { for name, role in aws_iam_role.token_exchange : name => role.arn }
}

output "token_exchange_names" {
  description = "The name of the role token_exchange, by fleet."
  value       = { for name, role in aws_iam_role.token_exchange : name => role.name }
}

output "token_exchange_unique_ids" {
  description = "The unique id of the role token_exchange, by fleet."
  value       = { for name, role in aws_iam_role.token_exchange : name => role.unique_id }
}

output "provisioning_arns" {
  description = "The ARN of the role provisioning, by fleet."
  value       = { for name, role in aws_iam_role.provisioning : name => role.arn }
}

output "provisioning_names" {
  description = "The name of the role provisioning, by fleet."
  value       = { for name, role in aws_iam_role.provisioning : name => role.name }
}

output "provisioning_unique_ids" {
  description = "The unique id of the role provisioning, by fleet."
  value       = { for name, role in aws_iam_role.provisioning : name => role.unique_id }
}

output "systems_manager_arns" {
  description = "The ARN of the role systems_manager, by fleet."
  value       = { for name, role in aws_iam_role.systems_manager : name => role.arn }
}

output "systems_manager_names" {
  description = "The name of the role systems_manager, by fleet."
  value       = { for name, role in aws_iam_role.systems_manager : name => role.name }
}

output "systems_manager_unique_ids" {
  description = "The unique id of the role systems_manager, by fleet."
  value       = { for name, role in aws_iam_role.systems_manager : name => role.unique_id }
}

output "access_arns" {
  description = "The ARN of the policy access, by fleet."
  value       = { for name, policy in aws_iam_policy.access : name => policy.arn }
}

output "access_names" {
  description = "The name of the policy access, by fleet."
  value       = { for name, policy in aws_iam_policy.access : name => policy.name }
}

output "artifacts_arns" {
  description = "The ARN of the policy artifacts, by fleet."
  value       = { for name, policy in aws_iam_policy.artifacts : name => policy.arn }
}

output "artifacts_names" {
  description = "The name of the policy artifacts, by fleet."
  value       = { for name, policy in aws_iam_policy.artifacts : name => policy.name }
}

output "components_arns" {
  description = "The ARN of the policy components, by fleet."
  value       = { for name, policy in aws_iam_policy.components : name => policy.arn }
}

output "components_names" {
  description = "The name of the policy components, by fleet."
  value       = { for name, policy in aws_iam_policy.components : name => policy.name }
}

output "installer_arns" {
  description = "The ARN of the policy installer, by fleet."
  value       = { for name, policy in aws_iam_policy.installer : name => policy.arn }
}

output "installer_names" {
  description = "The name of the policy installer, by fleet."
  value       = { for name, policy in aws_iam_policy.installer : name => policy.name }
}

output "token_exchange_alias_arns" {
  description = "The ARN of the role alias token_exchange_alias, by fleet."
  value       = { for name, alias in aws_iot_role_alias.token_exchange_alias : name => alias.arn }
}

output "token_exchange_alias_names" {
  description = "The name of the role alias token_exchange_alias, by fleet."
  value       = { for name, alias in aws_iot_role_alias.token_exchange_alias : name => alias.alias }
}

output "token_exchange_certificate_arns" {
  description = "The ARN of the AWS IoT policy token_exchange_certificate, by fleet."
  value       = { for name, policy in aws_iot_policy.token_exchange_certificate : name => policy.arn }
}

output "token_exchange_certificate_names" {
  description = "The name of the AWS IoT policy token_exchange_certificate, by fleet."
  value       = { for name, policy in aws_iot_policy.token_exchange_certificate : name => policy.name }
}

output "messages_arns" {
  description = "The ARN of the AWS IoT policy messages, by fleet."
  value       = { for name, policy in aws_iot_policy.messages : name => policy.arn }
}

output "messages_names" {
  description = "The name of the AWS IoT policy messages, by fleet."
  value       = { for name, policy in aws_iot_policy.messages : name => policy.name }
}

output "core_device_arns" {
  description = "The ARN of the AWS IoT policy core_device, by fleet."
  value       = { for name, policy in aws_iot_policy.core_device : name => policy.arn }
}

output "core_device_names" {
  description = "The name of the AWS IoT policy core_device, by fleet."
  value       = { for name, policy in aws_iot_policy.core_device : name => policy.name }
}

output "core_clients_arns" {
  description = "The ARN of the AWS IoT policy core_clients, by fleet."
  value       = { for name, policy in aws_iot_policy.core_clients : name => policy.arn }
}

output "core_clients_names" {
  description = "The name of the AWS IoT policy core_clients, by fleet."
  value       = { for name, policy in aws_iot_policy.core_clients : name => policy.name }
}

output "client_device_arns" {
  description = "The ARN of the AWS IoT policy client_device, by fleet."
  value       = { for name, policy in aws_iot_policy.client_device : name => policy.arn }
}

output "client_device_names" {
  description = "The name of the AWS IoT policy client_device, by fleet."
  value       = { for name, policy in aws_iot_policy.client_device : name => policy.name }
}

output "shadow_sync_arns" {
  description = "The ARN of the AWS IoT policy shadow_sync, by fleet."
  value       = { for name, policy in aws_iot_policy.shadow_sync : name => policy.arn }
}

output "shadow_sync_names" {
  description = "The name of the AWS IoT policy shadow_sync, by fleet."
  value       = { for name, policy in aws_iot_policy.shadow_sync : name => policy.name }
}

output "claim_arns" {
  description = "The ARN of the AWS IoT policy claim, by fleet."
  value       = { for name, policy in aws_iot_policy.claim : name => policy.arn }
}

output "claim_names" {
  description = "The name of the AWS IoT policy claim, by fleet."
  value       = { for name, policy in aws_iot_policy.claim : name => policy.name }
}
