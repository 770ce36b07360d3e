import type { Model, Stack } from "../../generators";
import { iotSubject } from "../truth/model-subjects";
import type { Subject } from "../truth/mutants";
import type { SubjectOf } from "../truth/run-table";
import { subjectName, type SubjectTable } from "../truth/tables";
import type { Account } from "./account";
import { policyArn } from "./expected";

/** Gives the document of an AWS IoT policy as Terraform would create it. */
export type PlannedIotPolicy = (stack: Stack, id: string) => unknown;

/**
 * Finds subjects in what was applied: documents as the API gives them back, and those of AWS IoT, which
 * cannot be applied, as they were planned. The model only says what they are called, and which policies
 * this project wrote.
 */
export function subjectsApplied(
  model: Model,
  accountOf: (stack: Stack) => Account,
  planned: PlannedIotPolicy,
): SubjectOf {
  return (of) => {
    const stack = model.stacks.find(({ name }) => name === of.stack);
    if (stack === undefined) throw new Error(`no stack of ${subjectName(of)} was applied`);
    const account = accountOf(stack);
    if ("role" in of) return roleSubject(of, stack, account);
    if ("policy" in of) return policySubject(of, stack, account);
    return iotSubject(stack, of.iot_policy, planned(stack, of.iot_policy));
  };
}

async function roleSubject(
  of: Extract<SubjectTable, { role: string }>,
  stack: Stack,
  account: Account,
): Promise<Subject> {
  const role = stack.roles.find(({ id }) => id === of.role);
  if (role === undefined) throw new Error(`no ${subjectName(of)} was applied`);
  const { partition, account: id } = stack.environment;
  const applied = await account.role(role.name);
  const own = new Map(
    stack.policies
      .filter(({ copyOf }) => copyOf === undefined)
      .map((policy) => [policyArn(policy, stack), `policy ${policy.id}`]),
  );
  const inline = Object.entries(applied.inlinePolicies).map(
    ([name, document]) => [`inline ${name}`, document] as const,
  );
  const managed = await Promise.all(
    applied.managedPolicies.map(
      async (arn) => [own.get(arn) ?? arn, await account.document(arn)] as const,
    ),
  );
  const policies = Object.fromEntries([...inline, ...managed]);
  return {
    account: id,
    arn: `arn:${partition}:iam::${id}:role${applied.path}${applied.name}`,
    trust: applied.trust,
    policies,
    owned: Object.keys(policies).filter((name) => /^(inline|policy) /.test(name)),
  };
}

async function policySubject(
  of: Extract<SubjectTable, { policy: string }>,
  stack: Stack,
  account: Account,
): Promise<Subject> {
  const policy = stack.policies.find(({ id }) => id === of.policy);
  if (policy === undefined) throw new Error(`no ${subjectName(of)} was applied`);
  const { partition, account: id } = stack.environment;
  const name = `policy ${policy.id}`;
  return {
    account: id,
    arn: `arn:${partition}:iam::${id}:user/somebody`,
    policies: { [name]: await account.document(policyArn(policy, stack)) },
    owned: [name],
  };
}
