import { readFileSync } from "node:fs";
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

/** The version of this package. */
export function packageVersion(): string {
  return manifest().version;
}

/** Of a package, the version that this one is tested with. */
export function testedVersion(name: string): string {
  const { [name]: version } = manifest().devDependencies;
  if (version === undefined) throw new Error(`the tests do not use ${name}`);
  return version;
}

interface Manifest {
  readonly version: string;
  readonly devDependencies: Readonly<Record<string, string | undefined>>;
}

function manifest(): Manifest {
  return JSON.parse(readFileSync(join(packageRoot(), "package.json"), "utf8")) as Manifest;
}

/** The license of this package, and of what it makes for others to publish. */
export function licenseText(): string {
  return readFileSync(join(packageRoot(), "LICENSE"), "utf8");
}
