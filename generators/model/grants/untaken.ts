import { whenText } from "../../blueprints/describe-facts";
import type { BlueprintData } from "../../blueprints/schema";
import { problem, quote } from "../../problem";
import type { Problem } from "../../problem";
import { ownValue } from "../../text/own-value";
import type { ResolvedPlacement } from "../resolved";

/** What fleets give to account-wide roles that another fleet's parameters leave out. */
export function untaken(
  users: readonly ResolvedPlacement[],
  roles: readonly { readonly id: string }[],
  { id: blueprint, roles: known = {} }: BlueprintData,
  prefix: string,
): Problem[] {
  const made = new Set(roles.map(({ id }) => id.slice(prefix.length)));
  return users.flatMap(({ access: { taken, settings } }) => {
    const said = [
      ...taken.flatMap(({ taker, role }) =>
        taker.scope === "account" && role ? [{ id: taker.id, path: role.path, atKey: false }] : [],
      ),
      ...settings.flatMap(({ scope, role, path }) =>
        scope === "account" ? [{ id: role, path, atKey: true }] : [],
      ),
    ];
    return said
      .filter(({ id }) => !made.has(id))
      .map(({ id, path, atKey }) =>
        problem("no-role-for-grants", {
          message: `the role ${quote(id)} of the blueprint ${quote(blueprint)}, which the account has once, is not made: another fleet's parameters leave it out`,
          fix: `let all fleets of the account agree on whether there is one (it is there if ${whenText(ownValue(known, id)?.when)}), or name another role`,
          path,
          ...(atKey && { atKey }),
        }),
      );
  });
}
