import { readFileSync, readdirSync } from "node:fs";
import { basename, join } from "node:path";
import { expect } from "chai";
import { checkFile, type Model } from "../../generators";
import { BlueprintCatalog } from "../../generators/blueprints/load";
import type { BlueprintData } from "../../generators/blueprints/schema";
import { packageFolder } from "../../generators/package-root";
import { casePath } from "../support/cases";
import { repository } from "../support/folders";
import { subjectsIn, subjectsOfModel } from "./model-subjects";
import { failuresOf, runTable, summaryLine, survivors, type SubjectOf } from "./run-table";
import { readTable, subjectName, type SubjectTable, type TruthTable } from "./tables";

const BLUEPRINTS = BlueprintCatalog.open(packageFolder("templates", "blueprints")).ids;

async function modelOf({ example }: TruthTable): Promise<Model> {
  const { model, problems } = await checkFile(join(repository, "examples", `${example}.yaml`));
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
  it("there is one for every blueprint", () => {
    const tables = readdirSync(casePath("truth")).map((name) => basename(name, ".json"));
    expect(tables.sort()).to.deep.equal([...BLUEPRINTS]);
  });

  for (const blueprint of BLUEPRINTS) {
    it(`${blueprint}: every role and policy of its example has cases`, async () => {
      const table = readTable(blueprint);
      const model = await modelOf(table);
      const subjects = table.subjects.map(subjectName).sort();
      expect(subjects).to.deep.equal(subjectsIn(model, blueprint));
    });

    it(`${blueprint}: its example has every role and policy that it can make`, async () => {
      const { stacks } = await modelOf(readTable(blueprint));
      const made = stacks.flatMap((stack) => [
        ...stack.roles,
        ...stack.policies,
        ...stack.iotPolicies,
      ]);
      const { roles = {}, policies = {}, iot_policies: iotPolicies = {} } = readData(blueprint);
      expect(made.map(({ id }) => id)).to.include.members(Object.keys(iotPolicies));
      for (const [id, { scope }] of Object.entries({ ...roles, ...policies })) {
        const prefix = scope === "account" ? `${blueprint.replaceAll("-", "_")}_` : "";
        expect(made.map((part) => part.id)).to.include(`${prefix}${id}`);
      }
    });
  }
});

function readData(blueprint: string): BlueprintData {
  const found = BlueprintCatalog.open(packageFolder("templates", "blueprints")).tryFind(blueprint);
  if (found === undefined) throw new Error(`no blueprint ${blueprint}`);
  return found.data;
}

describe("the truth about deeplens", function () {
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
    model = await modelOf(table);
    subjectOf = subjectsOfModel(model, managedDocument);
  });

  it("holds, and notices every widening", async () => {
    const result = await runTable(table, subjectOf);
    expect(result.failures).to.deep.equal([]);
    expect(result.survivors).to.deep.equal([]);
    expect(summaryLine("deeplens", result)).to.match(
      /^truth: deeplens: 7 roles, \d+ cases, \d+ allowed, \d+ denied; 0 of \d+ widenings/,
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
