import type { Problem } from "../../problem";
import type { Format } from "./format";

/**
 * Problems as data: `{ problems: [{ id, severity, message, fix, file, line, column, … }] }`, and, of a fleet file, `accepted`: the
 * same, with `about`, `reason` and where that was said.
 */
export const json: Format = {
  description: "for programs: all there is to say, in one object",
  stream: "stdout",
  render: (problems, { more, accepted }) => {
    const all = { ...more, ...(accepted && { accepted: accepted.map(acceptedOne) }) };
    return JSON.stringify({ ...all, problems: problems.map(flat) }, null, 2);
  },
};

function flat({ id, severity, message, fix, location, related }: Problem): object {
  return {
    ...{ id, severity, message, fix },
    ...location,
    ...(related && {
      related: related.map((one) => ({ message: one.message, ...one.location })),
    }),
  };
}

function acceptedOne(problem: Problem): object {
  const { about, accepted } = problem;
  return {
    ...flat(problem),
    ...(about && { about }),
    reason: accepted?.reason,
    by: accepted?.location,
  };
}
