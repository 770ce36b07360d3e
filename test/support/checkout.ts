import { copyFileSync, existsSync, mkdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { linkDependencies, repository, temporaryFolder } from "./folders";
import { runOrFail } from "./run";

/**
 * A copy of the checkout as it is now, new files included and ignored ones left out, with its
 * dependencies in reach.
 *
 * @returns the copy's folder, which is removed when the test run ends
 */
export async function copyCheckout(): Promise<string> {
  const folder = temporaryFolder("checkout");
  const args = ["ls-files", "-z", "--cached", "--others", "--exclude-standard"];
  const { stdout } = await runOrFail("git", args, { cwd: repository });
  // A file that is deleted and not yet committed is still listed.
  const files = stdout.split("\0").filter((file) => existsSync(join(repository, file)));
  for (const file of files.filter((name) => name !== "")) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    copyFileSync(join(repository, file), join(folder, file));
  }
  linkDependencies(folder);
  return folder;
}
