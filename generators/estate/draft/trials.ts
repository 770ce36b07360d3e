/** What was tried for each role, and did not do. */
import type { Problem } from "../../problem";
import { stackName } from "../../fleet-file/names";
import type { Refused } from ".";
import type { Accepted } from "./accepted";
import type { Proof } from "./proof";
import type { Draft } from "./types";
import { faultWords, fleetsAt, rolesAt } from "./guilty";

/** What checks say of a draft. */
interface Checked {
  readonly problems: readonly Problem[];
}

/** Roles step down: from a blueprint at hand to one of their own, to one that says all of it, and from there out of the draft. */
export class Trials {
  private readonly fits = new Set<string>();
  private readonly apart = new Set<string>();
  private readonly roles = new Map<string, string>();

  get refused(): Refused {
    return { fits: this.fits, apart: this.apart, roles: this.roles };
  }

  /** Takes down what a draft is faulty in; whether that changes the next one. */
  judge(
    draft: Draft,
    { problems }: Checked,
    proof: Proof | undefined,
    accepted: Accepted,
  ): boolean {
    const faulty = problems.filter(({ severity }) => severity !== "notice");
    const open = faulty.filter((one) => !accepted.canAdd(one));
    for (const one of faulty) accepted.add(one);
    const isNew = open.length < faulty.length;
    // Stacks with errors are not compared to the end: first what is wrong goes.
    if (this.stepDown(wrongIn(draft, open), draft) || isNew) return true;
    // What roles have that stay in the draft as they are is accepted last.
    return this.stepDown(differentIn(draft, proof), draft) || accepted.allow(open, draft);
  }

  /** Each role by one step, with the first reason; whether there was any to take. */
  private stepDown(faults: readonly (readonly [string, string])[], { own }: Draft): boolean {
    const fleets = own.flatMap((one) => one.fleets);
    const owned = new Set(
      fleets.flatMap(({ roles }) => [...roles.values()].map((role) => role.name)),
    );
    const before = this.fits.size + this.apart.size + this.roles.size;
    for (const [name, why] of new Map([...faults].reverse())) {
      if (!owned.has(name)) this.fits.add(name);
      else if (!this.apart.has(name)) this.apart.add(name);
      else if (!this.roles.has(name)) this.roles.set(name, why);
    }
    return this.fits.size + this.apart.size + this.roles.size > before;
  }
}

/** Roles that checks have errors of. */
function wrongIn(draft: Draft, problems: readonly Problem[]): [string, string][] {
  const errors = problems.filter(({ severity }) => severity === "error");
  return errors.flatMap((one) =>
    fleetsAt(one, draft).flatMap((fleet) =>
      rolesAt(one, fleet, draft).map((role): [string, string] => [role, faultWords(one)]),
    ),
  );
}

/** Roles that are not what the account has; of what is no role's, all of its fleet. */
function differentIn({ fleets, environment }: Draft, proof: Proof | undefined): [string, string][] {
  const byStack = new Map(fleets.map((one) => [stackName(environment.name, one.name), one]));
  const byRole = new Map(fleets.flatMap((one) => one.live.map((name) => [name, one])));
  return (proof?.faults ?? []).flatMap(({ stack, role = "", why }) => {
    const { live = [] } = byStack.get(stack) ?? byRole.get(role) ?? {};
    return (live.includes(role) ? [role] : live).map((name): [string, string] => [name, why]);
  });
}
