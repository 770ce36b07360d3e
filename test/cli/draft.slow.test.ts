import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { parseAllDocuments } from "yaml";
import { listingText, siteName } from "../../bench/listing";
import { readTree, repository, temporaryFolder } from "../support/folders";
import { runMeasured } from "../support/program";
import type { RunResult } from "../support/run";

/** Two sites that differ in their names. */
const LISTING = listingText(2, "own");

describe("fleetroles adopt --draft", () => {
  let folder: string;

  beforeEach(() => {
    folder = temporaryFolder("draft");
    writeFileSync(join(folder, "account.json"), LISTING);
  });

  const draft = (...args: string[]): Promise<RunResult> =>
    runMeasured(["adopt", "--from", "account.json", ...args], folder);

  it("writes the fleet file and its blueprint, which check takes, and adopt finds all of", async () => {
    const { code, stdout, stderr } = await draft(
      "--draft",
      "fleets.yaml",
      "--match",
      "EdgeCamera-*",
    );
    expect(stderr).to.equal("");
    expect(stdout.split("\n")).to.deep.equal([
      "fleets.yaml: 2 roles of the account 222222222222 in 2 fleets of 1 kind; blueprints: edge-camera-role (drafted); 0 grants, 0 statements",
      "proved: no role gains or loses access or trust by it",
      "created blueprints/edge-camera-role.yaml",
      "created fleets.yaml",
      "",
    ]);
    expect(code).to.equal(0);
    expect(await runMeasured(["check"], folder)).to.include({
      code: 0,
      stdout: "fleets.yaml: 2 stacks, 2 roles, no problems\n",
    });
    const adopted = await draft();
    expect(adopted.stdout).to.contain("none changes in what it can do; 8 to import, 0 to add");
  });

  it("writes nothing with --check, and prints with -", async () => {
    const checked = await draft("--draft", "fleets.yaml", "--check");
    expect(checked).to.include({ code: 1 });
    expect(checked.stdout).to.contain("would create fleets.yaml\n");
    const printed = await draft("--draft", "-");
    expect(printed).to.include({ code: 0 });
    const [fleets, blueprint] = parseAllDocuments(printed.stdout).map(
      (one) => one.toJS() as Readonly<Record<string, unknown>>,
    );
    expect(fleets?.fleets).to.deep.equal({ [siteName(0)]: {}, [siteName(1)]: {} });
    expect(blueprint?.id).to.equal("edge-camera-role");
    expect(printed.stderr).to.contain("proved:");
    expect([...readTree(folder).keys()]).to.deep.equal(["account.json"]);
  });

  it("gives programs all there is to say", async () => {
    const { stdout } = await draft("--draft", "fleets.yaml", "--format", "json");
    const said = JSON.parse(stdout) as { roles: number; written: boolean; files: unknown[] };
    expect(said).to.include({ roles: 2, written: true });
    expect(said.files).to.have.length(2);
  });

  for (const name of ["out.json", "out.txt", "out"]) {
    it(`writes YAML, and so not to ${name}`, async () => {
      const { code, stderr } = await draft("--draft", name);
      expect(code).to.equal(1);
      expect(stderr).to.contain(`--draft is "${name}", and a draft is YAML`);
      expect([...readTree(folder).keys()]).to.deep.equal(["account.json"]);
    });
  }

  it("says what is no role, and is left alone", async () => {
    const listing = JSON.parse(LISTING) as Readonly<Record<string, unknown>>;
    const user = { UserName: "ann", Arn: "arn:aws:iam::222222222222:user/ann", GroupList: [] };
    const whole = JSON.stringify({ ...listing, UserDetailList: [user] });
    writeFileSync(join(folder, "account.json"), whole);
    const { stdout } = await draft("--draft", "fleets.yaml");
    expect(stdout).to.contain("left alone, for a draft is of roles: 1 user\n");
  });

  it("writes over no file, and leaves none half written", async () => {
    writeFileSync(join(folder, "fleets.yaml"), "mine");
    const there = await draft("--draft", "fleets.yaml");
    expect(there.code).to.equal(1);
    expect(there.stderr).to.contain("error draft-exists");
    expect(readFileSync(join(folder, "fleets.yaml"), "utf8")).to.equal("mine");
    writeFileSync(join(folder, "blueprints"), "a file where a folder is to be");
    const before = readTree(folder);
    const stuck = await draft("--draft", "other.yaml");
    expect(stuck.code).to.equal(1);
    expect(stuck.stderr).to.contain("error unreadable-folder");
    expect(readTree(folder)).to.deep.equal(before);
  });

  it("uses blueprints that lie beside the draft, or in folders that are named", async () => {
    await draft("--draft", "fleets.yaml");
    const again = await draft("--draft", "again.yaml");
    expect(again.stdout).to.contain("blueprints: edge-camera-role; ");
    mkdirSync(join(folder, "sub"));
    const below = await draft("--draft", "sub/fleets.yaml", "--blueprints", "../blueprints");
    expect(below.code, below.stderr).to.equal(0);
    expect(readFileSync(join(folder, "sub", "fleets.yaml"), "utf8")).to.contain(
      "blueprints: ../blueprints\n",
    );
    expect(existsSync(join(folder, "sub", "blueprints"))).to.equal(false);
    const none = await draft("--draft", "x.yaml", "--blueprints", "nowhere");
    expect(none.stderr).to.contain("unreadable-folder");
  });

  it("takes what goes with a draft nowhere else, and no fleet file beside one", async () => {
    const usage = await draft("--match", "A*");
    expect(usage).to.include({ code: 2, stderr: "error: --match goes with --draft\n" });
    const both = await runMeasured(
      ["adopt", "fleets.yaml", "--from", "account.json", "--draft", "x.yaml"],
      folder,
    );
    expect(both.code).to.equal(2);
    expect(both.stderr).to.contain("name no FILE");
  });

  it("is shown in docs/how-to/adopt.md as it is", async () => {
    const cases = join(repository, "test", "cases", "estate", "drafts", "readme.json");
    const { listing } = JSON.parse(readFileSync(cases, "utf8")) as { listing: object };
    writeFileSync(join(folder, "account.json"), JSON.stringify(listing));
    const args = ["--draft", "fleets.yaml", "--match", "AWSDeepLens*", "EdgeCamera-*"];
    const { stdout } = await draft(...args);
    const readme = readFileSync(join(repository, "docs", "how-to", "adopt.md"), "utf8");
    const command = "npx fleetroles adopt --from account.json";
    expect(readme).to.contain(
      `$ ${command} --draft fleets.yaml --match 'AWSDeepLens*' 'EdgeCamera-*'\n${stdout}\`\`\``,
    );
    const text = readFileSync(join(folder, "fleets.yaml"), "utf8");
    const fleets = text.slice(text.indexOf("fleets:\n"));
    expect(readme).to.contain(`\`\`\`yaml\n${fleets}\`\`\``);
  });
});
