import { copyFileSync, existsSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { casePath } from "../support/cases";
import { temporaryFolder } from "../support/folders";
import { runMeasured } from "../support/program";

describe("fleetroles report", () => {
  let folder: string;

  beforeEach("a project", () => {
    folder = temporaryFolder("report");
    copyFileSync(casePath("report", "plant", "fleets.yaml"), join(folder, "fleets.yaml"));
  });

  it("writes the page, also of a file in which something is not as expected", async () => {
    const { code, stdout, stderr } = await runMeasured(["report"], folder);
    expect(stdout).to.match(/^report\.html: 5 stacks, 1 error; 1\d\d kB\n$/);
    expect(stderr).to.include("error expectation-failed");
    expect(code).to.equal(1);
    const page = readFileSync(join(folder, "report.html"), "utf8");
    expect(page).to.include("stock lookups at the dock");
    expect(page).not.to.include(folder);
    expect(readdirSync(folder).sort()).to.deep.equal(["fleets.yaml", "report.html"]);
  });

  it("prints the data of one environment", async () => {
    const args = ["report", "--format", "json", "--environment", "dev"];
    const { code, stdout } = await runMeasured(args, folder);
    const { kind, stacks, problems } = JSON.parse(stdout) as Record<string, { name: string }[]>;
    expect(kind).to.equal("fleetroles-report");
    expect(stacks?.map(({ name }) => name)).to.deep.equal(["dev-shared", "dev-warehouse"]);
    expect(problems).to.have.length(0);
    expect(code).to.equal(0);
    expect(existsSync(join(folder, "report.html"))).to.equal(false);
  });

  it("writes over no other file, and nothing of an environment that is not there", async () => {
    const args = ["report", "--out", "fleets.yaml"];
    const before = readFileSync(join(folder, "fleets.yaml"), "utf8");
    const { code, stderr } = await runMeasured(args, folder);
    expect(stderr).to.include('"fleets.yaml" is what the report is made from');
    expect(code).to.equal(1);
    expect(readFileSync(join(folder, "fleets.yaml"), "utf8")).to.equal(before);
    writeFileSync(join(folder, "report.html"), "<p>notes</p>");
    const missing = await runMeasured(["report", "--environment", "staging"], folder);
    expect(missing.stderr).to.include('no fleet is in an environment "staging"');
    expect(missing.code).to.equal(1);
    expect(readFileSync(join(folder, "report.html"), "utf8")).to.equal("<p>notes</p>");
  });
});
