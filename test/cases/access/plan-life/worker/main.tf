variable "name" {
  type = string
}

variable "arns" {
  type = map(string)
}

resource "aws_iam_role" "this" {
  name_prefix = var.name
  assume_role_policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = "ecs-tasks.amazonaws.com" } }]
  })
}

resource "aws_iam_role_policy_attachment" "this" {
  for_each   = var.arns
  role       = aws_iam_role.this.name
  policy_arn = each.value
}

output "role" {
  value = aws_iam_role.this.id
}
