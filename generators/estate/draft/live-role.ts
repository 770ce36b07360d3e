/** What a draft is about: roles as an account has them. */
import type { ListedProfile } from "../../access/from-account";
import type { LiveStatement } from "./statement";

/** A role as the account has it. */
export interface LiveRole {
  readonly name: string;
  readonly path: string;
  readonly arn: string;
  readonly trust: readonly LiveStatement[];
  /** Inline policies by name, sorted. */
  readonly inline: ReadonlyMap<string, readonly LiveStatement[]>;
  /** ARNs of managed policies, sorted. */
  readonly attached: readonly string[];
  /** The ARN of the permissions boundary. */
  readonly boundary?: string;
  /** The instance profiles that it is in, sorted; undefined where it is in none, or the listing does not tell. */
  readonly profiles?: readonly ListedProfile[];
  /** Undefined where the listing says nothing of tags. */
  readonly tags?: Readonly<Record<string, string>>;
}

/** Something of the account that the draft does not have, and why. */
export interface Unsaid {
  /** `the role "X"` */
  readonly what: string;
  readonly why: string;
}

/** As messages name a role. */
export function roleWords(name: string): string {
  return `the role ${JSON.stringify(name)}`;
}
