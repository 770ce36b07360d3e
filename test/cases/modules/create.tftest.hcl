mock_provider "aws" {}
variables {
  environment = "prod"
  account_id = "222222222222"
  partition = "aws"
  region = "us-east-1"
  regions = ["us-east-1"]
  create = false
  role_settings = { lambda = { managed_policies = { more = "arn:aws:iam::aws:policy/ReadOnlyAccess" } } }
  fleets = {
    a = {
      statements    = [{ Effect = "Allow", Action = ["s3:GetObject"], Resource = ["*"] }]
      role_settings = { greengrass_group = { managed_policies = { more = "arn:aws:iam::aws:policy/ReadOnlyAccess" } } }
    }
  }
}
run "makes_nothing" {
  command = apply
  assert {
    condition = length(aws_iam_role.service) + length(aws_iam_role.greengrass_group) + length(aws_iam_role_policy.greengrass_group_grants) == 0
    error_message = "roles and policies"
  }
  assert {
    condition = length(aws_iam_role_policy_attachment.further) + length(aws_iam_role_policy_attachment.shared) + length(aws_iam_role_policies_exclusive.service) == 0
    error_message = "what roles have"
  }
  assert {
    condition = output.service_unique_id == null && output.greengrass_group_unique_ids == {}
    error_message = "outputs"
  }
}
