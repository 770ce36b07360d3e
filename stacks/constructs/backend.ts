import { TerraformBackend, TerraformRemoteState } from "cdktf";
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
    return new RawRemoteState(scope, name, this.props);
  }

  protected override synthesizeAttributes(): Record<string, unknown> {
    return { ...this.props.config };
  }
}

/** State of the workspace that the reading stack is applied in, as with cdktf's own backends. */
const WORKSPACE = { workspace: "${terraform.workspace}" };

class RawRemoteState extends TerraformRemoteState {
  constructor(
    scope: Construct,
    id: string,
    private readonly props: BackendProps,
  ) {
    super(scope, id, props.type, WORKSPACE);
  }

  override toTerraform(): unknown {
    const { type, config } = this.props;
    const source = { backend: type, config: literals(config), ...WORKSPACE };
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
