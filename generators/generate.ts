import { resolve as resolvePath } from "node:path";
import { loadIntents } from "./intents";
import { servicesAllowed } from "./access/escalation";
import { BlueprintCatalog, blueprintFile } from "./blueprints/load";
import type { Blueprint } from "./blueprints/load";
import { loadEscalationPaths } from "./escalation-paths";
import { ManagedPolicies } from "./managed-policies";
import { checks } from "./checks";
import { Acceptance } from "./checks/acceptance/acceptance";
import type { Check, CheckContext } from "./checks/check";
import { JudgedBefore } from "./checks/judged-before";
import { expectations, provedAnyhow } from "./checks/expectations/expectations";
import { expectationForms } from "./checks/expectations/forms";
import { kinds } from "./checks/kinds";
import { sortedUnique } from "./text/names";
import { ServiceReference, servicesMentioned } from "./iam/reference";
import { buildModel } from "./model/resolve";
import { unfilledStatements } from "./model/statements/blueprint";
import type { Model, Past, Stack } from "./model/types";
import { exampleStatements } from "./outputs/terraform-module/examples";
import { outputs } from "./outputs";
import { NO_HISTORY } from "./outputs";
import type { GeneratedFile, History } from "./outputs";
import { packageFolder } from "./package-root";
import { sensitiveActions } from "./sensitive-actions";
import { bounded, distinct, hasErrors } from "./problem";
import type { DataPath, Problem } from "./problem";
import { loadSpec } from "./fleet-file/load";
import type { SourceDocument } from "./source/document";
import { located, onePerPlace, withoutFollowing } from "./source/located";
import type { Unwritten } from "./source/source";
import type { Spec, SpecResult } from "./fleet-file/load";
import type { ModelMemory } from "./model/memory";

/** A model, and everything that was found on the way to it. */
export interface ModelResult {
  readonly model: Model;
  readonly problems: readonly Problem[];
  /** The files that it was made from, by the names that places have for them: they know the lines. */
  readonly documents: Documents;
}

/** Files that were read, by the names that places have for them; the fleet file has none. */
export type Documents = ReadonlyMap<string | undefined, SourceDocument>;

/** What a fleet file comes to. `model` is absent where the file gives none at all. */
export interface FleetResult {
  readonly model?: Model;
  /** What was said, as far as it could be read. */
  readonly spec?: Spec;
  readonly problems: readonly Problem[];
  /** Problems that the file accepts, each with the reason. */
  readonly accepted: readonly Problem[];
  /** The texts of the files that were read, for code frames. */
  readonly texts: Texts;
  /** The same files, which know the lines. */
  readonly documents: Documents;
}

/** Texts of files, by the names that places have for them. */
export type Texts = Readonly<Record<string, string>>;

/** What a fleet file is read with. */
export interface Reading {
  /** Files that are to be taken for written: a draft is checked before it is. */
  readonly unwritten?: Unwritten;
  /** What was decided before, and stays so. */
  readonly past?: Past;
  /** Of models before: what fleets came to there. */
  readonly memory?: ModelMemory | undefined;
  /** The file, and all that it names, if that was read already. */
  readonly loaded?: SpecResult;
}

/** The whole way from a fleet file to a checked model. Never throws for what a file holds. */
export async function checkFile(file: string, reading: Reading = {}): Promise<FleetResult> {
  const read = await readFleetFile(file, reading);
  const { model, problems, documents } = read;
  if (model === undefined) return { ...read, problems: inOrder(problems, read) };
  const { memory } = reading;
  const judged = await judge(model, { documents, known: problems, memory });
  memory?.keep();
  const found = [...judged.known, ...judged.problems];
  return { ...read, problems: inOrder(found, read), accepted: inOrder(judged.accepted, read) };
}

/**
 * From a fleet file to its model: nothing in it is judged yet, but what it cannot be read for. Never throws for what a file
 * holds.
 */
export async function readFleetFile(file: string, reading: Reading = {}): Promise<FleetResult> {
  const { spec, problems, texts } = reading.loaded ?? loadSpec(file, reading.unwritten);
  if (spec === undefined) return { problems, accepted: [], documents: new Map(), texts };
  const resolved = await resolve(spec, { ...reading, named: Object.keys(texts) });
  return { ...resolved, spec, problems: [...problems, ...resolved.problems], accepted: [], texts };
}

/**
 * What is wrong with some stacks, but for what is expected of their roles: what a role can do is known whether or not it is as
 * expected. In the order of the file, with what is known already.
 */
