provider "aws" {
  region = "us-east-1"
}

module "deeplens_roles" {
  source = "../../"

  environment = "prod"

  role_settings = {
    lambda = {
      managed_policies = { records = "arn:aws:iam::aws:policy/AmazonDynamoDBReadOnlyAccess" }
    }
  }

  fleets = {
    warehouse = {
      description          = "Cameras at the loading dock."
      greengrass_group_ids = ["1f6e1a2b-dock"]
      statements = [
        {
          Sid      = "LookUpStock"
          Effect   = "Allow"
          Action   = ["dynamodb:GetItem", "dynamodb:Query"]
          Resource = ["arn:aws:dynamodb:us-east-1:222222222222:table/Inventory"]
        },
      ]
    }
    office = {
      description   = "Cameras at the reception."
      scope         = "tight"
      model_buckets = ["office-models"]
      video_streams = ["office-*"]
    }
  }
}
