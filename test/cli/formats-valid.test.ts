import { readFileSync } from "node:fs";
import Ajv from "ajv";
import { createColors } from "picocolors";
import { expect } from "chai";
import { SaxesParser } from "saxes";
import { z } from "zod";
import type { Problem, Severity } from "../../generators";
import { formats } from "../../generators/cli/formats";
import { readCases } from "../support/cases";

interface Hostile {
  readonly name: string;
  readonly text: string;
}

const hostile: readonly Hostile[] = [
  ...readCases<Hostile[]>("formats", "hostile.json"),
  { name: "very long", text: 'x"<&\n'.repeat(5_000) },
];

/** A text as everything that a problem quotes. */
function problemsOf(text: string): Problem[] {
  const said = { message: text, fix: text };
  const files = ["fleets.yaml", `dir/${text.slice(0, 50)}.json`, "a#b?c:d %41.json", "c:d.json"];
  return [
    ...(["error", "warning", "notice"] as const).map((severity: Severity): Problem => {
      return { id: "syntax", severity, ...said };
    }),
    ...files.map((file): Problem => {
      const location = { file, line: 3, column: 1, endLine: 4, endColumn: 2 };
      return { id: "unknown-key", severity: "error", ...said, location, related: [said] };
    }),
    { id: "unknown-key", severity: "error", ...said, location: { file: "./x.json", line: 7 } },
    {
      ...{ id: text, severity: "notice", ...said, location: { file: "x.json" } },
      related: [{ message: text, location: { file: "y.json", line: 1, column: 2 } }],
    },
  ];
}

function rendered(name: keyof typeof formats, problems: readonly Problem[]): string {
  return formats[name].render(problems, {
    texts: new Map(),
    colors: createColors(false),
    more: {},
  });
}

/** The schema of SARIF as Microsoft's package for Jest has it. */
const sarifSchema = JSON.parse(
  readFileSync(require.resolve("@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json"), "utf8"),
) as object;

function sarifValidator(): Ajv.ValidateFunction {
  const ajv = new Ajv({ schemaId: "auto", unknownFormats: ["uri-reference"], allErrors: true });
  const draft4 = require.resolve("ajv/lib/refs/json-schema-draft-04.json");
  ajv.addMetaSchema(JSON.parse(readFileSync(draft4, "utf8")) as object);
  return ajv.compile(sarifSchema);
}

/** No package has the schema of GitLab's report: these are the words of GitLab Docs, ci/testing/code_quality. */
const codeQuality = z.array(
  z.strictObject({
    description: z.string().min(1),
    check_name: z.string(),
    fingerprint: z.string().regex(/^[0-9a-f]{64}$/),
    severity: z.enum(["info", "minor", "major", "critical", "blocker"]),
    location: z.strictObject({
      path: z.string().regex(/^(?!\.\/)/),
      lines: z.strictObject({ begin: z.int().min(1) }),
    }),
  }),
);

interface Element {
  readonly children: readonly string[];
  readonly needs: readonly string[];
  readonly may: readonly string[];
  readonly hasText?: true;
}

/**
 * No package has the schema of JUnit's XML either: this is what the schemas of Jenkins (xunit plugin, junit-10.xsd) and of
 * Maven's Surefire both allow of the elements that are written, but that Surefire asks for times.
 */
const JUNIT: Readonly<Record<string, Element>> = {
  testsuites: { children: ["testsuite"], needs: [], may: ["name", "tests", "failures", "errors"] },
  testsuite: {
    ...{ children: ["testcase"], needs: ["name", "tests", "failures", "errors"] },
    may: ["skipped"],
  },
  testcase: {
    ...{ children: ["failure", "system-out"], needs: ["name"], may: ["classname"] },
  },
  failure: { children: [], needs: [], may: ["type", "message"], hasText: true },
  "system-out": { children: [], needs: [], may: [], hasText: true },
};

interface Tally {
  readonly counts: ReadonlyMap<string, number>;
  readonly root: Readonly<Record<string, string>>;
  readonly faults: readonly string[];
}

