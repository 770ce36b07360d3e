import type { TrustDocument } from "../../iam/document";
import { guardFaults, type GuardFault } from "../../iam/principals/guards";
import { quote } from "../../problem";
import { partId } from "../acceptance/about";
import { defineCheck, findings } from "../check";

const found = findings({
  "guard-missing": {
    severity: "warning",
    narrow: ["role"],
    summary: "A trust policy lets a service in without the guard that AWS documents for it.",
  },
  "guard-unsent": {
    severity: "warning",
    narrow: ["role"],
    summary: "A trust policy has a condition on a key that who is trusted does not send.",
  },
  "guard-undone": {
    severity: "warning",
    narrow: ["role"],
    summary: "A trust policy lets the same principals in with a condition, and without one.",
  },
  "guard-accounts-differ": {
    severity: "warning",
    narrow: ["role"],
    summary: "A trust policy asks for a resource of one account, and for another account.",
  },
  "guard-of-other-service": {
    severity: "warning",
    narrow: ["role"],
    summary: "A trust policy asks for a resource of a service that it does not trust.",
  },
});

/** Guards of trust policies hold somebody off, and let in whom they are meant for. */
export const trustGuards = defineCheck({
  name: "trust-guards",
  scope: "stack",
  ofSound: true,
  finds: found.kinds,
  run: (stack) =>
    stack.roles.flatMap(({ id: role, blueprint, name, trust, trustFrom, origin, accept = {} }) =>
      faultsOf(trust)
        .filter(({ id }) => !Object.hasOwn(accept, id))
        .map(({ id, message, fix, statement }) => {
          const [place = { path: origin, atKey: true }] = trustFrom[statement] ?? [];
          const whole = `the role ${quote(name)} (stack ${stack.name}): ${message}`;
          const about = { role: [partId({ id: role, blueprint }, stack)] };
          return found.problem(id, { message: whole, fix, ...place, about });
        }),
    ),
});

/** By its text: fleets of a blueprint have the same trust policy, or those of an environment. */
const known = new Map<string, readonly GuardFault[]>();

function faultsOf(trust: TrustDocument): readonly GuardFault[] {
  const text = JSON.stringify(trust);
  const faults = known.get(text) ?? guardFaults(trust);
  if (known.size > 10_000) known.clear();
  known.set(text, faults);
  return faults;
}
