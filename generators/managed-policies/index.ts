import { parseArn } from "../iam/arn";
import type { PolicyDocument } from "../iam/document";
import type { Fault } from "../iam/fault";
import type { Problem } from "../problem";
import { listForm } from "./document";
import { attachmentFault, nameFault } from "./fault";
import {
  badDocument,
  hasSnapshot,
  isProblem,
  readDocument,
  readIndex,
  readReplaced,
} from "./files";
import type { PolicyEntry, PolicyList } from "../aws/fetch-policies";
import { managedPolicyArn } from "../iam/arn/identities";
import type { Replaced } from "./files";

/** An AWS managed policy as it was at the snapshot's date. */
export interface ManagedPolicy {
  readonly name: string;
  readonly arn: string;
  /** `v6`: AWS counts the versions of a policy. */
  readonly version: string;
  /** The day of AWS's last change to it, YYYY-MM-DD. */
  readonly updated: string;
  /** In list form. */
  readonly document: PolicyDocument;
}

const REFRESH = "if AWS has added it since, bring the snapshot up to date: fleetroles snapshot";

/**
 * A dated snapshot of AWS's managed policies: the names of all, the documents of some. Made by
 * `fleetroles snapshot` from the IAM API (ListPolicies, GetPolicyVersion). Files are read when they are
 * first asked for.
 */
export class ManagedPolicies {
  private readonly found: Problem[] = [];
  private readonly read = new Map<string, ManagedPolicy | undefined>();
  private names: { readonly index?: PolicyList; readonly replaced: Replaced } | undefined;

  private constructor(
    private readonly folder: string,
    /** Whether it is the user's own snapshot. */
    readonly isOwn: boolean,
  ) {}

  /**
   * @param builtIn the folder of the snapshot that comes with the project
   * @param own where the user's own would lie: one that is there is used instead, nothing of both is mixed
   */
  static open(builtIn: string, own?: string): ManagedPolicies {
    return own !== undefined && hasSnapshot(own)
      ? new ManagedPolicies(own, true)
      : new ManagedPolicies(builtIn, false);
  }

  /** The day of the newest change that AWS had made to any policy; empty if there is no sound index. */
  get asOf(): string {
    return this.load().index?.asOf ?? "";
  }

  /** What was wrong with the files that were read so far: ask for it last. */
  get problems(): readonly Problem[] {
    return this.found;
  }

  /**
   * Why the AWS managed policy of an ARN cannot be attached, or undefined: it is unknown, deprecated,
   * elsewhere, or for a service-linked role. ARNs of customer managed policies give undefined, and so
   * do names that are unknown in another partition than `aws`, of which the snapshot knows nothing.
   */
  fault(arn: string): Fault | undefined {
    const { index, replaced } = this.load();
    return index && attachmentFault(arn, index, replaced, REFRESH);
  }

  /** What to write instead of a policy's name alone; undefined where no names are known. */
  nameFault(name: string, partition: string): Fault | undefined {
    const { index, replaced } = this.load();
    return index && nameFault(name, partition, index, replaced);
  }

  /** The policy with its document; undefined where the snapshot has none, as in any partition but `aws`. */
  tryFind(arn: string): ManagedPolicy | undefined {
    const { index } = this.load();
    const name = parseArn(arn)?.resource.split("/").at(-1) ?? "";
    const known = index && Object.hasOwn(index.policies, name) ? index.policies[name] : undefined;
    if (known === undefined || managedPolicyArn(known.path, name) !== arn) return undefined;
    if (!this.read.has(name)) this.read.set(name, this.readPolicy(name, known));
    return this.read.get(name);
  }

  private readPolicy(name: string, known: PolicyEntry): ManagedPolicy | undefined {
    const file = readDocument(this.folder, name, known);
    if (file === undefined) return undefined;
    if (isProblem(file)) {
      this.found.push(file);
      return undefined;
    }
    const document = listForm(file.document);
    if (typeof document !== "string") return { ...file, document };
    this.found.push(badDocument(this.folder, name, document));
    return undefined;
  }

  private load(): { readonly index?: PolicyList; readonly replaced: Replaced } {
    if (this.names !== undefined) return this.names;
    const index = readIndex(this.folder);
    const replaced = readReplaced(this.folder);
    this.found.push(...[index, replaced].filter(isProblem));
    this.names = {
      ...(isProblem(index) ? {} : { index }),
      replaced: isProblem(replaced) ? {} : replaced,
    };
    return this.names;
  }
}
