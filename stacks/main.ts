import { join } from "node:path";
import { StackError, synthesizeStacks } from "fleetroles/constructs";

try {
  synthesizeStacks(join(__dirname, "generated"));
} catch (error) {
  if (!(error instanceof StackError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
