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
  description = "What is deployed alike, by name. description: for people; part of the descriptions of roles. access: full attaches AWSPanoramaFullAccess, which AWS keeps up to date; scoped has statements for this account and region, and for the buckets, functions and roles below. machine_learning: Whether the team makes models in SageMaker: notebook instances, training, compilation jobs and models whose names begin with job_prefix, run as AWSPanoramaSageMakerRole. monitoring: Whether the team reads metrics of CloudWatch, and the logs of appliances and of its functions. create_service_roles: Whether the team may create the service roles of AWS Panorama, with their documented names and policies only. created_roles: The names of roles for applications that the team may create, with their path if they have one, or patterns such as service-role/dock-*. The notes say what that means. created_role_policies: The ARNs of the managed policies that the team may attach to created_roles. permissions_boundary: The ARN of the managed policy that every one of created_roles must have as its permissions boundary. With it the team may also write inline policies into these roles, which reach no further. tagging: Whether scoped access lets the team set and remove tags of devices, packages and applications. Leave it off where tags decide who may do what. groups: The names of the IAM groups that get the policies. They exist already. users: The names of the IAM users that get the policies. They exist already. roles: The names of the IAM roles that get the policies. They exist already. principals: The ARNs of who may assume a role that is made for the team, such as arn:aws:iam::333333333333:root for whom that account lets. Without any, no role is made. external_id: What whoever assumes the team's role must say as external id: for principals of another company, which acts for several customers. buckets: The names of the S3 buckets with the team's artifacts (models, code, output). functions: The names of the team's Lambda functions, or patterns of names such as dock-*: to manage, and to read the logs of with monitoring. function_roles: The names of the roles that the team may give its functions, with their path if they have one, or patterns such as service-role/dock-*. applications: The names of the fleets and workloads of this environment, with the blueprint panorama-appliance, whose application roles the team may pass to AWS Panorama; with scoped access. application_roles: The names of further roles that the team may pass to AWS Panorama, with their path if they have one; with scoped access. The appliances' service role is always among them. job_prefix: How the names of the team's notebook instances, jobs and models in SageMaker begin, in lower case, with machine_learning. role_settings: more for single roles, by id (user): statements for an inline policy, and managed_policies, ARNs by names of your choice; description, its description; exclusive, whether policies are taken away that are not from here; force_detach, whether others' policies are detached when it is destroyed; max_session, its longest session, in seconds; name, its name, whole; path, its path; permissions_boundary, the ARN of the policy that says what it can do at most; tags, its tags; they win over the others; trust_conditions, IAM conditions (operator, key, values) that each statement of the trust policy gets besides its own, in place of those for all roles. role_permissions_boundary: the ARN of another one than the module's, for the fleet's roles. tags: for what the fleet has; they win over the module's."
  type = map(object({
    description           = optional(string, "")
    access                = optional(string, "scoped")
    machine_learning      = optional(bool, false)
    monitoring            = optional(bool, false)
    create_service_roles  = optional(bool, false)
    created_roles         = optional(set(string), [])
    created_role_policies = optional(set(string), [])
    permissions_boundary  = optional(string, "")
    tagging               = optional(bool, false)
    groups                = optional(set(string), [])
    users                 = optional(set(string), [])
    roles                 = optional(set(string), [])
    principals            = optional(set(string), [])
    external_id           = optional(string, "")
    buckets               = optional(set(string), [])
    functions             = optional(set(string), [])
    function_roles        = optional(set(string), [])
    applications          = optional(set(string), [])
    application_roles     = optional(set(string), [])
    job_prefix            = optional(string, "panorama")
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
    condition     = alltrue(flatten([for fleet in values(var.fleets) : [for id, settings in fleet.role_settings : contains(["user"], id)]]))
    error_message = "The ids in role_settings must be among user."
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
    condition     = alltrue(flatten([for fleet in values(var.fleets) : [for id, settings in fleet.role_settings : id != "user" || alltrue(flatten([for operator, keys in try(coalesce(settings.trust_conditions), {}) : [for key, values in keys : !contains(["stringequals sts:externalid"], lower("${operator} ${key}"))]]))]]))
    error_message = "In role_settings, trust_conditions of user must have no operator and key that its trust policy has already: stringequals sts:externalid."
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
    condition     = alltrue([for fleet in values(var.fleets) : contains(["scoped", "full"], fleet.access)])
    error_message = "In fleets, access must be one of scoped, full."
  }

  validation {
    condition     = alltrue([for fleet in values(var.fleets) : alltrue([for value in fleet.created_roles : can(regex("^[\\w+=,.@-][\\w+=,.@/*-]*$", value))])])
    error_message = "In fleets, created_roles must match ^[\\w+=,.@-][\\w+=,.@/*-]*$."
  }

  validation {
    condition     = alltrue([for fleet in values(var.fleets) : alltrue([for value in fleet.created_role_policies : can(regex("^arn:aws[a-z-]*:iam::(aws|[0-9]{12}):policy/[\\w+=,.@/-]+$", value))])])
    error_message = "In fleets, created_role_policies must match ^arn:aws[a-z-]*:iam::(aws|[0-9]{12}):policy/[\\w+=,.@/-]+$."
  }

  validation {
    condition     = alltrue([for fleet in values(var.fleets) : can(regex("^(arn:aws[a-z-]*:iam::(aws|[0-9]{12}):policy/[\\w+=,.@/-]+)?$", fleet.permissions_boundary))])
    error_message = "In fleets, permissions_boundary must match ^(arn:aws[a-z-]*:iam::(aws|[0-9]{12}):policy/[\\w+=,.@/-]+)?$."
  }

  validation {
    condition     = alltrue([for fleet in values(var.fleets) : alltrue([for value in fleet.groups : can(regex("^[\\w+=,.@-]+$", value))])])
    error_message = "In fleets, groups must match ^[\\w+=,.@-]+$."
  }

  validation {
    condition     = alltrue([for fleet in values(var.fleets) : alltrue([for value in fleet.users : can(regex("^[\\w+=,.@-]+$", value))])])
    error_message = "In fleets, users must match ^[\\w+=,.@-]+$."
  }

  validation {
    condition     = alltrue([for fleet in values(var.fleets) : alltrue([for value in fleet.roles : can(regex("^[\\w+=,.@-]+$", value))])])
    error_message = "In fleets, roles must match ^[\\w+=,.@-]+$."
  }

  validation {
    condition     = alltrue([for fleet in values(var.fleets) : alltrue([for value in fleet.principals : can(regex("^arn:aws[a-z-]*:(iam|sts)::[0-9]{12}:(root|(user|role|assumed-role|federated-user)/[\\w+=,.@/-]+)$", value))])])
    error_message = "In fleets, principals must match ^arn:aws[a-z-]*:(iam|sts)::[0-9]{12}:(root|(user|role|assumed-role|federated-user)/[\\w+=,.@/-]+)$."
  }

  validation {
    condition     = alltrue([for fleet in values(var.fleets) : can(regex("^([\\w+=,.@:/-]{2,612}[\\w+=,.@:/-]{0,612})?$", fleet.external_id))])
    error_message = "In fleets, external_id must match ^([\\w+=,.@:/-]{2,612}[\\w+=,.@:/-]{0,612})?$."
  }

  validation {
    condition     = alltrue([for fleet in values(var.fleets) : alltrue([for value in fleet.buckets : can(regex("^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$", value))])])
    error_message = "In fleets, buckets must match ^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$."
  }

  validation {
    condition     = alltrue([for fleet in values(var.fleets) : alltrue([for value in fleet.functions : can(regex("^[A-Za-z0-9_-][A-Za-z0-9_*-]*$", value))])])
    error_message = "In fleets, functions must match ^[A-Za-z0-9_-][A-Za-z0-9_*-]*$."
  }

  validation {
    condition     = alltrue([for fleet in values(var.fleets) : alltrue([for value in fleet.function_roles : can(regex("^[\\w+=,.@-][\\w+=,.@/*-]*$", value))])])
    error_message = "In fleets, function_roles must match ^[\\w+=,.@-][\\w+=,.@/*-]*$."
  }

  validation {
    condition     = alltrue([for fleet in values(var.fleets) : alltrue([for value in fleet.applications : can(regex("^[A-Za-z][A-Za-z0-9_-]*$", value))])])
    error_message = "In fleets, applications must match ^[A-Za-z][A-Za-z0-9_-]*$."
  }

  validation {
    condition     = alltrue([for fleet in values(var.fleets) : alltrue([for value in fleet.application_roles : can(regex("^[\\w+=,.@-][\\w+=,.@/*-]*$", value))])])
    error_message = "In fleets, application_roles must match ^[\\w+=,.@-][\\w+=,.@/*-]*$."
  }

  validation {
    condition     = alltrue([for fleet in values(var.fleets) : can(regex("^[a-z0-9][a-z0-9-]*$", fleet.job_prefix))])
    error_message = "In fleets, job_prefix must match ^[a-z0-9][a-z0-9-]*$."
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
    condition     = alltrue(flatten([for operator, keys in try(coalesce(var.role_trust_conditions), {}) : [for key, values in keys : !contains(["stringequals sts:externalid"], lower("${operator} ${key}"))]]))
    error_message = "role_trust_conditions must have no operator and key that a trust policy has already: stringequals sts:externalid."
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
