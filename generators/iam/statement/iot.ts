import { ownValue } from "../../text/own-value";
import { quote } from "../../problem";
import { cutList } from "../../text/lists";
import { didYouMean, nearest } from "../../text/nearest";
import { sortedUnique } from "../../text/names";
import { arnFields } from "../arn/parts";
import { arnFaults } from "../arn";
import { isLike } from "../wildcards";
import type { Mending } from "../../problem-parts";
import type { Fault } from "../fault";
import { actionEdit } from "./action-edit";
import { items } from "./statement";
import type { StatementFault, StatementRule, WrittenStatement } from "./statement";

/**
 * The actions of AWS IoT's own policies, and what their resources begin with; "*": none can be named.
 * Those of jobs have had the prefix iot: before they had their own, and both are in use.
 * Sources: AWS IoT Core Developer Guide, iot-policy-actions, iot-action-resources; AWS IoT Greengrass V2
 * Developer Guide, device-auth (facts: greengrass.md, sections 1 and 7).
 */
export const IOT_POLICY_ACTIONS: Readonly<Record<string, readonly string[]>> = {
  "iot:Connect": ["client/"],
  "iot:DeleteConnection": ["client/"],
  "iot:Publish": ["topic/"],
  "iot:RetainPublish": ["topic/"],
  "iot:Receive": ["topic/"],
  "iot:GetRetainedMessage": ["topic/"],
  "iot:ListRetainedMessages": ["*"],
  "iot:Subscribe": ["topicfilter/"],
  "iot:GetThingShadow": ["thing/"],
  "iot:UpdateThingShadow": ["thing/"],
  "iot:DeleteThingShadow": ["thing/"],
  "iot:ListNamedShadowsForThing": ["*"],
  "iot:DescribeJobExecution": ["thing/"],
  "iot:GetPendingJobExecutions": ["thing/"],
  "iot:StartNextPendingJobExecution": ["thing/"],
  "iot:UpdateJobExecution": ["thing/"],
  "iotjobsdata:DescribeJobExecution": ["thing/"],
  "iotjobsdata:GetPendingJobExecutions": ["thing/"],
  "iotjobsdata:StartNextPendingJobExecution": ["thing/"],
  "iotjobsdata:UpdateJobExecution": ["thing/"],
  "iot:AssumeRoleWithCertificate": ["rolealias/"],
  "greengrass:Discover": ["thing/"],
  "greengrass:GetComponentVersionArtifact": ["components:", "*"],
  "greengrass:ResolveComponentCandidates": ["*"],
  "greengrass:GetDeploymentConfiguration": ["*"],
  "greengrass:PutCertificateAuthorities": ["*"],
  "greengrass:VerifyClientDeviceIdentity": ["*"],
  "greengrass:VerifyClientDeviceIoTCertificateAssociation": ["thing/"],
  "greengrass:ListThingGroupsForCoreDevice": ["thing/", "*"],
  "greengrass:GetConnectivityInfo": ["thing/"],
  "greengrass:UpdateConnectivityInfo": ["thing/"],
};

const STARTS = sortedUnique(Object.values(IOT_POLICY_ACTIONS).flat()).filter(
  (start) => start !== "*",
);

/** Statements of AWS IoT's own policies, which IAM's data does not describe. */
export const iotPolicy: StatementRule = (statement, { kind, partition }) =>
  kind === "iot"
    ? [
        ...actionFaults(statement),
        ...items(statement, "Resource").flatMap(({ text, at }) =>
          resourceFaults(text, at, partition),
        ),
        ...fitFaults(statement),
      ]
    : [];

function matching(action: string): string[] {
  const pattern = action.toLowerCase();
  return Object.keys(IOT_POLICY_ACTIONS).filter((known) => isLike(known.toLowerCase(), pattern));
}

function actionFaults(statement: WrittenStatement): StatementFault[] {
  return items(statement, "Action").flatMap(({ text, at }): StatementFault[] => {
    if (matching(text).length > 0) return [];
    const message = `policies of AWS IoT have no action ${quote(text)}`;
    return [{ id: "unknown-action", message, ...meantAction(text), at }];
  });
}

/** Where the prefix is one of theirs, an action of that prefix. */
function meantAction(text: string): Mending {
  const known = Object.keys(IOT_POLICY_ACTIONS);
  const [service = "", name = ""] = text.split(/:(.*)/s);
  const prefix = `${service.toLowerCase()}:`;
  const own = known.filter((one) => one.startsWith(prefix));
  const names = own.map((one) => one.slice(prefix.length));
  const near = nearest(name, names);
  if (near === undefined) {
    return { fix: didYouMean(text, known) ?? `use one of ${cutList(known, 8)}` };
  }
  return { fix: `did you mean ${quote(prefix + near)}?`, ...actionEdit(name, near, names) };
}

/** What stands in the last field of an ARN; undefined for "*", which is everything. */
function resourceOf(text: string): string | undefined {
  return text === "*" ? undefined : arnFields(text)[5];
}

function resourceFaults(text: string, at: StatementFault["at"], own: string): StatementFault[] {
  const faults = arnFaults(text, own);
  if (faults.length > 0) return faults.map((fault) => ({ id: "malformed-arn", ...fault, at }));
  const resource = resourceOf(text);
  if (resource === undefined || /^[*?$]/.test(resource)) return [];
  if (STARTS.some((start) => meets(resource, start))) return [];
  const [kind = ""] = resource.split("/", 1);
  const message = `${quote(text)} names nothing that policies of AWS IoT have`;
  const near = didYouMean(
    kind,
    STARTS.map((start) => start.slice(0, -1)),
  );
  return [
    {
      id: "unknown-resource-type",
      message,
      fix: near ?? `begin the last part with one of ${STARTS.join(", ")}`,
      at,
    },
  ];
}

