import { join } from "node:path";
import { expect } from "chai";
import fc from "fast-check";
import { checkFile, generate } from "../../generators";
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
  });

  it("is nothing where nothing is said", async () => {
    const cases = readCases<AcceptanceCase[]>("acceptance.json");
    const [first] = cases;
    const before = await judged(first?.spec ?? {});
    expect(before.accepted).to.deep.equal([]);
    expect(before.problems).to.have.length(4);
  });
});

const put = { Sid: "Put", Effect: "Allow", Action: "iam:PutRolePolicy", Resource: "*" };
const both = {
  Effect: "Allow",
  Action: ["iam:PutRolePolicy", "iam:AttachRolePolicy"],
  Resource: "*",
};
const lists = {
  ...{ Effect: "Allow", Action: ["s3:ListBucket", "s3:GetObject"] },
  Resource: ["arn:aws:s3:::b", "arn:aws:s3:::b/*"],
  Condition: { StringEquals: { "s3:prefix": "x" } },
};

type Entry = Readonly<Record<string, unknown>> & { readonly problem: string };

const some = <T>(...texts: readonly T[]): fc.Arbitrary<T> => fc.constantFrom(...texts);
const escalation = fc.record({
  problem: fc.constant("privilege-escalation"),
  reason: fc.constant("it is meant"),
  on: fc.record(
    {
      role: some("device", "dev*", "once"),
      escalation: some<string | string[]>("iam-005", ["iam-009", "iam-005"], "iam-0*"),
      action: some("iam:Put*", "iam:*"),
      resource: some("arn:*", "*:iam:*"),
    },
    { requiredKeys: ["role", "escalation"] },
  ),
});
const condition = fc.record({
  problem: fc.constant("condition-key-unsupported"),
  reason: fc.constant("it is meant"),
  on: fc.record({ action: some("s3:ListBucket", "s3:*", "s3:Get*") }),
});
const allow = fc.array(fc.oneof(escalation, condition), { maxLength: 3 });
const statements = fc.uniqueArray(some<object>(put, both, lists), { maxLength: 3 });
const fleet = fc.record({ statements, allow });

describe("any entries of allow", () => {
  it("change no file, and take away only what they name, which is shown", async () => {
    const file = fc.record({ allow, dock: fleet, gate: fleet });
    await fc.assert(
      fc.asyncProperty(file, async (said) => {
        const told = await read(said.allow, said.dock, said.gate);
        const bare = { dock: { ...said.dock, allow: [] }, gate: { ...said.gate, allow: [] } };
        const before = await read([], bare.dock, bare.gate);
        expect(told.files).to.deep.equal(before.files);
        expect(before.accepted).to.deep.equal([]);
        const all = [...told.problems, ...told.accepted].map(lineless).sort();
        expect(all).to.deep.equal(before.problems.map(lineless).sort());
        for (const one of told.accepted) {
          const entries = [...said.allow, ...(said[fleetOf(one)].allow as Entry[])];
          expect(entries.some((entry) => isNamed(entry, one))).to.equal(true);
        }
      }),
      { numRuns: 30 },
    );
  });
});

type Found = Awaited<ReturnType<typeof checkFile>>;
type Judged = Found["problems"][number];

/** Without what says that an entry is there for nothing. */
async function read(
  allow: readonly unknown[],
  dock: object,
  gate: object,
): Promise<Pick<Found, "problems" | "accepted"> & { readonly files: unknown }> {
  const mine = (one: object): object => ({ blueprint: "mine", ...one });
  const found = await checked({ allow, fleets: { dock: mine(dock), gate: mine(gate) } });
  const { model, problems, accepted } = found;
  if (model === undefined) throw new Error("there is no model");
  return {
    files: generate(model, problems),
    problems: problems.filter(({ id }) => id !== "accepted-for-nothing"),
    accepted,
  };
}

function lineless({ id, message }: Judged): string {
  return `${id}: ${message}`;
}

function fleetOf({ about }: Judged): "dock" | "gate" {
  return about?.fleet?.[0] === "dock" ? "dock" : "gate";
}

/** Said anew: every text that the problem is about, by a pattern. */
function isNamed({ problem, on }: Entry, { id, about = {} }: Judged): boolean {
  const fields = Object.entries(on as Readonly<Record<string, string | string[]>>);
  return (
    problem === id &&
    fields.every(([field, patterns]) =>
      about[field as keyof typeof about]?.every((text) =>
        [patterns].flat().some((one) => {
          const source = one.split("*").map((part) => part.replace(/[^\w-]/g, "\\$&"));
          return new RegExp(`^${source.join(".*")}$`, "i").test(text);
        }),
      ),
    )
  );
}

async function checked(spec: Readonly<Record<string, unknown>>): Promise<Found> {
  const folder = temporaryFolder("acceptance");
  writeTree(folder, {
    "blueprints/mine.yaml": JSON.stringify(MINE),
    "fleets.yaml": JSON.stringify({ ...BASE, ...spec }, null, 1),
  });
  return checkFile(join(folder, "fleets.yaml"));
}

async function judged(
  spec: AcceptanceCase["spec"],
): Promise<Pick<AcceptanceCase, "problems" | "accepted">> {
  const { problems, accepted } = await checked(spec);
  return {
    problems: problems.map(problemLine),
    accepted: accepted.map(({ id, location, about, accepted: by }) => {
      const stack = about?.stack?.join() ?? "no stack";
      const lines = [location, by?.location].map((one) => String(one?.line));
      return `${id} of ${stack} at line ${lines.join(" by line ")}: ${by?.reason ?? ""}`;
    }),
  };
}
