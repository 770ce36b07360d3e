import type { BlueprintAttachment } from "../../blueprints/schema";
import { managedEntry } from "../../blueprints/parts";
import { policyResourceName } from "../../blueprints/terraform-names";
import { block } from "./builder";
import type { Attributes, Builder, ModuleResource } from "./builder";
import { indent } from "./hcl";
import type { Hcl } from "./hcl";
import { lowerString, lowerStrings } from "./lower";
import type { Variables } from "./types";
import { variablesFor } from "./scope";

/** Policies for groups, users and roles that exist already: a resource for each kind and policy. */
export function attachments(b: Builder, id: string, part: BlueprintAttachment): ModuleResource[] {
  const kinds = [
    ["group", part.groups],
    ["user", part.users],
    ["role", part.roles],
  ] as const;
  const given = [
    ...(part.managed ?? []).map((entry) => {
      const { arn, when } = managedEntry(entry);
      return {
        name: policyResourceName(arn),
        whens: [when],
        arn: (at: Variables) => lowerString(arn, at),
      };
    }),
    ...(part.attached ?? []).map((policy) => {
      const { when, statements } = b.policyOf(policy);
      const key = b.scope === "fleet" ? "[each.value.fleet]" : "[0]";
      const whens = [when, b.anyOf(statements)];
      return { name: policy, whens, arn: () => `aws_iam_policy.${policy}${key}.arn` };
    }),
  ];
  return kinds.flatMap(([kind, names]) =>
    names === undefined
      ? []
      : given.map(({ name, whens, arn }) =>
          principalAttachment(b, {
            name: `${id}_${kind}_${name}`,
            kind,
            names,
            arn,
            condition: b.condition([part.when, ...whens]),
          }),
        ),
  );
}

interface PrincipalAttachment {
  readonly name: string;
  readonly kind: "group" | "user" | "role";
  readonly names: string | readonly string[];
  readonly arn: (variables: Variables) => Hcl;
  readonly condition: Hcl | undefined;
}

/** One instance per fleet and name, or per name. */
function principalAttachment(
  b: Builder,
  { name, kind, names, arn, condition }: PrincipalAttachment,
): ModuleResource {
  const type = `aws_iam_${kind}_policy_attachment`;
  const perFleet = b.scope === "fleet";
  const list = lowerStrings(names, b.loop);
  const attributes: Attributes = [
    ["for_each", perFleet ? perPair(list, condition) : single(list, b.enabled(condition))],
    undefined,
    [kind, perFleet ? "each.value.principal" : "each.value"],
    ["policy_arn", arn(perFleet ? onPair(b) : b.here)],
  ];
  const identity = `${kind} ${[names].flat().join(" ")} ${name}`;
  return { type, name, identity, code: block(type, name, attributes) };
}

function perPair(list: Hcl, condition: Hcl | undefined): Hcl {
  const suffix = condition === undefined ? "" : ` if ${condition}`;
  const pairs = `for name, fleet in var.fleets : [for principal in ${list} : { fleet = name, principal = principal }]${suffix}`;
  const loop = `for pair in flatten([\n${indent(pairs)}\n]) : "\${pair.fleet}/\${pair.principal}" => pair`;
  return `{\n${indent(loop)}\n}`;
}

function single(list: Hcl, enabled: Hcl | undefined): Hcl {
  return enabled === undefined ? `toset(${list})` : `toset(${enabled} ? ${list} : [])`;
}

/** Where `each.value` is a pair, not a fleet. */
function onPair(b: Builder): Variables {
  return variablesFor(b.blueprint, b.scope, {
    key: "each.value.fleet",
    value: "var.fleets[each.value.fleet]",
  });
}
