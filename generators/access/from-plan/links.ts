/** Which resource an argument refers to, where its value is known after apply only: the configuration says it. */
import { ownValue } from "../../text/own-value";
import { fieldsOf, listOf, text, textsOf, type Fields, type Plan, type PlanResource } from "./plan";

/** `module.a["x"].aws_iam_role.b[0]` in its parts. */
interface Address {
  /** With its indexes and a dot at its end: `module.a["x"].`; empty in the root module. */
  readonly module: string;
  /** Without index. */
  readonly resource: string;
  /** `[0]`, `["dev"]`, or nothing. */
  readonly index: string;
}

function partsOf(address: string): Address {
  const found = /^((?:module\.[^.[\]]+(?:\[[^\]]*\])?\.)*)([^[\]]+)(\[.*\])?$/s.exec(address);
  return { module: found?.[1] ?? "", resource: found?.[2] ?? address, index: found?.[3] ?? "" };
}

/** What an argument of a resource refers to, and whether it is set at all. */
export class Links {
  private readonly byAddress: ReadonlyMap<string, PlanResource>;

  constructor(
    private readonly plan: Plan,
    resources: readonly PlanResource[],
  ) {
    this.byAddress = new Map(resources.map((one) => [one.address, one]));
  }

  /** Whether the configuration has the argument: some are worked out from what is there, if it has not. */
  sets(resource: PlanResource, argument: string): boolean {
    return ownValue(this.expressions(resource), argument) !== undefined;
  }

  /** The resource of a type that an argument refers to; undefined where that is none, or may be several. */
  target(resource: PlanResource, argument: string, type: string): PlanResource | undefined {
    const { module, index } = partsOf(resource.address);
    const expression = fieldsOf(ownValue(this.expressions(resource), argument));
    const names = textsOf(expression.references).filter((one) => one.startsWith(`${type}.`));
    const found = new Set(
      names.map((one) => (one.split("[", 1)[0] ?? "").split(".").slice(0, 2).join(".")),
    );
    const [name] = found;
    if (name === undefined || found.size > 1) return undefined;
    const all = [...this.byAddress.values()].filter(({ address }) => {
      const parts = partsOf(address);
      return parts.module === module && parts.resource === name;
    });
    if (all.length === 1) return all[0];
    return all.find(({ address }) => partsOf(address).index === index);
  }

  private expressions({ address }: PlanResource): Fields {
    const { module, resource } = partsOf(address);
    const calls = [...module.matchAll(/module\.([^.[\]]+)/g)].map(([, name = ""]) => name);
    const own = calls.reduce<Fields>((at, name) => {
      return fieldsOf(fieldsOf(ownValue(fieldsOf(at.module_calls), name)).module);
    }, this.plan.configuration);
    const found = listOf(own.resources).find((one) => text(one.address) === resource);
    return fieldsOf(found?.expressions);
  }
}
