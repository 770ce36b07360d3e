/** Where the resources of a fleet are, or of all fleets of an environment. */
import type { SuggestedFacts } from "../estate/suggest/types";
import { fleetFileAt } from "../fleet-file/project";
import { readFleetFile } from "../generate";
import type { Model, Stack } from "../model/types";
import { hasErrors, problem, quote, type Problem } from "../problem";
import { suggestAnd, sentenceList } from "../text/lists";
import { sortedUnique } from "../text/names";
import { fewOf, listed } from "../text/nearest";

/** What is asked for. */
export interface FactsAsked {
  readonly fleet: string | undefined;
  readonly environment: string | undefined;
}

/** What stops it, with the texts of files that it is about. */
export interface FactsFailed {
  readonly problems: readonly Problem[];
  readonly texts: Readonly<Record<string, string>>;
}

/** The facts of the one environment; or why there is none. */
export async function suggestedFacts(
  named: string,
  asked: FactsAsked,
): Promise<SuggestedFacts | FactsFailed> {
  const { model, problems, texts } = await readFleetFile(fleetFileAt(named));
  if (model === undefined || hasErrors(problems)) return { problems, texts };
  const found = environmentIn(model, asked);
  if ("id" in found) return { problems: [found], texts };
  const { name, account, region, partition } = found.environment;
  return { environment: `the environment ${quote(name)}`, account, region, partition };
}

function environmentIn({ stacks }: Model, { fleet, environment }: FactsAsked): Stack | Problem {
  const own = stacks.filter((one) => fleet === undefined || fleetOf(one) === fleet);
  if (own.length === 0) return unknownFleet(fleet ?? "", stacks);
  const fitting = own.filter(
    (one) => (environment ?? one.environment.name) === one.environment.name,
  );
  const names = sortedUnique(own.map((one) => one.environment.name));
  const [first] = fitting;
  if (first === undefined) return unknownEnvironment(environment ?? "", fleet, names);
  if (environment !== undefined || names.length === 1) return first;
  return problem("unknown-environment", {
    message: `${quote(fleet ?? "")} is in ${sentenceList(names.map(quote))}, which have accounts or regions of their own`,
    fix: `add --environment with one of them, such as --environment ${names[0] ?? ""}`,
  });
}

function fleetOf({ subject }: Stack): string | undefined {
  return "name" in subject ? subject.name : undefined;
}

function unknownFleet(fleet: string, stacks: readonly Stack[]): Problem {
  const names = sortedUnique(stacks.flatMap((one) => fleetOf(one) ?? []));
  return problem("unknown-fleet", {
    message: `there is no fleet and no workload ${quote(fleet)}`,
    fix: suggestAnd(fleet, fewOf(names), `there are ${listed(names)}`),
  });
}

function unknownEnvironment(
  environment: string,
  fleet: string | undefined,
  names: readonly string[],
): Problem {
  const whose =
    fleet === undefined ? "there is no environment" : `${quote(fleet)} is in no environment`;
  return problem("unknown-environment", {
    message: `${whose} ${quote(environment)}`,
    fix: suggestAnd(
      environment,
      fewOf(names),
      `there ${names.length === 1 ? "is" : "are"} ${listed(names)}`,
    ),
  });
}
