import { expect } from "chai";
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { StackError, synthesizeStacks } from "../../stacks/constructs";
import cases from "../cases/constructs/folders.json";
import { readTree, temporaryFolder, writeTree } from "../support/folders";

type Files = Readonly<Record<string, string | undefined>>;

/** A folder of stacks, and one to synthesize them to. */
interface Project {
  readonly folder: string;
  readonly outdir: string;
}

function project(files: Files): Project {
  const root = temporaryFolder("stacks");
  const folder = join(root, "generated");
  const given = Object.entries(files).filter((entry): entry is [string, string] => !!entry[1]);
  writeTree(folder, Object.fromEntries(given));
  return { folder, outdir: join(root, "out", "cdktf.out") };
}

function synthesize({ folder, outdir }: Project): void {
  synthesizeStacks(folder, { outdir });
}

const example: Files = cases.loaded[0]?.files ?? {};

describe("synthesizeStacks", () => {
  for (const { what, files, stacks } of cases.loaded) {
    it(`takes ${what}`, () => {
      const made = project(files);
      synthesize(made);
      expect(readdirSync(join(made.outdir, "stacks"))).to.have.members(stacks);
      const manifest: unknown = JSON.parse(
        readFileSync(join(made.outdir, "manifest.json"), "utf8"),
      );
      expect(manifest).to.have.property("stacks").with.all.keys(stacks);
    });
  }

  for (const { what, files, message } of cases.refused) {
    it(`refuses ${what}`, () => {
      const made = project(files);
      const shown = relative(process.cwd(), made.folder);
      expect(() => {
        synthesize(made);
      })
        .to.throw(StackError)
        .with.property("message", message.replaceAll("{folder}", shown));
      expect(
        existsSync(join(made.outdir, "stacks")) ? readdirSync(join(made.outdir, "stacks")) : [],
      ).to.be.empty;
    });
  }

  it("gives the same bytes in every folder and every time, and names none of them", () => {
    const first = project(example);
    const second = project(example);
    for (const made of [first, second, second]) synthesize(made);
    const written = readTree(first.outdir);
    expect([...readTree(second.outdir)]).to.deep.equal([...written]);
    for (const text of written.values()) {
      expect(text).to.not.match(/fleetroles-stacks-|\/tmp|"[A-Z]:/);
    }
  });

  it("removes the folders of stacks that are gone, and nothing else", () => {
    const made = project(example);
    synthesize(made);
    const stacks = join(made.outdir, "stacks");
    mkdirSync(join(stacks, "mine"));
    writeFileSync(join(stacks, "stack-z", ".terraform.lock.hcl"), "");
    synthesize({ folder: project({ "b.ts": example["b.ts"] }).folder, outdir: made.outdir });
    expect(readdirSync(stacks)).to.have.members(["stack-b", "mine"]);
  });

  it("keeps the folder of a stack whose name changed in case: it may be the same folder", () => {
    const made = project(example);
    writeTree(made.outdir, {
      "manifest.json": '{ "stacks": { "STACK-Z": {} } }',
      "stacks/STACK-Z/cdk.tf.json": "{}",
    });
    synthesize(made);
    expect(readdirSync(join(made.outdir, "stacks"))).to.include("STACK-Z");
  });

  it("leaves the state of a stack that is gone", () => {
    const made = project(example);
    synthesize(made);
    const gone = join(made.outdir, "stacks", "stack-z");
    writeFileSync(join(gone, "terraform.tfstate"), "{}");
    synthesize({ folder: project({ "b.ts": example["b.ts"] }).folder, outdir: made.outdir });
    expect(readdirSync(gone)).to.deep.equal(["terraform.tfstate"]);
  });

  it("removes nothing on the word of a manifest that is broken or points elsewhere", () => {
    for (const manifest of ["{", "[]", "null", '{"stacks":{"../../mine":{},"..":{}}}']) {
      const made = project(example);
      writeTree(made.outdir, { "manifest.json": manifest, "../mine/x": "", "stacks/x/y": "" });
      synthesize(made);
      expect(readTree(join(made.outdir, "..")), manifest).to.include.keys(
        "mine/x",
        "cdktf.out/stacks/x/y",
      );
    }
  });

  it("refuses an output folder that cannot be made", () => {
    const { folder, outdir } = project(example);
    writeTree(join(outdir, ".."), { "cdktf.out": "a file" });
    expect(() => {
      synthesizeStacks(folder, { outdir });
    })
      .to.throw(StackError)
      .with.property("message", `${outdir}: the output folder cannot be made (EEXIST)`);
  });
});
