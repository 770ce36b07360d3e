import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, symlinkSync } from "node:fs";
import { writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect } from "chai";
import fc from "fast-check";
import { MODULE } from "../../generators/files/listed";
import {
  MANIFEST,
  differs,
  foldersAbove,
  isPlainPath,
  manifestText,
  parseManifest,
  transitionText,
} from "../../generators/files/manifest";
import type { Manifest } from "../../generators/files/manifest";
import { changes, planFolder, writeFiles, writeFolder } from "../../generators/files/write";
import type { MakeContent, WritePlan } from "../../generators/files/write";
import { readTree, temporaryFolder } from "../support/folders";

type Files = Readonly<Record<string, string>>;

const list = (files: Files): { path: string; content: string }[] =>
  Object.entries(files).map(([path, content]) => ({ path, content }));
const holding =
  (files: Files, head: object = { version: 1 }): MakeContent =>
  () => ({ files: list(files), head: { ...head } });
const ids = ({ problems }: WritePlan): string[] => problems.map(({ id }) => id);

function link(target: string, path: string): void {
  symlinkSync(target, path, "dir");
}

function linkToNothing(_target: string, path: string): void {
  symlinkSync(join(path, "..", "none"), path, "dir");
}

function writeMine(_target: string, path: string): void {
  writeFileSync(path, "mine");
}

/** The files of a folder without its manifest. */
function tree(folder: string): Files {
  const files = readTree(folder);
  files.delete(MODULE.manifest);
  return Object.fromEntries(files);
}

function manifestOf(folder: string): Manifest {
  const manifest = parseManifest(readFileSync(join(folder, MODULE.manifest), "utf8"));
  if (manifest === undefined) throw new Error("damaged");
  return manifest;
}

