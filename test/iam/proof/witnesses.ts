import { evaluate, type Policies, type Request } from "../../../generators/iam";
import { explanation } from "./agree";
import { simulator } from "./oracle";

/** A request that the one side allows and the other does not, as the engine says. */
export interface Witness {
  readonly request: Request;
  readonly allowedBy: Policies;
  readonly notAllowedBy?: Policies;
}

/** How many witnesses iam-simulate confirmed, and of how many it says something else that is explained. */
export class WitnessCounts {
  private confirmed = 0;
  private readonly explained = new Map<string, number>();
  readonly denied: string[] = [];

  private constructor(private readonly simulate: Awaited<ReturnType<typeof simulator>>) {}

  static async start(): Promise<WitnessCounts> {
    return new WitnessCounts(await simulator());
  }

  /** Asks iam-simulate about both sides. */
  look({ request, allowedBy, notAllowedBy }: Witness): void {
    const why = [
      this.doubt(request, allowedBy, true),
      notAllowedBy && this.doubt(request, notAllowedBy, false),
    ].filter((one) => one !== undefined);
    const [first] = why;
    if (first === undefined) this.confirmed++;
    else if (why.includes("")) {
      this.denied.push(JSON.stringify({ request, allowedBy, notAllowedBy }));
    } else this.explained.set(first, (this.explained.get(first) ?? 0) + 1);
  }

  /** `12 witnesses, iam-simulate confirms 11; 1 open`. */
  toString(): string {
    const explained = [...this.explained].map(([why, count]) => `${String(count)} ${why}`);
    const all = this.confirmed + this.denied.length + sum(this.explained.values());
    const rest = explained.length === 0 ? "" : `; explained: ${explained.join(", ")}`;
    return `${String(all)} witnesses, iam-simulate confirms ${String(this.confirmed)}${rest}`;
  }

  /** Why iam-simulate does not say so: undefined where it does, empty where nothing explains it. */
  private doubt(request: Request, policies: Policies, isAllowed: boolean): string | undefined {
    const drawn = {
      request: { resourceAccount: accountOf(request), ...request },
      policies: withKeyPolicy(request, policies),
    };
    const theirs = this.simulate(drawn);
    if ((theirs === "allowed") === isAllowed) return undefined;
    const { effect } = evaluate(request, policies);
    return explanation(drawn, effect, theirs, this.simulate) ?? "";
  }
}

/** The account that a resource is in whose ARN does not say it: that of the caller, as the engine takes it. */
function accountOf({ principal, resource }: Request): string {
  const [, , , , own = ""] = resource.split(":");
  return own === "" ? (/\d{12}/.exec(principal)?.[0] ?? "111111111111") : own;
}

/** A key decides by its own policy alone, unless that leaves it to the policies of its account, as it does when it is made. */
function withKeyPolicy({ resource }: Request, policies: Policies): Policies {
  const [, partition = "", service = "", , account = ""] = resource.split(":");
  if (service !== "kms" || policies.resource !== undefined) return policies;
  const Principal = { AWS: `arn:${partition}:iam::${account}:root` };
  const Statement = [{ Effect: "Allow", Principal, Action: "kms:*", Resource: "*" }];
  return { ...policies, resource: { Version: "2012-10-17", Statement } };
}

function sum(counts: Iterable<number>): number {
  return [...counts].reduce((before, count) => before + count, 0);
}
