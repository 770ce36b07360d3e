/** Problems of statements that an account has as they are: its draft says the same, and says so. */
import type { Problem } from "../../problem";

const REASON = "the account has it so";

/** By blueprint and place of a statement, the problems that its draft accepts. */
export class Accepted {
  private readonly known = new Map<string, Record<string, string>>();

  /** Whether it is a problem of a statement in an own blueprint, and not accepted yet. */
  canAdd(problem: Problem): boolean {
    const key = keyOf(problem);
    return key !== undefined && !Object.hasOwn(this.known.get(key) ?? {}, problem.id);
  }

  /** Accepts it, if that can be. */
  add(problem: Problem): void {
    const key = keyOf(problem);
    if (key !== undefined) this.known.set(key, { ...this.known.get(key), [problem.id]: REASON });
  }

  /** What a statement accepts. */
  of(blueprint: string, place: string): Readonly<Record<string, string>> | undefined {
    return this.known.get(`${blueprint} ${place}`);
  }
}

/** The statement that a problem is of, where that stands in a blueprint that a draft brings along. */
function keyOf({ file, path = [] }: Problem): string | undefined {
  const [roles, role, policies, policy, index] = path;
  const [, blueprint] = /^blueprints\/(.+)\.yaml$/.exec(file ?? "") ?? [];
  if (blueprint === undefined || roles !== "roles" || policies !== "policies") return undefined;
  return `${blueprint} ${["roles", role, "policies", policy, index].join("/")}`;
}
