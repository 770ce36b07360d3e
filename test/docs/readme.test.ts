import { cpSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { FLEET_RULES } from "../../generators/fleet-file/merge-rules";
import type { MergeRule } from "../../generators/fleet-file/merge-rules";
import { describeBlueprint } from "../../generators/blueprints/describe";
import { BlueprintCatalog } from "../../generators/blueprints/load";
import { OPEN_READINGS } from "../../generators/iam/proof/readings";
import { SETTLED_READINGS } from "../../generators/iam/proof/settled-readings";
import { ManagedPolicies } from "../../generators/managed-policies";
import { loadEscalationPaths } from "../../generators/escalation-paths";
import { escalationDocs } from "../../generators/outputs/docs/escalation-paths";
import { loadIntents } from "../../generators/intents";
import { LEVEL_VERBS } from "../../generators/model/grants/levels";
import { blueprintDocs } from "../../generators/outputs/docs/blueprints";
import { intentDocs } from "../../generators/outputs/docs/intents";
import { readingDocs } from "../../generators/outputs/docs/readings";
import { packageFolder } from "../../generators/package-root";
import { inCi } from "../support/ci";
import { repository, temporaryFolder } from "../support/folders";
import { runFleetroles } from "../support/program";

const README = join(repository, "README.md");
/** Keys by what becomes of them, where a fleet and its template both have them. */
function mergingTable(): string {
  const keys = new Map<string, string[]>([
    ["append", []],
    ["keys", []],
    ["replace", []],
  ]);
  const add = (rule: MergeRule, path: string): void => {
    if (typeof rule === "string") {
      keys.get(rule)?.push(`\`${path}\``);
      return;
    }
    keys.get("keys")?.push(`\`${path}\``);
    const { keys: own = {}, each } = rule;
    for (const [key, inner] of Object.entries(own)) add(inner, `${path}.${key}`);
    if (typeof each === "object") {
      for (const [key, inner] of Object.entries(each.keys ?? {})) add(inner, `${path}.<id>.${key}`);
    }
  };
  for (const [key, rule] of Object.entries(FLEET_RULES)) if (key !== "formerly") add(rule, key);
  const words = {
    append: "all count: those of the template first, then the fleet's own",
    keys: "merged by key: what only one of them has stays, of what both have the fleet's counts",
    replace: "the fleet's alone",
  };
  const rows = Object.entries(words).map(
    ([rule, what]) => `| ${keys.get(rule)?.join(", ") ?? ""} | ${what} |`,
  );
  const ignore = "<!-- prettier-ignore -->";
  return [
    "",
    ignore,
    "| key that both have | what counts |",
    "| --- | --- |",
    ...rows,
    "",
    "",
  ].join("\n");
}

/** Tables of the README that are made from data. */
const TABLES: Readonly<Record<string, () => string>> = {
  intents: intentsTable,
  blueprints: blueprintsTable,
  merging: mergingTable,
};

const read = (...path: string[]): string => readFileSync(join(repository, ...path), "utf8");
const unindented = (text: string): string =>
  text
    .split("\n")
    .map((line) => line.trim())
    .join("\n");

function intentsTable(): string {
  const { resources } = loadIntents(packageFolder("templates", "intents"));
  const rows = resources.map(
    ({ service, type, access }) => `| \`${service}:${type}\` | ${[...access.keys()].join(", ")} |`,
  );
  const ignore = "<!-- prettier-ignore -->";
  return ["", ignore, "| resource | access |", "| --- | --- |", ...rows, "", ""].join("\n");
}

function blueprintsTable(): string {
  const catalog = BlueprintCatalog.open(packageFolder("templates", "blueprints"));
  const rows = catalog.ids.map((id) => {
    const data = catalog.tryFind(id)?.data;
    const lifecycle = data === undefined ? "" : describeBlueprint(data).lifecycle;
    return `| [\`${id}\`](docs/reference/blueprints.md#${id}) | ${data?.description ?? ""} | ${lifecycle} |`;
  });
  const head = ["| blueprint | gives | |", "| --- | --- | --- |"];
  return ["", "<!-- prettier-ignore -->", ...head, ...rows, "", ""].join("\n");
}

describe("README", () => {
  for (const [name, table] of Object.entries(TABLES)) {
    it(`lists the ${name} as they are`, () => {
      const begin = `<!-- ${name}:begin -->\n`;
      const end = `<!-- ${name}:end -->\n`;
      const text = read("README.md");
      const [before, rest = ""] = text.split(begin);
      const [, after] = rest.split(end);
      const wanted = `${before ?? ""}${begin}${table()}${end}${after ?? ""}`;
      if (process.env.UPDATE_GOLDENS === "1" && !inCi()) writeFileSync(README, wanted);
      expect(read("README.md")).to.equal(wanted);
    });
  }

  it("shows what check says of the example as it is", async () => {
    const { stdout, stderr } = await runFleetroles(["check"], repository);
    expect(read("README.md")).to.include(`$ npx fleetroles check\n${stderr}${stdout}\n$ npm run`);
  });

  it("shows the message of a mistake as it is", async () => {
    const folder = temporaryFolder("readme");
    const spec = read("fleets.yaml").replace("dynamodb:table/", "dynamodb:tabel/");
    writeFileSync(join(folder, "fleets.yaml"), spec);
    const { stdout, stderr } = await runFleetroles(["check"], folder);
    expect(read("README.md")).to.include(`$ npx fleetroles check\n${stderr}${stdout}`);
  });

  it("shows what lint says of a policy as it is", async () => {
    const folder = temporaryFolder("readme");
    cpSync(join(repository, "test", "cases", "lint-policy.json"), join(folder, "policy.json"));
    const { stdout, stderr } = await runFleetroles(["lint", "policy.json"], folder);
    expect(read("README.md")).to.include(`$ npx fleetroles lint policy.json\n${stderr}${stdout}`);
  });

  it("shows what breaks an expectation as it is", async () => {
    const folder = temporaryFolder("readme");
    const mark = "    description: Cameras at the reception.\n";
    const spec = read("fleets.yaml");
    const [grant = ""] = /^ {4}grants:\n(?: {6}.*\n)+/m.exec(spec) ?? [];
    writeFileSync(join(folder, "fleets.yaml"), spec.replace(mark, mark + grant));
    const { stdout, stderr } = await runFleetroles(["check"], folder);
    expect(stderr).to.contain("expectation-failed");
    expect(read("README.md")).to.include(`$ npx fleetroles check\n${stderr}${stdout}`);
  });

  it("shows what a wider grant looks like in a pull request as it is", async () => {
    const folder = temporaryFolder("readme");
    const wider = read("fleets.yaml").replace(
      "to: dynamodb:table/Inventory",
      "to: dynamodb:table/*",
    );
    writeFileSync(join(folder, "fleets.yaml"), wider);
    writeFileSync(join(folder, "before.yaml"), read("fleets.yaml"));
    const args = ["diff", "before.yaml", "--format", "markdown"];
    const { stdout } = await runFleetroles(args, folder);
    const [, shown] = read("README.md").split("<!-- diff:begin -->\n");
    expect(shown?.split("<!-- diff:end -->", 1)[0]?.trim()).to.equal(stdout.trim());
  });

  it("shows what a fleet of a row and a template comes to as it is", async () => {
    const folder = temporaryFolder("readme");
    const text = read("README.md");
    const block = (mark: string): string =>
      [...text.matchAll(/```yaml\n([\s\S]*?)```/g)].find(([all]) => all.includes(mark))?.[1] ?? "";
    const head = "version: 1\ninclude: [teams/*.yaml]\nenvironments:\n";
    const prod = '  prod: { account: "222222222222", region: us-east-1 }\n';
    mkdirSync(join(folder, "teams"));
    writeFileSync(join(folder, "fleets.yaml"), head + prod + block("for_each:"));
    writeFileSync(join(folder, "teams", "templates.yaml"), `version: 1\n${block("templates:")}`);
    writeFileSync(join(folder, "sites.csv"), "name,bucket\nkiel,photos-kiel\n");
    const args = ["show", "dock-kiel", "--environment", "prod"];
    const { stdout, stderr } = await runFleetroles(args, folder);
    expect(stderr).to.equal("");
    const [, shown = ""] = text.split(`$ npx fleetroles ${args.join(" ")}\n`);
    const lines = shown.split("```", 1).join("").trimEnd().split("\n");
    expect(lines).to.have.length.above(8);
    const said = lines.filter((line) => line.trim() !== "…");
    const order = said.map((line) => stdout.split("\n").indexOf(line));
    expect(order, stdout)
      .to.deep.equal([...order].sort((a, b) => a - b))
      .and.not.to.include(-1);
  });

  it("shows who can become whom as it is", async () => {
    const page = read("docs", "how-to", "ask.md");
    const [, shown = ""] = page.split("$ npx fleetroles access prod-labels ");
    const [first = "", ...lines] = shown.split("```", 1).join("").split("\n");
    const args = ["access", "prod-labels", ...first.split(" ")];
    const { stdout } = await runFleetroles(args, repository);
    expect(lines.join("\n")).to.equal(stdout);
    const paths = loadEscalationPaths(packageFolder("templates", "escalation-paths"));
    expect(page).to.include(`has the ${paths.paths.length} ways`);
    expect(read("CHANGELOG.md")).to.include(`one of ${paths.paths.length} known paths`);
  });

  it("shows the example file and the generated statement as they are", () => {
    const blocks = [...read("README.md").matchAll(/```(\w+)\n([\s\S]*?)```/g)];
    const block = (language: string): string =>
      blocks.find(([, name]) => name === language)?.[2] ?? "no such block";
    expect(read("fleets.yaml")).to.include(block("yaml"));
    expect(unindented(read("stacks", "generated", "prod-warehouse.ts"))).to.include(
      unindented(block("ts")).trim(),
    );
  });
});

describe("docs/how-to/own-blueprint.md", () => {
  const text = read("docs", "how-to", "own-blueprint.md");

  it("shows the files as they are", () => {
    const shown = [...text.matchAll(/<!-- file: (\S+) -->\n\n```yaml\n([\s\S]*?)```/g)];
    expect(shown).to.have.lengthOf(2);
    for (const [, file = "", content] of shown) expect(content, file).to.equal(read(file));
  });

  it("shows what check says of them, and of a mistake", async () => {
    const folder = temporaryFolder("own-blueprint");
    cpSync(join(repository, "examples"), join(folder, "examples"), { recursive: true });
    const args = ["check", "examples/own-blueprint/fleets.yaml"];
    const blueprint = join(folder, "examples/own-blueprint/blueprints/label-printer.yaml");
    const good = await runFleetroles(args, folder);
    writeFileSync(blueprint, readFileSync(blueprint, "utf8").replace("{{buckets}}", "{{bucket}}"));
    const bad = await runFleetroles(args, folder);
    for (const { stdout, stderr } of [good, bad]) {
      expect(text).to.include(`$ npx fleetroles ${args.join(" ")}\n${stderr}${stdout}\`\`\``);
    }
  });
});

describe("docs/reference/blueprints.md", () => {
  it("is what the blueprints make of it", () => {
    const catalog = BlueprintCatalog.open(packageFolder("templates", "blueprints"));
    const blueprints = catalog.ids.flatMap((id) => catalog.tryFind(id)?.data ?? []);
    const { asOf } = ManagedPolicies.open(packageFolder("templates", "managed-policies"));
    const page = blueprintDocs(blueprints.map(describeBlueprint), asOf);
    expect(read("docs", "reference", "blueprints.md"), "run npm run docs").to.equal(page);
  });
});

describe("docs/reference/readings.md", () => {
  it("is what the readings make of it", () => {
    const page = readingDocs(OPEN_READINGS, SETTLED_READINGS);
    expect(read("docs", "reference", "readings.md"), "run npm run docs").to.equal(page);
  });
});

describe("docs/reference/escalation-paths.md", () => {
  it("is what the paths make of it", () => {
    const { paths } = loadEscalationPaths(packageFolder("templates", "escalation-paths"));
    expect(read("docs", "reference", "escalation-paths.md"), "run npm run docs").to.equal(
      escalationDocs(paths),
    );
  });
});

describe("docs/reference/intents.md", () => {
  const catalog = loadIntents(packageFolder("templates", "intents"));
  const page = intentDocs(catalog, LEVEL_VERBS);

  it("is what the intents make of it", () => {
    expect(read("docs", "reference", "intents.md"), "run npm run docs").to.equal(page);
  });

  it("has every verb with its actions and its reason", () => {
    const lines = page.split("\n");
    for (const { service, type, access } of catalog.resources) {
      const start = lines.indexOf(`### ${service}:${type}`);
      const end = lines.findIndex((line, index) => index > start && line.startsWith("#"));
      const table = lines
        .slice(start, end < 0 ? undefined : end)
        .filter((line) => /^\| +[`|]/.test(line));
      expect(start, `${service}:${type}`).to.be.above(0);
      const entries = [...access.values()].flat();
      expect(table, `${service}:${type}`).to.have.lengthOf(entries.length);
      for (const [index, { actions }] of entries.entries()) {
        for (const action of actions) expect(table[index]).to.include(`\`${action}\``);
      }
    }
  });
});
