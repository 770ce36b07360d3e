output "reader_arn" {
  description = "The ARN of the role reader; null where it is not created."
  value       = one(aws_iam_role.reader[*].arn)
}

output "reader_name" {
  description = "The name of the role reader; null where it is not created."
  value       = one(aws_iam_role.reader[*].name)
}

output "reader_unique_id" {
  description = "The unique id of the role reader; null where it is not created."
  value       = one(aws_iam_role.reader[*].unique_id)
}

output "reading_arn" {
  description = "The ARN of the policy reading; null where it is not created."
  value       = one(aws_iam_policy.reading[*].arn)
}

output "reading_name" {
  description = "The name of the policy reading; null where it is not created."
  value       = one(aws_iam_policy.reading[*].name)
}
