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
  description = "What is deployed alike, by name. description: for people; part of the descriptions of roles. application_device_ids: The ids of the appliances that this application runs on; its role can be used for these only. The default allows every appliance of the account and region. application_guard: Whether AWS Panorama must name this account and one of the application's appliances when it uses the application's role. No AWS document shows that it does. metric_namespaces: The CloudWatch namespaces that the application writes metrics to, in full. The default allows every one, as AWS's own example does. statements: IAM statements for what the fleet's code needs. role_settings: more for single roles, by id (application): managed_policies, ARNs by names of your choice; description, its description; exclusive, whether policies are taken away that are not from here; force_detach, whether others' policies are detached when it is destroyed; max_session, its longest session, in seconds; name, its name, whole; path, its path; permissions_boundary, the ARN of the policy that says what it can do at most; tags, its tags; they win over the others; trust_conditions, IAM conditions (operator, key, values) that each statement of the trust policy gets besides its own, in place of those for all roles. role_permissions_boundary: the ARN of another one than the module's, for the fleet's roles. tags: for what the fleet has; they win over the module's."
  type = map(object({
    description            = optional(string, "")
    application_device_ids = optional(set(string), ["*"])
    application_guard      = optional(bool, true)
    metric_namespaces      = optional(set(string), [])
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
      managed_policies     = optional(map(string), {})
      description          = optional(string)
      exclusive            = optional(bool)
      force_detach         = optional(bool)
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
    condition     = alltrue(flatten([for fleet in values(var.fleets) : [for id, settings in fleet.role_settings : contains(["application"], id)]]))
    error_message = "The ids in role_settings must be among application."
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
    condition     = alltrue(flatten([for fleet in values(var.fleets) : [for id, settings in fleet.role_settings : id != "application" || settings.name == null]]))
    error_message = "The name of the role application cannot be set: operators of the blueprint panorama-user pass the role by this name."
  }

  validation {
    condition     = alltrue(flatten([for fleet in values(var.fleets) : [for id, settings in fleet.role_settings : id != "application" || settings.path == null]]))
    error_message = "The path of the role application cannot be set: operators of the blueprint panorama-user pass roles under this path."
  }

  validation {
    condition     = alltrue(flatten([for fleet in values(var.fleets) : [for id, settings in fleet.role_settings : id != "application" || alltrue(flatten([for operator, keys in try(coalesce(settings.trust_conditions), {}) : [for key, values in keys : !contains(["arnlike aws:sourcearn", "stringequals aws:sourceaccount"], lower("${operator} ${key}"))]]))]]))
    error_message = "In role_settings, trust_conditions of application must have no operator and key that its trust policy has already: arnlike aws:sourcearn, stringequals aws:sourceaccount."
  }

  validation {
    condition     = alltrue([for fleet in values(var.fleets) : fleet.role_permissions_boundary == null || can(regex("^arn:[a-z-]+:iam::(aws|[0-9]{12}):policy/.+$", fleet.role_permissions_boundary))])
    error_message = "In fleets, role_permissions_boundary must be the ARN of a managed policy."
  }

  validation {
    condition     = alltrue([for fleet in values(var.fleets) : length(fleet.application_device_ids) > 0])
    error_message = "In fleets, application_device_ids must not be empty."
  }

  validation {
    condition     = alltrue([for fleet in values(var.fleets) : alltrue([for value in fleet.application_device_ids : can(regex("^([A-Za-z0-9_-]+|\\*)$", value))])])
    error_message = "In fleets, application_device_ids must match ^([A-Za-z0-9_-]+|\\*)$."
  }

  validation {
    condition     = alltrue([for fleet in values(var.fleets) : alltrue([for value in fleet.metric_namespaces : can(regex("^[^*?:][^*?]*$", value))])])
    error_message = "In fleets, metric_namespaces must match ^[^*?:][^*?]*$."
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

variable "device_ids" {
  description = "The ids of the account's appliances (device-…); AWSPanoramaApplianceServiceRole can be used for these only. The default allows every appliance of the account and its regions."
  type        = set(string)
  default     = ["*"]
  nullable    = false

  validation {
    condition     = length(var.device_ids) > 0
    error_message = "device_ids must not be empty."
  }

  validation {
    condition     = alltrue([for value in var.device_ids : can(regex("^([A-Za-z0-9_-]+|\\*)$", value))])
    error_message = "device_ids must match ^([A-Za-z0-9_-]+|\\*)$."
  }
}

variable "role_settings" {
  description = "More for single roles, by id (service): statements for an inline policy, and managed_policies, ARNs by names of your choice; description, its description; exclusive, whether policies are taken away that are not from here; force_detach, whether others' policies are detached when it is destroyed; max_session, its longest session, in seconds; name, its name, whole; path, its path; permissions_boundary, the ARN of the policy that says what it can do at most; tags, its tags; they win over the others; trust_conditions, IAM conditions (operator, key, values) that each statement of the trust policy gets besides its own, in place of those for all roles."
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
    condition     = alltrue([for id, settings in var.role_settings : contains(["service"], id)])
    error_message = "The ids in role_settings must be among service."
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
    condition     = alltrue([for id, settings in var.role_settings : id != "service" || settings.name == null])
    error_message = "The name of the role service cannot be set: operators of the blueprint panorama-user pass the role by this name."
  }

  validation {
    condition     = alltrue([for id, settings in var.role_settings : id != "service" || settings.path == null])
    error_message = "The path of the role service cannot be set: operators of the blueprint panorama-user pass roles under this path."
  }

  validation {
    condition     = alltrue([for id, settings in var.role_settings : id != "service" || alltrue(flatten([for operator, keys in try(coalesce(settings.trust_conditions), {}) : [for key, values in keys : !contains(["arnlike aws:sourcearn", "stringequals aws:sourceaccount"], lower("${operator} ${key}"))]]))])
    error_message = "In role_settings, trust_conditions of service must have no operator and key that its trust policy has already: arnlike aws:sourcearn, stringequals aws:sourceaccount."
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
    condition     = alltrue(flatten([for operator, keys in try(coalesce(var.role_trust_conditions), {}) : [for key, values in keys : !contains(["arnlike aws:sourcearn", "stringequals aws:sourceaccount"], lower("${operator} ${key}"))]]))
    error_message = "role_trust_conditions must have no operator and key that a trust policy has already: arnlike aws:sourcearn, stringequals aws:sourceaccount."
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
