/** Instance profiles of roles: by which instances of Amazon EC2 have them, and without which nobody can delete them. */
import type { HeldPolicy, PolicyHolder } from "../access/holder";
import type { ListedProfile } from "../access/from-account";
import { NOTHING, type Difference } from "./difference";
import type { ListedAccount } from "./listed";

/** In what a role of the file is in other instance profiles in the account. */
export function profileDifferences(
  model: PolicyHolder,
  real: PolicyHolder,
  account: ListedAccount,
): Difference[] {
  const said = model.settings?.instance_profile;
  const of = (id: Difference["id"], policy: HeldPolicy, arn?: string): Difference => {
    const found = { id, holder: model, policy, access: NOTHING, trust: NOTHING };
    return arn === undefined ? found : { ...found, arn };
  };
  const there = account.profilesOf(real);
  if (there === undefined) {
    const why = "the listing lacks its InstanceProfileList";
    return said === undefined ? [] : [of("not-compared", { ...held(said), why })];
  }
  const own = there.find(({ name }) => name === said);
  const others = there.filter((one) => one !== own);
  return [
    ...(said === undefined || own !== undefined ? [] : [of("policy-missing", held(said))]),
    ...(own === undefined || isAt(own, model) ? [] : [of("elsewhere", held(own.name), own.arn)]),
    ...others.map(({ name }) => of("out-of-band", held(name))),
  ];
}

type RoleAt = Pick<PolicyHolder, "arn" | "name">;

/** Whether a role's instance profile lies where the role does: elsewhere, Terraform would make it anew. */
export function isAt({ name, arn }: ListedProfile, role: RoleAt): boolean {
  return arn === profileArn(role, name);
}

/** What it would be: it has the path of its role. */
export function profileArn({ arn = "", name: role = "" }: RoleAt, name: string): string {
  const path = arn.slice(0, arn.length - role.length);
  return `${path.replace(/:role\//, ":instance-profile/")}${name}`;
}

function held(name: string): HeldPolicy {
  return { kind: "instance-profile", name, document: undefined };
}
