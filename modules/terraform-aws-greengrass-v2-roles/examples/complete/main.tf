provider "aws" {
  region = "us-east-1"
}

module "greengrass_v2_roles" {
  source = "../../"

  environment = "prod"

  fleets = {
    warehouse = {
      description         = "Cameras at the loading dock."
      artifact_buckets    = ["warehouse-components"]
      credential_duration = 7200
      statements = [
        {
          Sid      = "LookUpStock"
          Effect   = "Allow"
          Action   = ["dynamodb:GetItem", "dynamodb:Query"]
          Resource = ["arn:aws:dynamodb:us-east-1:222222222222:table/Inventory"]
        },
      ]
      certificate_statements = [
        {
          Effect   = "Allow"
          Action   = ["iot:Publish"]
          Resource = ["arn:aws:iot:us-east-1:222222222222:topic/dock/state"]
        },
      ]
    }
    office = { description = "Cameras at the reception." }
  }
}
