import type { Format } from "./format";

/** Problems as data: `{ problems: [{ id, severity, message, fix, file, line, column, … }] }`. */
export const json: Format = {
  description: "for programs: all there is to say, in one object",
  stream: "stdout",
  render: (problems, { more }) => {
    const flat = problems.map(({ id, severity, message, fix, location, related }) => ({
      id,
      severity,
      message,
      fix,
      ...location,
      ...(related && {
        related: related.map((one) => ({ message: one.message, ...one.location })),
      }),
    }));
    return JSON.stringify({ ...more, problems: flat }, null, 2);
  },
};