/** Whether a resource, wildcards and variables in it, can begin like that. */
function meets(resource: string, start: string): boolean {
  if (start === "*") return false;
  const literal = /^[^*?$]*/.exec(resource)?.[0] ?? "";
  return literal.length >= start.length
    ? literal.startsWith(start)
    : start.startsWith(literal) && literal.length < resource.length;
}

function fitFaults({ Action = [], Resource = [] }: WrittenStatement): StatementFault[] {
  if (Resource.some((text) => resourceOf(text) === undefined || resourceOf(text) === "*")) {
    return [];
  }
  const resources = Resource.map((text) => resourceOf(text) ?? "");
  const actions = Action.map((text, index) => {
    const starts = sortedUnique(
      matching(text).flatMap((name) => ownValue(IOT_POLICY_ACTIONS, name) ?? []),
    );
    return { text, starts, at: ["Action", index] };
  });
  const known = (resource: string): boolean =>
    /^[*?$]/.test(resource) || STARTS.some((start) => meets(resource, start));
  if (actions.some(({ starts }) => starts.length === 0) || !resources.every(known)) return [];
  const applies = (starts: readonly string[], resource: string): boolean =>
    starts.some((start) => meets(resource, start));
  const idle = actions.filter(({ starts }) => !resources.some((one) => applies(starts, one)));
  const unused = resources.flatMap((one, index) =>
    actions.some(({ starts }) => applies(starts, one)) ? [] : [index],
  );
  return [
    ...idle.map(({ text, starts, at }) => notApplicable(text, starts, Resource, at)),
    ...(idle.length < actions.length ? unused : []).map((index): StatementFault => {
      const message = `none of the actions can apply to ${quote(Resource[index])}`;
      const fix = "remove it, or name an action that applies to it";
      return { id: "unused-target", message, fix, at: ["Resource", index] };
    }),
  ];
}

function notApplicable(
  text: string,
  starts: readonly string[],
  resources: readonly string[],
  at: readonly (string | number)[],
): StatementFault {
  const to = cutList(
    resources.map((one) => quote(one)),
    4,
  );
  const named = starts.filter((start) => start !== "*");
  const fix =
    named.length === 0
      ? 'it takes no resource: put it into a statement of its own, with Resource "*"'
      : `its resources begin with ${named.join(" or ")}`;
  return { id: "action-not-applicable", message: `${quote(text)} cannot apply to ${to}`, fix, at };
}

/**
 * In a topic's name + and # are plain characters, and no topic has them: they are MQTT's wildcards. In a
 * topic filter they are right, for AWS IoT compares the filter as the client sends it; but no client sends one that MQTT
 * does not know. In policies of AWS IoT and of IAM alike (AWS IoT Core Developer Guide, pub-sub-policy and topics; OASIS MQTT
 * 3.1.1, 4.7.1).
 */
export const mqttWildcards: StatementRule = (statement) =>
  items(statement, "Resource", "NotResource").flatMap(({ text, at }): StatementFault[] => {
    const [, kind, name = ""] =
      /^arn:[^:]*:iot:[^:]*:[^:]*:(topic|topicfilter)\/([^]*)$/.exec(text) ?? [];
    if (kind === undefined) return [];
    const fault = kind === "topic" ? wildcardInTopic(text, name) : impossibleFilter(text, name);
    return fault === undefined ? [] : [{ id: "mqtt-wildcard", ...fault, at }];
  });

function wildcardInTopic(text: string, topic: string): Fault | undefined {
  if (!/[+#]/.test(topic.replace(/\$\{[^}]*\}/g, ""))) return undefined;
  const instead = text.replace(/[+#]/g, "*");
  const message = `${quote(text)} names a topic with + or #, which no topic has: here they stand for themselves`;
  const fix = `write ${instead} (* takes in any number of levels, so more than +); + and # are right in topicfilter/ alone, so a grant that also subscribes is best written as two`;
  const edit = { from: `topic/${topic}`, to: `topic/${topic.replace(/[+#]/g, "*")}` };
  return { message, fix, edit };
}

/** `dock/#/state`, `dock/a+`: + is a whole level, and # is one, too, and the last. What IAM's wildcards stand for may be one. */
function impossibleFilter(text: string, filter: string): Fault | undefined {
  const levels = filter.split("/");
  const isWrong = (level: string, index: number): boolean =>
    level === "#"
      ? index < levels.length - 1
      : level !== "+" && /[+#]/.test(level) && !/[*?$]/.test(level);
  if (!levels.some(isWrong)) return undefined;
  const meant = (level: string): string =>
    /^[^+#]+#$/.test(level) ? level.replace("#", "/#") : "+";
  const instead = levels
    .map((level, index) => {
      return isWrong(level, index) ? (index < levels.length - 1 ? "+" : meant(level)) : level;
    })
    .join("/");
  const message = `${quote(text)} is a filter that no client can subscribe to: + is a whole level, and # is the last one`;
  const fix = `write topicfilter/${instead}, where + is any one level, or end it with /#, for all below`;
  return { message, fix };
}
