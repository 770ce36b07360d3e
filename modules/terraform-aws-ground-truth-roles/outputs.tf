output "execution_arns" {
  description = "The ARN of the role execution, by fleet."
  value       = { for name, role in aws_iam_role.execution : name => role.arn }
}

output "execution_names" {
  description = "The name of the role execution, by fleet."
  value       = { for name, role in aws_iam_role.execution : name => role.name }
}

output "execution_unique_ids" {
  description = "The unique id of the role execution, by fleet."
  value       = { for name, role in aws_iam_role.execution : name => role.unique_id }
}

output "pre_annotation_arns" {
  description = "The ARN of the role pre_annotation, by fleet."
  value       = { for name, role in aws_iam_role.pre_annotation : name => role.arn }
}

output "pre_annotation_names" {
  description = "The name of the role pre_annotation, by fleet."
  value       = { for name, role in aws_iam_role.pre_annotation : name => role.name }
}

output "pre_annotation_unique_ids" {
  description = "The unique id of the role pre_annotation, by fleet."
  value       = { for name, role in aws_iam_role.pre_annotation : name => role.unique_id }
}

output "post_annotation_arns" {
  description = "The ARN of the role post_annotation, by fleet."
  value       = { for name, role in aws_iam_role.post_annotation : name => role.arn }
}

output "post_annotation_names" {
  description = "The name of the role post_annotation, by fleet."
  value       = { for name, role in aws_iam_role.post_annotation : name => role.name }
}

output "post_annotation_unique_ids" {
  description = "The unique id of the role post_annotation, by fleet."
  value       = { for name, role in aws_iam_role.post_annotation : name => role.unique_id }
}
