mock_provider "aws" {
  mock_resource "aws_iam_policy" {
    defaults = { arn = "arn:aws:iam::222222222222:policy/mock" }
  }

  mock_resource "aws_iam_role" {
    defaults = { arn = "arn:aws:iam::222222222222:role/mock" }
  }
}

variables {
  account_id = "222222222222"
  partition  = "aws"
  regions    = ["us-east-1"]
}

run "complete" {
  assert {
    condition     = aws_iam_role.reader[0].name == "LogReader"
    error_message = "The name of LogReader is another."
  }

  assert {
    condition     = aws_iam_role.reader[0].path == "/"
    error_message = "The path of LogReader is another."
  }

  assert {
    condition     = aws_iam_role.reader[0].description == "Reads logs: \"all\" $${of} them."
    error_message = "The description of LogReader is another."
  }

  assert {
    condition = jsondecode(aws_iam_role.reader[0].assume_role_policy) == {
      Version = "2012-10-17"
      Statement = [
        {
          Effect    = "Allow"
          Principal = { AWS = ["222222222222"] }
          Action    = ["sts:AssumeRole"]
          Condition = { StringEquals = { "sts:ExternalId" = ["$${aws:PrincipalTag/a}%%{b}\"\\"] } }
        },
      ]
    }
    error_message = "The trust policy of LogReader is another."
  }

  assert {
    condition     = aws_iam_role.reader[0].max_session_duration == 3600
    error_message = "The longest session of LogReader is another."
  }

  assert {
    condition = jsondecode(aws_iam_role_policy.reader_metrics[0].policy) == {
      Version = "2012-10-17"
      Statement = [
        {
          Sid      = "ReadMetrics"
          Effect   = "Allow"
          Action   = ["cloudwatch:GetMetricData"]
          Resource = ["*"]
        },
      ]
    }
    error_message = "The policy metrics of LogReader is another."
  }

  assert {
    condition     = aws_iam_role_policy_attachment.reader_reading[0].role == "LogReader"
    error_message = "The policy reading is not attached to LogReader."
  }

  assert {
    condition     = toset(aws_iam_role_policies_exclusive.reader[0].policy_names) == toset(["metrics"])
    error_message = "LogReader is to keep metrics among its policy_names."
  }

  assert {
    condition     = aws_iam_policy.reading[0].name == "LogReaders"
    error_message = "The name of LogReaders is another."
  }

  assert {
    condition     = aws_iam_policy.reading[0].description == "Reads logs of 222222222222."
    error_message = "The description of LogReaders is another."
  }

  assert {
    condition = jsondecode(aws_iam_policy.reading[0].policy) == {
      Version = "2012-10-17"
      Statement = [
        {
          Sid      = "ReadLogs"
          Effect   = "Allow"
          Action   = ["logs:GetLogEvents"]
          Resource = ["arn:aws:logs:us-east-1:222222222222:log-group:/$${aws:username}/*"]
        },
      ]
    }
    error_message = "The document of LogReaders is another."
  }

  assert {
    condition     = aws_iam_group_policy_attachment.everybody_group_read_only_access["log-readers"].group == "log-readers"
    error_message = "The attachment of read_only_access to log-readers is another."
  }

  assert {
    condition     = aws_iam_group_policy_attachment.everybody_group_reading["log-readers"].group == "log-readers"
    error_message = "The attachment of reading to log-readers is another."
  }

  assert {
    condition     = aws_iam_user_policy_attachment.everybody_user_read_only_access["ada"].user == "ada"
    error_message = "The attachment of read_only_access to ada is another."
  }

  assert {
    condition     = aws_iam_user_policy_attachment.everybody_user_reading["ada"].user == "ada"
    error_message = "The attachment of reading to ada is another."
  }

  assert {
    condition     = length(aws_iam_policy.reading) == 1
    error_message = "There should be 1 of aws_iam_policy.reading."
  }

  assert {
    condition     = length(aws_iam_role.reader) == 1
    error_message = "There should be 1 of aws_iam_role.reader."
  }

  assert {
    condition     = length(aws_iam_role_policy_attachment.reader_reading) == 1
    error_message = "There should be 1 of aws_iam_role_policy_attachment.reader_reading."
  }

  assert {
    condition     = length(aws_iam_role_policy.reader_metrics) == 1
    error_message = "There should be 1 of aws_iam_role_policy.reader_metrics."
  }

  assert {
    condition     = length(aws_iam_role_policies_exclusive.reader) == 1
    error_message = "There should be 1 of aws_iam_role_policies_exclusive.reader."
  }

  assert {
    condition     = length(aws_iam_role_policy_attachments_exclusive.reader) == 1
    error_message = "There should be 1 of aws_iam_role_policy_attachments_exclusive.reader."
  }

  assert {
    condition     = length(aws_iam_group_policy_attachment.everybody_group_read_only_access) == 1
    error_message = "There should be 1 of aws_iam_group_policy_attachment.everybody_group_read_only_access."
  }

  assert {
    condition     = length(aws_iam_group_policy_attachment.everybody_group_reading) == 1
    error_message = "There should be 1 of aws_iam_group_policy_attachment.everybody_group_reading."
  }

  assert {
    condition     = length(aws_iam_user_policy_attachment.everybody_user_read_only_access) == 1
    error_message = "There should be 1 of aws_iam_user_policy_attachment.everybody_user_read_only_access."
  }

  assert {
    condition     = length(aws_iam_user_policy_attachment.everybody_user_reading) == 1
    error_message = "There should be 1 of aws_iam_user_policy_attachment.everybody_user_reading."
  }

  assert {
    condition     = length(aws_iam_role_policy.shared) == 0
    error_message = "There should be 0 of aws_iam_role_policy.shared."
  }

  assert {
    condition     = length(aws_iam_role_policy_attachment.shared) == 0
    error_message = "There should be 0 of aws_iam_role_policy_attachment.shared."
  }
}
