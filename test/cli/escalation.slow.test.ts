import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import type { Nodes } from "mdast";
import { fromMarkdown } from "mdast-util-from-markdown";
import { gfmFromMarkdown } from "mdast-util-gfm";
import { gfm } from "micromark-extension-gfm";
import { Graph } from "../../generators/access/becomes";
import {
  escalationData,
  escalationMarkdown,
  escalationText,
} from "../../generators/cli/escalation-report";
import { holdersFrom } from "../../generators/cli/holders";
import { loadEscalationPaths } from "../../generators/escalation-paths";
import { packageFolder } from "../../generators/package-root";
import { readCases } from "../support/cases";
import { temporaryFolder } from "../support/folders";
import { runMeasured } from "../support/program";
import type { RunResult } from "../support/run";

type Pairs = readonly (readonly [action: string, resource: string])[];

/** An account, and what is told of it. A resource is an ARN's end: `role/run`. */
interface AccountCase {
  readonly name: string;
  readonly roles: Readonly<Record<string, RoleCase>>;
  /** So many roles more that trust AWS Lambda. */
  readonly many?: number;
  readonly users?: Readonly<Record<string, { readonly groups?: readonly string[] }>>;
  readonly groups?: Readonly<Record<string, Pairs>>;
  /** What is printed; its beginning, where there is more. */
  readonly text: readonly string[];
  readonly more?: true;
  readonly edges?: readonly string[];
}

interface RoleCase {
  readonly allow?: Pairs;
  readonly managed?: readonly string[];
  readonly trust?: string;
}

const cases = readCases<AccountCase[]>("escalation", "account.json");
const { paths } = loadEscalationPaths(packageFolder("templates", "escalation-paths"));
const ARN = "arn:aws:iam::111111111111:";

function document(Statement: readonly object[]): object {
  return { Version: "2012-10-17", Statement };
}

function inline(pairs: Pairs): object[] {
  const statements = pairs.map(([Action, end]) => {
    return { Effect: "Allow", Action, Resource: end === "*" ? end : `${ARN}${end}` };
  });
  return [{ PolicyName: "own", PolicyDocument: document(statements) }];
}

function listing({ roles, many = 0, users = {}, groups = {} }: AccountCase): string {
  const more = Array.from({ length: many }, (_, index): [string, RoleCase] => [`r${index}`, {}]);
  const RoleDetailList = [...Object.entries(roles), ...more].map(([path, role]) => {
    const { allow = [], managed = [], trust = "lambda.amazonaws.com" } = role;
    const statement = { Effect: "Allow", Action: "sts:AssumeRole", Principal: { Service: trust } };
    return {
      RoleName: path.startsWith("aws-service-role/") ? path.split("/").at(-1) : path,
      Arn: `${ARN}role/${path}`,
      AssumeRolePolicyDocument: document([statement]),
      RolePolicyList: inline(allow),
      AttachedManagedPolicies: managed.map((PolicyArn) => ({ PolicyName: "m", PolicyArn })),
    };
  });
  const UserDetailList = Object.entries(users).map(([UserName, one]) => ({
    ...{ UserName, Arn: `${ARN}user/${UserName}`, GroupList: one.groups ?? [] },
    AttachedManagedPolicies: [],
  }));
  const GroupDetailList = Object.entries(groups).map(([GroupName, pairs]) => ({
    ...{ GroupName, Arn: `${ARN}group/${GroupName}`, GroupPolicyList: inline(pairs) },
    AttachedManagedPolicies: [],
  }));
  const all = { RoleDetailList, UserDetailList, GroupDetailList, Policies: [], IsTruncated: false };
  return JSON.stringify(all);
}

/** The kinds of nodes that are no text. */
function kinds(node: Nodes): string[] {
  return [node.type, ...("children" in node ? node.children.flatMap(kinds) : [])].filter(
    (type) => type !== "text" && type !== "paragraph",
  );
}

interface Data {
  readonly escalation: readonly {
    readonly from: { readonly name: string };
    readonly to?: { readonly name: string };
    readonly by: string;
    readonly path?: { readonly id: string };
  }[];
}

