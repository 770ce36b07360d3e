// Made by `fleetroles generate` from fleets.yaml. Do not edit: change that file and generate again.
import type { Construct } from "constructs";
import {
  FleetStack,
  IotPolicy,
  ManagedPolicy,
  RoleAlias,
  ServiceRole,
} from "fleetroles/constructs";

/**
 * The fleet museum of kiosks in branch (account 222222222222, eu-central-1): blueprint kiosk.
 */
export default class BranchMuseum extends FleetStack {
  constructor(scope: Construct) {
    super(scope, "branch-museum", {
      account: "222222222222",
      region: "eu-central-1",
      backend: {
        type: "local",
        config: {
          path: "../../../terraform-state/branch-museum.tfstate",
        },
      },
    });

    new ManagedPolicy(this, "labels", {
      name: "KioskLabels-branch-museum",
      path: "/kiosks/lax/",
      description:
        'Labels: `it\'s` "quoted" */ ${x} %{y} {{account}} of museum',
      document: {
        Version: "2012-10-17",
        Statement: [
          {
            Sid: "ReadLabels",
            Effect: "Allow",
            Action: ["s3:GetObject"],
            Resource: ["arn:aws:s3:::labels/${aws:username}/*"],
          },
        ],
      },
    });

    new ServiceRole(this, "archive", {
      name: "KioskArchive-branch-museum",
      path: "/",
      description: "Keeps what kiosks printed.",
      maxSessionDuration: 43200,
      trust: {
        Version: "2012-10-17",
        Statement: [
          {
            Effect: "Allow",
            Principal: {
              AWS: [
                "arn:aws:iam::222222222222:role/KioskHub",
                "arn:aws:iam::222222222222:role/kiosks/Kiosk-branch-museum",
                "222222222222",
              ],
            },
            Action: ["sts:AssumeRole"],
          },
          {
            Effect: "Allow",
            Principal: {
              Service: ["ec2.amazonaws.com"],
            },
            Action: ["sts:AssumeRole"],
          },
        ],
      },
      after: ["kiosk"],
    });

    new ServiceRole(this, "kiosk", {
      name: "Kiosk-branch-museum",
      path: "/kiosks/",
      description: "What the kiosks of museum may do, 3 times.",
      maxSessionDuration: 3600,
      trust: {
        Version: "2012-10-17",
        Statement: [
          {
            Effect: "Allow",
            Principal: {
              Service: ["credentials.iot.amazonaws.com"],
            },
            Action: ["sts:AssumeRole"],
            Condition: {
              StringEquals: {
                "aws:SourceAccount": ["222222222222"],
              },
            },
          },
        ],
      },
      managedPolicies: [
        "arn:aws:iam::222222222222:policy/own/KioskBase",
        "arn:aws:iam::aws:policy/AmazonSageMakerFullAccess",
      ],
      policies: ["labels"],
    });

    new RoleAlias(this, "kiosk_alias", {
      name: "KioskAlias-branch-museum",
      role: "kiosk",
      credentialDuration: 900,
    });

    new IotPolicy(this, "certificate", {
      name: "KioskCertificate-branch-museum",
      document: {
        Version: "2012-10-17",
        Statement: [
          {
            Effect: "Allow",
            Action: ["iot:Connect"],
            Resource: [
              "arn:aws:iot:eu-central-1:222222222222:client/${iot:Connection.Thing.ThingName}",
            ],
            Condition: {
              Bool: {
                "iot:Connection.Thing.IsAttached": ["true"],
              },
            },
          },
        ],
      },
    });
  }
}
