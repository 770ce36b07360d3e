import type { Stack } from "../../../generators";

/** A role alias or a policy of AWS IoT, as the stack or module says it. */
interface IotPart {
  readonly type: string;
  readonly values: Readonly<Record<string, unknown>>;
}

interface Plan {
  readonly resource_changes?: readonly {
    readonly type: string;
    readonly change: {
      readonly actions: readonly string[];
      readonly after?: Readonly<Record<string, unknown>> | null;
    };
  }[];
}

/** What a plan (`terraform show -json`) still has to create, all of it of AWS IoT; sorted. */
export function plannedIot(plan: string): IotPart[] {
  const { resource_changes: changes = [] } = JSON.parse(plan) as Plan;
  return sorted(
    changes
      .filter(({ change }) => change.actions.join() !== "no-op")
      .map(({ type, change: { actions, after } }) => ({
        type: actions.join() === "create" ? type : `${actions.join(" and ")} ${type}`,
        values: valuesOf(type, after ?? {}),
      })),
  );
}

function valuesOf(
  type: string,
  { alias, credential_duration, name, policy, role_arn, tags }: Record<string, unknown>,
): Record<string, unknown> {
  return type === "aws_iot_role_alias"
    ? { alias, duration: credential_duration, role: role_arn, tags: tags ?? {} }
    : { name, document: JSON.parse(String(policy)) as unknown, tags: tags ?? {} };
}

/** The same of the model. */
export function wantedIot(stacks: readonly Stack[]): IotPart[] {
  return sorted(stacks.flatMap(iotOf));
}

function iotOf({ roleAliases, iotPolicies, roles, environment }: Stack): IotPart[] {
  const { partition, account } = environment;
  const arn = (id: string): string => {
    const role = roles.find((one) => one.id === id);
    return `arn:${partition}:iam::${account}:role${role?.path ?? ""}${role?.name ?? ""}`;
  };
  return [
    ...roleAliases.map(({ name, role, credentialDuration, tags }) => ({
      type: "aws_iot_role_alias",
      values: { alias: name, duration: credentialDuration, role: arn(role), tags },
    })),
    ...iotPolicies.map(({ name, document, tags }) => ({
      type: "aws_iot_policy",
      values: { name, document, tags },
    })),
  ];
}

function sorted(parts: IotPart[]): IotPart[] {
  const key = ({ type, values }: IotPart): string => `${type} ${JSON.stringify(values)}`;
  return parts.sort((a, b) => (key(a) < key(b) ? -1 : 1));
}
