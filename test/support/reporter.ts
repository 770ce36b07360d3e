import Mocha from "mocha";
import { census } from "./census";

/**
 * Mocha's "spec" report, ended by one plain line that a person and a machine can read alike:
 * `N passed, N failed, N skipped`. Pending tests count as skipped. Before it, of `npm test` and its like, how much is checked.
 */
export default class CountingReporter extends Mocha.reporters.Spec {
  override epilogue(): void {
    super.epilogue();
    // Loading all checks takes a second, which a run of one file is spared.
    if (process.env.npm_lifecycle_event?.startsWith("test") === true) {
      Mocha.reporters.Base.consoleLog(census());
    }
    const { passes, failures, pending } = this.stats;
    Mocha.reporters.Base.consoleLog(
      `${String(passes)} passed, ${String(failures)} failed, ${String(pending)} skipped`,
    );
  }
}
