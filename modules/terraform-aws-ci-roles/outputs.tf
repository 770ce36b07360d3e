output "plan_arns" {
  description = "The ARN of the role plan, by fleet."
  value       = { for name, role in aws_iam_role.plan : name => role.arn }
}

output "plan_names" {
  description = "The name of the role plan, by fleet."
  value       = { for name, role in aws_iam_role.plan : name => role.name }
}

output "plan_unique_ids" {
  description = "The unique id of the role plan, by fleet."
  value       = { for name, role in aws_iam_role.plan : name => role.unique_id }
}

output "apply_arns" {
  description = "The ARN of the role apply, by fleet."
  value       = { for name, role in aws_iam_role.apply : name => role.arn }
}

output "apply_names" {
  description = "The name of the role apply, by fleet."
  value       = { for name, role in aws_iam_role.apply : name => role.name }
}

output "apply_unique_ids" {
  description = "The unique id of the role apply, by fleet."
  value       = { for name, role in aws_iam_role.apply : name => role.unique_id }
}
