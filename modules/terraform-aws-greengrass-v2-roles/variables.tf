variable "environment" {
  description = "Name of the environment, such as prod; part of the names in AWS."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[A-Za-z][A-Za-z0-9_-]*$", var.environment))
    error_message = "environment must begin with a letter, and have letters, digits, - and _ only."
  }
}

variable "fleets" {
  description = "What is deployed alike, by name. description: for people; part of the descriptions of roles. nucleus: The oldest nucleus of the fleet: 2.5 for 2.5.0 and later, 2.4 for 2.4.x, 2.0 for any earlier one. Older ones need the role for AWS IoT, too. scope: tight limits logs to log_groups, s3:GetBucketLocation to artifact_buckets, and AWS IoT to this account and region; documented is AWS's minimal policy as it stands, on \"*\". log_groups: CloudWatch log groups that devices create and write to (scope tight). The default has those of the log manager component; other components may need others. artifact_buckets: Names of the S3 buckets from which devices fetch components' artifacts. credential_duration: How long a device's credentials are good for, in seconds. guard: Whether AWS IoT must name this account and the fleet's role alias when it uses the token exchange role. Turn it off where devices get no credentials. statements: IAM statements for what the fleet's code needs. certificate_statements: statements of AWS IoT for what the fleet's devices may do with their certificates. role_settings: more for single roles, by id (token_exchange): managed_policies, ARNs by names of your choice. tags: for what the fleet has; they win over the module's."
  type = map(object({
    description = optional(string, "")
    nucleus     = optional(string, "2.5")
    scope       = optional(string, "tight")
    log_groups = optional(set(string), [
      "/aws/greengrass/GreengrassSystemComponent/*",
      "/aws/greengrass/UserComponent/*",
    ])
    artifact_buckets    = optional(set(string), [])
    credential_duration = optional(number, 3600)
    guard               = optional(bool, true)
    statements = optional(list(object({
      Sid         = optional(string)
      Effect      = string
      Action      = optional(list(string))
      NotAction   = optional(list(string))
      Resource    = optional(list(string))
      NotResource = optional(list(string))
      Condition   = optional(map(map(list(string))))
    })), [])
    certificate_statements = optional(list(object({
      Effect    = string
      Action    = list(string)
      Resource  = list(string)
      Condition = optional(map(map(list(string))))
    })), [])
    role_settings = optional(map(object({
      managed_policies = optional(map(string), {})
    })), {})
    tags = optional(map(string), {})
  }))
  default  = {}
  nullable = false

  validation {
    condition     = alltrue([for name in keys(var.fleets) : can(regex("^[A-Za-z][A-Za-z0-9_-]*$", name))])
    error_message = "The names of fleets must begin with a letter, and have letters, digits, - and _ only."
  }

  validation {
    condition     = length(distinct([for name in keys(var.fleets) : lower(name)])) == length(var.fleets)
    error_message = "The names of fleets must differ in more than case: AWS takes names of roles for the same."
  }

  validation {
    condition     = alltrue(flatten([for fleet in values(var.fleets) : [for statement in fleet.statements : contains(["Allow", "Deny"], statement.Effect)]]))
    error_message = "The Effect of a statement must be Allow or Deny."
  }

  validation {
    condition     = alltrue(flatten([for fleet in values(var.fleets) : [for statement in fleet.statements : (statement.Action == null) != (statement.NotAction == null)]]))
    error_message = "A statement must have either Action or NotAction."
  }

  validation {
    condition     = alltrue(flatten([for fleet in values(var.fleets) : [for statement in fleet.statements : (statement.Resource == null) != (statement.NotResource == null)]]))
    error_message = "A statement must have either Resource or NotResource."
  }

  validation {
    condition     = alltrue(flatten([for fleet in values(var.fleets) : [for statement in fleet.certificate_statements : contains(["Allow", "Deny"], statement.Effect)]]))
    error_message = "The Effect of a statement must be Allow or Deny."
  }

  validation {
    condition     = alltrue(flatten([for fleet in values(var.fleets) : [for id, settings in fleet.role_settings : contains(["token_exchange"], id)]]))
    error_message = "The ids in role_settings must be among token_exchange."
  }

  validation {
    condition     = alltrue([for fleet in values(var.fleets) : contains(["2.5", "2.4", "2.0"], fleet.nucleus)])
    error_message = "In fleets, nucleus must be one of 2.5, 2.4, 2.0."
  }

  validation {
    condition     = alltrue([for fleet in values(var.fleets) : contains(["tight", "documented"], fleet.scope)])
    error_message = "In fleets, scope must be one of tight, documented."
  }

  validation {
    condition     = alltrue([for fleet in values(var.fleets) : alltrue([for value in fleet.log_groups : can(regex("^[A-Za-z0-9_./#*-]{1,512}$", value))])])
    error_message = "In fleets, log_groups must match ^[A-Za-z0-9_./#*-]{1,512}$."
  }

  validation {
    condition     = alltrue([for fleet in values(var.fleets) : alltrue([for value in fleet.artifact_buckets : can(regex("^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$", value))])])
    error_message = "In fleets, artifact_buckets must match ^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$."
  }

  validation {
    condition     = alltrue([for fleet in values(var.fleets) : fleet.credential_duration >= 900])
    error_message = "In fleets, credential_duration must be at least 900."
  }

  validation {
    condition     = alltrue([for fleet in values(var.fleets) : fleet.credential_duration <= 43200])
    error_message = "In fleets, credential_duration must be at most 43200."
  }
}

