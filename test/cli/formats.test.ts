import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { createColors } from "picocolors";
import { expect } from "chai";
import type { Problem, Severity } from "../../generators";
import { counts, formats } from "../../generators/cli/formats";
import type { Surroundings } from "../../generators/cli/formats";
import { READABLE, firstOf } from "../../generators/cli/formats/first";
import { packageVersion } from "../../generators/package-root";
import { casePath, readCases } from "../support/cases";
import { inCi } from "../support/ci";

interface Input {
  readonly problems: readonly Problem[];
  readonly texts: Readonly<Record<string, string>>;
  readonly more: Readonly<Record<string, unknown>>;
  readonly accepted: readonly Problem[];
}

interface FirstCase {
  readonly what: string;
  /** A letter per problem: error, warning or notice. */
  readonly severities: string;
  readonly limit: number;
  /** The indexes of those that are shown, and of the others. */
  readonly shown: string;
  readonly hidden: string;
}

const { problems, texts, more, accepted } = readCases<Input>("formats", "problems.json");
const surroundings: Surroundings = {
  texts: new Map(Object.entries(texts)),
  colors: createColors(false),
  more,
  accepted,
};
const none: Surroundings = { texts: new Map(), colors: createColors(false), more: {} };

const SEVERITIES: Readonly<Record<string, Severity>> = { e: "error", w: "warning", n: "notice" };

function problemsOf(severities: string): Problem[] {
  return severities.split("").map((letter, index) => ({
    id: "syntax",
    severity: SEVERITIES[letter] ?? "error",
    message: String(index),
    fix: "none",
  }));
}

function indexes(list: readonly Problem[]): string {
  return list.map(({ message }) => message).join("");
}

describe("formats of problems", () => {
  for (const [name, { render, description }] of Object.entries(formats)) {
    it(`${name}: ${description}`, () => {
      const file = casePath("formats", `expected.${name}`);
      const actual = render(problems, surroundings).replaceAll(packageVersion(), "VERSION");
      if (process.env.UPDATE_GOLDENS === "1" && !inCi()) writeFileSync(file, `${actual}\n`);
      expect(existsSync(file), `${file} is missing: npm run test:update`).to.equal(true);
      expect(`${actual}\n`).to.equal(readFileSync(file, "utf8"));
    });
  }

  it("say of no problems what a reader of the format takes for good", () => {
    expect(formats.text.render([], none)).to.equal("");
    expect(formats.github.render([], none)).to.equal("");
    expect(JSON.parse(formats.json.render([], none))).to.deep.equal({ problems: [] });
    expect(formats.sarif.render([], none)).to.include('"results": []');
    expect(formats.gitlab.render([], none)).to.equal("[]");
    expect(formats.junit.render([], none)).to.match(/tests="1" failures="0"[^]*no problems/);
  });

  it("give SARIF's rules the summaries and levels of the registry, not of the findings", () => {
    const milder = problemsOf("n").map((problem) => ({ ...problem, id: "service-closed" }));
    const { runs } = JSON.parse(formats.sarif.render([...milder, ...problemsOf("n")], none)) as {
      runs: { tool: { driver: { rules: unknown } }; results: { level: string }[] }[];
    };
    expect(runs[0]?.tool.driver.rules).to.deep.equal([
      {
        id: "service-closed",
        shortDescription: { text: "AWS closed a service to new customers." },
        defaultConfiguration: { level: "note" },
      },
      {
        id: "syntax",
        shortDescription: { text: "A file is not valid YAML or JSON." },
        defaultConfiguration: { level: "error" },
      },
    ]);
    expect(runs[0]?.results.map(({ level }) => level)).to.deep.equal(["note", "note"]);
  });

  for (const { what, severities, limit, shown, hidden } of readCases<readonly FirstCase[]>(
    "formats",
    "first.json",
  )) {
    it(`show ${what}`, () => {
      const chosen = firstOf(problemsOf(severities), limit);
      expect(indexes(chosen.shown)).to.equal(shown);
      expect(indexes(chosen.hidden)).to.equal(hidden);
    });
  }

  it("show people no more than they can read, and hide no error behind notices", () => {
    const many = problemsOf("n".repeat(READABLE + 50) + "e");
    const rest = "and 51 notices more, not shown";
    for (const name of ["text", "github"] as const) {
      const text = formats[name].render(many, none);
      expect(text.split("\n").at(name === "text" ? -2 : -1)).to.include(rest);
      expect(text.match(/\berror\b/g)).to.have.length(1);
      expect(text.match(/\bnotice\b/g)).to.have.length(READABLE - 1 + (name === "github" ? 1 : 0));
    }
  });

  it("write no XML that a parser refuses", () => {
    const odd = problemsOf("e").map((one) => ({ ...one, message: "\ud800 \u0000\ufffe]]>" }));
    expect(formats.junit.render(odd, none)).to.include('message="\ufffd \\u0000\ufffd]]&gt;"');
  });

  it("leave out nothing for programs", () => {
    const many = problemsOf("n".repeat(READABLE + 50));
    const { length } = many;
    expect(JSON.parse(formats.json.render(many, none)))
      .to.have.property("problems")
      .length(length);
    expect(formats.sarif.render(many, none).match(/"ruleId"/g)).to.have.length(length);
    expect(formats.junit.render(many, none).match(/<testcase /g)).to.have.length(length);
  });

  it("count problems by severity", () => {
    expect(counts([])).to.equal("no problems");
    expect(counts(problemsOf("nene"))).to.equal("2 errors, 2 notices");
    expect(counts(problemsOf("w"))).to.equal("1 warning");
  });
});
