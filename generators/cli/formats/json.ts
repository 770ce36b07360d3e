import type { Problem } from "../../problem";
import { textEditOf } from "../../source/edits";
import type { Format, Surroundings } from "./format";

/**
 * Problems as data: `{ problems: [{ id, severity, message, fix, file, line, column, edit, … }] }`, of which `edit` is what mends it if that is sure; and, of a fleet file, `accepted`: the
 * same, with `about`, `reason` and where that was said.
 */
export const json: Format = {
  description: "for programs: all there is to say, in one object",
  stream: "stdout",
  render: (problems, { more, accepted, texts }) => {
    const all = { ...more, ...(accepted && { accepted: accepted.map(acceptedOne) }) };
    const told = problems.map((one) => ({ ...flat(one), ...editOf(one, texts) }));
    return JSON.stringify({ ...all, problems: told }, null, 2);
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

/** What `--fix` would write, and in place of what. */
function editOf(problem: Problem, texts: Surroundings["texts"]): object {
  const edit = textEditOf(problem, (file) => texts.get(file));
  return edit === undefined ? {} : { edit: { ...edit.location, text: edit.text } };
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
