import type { Model, Role, Stack } from "../../generators";
import type { Subject } from "./mutants";
import type { SubjectOf } from "./run-table";
import { subjectName, type SubjectTable } from "./tables";

/** Gives the document of an AWS managed policy. */
export type ManagedDocument = (arn: string) => unknown;

/** Finds subjects in a model: what the program says that AWS will have. */
export function subjectsOfModel(model: Model, managed: ManagedDocument): SubjectOf {
  return (of) => {
    const stack = model.stacks.find(({ name }) => name === of.stack);
    if (stack === undefined) throw new Error(`the model has no stack of ${subjectName(of)}`);
    if ("role" in of) return subjectOfRole(stack, of, managed);
    return "policy" in of ? subjectOfPolicy(stack, of) : subjectOfIotPolicy(stack, of);
  };
}

/**
 * The subjects of a model that a blueprint's table has to have: each role, each customer managed
 * policy that people get, and each AWS IoT policy. As `subjectName` names them, sorted.
 */
export function subjectsIn({ stacks }: Model, blueprint: string): string[] {
  const names = stacks.flatMap((stack) => {
    const given = new Set(stack.attachments.flatMap(({ attached }) => attached));
    const own = (part: { readonly blueprint: string }): boolean => part.blueprint === blueprint;
    const roles = stack.roles.filter(own).map(({ id }) => `${stack.name} ${id}`);
    const policies = stack.policies.filter((policy) => own(policy) && given.has(policy.id));
    const iotPolicies = stack.iotPolicies.filter(own);
    return [
      ...roles,
      ...policies.map(({ id }) => `${stack.name} policy ${id}`),
      ...iotPolicies.map(({ id }) => `${stack.name} IoT policy ${id}`),
    ];
  });
  return names.sort();
}

type OfRole = Extract<SubjectTable, { role: string }>;
type OfPolicy = Extract<SubjectTable, { policy: string }>;
type OfIotPolicy = Extract<SubjectTable, { iot_policy: string }>;

function subjectOfRole(stack: Stack, of: OfRole, managed: ManagedDocument): Subject {
  const role = stack.roles.find(({ id }) => id === of.role);
  if (role === undefined) throw new Error(`the model has no ${subjectName(of)}`);
  const { partition, account } = stack.environment;
  const aws = role.managedPolicies.map((arn): [string, unknown] => [arn, managed(arn)]);
  const { policies, owned } = ownPolicies(stack, role);
  return {
    account,
    arn: `arn:${partition}:iam::${account}:role${role.path}${role.name}`,
    trust: role.trust,
    policies: { ...Object.fromEntries(aws), ...policies },
    owned,
  };
}

/** Inline and customer managed policies. A dated copy of a policy of AWS's is AWS's text. */
function ownPolicies(stack: Stack, role: Role): Pick<Subject, "policies" | "owned"> {
  const attached = stack.policies.filter(({ id }) => role.attached.includes(id));
  const inline = role.inlinePolicies.map(({ name, document }) => [`inline ${name}`, document]);
  const customer = attached.map(({ id, document }) => [`policy ${id}`, document]);
  const copies = attached.filter(({ copyOf }) => copyOf !== undefined);
  const notOurs = new Set(copies.map(({ id }) => `policy ${id}`));
  const policies = Object.fromEntries([...inline, ...customer]) as Subject["policies"];
  return { policies, owned: Object.keys(policies).filter((name) => !notOurs.has(name)) };
}

function subjectOfPolicy({ environment, policies }: Stack, of: OfPolicy): Subject {
  const policy = policies.find(({ id }) => id === of.policy);
  if (policy === undefined) throw new Error(`the model has no ${subjectName(of)}`);
  const { partition, account } = environment;
  const name = `policy ${policy.id}`;
  return {
    account,
    arn: `arn:${partition}:iam::${account}:user/somebody`,
    policies: { [name]: policy.document },
    owned: policy.copyOf === undefined ? [name] : [],
  };
}

function subjectOfIotPolicy(stack: Stack, of: OfIotPolicy): Subject {
  const policy = stack.iotPolicies.find(({ id }) => id === of.iot_policy);
  if (policy === undefined) throw new Error(`the model has no ${subjectName(of)}`);
  return iotSubject(stack, policy.name, policy.document);
}

/** A certificate that has one AWS IoT policy, and no other. */
export function iotSubject({ environment }: Stack, name: string, document: unknown): Subject {
  const { partition, region, account } = environment;
  return {
    kind: "iot",
    account,
    arn: `arn:${partition}:iot:${region}:${account}:policy/${name}`,
    policies: { [name]: document },
    owned: [name],
  };
}
