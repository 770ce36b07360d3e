import { problem, quote } from "../problem";
import type { Problem } from "../problem";
import { displayPath } from "../text/paths";

/** A lock file that terraform init will refuse, or that nobody gets. */
export function providerLock(path: string, what: string): Problem {
  const file = displayPath(path);
  return problem("provider-lock", {
    message: `${quote(file)} ${what}`,
    fix:
      "run terraform init -upgrade where such a stack was synthesized to, and copy its .terraform.lock.hcl here; " +
      "<beginning of stacks' names>.terraform.lock.hcl is for some alone",
    location: { file },
  });
}
