/** What a problem is about that a check found: of which stack, fleet and role. */
import { accountPrefix } from "../../model/parts/account-prefix";
import type { PlacedStatement, Stack } from "../../model/types";
import type { About, DataPath, Place, Problem } from "../../problem";

/** The problem with what follows from the subject that it was found in; what its check knows better stays. */
export function aboutSubject(problem: Problem, subject: unknown): Problem {
  const stack = stackOf(subject);
  if (stack === undefined) return problem;
  const known = problem.about;
  const fleet = known?.fleet ?? fleetsOf(placesOf(problem), stack);
  const role = known?.role ?? roleIn(subject);
  const about: About = {
    environment: [stack.environment.name],
    stack: [stack.name],
    ...(fleet !== undefined && { fleet }),
    ...(role !== undefined && { role: [role].flat() }),
    ...known,
  };
  return { ...problem, about };
}

function placesOf({ related = [], ...own }: Problem): Partial<Place>[] {
  return [own, ...related.filter(({ path }) => path !== undefined)];
}

/** The stack that a subject of a check is, or is in. */
export function stackOf(subject: unknown): Stack | undefined {
  const found = subject as Partial<Stack> & { readonly stack?: Stack };
  return found.subject === undefined ? found.stack : (subject as Stack);
}

function roleIn(subject: unknown): string | undefined {
  const { placed } = subject as { readonly placed?: PlacedStatement };
  return placed && partOf(placed);
}

/** The blueprint's id of the part that has a statement. */
function partOf({ of, place: { file, path } }: PlacedStatement): string | undefined {
  if (of !== undefined) return of;
  const id = file !== undefined ? path[1] : path[2] === "roles" ? path[3] : undefined;
  return id === undefined ? undefined : String(id);
}

/**
 * The fleets whose parts of the file have the places, and, of what a blueprint says, the stack's own: of a stack that
 * fleets share, none of them answers for that.
 */
export function fleetsOf(
  places: readonly Partial<Place>[],
  { subject }: Pick<Stack, "subject">,
): readonly string[] | undefined {
  const own = "name" in subject ? subject.name : undefined;
  const found = places.map(
    ({ file, path = [] }) => (file === undefined ? fleetAt(path) : undefined) ?? own,
  );
  const all = [...new Set(found)].filter((one) => one !== undefined);
  return all.length === 0 || found.includes(undefined) ? undefined : all;
}

/** The fleet or workload that a path in the fleet file leads into. */
export function fleetAt([kind, name]: DataPath): string | undefined {
  return (kind === "fleets" || kind === "workloads") && name !== undefined
    ? String(name)
    : undefined;
}

/** What the blueprint calls a part of a stack: of an account-wide one, without what tells blueprints apart. */
export function partId(
  { id, blueprint }: { readonly id: string; readonly blueprint: string },
  { subject }: Pick<Stack, "subject">,
): string {
  const prefix = accountPrefix({ id: blueprint });
  return subject.kind === "shared" && id.startsWith(prefix) ? id.slice(prefix.length) : id;
}
