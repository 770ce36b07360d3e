// Made by `fleetroles generate` from fleets.yaml. Do not edit: change that file and generate again.
import type { Construct } from "constructs";
import { FleetStack, ServiceRole } from "fleetroles/constructs";

/**
 * The fleet warehouse in prod (account 222222222222, eu-central-1): blueprint deeplens.
 */
export default class ProdWarehouse extends FleetStack {
  constructor(scope: Construct) {
    super(scope, "prod-warehouse", {
      account: "222222222222",
      region: "eu-central-1",
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
      description: "What the code on the devices of warehouse may do in prod.",
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
                  "arn:aws:greengrass:eu-central-1:222222222222:/greengrass/groups/*",
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
            {
              Sid: "DynamodbTable60adc2",
              Effect: "Allow",
              Action: ["dynamodb:GetItem", "dynamodb:Query"],
              Resource: [
                "arn:aws:dynamodb:eu-central-1:222222222222:table/Inventory",
              ],
              Condition: {
                "ForAllValues:StringEquals": {
                  "dynamodb:LeadingKeys": ["${aws:PrincipalTag/site}"],
                },
              },
            },
            // each site keeps to its own folder
            {
              Sid: "EachSiteKeepsToItsOwnFolder",
              Effect: "Allow",
              Action: [
                "s3:AbortMultipartUpload",
                "s3:GetObject",
                "s3:ListMultipartUploadParts",
                "s3:PutObject",
              ],
              Resource: [
                "arn:aws:s3:::photos-222222222222/${aws:PrincipalTag/site}/*",
              ],
            },
            // each site keeps to its own folder
            {
              Sid: "EachSiteKeepsToItsOwnFolderBucket",
              Effect: "Allow",
              Action: ["s3:ListBucket"],
              Resource: ["arn:aws:s3:::photos-222222222222"],
              Condition: {
                StringLike: {
                  "s3:prefix": ["${aws:PrincipalTag/site}/*"],
                },
              },
            },
            {
              Sid: "NothingOutsideTheSite",
              Effect: "Deny",
              Action: ["s3:*"],
              NotResource: [
                "arn:aws:s3:::photos-222222222222/${aws:PrincipalTag/site}/*",
              ],
            },
          ],
        },
      },
      tags: {
        site: "hamburg",
      },
    });
  }
}
