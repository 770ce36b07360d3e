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
  description = "What is deployed alike, by name. description: for people; part of the descriptions of roles. path: The path of the two roles. host: Where the repository is, and whose tokens the roles trust. repository: The repository: owner/name on GitHub, where tokens have it so with the ids of both in them (owner@123456/name@456789), as those of repositories that are younger than July 2026 do; group/project on gitlab.com. branch: The branch that is applied, and, on GitHub, planned besides pull requests. On GitHub it is the environment of the name of this one that may apply, not a branch. roles: The names of the project's roles, with their path if they have one, or patterns such as cameras/* or AWSDeepLens*-prod-*. looked_up_roles: The names of roles that the project only looks up (existing, shared), with their path if they have one, or patterns. policies: The names of the project's customer managed policies, with their path if they have one, or patterns. attached_policies: The ARNs of further managed policies that the project's roles get, AWS's or the account's. instance_profiles: The names of the project's instance profiles, or patterns. role_aliases: The names of the project's role aliases of AWS IoT, or patterns. iot_policies: The names of the project's policies of AWS IoT, or patterns. permissions_boundary: The ARN of the managed policy that every one of the project's roles has as its permissions boundary. The notes say what it means to go without. state_bucket: The bucket with the project's states; without one they are elsewhere, as in HCP Terraform. states: The keys of the project's states in the bucket, or patterns such as cameras/prod-*.tfstate. state_keys: The ARNs of the keys of AWS KMS that the states are encrypted with. plan_locks: Whether a plan takes the lock of its state (use_lockfile). One with -lock=false takes none. role_settings: more for single roles, by id (apply, plan): statements for an inline policy, and managed_policies, ARNs by names of your choice; description, its description; exclusive, whether policies are taken away that are not from here; force_detach, whether others' policies are detached when it is destroyed; max_session, its longest session, in seconds; name, its name, whole; path, its path; permissions_boundary, the ARN of the policy that says what it can do at most; tags, its tags; they win over the others; trust_conditions, IAM conditions (operator, key, values) that each statement of the trust policy gets besides its own, in place of those for all roles. role_permissions_boundary: the ARN of another one than the module's, for the fleet's roles. tags: for what the fleet has; they win over the module's."
  type = map(object({
    description          = optional(string, "")
    path                 = optional(string, "/ci/")
    host                 = optional(string, "github")
    repository           = string
    branch               = optional(string, "main")
    roles                = set(string)
    looked_up_roles      = optional(set(string), [])
    policies             = optional(set(string), [])
    attached_policies    = optional(set(string), [])
    instance_profiles    = optional(set(string), [])
    role_aliases         = optional(set(string), [])
    iot_policies         = optional(set(string), [])
    permissions_boundary = optional(string, "")
    state_bucket         = optional(string, "")
    states               = optional(set(string), [])
    state_keys           = optional(set(string), [])
    plan_locks           = optional(bool, false)
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
    condition     = alltrue(flatten([for fleet in values(var.fleets) : [for id, settings in fleet.role_settings : contains(["apply", "plan"], id)]]))
    error_message = "The ids in role_settings must be among apply, plan."
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
    condition     = alltrue(flatten([for fleet in values(var.fleets) : [for id, settings in fleet.role_settings : id != "plan" || alltrue(flatten([for operator, keys in try(coalesce(settings.trust_conditions), {}) : [for key, values in keys : !contains(["stringequals gitlab.com:aud", "stringequals token.actions.githubusercontent.com:aud", "stringequals token.actions.githubusercontent.com:sub", "stringlike gitlab.com:sub"], lower("${operator} ${key}"))]]))]]))
    error_message = "In role_settings, trust_conditions of plan must have no operator and key that its trust policy has already: stringequals gitlab.com:aud, stringequals token.actions.githubusercontent.com:aud, stringequals token.actions.githubusercontent.com:sub, stringlike gitlab.com:sub."
  }

  validation {
    condition     = alltrue(flatten([for fleet in values(var.fleets) : [for id, settings in fleet.role_settings : id != "apply" || alltrue(flatten([for operator, keys in try(coalesce(settings.trust_conditions), {}) : [for key, values in keys : !contains(["stringequals gitlab.com:aud", "stringequals gitlab.com:sub", "stringequals token.actions.githubusercontent.com:aud", "stringequals token.actions.githubusercontent.com:sub"], lower("${operator} ${key}"))]]))]]))
    error_message = "In role_settings, trust_conditions of apply must have no operator and key that its trust policy has already: stringequals gitlab.com:aud, stringequals gitlab.com:sub, stringequals token.actions.githubusercontent.com:aud, stringequals token.actions.githubusercontent.com:sub."
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
    condition     = alltrue([for fleet in values(var.fleets) : contains(["github", "gitlab"], fleet.host)])
    error_message = "In fleets, host must be one of github, gitlab."
  }

  validation {
    condition     = alltrue([for fleet in values(var.fleets) : can(regex("^[A-Za-z0-9_.-]+(@[0-9]+)?(/[A-Za-z0-9_.-]+(@[0-9]+)?)+$", fleet.repository))])
    error_message = "In fleets, repository must match ^[A-Za-z0-9_.-]+(@[0-9]+)?(/[A-Za-z0-9_.-]+(@[0-9]+)?)+$."
  }

  validation {
    condition     = alltrue([for fleet in values(var.fleets) : can(regex("^[A-Za-z0-9][A-Za-z0-9._/-]*$", fleet.branch))])
    error_message = "In fleets, branch must match ^[A-Za-z0-9][A-Za-z0-9._/-]*$."
  }

  validation {
    condition     = alltrue([for fleet in values(var.fleets) : length(fleet.roles) > 0])
    error_message = "In fleets, roles must not be empty."
  }

  validation {
    condition     = alltrue([for fleet in values(var.fleets) : alltrue([for value in fleet.roles : can(regex("^[\\w+=,.@-][\\w+=,.@/*-]*$", value))])])
    error_message = "In fleets, roles must match ^[\\w+=,.@-][\\w+=,.@/*-]*$."
  }

  validation {
    condition     = alltrue([for fleet in values(var.fleets) : alltrue([for value in fleet.looked_up_roles : can(regex("^[\\w+=,.@-][\\w+=,.@/*-]*$", value))])])
    error_message = "In fleets, looked_up_roles must match ^[\\w+=,.@-][\\w+=,.@/*-]*$."
  }

  validation {
    condition     = alltrue([for fleet in values(var.fleets) : alltrue([for value in fleet.policies : can(regex("^[\\w+=,.@-][\\w+=,.@/*-]*$", value))])])
    error_message = "In fleets, policies must match ^[\\w+=,.@-][\\w+=,.@/*-]*$."
  }

  validation {
    condition     = alltrue([for fleet in values(var.fleets) : alltrue([for value in fleet.attached_policies : can(regex("^arn:aws[a-z-]*:iam::(aws|[0-9]{12}):policy/[\\w+=,.@/-]+$", value))])])
    error_message = "In fleets, attached_policies must match ^arn:aws[a-z-]*:iam::(aws|[0-9]{12}):policy/[\\w+=,.@/-]+$."
  }

  validation {
    condition     = alltrue([for fleet in values(var.fleets) : alltrue([for value in fleet.instance_profiles : can(regex("^[\\w+=,.@-][\\w+=,.@/*-]*$", value))])])
    error_message = "In fleets, instance_profiles must match ^[\\w+=,.@-][\\w+=,.@/*-]*$."
  }

  validation {
    condition     = alltrue([for fleet in values(var.fleets) : alltrue([for value in fleet.role_aliases : can(regex("^[\\w=,@-][\\w=,@*-]*$", value))])])
    error_message = "In fleets, role_aliases must match ^[\\w=,@-][\\w=,@*-]*$."
  }

  validation {
    condition     = alltrue([for fleet in values(var.fleets) : alltrue([for value in fleet.iot_policies : can(regex("^[\\w+=,.@-][\\w+=,.@*-]*$", value))])])
    error_message = "In fleets, iot_policies must match ^[\\w+=,.@-][\\w+=,.@*-]*$."
  }

  validation {
    condition     = alltrue([for fleet in values(var.fleets) : can(regex("^(arn:aws[a-z-]*:iam::(aws|[0-9]{12}):policy/[\\w+=,.@/-]+)?$", fleet.permissions_boundary))])
    error_message = "In fleets, permissions_boundary must match ^(arn:aws[a-z-]*:iam::(aws|[0-9]{12}):policy/[\\w+=,.@/-]+)?$."
  }

  validation {
    condition     = alltrue([for fleet in values(var.fleets) : can(regex("^([a-z0-9][a-z0-9.-]{1,61}[a-z0-9])?$", fleet.state_bucket))])
    error_message = "In fleets, state_bucket must match ^([a-z0-9][a-z0-9.-]{1,61}[a-z0-9])?$."
  }

  validation {
    condition     = alltrue([for fleet in values(var.fleets) : alltrue([for value in fleet.states : can(regex("^[A-Za-z0-9_.*][A-Za-z0-9_./*-]*\\.tfstate$", value))])])
    error_message = "In fleets, states must match ^[A-Za-z0-9_.*][A-Za-z0-9_./*-]*\\.tfstate$."
  }

  validation {
    condition     = alltrue([for fleet in values(var.fleets) : alltrue([for value in fleet.state_keys : can(regex("^arn:aws[a-z-]*:kms:[a-z0-9-]+:[0-9]{12}:key/[A-Za-z0-9-]+$", value))])])
    error_message = "In fleets, state_keys must match ^arn:aws[a-z-]*:kms:[a-z0-9-]+:[0-9]{12}:key/[A-Za-z0-9-]+$."
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
    condition     = alltrue(flatten([for operator, keys in try(coalesce(var.role_trust_conditions), {}) : [for key, values in keys : !contains(["stringequals gitlab.com:aud", "stringequals gitlab.com:sub", "stringequals token.actions.githubusercontent.com:aud", "stringequals token.actions.githubusercontent.com:sub", "stringlike gitlab.com:sub"], lower("${operator} ${key}"))]]))
    error_message = "role_trust_conditions must have no operator and key that a trust policy has already: stringequals gitlab.com:aud, stringequals gitlab.com:sub, stringequals token.actions.githubusercontent.com:aud, stringequals token.actions.githubusercontent.com:sub, stringlike gitlab.com:sub."
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