export async function checkStacks(
  read: FleetResult,
  isAsked: (stack: string) => boolean,
): Promise<Problem[]> {
  const { model, problems, documents } = read;
  if (model === undefined) return inOrder(problems, read);
  const part = { ...model, stacks: model.stacks.filter(({ name }) => isAsked(name)) };
  const judged = await judge(part, { documents, known: problems, inPart: true });
  return inOrder([...judged.known, ...judged.problems], read);
}

/** The files that a spec was read from, by the names that places have for them. */
interface Named {
  readonly named?: readonly string[];
}

/**
 * A spec's roles, fully worked out, with the problems met on the way. A model that came with errors is
 * incomplete.
 */
export async function resolve(
  spec: Spec,
  { unwritten, past, memory, named = [] }: Reading & Named = {},
): Promise<ModelResult> {
  const own = [spec.data.blueprints ?? []].flat().map((folder) => resolvePath(spec.folder, folder));
  const catalog = BlueprintCatalog.open(packageFolder("templates", "blueprints"), own, unwritten);
  const blueprints = blueprintsNamed(spec).map((id) => catalog.tryFind(id)?.data);
  const services = servicesMentioned([spec.data, blueprints, "sts:AssumeRole"]);
  const intents = loadIntents(packageFolder("templates", "intents"), services);
  const reference = await ServiceReference.load(services);
  const managedPolicies = ManagedPolicies.open(
    packageFolder("templates", "managed-policies"),
    resolvePath(spec.folder, "managed-policies"),
  );
  const found = { spec, catalog, reference, intents, managedPolicies };
  const context = { ...found, ...(past && { past }) };
  memory?.begin(context, named);
  const { model, problems } = buildModel(context, memory);
  const policies = [...spec.policies.values()].map((one) => [one.file, one.document] as const);
  const files = [[undefined, spec.document] as const, ...policies];
  const documents: Documents = new Map([...files, ...catalog.documents]);
  const ofTemplates = [
    ...located(catalog.problems, spec.document),
    ...intents.problems,
    ...managedPolicies.problems,
  ];
  return { model, problems: [...ofTemplates, ...placed(problems, documents)], documents };
}

/** Only these are read, with AWS's data about what they mention: there are more of both than a file needs. */
function blueprintsNamed({ data: { fleets, workloads, defaults } }: Spec): string[] {
  const users = [...Object.values({ ...fleets }), ...Object.values({ ...workloads }), defaults];
  return sortedUnique(users.flatMap((user) => user?.blueprint ?? []));
}

/**
 * What is wrong in a model, by every check, but for what its fleet file accepts. `documents`, the files that it was made from,
 * give the places. Of a stack with errors among the problems that are `known` already, statements alone are looked at: what
 * else could be said of it follows from those.
 */
export async function check(
  model: Model,
  documents: Documents = new Map(),
  known: readonly Problem[] = [],
): Promise<Problem[]> {
  const { problems } = await judge(model, { documents, known });
  return [...problems];
}

const OF_EXPECTATIONS: readonly Check[] = [expectations, expectationForms];

/** What is judged beside a model. */
interface Judging {
  readonly documents: Documents;
  readonly known: readonly Problem[];
  /** Some stacks alone, and nothing that is expected of their roles. */
  readonly inPart?: true;
  /** Which stacks nothing was found of before. */
  readonly memory?: ModelMemory | undefined;
}

/** What is wrong, what of it was known before, and what the fleet file accepts of both. */
interface Judged {
  readonly known: readonly Problem[];
  readonly problems: readonly Problem[];
  readonly accepted: readonly Problem[];
}

async function judge(model: Model, { documents, known, inPart, memory }: Judging): Promise<Judged> {
  const { context: ofRun, problems: ofPaths } = await contextOf(model);
  const before = new JudgedBefore(memory, ofRun);
  const { context } = before;
  const acceptance = new Acceptance(model, kinds);
  const open = acceptance.open(known);
  const ofStatements = checks.filter(({ scope }) => scope === "statement");
  const wrong = acceptance.open(
    ofStatements.flatMap((one) => one.run(before.of(one, model), context)),
  );
  const sound = withoutFaulty(model, open);
  const whole = withoutFaulty(sound, wrong);
  const others = checks.filter(({ scope }) => scope !== "statement");
  const asked = others.filter((one) => !inPart || !OF_EXPECTATIONS.includes(one));
  const right = new Set(whole.stacks);
  const faulty = { ...sound, stacks: sound.stacks.filter((one) => !right.has(one)) };
  const rest = acceptance.open([
    ...asked.flatMap((one) =>
      one.run(before.of(one, one.ofAny ? model : one.ofSound ? whole : sound), context),
    ),
    ...(inPart ? [] : provedAnyhow(faulty, context)),
  ]);
  before.remember(whole.stacks);
  // What follows from errors was not looked for, and may be what is accepted.
  const isOpen = inPart === true || hasErrors([...open, ...wrong, ...rest]);
  const idle = isOpen ? [] : acceptance.unused((path) => whereIs(path, documents));
  const found = [...wrong, ...rest, ...idle].map(bounded);
  const accepted = placed(distinct(acceptance.accepted.map(bounded)), documents);
  return {
    known: open,
    problems: [...ofPaths, ...placed(distinct(found), documents)],
    accepted: accepted.map((one) => withEntry(one, documents)),
  };
}

