import { guardFaults } from "../../iam/principals/guards";
import { quote } from "../../problem";
import { defineCheck, findings } from "../check";

const found = findings({
  "guard-unsent": {
    severity: "warning",
    summary: "A trust policy has a condition on a key that who is trusted does not send.",
  },
  "guard-undone": {
    severity: "warning",
    summary: "A trust policy lets the same principals in with a condition, and without one.",
  },
  "guard-accounts-differ": {
    severity: "warning",
    summary: "A trust policy asks for a resource of one account, and for another account.",
  },
});

/** Guards of trust policies hold somebody off, and let in whom they are meant for. */
export const trustGuards = defineCheck({
  name: "trust-guards",
  scope: "stack",
  ofSound: true,
  finds: found.kinds,
  run: ({ name: stack, roles }) =>
    roles.flatMap(({ name, trust, trustFrom, origin }) =>
      guardFaults(trust).map(({ id, message, fix, statement }) => {
        const [place = { path: origin, atKey: true }] = trustFrom[statement] ?? [];
        const whole = `the role ${quote(name)} (stack ${stack}): ${message}`;
        return found.problem(id, { message: whole, fix, ...place });
      }),
    ),
});
