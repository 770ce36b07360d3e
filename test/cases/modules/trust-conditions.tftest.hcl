mock_provider "aws" {}
variables {
  environment = "prod"
  account_id = "222222222222"
  partition = "aws"
  region = "us-east-1"
  regions = ["us-east-1"]
  role_trust_conditions = { StringEquals = { "aws:SourceOrgID" = ["o-1"] } }
  role_settings = {
    greengrass = { trust_conditions = {} }
    lambda = { trust_conditions = { Bool = { "aws:SecureTransport" = ["true"] } } }
  }
  fleets = {
    a = {}
    b = { role_settings = { greengrass_group = { trust_conditions = { ArnEquals = { "aws:SourceArn" = ["arn:aws:greengrass:us-east-1:222222222222:*"] } } } } }
  }
}
run "narrows" {
  command = plan
  assert {
    condition = jsondecode(aws_iam_role.service[0].assume_role_policy).Statement[0].Condition == { StringEquals = { "aws:SourceOrgID" = ["o-1"] } }
    error_message = "for all"
  }
  assert {
    condition = !can(jsondecode(aws_iam_role.lambda[0].assume_role_policy).Statement[0].Condition.StringEquals) && jsondecode(aws_iam_role.lambda[0].assume_role_policy).Statement[0].Condition.Bool == { "aws:SecureTransport" = ["true"] }
    error_message = "the nearest"
  }
  assert {
    condition = jsondecode(aws_iam_role.greengrass[0].assume_role_policy).Statement[0].Condition.StringEquals == { "aws:SourceAccount" = ["222222222222"] }
    error_message = "taken back"
  }
  assert {
    condition = jsondecode(aws_iam_role.greengrass_group["a"].assume_role_policy).Statement[0].Condition.StringEquals == { "aws:SourceAccount" = ["222222222222"], "aws:SourceOrgID" = ["o-1"] }
    error_message = "beside the module's own"
  }
  assert {
    condition = jsondecode(aws_iam_role.greengrass_group["b"].assume_role_policy).Statement[0].Condition.ArnEquals == { "aws:SourceArn" = ["arn:aws:greengrass:us-east-1:222222222222:*"] } && can(jsondecode(aws_iam_role.greengrass_group["b"].assume_role_policy).Statement[0].Condition.ArnLike)
    error_message = "of a fleet"
  }
}
run "refuses_what_is_there" {
  command = plan
  variables { role_trust_conditions = { StringEquals = { "AWS:sourceaccount" = ["1"] } } }
  expect_failures = [var.role_trust_conditions]
}
