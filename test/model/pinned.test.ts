import { join } from "node:path";
import { expect } from "chai";
import { checkFile } from "../../generators";
import type { Model } from "../../generators";
import { ManagedPolicies } from "../../generators/managed-policies";
import { documentSize } from "../../generators/iam/policy/quotas";
import { packageFolder } from "../../generators/package-root";
import { readCases } from "../support/cases";
import { repository, temporaryFolder, writeTree } from "../support/folders";
import { problemLine, withoutLifecycle } from "../support/problems";

interface PinnedCase {
  readonly name: string;
  readonly fleets: Readonly<Record<string, { readonly with?: object }>>;
  /** What the environment `prod` was called, if it had another name. */
  readonly formerly?: string;
  /** How many copies there are in all stacks together. */
  readonly copies: number;
  /** What their names end with, by stack, where that is not its name. */
  readonly inNames?: Readonly<Record<string, string>>;
}

type Stack = Model["stacks"][number];
type Document = Stack["policies"][number]["document"];

/** Who gets policies, by stack and id. */
type Takers = ReadonlyMap<string, readonly Document[]>;

const cases = readCases<PinnedCase[]>("model", "pinned.json");
const snapshot = ManagedPolicies.open(packageFolder("templates", "managed-policies"));

async function modelOf({ fleets, formerly }: PinnedCase, pinned: boolean): Promise<Model> {
  const folder = temporaryFolder("pinned");
  const spec = {
    version: 1,
    environments: { prod: { account: "222222222222", region: "us-east-1", formerly } },
    blueprints: join(repository, "test", "golden", "all-parts", "blueprints"),
    fleets: Object.fromEntries(
      Object.entries(fleets).map(([name, fleet]) => [
        name,
        { ...fleet, with: { ...fleet.with, pinned } },
      ]),
    ),
  };
  writeTree(folder, { "fleets.yaml": JSON.stringify(spec) });
  const { model, problems } = await checkFile(join(folder, "fleets.yaml"));
  expect(withoutLifecycle(problems).map(problemLine)).to.deep.equal([]);
  if (model === undefined) throw new Error("no model");
  return model;
}

function takers(model: Model, documentsOf: (stack: Stack, taker: Taker) => Document[]): Takers {
  return new Map(
    model.stacks.flatMap((stack) =>
      [...stack.roles, ...stack.attachments].map((taker): [string, Document[]] => [
        `${stack.name} ${taker.id}`,
        documentsOf(stack, taker),
      ]),
    ),
  );
}

type Taker = Pick<Stack["roles"][number], "id" | "managedPolicies" | "attached">;

const fromAws = ({ managedPolicies }: Taker): string[] =>
  managedPolicies.filter((arn) => arn.startsWith("arn:aws:iam::aws:"));

function documentOf(arn: string): Document {
  const policy = snapshot.tryFind(arn);
  if (policy === undefined) throw new Error(`no document of ${arn}`);
  return policy.document;
}

function copies({ policies }: Stack, { attached }: Taker): Document[] {
  return policies
    .filter(({ id, copyOf }) => copyOf !== undefined && attached.includes(id))
    .map(({ document }) => document);
}

/** Every effect, action, resource and condition of the documents; an exclusion stays whole. */
function facts(documents: readonly Document[]): Set<string> {
  const statements = documents.flatMap(({ Statement }) => Statement);
  return new Set(
    statements.flatMap(({ Effect, Action, NotAction, Resource, NotResource, Condition }) =>
      (Action ?? [{ NotAction }]).flatMap((action) =>
        (Resource ?? [{ NotResource }]).map((resource) =>
          JSON.stringify([Effect, action, resource, Condition]),
        ),
      ),
    ),
  );
}

describe("pinned managed policies", () => {
  for (const item of cases) {
    it(`allow and deny what the snapshot says: ${item.name}`, async () => {
      const plain = await modelOf(item, false);
      const pinned = await modelOf(item, true);
      const before = takers(plain, (_, taker) => fromAws(taker).map(documentOf));
      const after = takers(pinned, copies);
      expect([...after.keys()]).to.deep.equal([...before.keys()]);
      for (const [name, documents] of before) {
        expect(facts(after.get(name) ?? []), name).to.deep.equal(facts(documents));
      }
      expect([...before.values()].flat(), "the case has something to pin").to.not.deep.equal([]);
      expect(pinned.stacks.flatMap(({ roles }) => roles.flatMap(fromAws))).to.deep.equal([]);
    });

    it(`are copies of their own for every stack: ${item.name}`, async () => {
      const { stacks } = await modelOf(item, true);
      const all = stacks.flatMap(({ name, policies }) =>
        policies
          .filter(({ copyOf }) => copyOf !== undefined)
          .map((copy) => ({ stack: name, copy })),
      );
      for (const { stack, copy } of all) {
        const { [stack]: end = stack } = item.inNames ?? {};
        expect(copy.name.endsWith(`-${end}`), copy.name).to.equal(true);
        expect(documentSize(copy.document), copy.name).to.be.at.most(6144);
        expect(copy.description).to.include(copy.copyOf?.version);
      }
      expect(new Set(all.map(({ copy }) => copy.name)).size).to.equal(all.length);
      expect(all.length).to.equal(item.copies);
    });
  }

  it("cannot be made of a policy of which the snapshot has no document", async () => {
    const folder = temporaryFolder("pinned");
    const managed = ["arn:{{partition}}:iam::aws:policy/ReadOnlyAccess"];
    const people = { scope: "account", groups: ["g"], managed };
    const blueprint = { id: "own", title: "T", description: "d", sources: ["s"] };
    const fleets = { dock: { blueprint: "own", with: { pinned: true } } };
    const environments = { prod: { account: "222222222222", region: "us-east-1" } };
    writeTree(folder, {
      "blueprints/own.yaml": JSON.stringify({ ...blueprint, attachments: { people } }),
      "fleets.yaml": JSON.stringify({ version: 1, environments, blueprints: "blueprints", fleets }),
    });
    const { problems } = await checkFile(join(folder, "fleets.yaml"));
    expect(problems.map(({ id, message, fix }) => [id, message, fix])).to.deep.equal([
      [
        "no-snapshot",
        `"arn:aws:iam::aws:policy/ReadOnlyAccess" (of own_people) cannot be pinned: the snapshot of AWS's managed policies has no document of it`,
        "run fleetroles snapshot, or leave pinned out",
      ],
    ]);
  });

  it("are not made unless asked for", async () => {
    for (const item of cases) {
      const { stacks } = await modelOf(item, false);
      const made = stacks.flatMap(({ policies }) => policies.filter(({ copyOf }) => copyOf));
      expect(made, item.name).to.deep.equal([]);
    }
  });
});
