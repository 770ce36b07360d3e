import { dirname, join } from "node:path";

/**
 * The folder that holds the package's templates and data: the checkout, or the installed package. The
 * compiled program lies one folder deeper (dist/) than its source.
 */
export function packageRoot(): string {
  return dirname(require.resolve("fleetroles/package.json"));
}

/** A folder of the package. */
export function packageFolder(...names: readonly string[]): string {
  return join(packageRoot(), ...names);
}
