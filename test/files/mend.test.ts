import {
  chmodSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { replaceTexts } from "../../generators/files/mend";
import { mendFile } from "../../generators/mended";
import { temporaryFolder, writeTree } from "../support/folders";

const HEAD = 'version: 1\nenvironments: { dev: { account: "111111111111", region: us-east-1 } }\n';
const WRONG = `${HEAD}fleets: { dock: { blueprint: greengras-v2 } }\n`;
const RIGHT = WRONG.replace("greengras-v2", "greengrass-v2");

function projectOf(files: Readonly<Record<string, string>>): string {
  const folder = temporaryFolder("mend");
  writeTree(folder, files);
  return folder;
}

describe("files that are mended", () => {
  it("are replaced where they are, with the permissions and the mark that they had, and nothing is left beside them", () => {
    const folder = projectOf({ "a.yaml": `\ufeff${WRONG}`, "teams/b.yaml": WRONG });
    chmodSync(join(folder, "a.yaml"), 0o640);
    const files = ["a.yaml", "teams/b.yaml"].map((name) => ({
      file: join(folder, name),
      before: WRONG,
      after: RIGHT,
    }));
    expect(replaceTexts(folder, files)).to.deep.equal([]);
    expect(readFileSync(join(folder, "a.yaml"), "utf8")).to.equal(`\ufeff${RIGHT}`);
    expect(readFileSync(join(folder, "teams/b.yaml"), "utf8")).to.equal(RIGHT);
    expect(statSync(join(folder, "a.yaml")).mode & 0o777).to.equal(0o640);
    expect(readdirSync(folder).sort()).to.deep.equal(["a.yaml", "teams"]);
  });

  it("stay as they are, all of them, where one changed since it was read", () => {
    const folder = projectOf({ "a.yaml": WRONG, "b.yaml": `${WRONG}# new\n` });
    const files = ["a.yaml", "b.yaml"].map((name) => ({
      file: join(folder, name),
      before: WRONG,
      after: RIGHT,
    }));
    expect(replaceTexts(folder, files).map(({ id }) => id)).to.deep.equal(["cannot-write"]);
    expect(readFileSync(join(folder, "a.yaml"), "utf8")).to.equal(WRONG);
  });

  it("stay as they are, all of them, where nobody may write one", () => {
    const folder = projectOf({ "a.yaml": WRONG, "b.yaml": WRONG });
    chmodSync(join(folder, "b.yaml"), 0o444);
    const files = ["a.yaml", "b.yaml"].map((name) => ({
      file: join(folder, name),
      before: WRONG,
      after: RIGHT,
    }));
    const [found] = replaceTexts(folder, files);
    expect(found?.message).to.include("is read-only");
    expect(readFileSync(join(folder, "a.yaml"), "utf8")).to.equal(WRONG);
    expect(readFileSync(join(folder, "b.yaml"), "utf8")).to.equal(WRONG);
  });

  it("are never outside of the project, not by a symbolic link either; a link inside stays one", async () => {
    const elsewhere = projectOf({ "other.yaml": WRONG });
    const folder = projectOf({
      "real/fleet.yaml": "version: 1\nfleets: { yard: { blueprint: greengras-v2 } }\n",
    });
    const file = join(folder, "fleets.yaml");
    writeFileSync(file, `${WRONG}include: [link.yaml]\n`);
    symlinkSync(join("real", "fleet.yaml"), join(folder, "link.yaml"));
    const { files } = await mendFile(file);
    expect(replaceTexts(folder, files)).to.deep.equal([]);
    expect(readFileSync(join(folder, "real", "fleet.yaml"), "utf8")).to.contain("greengrass-v2");
    expect(lstatSync(join(folder, "link.yaml")).isSymbolicLink()).to.equal(true);
    const outside = { file: join(elsewhere, "other.yaml"), before: WRONG, after: RIGHT };
    expect(replaceTexts(folder, [outside]).map(({ id }) => id)).to.deep.equal(["cannot-write"]);
    symlinkSync(outside.file, join(folder, "out.yaml"));
    const byLink = { ...outside, file: join(folder, "out.yaml") };
    expect(replaceTexts(folder, [byLink]).map(({ id }) => id)).to.deep.equal(["cannot-write"]);
    expect(readFileSync(outside.file, "utf8")).to.equal(WRONG);
    expect((await mendFile(join(folder, "out.yaml"))).mended).to.deep.equal([]);
  });

  it("are named where the system refuses, and stay as they are", () => {
    const folder = projectOf({ "a.yaml": WRONG });
    mkdirSync(join(folder, "b.yaml"));
    const files = ["a.yaml", "b.yaml"].map((name) => ({
      file: join(folder, name),
      before: WRONG,
      after: RIGHT,
    }));
    const [problem, ...others] = replaceTexts(folder, files);
    expect(others).to.deep.equal([]);
    expect(problem?.message).to.contain("cannot be written");
    expect(readFileSync(join(folder, "a.yaml"), "utf8")).to.equal(WRONG);
  });
});
