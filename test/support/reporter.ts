import Mocha from "mocha";

/**
 * Mocha's "spec" report, ended by one plain line that a person and a machine can read alike:
 * `N passed, N failed, N skipped`. Pending tests count as skipped.
 */
export default class CountingReporter extends Mocha.reporters.Spec {
  override epilogue(): void {
    super.epilogue();
    const { passes, failures, pending } = this.stats;
    Mocha.reporters.Base.consoleLog(
      `${String(passes)} passed, ${String(failures)} failed, ${String(pending)} skipped`,
    );
  }
}
