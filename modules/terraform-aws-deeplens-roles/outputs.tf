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

output "lambda_arn" {
  description = "The ARN of the role lambda; null where it is not created."
  value       = one(aws_iam_role.lambda[*].arn)
}

output "lambda_name" {
  description = "The name of the role lambda; null where it is not created."
  value       = one(aws_iam_role.lambda[*].name)
}

output "lambda_unique_id" {
  description = "The unique id of the role lambda; null where it is not created."
  value       = one(aws_iam_role.lambda[*].unique_id)
}

output "greengrass_arn" {
  description = "The ARN of the role greengrass; null where it is not created."
  value       = one(aws_iam_role.greengrass[*].arn)
}

output "greengrass_name" {
  description = "The name of the role greengrass; null where it is not created."
  value       = one(aws_iam_role.greengrass[*].name)
}

output "greengrass_unique_id" {
  description = "The unique id of the role greengrass; null where it is not created."
  value       = one(aws_iam_role.greengrass[*].unique_id)
}

output "sagemaker_arn" {
  description = "The ARN of the role sagemaker; null where it is not created."
  value       = one(aws_iam_role.sagemaker[*].arn)
}

output "sagemaker_name" {
  description = "The name of the role sagemaker; null where it is not created."
  value       = one(aws_iam_role.sagemaker[*].name)
}

output "sagemaker_unique_id" {
  description = "The unique id of the role sagemaker; null where it is not created."
  value       = one(aws_iam_role.sagemaker[*].unique_id)
}

output "greengrass_group_arns" {
  description = "The ARN of the role greengrass_group, by fleet."
  value       = { for name, role in aws_iam_role.greengrass_group : name => role.arn }
}

output "greengrass_group_names" {
  description = "The name of the role greengrass_group, by fleet."
  value       = { for name, role in aws_iam_role.greengrass_group : name => role.name }
}

output "greengrass_group_unique_ids" {
  description = "The unique id of the role greengrass_group, by fleet."
  value       = { for name, role in aws_iam_role.greengrass_group : name => role.unique_id }
}
