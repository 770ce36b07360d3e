import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { checkFile, type Model } from "../../generators";
import { listingOf, type Listing } from "../estate/listing";
import { casePath, readCases } from "../support/cases";
import { compiledProgram } from "../support/compiled";
import { temporaryFolder } from "../support/folders";
import { runMeasured } from "../support/program";
import { run, type RunResult } from "../support/run";

const FILE = casePath("estate", "fleets.yaml");
const ACCOUNT = "111111111111";
const ADMIN = "arn:aws:iam::aws:policy/AdministratorAccess";

/** A fleet file that stands among the listings. */
interface SwallowedCase {
  readonly about: string;
  readonly args: readonly string[];
  readonly stderr: string;
}

describe("fleetroles verify", function () {
  let model: Model;
  let folder: string;

  before(async () => {
    const result = await checkFile(FILE);
    if (result.model === undefined) throw new Error("no model");
    ({ model } = result);
  });

  beforeEach(() => {
    folder = temporaryFolder("verify");
  });

  /** An account's listing as a file. */
  function write(name: string, account = ACCOUNT, deed: (one: Listing) => void = () => undefined) {
    const listing = listingOf(model, account);
    deed(listing);
    writeFileSync(join(folder, name), JSON.stringify(listing, null, 2));
  }

  function verify(...args: readonly string[]): Promise<RunResult> {
    return runMeasured(["verify", FILE, ...args], folder);
  }

  /** AWS lists its own policies that are attached, with their documents. */
  const attachAdmin = ({ RoleDetailList, Policies }: Listing): void => {
    for (const role of RoleDetailList) role.AttachedManagedPolicies.push({ PolicyArn: ADMIN });
    const Statement = [{ Effect: "Allow", Action: "*", Resource: "*" }];
    const Document = { Version: "2012-10-17", Statement };
    const version = { VersionId: "v1", IsDefaultVersion: true, Document };
    Policies.push({ Arn: ADMIN, PolicyVersionList: [version] });
  };

  it("says that nothing differs", async () => {
    write("account.json");
    expect(await verify("--from", "account.json")).to.include({
      code: 0,
      stdout: `4 roles and policies compared with the account ${ACCOUNT}: nothing differs.\n`,
      stderr: "",
    });
  });

  for (const { about, args, stderr } of readCases<SwallowedCase[]>("estate", "swallowed.json")) {
    it(about, async () => {
      write("account.json");
      mkdirSync(join(folder, "teams"));
      writeFileSync(join(folder, "fleets.json"), '{ "version": 1 }');
      expect(await runMeasured(args, folder)).to.include({ code: 2, stdout: "", stderr });
    });
  }

  it("takes a listing of several files, and of standard input", async () => {
    const whole = listingOf(model, ACCOUNT);
    const first = { ...whole, RoleDetailList: [], IsTruncated: true, Marker: "next" };
    const second = { RoleDetailList: whole.RoleDetailList, IsTruncated: false };
    writeFileSync(join(folder, "1.json"), JSON.stringify(first));
    writeFileSync(join(folder, "2.json"), JSON.stringify(second));
    expect(await verify("--from", "1.json", "--from", "2.json")).to.include({ code: 0 });
    const program = `"${process.execPath}" "${compiledProgram()}"`;
    const line = `cat 1.json 2.json | ${program} verify "${FILE}" --from -`;
    expect(await run("sh", ["-c", line], { cwd: folder })).to.include({ code: 0, stderr: "" });
  });

  it("names what nobody declared, what it gives, and what is expected no more", async () => {
    write("account.json", ACCOUNT, attachAdmin);
    const { code, stdout } = await verify("--from", "account.json");
    expect(code).to.equal(1);
    expect(stdout.split("\n")).to.deep.equal([
      `! the aws-managed policy ${ADMIN} is on the role "GreengrassV2TokenExchangeRole-dev-dock" of dev-dock, and nobody declared it`,
      "    + * on *; as dynamodb:AssociateTableReplica on arn:aws:dynamodb:us-east-1:111122223333:table/x",
      "    fix: detach it, or add it to the file",
      '! as the account has it, cannot dynamodb:DeleteTable does not hold of "GreengrassV2TokenExchangeRole-dev-dock": dynamodb:DeleteTable on arn:aws:dynamodb:us-east-1:111122223333:table/x',
      `    see: ${FILE}:15:17`,
      "    fix: mend the account, or what is expected",
      '! as the account has it, what its blueprint promises does not hold of "GreengrassV2TokenExchangeRole-dev-dock": iam:AddUserToGroup on arn:aws:iam:::group/x',
      "    see: blueprints/greengrass-v2.yaml",
      "    fix: mend the account, or what is expected",
      `4 roles and policies compared with the account ${ACCOUNT}: 1 difference, 2 expectations broken.`,
      "",
    ]);
  });

  it("says the same as JSON, Markdown and SARIF", async () => {
    write("account.json", ACCOUNT, attachAdmin);
    const json = await verify("--from", "account.json", "--format", "json");
    const data = JSON.parse(json.stdout) as { account: string; differences: { id: string }[] };
    expect(data.account).to.equal(ACCOUNT);
    expect(data.differences.map(({ id }) => id)).to.deep.equal(["out-of-band"]);
    const markdown = await verify("--from", "account.json", "--format", "markdown");
    expect(markdown.stdout).to.include("  - **more in the account** \\* on \\*; as ");
    const sarif = await verify("--from", "account.json", "--format", "sarif");
    const { runs } = JSON.parse(sarif.stdout) as {
      runs: { results: { ruleId: string; locations?: unknown[] }[] }[];
    };
    const results = runs[0]?.results.map(({ ruleId, locations }) => [ruleId, locations?.length]);
    expect(results).to.deep.equal([
      ["policy-out-of-band", 1],
      ["expectation-broken", 1],
      ["expectation-broken", undefined],
    ]);
    expect([json.code, markdown.code, sarif.code]).to.deep.equal([1, 1, 1]);
  });

  const problems: readonly (readonly [string, () => void, string])[] = [
    [
      "of an account that the file has no environment in",
      () => {
        const listing = JSON.stringify(listingOf(model, ACCOUNT)).replaceAll(
          ACCOUNT,
          "333333333333",
        );
        writeFileSync(join(folder, "account.json"), listing);
      },
      'the listing is of the account "333333333333", and the file\'s environments are in "111111111111" and "222222222222"',
    ],
    ["that is not there", () => undefined, "account.json does not exist"],
    [
      "that is none",
      () => {
        writeFileSync(join(folder, "account.json"), "Roles:");
      },
      '"account.json" holds what is no JSON',
    ],
  ];
  for (const [what, deed, message] of problems) {
    it(`refuses a listing ${what}`, async () => {
      deed();
      const { code, stdout, stderr } = await verify("--from", "account.json");
      expect({ code, stdout }).to.deep.equal({ code: 1, stdout: "" });
      expect(stderr).to.include(message).and.to.include("fix:");
    });
  }

  it("refuses listings of several accounts at once", async () => {
    write("1.json");
    write("2.json", "222222222222");
    const { code, stderr } = await verify("--from", "1.json", "2.json");
    expect(code).to.equal(1);
    expect(stderr).to.include('of several accounts, "111111111111" and "222222222222"');
  });

  it("wants a listing", async () => {
    expect(await verify()).to.include({ code: 2 });
  });
});
