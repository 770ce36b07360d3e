/** What a fleet file's stacks are written with. */
import { resolve } from "node:path";
import type { StacksRequest } from "../files/stacks-folder";
import { droppedBy } from "../estate/dropped";
import { handOvers } from "../estate/hand-over";
import { lostBoundaries, lostRoles, replacedRoles } from "../estate/lost-roles";
import { neededPolicies } from "../estate/needed-policies";
import { neededRoles } from "../estate/needed-roles";
import { movedWithin } from "../estate/moves";
import { PROVIDER_VERSIONS } from "../fleet-file/provider-version";
import { generate } from "../generate";
import { rootStacks } from "../model/stacks/root-stacks";
import type { Model } from "../model/types";
import { generatedHead } from "../source/generated-stack";
import { stackFacts, stackFormers, stackPath, tombstone } from "../outputs";
import type { Problem } from "../problem";

/** A checked model without errors, and where it comes from and goes to. */
export interface StacksSource {
  readonly file: string;
  readonly out: string;
  readonly formerly: readonly string[];
  readonly adopted: StacksRequest["adopted"];
}

/** The request for the stacks of a model. */
export function stacksRequest(
  model: Model,
  problems: readonly Problem[],
  { file, out, formerly, adopted }: StacksSource,
): StacksRequest {
  const { project, elsewhere = [] } = model;
  const stacks = rootStacks(model.stacks);
  const rooted = { ...model, stacks };
  const theirs = new Set(elsewhere.map((name) => stackPath({ name })));
  return {
    folder: resolve(out),
    render: (history) => generate(rooted, problems, history),
    retire: tombstone,
    handOvers: (past) => handOvers(stacks, stackPath, past, theirs),
    moved: (past) => movedWithin(stacks, stackPath, past),
    dropped: (past) => droppedBy(stacks, stackPath, past),
    lost: (past) => lostRoles(stacks, stackPath, past),
    needed: (past, beside) => neededRoles(stacks, past, beside),
    neededPolicies: (past, released, beside) =>
      neededPolicies(stacks, stackPath, past, released, beside),
    replaced: (past) => replacedRoles(stacks, stackPath, past),
    unbound: (past) => lostBoundaries(stacks, past, theirs),
    backend: (text) => generatedHead(text)?.backend,
    facts: stackFacts(rooted),
    formers: stackFormers(rooted),
    adopted,
    providerVersions: Object.fromEntries(
      stacks.map((stack) => [
        stackPath(stack),
        stack.environment.providerVersion ?? PROVIDER_VERSIONS,
      ]),
    ),
    source: { path: file, ...(project !== undefined && { project }) },
    formerly,
  };
}
