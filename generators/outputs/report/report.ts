/** From a model, and what was found in it, to the data of a report. */
import { sensitiveActions } from "../../sensitive-actions";
import type { BlueprintUse, IotPolicy, Model, Stack } from "../../model/types";
import type { Problem } from "../../problem";
import { REPORT_MARK } from "./data";
import type { Report, ReportBlueprint, ReportEnvironment, ReportStack } from "./data";
import { Differences } from "./differences";
import { Expectations } from "./expectations";
import { Holders, holdersByStack } from "./holders";
import { Places, type Sources } from "./places";
import { Policies } from "./policies";
import { reportProblems } from "./problems";

/** What a fleet file came to. */
export interface ReportSource {
  readonly model: Model;
  readonly problems: readonly Problem[];
  readonly accepted: readonly Problem[];
  /** The files that it was made from, and their texts by name. */
  readonly documents: Sources;
  readonly texts: Readonly<Record<string, string>>;
}

/** All that a report shows. What is expected is proved anew, and each fleet is compared over its environments. */
export function reportOf({ model, problems, accepted, documents, texts }: ReportSource): Report {
  const places = new Places(documents, texts);
  const policies = new Policies(places);
  const classes = sensitiveActions().map(({ id, summary }) => ({ id, summary }));
  const holders = new Holders(
    policies,
    classes.map(({ id }) => id),
  );
  const expectations = new Expectations(places);
  const byStack = holdersByStack(model);
  const held = model.stacks.map((stack) => ({ stack, holders: byStack.get(stack.name) ?? [] }));
  const stacks = held.map(({ stack, holders: own }) => ({
    ...subjectOf(stack),
    holders: own.map((holder) => holders.shown(holder, stack)),
    certificates: stack.iotPolicies.map((one) => certificate(one, policies)),
    aliases: stack.roleAliases.map(({ name, role }) => ({ name, role })),
    expectations: expectations.of(stack, model.managed),
  }));
  const environments = environmentsOf(model);
  const names = environments.map(({ name }) => name);
  const differences = new Differences(places, policies.lists).of(held, names);
  return {
    ...{ kind: REPORT_MARK, version: 1, source: model.source },
    ...(model.project !== undefined && { project: model.project }),
    ...{ environments, blueprints: model.blueprints.map(blueprintOf), stacks, classes },
    problems: reportProblems(problems, places),
    accepted: reportProblems(accepted, places),
    differences,
    policies: policies.policies.all,
    statements: policies.statements.all,
    lists: policies.lists.all,
    access: policies.access.all,
    asked: expectations.asked.all,
    proofs: expectations.proofs.all,
    lines: places.lines,
  };
}

function environmentsOf({ stacks }: Model): ReportEnvironment[] {
  const all = stacks.map(({ environment }) => environment);
  const once = new Map(all.map((one) => [one.name, one]));
  return [...once.values()].map(({ name, account, region }) => ({ name, account, region }));
}

function blueprintOf({ id, title, lifecycle }: BlueprintUse): ReportBlueprint {
  if (lifecycle === undefined || lifecycle.status === "live") return { id, title };
  const { status, since, event, successor } = lifecycle;
  return {
    ...{ id, title },
    lifecycle: {
      status,
      ...(since !== undefined && { since }),
      ...(event !== undefined && { event }),
      ...(successor !== undefined && { successor }),
    },
  };
}

type Subject = Omit<ReportStack, "holders" | "certificates" | "aliases" | "expectations">;

function subjectOf({ name, environment, subject, group }: Stack): Subject {
  const { kind } = subject;
  const own = "name" in subject ? subject : undefined;
  return {
    ...{ name, environment: environment.name, kind: kind === "group" ? "shared" : kind },
    ...(own && { fleet: own.name, blueprint: own.blueprint }),
    ...(own?.description !== undefined && { description: own.description }),
    ...(group && { group: group.name }),
  };
}

/** AWS's access levels say nothing of these: their actions are those of AWS IoT itself. */
function certificate({ name, document, why, from }: IotPolicy, policies: Policies): number {
  return policies.indexOf(
    { kind: "certificate", name, document, from },
    Object.fromEntries(why.map((one, index) => [`#${String(index)}`, one])),
  );
}
