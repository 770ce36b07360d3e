output "service_arn" {
  description = "The ARN of the role service; null where it is not created."
  value       = one(aws_iam_role.service[*].arn)
}

output "service_name" {
  description = "The name of the role service; null where it is not created."
  value       = one(aws_iam_role.service[*].name)
}

output "token_exchange_arns" {
  description = "The ARN of the role token_exchange, by fleet."
  value       = { for name, role in aws_iam_role.token_exchange : name => role.arn }
}

output "token_exchange_names" {
  description = "The name of the role token_exchange, by fleet."
  value       = { for name, role in aws_iam_role.token_exchange : name => role.name }
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
