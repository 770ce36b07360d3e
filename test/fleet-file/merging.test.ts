import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import fc from "fast-check";
import { checkFile, generate, loadSpec } from "../../generators";
import { FLEET_RULES, merged } from "../../generators/fleet-file/merge-rules";
import { csvRows } from "../../generators/source/rows/csv";
import { parseSource } from "../../generators/source/document";
import { originOf } from "../../generators/source/traced";
import type { Traced } from "../../generators/source/traced";
import { temporaryFolder } from "../support/folders";

const name = fc.constantFrom("a", "b", "c");
const partial = fc.record(
  {
    blueprint: name,
    description: name,
    environments: fc.oneof(
      fc.array(name),
      fc.dictionary(name, fc.record({ with: fc.constant({}) })),
    ),
    with: fc.dictionary(name, fc.oneof(name, fc.array(name))),
    tags: fc.dictionary(name, name),
    grants: fc.array(fc.record({ to: name })),
    statements: fc.array(fc.record({ Sid: name })),
    expect: fc.array(fc.record({ can: name })),
    roles: fc.dictionary(
      name,
      fc.record({ managed: fc.array(name), permissions_boundary: name }, { requiredKeys: [] }),
    ),
    via: fc.record({ module: name, version: name }, { requiredKeys: [] }),
    modules: fc.dictionary(name, fc.record({ source: name })),
  },
  { requiredKeys: [] },
);

function traced(value: unknown, file: string): Traced {
  const document = parseSource({ file, text: JSON.stringify(value) });
  if (!("data" in document)) throw new Error("no document");
  return { value: document.data, at: { document, path: [] } };
}

/** Every path to a value that is no collection. */
function leaves(value: unknown, path: readonly (string | number)[] = []): (string | number)[][] {
  if (typeof value !== "object" || value === null) return [[...path]];
  return Object.entries(value).flatMap(([key, inner]) =>
    leaves(inner, [...path, Array.isArray(value) ? Number(key) : key]),
  );
}

function valueAt(value: unknown, path: readonly (string | number)[]): unknown {
  return path.reduce<unknown>((one, step) => (one as Record<string, unknown>)[step], value);
}

describe("what extends a template", () => {
  it("comes to the same, however three are put together", () => {
    fc.assert(
      fc.property(partial, partial, partial, (a, b, c) => {
        const [x, y, z] = [traced(a, "a"), traced(b, "b"), traced(c, "c")];
        expect(merged(merged(x, y), z).value).to.deep.equal(merged(x, merged(y, z)).value);
      }),
    );
  });

  it("knows of every value where it was written", () => {
    fc.assert(
      fc.property(partial, partial, partial, (a, b, c) => {
        const whole = merged(merged(traced(a, "a"), traced(b, "b")), traced(c, "c"));
        for (const path of leaves(whole.value)) {
          const { document, path: at } = originOf(whole, path);
          expect(valueAt(document.data, at)).to.deep.equal(valueAt(whole.value, path));
        }
      }),
    );
  });

  it("adds what lists of access say, keeps keys of both, and takes the nearer of all else", () => {
    const base = {
      grants: [1],
      tags: { a: "1", b: "1" },
      environments: ["dev"],
      via: { module: "x", version: "1" },
    };
    const over = {
      grants: [2],
      tags: { b: "2" },
      environments: { prod: {} },
      via: { module: "y" },
    };
    expect(merged(traced(base, "a"), traced(over, "b")).value).to.deep.equal({
      grants: [1, 2],
      tags: { a: "1", b: "2" },
      environments: { prod: {} },
      via: { module: "y" },
    });
    expect(Object.values(FLEET_RULES)).to.include("append").and.to.include("replace");
  });
});

const ENVIRONMENTS = {
  dev: { account: "111111111111", region: "us-east-1" },
  prod: { account: "222222222222", region: "eu-central-1" },
  test: { account: "111111111111", region: "eu-west-1", shared: "dev" },
};
const FLEETS: Readonly<Record<string, object>> = {
  dock: { blueprint: "deeplens", grants: [{ to: "dynamodb:table/Dock", access: ["read"] }] },
  yard: { extends: ["bounded", "camera"], formerly: "court" },
  hall: {
    extends: "camera",
    roles: { service: { managed: ["arn:aws:iam::aws:policy/ReadOnlyAccess"] } },
  },
  gate: { blueprint: "greengrass-v2", with: { service_role: false } },
};
const TEMPLATES = {
  camera: { blueprint: "deeplens", grants: [{ to: "s3:object/a/*", access: ["read"] }] },
  bounded: { permissions_boundary: "Team", tags: { a: "b" } },
};

