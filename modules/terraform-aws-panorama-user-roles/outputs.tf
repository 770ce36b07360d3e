output "user_arns" {
  description = "The ARN of the role user, by fleet."
  value       = { for name, role in aws_iam_role.user : name => role.arn }
}

output "user_names" {
  description = "The name of the role user, by fleet."
  value       = { for name, role in aws_iam_role.user : name => role.name }
}

output "user_unique_ids" {
  description = "The unique id of the role user, by fleet."
  value       = { for name, role in aws_iam_role.user : name => role.unique_id }
}

output "scoped_arns" {
  description = "The ARN of the policy scoped, by fleet."
  value       = { for name, policy in aws_iam_policy.scoped : name => policy.arn }
}

output "scoped_names" {
  description = "The name of the policy scoped, by fleet."
  value       = { for name, policy in aws_iam_policy.scoped : name => policy.name }
}

output "artifacts_arns" {
  description = "The ARN of the policy artifacts, by fleet."
  value       = { for name, policy in aws_iam_policy.artifacts : name => policy.arn }
}

output "artifacts_names" {
  description = "The name of the policy artifacts, by fleet."
  value       = { for name, policy in aws_iam_policy.artifacts : name => policy.name }
}

output "created_application_roles_arns" {
  description = "The ARN of the policy created_application_roles, by fleet."
  value       = { for name, policy in aws_iam_policy.created_application_roles : name => policy.arn }
}

output "created_application_roles_names" {
  description = "The name of the policy created_application_roles, by fleet."
  value       = { for name, policy in aws_iam_policy.created_application_roles : name => policy.name }
}

output "machine_learning_arns" {
  description = "The ARN of the policy machine_learning, by fleet."
  value       = { for name, policy in aws_iam_policy.machine_learning : name => policy.arn }
}

output "machine_learning_names" {
  description = "The name of the policy machine_learning, by fleet."
  value       = { for name, policy in aws_iam_policy.machine_learning : name => policy.name }
}

output "monitoring_arns" {
  description = "The ARN of the policy monitoring, by fleet."
  value       = { for name, policy in aws_iam_policy.monitoring : name => policy.arn }
}

output "monitoring_names" {
  description = "The name of the policy monitoring, by fleet."
  value       = { for name, policy in aws_iam_policy.monitoring : name => policy.name }
}

output "service_roles_arns" {
  description = "The ARN of the policy service_roles, by fleet."
  value       = { for name, policy in aws_iam_policy.service_roles : name => policy.arn }
}

output "service_roles_names" {
  description = "The name of the policy service_roles, by fleet."
  value       = { for name, policy in aws_iam_policy.service_roles : name => policy.name }
}
