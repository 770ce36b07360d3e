import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import create from "../../create/package.json";
import lock from "../../package-lock.json";
import main from "../../package.json";
import { repository } from "../support/folders";

describe("create-fleetroles, by which npm create begins a project", () => {
  it("begins it with the fleetroles of its own version", () => {
    expect(create.version).to.equal(main.version);
    expect(create.dependencies).to.deep.equal({ fleetroles: main.version });
    expect([lock.version, lock.packages[""].version]).to.deep.equal([main.version, main.version]);
  });

  it("is named with that version where it is packed", () => {
    const page = readFileSync(join(repository, "README.md"), "utf8");
    const named = [...page.matchAll(/((?:create-)?fleetroles-[\d.]+)\.tgz/g)].map(([, one]) => one);
    const packed = [main, create].map(({ name, version }) => `${name}-${version}`);
    expect([...new Set(named)].sort()).to.deep.equal(packed.sort());
  });

  for (const key of ["license", "engines", "type"] as const) {
    it(`has the ${key} of fleetroles`, () => {
      expect(create[key]).to.deep.equal(main[key]);
    });
  }

  it("brings the licence along", () => {
    const [its = "none", own] = ["create", "."].map((folder) =>
      readFileSync(join(repository, folder, "LICENSE"), "utf8"),
    );
    expect(its).to.equal(own);
  });
});