/** All that a project is, in pieces that can stand in any file. */
const PIECES: readonly object[] = [
  ...Object.entries(ENVIRONMENTS).map(([key, one]) => ({ environments: { [key]: one } })),
  ...Object.entries(FLEETS).map(([key, one]) => ({ fleets: { [key]: one } })),
  ...Object.entries(TEMPLATES).map(([key, one]) => ({ templates: { [key]: one } })),
  { defaults: { tags: { all: "{{environment}}" } } },
  { project: "cameras" },
];

describe("files of a project", () => {
  let count = 0;
  const folder = temporaryFolder("merging");

  /** The project with its pieces in files as `places` says, included in the order of `order`. */
  async function made(places: readonly number[], order: readonly number[]): Promise<string> {
    const at = join(folder, String(count++));
    mkdirSync(at);
    for (const file of [0, 1, 2]) {
      const own = PIECES.filter((_, index) => places[index] === file);
      const sections: Record<string, object | string> = {};
      for (const piece of own) {
        for (const [key, value] of Object.entries(piece) as [string, object | string][]) {
          sections[key] =
            typeof value === "string"
              ? value
              : { ...(sections[key] as object | undefined), ...value };
        }
      }
      writeFileSync(
        join(at, `part-${String(file)}.json`),
        JSON.stringify({ version: 1, ...sections }),
      );
    }
    const include = order.map((file) => `part-${String(file)}.json`);
    writeFileSync(join(at, "fleets.json"), JSON.stringify({ version: 1, include }));
    const { model, problems } = await checkFile(join(at, "fleets.json"));
    expect(problems.filter(({ severity }) => severity === "error")).to.deep.equal([]);
    if (model === undefined) throw new Error("no model");
    return JSON.stringify(generate(model));
  }

  it("give the same stacks, whatever stands in which, and in whatever order they are included", async () => {
    const first = await made(
      PIECES.map(() => 0),
      [0, 1, 2],
    );
    const split = fc.array(fc.nat(2), { minLength: PIECES.length, maxLength: PIECES.length });
    const order = fc.shuffledSubarray([0, 1, 2], { minLength: 3 });
    await fc.assert(
      fc.asyncProperty(split, order, async (places, files) => {
        expect(await made(places, files)).to.equal(first);
      }),
      { numRuns: 12 },
    );
  });

  it("never lie outside of the project's folder, whatever links lead there", () => {
    const project = join(folder, "linked");
    mkdirSync(join(project, "teams"), { recursive: true });
    const other = join(folder, "elsewhere");
    mkdirSync(other);
    writeFileSync(join(other, "dock.yaml"), "version: 1\n");
    writeFileSync(join(other, "sites.csv"), "name\nkiel\n");
    symlinkSync(join(other, "dock.yaml"), join(project, "dock.yaml"));
    symlinkSync(other, join(project, "teams", "linked"));
    symlinkSync(join(project, "teams"), join(project, "own"));
    writeFileSync(join(project, "teams", "yard.yaml"), "version: 1\n");
    const ids = (include: string, fleets: object = {}): string[] => {
      const spec = { version: 1, include, environments: ENVIRONMENTS, fleets };
      writeFileSync(join(project, "fleets.yaml"), JSON.stringify(spec));
      return loadSpec(project).problems.map(({ id }) => id);
    };
    for (const name of [
      "dock.yaml",
      "d*.yaml",
      "teams/linked/dock.yaml",
      "teams/*/dock.yaml",
      "own/linked/*.yaml",
    ]) {
      expect(ids(name), name).to.deep.equal(["outside-project"]);
    }
    const file = "teams/linked/sites.csv";
    const fleet = { "a-{{row.name}}": { blueprint: "deeplens", for_each: { file } } };
    expect(ids("teams/yard.yaml", fleet)).to.deep.equal(["outside-project"]);
    // A link that stays inside leads to the same file, which is read once.
    expect(ids("own/*.yaml", FLEETS)).not.to.include("outside-project");
    // No pattern follows links to folders.
    expect(ids("**/dock.yaml")).to.deep.equal(["outside-project"]);
  });
});

