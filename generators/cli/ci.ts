/** Whether this runs in a pipeline. */
export function isCi({ CI } = process.env): boolean {
  return CI !== undefined && CI !== "" && CI !== "false";
}
