import { letsInstancesIn } from "../../iam/principals/instances";
import { quote } from "../../problem";
import { defineCheck, findings } from "../check";

const found = findings({
  "instance-profile-trust": {
    severity: "error",
    summary: "A role has an instance profile, and instances of EC2 cannot assume it.",
  },
});

/** An instance whose role does not trust EC2 has no credentials, and says so nowhere but on itself. */
export const instanceProfiles = defineCheck({
  name: "instance-profiles",
  scope: "stack",
  finds: found.kinds,
  run: ({ name: stack, roles }) =>
    roles.flatMap(({ name, trust, instanceProfile, saidAt, origin }) =>
      instanceProfile === undefined || letsInstancesIn(trust.Statement)
        ? []
        : [
            found.problem("instance-profile-trust", {
              message: `the role ${quote(name)} (stack ${stack}) has the instance profile ${quote(instanceProfile)}, and its trust policy does not let ec2.amazonaws.com in: no instance can have the role`,
              fix: "remove instance_profile, or let the blueprint's trust policy name the service ec2.amazonaws.com",
              path: saidAt?.profile ?? origin,
              atKey: true,
            }),
          ],
    ),
});
