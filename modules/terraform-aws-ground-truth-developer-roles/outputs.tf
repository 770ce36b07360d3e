output "developer_arns" {
  description = "The ARN of the role developer, by fleet."
  value       = { for name, role in aws_iam_role.developer : name => role.arn }
}

output "developer_names" {
  description = "The name of the role developer, by fleet."
  value       = { for name, role in aws_iam_role.developer : name => role.name }
}

output "granular_arns" {
  description = "The ARN of the policy granular, by fleet."
  value       = { for name, policy in aws_iam_policy.granular : name => policy.arn }
}

output "granular_names" {
  description = "The name of the policy granular, by fleet."
  value       = { for name, policy in aws_iam_policy.granular : name => policy.name }
}

output "console_arns" {
  description = "The ARN of the policy console, by fleet."
  value       = { for name, policy in aws_iam_policy.console : name => policy.arn }
}

output "console_names" {
  description = "The name of the policy console, by fleet."
  value       = { for name, policy in aws_iam_policy.console : name => policy.name }
}

output "serverless_repo_arns" {
  description = "The ARN of the policy serverless_repo, by fleet."
  value       = { for name, policy in aws_iam_policy.serverless_repo : name => policy.arn }
}

output "serverless_repo_names" {
  description = "The name of the policy serverless_repo, by fleet."
  value       = { for name, policy in aws_iam_policy.serverless_repo : name => policy.name }
}