/** What is told of the listing in the file, in every format. */
async function told(file: string): Promise<Record<"text" | "markdown" | "json", string>> {
  const { holders } = await holdersFrom({ from: [file] });
  const where = { partition: "aws", account: "111111111111" };
  const becoming = new Graph(paths, () => where).of(holders, holders);
  return {
    text: escalationText(becoming, holders),
    markdown: escalationMarkdown(becoming, holders),
    json: JSON.stringify(escalationData(becoming, holders)),
  };
}

function edgesOf(json: string): string[] {
  return (JSON.parse(json) as Data).escalation.map(({ from: { name }, to, by, path }) =>
    [name, by, to?.name, path?.id].filter((word) => word !== undefined).join(" "),
  );
}

/** What is in the lists of a text of Markdown that holds lists alone. */
function itemsOf(markdown: string): number {
  const tree = fromMarkdown(markdown, {
    extensions: [gfm()],
    mdastExtensions: [gfmFromMarkdown()],
  });
  const all = kinds(tree);
  const allowed = new Set(["root", "list", "listItem"]);
  expect(all.filter((kind) => !allowed.has(kind))).to.deep.equal([]);
  return all.filter((kind) => kind === "listItem").length;
}

describe("access --escalation --from", () => {
  const folder = temporaryFolder("escalation");
  const file = join(folder, "account.json");
  const ask = (...args: readonly string[]): Promise<RunResult> =>
    runMeasured(["access", "--escalation", ...args], folder);

  for (const one of cases) {
    it(one.name, async () => {
      writeFileSync(file, listing(one));
      const { text, json, markdown } = await told(file);
      const lines = text.split("\n");
      expect(one.more ? lines.slice(0, one.text.length) : lines).to.deep.equal(one.text);
      if (one.more) expect(text).to.match(/^ {2}and \d+ more: --format json has all$/m);
      else expect(edgesOf(json)).to.deep.equal(one.edges);
      expect(itemsOf(markdown)).to.equal(lines.filter((line) => line !== "").length - 1);
    });
  }

  it("prints each format", async () => {
    const [one] = cases;
    if (one === undefined) throw new Error("there is no case");
    writeFileSync(file, listing(one));
    const expected = await told(file);
    for (const format of ["text", "markdown"] as const) {
      const { code, stdout, stderr } = await ask("--format", format, "--from", "account.json");
      expect({ code, stdout, stderr }).to.deep.equal({
        ...{ code: 0, stdout: `${expected[format]}\n`, stderr: "" },
      });
    }
    const { stdout } = await ask("--format", "json", "--from", "account.json");
    expect(JSON.parse(stdout)).to.deep.equal({
      ...(JSON.parse(expected.json) as object),
      problems: [],
    });
  });

  it("asks of one role or user, by name or ARN, with or without --escalation", async () => {
    const alone = await ask("BOB", "--from", "account.json");
    expect(alone.stdout).to.match(/^bob can become\n {2}eve: [^\n]*\n\n1 can become another, 0/);
    const byArn = await ask(`${ARN}role/run`, "--from", "account.json");
    expect(byArn.stdout).to.equal("0 can become another, 1 cannot\n");
    const matrix = await runMeasured(["access", "bob", "--from", "account.json"], folder);
    expect(matrix.stdout).to.match(/^bob\n {2}service [^\n]*\n {2}iam +x\n$/);
  });

  const WRONG: readonly (readonly [args: readonly string[], code: number, stderr: RegExp])[] = [
    [["nobody", "--from", "account.json"], 1, /has no role or user "nobody"[^]*it has bob/],
    [["a", "b", "--from", "account.json"], 2, /an account has no stacks/],
    [["--file", "x.yaml", "--from", "account.json"], 2, /cannot be used with/],
    [["--from", "none.json"], 1, /none\.json does not exist/],
    [["--from", "account.json", "account.json"], 0, /^$/],
  ];
  for (const [args, code, stderr] of WRONG) {
    it(`says what is wrong: ${args.join(" ")}`, async () => {
      const result = await ask(...args);
      expect(result.code, result.stderr).to.equal(code);
      expect(result.stderr).to.match(stderr);
    });
  }
});
