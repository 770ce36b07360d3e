/** Which stacks two sides differ in, what that changes, and in which order they may be applied. */
import { HolderComparer } from "../../access/compare";
import type { HolderChange } from "../../access/compare";
import { comparedHolders } from "../../access/from-model";
import { notComparedHolders } from "../../access/not-compared";
import type { PolicyHolder } from "../../access/holder";
import { applyOrder } from "../../estate/apply-order";
import { stackFacts, stackPath } from "../../outputs";
import type { AffectedStack } from "../../outputs";
import { rootName, rootStacks } from "../../model/stacks/root-stacks";
import type { Stack } from "../../model/types";
import { grouped } from "../../text/grouped";
import { compare, sortedUnique } from "../../text/names";
import { listedStack } from "../stack-listing";
import type { ListedStack } from "../stack-listing";
import type { GeneratedSide } from "./side";

/** A stack that differs: with its file, its place in the order, and what changes in access. */
export interface DifferentStack extends ListedStack, AffectedStack {
  readonly change: "create" | "update" | "retire" | "remove";
  readonly changes: readonly HolderChange[];
}

/** Where root modules lie, and where the app synthesizes to. */
interface Folders {
  readonly roots: string;
  readonly synthesized: string;
}

/**
 * The stacks in which the Terraform JSON differs, or a module in a folder of the project that they call, in the order in which they may be applied.
 *
 * @param withAccess whether it is to be said what changes in access
 */
export function differentStacks(
  before: GeneratedSide,
  after: GeneratedSide,
  folders: Folders,
  withAccess: boolean,
): DifferentStack[] {
  const [old, now] = [before, after].map(modulesByPath);
  const paths = sortedUnique([...before.files.keys(), ...after.files.keys()]).filter(
    (path) =>
      codeOf(before.files.get(path)) !== codeOf(after.files.get(path)) ||
      old?.get(path) !== now?.get(path),
  );
  const [was, is] = [before, after].map(({ model }) => rootStacks(model?.stacks ?? []));
  const facts = after.model === undefined ? {} : stackFacts({ ...after.model, stacks: is ?? [] });
  const known = { facts, records: new Map([...before.records, ...after.records]), ...folders };
  const listed = paths.map((path) => {
    const content = after.files.get(path) ?? before.files.get(path) ?? "";
    return { ...listedStack({ path, content }, known), change: changeOf(path, before, after) };
  });
  const stacks = new Map(is?.map((stack) => [stack.name, stack]));
  const order = applyOrder(
    listed.map(({ name, environment }) => ({ name, environment, stack: stacks.get(name) })),
  );
  const found = withAccess ? accessChanges(before, after, new Set(paths)) : [];
  const roots = new Map(
    [...(was ?? []), ...(is ?? [])].flatMap(({ name, members = [] }) =>
      members.map(({ stack }) => [stack.name, name] as const),
    ),
  );
  const changes = grouped(found, ({ holder: { stack } }) => roots.get(stack) ?? stack);
  return listed
    .map((one) => ({
      ...one,
      ...(order.get(one.name) ?? { group: 1, after: [] }),
      changes: changes.get(one.name) ?? [],
    }))
    .sort((a, b) => a.group - b.group || compare(a.name, b.name));
}

/** A file without its comments, of which Terraform hears nothing: each stands in lines of its own. */
function codeOf(content: string | undefined): string | undefined {
  return content?.replaceAll(/^[ ]*(?:\/\/|\/\*\*|\*)[^\n]*\n/gm, "");
}

/** Of the files whose stacks call modules in folders of the project, what these are: the text that calls one stays as it is. */
function modulesByPath({ model, contentOf }: GeneratedSide): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const stack of model?.stacks ?? []) {
    const contents = stack.modules.flatMap(({ source }) => contentOf(source) ?? []);
    if (contents.length === 0) continue;
    const path = pathOf(stack);
    found.set(path, [found.get(path) ?? "", ...contents].join("\n"));
  }
  return found;
}

function changeOf(
  path: string,
  before: GeneratedSide,
  after: GeneratedSide,
): DifferentStack["change"] {
  if (!after.files.has(path)) return "remove";
  const isStack = (side: GeneratedSide): boolean =>
    side.model?.stacks.some((stack) => pathOf(stack) === path) ?? false;
  if (!before.files.has(path)) return "create";
  return isStack(before) && !isStack(after) ? "retire" : "update";
}

/** The file that a fleet's stack is in. */
function pathOf(stack: Stack): string {
  return stackPath({ name: rootName(stack) });
}

function accessChanges(
  before: GeneratedSide,
  after: GeneratedSide,
  paths: ReadonlySet<string>,
): HolderChange[] {
  const isAsked = (stack: Stack): boolean => paths.has(pathOf(stack));
  const [old, now] = [before, after].map(({ model, contentOf }): PolicyHolder[] => {
    if (model === undefined) return [];
    const part = { ...model, stacks: model.stacks.filter(isAsked) };
    return [...comparedHolders(part), ...notComparedHolders(part, contentOf)];
  });
  return new HolderComparer().compare(old ?? [], now ?? []);
}
