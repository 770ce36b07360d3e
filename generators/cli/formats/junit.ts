import type { Problem } from "../../problem";
import { xmlText } from "../../text/xml";
import type { Format } from "./format";
import { placeOf } from "./place";

/**
 * Problems as JUnit's XML, for servers that show test reports: a test case per problem. An error is a
 * failure; a warning or notice passes, and says what it has to say as output; what is accepted is skipped, with the reason. A report without test cases
 * is taken for a run that went wrong, so that no problems are one case that passes.
 *
 * The elements and attributes are those that Jenkins' and Surefire's schemas have in common; times are left
 * out, for they would differ from run to run.
 */
export const junit: Format = {
  description: "JUnit's XML, for test reports",
  stream: "stdout",
  render: (problems, { accepted = [] }) => {
    const failures = problems.filter(({ severity }) => severity === "error").length;
    const all = [...problems, ...accepted];
    const cases = all.length === 0 ? [passed()] : all.map(testCase);
    const skipped = String(accepted.length);
    const totals = `tests="${String(cases.length)}" failures="${String(failures)}" errors="0"`;
    return [
      '<?xml version="1.0" encoding="UTF-8"?>',
      `<testsuites name="fleetroles" ${totals}>`,
      `  <testsuite name="fleetroles" ${totals} skipped="${skipped}">`,
      ...cases,
      "  </testsuite>",
      "</testsuites>",
    ].join("\n");
  },
};

function passed(): string {
  return '    <testcase classname="fleetroles" name="no problems"/>';
}

function testCase({ id, severity, message, fix, location, accepted }: Problem): string {
  const name = location === undefined ? id : `${id} at ${placeOf(location)}`;
  const text = xmlText(`${message}\nfix: ${fix}`);
  const outcome = accepted
    ? `<skipped message="${attribute(`accepted: ${accepted.reason}`)}"/>`
    : severity === "error"
      ? `<failure type="${attribute(id)}" message="${attribute(message)}">${text}</failure>`
      : `<system-out>${severity}: ${text}</system-out>`;
  return [
    `    <testcase classname="${attribute(location?.file ?? "fleetroles")}" name="${attribute(name)}">`,
    `      ${outcome}`,
    "    </testcase>",
  ].join("\n");
}

/** A line's end in an attribute would be read as a space. */
function attribute(text: string): string {
  return xmlText(text).replaceAll("\n", "&#10;");
}