function junitOf(text: string): Tally {
  const [faults, open]: [string[], string[]] = [[], []];
  const counts = new Map<string, number>();
  let root: Readonly<Record<string, string>> = {};
  const parser = new SaxesParser();
  parser.on("error", ({ message }) => faults.push(message));
  parser.on("opentag", ({ name, attributes }) => {
    const parent = open.at(-1);
    if (parent === undefined) root = attributes;
    faults.push(...elementFaults(name, Object.keys(attributes), parent));
    counts.set(name, (counts.get(name) ?? 0) + 1);
    open.push(name);
  });
  parser.on("closetag", () => open.pop());
  parser.on("text", (content) => {
    const inside = JUNIT[open.at(-1) ?? ""];
    if (inside?.hasText !== true && content.trim() !== "") faults.push(`text: ${content}`);
  });
  parser.write(text).close();
  return { counts, root, faults };
}

function elementFaults(name: string, attributes: readonly string[], parent?: string): string[] {
  const known = JUNIT[name];
  if (known === undefined) return [`<${name}> is no element`];
  const children = parent === undefined ? ["testsuites"] : (JUNIT[parent]?.children ?? []);
  const odd = attributes.filter((one) => !known.needs.includes(one) && !known.may.includes(one));
  return [
    ...(children.includes(name) ? [] : [`<${name}> in <${parent ?? ""}>`]),
    ...odd.map((one) => `<${name} ${one}>`),
    ...known.needs
      .filter((one) => !attributes.includes(one))
      .map((one) => `<${name}> lacks ${one}`),
  ];
}

describe("formats for other programs", () => {
  const validSarif = sarifValidator();
  const tables: readonly (readonly [name: string, problems: readonly Problem[]])[] = [
    ["no problems", []],
    ...hostile.map(({ name, text }) => [name, problemsOf(text)] as const),
  ];

  for (const [name, problems] of tables) {
    it(`are SARIF 2.1.0, JUnit's XML and GitLab's report, with ${name}`, () => {
      validSarif(JSON.parse(rendered("sarif", problems)));
      expect(validSarif.errors ?? []).to.deep.equal([]);

      const { counts, root, faults } = junitOf(rendered("junit", problems));
      expect(faults).to.deep.equal([]);
      expect(String(counts.get("testcase"))).to.equal(root.tests);
      expect(String(counts.get("failure") ?? 0)).to.equal(root.failures);

      const findings = codeQuality.parse(JSON.parse(rendered("gitlab", problems)));
      expect(findings).to.have.length(problems.length);
      const fingerprints = new Set(findings.map(({ fingerprint }) => fingerprint));
      expect(fingerprints.size, "fingerprints").to.equal(problems.length);
    });
  }

  it("have paths in SARIF that lead back to the file", () => {
    const { runs } = JSON.parse(rendered("sarif", problemsOf("a"))) as {
      runs: { results: { locations?: { physicalLocation: Located }[] }[] }[];
    };
    const uris = runs.flatMap(({ results }) =>
      results.flatMap(({ locations = [] }) =>
        locations.map(({ physicalLocation: { artifactLocation } }) => artifactLocation.uri),
      ),
    );
    const base = "file:///project/";
    const paths = uris.map((uri) => decodeURIComponent(new URL(uri, base).pathname.slice(9)));
    expect(paths).to.deep.equal([
      ...["fleets.yaml", "dir/a.json", "a#b?c:d %41.json", "c:d.json", "x.json", "x.json"],
    ]);
  });

  it("keep a finding's fingerprint where lines move, and tell two alike apart", () => {
    const one: Problem = { id: "syntax", severity: "error", message: "m", fix: "f" };
    const at = (line: number): Problem => ({ ...one, location: { file: "a.yaml", line } });
    const prints = (problems: readonly Problem[]): string[] =>
      codeQuality.parse(JSON.parse(rendered("gitlab", problems))).map((it) => it.fingerprint);
    expect(prints([at(1)])).to.deep.equal(prints([at(9)]));
    expect(prints([at(1), at(2)])).to.deep.equal(prints([at(8), at(9)]));
    expect(new Set(prints([at(1), at(2)])).size).to.equal(2);
  });
});

interface Located {
  readonly artifactLocation: { readonly uri: string };
}
