/** A function's permission as the statement that AWS makes of it. Source: AWS Lambda API reference, AddPermission. */
import { AFTER_APPLY } from "../not-known";
import type { HeldPolicy } from "../holder";
import { ownValue } from "../../text/own-value";
import { unknownPolicy } from "./documents";
import { textOf } from "../fields";
import { PERMISSION } from "./table";
import type { Instance, Link, World } from "./world";

/** The document with the one statement, or no document, where an argument is not known yet. */
export function permissionPolicy(world: World, one: Instance, link: Link): HeldPolicy {
  if (PERMISSION.arguments.some((argument) => world.isUnknown(one, argument))) {
    return unknownPolicy("resource", one.address, AFTER_APPLY);
  }
  const [stranger] = strangersIn(one);
  if (stranger !== undefined) {
    return unknownPolicy("resource", one.address, `what ${stranger} does is not known here`);
  }
  const arn = link.kind === "here" ? textOf(link.instance.values.arn) : undefined;
  return { kind: "resource", name: one.address, document: permissionDocument(one.values, arn) };
}

/** The document of a permission's arguments; of a function whose ARN is not known, by its name in any account and region. */
export function permissionDocument(values: Instance["values"], arn?: string): object {
  const said = (argument: string): string | undefined => textOf(ownValue(values, argument));
  const qualifier = said("qualifier");
  const statement = {
    Effect: "Allow",
    Principal: principalOf(said("principal") ?? "*"),
    Action: said("action") ?? "lambda:InvokeFunction",
    Resource: [arn ?? functionArn(values), ...(qualifier === undefined ? [] : [qualifier])].join(
      ":",
    ),
    ...conditionOf(said),
  };
  return { Version: "2012-10-17", Statement: [statement] };
}

/** What says nothing of who may do what. */
const NAMES = new Set(["function_name", "id", "region", "statement_id", "statement_id_prefix"]);

/** Arguments that are set, and that this version of the provider does not have. */
function strangersIn({ values }: Instance): string[] {
  const known = new Set<string>([...NAMES, ...PERMISSION.arguments]);
  return Object.entries(values).flatMap(([key, value]) =>
    !known.has(key) && isSet(value) ? [key] : [],
  );
}

function isSet(value: unknown): boolean {
  return value === true || textOf(value) !== undefined;
}

/** A service, an account, an ARN, or anybody. */
function principalOf(principal: string): object | string {
  if (principal === "*") return "*";
  const isAccount = /^\d{12}$/.test(principal) || principal.startsWith("arn:");
  return isAccount ? { AWS: principal } : { Service: principal };
}

function conditionOf(said: (argument: string) => string | undefined): object {
  const like = { "aws:SourceArn": said("source_arn") };
  const equal = {
    "aws:SourceAccount": said("source_account"),
    "aws:PrincipalOrgID": said("principal_org_id"),
    "lambda:FunctionUrlAuthType": said("function_url_auth_type"),
    "lambda:EventSourceToken": said("event_source_token"),
  };
  const tests = { ...set("ArnLike", like), ...set("StringEquals", equal) };
  return Object.keys(tests).length === 0 ? {} : { Condition: tests };
}

function set(operator: string, keys: Readonly<Record<string, string | undefined>>): object {
  const there = Object.entries(keys).filter(([, value]) => value !== undefined);
  return there.length === 0 ? {} : { [operator]: Object.fromEntries(there) };
}

function functionArn(values: Instance["values"]): string {
  const name = textOf(values.function_name);
  if (name?.startsWith("arn:")) return name;
  return name === undefined ? "*" : `arn:*:lambda:*:*:function:${name.split(":").at(-1) ?? name}`;
}
