output "developer_arns" {
  description = "The ARN of the role developer, by fleet."
  value       = { for name, role in aws_iam_role.developer : name => role.arn }
}

output "developer_names" {
  description = "The name of the role developer, by fleet."
  value       = { for name, role in aws_iam_role.developer : name => role.name }
}

output "developer_unique_ids" {
  description = "The unique id of the role developer, by fleet."
  value       = { for name, role in aws_iam_role.developer : name => role.unique_id }
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

output "lambda_console_arns" {
  description = "The ARN of the policy lambda_console, by fleet."
  value       = { for name, policy in aws_iam_policy.lambda_console : name => policy.arn }
}

output "lambda_console_names" {
  description = "The name of the policy lambda_console, by fleet."
  value       = { for name, policy in aws_iam_policy.lambda_console : name => policy.name }
}

output "event_source_mappings_arns" {
  description = "The ARN of the policy event_source_mappings, by fleet."
  value       = { for name, policy in aws_iam_policy.event_source_mappings : name => policy.arn }
}

output "event_source_mappings_names" {
  description = "The name of the policy event_source_mappings, by fleet."
  value       = { for name, policy in aws_iam_policy.event_source_mappings : name => policy.name }
}

output "console_tight_arns" {
  description = "The ARN of the policy console_tight, by fleet."
  value       = { for name, policy in aws_iam_policy.console_tight : name => policy.arn }
}

output "console_tight_names" {
  description = "The name of the policy console_tight, by fleet."
  value       = { for name, policy in aws_iam_policy.console_tight : name => policy.name }
}

output "console_documented_arns" {
  description = "The ARN of the policy console_documented, by fleet."
  value       = { for name, policy in aws_iam_policy.console_documented : name => policy.arn }
}

output "console_documented_names" {
  description = "The name of the policy console_documented, by fleet."
  value       = { for name, policy in aws_iam_policy.console_documented : name => policy.name }
}

output "vendor_workforce_arns" {
  description = "The ARN of the policy vendor_workforce, by fleet."
  value       = { for name, policy in aws_iam_policy.vendor_workforce : name => policy.arn }
}

output "vendor_workforce_names" {
  description = "The name of the policy vendor_workforce, by fleet."
  value       = { for name, policy in aws_iam_policy.vendor_workforce : name => policy.name }
}

output "serverless_repo_arns" {
  description = "The ARN of the policy serverless_repo, by fleet."
  value       = { for name, policy in aws_iam_policy.serverless_repo : name => policy.arn }
}

output "serverless_repo_names" {
  description = "The name of the policy serverless_repo, by fleet."
  value       = { for name, policy in aws_iam_policy.serverless_repo : name => policy.name }
}
