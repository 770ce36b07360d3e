import { readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { PassThrough } from "node:stream";
import { createColors } from "picocolors";
import { expect } from "chai";
import fc from "fast-check";
import { parse } from "yaml";
import { askAll } from "../../generators/cli/init/ask";
import { optionProblems } from "../../generators/cli/init/option-problems";
import { completed, projectName, type Given } from "../../generators/cli/init/questions";
import { terminalOf } from "../../generators/cli/init/terminal";
import { grownPackage } from "../../generators/outputs";
import { listingText } from "../../bench/listing";
import { projectText, settingsText } from "../../generators/project-draft";
import { firstBlueprints, firstFile, firstText, neededParameters } from "../../generators/project";
import { compiledProgram } from "../support/compiled";
import { expectRecorded, readCases } from "../support/cases";
import { readTree, temporaryFolder, writeTree } from "../support/folders";
import { hostileText } from "../support/hostile";
import { problemLine } from "../support/problems";
import { runFleetroles, runMeasured } from "../support/program";
import { run } from "../support/run";

interface Case {
  readonly name: string;
  readonly args: readonly string[];
  /** Files that are there before. */
  readonly before?: Readonly<Record<string, string>>;
}

const CASES = readCases<readonly Case[]>("init", "cases.json");
const ACCOUNT = "--account=111111111111";
const NOBODY = { with: {} } as const;

function linesOf(text: string): string[] {
  return text.split("\n").filter((line) => line !== "");
}

describe("fleetroles init", () => {
  it("says what it does, what it leaves, and what is wrong, and writes all or nothing", async () => {
    const all: Record<string, unknown> = {};
    for (const { name, args, before = {} } of CASES) {
      const folder = temporaryFolder("init");
      writeTree(folder, before);
      const result = await runMeasured(["init", "--project=cameras", ...args], folder);
      const tree = readTree(folder);
      for (const [path, text] of Object.entries(before)) {
        if (path === "package.json") continue;
        if (path === ".gitignore") expect(tree.get(path)?.startsWith(text), name).to.equal(true);
        else expect(tree.get(path), `${name}: ${path}`).to.equal(text);
      }
      if (result.code !== 0) {
        expect(Object.fromEntries(tree), name).to.deep.equal(before);
      }
      const page = tree.get("README.md") ?? "";
      if (page.includes("stacks/main.ts")) expect(tree.has("stacks/main.ts"), name).to.equal(true);
      const said = [...linesOf(result.stderr), ...linesOf(result.stdout)];
      all[name] = { code: result.code, said };
    }
    expectRecorded("init/said.json", all);
  });

  it("holds every answer to what fleet files are held to, and says it of the option", async () => {
    const all: Record<string, unknown> = {};
    for (const [name, given] of Object.entries(
      readCases<Record<string, Given>>("init", "answers.json"),
    )) {
      const { problems } = await firstFile(completed(given, "/cameras"), "/cameras");
      expect(problems, name).not.to.be.empty;
      all[name] = optionProblems(problems).map(problemLine);
    }
    expectRecorded("init/refused.json", all);
  });

  for (const [name, args] of Object.entries({
    local: [ACCOUNT],
    github: [
      ...[
        ACCOUNT,
        "--to=dynamodb:table/Inventory",
        "--access=read,write",
        "--why=stock: a 'lookup'",
      ],
      ...["--state=s3:my-state", "--ci=github", "--hook", "--environment=prod", "--fleet=dock"],
    ],
    gitlab: [
      ...[ACCOUNT, "--blueprint=ground-truth", "--with=buckets=dock-images,yard-images"],
      ...["--state=cloud:example", "--ci=gitlab", "--region=cn-north-1"],
    ],
  })) {
    it(`writes the same files wherever and whenever: ${name}`, async () => {
      const trees = await Promise.all(
        (name === "github" ? ["a", "b"] : ["a"]).map(async (parent) => {
          const folder = join(temporaryFolder(parent), "cameras");
          const { code, stderr } = await runFleetroles(["init", folder, ...args], "/");
          expect(code, stderr).to.equal(0);
          const hook = join(folder, ".githooks", "pre-commit");
          if (name === "gitlab") {
            const plan = await run(process.execPath, ["scripts/plan.mjs"], { cwd: folder });
            expect(plan).to.include({ code: 2, stdout: "" });
            expect(plan.stderr).to.match(/^there is no folder terraform: .*\n$/);
          }
          if (name === "github") {
            expect(statSync(hook).mode & 0o111).to.equal(0o111);
            expect(await run("sh", ["-n", hook], { cwd: folder })).to.include({ code: 0 });
          }
          return readTree(folder);
        }),
      );
      expect(trees[0]).to.deep.equal(trees.at(-1));
      const files = [...(trees[0] ?? [])].filter(([path]) => !/fleetroles\.(yml|json)$/.test(path));
      expectRecorded(
        `init/${name}.json`,
        Object.fromEntries(files.map(([path, text]) => [path, text.split("\n")])),
      );
      for (const [path, text] of files) {
        if (/\.ya?ml$/.test(path)) expect(() => parse(text) as unknown, path).not.to.throw();
      }
    });
  }

  it("begins with any blueprint without an error, and the file is what check says of it", async () => {
    for (const blueprint of firstBlueprints()) {
      const parameters = neededParameters(blueprint).map(([name]) => [name, "some_images"]);
      const given = {
        blueprint: blueprint.id,
        with: Object.fromEntries(parameters) as Record<string, string>,
      };
      const answers = completed(given, "/cameras");
      const sound = { buckets: "images", repository: "example/cameras", roles: "cameras-*" };
      const values = Object.fromEntries(
        Object.entries(answers.with).map(([name, value]) => [
          name,
          new Map(Object.entries(sound)).get(name) ?? value,
        ]),
      );
      const { problems, result } = await firstFile({ ...answers, with: values }, "/cameras");
      expect(problems, blueprint.id).to.deep.equal([]);
      expect(result.model?.stacks, blueprint.id).not.to.be.empty;
    }
  });

  it("takes any text for what it is: none changes the form of the file", () => {
    fc.assert(
      fc.property(hostileText, hostileText, hostileText, (fleet, why, name) => {
        const given = { ...NOBODY, fleet, why, to: why, state: `cloud:o${name}`, project: name };
        const text = firstText(completed(given, "/cameras"));
        const { version, fleets, ...more } = parse(text) as Readonly<Record<string, unknown>>;
        expect(version).to.equal(1);
        expect(Object.keys(fleets as object)).to.deep.equal([fleet]);
        expect(more).to.deep.equal({
          project: name,
          defaults: { backend: { cloud: { organization: `o${name}` } } },
          environments: { dev: { account: "111111111111", region: "us-east-1" } },
        });
      }),
    );
  });

  it("names a project by its folder, whatever that is called", () => {
    for (const [folder, name] of [
      ["/a/cameras", "cameras"],
      ["/a/My cameras (2)", "My-cameras-2"],
      ["/a/2024-dock", "dock"],
      ["/a/été", "ete"],
      ["/a/Lager süd", "Lager-sud"],
      ["/a/\u5009\u5eab", "fleets"],
      ["/", "fleets"],
    ] as const) {
      expect(projectName(folder), folder).to.equal(name);
    }
  });
});

describe("fleetroles init --from", () => {
  it("begins with the draft of an account, and with what the project adds to it", async () => {
    const folder = temporaryFolder("init");
    writeTree(folder, { "account.json": listingText(2, "own") });
    const options = ["--from", "account.json", "--state=s3:my-state", "--environment=prod"];
    const { code, stdout, stderr } = await runMeasured(["init", "cameras", ...options], folder);
    expect(stderr).to.equal("");
    expect(code).to.equal(0);
    expectRecorded("init/from.json", {
      said: linesOf(stdout),
      text: linesOf(readFileSync(join(folder, "cameras", "fleets.yaml"), "utf8")),
    });
    expect(await runFleetroles(["check"], join(folder, "cameras"))).to.include({
      code: 0,
      stdout: "fleets.yaml: 2 stacks, 2 roles, no problems\n",
    });
    const adopt = ["adopt", "--from", "../account.json"];
    const adopted = await runFleetroles(adopt, join(folder, "cameras"));
    expect(adopted.stdout).to.contain("none changes in what it can do; 8 to import, 0 to add");
  });

  it("adds to defaults that a draft has, and refuses what the listing says itself", async () => {
    const folder = temporaryFolder("init");
    const text = "# a\nversion: 1\n\ndefaults:\n  blueprint: x\n\nenvironments:\n  a: {}\n";
    const settings = settingsText({ project: "p", defaults: { backend: { local: {} } } });
    expect(parse(projectText(text, settings))).to.deep.equal({
      ...{ version: 1, project: "p", environments: { a: {} } },
      defaults: { backend: { local: {} }, blueprint: "x" },
    });
    for (const [args, said] of [
      [["--from", "none.json"], "none.json does not exist"],
      [["--from", "none.json", "--fleet=a"], "leave --fleet out"],
      [["--from", "none.json", "--with", "a=b"], "leave --with out"],
    ] as const) {
      const { code, stderr } = await runFleetroles(["init", ...args], folder);
      expect(code, stderr).to.be.oneOf([1, 2]);
      expect(stderr).to.include(said);
    }
    expect([...readTree(folder)]).to.deep.equal([]);
  });
});

describe("a package.json that gets what it lacks", () => {
  const packages = { dependencies: { fleetroles: "^0.1.0" }, devDependencies: { tsx: "^4.0.0" } };
  const entries = fc.dictionary(
    fc.oneof(fc.constantFrom("check", "plan", "fleetroles", "tsx", "__proto__"), fc.string()),
    fc.string(),
  );
  const manifest = fc.record(
    { name: fc.string(), scripts: entries, dependencies: entries, devDependencies: entries },
    { requiredKeys: [] },
  );

  it("loses nothing, changes nothing, and gets nothing twice", () => {
    fc.assert(
      fc.property(manifest, fc.constantFrom(2, 4, "\t"), (data, indent) => {
        const text = `${JSON.stringify(data, null, indent)}\n`;
        const grown = grownPackage(text, packages);
        if (grown === undefined) throw new Error(text);
        const now = JSON.parse(grown.content) as Record<string, object>;
        for (const [key, value] of Object.entries(JSON.parse(text) as object)) {
          expect(typeof value === "string" ? now[key] : { ...now[key], ...value }).to.deep.equal(
            now[key],
          );
        }
        expect(grownPackage(grown.content, packages)).to.include({ content: grown.content });
        expect(grownPackage(grown.content, packages)?.added).to.deep.equal([]);
      }),
    );
  });

  it("is not touched where it is none", () => {
    for (const text of ["", "[]", "null", '{"scripts": "x"}', '{"dependencies": []}']) {
      expect(grownPackage(text, packages), text).to.equal(undefined);
    }
  });
});

describe("fleetroles init in a terminal", () => {
  async function typed(lines: readonly string[]): Promise<{ said: string[]; given: unknown }> {
    const [input, output] = [new PassThrough(), new PassThrough()];
    let text = "";
    output.setEncoding("utf8").on("data", (part: string) => (text += part));
    const terminal = terminalOf(input, output, false);
    input.end(lines.map((line) => `${line}\n`).join(""));
    const given = await askAll(NOBODY, "/cameras", terminal, createColors(false));
    terminal.close();
    return { said: linesOf(text), given: given ?? "the terminal ended" };
  }

  it("asks, says what is wrong with an answer, and asks again", async () => {
    const all: Record<string, unknown> = {};
    for (const [name, lines] of Object.entries(
      readCases<Record<string, string[]>>("init", "typed.json"),
    )) {
      all[name] = await typed(lines);
    }
    expectRecorded("init/asked.json", all);
  });

  it("asks on a real terminal, and Ctrl-C writes nothing", async function () {
    const folder = temporaryFolder("init");
    const asked = async (...steps: (readonly [seen: string, keys: string])[]): Promise<string> => {
      const waits = steps.map(([text, keys]) => [
        `until grep -q '${text}' seen 2>&1; do sleep 0.1; done`,
        `printf '${keys}'`,
      ]);
      const program = `${process.execPath} ${compiledProgram()} init`;
      const command = `rm -f seen; { ${waits.flat().join("; ")}; } | script -qefc '${program}' seen`;
      return (await run("sh", ["-c", command], { cwd: folder, env: { NO_COLOR: "1" } })).stdout;
    };
    if ((await run("sh", ["-c", "command -v script"], { cwd: folder })).code !== 0) this.skip();
    const ended = await asked(
      ["Which devices", "\\r"],
      ["first fleet", "\\003"],
      ["nothing was", ""],
    );
    expect(ended).to.include("nothing was written");
    expect([...readTree(folder).keys()]).to.deep.equal(["seen"]);
    await asked(
      ["Which devices", "\\rdock\\r111111111111\\r\\r\\r\\r\\r\\r"],
      ["npm run plan", ""],
    );
    expect(readFileSync(join(folder, "fleets.yaml"), "utf8")).to.include("  dock:\n");
  });
});
