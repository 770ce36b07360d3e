mock_provider "aws" {}
variables {
  environment = "prod"
  account_id = "222222222222"
  partition = "aws"
  region = "us-east-1"
  regions = ["us-east-1"]
  role_path = "/edge/"
  tags = { team = "print" }
  role_settings = { hub = { instance_profile = "hubs" } }
  fleets = {
    a = { buckets = ["labels"], role_settings = { archive = { instance_profile = "archives", tags = { of = "a" } } } }
    b = { buckets = ["labels"] }
  }
}
run "makes" {
  command = plan
  assert {
    condition = aws_iam_instance_profile.hub[0].name == "hubs" && aws_iam_instance_profile.hub[0].role == "KioskHub" && aws_iam_instance_profile.hub[0].path == "/edge/"
    error_message = "of the account"
  }
  assert {
    condition = { for name, one in aws_iam_instance_profile.archive : name => [one.name, one.role, one.tags["of"], one.tags["team"]] } == { a = ["archives", "KioskArchive-prod-a", "a", "print"] }
    error_message = "of a fleet"
  }
  assert {
    condition = output.hub_instance_profile_name == "hubs" && output.archive_instance_profile_names == { a = "archives" }
    error_message = "outputs"
  }
}
run "makes_none" {
  command = plan
  variables {
    role_settings = {}
    fleets = {}
  }
  assert {
    condition = length(aws_iam_instance_profile.hub) == 0 && output.hub_instance_profile_arn == null
    error_message = "none"
  }
}
