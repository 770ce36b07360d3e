import { mkdirSync, readFileSync, readdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { writeReport } from "../../generators/files/write-one";
import { temporaryFolder } from "../support/folders";

const MARK = "a-report";

describe("writing a report", () => {
  let folder: string;

  beforeEach("a folder", () => {
    folder = temporaryFolder("write-report");
  });

  it("makes the file and its folder, and replaces a report", () => {
    const path = join(folder, "out", "report.html");
    for (const text of [`head\n${MARK}\n1`, `head\n${MARK}\n2`]) {
      expect(writeReport(path, text, MARK)).to.equal(undefined);
      expect(readFileSync(path, "utf8")).to.equal(text);
    }
    expect(readdirSync(join(folder, "out"))).to.deep.equal(["report.html"]);
  });

  it("replaces an empty file, and any file where nothing marks a report", () => {
    const path = join(folder, "report");
    writeFileSync(path, "");
    expect(writeReport(path, MARK, MARK)).to.equal(undefined);
    writeFileSync(path, "notes");
    expect(writeReport(path, "graph", undefined)).to.equal(undefined);
    expect(readFileSync(path, "utf8")).to.equal("graph");
  });

  it("leaves a file of others, a link and a folder as they are", () => {
    const [file, link, below] = ["file", "link", "folder"].map((name) => join(folder, name));
    // A page of one's own that has a report's mark has it elsewhere.
    const notes = `notes of <b>${MARK}</b>`;
    writeFileSync(file ?? "", notes);
    symlinkSync(file ?? "", link ?? "");
    mkdirSync(below ?? "");
    for (const path of [file, link, below]) {
      expect(writeReport(path ?? "", MARK, MARK)?.id, path).to.equal("not-generated");
    }
    expect(readFileSync(file ?? "", "utf8")).to.equal(notes);
    expect(readdirSync(folder).sort()).to.deep.equal(["file", "folder", "link"]);
  });

  it("says what the system refuses", () => {
    const path = join(folder, "file", "report.html");
    writeFileSync(join(folder, "file"), "");
    const { id, message = "" } = writeReport(path, MARK, MARK) ?? {};
    expect(`${id ?? ""}: ${message}`).to.match(
      /^cannot-write: ".*" cannot be written \(ENOTDIR\)$/,
    );
  });
});
