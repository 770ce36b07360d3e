provider "aws" {
  region = "us-east-1"
}

module "kiosk_roles" {
  source = "../../"

  environment = "prod"

  fleets = {
    plaza = {
      description   = "The plaza's \"kiosks\" */ $${x} %%{y} \\ 東京"
      buckets       = ["labels"]
      extra_buckets = ["more", "most"]
      groups        = ["print-ers"]
      users         = ["ada"]
      roles         = ["grace"]
      mode          = "strict"
      note          = ""
      statements = [
        {
          Sid       = "Own"
          Effect    = "Deny"
          NotAction = ["s3:GetObject"]
          Resource  = ["arn:aws:s3:::labels/$${aws:username}/%%{x}/\"quoted\""]
          Condition = { StringNotEquals = { "aws:PrincipalTag/$${x}" = ["*/", "東京", "a\nb"] } }
        },
      ]
      tags = { "site $${x}" = "north \"%%{y}\"" }
    }
    station = {
      buckets             = ["labels"]
      logs                = false
      tries               = 5
      credential_duration = 43200
      note                = "help $${me}"
    }
  }
}