variable "create_account_roles" {
  description = "Whether to create what an account has once. Set it to false in all calls of the module for one account but one."
  type        = bool
  default     = true
  nullable    = false
}

variable "service_role" {
  description = "Whether to create Greengrass_ServiceRole."
  type        = bool
  default     = true
  nullable    = false
}

variable "service_role_path" {
  description = "The path of Greengrass_ServiceRole."
  type        = string
  default     = "/"
  nullable    = false

  validation {
    condition     = contains(["/", "/service-role/"], var.service_role_path)
    error_message = "service_role_path must be one of /, /service-role/."
  }
}

variable "role_settings" {
  description = "More for single roles, by id (service): statements for an inline policy, and managed_policies, ARNs by names of your choice."
  type = map(object({
    statements = optional(list(object({
      Sid         = optional(string)
      Effect      = string
      Action      = optional(list(string))
      NotAction   = optional(list(string))
      Resource    = optional(list(string))
      NotResource = optional(list(string))
      Condition   = optional(map(map(list(string))))
    })), [])
    managed_policies = optional(map(string), {})
  }))
  default  = {}
  nullable = false

  validation {
    condition     = alltrue([for id, settings in var.role_settings : contains(["service"], id)])
    error_message = "The ids in role_settings must be among service."
  }

  validation {
    condition     = alltrue(flatten([for settings in values(var.role_settings) : [for statement in settings.statements : contains(["Allow", "Deny"], statement.Effect)]]))
    error_message = "The Effect of a statement must be Allow or Deny."
  }

  validation {
    condition     = alltrue(flatten([for settings in values(var.role_settings) : [for statement in settings.statements : (statement.Action == null) != (statement.NotAction == null)]]))
    error_message = "A statement must have either Action or NotAction."
  }

  validation {
    condition     = alltrue(flatten([for settings in values(var.role_settings) : [for statement in settings.statements : (statement.Resource == null) != (statement.NotResource == null)]]))
    error_message = "A statement must have either Resource or NotResource."
  }
}

variable "tags" {
  description = "Tags for everything that takes them."
  type        = map(string)
  default     = {}
  nullable    = false
}

variable "account_id" {
  description = "The AWS account, 12 digits; that of the provider unless given."
  type        = string
  default     = null

  validation {
    condition     = var.account_id == null || can(regex("^[0-9]{12}$", var.account_id))
    error_message = "account_id must have 12 digits."
  }
}

variable "partition" {
  description = "The AWS partition, such as aws; that of the provider unless given."
  type        = string
  default     = null

  validation {
    condition     = var.partition == null || can(regex("^aws(-[a-z]+)*$", var.partition))
    error_message = "partition must be one of AWS, such as aws."
  }
}

variable "region" {
  description = "The AWS region of the fleets; that of the provider unless given."
  type        = string
  default     = null

  validation {
    condition     = var.region == null || can(regex("^[a-z]+(-[a-z]+)+-[0-9]+$", var.region))
    error_message = "region must be one of AWS, such as us-east-1."
  }
}

variable "regions" {
  description = "The AWS regions that share what the account has once; that of the provider unless given."
  type        = set(string)
  default     = null

  validation {
    condition     = var.regions == null || try(length(var.regions) > 0, false)
    error_message = "regions must name a region, or be null."
  }
}
