import { createHash } from "node:crypto";
import { execFileSync } from "node:child_process";
import {
  chmodSync,
  chownSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import * as fc from "fast-check";
import { KeptModelFile } from "../../generators/files/kept-models";
import { temporaryFolder, writeTree } from "../support/folders";

const PIECES = ["what was", "", "worked out"].map((text) => Buffer.from(text));

/** What is read, for comparison. */
function textsOf(kept: KeptModelFile): readonly string[] | undefined {
  return kept.read()?.map((piece) => Buffer.from(piece).toString());
}

const TEXTS = PIECES.map(String);

/** A folder for what is kept, and fleet files. */
class Desk {
  readonly folder = join(temporaryFolder("kept"), "models");
  private readonly project = temporaryFolder("kept-of");

  of(name = "fleets.yaml"): KeptModelFile {
    writeTree(this.project, { [name]: "version: 1\n" });
    return new KeptModelFile(this.folder, join(this.project, name));
  }

  get files(): string[] {
    return readdirSync(this.folder).map((name) => join(this.folder, name));
  }

  /** The one file that is there. */
  get path(): string {
    const [path = ""] = this.files;
    return path;
  }
}

/** What can happen to the file that something is kept in. */
const FAULTS: Readonly<Record<string, (path: string, desk: Desk) => void>> = {
  "it is gone": (path) => {
    rmSync(path);
  },
  "it is empty": (path) => {
    writeFileSync(path, "");
  },
  "a folder is in its place": (path) => {
    rmSync(path);
    mkdirSync(path);
  },
  "others can write to it": (path) => {
    chmodSync(path, 0o666);
  },
  "somebody waits for whoever reads it": (path) => {
    rmSync(path);
    execFileSync("mkfifo", [path]);
  },
  "it is that of another fleet file": (path, desk) => {
    desk.of("other.yaml").write([Buffer.from("of another")]);
    const [other = ""] = desk.files.filter((one) => one !== path);
    writeFileSync(path, readFileSync(other));
  },
  "somebody vouched for other bytes without this program": (path) => {
    const bytes = Buffer.from("forged");
    writeFileSync(path, Buffer.concat([bytes, createHash("sha256").update(bytes).digest()]));
  },
  "another version of the program wrote it": (path) => {
    const bytes = readFileSync(path).subarray(0, -32);
    const seal = createHash("sha256").update("0.0.0").update(bytes).digest();
    writeFileSync(path, Buffer.concat([bytes, seal]));
  },
};

describe("the file that something is kept in for the next run", () => {
  it("gives what was written, to whoever runs the program over the same file", () => {
    const desk = new Desk();
    expect(desk.of().read()).to.equal(undefined);
    desk.of().write(PIECES);
    expect(textsOf(desk.of())).to.deep.equal(TEXTS);
    expect(desk.of("other.yaml").read()).to.equal(undefined);
  });

  it("is the user's alone", () => {
    const desk = new Desk();
    desk.of().write(PIECES);
    expect([desk.folder, desk.path].map((path) => statSync(path).mode & 0o777)).to.deep.equal([
      0o700, 0o600,
    ]);
  });

  for (const [what, happen] of Object.entries(FAULTS)) {
    it(`counts for nothing where ${what}, and is replaced`, () => {
      const desk = new Desk();
      desk.of().write(PIECES);
      happen(desk.path, desk);
      expect(desk.of().read()).to.equal(undefined);
      if (what.includes("folder")) return;
      desk.of().write(PIECES);
      expect(textsOf(desk.of())).to.deep.equal(TEXTS);
    });
  }

  it("counts for nothing where it is somebody else's", function () {
    // Nobody else can give files away.
    if (process.getuid?.() !== 0) return this.skip();
    const desk = new Desk();
    desk.of().write(PIECES);
    chownSync(desk.path, 4711, 4711);
    expect(desk.of().read()).to.equal(undefined);
    return undefined;
  });

  it("leaves nothing of what could not be written whole", () => {
    const desk = new Desk();
    desk.of().write(PIECES);
    const failing = function* (): Generator<Uint8Array> {
      yield Buffer.from("a piece");
      throw new Error("the disk is full");
    };
    desk.of().write(failing());
    expect(desk.files).to.deep.equal([desk.path]);
    expect(textsOf(desk.of())).to.deep.equal(TEXTS);
  });

  it("counts for nothing with any byte of it changed, or cut off", () => {
    const desk = new Desk();
    desk.of().write(PIECES);
    const { path } = desk;
    const whole = readFileSync(path);
    const at = fc.nat({ max: whole.length - 1 });
    fc.assert(
      fc.property(at, fc.integer({ min: 1, max: 255 }), (index, by) => {
        const changed = Buffer.from(whole);
        changed[index] = (whole[index] ?? 0) ^ by;
        for (const bytes of [changed, whole.subarray(0, index)]) {
          writeFileSync(path, bytes);
          expect(desk.of().read()).to.equal(undefined);
        }
      }),
    );
  });

  it("is not written where that cannot be, and nothing is said", () => {
    const desk = new Desk();
    writeFileSync(desk.folder, "in the way");
    desk.of().write(PIECES);
    expect(readFileSync(desk.folder, "utf8")).to.equal("in the way");
    expect(desk.of().read()).to.equal(undefined);
  });

  it("goes once many others are newer, with what runs left that were killed", () => {
    const desk = new Desk();
    desk.of("oldest.yaml").write(PIECES);
    writeFileSync(`${desk.path}.4711`, "a draft");
    for (const path of desk.files) utimesSync(path, 1, 1);
    for (let index = 0; index < 16; index++) desk.of(`f${String(index)}.yaml`).write(PIECES);
    expect(desk.files).to.have.length(16);
    expect(desk.of("oldest.yaml").read()).to.equal(undefined);
    expect(desk.of("f0.yaml").read()).not.to.equal(undefined);
  });
});
