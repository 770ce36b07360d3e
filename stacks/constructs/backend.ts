import { TerraformBackend, TerraformRemoteState } from "./framework";
import type { Construct } from "constructs";
import { posix } from "node:path";
import { StackError } from "./errors";
import { carriesToken, literals } from "./literal";

/** Where a stack's state is kept: any Terraform backend, its arguments in Terraform's own spelling. */
export interface BackendProps {
  readonly type: string;
  readonly config: Readonly<Record<string, unknown>>;
}

/**
 * A backend of any type. cdktf has a class per backend type, and where a stack has none, it takes a
 * local one with an absolute path.
 */
export class RawBackend extends TerraformBackend {
  /** @throws StackError where the settings cannot be written, or would put the state at risk */
  constructor(
    scope: Construct,
    private readonly props: BackendProps,
  ) {
    super(scope, "terraform.backend", props.type);
    const stack = scope.node.id;
    rejectTokens(props.config, `Stack ${stack}: backend setting`);
    if (props.type === "local") rejectStateInOutput(stack, props.config.path);
  }

  /** Reads the outputs of this backend's stack from another one: cdktf's cross-stack references. */
  override getRemoteStateDataSource(scope: Construct, name: string): TerraformRemoteState {
    const { type } = this.props;
    const workspace = type === "cloud" ? {} : WORKSPACE;
    return new RawRemoteState(scope, name, readable(this.props, scope.node.id), workspace);
  }

  /**
   * The cloud block stands where a backend would, and is none. It is that of cdktf's `CloudBackend`, which would run `terraform` to
   * ask for its version.
   */
  override toTerraform(): unknown {
    if (this.props.type !== "cloud") return super.toTerraform() as unknown;
    return { terraform: { cloud: this.synthesizeAttributes() } };
  }

  protected override synthesizeAttributes(): Record<string, unknown> {
    return { ...this.props.config };
  }
}

/** Whoever reads the state of a workspace does so by its name, through the backend `remote`. */
function readable(props: BackendProps, reader: string): BackendProps {
  if (props.type !== "cloud") return props;
  const { organization, hostname, workspaces } = props.config;
  const { name } = (workspaces ?? {}) as { readonly name?: unknown };
  if (name === undefined) {
    throw new StackError(
      `Stack ${reader}: it reads the state of a stack whose workspace is found by tags; give that a name`,
    );
  }
  const host = hostname === undefined ? {} : { hostname };
  return { type: "remote", config: { organization, ...host, workspaces: { name } } };
}

/** State of the workspace that the reading stack is applied in, as with cdktf's own backends. */
const WORKSPACE = { workspace: "${terraform.workspace}" };

class RawRemoteState extends TerraformRemoteState {
  constructor(
    scope: Construct,
    id: string,
    private readonly props: BackendProps,
    private readonly workspace: { readonly workspace?: string },
  ) {
    super(scope, id, props.type, workspace);
  }

  override toTerraform(): unknown {
    const { type, config } = this.props;
    const source = { backend: type, config: literals(config), ...this.workspace };
    return { data: { terraform_remote_state: { [this.friendlyUniqueId]: source } } };
  }
}

function rejectTokens(data: unknown, where: string): void {
  if (typeof data === "string" && carriesToken(data)) {
    throw new StackError(`${where} ${JSON.stringify(data)} looks like a cdktf token; reword it`);
  }
  if (typeof data !== "object" || data === null) return;
  for (const [key, value] of Object.entries(data)) {
    rejectTokens(key, where);
    rejectTokens(value, `${where} ${key}:`);
  }
}

/**
 * `cdktf synth` deletes the folders of stacks that are gone. A stack's folder is two levels inside
 * the output folder, so a relative path has to climb three.
 */
function rejectStateInOutput(stack: string, path: unknown): void {
  const given = typeof path === "string" ? path : "terraform.tfstate";
  if (/^([A-Za-z]:)?[\\/]/.test(given)) return;
  if (posix.normalize(given.replaceAll("\\", "/")).startsWith("../../../")) return;
  throw new StackError(
    `Stack ${stack}: its local backend's path ${JSON.stringify(given)} is inside cdktf's output ` +
      `folder, which is deleted with the stack; use "../../../terraform-state/${stack}.tfstate"`,
  );
}
