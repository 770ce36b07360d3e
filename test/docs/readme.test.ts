import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { loadIntents } from "../../generators/blueprints/intents";
import { packageFolder } from "../../generators/package-root";
import { inCi } from "../support/ci";
import { repository, temporaryFolder } from "../support/folders";
import { runFleetroles } from "../support/program";

const README = join(repository, "README.md");
const BEGIN = "<!-- intents:begin -->\n";
const END = "<!-- intents:end -->\n";

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

describe("README", () => {
  it("lists the intents as they are", () => {
    const text = read("README.md");
    const [before, rest = ""] = text.split(BEGIN);
    const [, after] = rest.split(END);
    const wanted = `${before ?? ""}${BEGIN}${intentsTable()}${END}${after ?? ""}`;
    if (process.env.UPDATE_GOLDENS === "1" && !inCi()) writeFileSync(README, wanted);
    expect(read("README.md")).to.equal(wanted);
  });

  it("shows the message of a mistake as it is", async () => {
    const folder = temporaryFolder("readme");
    const spec = read("fleets.yaml").replace("dynamodb:table/", "dynamodb:tabel/");
    writeFileSync(join(folder, "fleets.yaml"), spec);
    const { stdout, stderr } = await runFleetroles(["check"], folder);
    expect(read("README.md")).to.include(`$ npx fleetroles check\n${stderr}${stdout}`);
  }).timeout(20_000);

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
