variable "wide" {
  type = bool
}

# Its name is known after apply only, so that its policy is its by reference alone.
resource "aws_iam_user" "robot" {
  name = "robot"
}

resource "aws_iam_group" "robots" {
  name = "robots"
}

resource "aws_iam_group_policy" "robots" {
  name  = "robots"
  group = aws_iam_group.robots.name
  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = var.wide ? "sqs:*" : "sqs:SendMessage", Resource = "*" }]
  })
}

resource "aws_iam_user_group_membership" "robot" {
  user   = aws_iam_user.robot.name
  groups = [aws_iam_group.robots.name]
}
