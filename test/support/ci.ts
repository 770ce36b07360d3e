/** Whether this is a run that lets nothing go by: the variable `CI` is set, to anything. */
export function inCi(): boolean {
  return (process.env.CI ?? "") !== "";
}
