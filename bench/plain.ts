/*
 * What `fleetroles` is measured against: the same roles in CDKTF as one would write them by hand,
 * with one loop over the fleets. Run by tsx: `tsx plain.ts COUNT`.
 */
import { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import { IamRolePoliciesExclusive } from "@cdktf/provider-aws/lib/iam-role-policies-exclusive";
import { IamRolePolicyAttachmentsExclusive } from "@cdktf/provider-aws/lib/iam-role-policy-attachments-exclusive";
import { IamRolePolicy } from "@cdktf/provider-aws/lib/iam-role-policy";
import { IamRolePolicyAttachment } from "@cdktf/provider-aws/lib/iam-role-policy-attachment";
import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { App, LocalBackend, TerraformOutput, TerraformStack } from "cdktf";
import type { Construct } from "constructs";
import { ENVIRONMENT, fleetName, tableName } from "./fleets";

const { account, region } = ENVIRONMENT;
const MANAGED = "arn:aws:iam::aws:policy";

interface Role {
  readonly name: string;
  readonly description: string;
  readonly service: string;
  readonly managedPolicy: string;
  readonly sourceArn?: string;
  readonly table?: string;
}

class RoleStack extends TerraformStack {
  constructor(scope: Construct, name: string) {
    super(scope, name);
    new AwsProvider(this, "aws", { region, allowedAccountIds: [account] });
    new LocalBackend(this, { path: `../../../terraform-state/${name}.tfstate` });
  }

  addRole(id: string, { name, description, service, managedPolicy, sourceArn, table }: Role): void {
    const role = new IamRole(this, id, {
      name,
      description,
      path: "/",
      assumeRolePolicy: JSON.stringify(trust(service, sourceArn)),
    });
    new IamRolePolicyAttachment(this, `${id}-managed`, {
      role: role.name,
      policyArn: `${MANAGED}/${managedPolicy}`,
    });
    if (table !== undefined) {
      const policy = JSON.stringify(tableAccess(table));
      new IamRolePolicy(this, `${id}-grants`, { role: role.name, name: "grants", policy });
    }
    // What nobody declared is taken away, as fleetroles has it unless it is told otherwise.
    new IamRolePoliciesExclusive(this, `${id}-policies`, {
      roleName: role.name,
      policyNames: table === undefined ? [] : ["grants"],
    });
    new IamRolePolicyAttachmentsExclusive(this, `${id}-attachments`, {
      roleName: role.name,
      policyArns: [`${MANAGED}/${managedPolicy}`],
    });
    new TerraformOutput(this, `${id}_arn`, { value: role.arn });
    new TerraformOutput(this, `${id}_name`, { value: role.name });
  }
}

function trust(service: string, sourceArn: string | undefined): object {
  const condition = {
    ArnLike: { "aws:SourceArn": [sourceArn] },
    StringEquals: { "aws:SourceAccount": [account] },
  };
  const statement = {
    Effect: "Allow",
    Principal: { Service: [`${service}.amazonaws.com`] },
    Action: ["sts:AssumeRole"],
    ...(sourceArn === undefined ? {} : { Condition: condition }),
  };
  return { Version: "2012-10-17", Statement: [statement] };
}

function tableAccess(table: string): object {
  const arn = `arn:aws:dynamodb:${region}:${account}:table/${table}`;
  const items = ["ConditionCheckItem", "DescribeTable", "GetItem", "BatchGetItem"];
  const writes = ["PartiQLInsert", "PartiQLUpdate", "PutItem", "UpdateItem"];
  const queries = ["PartiQLSelect", "Query", "Scan"].map((name) => `dynamodb:${name}`);
  const onTable = [...items, ...writes].map((name) => `dynamodb:${name}`);
  return {
    Version: "2012-10-17",
    Statement: [
      { Sid: "Items", Effect: "Allow", Action: onTable, Resource: [arn] },
      { Sid: "Queries", Effect: "Allow", Action: queries, Resource: [arn, `${arn}/index/*`] },
    ],
  };
}

function addSharedRoles(stack: RoleStack): void {
  stack.addRole("service", {
    name: "AWSDeepLensServiceRole",
    description: "Lets AWS DeepLens use IoT, S3, Greengrass and Lambda.",
    service: "deeplens",
    managedPolicy: "service-role/AWSDeepLensServiceRolePolicy",
  });
  stack.addRole("lambda", {
    name: "AWSDeepLensLambdaRole",
    description: "Passed to Lambda to create functions and to use other services.",
    service: "lambda",
    managedPolicy: "AWSLambda_FullAccess",
  });
  stack.addRole("greengrass", {
    name: "AWSDeepLensGreengrassRole",
    description: "Lets AWS IoT Greengrass deploy Lambda functions to devices.",
    service: "greengrass",
    managedPolicy: "service-role/AWSGreengrassResourceAccessRolePolicy",
    sourceArn: `arn:aws:greengrass:${region}:${account}:*`,
  });
  stack.addRole("sagemaker", {
    name: "AWSDeepLensSageMakerRole",
    description: "Lets Amazon SageMaker train custom models.",
    service: "sagemaker",
    managedPolicy: "AmazonSageMakerFullAccess",
    sourceArn: `arn:aws:sagemaker:${region}:${account}:*`,
  });
}

const app = new App();
addSharedRoles(new RoleStack(app, `${ENVIRONMENT.name}-shared`));
for (let index = 0; index < Number(process.argv[2]); index++) {
  const name = `${ENVIRONMENT.name}-${fleetName(index)}`;
  new RoleStack(app, name).addRole("greengrass_group", {
    name: `AWSDeepLensGreengrassGroupRole-${name}`,
    description: `What the code on the devices of ${fleetName(index)} may do in ${ENVIRONMENT.name}.`,
    service: "greengrass",
    managedPolicy: "AWSDeepLensLambdaFunctionAccessPolicy",
    sourceArn: `arn:aws:greengrass:${region}:${account}:/greengrass/groups/*`,
    table: tableName(index),
  });
}
app.synth();
