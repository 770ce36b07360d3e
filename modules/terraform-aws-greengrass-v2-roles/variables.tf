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
  description = "What is deployed alike, by name. description: for people; part of the descriptions of roles. nucleus: The oldest nucleus of the fleet: 2.5 for 2.5.0 and later, 2.4 for 2.4.x, 2.0 for any earlier one, lite where all have the nucleus lite. Older ones need the role for AWS IoT, too. scope: tight limits logs to log_groups, s3:GetBucketLocation to artifact_buckets, AWS IoT to this account and region and to things, and all else to what the fleet names; documented is AWS's minimal policies as they stand. log_groups: CloudWatch log groups that devices create and write to (scope tight). The default has those of the log manager component; other components may need others. artifact_buckets: Names of the S3 buckets from which devices fetch components' artifacts. credential_duration: How long a device's credentials are good for, in seconds. guard: Whether AWS IoT must name this account and the fleet's role alias when it uses the token exchange role. Turn it off where devices get no credentials. things: The names of the fleet's core devices as things, or patterns of names such as dock-*: they get an AWS IoT policy to connect, and for their own topics and deployments. exclusive_things: Whether each certificate is attached to its thing exclusively (ThingPrincipalType EXCLUSIVE_THING): over MQTT a device is then held to its own thing, and not just to the fleet's names; with scope documented when it connects. client_devices: The names of things that connect to the core devices, or patterns of names such as sensor-*: the core devices get a second AWS IoT policy for them, and they get one of their own. client_topics: Topics that client devices use at AWS IoT itself, or patterns such as sensors/*; with scope tight. Topics at the core device are its own business. ip_detector: Whether core devices report where client devices reach them, as the IP detector does; with scope tight. shadow_things: The names of things, core devices and client devices, whose shadows the shadow manager syncs, or patterns of names. provisioning_templates: The names of the fleet's provisioning templates: a role is made for AWS IoT to use with them, and an AWS IoT policy for claim certificates. claim_requests: How devices with a claim certificate get their own: create for keys of AWS IoT's, create-from-csr for a signing request. claim_clients: The client ids, or patterns of them, that connect with a claim certificate, with scope tight. Devices make up a random one unless deviceId is configured. installer: Whether to make an IAM policy for who runs the installer with provisioning; with scope tight it is for things, and for the fleet's role, alias and policies as they are. dev_tools: Whether the installer also deploys the development tools (--deploy-dev-tools). thing_groups: The names of thing groups that the installer adds things to, with scope tight. installer_groups: The names of the IAM groups that get the installer's policy. They exist already. installer_users: The names of the IAM users that get the installer's policy. They exist already. installer_roles: The names of the IAM roles that get the installer's policy. They exist already. systems_manager: Whether core devices register themselves with Systems Manager: a role is made for its agent, which the token exchange role may pass. service_guards: Whether AWS IoT must name the fleet's provisioning templates, and Systems Manager this account and region, when they use the roles that are made for them. system_log_groups: CloudWatch log groups of the system log forwarder, greengrass/systemLogs unless it is configured otherwise: each device writes to a stream of its own. stream_buckets: Names of the S3 buckets to which the stream manager exports files. kinesis_streams: Names of the Kinesis data streams to which the stream manager exports. iot_analytics_channels: Names of the AWS IoT Analytics channels to which the stream manager exports. sitewise_assets: Ids of root assets of AWS IoT SiteWise: the stream manager, and the SiteWise publisher, put values of properties of each and of all below. delivery_streams: Names of the Amazon Data Firehose streams that the Firehose component puts records into. sns_topics: Names of the Amazon SNS topics that the SNS component publishes to. metric_namespaces: CloudWatch namespaces, or patterns of them, that the CloudWatch metrics component writes to; with scope documented, all. repositories: Names of the private ECR repositories from which devices pull images; with scope documented, all. secrets: Names of the secrets in Secrets Manager that the secret manager and the KVS edge connector fetch, without the six characters that AWS puts behind them. secret_keys: Ids of the KMS keys of your own that those secrets are encrypted with. video_streams: Names of the Kinesis video streams that the KVS edge connector makes and fills, or patterns of names; with scope documented, all. video_assets: Ids of the AWS IoT SiteWise assets of the KVS edge connector's hub and cameras, with scope tight. statements: IAM statements for what the fleet's code needs. certificate_statements: statements of AWS IoT for what the fleet's devices may do with their certificates. role_settings: more for single roles, by id (provisioning, systems_manager, token_exchange): statements for an inline policy, and managed_policies, ARNs by names of your choice; description, its description; exclusive, whether policies are taken away that are not from here; force_detach, whether others' policies are detached when it is destroyed; max_session, its longest session, in seconds; name, its name, whole; path, its path; permissions_boundary, the ARN of the policy that says what it can do at most; tags, its tags; they win over the others; trust_conditions, IAM conditions (operator, key, values) that each statement of the trust policy gets besides its own, in place of those for all roles. role_permissions_boundary: the ARN of another one than the module's, for the fleet's roles. tags: for what the fleet has; they win over the module's."
  type = map(object({
    description = optional(string, "")
    nucleus     = optional(string, "2.5")
    scope       = optional(string, "tight")
    log_groups = optional(set(string), [
      "/aws/greengrass/GreengrassSystemComponent/*",
      "/aws/greengrass/UserComponent/*",
    ])
    artifact_buckets       = optional(set(string), [])
    credential_duration    = optional(number, 3600)
    guard                  = optional(bool, true)
    things                 = optional(set(string), [])
    exclusive_things       = optional(bool, false)
    client_devices         = optional(set(string), [])
    client_topics          = optional(set(string), [])
    ip_detector            = optional(bool, false)
    shadow_things          = optional(set(string), [])
    provisioning_templates = optional(set(string), [])
    claim_requests         = optional(set(string), ["create"])
    claim_clients          = optional(set(string), ["*"])
    installer              = optional(bool, false)
    dev_tools              = optional(bool, false)
    thing_groups           = optional(set(string), [])
    installer_groups       = optional(set(string), [])
    installer_users        = optional(set(string), [])
    installer_roles        = optional(set(string), [])
    systems_manager        = optional(bool, false)
    service_guards         = optional(bool, true)
    system_log_groups      = optional(set(string), [])
    stream_buckets         = optional(set(string), [])
    kinesis_streams        = optional(set(string), [])
    iot_analytics_channels = optional(set(string), [])
    sitewise_assets        = optional(set(string), [])
    delivery_streams       = optional(set(string), [])
    sns_topics             = optional(set(string), [])
    metric_namespaces      = optional(set(string), [])
    repositories           = optional(set(string), [])
    secrets                = optional(set(string), [])
    secret_keys            = optional(set(string), [])
    video_streams          = optional(set(string), [])
    video_assets           = optional(set(string), ["*"])
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
    condition     = alltrue(flatten([for fleet in values(var.fleets) : [for statement in fleet.certificate_statements : contains(["Allow", "Deny"], statement.Effect)]]))
    error_message = "The Effect of a statement must be Allow or Deny."
  }

  validation {
    condition     = alltrue(flatten([for fleet in values(var.fleets) : [for id, settings in fleet.role_settings : contains(["provisioning", "systems_manager", "token_exchange"], id)]]))
    error_message = "The ids in role_settings must be among provisioning, systems_manager, token_exchange."
  }

  validation {
    condition     = alltrue(flatten([for fleet in values(var.fleets) : [for id, settings in fleet.role_settings : contains(["provisioning", "systems_manager"], id) || length(settings.statements) == 0]]))
    error_message = "In role_settings only provisioning, systems_manager can have statements: those of the other role are the fleet's own."
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
    condition     = alltrue(flatten([for fleet in values(var.fleets) : [for id, settings in fleet.role_settings : id != "token_exchange" || alltrue(flatten([for operator, keys in try(coalesce(settings.trust_conditions), {}) : [for key, values in keys : !contains(["arnlike aws:sourcearn", "stringequals aws:sourceaccount"], lower("${operator} ${key}"))]]))]]))
    error_message = "In role_settings, trust_conditions of token_exchange must have no operator and key that its trust policy has already: arnlike aws:sourcearn, stringequals aws:sourceaccount."
  }

  validation {
    condition     = alltrue(flatten([for fleet in values(var.fleets) : [for id, settings in fleet.role_settings : id != "provisioning" || alltrue(flatten([for operator, keys in try(coalesce(settings.trust_conditions), {}) : [for key, values in keys : !contains(["arnlike aws:sourcearn", "stringequals aws:sourceaccount"], lower("${operator} ${key}"))]]))]]))
    error_message = "In role_settings, trust_conditions of provisioning must have no operator and key that its trust policy has already: arnlike aws:sourcearn, stringequals aws:sourceaccount."
  }

  validation {
    condition     = alltrue(flatten([for fleet in values(var.fleets) : [for id, settings in fleet.role_settings : id != "systems_manager" || alltrue(flatten([for operator, keys in try(coalesce(settings.trust_conditions), {}) : [for key, values in keys : !contains(["arnlike aws:sourcearn", "stringequals aws:sourceaccount"], lower("${operator} ${key}"))]]))]]))
    error_message = "In role_settings, trust_conditions of systems_manager must have no operator and key that its trust policy has already: arnlike aws:sourcearn, stringequals aws:sourceaccount."
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
    condition     = alltrue([for fleet in values(var.fleets) : contains(["2.5", "2.4", "2.0", "lite"], fleet.nucleus)])
    error_message = "In fleets, nucleus must be one of 2.5, 2.4, 2.0, lite."
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

  validation {
    condition     = alltrue([for fleet in values(var.fleets) : alltrue([for value in fleet.things : can(regex("^[A-Za-z0-9:_-][A-Za-z0-9:_*-]{0,127}$", value))])])
    error_message = "In fleets, things must match ^[A-Za-z0-9:_-][A-Za-z0-9:_*-]{0,127}$."
  }

  validation {
    condition     = alltrue([for fleet in values(var.fleets) : alltrue([for value in fleet.client_devices : can(regex("^[A-Za-z0-9:_-][A-Za-z0-9:_*-]{0,127}$", value))])])
    error_message = "In fleets, client_devices must match ^[A-Za-z0-9:_-][A-Za-z0-9:_*-]{0,127}$."
  }

  validation {
    condition     = alltrue([for fleet in values(var.fleets) : alltrue([for value in fleet.client_topics : can(regex("^[A-Za-z0-9_./:*-]{1,256}$", value))])])
    error_message = "In fleets, client_topics must match ^[A-Za-z0-9_./:*-]{1,256}$."
  }

  validation {
    condition     = alltrue([for fleet in values(var.fleets) : alltrue([for value in fleet.shadow_things : can(regex("^[A-Za-z0-9:_-][A-Za-z0-9:_*-]{0,127}$", value))])])
    error_message = "In fleets, shadow_things must match ^[A-Za-z0-9:_-][A-Za-z0-9:_*-]{0,127}$."
  }

  validation {
    condition     = alltrue([for fleet in values(var.fleets) : alltrue([for value in fleet.provisioning_templates : can(regex("^[0-9A-Za-z_-]{1,36}$", value))])])
    error_message = "In fleets, provisioning_templates must match ^[0-9A-Za-z_-]{1,36}$."
  }

  validation {
    condition     = alltrue([for fleet in values(var.fleets) : length(fleet.claim_requests) > 0])
    error_message = "In fleets, claim_requests must not be empty."
  }

  validation {
    condition     = alltrue([for fleet in values(var.fleets) : alltrue([for value in fleet.claim_requests : contains(["create", "create-from-csr"], value)])])
    error_message = "In fleets, claim_requests must be one of create, create-from-csr."
  }

  validation {
    condition     = alltrue([for fleet in values(var.fleets) : length(fleet.claim_clients) > 0])
    error_message = "In fleets, claim_clients must not be empty."
  }

  validation {
    condition     = alltrue([for fleet in values(var.fleets) : alltrue([for value in fleet.claim_clients : can(regex("^[A-Za-z0-9:_*-]{1,128}$", value))])])
    error_message = "In fleets, claim_clients must match ^[A-Za-z0-9:_*-]{1,128}$."
  }

  validation {
    condition     = alltrue([for fleet in values(var.fleets) : alltrue([for value in fleet.thing_groups : can(regex("^[A-Za-z0-9:_-][A-Za-z0-9:_*-]{0,127}$", value))])])
    error_message = "In fleets, thing_groups must match ^[A-Za-z0-9:_-][A-Za-z0-9:_*-]{0,127}$."
  }

  validation {
    condition     = alltrue([for fleet in values(var.fleets) : alltrue([for value in fleet.installer_groups : can(regex("^[\\w+=,.@-]+$", value))])])
    error_message = "In fleets, installer_groups must match ^[\\w+=,.@-]+$."
  }

  validation {
    condition     = alltrue([for fleet in values(var.fleets) : alltrue([for value in fleet.installer_users : can(regex("^[\\w+=,.@-]+$", value))])])
    error_message = "In fleets, installer_users must match ^[\\w+=,.@-]+$."
  }

  validation {
    condition     = alltrue([for fleet in values(var.fleets) : alltrue([for value in fleet.installer_roles : can(regex("^[\\w+=,.@-]+$", value))])])
    error_message = "In fleets, installer_roles must match ^[\\w+=,.@-]+$."
  }

  validation {
    condition     = alltrue([for fleet in values(var.fleets) : alltrue([for value in fleet.system_log_groups : can(regex("^[A-Za-z0-9_./#-]{1,512}$", value))])])
    error_message = "In fleets, system_log_groups must match ^[A-Za-z0-9_./#-]{1,512}$."
  }

  validation {
    condition     = alltrue([for fleet in values(var.fleets) : alltrue([for value in fleet.stream_buckets : can(regex("^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$", value))])])
    error_message = "In fleets, stream_buckets must match ^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$."
  }

  validation {
    condition     = alltrue([for fleet in values(var.fleets) : alltrue([for value in fleet.kinesis_streams : can(regex("^[A-Za-z0-9_.-][A-Za-z0-9_.*-]{0,127}$", value))])])
    error_message = "In fleets, kinesis_streams must match ^[A-Za-z0-9_.-][A-Za-z0-9_.*-]{0,127}$."
  }

  validation {
    condition     = alltrue([for fleet in values(var.fleets) : alltrue([for value in fleet.iot_analytics_channels : can(regex("^[A-Za-z0-9_.-][A-Za-z0-9_.*-]{0,127}$", value))])])
    error_message = "In fleets, iot_analytics_channels must match ^[A-Za-z0-9_.-][A-Za-z0-9_.*-]{0,127}$."
  }

  validation {
    condition     = alltrue([for fleet in values(var.fleets) : alltrue([for value in fleet.sitewise_assets : can(regex("^[A-Za-z0-9-]{1,36}$", value))])])
    error_message = "In fleets, sitewise_assets must match ^[A-Za-z0-9-]{1,36}$."
  }

  validation {
    condition     = alltrue([for fleet in values(var.fleets) : alltrue([for value in fleet.delivery_streams : can(regex("^[A-Za-z0-9_.-][A-Za-z0-9_.*-]{0,127}$", value))])])
    error_message = "In fleets, delivery_streams must match ^[A-Za-z0-9_.-][A-Za-z0-9_.*-]{0,127}$."
  }

  validation {
    condition     = alltrue([for fleet in values(var.fleets) : alltrue([for value in fleet.sns_topics : can(regex("^[A-Za-z0-9_-][A-Za-z0-9_.*-]{0,255}$", value))])])
    error_message = "In fleets, sns_topics must match ^[A-Za-z0-9_-][A-Za-z0-9_.*-]{0,255}$."
  }

  validation {
    condition     = alltrue([for fleet in values(var.fleets) : alltrue([for value in fleet.metric_namespaces : can(regex("^[A-Za-z0-9_./#*-]{1,255}$", value))])])
    error_message = "In fleets, metric_namespaces must match ^[A-Za-z0-9_./#*-]{1,255}$."
  }

  validation {
    condition     = alltrue([for fleet in values(var.fleets) : alltrue([for value in fleet.repositories : can(regex("^[a-z0-9][a-z0-9_./*-]{0,255}$", value))])])
    error_message = "In fleets, repositories must match ^[a-z0-9][a-z0-9_./*-]{0,255}$."
  }

  validation {
    condition     = alltrue([for fleet in values(var.fleets) : alltrue([for value in fleet.secrets : can(regex("^[A-Za-z0-9/_+=.@-]{1,512}$", value))])])
    error_message = "In fleets, secrets must match ^[A-Za-z0-9/_+=.@-]{1,512}$."
  }

  validation {
    condition     = alltrue([for fleet in values(var.fleets) : alltrue([for value in fleet.secret_keys : can(regex("^(mrk-)?[0-9a-f-]{32,36}$", value))])])
    error_message = "In fleets, secret_keys must match ^(mrk-)?[0-9a-f-]{32,36}$."
  }

  validation {
    condition     = alltrue([for fleet in values(var.fleets) : alltrue([for value in fleet.video_streams : can(regex("^[A-Za-z0-9_.-][A-Za-z0-9_.*-]{0,127}$", value))])])
    error_message = "In fleets, video_streams must match ^[A-Za-z0-9_.-][A-Za-z0-9_.*-]{0,127}$."
  }

  validation {
    condition     = alltrue([for fleet in values(var.fleets) : length(fleet.video_assets) > 0])
    error_message = "In fleets, video_assets must not be empty."
  }

  validation {
    condition     = alltrue([for fleet in values(var.fleets) : alltrue([for value in fleet.video_assets : can(regex("^([A-Za-z0-9-]{1,36}|\\*)$", value))])])
    error_message = "In fleets, video_assets must match ^([A-Za-z0-9-]{1,36}|\\*)$."
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
