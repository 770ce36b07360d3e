# What goes another way in after.tf: a role that is moved, one that is made anew, one that keeps nothing by hand.
locals {
  trust = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = "ec2.amazonaws.com" } }]
  })
}

resource "aws_iam_role" "old" {
  name               = "moved"
  assume_role_policy = local.trust
}

resource "aws_iam_role_policy_attachment" "traces_of_moved" {
  role       = aws_iam_role.old.name
  policy_arn = "arn:aws:iam::aws:policy/AWSXRayDaemonWriteAccess"
}

resource "aws_iam_role" "renamed" {
  name               = "renamed-before"
  assume_role_policy = local.trust
}

resource "aws_iam_role_policy" "renamed" {
  role = aws_iam_role.renamed.id
  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "sqs:SendMessage", Resource = "*" }]
  })
}
