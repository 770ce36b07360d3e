/** Gives each role to one fleet. */
import type { FittedBlueprint, FittedFleet } from "./fit";
import type { LiveRole } from "./live-role";
import type { Taken } from "./own/types";

/** Blueprints with the fleets that are theirs: a role is of one fleet, and a fleet of one blueprint. */
export class Assignment {
  readonly fits: FittedBlueprint[] = [];
  readonly taken: Taken;
  private readonly byName = new Map<string, LiveRole>();

  /** @param ids of blueprints that there are */
  constructor(ids: ReadonlySet<string>) {
    // A stack of that name has what an account has once.
    this.taken = { ids: new Set(ids), fleets: new Set(["shared"]) };
  }

  /** Takes those of its fleets that no other has; without any, none of what an account has once for them. */
  take(fit: FittedBlueprint): void {
    if (this.isTaken(fit.account)) return;
    const fleets = fit.fleets.filter((one) => {
      const isFree = !this.isTaken(one) && !this.taken.fleets.has(one.name.toLowerCase());
      if (isFree) this.add(one, one.name);
      return isFree;
    });
    if (fleets.length === 0) return;
    this.add(fit.account);
    this.fits.push({ ...fit, fleets });
  }

  has(role: string): boolean {
    return this.byName.has(role);
  }

  get roles(): readonly LiveRole[] {
    return [...this.byName.values()];
  }

  private isTaken({ roles }: Pick<FittedFleet, "roles">): boolean {
    return [...roles.values()].some(({ name }) => this.byName.has(name));
  }

  private add({ roles }: Pick<FittedFleet, "roles">, name?: string): void {
    if (name !== undefined) this.taken.fleets.add(name.toLowerCase());
    for (const role of roles.values()) this.byName.set(role.name, role);
  }
}
