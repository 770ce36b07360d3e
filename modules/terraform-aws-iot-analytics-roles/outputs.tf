output "notebook_arns" {
  description = "The ARN of the role notebook, by fleet."
  value       = { for name, role in aws_iam_role.notebook : name => role.arn }
}

output "notebook_names" {
  description = "The name of the role notebook, by fleet."
  value       = { for name, role in aws_iam_role.notebook : name => role.name }
}

output "notebook_unique_ids" {
  description = "The unique id of the role notebook, by fleet."
  value       = { for name, role in aws_iam_role.notebook : name => role.unique_id }
}

output "container_arns" {
  description = "The ARN of the role container, by fleet."
  value       = { for name, role in aws_iam_role.container : name => role.arn }
}

output "container_names" {
  description = "The name of the role container, by fleet."
  value       = { for name, role in aws_iam_role.container : name => role.name }
}

output "container_unique_ids" {
  description = "The unique id of the role container, by fleet."
  value       = { for name, role in aws_iam_role.container : name => role.unique_id }
}
