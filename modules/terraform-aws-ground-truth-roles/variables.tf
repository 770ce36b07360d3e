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
  description = "What is deployed alike, by name. description: for people; part of the descriptions of roles. path: The path of the roles. pre_function: The name of the job's pre-annotation function, which prepares each task for the workers. Without it the job has none, and there is no role for it. post_function: The name of the job's post-annotation function, which consolidates what the workers said. Without it the job has none, and there is no role for it. buckets: The names of the S3 buckets that the job reads from, and, without output_bucket, writes to. output_bucket: The bucket that the job writes to: the only one, then, while it reads buckets, and the only one that the post-annotation function reads with s3_access direct. Without it, both hold for all of buckets. scope: documented attaches the policies of AWS that the guide names, and adds what they lack; tight has statements for exactly the named functions, buckets, log groups and metrics instead. s3_access: How the post-annotation function gets at the workers' answers. direct lets it read the buckets; assume lets it assume the execution role; read-all attaches AmazonS3ReadOnlyAccess, which reads every bucket. log_groups: The log groups that the job writes to, with scope tight; labeling jobs have the default. Functions write to /aws/lambda/ and their name, which needs no parameter. metric_namespaces: The CloudWatch namespaces that the job may publish metrics in, with scope tight; without any, it publishes none. statements: IAM statements for what the fleet's code needs. role_settings: more for single roles, by id (execution, post_annotation, pre_annotation): statements for an inline policy, and managed_policies, ARNs by names of your choice; description, its description; exclusive, whether policies are taken away that are not from here; force_detach, whether others' policies are detached when it is destroyed; max_session, its longest session, in seconds; name, its name, whole; path, its path; permissions_boundary, the ARN of the policy that says what it can do at most; tags, its tags; they win over the others; trust_conditions, IAM conditions (operator, key, values) that each statement of the trust policy gets besides its own, in place of those for all roles. role_permissions_boundary: the ARN of another one than the module's, for the fleet's roles. tags: for what the fleet has; they win over the module's."
  type = map(object({
    description       = optional(string, "")
    path              = optional(string, "/")
    pre_function      = optional(string, "")
    post_function     = optional(string, "")
    buckets           = set(string)
    output_bucket     = optional(string, "")
    scope             = optional(string, "documented")
    s3_access         = optional(string, "direct")
    log_groups        = optional(set(string), ["/aws/sagemaker/LabelingJobs"])
    metric_namespaces = optional(set(string), [])
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
    condition     = alltrue(flatten([for fleet in values(var.fleets) : [for id, settings in fleet.role_settings : contains(["execution", "post_annotation", "pre_annotation"], id)]]))
    error_message = "The ids in role_settings must be among execution, post_annotation, pre_annotation."
  }

  validation {
    condition     = alltrue(flatten([for fleet in values(var.fleets) : [for id, settings in fleet.role_settings : contains(["execution", "pre_annotation"], id) || length(settings.statements) == 0]]))
    error_message = "In role_settings only execution, pre_annotation can have statements: those of the other role are the fleet's own."
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
    condition     = alltrue([for fleet in values(var.fleets) : can(regex("^[A-Za-z0-9_-]{0,64}$", fleet.pre_function))])
    error_message = "In fleets, pre_function must match ^[A-Za-z0-9_-]{0,64}$."
  }

  validation {
    condition     = alltrue([for fleet in values(var.fleets) : can(regex("^[A-Za-z0-9_-]{0,64}$", fleet.post_function))])
    error_message = "In fleets, post_function must match ^[A-Za-z0-9_-]{0,64}$."
  }

  validation {
    condition     = alltrue([for fleet in values(var.fleets) : length(fleet.buckets) > 0])
    error_message = "In fleets, buckets must not be empty."
  }

  validation {
    condition     = alltrue([for fleet in values(var.fleets) : alltrue([for value in fleet.buckets : can(regex("^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$", value))])])
    error_message = "In fleets, buckets must match ^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$."
  }

  validation {
    condition     = alltrue([for fleet in values(var.fleets) : can(regex("^([a-z0-9][a-z0-9.-]{1,61}[a-z0-9])?$", fleet.output_bucket))])
    error_message = "In fleets, output_bucket must match ^([a-z0-9][a-z0-9.-]{1,61}[a-z0-9])?$."
  }

  validation {
    condition     = alltrue([for fleet in values(var.fleets) : contains(["documented", "tight"], fleet.scope)])
    error_message = "In fleets, scope must be one of documented, tight."
  }

  validation {
    condition     = alltrue([for fleet in values(var.fleets) : contains(["direct", "assume", "read-all"], fleet.s3_access)])
    error_message = "In fleets, s3_access must be one of direct, assume, read-all."
  }

  validation {
    condition     = alltrue([for fleet in values(var.fleets) : alltrue([for value in fleet.log_groups : can(regex("^[A-Za-z0-9._/#-]+$", value))])])
    error_message = "In fleets, log_groups must match ^[A-Za-z0-9._/#-]+$."
  }

  validation {
    condition     = alltrue([for fleet in values(var.fleets) : alltrue([for value in fleet.metric_namespaces : can(regex("^[A-Za-z0-9._/#:-]+$", value))])])
    error_message = "In fleets, metric_namespaces must match ^[A-Za-z0-9._/#:-]+$."
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
