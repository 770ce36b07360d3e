// Made by `fleetroles generate` from fleets.yaml. Do not edit: change that file and generate again.
import type { Construct } from "constructs";
import { FleetStack, ServiceRole } from "fleetroles/constructs";

/**
 * The fleet warehouse in prod (account 222222222222, us-east-1): blueprint deeplens.
 * * / process.exit(1) // ${x} %{if} ` ' " {{account}}
 */
export default class ProdWarehouse extends FleetStack {
  constructor(scope: Construct) {
    super(scope, "prod-warehouse", {
      account: "222222222222",
      region: "us-east-1",
      backend: {
        type: "local",
        config: {
          path: "../../../terraform-state/prod-warehouse.tfstate",
        },
      },
    });

    new ServiceRole(this, "greengrass_group", {
      name: "AWSDeepLensGreengrassGroupRole-prod-warehouse",
      path: "/",
      description:
        "What the code on the devices of warehouse may do in prod. */ process.exit(1) // ${x} %{if} ` ' \" {{account}}",
      trust: {
        Version: "2012-10-17",
        Statement: [
          {
            Effect: "Allow",
            Principal: {
              Service: ["greengrass.amazonaws.com"],
            },
            Action: ["sts:AssumeRole"],
            Condition: {
              ArnLike: {
                "aws:SourceArn": [
                  "arn:aws:greengrass:us-east-1:222222222222:/greengrass/groups/*",
                ],
              },
              StringEquals: {
                "aws:SourceAccount": ["222222222222"],
              },
            },
          },
        ],
      },
      managedPolicies: [
        "arn:aws:iam::aws:policy/AWSDeepLensLambdaFunctionAccessPolicy",
      ],
      inlinePolicies: {
        grants: {
          Version: "2012-10-17",
          Statement: [
            // * / }); process.exit(1); // new line
            {
              Sid: "ProcessExit1NewLine",
              Effect: "Allow",
              Action: ["s3:GetObject"],
              Resource: ['arn:aws:s3:::photos/it\'s "quoted" ${*}/*'],
            },
            // * / }); process.exit(1); // new line
            {
              Sid: "ProcessExit1NewLineBucket",
              Effect: "Allow",
              Action: ["s3:ListBucket"],
              Resource: ["arn:aws:s3:::photos"],
              Condition: {
                StringLike: {
                  "s3:prefix": ['it\'s "quoted" ${*}/*'],
                },
              },
            },
            // 注文
            {
              Sid: "SqsQueueWrite653666",
              Effect: "Allow",
              Action: ["sqs:GetQueueUrl", "sqs:SendMessage"],
              Resource: ["arn:aws:sqs:us-east-1:222222222222:orders"],
            },
            {
              Sid: "Statement6091ff",
              Effect: "Allow",
              Action: ["s3:GetObject"],
              Resource: [
                "arn:aws:s3:::b/`${aws:PrincipalTag/process.exit(1)}`/%{if true}/$${aws:PrincipalTag/x}",
              ],
            },
          ],
        },
      },
      tags: {
        "a/b:c=d+e-f@g": "constructor __proto__ / = + - @ ü 注",
      },
    });
  }
}
