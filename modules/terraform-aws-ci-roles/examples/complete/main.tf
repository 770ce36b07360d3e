provider "aws" {
  region = "us-east-1"
}

module "ci_roles" {
  source = "../../"

  environment = "prod"

  fleets = {
    cameras = {
      description          = "The pipeline of the cameras' roles."
      repository           = "example/camera-roles"
      roles                = ["cameras/*"]
      looked_up_roles      = ["service-role/Greengrass*"]
      policies             = ["cameras/*"]
      attached_policies    = ["arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess"]
      instance_profiles    = ["cameras/*"]
      role_aliases         = ["Cameras-*"]
      iot_policies         = ["Cameras-*"]
      permissions_boundary = "arn:aws:iam::222222222222:policy/camera-limits"
      state_bucket         = "camera-states"
      states               = ["cameras/prod-*.tfstate"]
      state_keys           = ["arn:aws:kms:us-east-1:222222222222:key/0f1e2d3c-dock"]
      plan_locks           = true
    }
  }
}
