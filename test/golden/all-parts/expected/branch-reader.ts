// Made by `fleetroles generate` from fleets.yaml. Do not edit: change that file and generate again.
import type { Construct } from "constructs";
import { FleetStack, ManagedPolicy, ServiceRole } from "fleetroles/constructs";

/**
 * The workload reader of kiosks in branch (account 222222222222, eu-central-1): blueprint people.
 */
export default class BranchReader extends FleetStack {
  constructor(scope: Construct) {
    super(scope, "branch-reader", {
      account: "222222222222",
      region: "eu-central-1",
      backend: {
        type: "local",
        config: {
          path: "../../../terraform-state/branch-reader.tfstate",
        },
      },
    });

    new ManagedPolicy(this, "readers", {
      name: "LogReaders-branch-reader",
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
    });

    new ServiceRole(this, "reader", {
      name: "LogReader-branch-reader",
      path: "/",
      description: "Reads logs.",
      trust: {
        Version: "2012-10-17",
        Statement: [
          {
            Effect: "Allow",
            Principal: {
              AWS: ["222222222222"],
            },
            Action: ["sts:AssumeRole"],
          },
        ],
      },
      policies: ["readers"],
    });
  }
}
