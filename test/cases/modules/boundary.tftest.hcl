mock_provider "aws" {}
variables {
  environment = "prod"
  account_id = "222222222222"
  partition = "aws"
  region = "us-east-1"
  regions = ["us-east-1"]
  role_permissions_boundary = "arn:aws:iam::222222222222:policy/Team"
  fleets = { a = {}, b = { role_permissions_boundary = "arn:aws:iam::aws:policy/PowerUserAccess" } }
}
run "bounds" {
  command = plan
  assert {
    condition = aws_iam_role.greengrass_group["a"].permissions_boundary == "arn:aws:iam::222222222222:policy/Team"
    error_message = "a"
  }
  assert {
    condition = aws_iam_role.greengrass_group["b"].permissions_boundary == "arn:aws:iam::aws:policy/PowerUserAccess"
    error_message = "b"
  }
  assert {
    condition = aws_iam_role.service[0].permissions_boundary == "arn:aws:iam::222222222222:policy/Team"
    error_message = "c"
  }
}
run "refuses" {
  command = plan
  variables { role_permissions_boundary = "Team" }
  expect_failures = [var.role_permissions_boundary]
}
run "refuses_in_fleets" {
  command = plan
  variables { fleets = { a = { role_permissions_boundary = "Team" } } }
  expect_failures = [var.fleets]
}
