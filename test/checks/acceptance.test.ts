import { join } from "node:path";
import { expect } from "chai";
import { checkFile } from "../../generators";
import { expectRecorded, readCases } from "../support/cases";
import { temporaryFolder, writeTree } from "../support/folders";
import { problemLine } from "../support/problems";

interface AcceptanceCase {
  readonly name: string;
  /** The fleet file, over a plain base. */
  readonly spec: Readonly<Record<string, unknown>>;
  readonly problems: readonly string[];
  /** Of what is accepted: the id, the role, the line of the entry. */
  readonly accepted: readonly string[];
}

const role = (scope: string, name: string): object => ({
  name,
  scope,
  description: "d",
  trust: [{ Principal: { Service: "lambda.amazonaws.com" } }],
});

/** No promises, so that what roles may gain is told by nothing else. */
const MINE = {
  id: "mine",
  title: "Mine",
  description: "d",
  sources: ["s"],
  parameters: {
    unread: { type: "string", default: "", description: "d" },
    more: { type: "string", default: "", description: "d" },
  },
  roles: {
    device: { ...role("fleet", "D-{{environment}}-{{fleet}}"), grants: true },
    once: role("account", "Once"),
    more: { ...role("fleet", "M-{{unread}}-{{environment}}-{{fleet}}"), when: "more" },
  },
};

const BASE = {
  version: 1,
  environments: { dev: { account: "111111111111", region: "us-east-1" } },
  blueprints: "./blueprints",
};

describe("what a fleet file accepts", () => {
  it("is what its entries name, and no more", async () => {
    const cases = readCases<AcceptanceCase[]>("acceptance.json");
    const actual: AcceptanceCase[] = [];
    for (const { name, spec } of cases) actual.push({ name, spec, ...(await judged(spec)) });
    expectRecorded("acceptance.json", actual);
  }).timeout(120_000);

  it("is nothing where nothing is said", async () => {
    const cases = readCases<AcceptanceCase[]>("acceptance.json");
    const [first] = cases;
    const before = await judged(first?.spec ?? {});
    expect(before.accepted).to.deep.equal([]);
    expect(before.problems).to.have.length(2);
  });
});

async function judged(
  spec: AcceptanceCase["spec"],
): Promise<Pick<AcceptanceCase, "problems" | "accepted">> {
  const folder = temporaryFolder("acceptance");
  writeTree(folder, {
    "blueprints/mine.yaml": JSON.stringify(MINE),
    "fleets.yaml": JSON.stringify({ ...BASE, ...spec }, null, 1),
  });
  const { problems, accepted } = await checkFile(join(folder, "fleets.yaml"));
  return {
    problems: problems.map(problemLine),
    accepted: accepted.map(({ id, location, about, accepted: by }) => {
      const stack = about?.stack?.join() ?? "no stack";
      const lines = [location, by?.location].map((one) => String(one?.line));
      return `${id} of ${stack} at line ${lines.join(" by line ")}: ${by?.reason ?? ""}`;
    }),
  };
}
