import { expect } from "chai";
import { BlueprintCatalog } from "../../../generators/blueprints/load";
import { interfaceOf } from "../../../generators/outputs/terraform-module/interface";
import type { ModuleInterface } from "../../../generators/outputs/terraform-module/interface";
import { nextRelease, recordIn } from "../../../generators/outputs/terraform-module/release";
import type { ModuleRecord } from "../../../generators/outputs/terraform-module/release";
import { moduleResources } from "../../../generators/outputs/terraform-module/resources";
import { packageFolder } from "../../../generators/package-root";
import { readCases } from "../../support/cases";

interface Case {
  readonly what: string;
  /** What differs from the base: null for what is gone. */
  readonly now?: Readonly<Record<string, unknown>>;
  readonly changed?: boolean;
  readonly major?: boolean;
  readonly moved_before?: ModuleRecord["moved"];
  readonly version?: string;
  readonly changes?: readonly string[];
  readonly problems?: readonly string[];
  readonly moved?: readonly string[];
}

const { base, cases } = readCases<{ base: ModuleRecord; cases: readonly Case[] }>(
  "modules",
  "releases.json",
);

/** A JSON merge patch: objects are merged, null removes. */
function merged(value: unknown, patch: unknown): unknown {
  if (typeof patch !== "object" || patch === null || Array.isArray(patch)) return patch;
  const result: Record<string, unknown> = { ...(value as object | undefined) };
  for (const [key, inner] of Object.entries(patch)) {
    if (inner === null) Reflect.deleteProperty(result, key);
    else result[key] = merged(result[key], inner);
  }
  return result;
}

describe("the next version of a module", () => {
  for (const test of cases) {
    it(test.what, () => {
      const previous = { ...base, moved: test.moved_before ?? [] };
      const now = merged(base.interface, test.now ?? {}) as ModuleInterface;
      const { changed = true, major = false } = test;
      const { record, problems } = nextRelease(previous, now, changed, { major });
      const lines = problems.map(
        ({ path = [], message, fix }) => `${path.join(".")}: ${message} → ${fix}`,
      );
      expect(lines).to.deep.equal(test.problems ?? []);
      if (test.problems !== undefined) {
        expect(record).to.equal(previous);
        return;
      }
      const [newest, ...others] = record.releases;
      expect(newest).to.deep.equal({ version: test.version, changes: test.changes });
      expect(others).to.deep.equal(changed ? base.releases : []);
      expect(record.interface).to.equal(now);
      expect(record.moved.map(({ from, to }) => `${from} → ${to}`)).to.deep.equal(test.moved ?? []);
    });
  }

  it("is 1.0.0 at first", () => {
    const { record, problems } = nextRelease(undefined, base.interface, true, { major: false });
    expect(problems).to.deep.equal([]);
    expect(record).to.deep.equal({
      releases: [{ version: "1.0.0", changes: ["First version."] }],
      interface: base.interface,
      moved: [],
    });
  });

  it("is known from the head of a manifest, if that makes sense", () => {
    expect(recordIn({})).to.equal(undefined);
    expect(recordIn({ ...base })).to.deep.equal(base);
    for (const wrong of [
      { releases: [] },
      { releases: [{ version: "1.0", changes: [] }] },
      { releases: 1 },
      { interface: {} },
      { moved: [{ from: "a" }] },
      { moved: undefined },
    ]) {
      expect(recordIn({ ...base, ...wrong }), JSON.stringify(wrong)).to.equal("damaged");
    }
  });

  it("is made from interfaces that have every parameter, with the values of its enum", () => {
    const catalog = BlueprintCatalog.open(packageFolder("templates", "blueprints"));
    for (const id of catalog.ids) {
      const blueprint = catalog.tryFind(id);
      if (blueprint === undefined) throw new Error(id);
      const { variables } = interfaceOf(blueprint.data, moduleResources(blueprint.data));
      for (const [name, { enum: values, default: value }] of Object.entries(
        blueprint.data.parameters ?? {},
      )) {
        const input = variables[name] ?? variables[`fleets.${name}`];
        expect(input?.values, `${id} ${name}`).to.deep.equal(values);
        expect(input?.required, `${id} ${name}`).to.equal(value === undefined);
      }
    }
  });
});
