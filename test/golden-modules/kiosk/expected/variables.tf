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
  description = "What is deployed alike, by name. description: for people; part of the descriptions of roles. buckets: Buckets that hold labels. extra_buckets: More of them. groups: Groups of operators. users: Users that operate. roles: Roles that operate. mode: How strict. note: A note: \"$${x}\" %%{ if } \\ */ | `tick`\nsecond line. logs: Whether kiosks write logs. tries: How often. credential_duration: In seconds. statements: IAM statements for what the fleet's code needs. role_settings: more for single roles, by id (archive, kiosk): statements for an inline policy, and managed_policies, ARNs by names of your choice; description, its description; exclusive, whether policies are taken away that are not from here; force_detach, whether others' policies are detached when it is destroyed; instance_profile, the name of its instance profile, where it is to have one; max_session, its longest session, in seconds; name, its name, whole; path, its path; permissions_boundary, the ARN of the policy that says what it can do at most; tags, its tags; they win over the others; trust_conditions, IAM conditions (operator, key, values) that each statement of the trust policy gets besides its own, in place of those for all roles. role_permissions_boundary: the ARN of another one than the module's, for the fleet's roles. tags: for what the fleet has; they win over the module's."
  type = map(object({
    description         = optional(string, "")
    buckets             = set(string)
    extra_buckets       = optional(set(string), [])
    groups              = optional(set(string), [])
    users               = optional(set(string), [])
    roles               = optional(set(string), [])
    mode                = optional(string, "lax")
    note                = optional(string, "$${aws:PrincipalTag/a}\"%%{b}\n*/")
    logs                = optional(bool, true)
    tries               = optional(number, 3)
    credential_duration = optional(number, 900)
    statements = optional(list(object({
      Sid         = optional(string)
      Effect      = string
      Action      = optional(list(string))
      NotAction   = optional(list(string))
      Resource    = optional(list(string))
      NotResource = optional(list(string))
      Condition   = optional(map(map(list(string))))
    })), [])
    role_settings = optional(map(object({
      statements = optional(list(object({
        Sid         = optional(string)
        Effect      = string
        Action      = optional(list(string))
        NotAction   = optional(list(string))
        Resource    = optional(list(string))
        NotResource = optional(list(string))
        Condition   = optional(map(map(list(string))))
      })), [])
      managed_policies     = optional(map(string), {})
      description          = optional(string)
      exclusive            = optional(bool)
      force_detach         = optional(bool)
      instance_profile     = optional(string)
      max_session          = optional(number)
      name                 = optional(string)
      path                 = optional(string)
      permissions_boundary = optional(string)
      tags                 = optional(map(string))
      trust_conditions     = optional(map(map(list(string))))
    })), {})
    role_permissions_boundary = optional(string)
    tags                      = optional(map(string), {})
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
    condition     = alltrue(flatten([for fleet in values(var.fleets) : [for id, settings in fleet.role_settings : contains(["archive", "kiosk"], id)]]))
    error_message = "The ids in role_settings must be among archive, kiosk."
  }

  validation {
    condition     = alltrue(flatten([for fleet in values(var.fleets) : [for id, settings in fleet.role_settings : contains(["archive"], id) || length(settings.statements) == 0]]))
    error_message = "In role_settings only archive can have statements: those of the other role are the fleet's own."
  }

  validation {
    condition     = alltrue(flatten([for fleet in values(var.fleets) : [for id, settings in fleet.role_settings : settings.instance_profile == null || can(regex("^[A-Za-z0-9_+=,.@-]{1,128}$", settings.instance_profile))]]))
    error_message = "In role_settings, instance_profile must have letters, digits and _+=,.@- only, 128 of them at most."
  }

  validation {
    condition     = alltrue(flatten([for fleet in values(var.fleets) : [for id, settings in fleet.role_settings : settings.max_session == null || try(settings.max_session >= 3600 && settings.max_session <= 43200, false)]]))
    error_message = "In role_settings, max_session must be from 3600 to 43200."
  }

  validation {
    condition     = alltrue(flatten([for fleet in values(var.fleets) : [for id, settings in fleet.role_settings : settings.name == null || can(regex("^[A-Za-z0-9_+=,.@-]{0,64}$", settings.name))]]))
    error_message = "In role_settings, name must have letters, digits and _+=,.@- only, 64 of them at most."
  }

  validation {
    condition     = alltrue(flatten([for fleet in values(var.fleets) : [for id, settings in fleet.role_settings : settings.path == null || can(regex("^/([!-~]{0,510}/)?$", settings.path))]]))
    error_message = "In role_settings, path must begin and end with /."
  }

  validation {
    condition     = alltrue(flatten([for fleet in values(var.fleets) : [for id, settings in fleet.role_settings : settings.permissions_boundary == null || can(regex("^arn:[a-z-]+:iam::(aws|[0-9]{12}):policy/.+$", settings.permissions_boundary))]]))
    error_message = "In role_settings, permissions_boundary must be the ARN of a managed policy."
  }

  validation {
    condition     = alltrue(flatten([for fleet in values(var.fleets) : [for id, settings in fleet.role_settings : settings.trust_conditions == null || alltrue([for operator, keys in try(coalesce(settings.trust_conditions), {}) : can(regex("^(ForAnyValue:)?(StringEquals|StringEqualsIgnoreCase|StringLike|NumericEquals|NumericLessThan|NumericLessThanEquals|NumericGreaterThan|NumericGreaterThanEquals|DateEquals|DateLessThan|DateLessThanEquals|DateGreaterThan|DateGreaterThanEquals|Bool|BinaryEquals|IpAddress|ArnEquals|ArnLike|Null)$", operator)) && length(keys) > 0 && alltrue([for key, values in keys : length(values) > 0 && !(endswith(operator, "Bool") && length(distinct(values)) > 1) && alltrue([for value in values : !can(regex("^(arn:(aws[a-z-]*:)?)?[?:]*[*][*?:]*$", value)) && !(endswith(operator, "Null") && value == "true") && !(endswith(operator, "IpAddress") && can(regex("/0+$", value)))])])])]]))
    error_message = "In role_settings, trust_conditions must keep somebody out: no operator that is negated, ends in IfExists or begins with ForAllValues, no Null that is true, no value that lets everything through."
  }

  validation {
    condition     = alltrue(flatten([for fleet in values(var.fleets) : [for id, settings in fleet.role_settings : id != "kiosk" || alltrue(flatten([for operator, keys in try(coalesce(settings.trust_conditions), {}) : [for key, values in keys : !contains(["stringequals aws:sourceaccount"], lower("${operator} ${key}"))]]))]]))
    error_message = "In role_settings, trust_conditions of kiosk must have no operator and key that its trust policy has already: stringequals aws:sourceaccount."
  }

  validation {
    condition     = alltrue(flatten([for fleet in values(var.fleets) : [for id, settings in fleet.role_settings : contains(["archive"], id) || settings.instance_profile == null]]))
    error_message = "In role_settings only archive can have an instance_profile: no other trust policy lets ec2.amazonaws.com in."
  }

  validation {
    condition     = alltrue(flatten([for fleet in values(var.fleets) : [for statement in flatten([for settings in values(fleet.role_settings) : settings.statements]) : contains(["Allow", "Deny"], statement.Effect)]]))
    error_message = "The Effect of a statement must be Allow or Deny."
  }

  validation {
    condition     = alltrue(flatten([for fleet in values(var.fleets) : [for statement in flatten([for settings in values(fleet.role_settings) : settings.statements]) : (statement.Action == null) != (statement.NotAction == null)]]))
    error_message = "A statement must have either Action or NotAction."
  }

  validation {
    condition     = alltrue(flatten([for fleet in values(var.fleets) : [for statement in flatten([for settings in values(fleet.role_settings) : settings.statements]) : (statement.Resource == null) != (statement.NotResource == null)]]))
    error_message = "A statement must have either Resource or NotResource."
  }

  validation {
    condition     = alltrue([for fleet in values(var.fleets) : fleet.role_permissions_boundary == null || can(regex("^arn:[a-z-]+:iam::(aws|[0-9]{12}):policy/.+$", fleet.role_permissions_boundary))])
    error_message = "In fleets, role_permissions_boundary must be the ARN of a managed policy."
  }

  validation {
    condition     = alltrue([for fleet in values(var.fleets) : length(fleet.buckets) > 0])
    error_message = "In fleets, buckets must not be empty."
  }

  validation {
    condition     = alltrue([for fleet in values(var.fleets) : alltrue([for value in fleet.buckets : can(regex("^[a-z-]+$", value))])])
    error_message = "In fleets, buckets must match ^[a-z-]+$."
  }

  validation {
    condition     = alltrue([for fleet in values(var.fleets) : contains(["lax", "strict"], fleet.mode)])
    error_message = "In fleets, mode must be one of lax, strict."
  }

  validation {
    condition     = alltrue([for fleet in values(var.fleets) : fleet.tries >= 1])
    error_message = "In fleets, tries must be at least 1."
  }

  validation {
    condition     = alltrue([for fleet in values(var.fleets) : fleet.tries <= 5])
    error_message = "In fleets, tries must be at most 5."
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

variable "create" {
  description = "Whether to create anything at all; false turns the module off."
  type        = bool
  default     = true
  nullable    = false
}

variable "create_account_roles" {
  description = "Whether to create what an account has once. Set it to false in all calls of the module for one account but one."
  type        = bool
  default     = true
  nullable    = false
}

variable "role_settings" {
  description = "More for single roles, by id (hub): statements for an inline policy, and managed_policies, ARNs by names of your choice; description, its description; exclusive, whether policies are taken away that are not from here; force_detach, whether others' policies are detached when it is destroyed; instance_profile, the name of its instance profile, where it is to have one; max_session, its longest session, in seconds; name, its name, whole; path, its path; permissions_boundary, the ARN of the policy that says what it can do at most; tags, its tags; they win over the others; trust_conditions, IAM conditions (operator, key, values) that each statement of the trust policy gets besides its own, in place of those for all roles."
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
    managed_policies     = optional(map(string), {})
    description          = optional(string)
    exclusive            = optional(bool)
    force_detach         = optional(bool)
    instance_profile     = optional(string)
    max_session          = optional(number)
    name                 = optional(string)
    path                 = optional(string)
    permissions_boundary = optional(string)
    tags                 = optional(map(string))
    trust_conditions     = optional(map(map(list(string))))
  }))
  default  = {}
  nullable = false

  validation {
    condition     = alltrue([for id, settings in var.role_settings : contains(["hub"], id)])
    error_message = "The ids in role_settings must be among hub."
  }

  validation {
    condition     = alltrue([for id, settings in var.role_settings : settings.instance_profile == null || can(regex("^[A-Za-z0-9_+=,.@-]{1,128}$", settings.instance_profile))])
    error_message = "In role_settings, instance_profile must have letters, digits and _+=,.@- only, 128 of them at most."
  }

  validation {
    condition     = alltrue([for id, settings in var.role_settings : settings.max_session == null || try(settings.max_session >= 3600 && settings.max_session <= 43200, false)])
    error_message = "In role_settings, max_session must be from 3600 to 43200."
  }

  validation {
    condition     = alltrue([for id, settings in var.role_settings : settings.name == null || can(regex("^[A-Za-z0-9_+=,.@-]{0,64}$", settings.name))])
    error_message = "In role_settings, name must have letters, digits and _+=,.@- only, 64 of them at most."
  }

  validation {
    condition     = alltrue([for id, settings in var.role_settings : settings.path == null || can(regex("^/([!-~]{0,510}/)?$", settings.path))])
    error_message = "In role_settings, path must begin and end with /."
  }

  validation {
    condition     = alltrue([for id, settings in var.role_settings : settings.permissions_boundary == null || can(regex("^arn:[a-z-]+:iam::(aws|[0-9]{12}):policy/.+$", settings.permissions_boundary))])
    error_message = "In role_settings, permissions_boundary must be the ARN of a managed policy."
  }

  validation {
    condition     = alltrue([for id, settings in var.role_settings : settings.trust_conditions == null || alltrue([for operator, keys in try(coalesce(settings.trust_conditions), {}) : can(regex("^(ForAnyValue:)?(StringEquals|StringEqualsIgnoreCase|StringLike|NumericEquals|NumericLessThan|NumericLessThanEquals|NumericGreaterThan|NumericGreaterThanEquals|DateEquals|DateLessThan|DateLessThanEquals|DateGreaterThan|DateGreaterThanEquals|Bool|BinaryEquals|IpAddress|ArnEquals|ArnLike|Null)$", operator)) && length(keys) > 0 && alltrue([for key, values in keys : length(values) > 0 && !(endswith(operator, "Bool") && length(distinct(values)) > 1) && alltrue([for value in values : !can(regex("^(arn:(aws[a-z-]*:)?)?[?:]*[*][*?:]*$", value)) && !(endswith(operator, "Null") && value == "true") && !(endswith(operator, "IpAddress") && can(regex("/0+$", value)))])])])])
    error_message = "In role_settings, trust_conditions must keep somebody out: no operator that is negated, ends in IfExists or begins with ForAllValues, no Null that is true, no value that lets everything through."
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

variable "role_exclusive" {
  description = "Whether policies that roles have and that are not from here are taken away by the next apply."
  type        = bool
  default     = true
  nullable    = false
}

variable "role_force_detach" {
  description = "Whether roles that are destroyed are detached from policies that others attached first."
  type        = bool
  default     = false
  nullable    = false
}

variable "role_max_session" {
  description = "The longest session of roles, in seconds, in place of the module's own."
  type        = number
  default     = null

  validation {
    condition     = var.role_max_session == null || try(var.role_max_session >= 3600 && var.role_max_session <= 43200, false)
    error_message = "role_max_session must be from 3600 to 43200."
  }
}

variable "role_name_prefix" {
  description = "Stands before the names of roles."
  type        = string
  default     = ""
  nullable    = false

  validation {
    condition     = can(regex("^[A-Za-z0-9_+=,.@-]{0,64}$", var.role_name_prefix))
    error_message = "role_name_prefix must have letters, digits and _+=,.@- only, 64 of them at most."
  }
}

variable "role_name_suffix" {
  description = "Stands after the names of roles."
  type        = string
  default     = ""
  nullable    = false

  validation {
    condition     = can(regex("^[A-Za-z0-9_+=,.@-]{0,64}$", var.role_name_suffix))
    error_message = "role_name_suffix must have letters, digits and _+=,.@- only, 64 of them at most."
  }
}

variable "role_path" {
  description = "The path of roles, in place of the module's own."
  type        = string
  default     = null

  validation {
    condition     = var.role_path == null || can(regex("^/([!-~]{0,510}/)?$", var.role_path))
    error_message = "role_path must begin and end with /."
  }
}

variable "role_permissions_boundary" {
  description = "The ARN of the policy that says what roles can do at most."
  type        = string
  default     = null

  validation {
    condition     = var.role_permissions_boundary == null || can(regex("^arn:[a-z-]+:iam::(aws|[0-9]{12}):policy/.+$", var.role_permissions_boundary))
    error_message = "role_permissions_boundary must be the ARN of a managed policy."
  }
}

variable "role_trust_conditions" {
  description = "IAM conditions (operator, key, values) that each statement of the trust policy gets besides its own, for every role."
  type        = map(map(list(string)))
  default     = {}
  nullable    = false

  validation {
    condition     = alltrue([for operator, keys in try(coalesce(var.role_trust_conditions), {}) : can(regex("^(ForAnyValue:)?(StringEquals|StringEqualsIgnoreCase|StringLike|NumericEquals|NumericLessThan|NumericLessThanEquals|NumericGreaterThan|NumericGreaterThanEquals|DateEquals|DateLessThan|DateLessThanEquals|DateGreaterThan|DateGreaterThanEquals|Bool|BinaryEquals|IpAddress|ArnEquals|ArnLike|Null)$", operator)) && length(keys) > 0 && alltrue([for key, values in keys : length(values) > 0 && !(endswith(operator, "Bool") && length(distinct(values)) > 1) && alltrue([for value in values : !can(regex("^(arn:(aws[a-z-]*:)?)?[?:]*[*][*?:]*$", value)) && !(endswith(operator, "Null") && value == "true") && !(endswith(operator, "IpAddress") && can(regex("/0+$", value)))])])])
    error_message = "role_trust_conditions must keep somebody out: no operator that is negated, ends in IfExists or begins with ForAllValues, no Null that is true, no value that lets everything through."
  }

  validation {
    condition     = alltrue(flatten([for operator, keys in try(coalesce(var.role_trust_conditions), {}) : [for key, values in keys : !contains(["stringequals aws:sourceaccount"], lower("${operator} ${key}"))]]))
    error_message = "role_trust_conditions must have no operator and key that a trust policy has already: stringequals aws:sourceaccount."
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