describe("writing folders with subfolders", () => {
  let folder: string;
  const write = (files: Files, head?: object): Promise<WritePlan> =>
    writeFolder(folder, MODULE, holding(files, head));
  beforeEach(() => {
    folder = join(temporaryFolder("write"), "out");
  });

  it("makes folders as needed, and removes those that it empties", async () => {
    await write({ "a.tf": "1", "x/y/z.tf": "1", "x/y.tf": "1" });
    expect(tree(folder)).to.deep.equal({ "a.tf": "1", "x/y.tf": "1", "x/y/z.tf": "1" });
    const plan = await write({ "a.tf": "1", "x/y.tf": "1" });
    expect(plan.remove).to.deep.equal(["x/y/z.tf"]);
    expect(readdirSync(join(folder, "x"))).to.deep.equal(["y.tf"]);
    await write({ "a.tf": "1" });
    expect(readdirSync(folder).sort()).to.deep.equal([MODULE.manifest, "a.tf"]);
  });

  it("leaves a folder with something else in it", async () => {
    await write({ "x/y/z.tf": "1" });
    writeFileSync(join(folder, "x", "mine.tf"), "");
    await write({});
    expect(tree(folder)).to.deep.equal({ "x/mine.tf": "" });
    expect(existsSync(join(folder, "x", "y"))).to.equal(false);
  });

  it("keeps a manifest that names no tool, and has the head that it was given", async () => {
    await write({ "x/a.tf": "1" }, { releases: ["1.0.0"] });
    const text = readFileSync(join(folder, MODULE.manifest), "utf8");
    expect(JSON.parse(text)).to.have.keys("releases", "files");
    expect(text).to.not.match(/fleetroles/i);
    expect((await write({ "x/a.tf": "1" }, { releases: ["1.0.1"] })).staleManifest).to.equal(true);
    expect(manifestOf(folder).head).to.deep.equal({ releases: ["1.0.1"] });
  });

  it("keeps the manifest of data byte for byte", async () => {
    await writeFiles(folder, [{ path: "a.ts", content: "1\n" }]);
    expect(readFileSync(join(folder, MANIFEST), "utf8")).to.equal(
      '{\n  "generatedBy": "fleetroles",\n  "files": {\n    "a.ts": ' +
        '"4355a46b19d348dc2f57c046f8ef63d4538ebb936000f3c9ee954a27460dd865"\n  }\n}\n',
    );
  });

  it("refuses a hand edit in a subfolder, and says where to make it last", async () => {
    await write({ "x/a.tf": "1", "b.tf": "1" });
    writeFileSync(join(folder, "x", "a.tf"), "mine");
    const plan = await write({ "x/a.tf": "2", "b.tf": "2" });
    expect(ids(plan)).to.deep.equal(["edited-by-hand"]);
    expect(plan.problems[0]?.message).to.include("x/a.tf");
    expect(plan.problems[0]?.fix).to.include("take the change over into the blueprint");
    expect(tree(folder)).to.deep.equal({ "x/a.tf": "mine", "b.tf": "1" });
    expect(ids(await write({ "b.tf": "1" }))).to.deep.equal(["edited-by-hand"]);
  });

  for (const [what, put] of [
    ["a link", link],
    ["a dangling link", linkToNothing],
    ["a file", writeMine],
  ] as const) {
    it(`never goes behind ${what} where a folder belongs`, async () => {
      const outside = temporaryFolder("outside");
      writeFileSync(join(outside, "a.tf"), "1");
      await write({ "x/y/a.tf": "1", "b.tf": "1" });
      rmSync(join(folder, "x", "y"), { recursive: true });
      put(outside, join(folder, "x", "y"));
      for (const files of [{ "x/y/a.tf": "2" }, { "x/y/c/d.tf": "2" }, {}] as Files[]) {
        const plan = await write(files);
        expect(ids(plan)).to.deep.equal(["not-generated"]);
        expect(plan.problems[0]?.message).to.match(/x\/y" is in the way/);
      }
      expect(Object.fromEntries(readTree(outside))).to.deep.equal({ "a.tf": "1" });
      expect(existsSync(join(folder, "b.tf"))).to.equal(true);
    });
  }

  it("says of a folder where a file belongs that it is in the way", async () => {
    mkdirSync(join(folder, "a.tf"), { recursive: true });
    expect(ids(await write({ "a.tf": "1" }))).to.deep.equal(["not-generated"]);
  });

  it("ignores what a tampered manifest names outside the folder", async () => {
    await write({ "x/a.tf": "1" });
    const victim = join(folder, "..", "victim.tf");
    writeFileSync(victim, "1");
    const text = readFileSync(join(folder, MODULE.manifest), "utf8");
    for (const path of ["x/../../victim.tf", "../victim.tf", victim, ".hidden/a.tf"]) {
      writeFileSync(join(folder, MODULE.manifest), text.replace('"x/a.tf"', JSON.stringify(path)));
      await write({});
      expect(existsSync(victim), path).to.equal(true);
    }
  });

  it("writes nothing where one path would lead elsewhere or hide, or where the maker says so", async () => {
    for (const path of [
      "../a.tf",
      "x/../../a.tf",
      "/a.tf",
      "x//a.tf",
      ".a.tf",
      "x/.a",
      "x\\a",
      "",
    ]) {
      expect(ids(await write({ "b.tf": "1", [path]: "1" })), path).to.deep.equal(["unsafe-path"]);
    }
    const problem = { id: "no", severity: "error", message: "", fix: "" } as const;
    const refused = await writeFolder(folder, MODULE, () => ({
      files: list({ "b.tf": "1" }),
      head: {},
      problems: [problem],
    }));
    expect(refused.problems).to.deep.equal([problem]);
    expect(existsSync(folder)).to.equal(false);
  });

  it("accepts exactly the paths that stay in the folder and do not hide", () => {
    const segment = fc.oneof(
      fc.constantFrom("..", ".", "", "a..", "...", ".a", "a.", "-", "_", "a b", "a\\b", "ä", "a\n"),
      fc.stringMatching(/^[A-Za-z0-9_.-]{1,4}$/),
    );
    fc.assert(
      fc.property(fc.array(segment, { minLength: 1, maxLength: 4 }), (segments) => {
        const path = segments.join("/");
        const plain = path
          .split("/")
          .every((name) => /^[A-Za-z0-9._-]+$/.test(name) && !name.startsWith(".") && name !== "");
        expect(isPlainPath(path)).to.equal(plain && !path.includes("\n"));
        if (!isPlainPath(path)) return;
        expect(join(folder, path).startsWith(`${folder}/`)).to.equal(true);
        const above = foldersAbove(path);
        expect(above.at(-1) ?? ".").to.equal(dirname(path));
        expect(above).to.have.length(segments.length - 1);
      }),
    );
  });

  it("always reaches exactly the wanted files, and leaves no empty folder", async () => {
    const paths = fc.constantFrom("a.tf", "x/a.tf", "x/b.tf", "x/y/a.tf", "z/y/x/a.tf");
    const states = fc.array(fc.dictionary(paths, fc.constantFrom("1\n", "2\n")), {
      minLength: 1,
      maxLength: 4,
    });
    await fc.assert(
      fc.asyncProperty(states, async (wanted) => {
        rmSync(folder, { recursive: true, force: true });
        for (const files of wanted) {
          await write(files);
          expect(tree(folder)).to.deep.equal({ ...files });
          const folders = readdirSync(folder, { recursive: true, withFileTypes: true })
            .filter((entry) => entry.isDirectory())
            .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1));
          expect(folders).to.have.members([...new Set(Object.keys(files).flatMap(foldersAbove))]);
          expect(changes(planFolder(folder, MODULE, holding(files)))).to.equal(false);
        }
      }),
      { numRuns: 25 },
    );
  });

  it("recovers from a run killed between any two steps, and remembers what was before it", async () => {
    const [old, next] = [
      { "a.tf": "old", "gone/b.tf": "old", "same.tf": "same" },
      { "a.tf": "new", "new/c.tf": "new", "same.tf": "same" },
    ];
    for (const wanted of [old, next, { "d.tf": "third" }] as Files[]) {
      for (const steps of [0, 1, 2, 3]) {
        rmSync(folder, { recursive: true, force: true });
        await write(old, { releases: 1 });
        const before = readFileSync(join(folder, MODULE.manifest), "utf8");
        const probe = join(folder, "..", "probe");
        await writeFolder(probe, MODULE, holding(next));
        kill(folder, { before: parsed(before), after: manifestOf(probe), next, steps });
        let seen: Manifest | undefined;
        const plan = await writeFolder(folder, MODULE, (manifest) => {
          seen = manifest;
          return { files: list(wanted), head: { releases: 2 } };
        });
        expect(ids(plan)).to.deep.equal([]);
        expect(seen?.head).to.deep.equal({ releases: 1 });
        expect(seen && differs(seen, list(wanted))).to.equal(wanted !== old);
        expect(tree(folder)).to.deep.equal({ ...wanted });
        expect(existsSync(join(folder, "new"))).to.equal(wanted === next);
      }
    }
  });

  it("remembers while a run is under way which files were not there before it", () => {
    const [old, added] = list({ "a.tf": "old", "b.tf": "new" });
    if (old === undefined || added === undefined) throw new Error("no files");
    const before = parsed(manifestText([old], { releases: 1 }));
    const under = parsed(transitionText(before, [old, added]));
    expect(under.head).to.deep.equal({ releases: 1 });
    expect(differs(under, [old])).to.equal(false);
    expect(differs(under, [old, added])).to.equal(true);
    const twice = parsed(transitionText(under, [{ path: "a.tf", content: "newer" }, added]));
    expect(differs(twice, [old])).to.equal(false);
    expect(Object.values(twice.files).map((hashes) => hashes.length)).to.deep.equal([2, 2]);
  });

  it("asks again what to write, where another run wrote while this one waited", async () => {
    const asked: unknown[][] = [];
    const run = (text: string): Promise<WritePlan> => {
      const heads: unknown[] = [];
      asked.push(heads);
      return writeFolder(folder, MODULE, ({ head }) => {
        const count = (head.count as number | undefined) ?? 0;
        heads.push(count);
        return { files: list({ "x/a.tf": text }), head: { count: count + 1 } };
      });
    };
    const plans = await Promise.all([run("1"), run("2")]);
    expect(plans.flatMap(ids)).to.deep.equal([]);
    expect(asked.map((heads) => heads.at(-1)).sort()).to.deep.equal([0, 1]);
    expect(manifestOf(folder).head).to.deep.equal({ count: 2 });
  });
});

function parsed(text: string): Manifest {
  const manifest = parseManifest(text);
  if (manifest === undefined) throw new Error("damaged");
  return manifest;
}

/** Leaves a folder as a run does that is killed after its first steps. */
function kill(
  folder: string,
  { before, after, next, steps }: { before: Manifest; after: Manifest; next: Files; steps: number },
): void {
  const files: Record<string, unknown> = { ...before.files };
  for (const [path, [hash]] of Object.entries(after.files)) {
    files[path] = [...new Set([...(before.files[path] ?? [""]), hash])];
  }
  writeFileSync(join(folder, MODULE.manifest), JSON.stringify({ ...before.head, files }));
  const put = (path: string): void => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), next[path] ?? "");
  };
  if (steps > 0) put("new/c.tf");
  if (steps > 1) put("a.tf");
  if (steps > 2) rmSync(join(folder, "gone", "b.tf"));
  writeFileSync(join(folder, ".generated-123.tmp"), "half");
}
