/** One environment's policies as if they were another's: what is called after the environment is no difference. */
import type { HeldPolicy, PolicyHolder } from "../../access/holder";
import type { Environment, Stack } from "../../model/types";

/** A holder with the account, the region and the names of another environment. */
export function asIn(holder: PolicyHolder, own: Stack, other: Stack): PolicyHolder {
  const rename = renaming(own.environment, other.environment);
  const { name, arn, boundary, trust, policies, carriers } = holder;
  const held = (one: HeldPolicy): HeldPolicy => ({
    ...one,
    name: rename(one.name),
    ...(one.document !== undefined && { document: renamed(one.document, rename) as object }),
  });
  return {
    ...holder,
    id: `${other.name}${holder.id.slice(own.name.length)}`,
    stack: other.name,
    ...(name !== undefined && { name: rename(name) }),
    ...(arn !== undefined && { arn: rename(arn) }),
    ...(holder.account !== undefined && { account: other.environment.account }),
    policies: policies.map(held),
    ...(boundary && { boundary: held(boundary) }),
    ...(trust && { trust: held(trust) }),
    ...(carriers && { carriers: carriers.map((one) => ({ ...one, name: rename(one.name) })) }),
    // What is called otherwise gives nobody anything.
    settings: {},
    tags: {},
  };
}

type Rename = (text: string) => string;

/** What names no resource: the words of IAM's language. */
const WORDS: ReadonlySet<string> = new Set(["Version", "Sid", "Effect", "Action", "NotAction"]);

function renamed(value: unknown, rename: Rename): unknown {
  if (typeof value === "string") return rename(value);
  if (Array.isArray(value)) return value.map((one) => renamed(one, rename));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, one]) => [key, WORDS.has(key) ? one : renamed(one, rename)]),
  );
}

/** A name counts where no letter or digit is beside it: `dev` in `dev-office`, and not in `device`. */
function renaming(own: Environment, other: Environment): Rename {
  const facts = replacing([
    [own.account, other.account],
    [own.region, other.region],
  ]);
  const names = replacing([
    [own.account, other.account],
    [own.region, other.region],
    [own.formerly ?? own.name, other.formerly ?? other.name],
    [own.name, other.name],
  ]);
  return (text) => {
    // Of an ARN, the last part alone has names; of what is no ARN, a service's name is none of ours.
    const [, head = "", rest = text] = /^(arn:[^:]*:[^:]*:[^:]*:[^:]*:)(.*)$/s.exec(text) ?? [];
    return `${facts(head)}${rest.endsWith(".amazonaws.com") ? facts(rest) : names(rest)}`;
  };
}

function replacing(pairs: readonly (readonly [string, string])[]): Rename {
  const known = new Map([...pairs].reverse());
  const any = [...known.keys()].sort((a, b) => b.length - a.length).map(escaped);
  const pattern = new RegExp(`(?<![A-Za-z0-9])(?:${any.join("|")})(?![A-Za-z0-9])`, "g");
  return (text) => text.replace(pattern, (found) => known.get(found) ?? found);
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
