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

output "application_arns" {
  description = "The ARN of the role application, by fleet."
  value       = { for name, role in aws_iam_role.application : name => role.arn }
}

output "application_names" {
  description = "The name of the role application, by fleet."
  value       = { for name, role in aws_iam_role.application : name => role.name }
}

output "application_unique_ids" {
  description = "The unique id of the role application, by fleet."
  value       = { for name, role in aws_iam_role.application : name => role.unique_id }
}
