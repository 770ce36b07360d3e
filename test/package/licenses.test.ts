import { expect } from "chai";
import lock from "../../package-lock.json";

interface LockedPackage {
  readonly license?: string;
  readonly dev?: boolean;
  readonly peer?: boolean;
}

/** Licences that let an Apache-2.0 package depend on theirs. */
const PERMISSIVE = [
  "MIT",
  "ISC",
  "Apache-2.0",
  "BSD-2-Clause",
  "BSD-3-Clause",
  "0BSD",
  "BlueOak-1.0.0",
];

describe("the licences of what the package brings along", () => {
  const packages = Object.entries(lock.packages) as [string, LockedPackage][];
  const brought = packages.filter(
    ([path, { dev, peer }]) => path !== "" && dev !== true && peer !== true,
  );

  it("looks at some packages", () => {
    expect(brought).not.to.be.empty;
  });

  for (const [path, { license }] of brought) {
    it(`${path.replace(/^.*node_modules\//, "")}: ${license ?? "none"}`, () => {
      expect(PERMISSIVE).to.include(license);
    });
  }
});
