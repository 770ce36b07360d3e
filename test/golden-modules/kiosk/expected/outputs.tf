output "hub_arn" {
  description = "The ARN of the role hub; null where it is not created."
  value       = one(aws_iam_role.hub[*].arn)
}

output "hub_name" {
  description = "The name of the role hub; null where it is not created."
  value       = one(aws_iam_role.hub[*].name)
}

output "hub_unique_id" {
  description = "The unique id of the role hub; null where it is not created."
  value       = one(aws_iam_role.hub[*].unique_id)
}

output "operators_arn" {
  description = "The ARN of the policy operators; null where it is not created."
  value       = one(aws_iam_policy.operators[*].arn)
}

output "operators_name" {
  description = "The name of the policy operators; null where it is not created."
  value       = one(aws_iam_policy.operators[*].name)
}

output "hub_instance_profile_arn" {
  description = "The ARN of the instance profile hub; null where it is not created."
  value       = one(aws_iam_instance_profile.hub[*].arn)
}

output "hub_instance_profile_name" {
  description = "The name of the instance profile hub; null where it is not created."
  value       = one(aws_iam_instance_profile.hub[*].name)
}

output "kiosk_arns" {
  description = "The ARN of the role kiosk, by fleet."
  value       = { for name, role in aws_iam_role.kiosk : name => role.arn }
}

output "kiosk_names" {
  description = "The name of the role kiosk, by fleet."
  value       = { for name, role in aws_iam_role.kiosk : name => role.name }
}

output "kiosk_unique_ids" {
  description = "The unique id of the role kiosk, by fleet."
  value       = { for name, role in aws_iam_role.kiosk : name => role.unique_id }
}

output "archive_arns" {
  description = "The ARN of the role archive, by fleet."
  value       = { for name, role in aws_iam_role.archive : name => role.arn }
}

output "archive_names" {
  description = "The name of the role archive, by fleet."
  value       = { for name, role in aws_iam_role.archive : name => role.name }
}

output "archive_unique_ids" {
  description = "The unique id of the role archive, by fleet."
  value       = { for name, role in aws_iam_role.archive : name => role.unique_id }
}

output "labels_arns" {
  description = "The ARN of the policy labels, by fleet."
  value       = { for name, policy in aws_iam_policy.labels : name => policy.arn }
}

output "labels_names" {
  description = "The name of the policy labels, by fleet."
  value       = { for name, policy in aws_iam_policy.labels : name => policy.name }
}

output "gone_arns" {
  description = "The ARN of the policy gone, by fleet."
  value       = { for name, policy in aws_iam_policy.gone : name => policy.arn }
}

output "gone_names" {
  description = "The name of the policy gone, by fleet."
  value       = { for name, policy in aws_iam_policy.gone : name => policy.name }
}

output "strict_arns" {
  description = "The ARN of the policy strict, by fleet."
  value       = { for name, policy in aws_iam_policy.strict : name => policy.arn }
}

output "strict_names" {
  description = "The name of the policy strict, by fleet."
  value       = { for name, policy in aws_iam_policy.strict : name => policy.name }
}

output "kiosk_alias_arns" {
  description = "The ARN of the role alias kiosk_alias, by fleet."
  value       = { for name, alias in aws_iot_role_alias.kiosk_alias : name => alias.arn }
}

output "kiosk_alias_names" {
  description = "The name of the role alias kiosk_alias, by fleet."
  value       = { for name, alias in aws_iot_role_alias.kiosk_alias : name => alias.alias }
}

output "archive_alias_arns" {
  description = "The ARN of the role alias archive_alias, by fleet."
  value       = { for name, alias in aws_iot_role_alias.archive_alias : name => alias.arn }
}

output "archive_alias_names" {
  description = "The name of the role alias archive_alias, by fleet."
  value       = { for name, alias in aws_iot_role_alias.archive_alias : name => alias.alias }
}

output "certificate_arns" {
  description = "The ARN of the AWS IoT policy certificate, by fleet."
  value       = { for name, policy in aws_iot_policy.certificate : name => policy.arn }
}

output "certificate_names" {
  description = "The name of the AWS IoT policy certificate, by fleet."
  value       = { for name, policy in aws_iot_policy.certificate : name => policy.name }
}

output "gone_certificate_arns" {
  description = "The ARN of the AWS IoT policy gone_certificate, by fleet."
  value       = { for name, policy in aws_iot_policy.gone_certificate : name => policy.arn }
}

output "gone_certificate_names" {
  description = "The name of the AWS IoT policy gone_certificate, by fleet."
  value       = { for name, policy in aws_iot_policy.gone_certificate : name => policy.name }
}

output "strict_certificate_arns" {
  description = "The ARN of the AWS IoT policy strict_certificate, by fleet."
  value       = { for name, policy in aws_iot_policy.strict_certificate : name => policy.arn }
}

output "strict_certificate_names" {
  description = "The name of the AWS IoT policy strict_certificate, by fleet."
  value       = { for name, policy in aws_iot_policy.strict_certificate : name => policy.name }
}

output "archive_instance_profile_arns" {
  description = "The ARN of the instance profile archive, by fleet."
  value       = { for name, profile in aws_iam_instance_profile.archive : name => profile.arn }
}

output "archive_instance_profile_names" {
  description = "The name of the instance profile archive, by fleet."
  value       = { for name, profile in aws_iam_instance_profile.archive : name => profile.name }
}
