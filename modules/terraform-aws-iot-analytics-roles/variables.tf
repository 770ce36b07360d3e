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
  description = "What is deployed alike, by name. description: for people; part of the descriptions of roles. path: The path of both roles. scope: documented has the guide's statements, most of them on every resource; tight has the same abilities for what is named below. datasets: The names of the data sets whose contents the container makes: IoT Analytics can use the container role for these only, and with scope tight the container can use these only. channels: The names of channels that the container may use, with scope tight. datastores: The names of data stores that the container may use, with scope tight. pipelines: The names of pipelines that the container may use, with scope tight. repositories: The names of the ECR repositories that notebooks push their containers to, and that containers are pulled from, with scope tight. buckets: The names of the S3 buckets that the container reads and writes, with scope tight. log_groups: The names of the log groups that the container writes to and reads, with scope tight. list_names: Whether the container may list the names of all data sets, channels, data stores, pipelines and buckets of the account, with scope tight; AWS cannot narrow that. guard: Whether the services must name this account, and the data set or the region's SageMaker, when they use the container role. AWS documents that for the services; turn it off where it locks a container out. statements: IAM statements for what the fleet's code needs. role_settings: more for single roles, by id (container, notebook): statements for an inline policy, and managed_policies, ARNs by names of your choice; description, its description; exclusive, whether policies are taken away that are not from here; force_detach, whether others' policies are detached when it is destroyed; max_session, its longest session, in seconds; name, its name, whole; path, its path; permissions_boundary, the ARN of the policy that says what it can do at most; tags, its tags; they win over the others; trust_conditions, IAM conditions (operator, key, values) that each statement of the trust policy gets besides its own, in place of those for all roles. role_permissions_boundary: the ARN of another one than the module's, for the fleet's roles. tags: for what the fleet has; they win over the module's."
  type = map(object({
    description  = optional(string, "")
    path         = optional(string, "/")
    scope        = optional(string, "tight")
    datasets     = set(string)
    channels     = optional(set(string), [])
    datastores   = optional(set(string), [])
    pipelines    = optional(set(string), [])
    repositories = optional(set(string), [])
    buckets      = optional(set(string), [])
    log_groups   = optional(set(string), [])
    list_names   = optional(bool, false)
    guard        = optional(bool, true)
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
    condition     = alltrue(flatten([for fleet in values(var.fleets) : [for id, settings in fleet.role_settings : contains(["container", "notebook"], id)]]))
    error_message = "The ids in role_settings must be among container, notebook."
  }

  validation {
    condition     = alltrue(flatten([for fleet in values(var.fleets) : [for id, settings in fleet.role_settings : contains(["notebook"], id) || length(settings.statements) == 0]]))
    error_message = "In role_settings only notebook can have statements: those of the other role are the fleet's own."
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
    condition     = alltrue(flatten([for fleet in values(var.fleets) : [for id, settings in fleet.role_settings : id != "container" || alltrue(flatten([for operator, keys in try(coalesce(settings.trust_conditions), {}) : [for key, values in keys : !contains(["arnlike aws:sourcearn", "stringequals aws:sourceaccount"], lower("${operator} ${key}"))]]))]]))
    error_message = "In role_settings, trust_conditions of container must have no operator and key that its trust policy has already: arnlike aws:sourcearn, stringequals aws:sourceaccount."
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
    condition     = alltrue([for fleet in values(var.fleets) : can(regex("^/([A-Za-z0-9.,+@=_-]+/)*$", fleet.path))])
    error_message = "In fleets, path must match ^/([A-Za-z0-9.,+@=_-]+/)*$."
  }

  validation {
    condition     = alltrue([for fleet in values(var.fleets) : contains(["documented", "tight"], fleet.scope)])
    error_message = "In fleets, scope must be one of documented, tight."
  }

  validation {
    condition     = alltrue([for fleet in values(var.fleets) : length(fleet.datasets) > 0])
    error_message = "In fleets, datasets must not be empty."
  }

  validation {
    condition     = alltrue([for fleet in values(var.fleets) : alltrue([for value in fleet.datasets : can(regex("^[A-Za-z0-9_]{1,128}$", value))])])
    error_message = "In fleets, datasets must match ^[A-Za-z0-9_]{1,128}$."
  }

  validation {
    condition     = alltrue([for fleet in values(var.fleets) : alltrue([for value in fleet.channels : can(regex("^[A-Za-z0-9_]{1,128}$", value))])])
    error_message = "In fleets, channels must match ^[A-Za-z0-9_]{1,128}$."
  }

  validation {
    condition     = alltrue([for fleet in values(var.fleets) : alltrue([for value in fleet.datastores : can(regex("^[A-Za-z0-9_]{1,128}$", value))])])
    error_message = "In fleets, datastores must match ^[A-Za-z0-9_]{1,128}$."
  }

  validation {
    condition     = alltrue([for fleet in values(var.fleets) : alltrue([for value in fleet.pipelines : can(regex("^[A-Za-z0-9_]{1,128}$", value))])])
    error_message = "In fleets, pipelines must match ^[A-Za-z0-9_]{1,128}$."
  }

  validation {
    condition     = alltrue([for fleet in values(var.fleets) : alltrue([for value in fleet.repositories : can(regex("^[a-z0-9][a-z0-9._/-]{1,255}$", value))])])
    error_message = "In fleets, repositories must match ^[a-z0-9][a-z0-9._/-]{1,255}$."
  }

  validation {
    condition     = alltrue([for fleet in values(var.fleets) : alltrue([for value in fleet.buckets : can(regex("^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$", value))])])
    error_message = "In fleets, buckets must match ^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$."
  }

  validation {
    condition     = alltrue([for fleet in values(var.fleets) : alltrue([for value in fleet.log_groups : can(regex("^[A-Za-z0-9._/#-]{1,512}$", value))])])
    error_message = "In fleets, log_groups must match ^[A-Za-z0-9._/#-]{1,512}$."
  }
}

variable "create" {
  description = "Whether to create anything at all; false turns the module off."
  type        = bool
  default     = true
  nullable    = false
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
