import { isAbsolute, posix } from "node:path";
import { meant } from "../text/meant";
import { problemAt, quote } from "../problem";
import type { DataPath, Mending, Problem } from "../problem";
import { cloudProblems } from "./cloud-backend";
import { providerVersionProblems } from "./provider-version";
import { findToken } from "./tokens";
import type { ProblemId } from "../problem-kinds";
import { ownValue } from "../text/own-value";

/** Terraform's backend types (Terraform 1.11, language/backend), and the cloud block in place of one. */
const BACKENDS = [
  "azurerm",
  "cloud",
  "consul",
  "cos",
  "gcs",
  "http",
  "kubernetes",
  "local",
  "oss",
  "pg",
  "remote",
  "s3",
];

/** Arguments of the AWS provider 5.100 that an environment may set. */
export const PROVIDER_ARGUMENTS = [
  "assume_role",
  "assume_role_with_web_identity",
  "custom_ca_bundle",
  "default_tags",
  "ec2_metadata_service_endpoint",
  "ec2_metadata_service_endpoint_mode",
  "endpoints",
  "forbidden_account_ids",
  "http_proxy",
  "https_proxy",
  "ignore_tags",
  "insecure",
  "max_retries",
  "no_proxy",
  "profile",
  "retry_mode",
  "s3_us_east_1_regional_endpoint",
  "s3_use_path_style",
  "shared_config_files",
  "shared_credentials_files",
  "skip_credentials_validation",
  "skip_metadata_api_check",
  "skip_region_validation",
  "skip_requesting_account_id",
  "sts_region",
  "token_bucket_rate_limiter_capacity",
  "use_dualstack_endpoint",
  "use_fips_endpoint",
];

/** Arguments of the provider that have a better place, and which. */
export const RESERVED_ARGUMENTS: Readonly<Record<string, string>> = {
  region: "set the environment's own region",
  allowed_account_ids: "it is set from the environment's account",
  alias: "each stack has one AWS provider; make another environment",
  access_key: "keep credentials out of files: use a profile, or AWS_ACCESS_KEY_ID",
  secret_key: "keep credentials out of files: use a profile, or AWS_SECRET_ACCESS_KEY",
  token: "keep credentials out of files: use a profile, or AWS_SESSION_TOKEN",
};

/** Unknown, reserved and misshapen arguments of the AWS provider. */
export function providerProblems(
  provider: Readonly<Record<string, unknown>> | undefined,
  path: DataPath,
): Problem[] {
  return Object.entries(provider ?? {}).flatMap(([key, value]) => {
    const at = [...path, key];
    if (key === "version") return providerVersionProblems(value, at);
    const reserved = ownValue(RESERVED_ARGUMENTS, key);
    if (reserved !== undefined) {
      return [
        settingProblem(
          "reserved-argument",
          at,
          `the provider's ${quote(key)} cannot be set here`,
          reserved,
        ),
      ];
    }
    if (!PROVIDER_ARGUMENTS.includes(key)) {
      const message = `the AWS provider has no argument ${quote(key)}`;
      const known = ["version", ...PROVIDER_ARGUMENTS, ...Object.keys(RESERVED_ARGUMENTS)];
      const fix = meant(key, known, "see the AWS provider's own documentation");
      return [settingProblem("unknown-argument", at, message, fix)];
    }
    return key === "endpoints" ? endpointProblems(value, at) : [];
  });
}

function endpointProblems(value: unknown, path: DataPath): Problem[] {
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    const message = `endpoints must be a mapping, but is ${quote(value)}`;
    return [
      settingProblem(
        "bad-endpoint",
        path,
        message,
        "write endpoints: { iam: http://localhost:5000 }",
      ),
    ];
  }
  return Object.entries(value).flatMap(([service, url]) =>
    typeof url === "string" && URL.canParse(url) && /^https?:/.test(url)
      ? []
      : [
          settingProblem(
            "bad-endpoint",
            [...path, service],
            `the endpoint of ${quote(service)} must be a URL, but is ${quote(url)}`,
            "write, for example, http://localhost:5000",
          ),
        ],
  );
}

/** A backend is one known type; local state must not lie in the folder that cdktf clears. */
export function backendProblems(
  backend: Readonly<Record<string, Readonly<Record<string, unknown>>>> | undefined,
  path: DataPath,
): Problem[] {
  if (backend === undefined) return [];
  const types = Object.keys(backend);
  if (types.length !== 1) {
    const message = `a backend has exactly one type, but here are ${String(types.length)}`;
    return [
      settingProblem(
        "bad-backend",
        path,
        message,
        "write, for example, s3: { bucket: my-state, region: us-east-1 }",
      ),
    ];
  }
  return types.flatMap((type) => {
    if (!BACKENDS.includes(type)) {
      const fix = meant(type, BACKENDS, `use one of ${BACKENDS.join(", ")}`);
      return [
        settingProblem(
          "bad-backend",
          [...path, type],
          `Terraform has no backend ${quote(type)}`,
          fix,
        ),
      ];
    }
    const token = findToken(ownValue(backend, type), [...path, type]);
    if (token !== undefined) return [tokenProblem(token.found, token.path)];
    const secrets = secretProblems(ownValue(backend, type) ?? {}, [...path, type]);
    if (secrets.length > 0) return secrets;
    if (type === "cloud") return cloudProblems(ownValue(backend, type) ?? {}, [...path, type]);
    return type === "local" ? localStateProblems(backend[type]?.path, [...path, type]) : [];
  });
}

function tokenProblem(found: string, path: DataPath): Problem {
  const message = `${quote(found)} in a backend looks like a mark that synthesis replaces`;
  return settingProblem("bad-backend", path, message, "write it another way");
}

/** Arguments of backends that hold credentials. */
const SECRETS = new Set([
  "access_key",
  "secret_key",
  "token",
  "password",
  "client_secret",
  "sas_token",
]);

function secretProblems(config: Readonly<Record<string, unknown>>, path: DataPath): Problem[] {
  return Object.keys(config)
    .filter((key) => SECRETS.has(key))
    .map((key) => {
      const message = `the backend's ${quote(key)} cannot be set here`;
      const fix = "keep credentials out of files: use a profile, or the environment's variables";
      return settingProblem("reserved-argument", [...path, key], message, fix);
    });
}

/** Terraform reads the path relative to the stack's folder, `<output folder>/stacks/<stack>`. */
function localStateProblems(statePath: unknown, path: DataPath): Problem[] {
  if (statePath === undefined || (typeof statePath === "string" && isAbsolute(statePath))) {
    return [];
  }
  const outside =
    typeof statePath === "string" && posix.normalize(statePath).startsWith("../../../");
  if (outside) return [];
  return [
    settingProblem(
      "bad-backend",
      [...path, "path"],
      `the state path ${quote(statePath)} lies inside the folder that synthesis clears`,
      "it is relative to the stack's own folder, three levels deep: write ../../../terraform-state/{{stack}}.tfstate",
    ),
  ];
}

function settingProblem(
  id: ProblemId,
  path: DataPath,
  message: string,
  fix: string | Mending,
): Problem {
  const atKey = id === "unknown-argument" || id === "reserved-argument";
  return { ...problemAt(id, path, message, fix), atKey };
}
