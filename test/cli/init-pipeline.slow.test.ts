import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { pipelineLines } from "../../generators/cli/init/pipeline";
import { completed } from "../../generators/cli/init/questions";
import { firstBlueprints, firstFile, neededParameters } from "../../generators/project";
import type { Model } from "../../generators";
import { repository, temporaryFolder } from "../support/folders";

/** What a shell makes of the options of a printed command. */
function givenBy(line: string): Record<string, string> & { with: Record<string, string> } {
  const given: Record<string, unknown> = {};
  const values: Record<string, string> = {};
  for (const [, option = "", quoted, plain] of line.matchAll(/--([a-z]+) (?:'([^']*)'|(\S+))/g)) {
    const value = quoted ?? plain ?? "";
    const [name = "", ...rest] = value.split("=");
    if (option === "with") values[name] = rest.join("=");
    else given[option] = value;
  }
  return { ...given, with: values } as ReturnType<typeof givenBy>;
}

async function modelOf(
  blueprint: string,
  values: Record<string, string>,
  folder: string,
): Promise<Model> {
  const { result } = await firstFile(completed({ blueprint, with: values }, folder), folder);
  if (result.model === undefined) throw new Error(JSON.stringify(result.problems));
  return result.model;
}

describe("the roles that CI assumes", () => {
  for (const blueprint of firstBlueprints()) {
    it(`are a project of their own beside one of ${blueprint.id}, and its file has no error`, async () => {
      const folder = temporaryFolder("pipeline");
      const needed = neededParameters(blueprint).map(([name]) => [name, NEEDED[name] ?? "one"]);
      const values = Object.fromEntries(needed) as Record<string, string>;
      const model = await modelOf(blueprint.id, values, folder);
      const lines = pipelineLines(model, "gitlab", "cameras-ci");
      if (blueprint.id === "ci") {
        expect(lines).to.deep.equal([]);
        return;
      }
      const [first = "", command = ""] = lines;
      const given = givenBy(command.replace("OWNER/NAME", "acme/cameras"));
      const { result, problems } = await firstFile(completed(given, folder), folder);
      expect(problems).to.deep.equal([]);
      // A blueprint may make roles with instance profiles, or nothing; the two have the names that are told.
      const made = (result.model?.stacks ?? []).flatMap(({ roles }) =>
        roles.map(({ name, path }) => `${path.slice(1)}${name}`),
      );
      for (const role of made) expect(first).to.include(role);
      expect(made).to.have.length(2);
      for (const workflow of ["github.yml.hbs", "gitlab.yml.hbs"]) {
        const text = readFileSync(join(repository, "templates", "init", workflow), "utf8");
        for (const role of made) expect(text).to.include(role.replace("-dev-", "-{0}-"));
      }
    });
  }

  it("are none where nobody chose a CI", async () => {
    const model = await modelOf("deeplens", {}, temporaryFolder("pipeline"));
    expect(pipelineLines(model, "none", "cameras-ci")).to.deep.equal([]);
    expect(pipelineLines({ stacks: [] }, "github", "cameras-ci")).to.deep.equal([]);
  });
});

/** Values of parameters that blueprints need. */
const NEEDED: Readonly<Record<string, string>> = { repository: "acme/ci", roles: "Camera*" };
