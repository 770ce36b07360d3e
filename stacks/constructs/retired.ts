/** What is left of a stack that its fleet file has no more. */

type Json = Readonly<Record<string, unknown>>;

/**
 * A stack of which Terraform is to get rid: its provider and backend stay, so that `terraform apply` destroys what its state has.
 * What it keeps leaves the state and goes on in AWS.
 */
export interface Retirement {
  /** Addresses of resources and modules (`aws_iam_role.service`, `module.deeplens`), without instance keys; or all that it had. */
  readonly keep: "all" | readonly string[];
}

/** The oldest Terraform that knows `removed` blocks. */
export const WITH_REMOVED = ">= 1.7.0";

/** The Terraform JSON of a retired stack, from what it would be if it were none. */
export function retiredStack(stack: Json, { keep }: Retirement): Json {
  const { terraform, provider } = stack;
  const kept = keep === "all" ? addressesOf(stack) : keep;
  const left = { "//": stack["//"], terraform: terraform as Json, provider };
  if (kept.length === 0) return left;
  return {
    ...left,
    terraform: { ...left.terraform, required_version: WITH_REMOVED },
    removed: removedBlocks(kept),
  };
}

/** Blocks by which Terraform lets go of resources. They take no instance keys: all instances go. */
export function removedBlocks(addresses: readonly string[]): readonly Json[] {
  const plain = addresses.map((address) => withoutKeys(address));
  return [...new Set(plain)].map((from) => ({ from, lifecycle: { destroy: false } }));
}

/** `module.x.aws_iam_role.y` of `module.x.aws_iam_role.y["dock"]` */
function withoutKeys(address: string): string {
  return address.split("[", 1).join("");
}

/** All that a state can have of a stack: what it makes, and what of that stood elsewhere before it moved. */
function addressesOf({ resource = {}, module = {}, moved = [] }: Json): string[] {
  const resources = Object.entries(resource as Readonly<Record<string, Json>>).flatMap(
    ([type, named]) => Object.keys(named).map((name) => `${type}.${name}`),
  );
  const modules = Object.keys(module as Json).map((name) => `module.${name}`);
  const now = [...resources, ...modules];
  const before = (moved as readonly { readonly from: string }[])
    .map(({ from }) => withoutKeys(from))
    .filter((from) => !now.some((address) => from === address || from.startsWith(`${address}.`)));
  // A module of which all is gone is let go of as a whole.
  const whole = before.map((from) => /^module\.[^.]+/.exec(from)?.[0] ?? from);
  return [...new Set([...now, ...whole])];
}
