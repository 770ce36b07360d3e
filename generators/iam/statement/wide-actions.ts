import { quote } from "../../problem";
import { items } from "./statement";
import type {
  StatementContext,
  StatementFault,
  StatementRule,
  WrittenStatement,
} from "./statement";

const NOTS = [
  ["NotAction", "allow-not-action"],
  ["NotResource", "allow-not-resource"],
] as const;

/** Warns of an Allow of every action, of every action of a service, or of all but what it names. */
export const wideActions: StatementRule = (statement, context) => {
  const { kind, givesNothing } = context;
  if (statement.Effect !== "Allow" || givesNothing || kind === "iot") return [];
  return [
    ...items(statement, "Action").flatMap(({ text, at }): StatementFault[] => {
      const what = everything(text, context);
      if (what === undefined || isOfOwner(text, statement, context)) return [];
      const message = `${quote(text)} allows ${what}, and what AWS adds to it`;
      return [{ id: "wide-actions", message, fix: "name the actions that are needed", at }];
    }),
    ...NOTS.filter(([element]) => statement[element] !== undefined).map(
      ([element, id]): StatementFault => ({
        id,
        message: `an Allow with ${element} is about all but what it names`,
        fix: `name in ${element.slice(3)} what is needed`,
        at: [element],
      }),
    ),
  ];
};

/** What a pattern is every action of; undefined where it leaves one out. */
function everything(text: string, context: StatementContext): string | undefined {
  const [service = "", name = "*"] = text.split(":");
  const isOfAllServices = SIGNS.test(service) && SIGNS.test(name);
  if (!text.includes("*") || (!isOfAllServices && !isOfService(text, service, name, context))) {
    return undefined;
  }
  if (context.kind === "trust") return "every way to assume the role";
  return isOfAllServices ? "everything" : `every action of ${service}`;
}

const SIGNS = /^[*?]+$/;

function isOfService(
  text: string,
  service: string,
  name: string,
  { reference }: StatementContext,
): boolean {
  if (/[*?]/.test(service)) return false;
  const all = reference.hasLoaded(service) ? reference.actions(service).length : 0;
  return SIGNS.test(name) || (all > 1 && reference.matchActions(text).length === all);
}

/**
 * The policy of a key gives all of AWS KMS to the account, whose identity policies say the rest: without that nobody could mend the policy.
 * Source: AWS KMS Developer Guide, key-policy-default.
 */
function isOfOwner(
  text: string,
  { Principal = {} }: WrittenStatement,
  { kind }: StatementContext,
): boolean {
  const { AWS: names = [], ...others } = Principal;
  return (
    kind === "resource" &&
    /^kms:/i.test(text) &&
    Object.keys(others).length === 0 &&
    names.length > 0 &&
    names.every((name) => /^(\d{12}|arn:[a-z-]+:iam::\d{12}:root)$/.test(name))
  );
}