/** What checks of a model look things up in, and what is wrong with that. */
async function contextOf(
  model: Model,
): Promise<{ readonly context: CheckContext; readonly problems: readonly Problem[] }> {
  const statements = [...model.stacks, ...model.blueprints].map((one) => one.statements);
  const expected = model.stacks.map((one) => one.expectations);
  const mentioned = servicesMentioned([statements, expected, model.strays]);
  const reference = await ServiceReference.load(mentioned);
  const folder = packageFolder("templates", "escalation-paths");
  const { paths, problems } = loadEscalationPaths(folder, servicesAllowed(model));
  const sensitive = sensitiveActions();
  const { managed } = model;
  const context = { reference, managed, escalationPaths: paths, kinds, sensitive };
  return { context, problems };
}

/** Fleets can have an entry from one place. */
function whereIs(path: DataPath, documents: Documents): string {
  return JSON.stringify(documents.get(undefined)?.locate(path) ?? path);
}

/** With the line of the entry that accepts it. */
function withEntry(problem: Problem, documents: Documents): Problem {
  const { accepted } = problem;
  const location = accepted && documents.get(undefined)?.locate(accepted.path);
  return accepted && location ? { ...problem, accepted: { ...accepted, location } } : problem;
}

function placed(problems: readonly Problem[], documents: Documents): Problem[] {
  return [...documents].reduce<Problem[]>(
    (found, [name, document]) => located(found, document, name),
    [...problems],
  );
}

/**
 * What is wrong with the statements of a blueprint that no fleet file uses: as they stand, and as its
 * module's examples fill them.
 */
export async function checkBlueprint({ data, document }: Blueprint): Promise<Problem[]> {
  const file = blueprintFile(data);
  const { id, title } = data;
  const use = { id, title, origin: [], statements: unfilledStatements(data, file) };
  const strays = exampleStatements(data, file).map((one) => ({ placed: one, partition: "aws" }));
  const model: Model = { source: "", stacks: [], blueprints: [use], managed: {}, strays };
  return check(model, new Map([[file, document]]));
}

/** The files of every output, or none if a problem is an error. `history`: what was there before. */
export function generate(
  model: Model,
  problems: readonly Problem[] = [],
  history: History = NO_HISTORY,
): GeneratedFile[] {
  return hasErrors(problems) ? [] : outputs.flatMap(({ render }) => render(model, history));
}

/**
 * The model without the stacks of fleets and environments that have errors already: what a check would
 * say of them follows from those.
 */
function withoutFaulty(model: Model, problems: readonly Problem[]): Model {
  const faulty = new Set(
    problems.flatMap(({ severity, path = [] }) =>
      severity === "error" ? [path.slice(0, path[0] === "defaults" ? 1 : 2).join("/")] : [],
    ),
  );
  const sound = ({ environment, subject }: Stack): boolean => {
    const own = "name" in subject ? `${subject.kind}s/${subject.name}` : "defaults";
    return ![own, "defaults", `environments/${environment.name}`].some((path) => faulty.has(path));
  };
  return { ...model, stacks: model.stacks.filter(sound) };
}

/** In the order of the files and of what stands in them; what many fleets have from one place, once. */
export function inOrder(
  problems: readonly Problem[],
  { documents, texts }: Pick<FleetResult, "documents" | "texts">,
): Problem[] {
  const document = documents.get(undefined);
  const files = new Map(Object.keys(texts).map((file, index) => [file, index]));
  const rank = ({ location }: Problem): number =>
    (location?.line ?? 0) * 10_000 + Math.min(location?.column ?? 0, 9_999);
  const fileOf = ({ location }: Problem): number => files.get(location?.file ?? "") ?? 0;
  const once = document === undefined ? problems : onePerPlace(problems, document);
  return [...withoutFollowing(once)].sort((a, b) => fileOf(a) - fileOf(b) || rank(a) - rank(b));
}
