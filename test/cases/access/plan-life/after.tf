locals {
  trust = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = "ec2.amazonaws.com" } }]
  })
}

moved {
  from = aws_iam_role.old
  to   = aws_iam_role.new
}

resource "aws_iam_role" "new" {
  name               = "moved"
  assume_role_policy = local.trust
}

# What somebody put into the role by hand goes.
resource "aws_iam_role_policies_exclusive" "new" {
  role_name    = aws_iam_role.new.name
  policy_names = []
}

resource "aws_iam_role" "renamed" {
  name               = "renamed-after"
  assume_role_policy = local.trust
}

resource "aws_iam_role_policy" "renamed" {
  role = aws_iam_role.renamed.id
  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = ["sqs:SendMessage", "sqs:DeleteQueue"], Resource = "*" }]
  })
}

# A role of somebody else's, and a policy for it whose ARN only apply gives.
resource "aws_iam_policy" "tables" {
  name = "tables"
  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "dynamodb:GetItem", Resource = "*" }]
  })
}

resource "aws_iam_role_policy_attachment" "tables" {
  role       = "deploy"
  policy_arn = aws_iam_policy.tables.arn
}

# References that lead through a module: the policy goes in by a variable, the role comes out by an output.
module "worker" {
  source   = "./worker"
  for_each = toset(["day", "night"])
  name     = each.key
  arns     = { tables = aws_iam_policy.tables.arn }
}

resource "aws_iam_role_policy" "queue" {
  for_each = module.worker
  name     = "queue"
  role     = each.value.role
  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "sqs:ReceiveMessage", Resource = "*" }]
  })
}
