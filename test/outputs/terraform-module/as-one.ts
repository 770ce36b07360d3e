import { readFileSync } from "node:fs";
import { join } from "node:path";
import { withoutIot } from "../../e2e/iot";
import { stackFolder } from "../../e2e/project";
import { writeTree } from "../../support/folders";

type Block = Record<string, unknown>;

/** A synthesized stack, as far as it is taken apart here. */
interface StackJson extends Block {
  readonly provider?: unknown;
  readonly terraform?: Block;
}

/** Stacks as one configuration, with what to apply of it. */
export interface AsOne {
  readonly folder: string;
  /** Arguments for `terraform apply`, as {@link withoutIot} gives them for a stack. */
  readonly targets: readonly string[];
  readonly isWhole: boolean;
}

/**
 * Makes the synthesized stacks of one environment modules of a single configuration: applied at once, they
 * cost as much as one of them, for it is the provider's start that takes the time. They have the
 * environment's provider settings in common; where not, that is an error. The project is used up.
 */
export function asOne(project: string, environment: string, stacks: readonly string[]): AsOne {
  const folder = stackFolder(project, `all-${environment}`);
  const parts = stacks.map((stack) => ({ stack, ...takeApart(project, stack) }));
  const [first] = parts;
  if (first === undefined) throw new Error(`${environment} has no stacks`);
  const other = parts.find(({ provider }) => provider !== first.provider);
  if (other !== undefined) throw new Error(`${other.stack} has other settings than ${first.stack}`);
  const root = {
    terraform: first.terraform,
    provider: JSON.parse(first.provider) as unknown,
    module: Object.fromEntries(stacks.map((stack) => [stack, { source: `../${stack}` }])),
  };
  writeTree(folder, { "main.tf.json": JSON.stringify(root) });
  const resources = stacks.map((stack) => ({
    stack,
    ...withoutIot(stackFolder(project, stack)),
  }));
  const isWhole = resources.every((one) => one.isWhole);
  const targets = resources.flatMap(({ stack, addresses }) =>
    addresses.map((address) => `-target=module.${stack}.${address}`),
  );
  return { folder, isWhole, targets: isWhole ? [] : targets };
}

/** Leaves a stack without provider and backend, which a called module takes from its caller. */
function takeApart(project: string, stack: string): { terraform: Block; provider: string } {
  const path = join(stackFolder(project, stack), "cdk.tf.json");
  const { provider, terraform = {}, ...rest } = JSON.parse(readFileSync(path, "utf8")) as StackJson;
  const required = Object.fromEntries(
    Object.entries(terraform).filter(([key]) => key !== "backend"),
  );
  writeTree(stackFolder(project, stack), {
    "cdk.tf.json": JSON.stringify({ ...rest, terraform: required }),
  });
  return { terraform: required, provider: JSON.stringify(provider) };
}
