import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { DEPUTIES, deputyOf } from "../../generators/iam/principals/deputies";
import { packageFolder } from "../../generators/package-root";

const FOLDER = packageFolder("templates", "blueprints");

describe("services that assume roles", () => {
  const texts = readdirSync(FOLDER).map((file) => readFileSync(join(FOLDER, file), "utf8"));
  const trusted = new Set(
    texts.flatMap((text) =>
      [...text.matchAll(/\bService:(.*)/g)].flatMap(([, names = ""]) =>
        [...names.matchAll(/[\w.-]+\.amazonaws\.com/g)].map(([name]) => name),
      ),
    ),
  );

  it("are all known that blueprints trust, and their guards with a source", () => {
    expect(trusted.size).to.be.above(6);
    const known = [...trusted].map((name) => [name, deputyOf(name)?.source.length ?? 0] as const);
    expect(known.filter(([, length]) => length === 0)).to.deep.equal([]);
    for (const { service, guard, arns, except } of DEPUTIES) {
      expect(arns !== undefined, service).to.equal(guard !== "undocumented");
      expect(except !== undefined, service).to.equal(guard === "in-part");
    }
  });

  it("have the guard that is documented in some form of every blueprint that trusts them", () => {
    for (const { service, guard, arns } of DEPUTIES) {
      if (guard !== "documented" || arns === undefined) continue;
      for (const text of texts.filter((one) => one.includes(`Service: ${service}.amazonaws.com`))) {
        const isInferred = text.includes(`That ${service}.amazonaws.com is the principal of`);
        const hasGuard = new RegExp(`aws:SourceArn[^]{0,200}:${arns}:`).test(text);
        expect(hasGuard || isInferred, `${service}: ${text.slice(0, 60)}`).to.equal(true);
      }
    }
  });
});