describe("rows", () => {
  const folder = temporaryFolder("rows");

  /** The stacks of fleets that take all that a row has, of one data file or another. */
  async function stacksOf(file: string, text: string): Promise<string> {
    const fleet = {
      blueprint: "greengrass-v2",
      for_each: { file },
      max_session: "{{row.session}}",
      exclusive: "{{row.exclusive}}",
      roles: { token_exchange: { force_detach: "{{row.detach}}" } },
      with: { credential_duration: "{{row.session}}", ip_detector: "{{row.detach}}" },
      tags: { session: "{{row.session}} s" },
    };
    writeFileSync(join(folder, file), text);
    writeFileSync(
      join(folder, "fleets.json"),
      JSON.stringify({ version: 1, environments: ENVIRONMENTS, fleets: { "a-{{row.id}}": fleet } }),
    );
    const { model, problems } = await checkFile(join(folder, "fleets.json"));
    const errors = problems.filter(({ severity }) => severity === "error");
    expect(errors.map(({ message }) => message)).to.deep.equal([]);
    if (model === undefined) throw new Error("no model");
    return JSON.stringify(generate(model)).replaceAll(file, "rows");
  }

  it("come to the same of a .csv, which has texts alone, where a number, true or false is asked for", async () => {
    const csv = "id,session,exclusive,detach\nkiel,3600,TRUE,false\nbonn,7200,false,true\n";
    const rows = [
      { id: "kiel", session: 3600, exclusive: true, detach: false },
      { id: "bonn", session: 7200, exclusive: false, detach: true },
    ];
    const stacks = await stacksOf("rows.csv", csv);
    expect(stacks).to.equal(await stacksOf("rows.json", JSON.stringify(rows)));
    expect(stacks).to.include("maxSessionDuration: 7200");
  });
});

describe("rows of comma-separated values", () => {
  const field = fc.string({ unit: fc.constantFrom("a", "ü", "😀", '"', ",", "\n", " ", "x") });
  const table = fc.integer({ min: 1, max: 4 }).chain((width) =>
    fc.array(fc.array(field, { minLength: width, maxLength: width }), {
      minLength: 1,
      maxLength: 5,
    }),
  );
  const written = (value: string, always: boolean): string =>
    always || value === "" || /[",\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value;

  it("are what was written, each at its line and column, with whatever line ends", () => {
    fc.assert(
      fc.property(table, fc.boolean(), fc.constantFrom("\n", "\r\n"), (cells, always, end) => {
        const [first = []] = cells;
        const header = first.map((_, index) => `c${String(index)}`);
        const lines = [header, ...cells].map((row) =>
          row
            .map((cell) => written(cell, always))
            .join(",")
            .replaceAll("\n", end),
        );
        const text = lines.join(end) + end;
        const found = csvRows({ file: "x.csv", text });
        if (!("rows" in found)) throw new Error(JSON.stringify(found));
        expect(found.rows.map(({ values }) => [...values.values()])).to.deep.equal(cells);
        for (const [index, row] of cells.entries()) {
          for (const [place, cell] of row.entries()) {
            const { line = 0, column = 0 } = found.rows[index]?.locate(`c${String(place)}`) ?? {};
            const shown = text.split(/\r?\n/)[line - 1]?.slice(column - 1) ?? "";
            expect(shown.startsWith(written(cell, always).split("\n", 1).join(""))).to.equal(true);
          }
        }
      }),
    );
  });

  it("say where a quote opens that is never closed, whatever stands before and after it", () => {
    const rest = fc.string({ unit: fc.constantFrom("a", "ü", ",", "\n", '""') });
    fc.assert(
      fc.property(table, rest, (cells, after) => {
        const lines = cells.map((row) => row.map((cell) => written(cell, false)).join(","));
        const before = lines.map((line) => `${line}\n`).join("");
        const found = csvRows({ file: "x.csv", text: `${before}"${after}` });
        if ("rows" in found) throw new Error("it was closed");
        const { line, column } = found[0]?.location ?? {};
        expect([line, column]).to.deep.equal([before.split("\n").length, 1]);
      }),
    );
  });
});
