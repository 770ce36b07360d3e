// Made by `fleetroles generate` from fleets.yaml. Do not edit: change that file and generate again.
import type { Construct } from "constructs";
import {
  FleetStack,
  ManagedPolicy,
  PolicyAttachments,
} from "fleetroles/constructs";

/**
 * The workload people of kiosks in prod (account 222222222222, us-east-1): blueprint people.
 */
export default class ProdPeople extends FleetStack {
  constructor(scope: Construct) {
    super(scope, "prod-people", {
      account: "222222222222",
      region: "us-east-1",
      backend: {
        type: "local",
        config: {
          path: "../../../terraform-state/prod-people.tfstate",
        },
      },
    });

    new ManagedPolicy(this, "readers", {
      name: "LogReaders-prod-people",
      path: "/",
      description: "Reads logs.",
      document: {
        Version: "2012-10-17",
        Statement: [
          {
            Sid: "ReadLogs",
            Effect: "Allow",
            Action: ["logs:GetLogEvents"],
            Resource: ["*"],
          },
        ],
      },
      tags: {
        stage: "production",
      },
    });

    new PolicyAttachments(this, "readers_attachment", {
      groups: ["auditors"],
      policies: ["readers"],
    });
  }
}
