import { readFileSync, readdirSync } from "node:fs";
import { basename, join } from "node:path";
import { expect } from "chai";
import { checkFile, type Model } from "../../generators";
import { packageFolder } from "../../generators/package-root";
import { casePath } from "../support/cases";
import { temporaryFolder, writeTree } from "../support/folders";
import { subjectsIn, subjectsOfModel } from "./model-subjects";
import { failuresOf, runTable, summaryLine, survivors, type SubjectOf } from "./run-table";
import { readTable, subjectName, type SubjectTable, type TruthTable } from "./tables";

/** One account in one region; a warehouse that looks up stock, and an office that does not. */
const DEEPLENS = {
  version: 1,
  environments: { prod: { account: "222222222222", region: "us-east-1" } },
  fleets: {
    warehouse: {
      blueprint: "deeplens",
      grants: [
        {
          to: "dynamodb:table/Inventory",
          access: ["read", "write"],
          why: "stock lookups at the dock",
        },
      ],
    },
    office: { blueprint: "deeplens" },
  },
};

async function modelOf(spec: unknown): Promise<Model> {
  const folder = temporaryFolder("truth");
  writeTree(folder, { "fleets.yaml": JSON.stringify(spec) });
  const { model, problems } = await checkFile(join(folder, "fleets.yaml"));
  expect(problems.filter(({ severity }) => severity === "error")).to.deep.equal([]);
  if (model === undefined) throw new Error("no model");
  return model;
}

/** The document of an AWS managed policy, as AWS has it. */
function managedDocument(arn: string): unknown {
  const file = packageFolder("templates", "managed-policies", "documents", `${basename(arn)}.json`);
  return (JSON.parse(readFileSync(file, "utf8")) as { document: unknown }).document;
}

describe("truth tables", () => {
  for (const name of readdirSync(casePath("truth")).sort()) {
    it(`${name} is well-formed`, () => {
      readTable(basename(name, ".json"));
    });
  }
});

describe("the truth about deeplens", function () {
  this.timeout(60_000);

  let table: TruthTable;
  let model: Model;
  let subjectOf: SubjectOf;

  function of(name: string): SubjectTable {
    const found = table.subjects.find((subject) => subjectName(subject) === name);
    if (found === undefined) throw new Error(`the table has no ${name}`);
    return found;
  }

  /** The subject's table without the cases that match. */
  function without(name: string, pattern: RegExp): SubjectTable {
    const subject = of(name);
    return { ...subject, cases: subject.cases.filter((item) => !pattern.test(item.resource)) };
  }

  before(async () => {
    table = readTable("deeplens");
    model = await modelOf(DEEPLENS);
    subjectOf = subjectsOfModel(model, managedDocument);
  });

  it("has a subject for every role and policy", () => {
    expect(table.subjects.map(subjectName).sort()).to.deep.equal(subjectsIn(model));
  });

  it("holds, and notices every widening", async () => {
    const result = await runTable(table, subjectOf);
    expect(result.failures).to.deep.equal([]);
    expect(result.survivors).to.deep.equal([]);
    expect(summaryLine("deeplens", result)).to.match(
      /^truth: deeplens: 6 roles, \d+ cases, \d+ allowed, \d+ denied; 0 of \d+ widenings/,
    );
    const { cases, allowed, denied, mutants } = result;
    expect(allowed + denied).to.equal(cases);
    expect(Math.min(allowed, denied, mutants)).to.be.above(40);
  });

  it("names the widening that no case notices", async () => {
    const name = "prod-warehouse greengrass_group";
    const table = "arn:aws:dynamodb:us-east-1:222222222222:table/Inventory";
    const warehouse = await subjectOf(of(name));
    expect(await survivors(warehouse, without(name, /InventoryArchive/))).to.deep.equal([
      `inline grants, Sid StockLookupsAtTheDock: Resource ${table} -> ${table}*`,
      `inline grants, Sid StockLookupsAtTheDockIndex: Resource ${table}/index/* -> ${table}*/index/*`,
    ]);
  });

  it("says which case fails, and what it is about", async () => {
    const office = of("prod-office greengrass_group");
    const warehouse = await subjectOf(of("prod-warehouse greengrass_group"));
    expect(await failuresOf(warehouse, office)).to.include(
      "dynamodb:GetItem on arn:aws:dynamodb:us-east-1:222222222222:table/Inventory: " +
        "allowed, not implicitly-denied (the warehouse's grant is not the office's)",
    );
  });

  it("counts a case that cannot be decided as a failure, and widens nothing there", async () => {
    const name = "prod-office greengrass_group";
    const wrong = {
      decision: "implicitly-denied" as const,
      action: "deeplens:ListModels",
      resource: "*",
      why: "the service is gone",
    };
    const subject = { ...of(name), cases: [wrong] };
    const result = await runTable({ example: "deeplens", subjects: [subject] }, subjectOf);
    expect(result.failures).to.have.lengthOf(1);
    expect(result.failures[0]).to.match(
      /^prod-office greengrass_group: .*deeplens:ListModels on \*.*"invalid\.service"/,
    );
    expect(result.mutants).to.equal(0);
  });
});
