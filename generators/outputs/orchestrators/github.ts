/** Matrices of GitHub Actions. */
import { grouped } from "../../text/grouped";
import { runnable } from "./affected";
import type { AffectedStack } from "./affected";

/** A matrix has 256 jobs at most (GitHub's documentation, "Running variations of jobs in a workflow"). */
const MOST_JOBS = 256;

/** Outputs of a job have 1 MB, counted as UTF-16 (GitHub's documentation, "Workflow syntax", jobs.<job_id>.outputs). */
const MOST_CHARACTERS = 500_000;

/** The workflow applies in as many steps, one after the other. */
export const STEPS = 6;

/** A job: stacks of one environment, in the order in which they may be applied. */
interface Job {
  readonly name: string;
  readonly environment: string;
  readonly account: string;
  readonly region: string;
  /** Folders, with spaces between. */
  readonly folders: string;
}

/**
 * The matrices of a run: all stacks for the plan, and for each step of the apply those that come next. `{"include": []}` is no
 * matrix, so each says how many jobs it has.
 *
 * @returns JSON on one line, as an output of a step holds it; undefined where there are more environments than a matrix has jobs, longer
 *   ways from one stack to another than the workflow has steps, or more names of folders than an output holds
 */
export function githubMatrices(stacks: readonly AffectedStack[]): string | undefined {
  const all = runnable(stacks);
  const steps = Array.from({ length: STEPS }, (_, index) =>
    all.filter(({ group }) => group === index + 1),
  );
  const [plan, ...apply] = [all, ...steps].map(jobsOf);
  const isTooMuch = (plan?.length ?? 0) > MOST_JOBS || all.some(({ group }) => group > STEPS);
  if (isTooMuch) return undefined;
  const matrix = (jobs: readonly Job[] = []): object => ({ jobs: jobs.length, include: jobs });
  const text = JSON.stringify({ stacks: all.length, plan: matrix(plan), apply: apply.map(matrix) });
  return text.length > MOST_CHARACTERS ? undefined : text;
}

/** A job for each stack, or where they are too many, for as many of an environment as are needed. */
function jobsOf(stacks: readonly AffectedStack[]): Job[] {
  if (stacks.length <= MOST_JOBS) return stacks.map((one) => jobOf([one]));
  const environments = [...grouped(stacks, placeOf).values()];
  const free = MOST_JOBS - environments.length;
  if (free < 0) return inOneJobEach(stacks);
  // As large as they have to be, and never of two environments.
  let size = Math.ceil(stacks.length / MOST_JOBS);
  const count = (): number =>
    environments.reduce((sum, { length }) => sum + Math.ceil(length / size), 0);
  while (count() > MOST_JOBS) size += 1;
  return environments.flatMap((some) =>
    Array.from({ length: Math.ceil(some.length / size) }, (_, index) =>
      jobOf(some.slice(index * size, (index + 1) * size)),
    ),
  );
}

function inOneJobEach(stacks: readonly AffectedStack[]): Job[] {
  return [...grouped(stacks, placeOf).values()].map(jobOf);
}

function placeOf({ environment = "", account = "", region = "" }: AffectedStack): string {
  return [environment, account, region].join(" ");
}

function jobOf(stacks: readonly AffectedStack[]): Job {
  const [first] = stacks;
  const { name = "", environment = "", account = "", region = "" } = first ?? {};
  const more = stacks.length - 1;
  return {
    name: more === 0 ? name : `${name} and ${String(more)} more`,
    ...{ environment, account, region },
    folders: stacks.map(({ folder }) => folder).join(" "),
  };
}
