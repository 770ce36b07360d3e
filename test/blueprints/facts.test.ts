import { readFileSync, readdirSync } from "node:fs";
import { basename, join } from "node:path";
import { expect } from "chai";
import { parse } from "yaml";
import { checkFile } from "../../generators";
import type { Model } from "../../generators";
import { casePath, readCases } from "../support/cases";
import { repository, temporaryFolder, writeTree } from "../support/folders";
import { problemLine } from "../support/problems";

type Fields = Readonly<Record<string, unknown>>;

/** Ids of one kind of part, all of them, each with the fields that are known. */
type Parts = Readonly<Record<string, Fields>>;

const KINDS = ["roles", "policies", "attachments", "role_aliases", "iot_policies"] as const;

/** What AWS documents, with the blueprint's parameters set in one way. A kind that is left out has no parts. */
type FactCase = Partial<Readonly<Record<(typeof KINDS)[number], Parts>>> & {
  readonly name: string;
  /** What the fleet file says of the fleet `office`, besides its blueprint. */
  readonly fleet: Fields;
  /** Parameters that it sets and that have no effect then, on purpose; none where absent. */
  readonly dropped?: readonly string[];
};

interface BlueprintFacts {
  /** Where the facts come from. */
  readonly source: string;
  readonly cases: readonly FactCase[];
}

const BLUEPRINTS = join(repository, "templates", "blueprints");

/** Notices about the service, which say nothing of its roles. */
const LIFECYCLE = new Set(["service-closed", "service-retired"]);

async function modelOf(
  blueprint: string,
  { fleet, dropped = [] }: Pick<FactCase, "fleet" | "dropped">,
): Promise<Model> {
  const folder = temporaryFolder("facts");
  const environments = { dev: { account: "111111111111", region: "us-east-1" } };
  const spec = { version: 1, environments, fleets: { office: { blueprint, ...fleet } } };
  writeTree(folder, { "fleets.yaml": JSON.stringify(spec) });
  const { model, problems } = await checkFile(join(folder, "fleets.yaml"));
  const idle = problems.filter(({ id }) => id === "no-effect");
  expect(idle.map(({ path }) => path?.at(-1)).sort()).to.deep.equal([...dropped].sort());
  const others = problems.filter((one) => !LIFECYCLE.has(one.id) && !idle.includes(one));
  expect(others.map(problemLine)).to.deep.equal([]);
  if (model === undefined) throw new Error("no model");
  return model;
}

/** Everything a case may state of the parts of a model. */
function partsOf({ stacks }: Model): Record<(typeof KINDS)[number], Parts> {
  return {
    roles: byId(
      stacks.flatMap(({ roles }) => roles),
      ({ trust, managedPolicies, inlinePolicies, ...role }) => ({
        ...role,
        trust: trust.Statement,
        managed: managedPolicies,
        policies: Object.fromEntries(
          inlinePolicies.map(({ name, document }) => [name, document.Statement]),
        ),
      }),
    ),
    policies: byId(
      stacks.flatMap(({ policies }) => policies),
      ({ document, ...policy }) => ({ ...policy, statements: document.Statement }),
    ),
    attachments: byId(
      stacks.flatMap(({ attachments }) => attachments),
      ({ managedPolicies, ...attachment }) => ({ ...attachment, managed: managedPolicies }),
    ),
    role_aliases: byId(
      stacks.flatMap(({ roleAliases }) => roleAliases),
      (alias) => ({ ...alias }),
    ),
    iot_policies: byId(
      stacks.flatMap(({ iotPolicies }) => iotPolicies),
      ({ document, ...policy }) => ({ ...policy, statements: document.Statement }),
    ),
  };
}

function byId<T extends { readonly id: string }>(
  parts: readonly T[],
  fieldsOf: (part: T) => Fields,
): Parts {
  return Object.fromEntries(parts.map((part) => [part.id, fieldsOf(part)]));
}

/** All ids, each with those fields only that the case states; one that the part lacks is undefined. */
function stated(actual: Parts, facts: Parts): Parts {
  return Object.fromEntries(
    Object.entries(actual).map(([id, fields]) => {
      const names = Object.keys(facts[id] ?? {});
      return [id, Object.fromEntries(names.map((name) => [name, fields[name]]))];
    }),
  );
}

/** With every list of strings sorted: to IAM, lists of actions, resources and values are sets. */
function asSets(value: unknown): unknown {
  if (Array.isArray(value)) {
    const strings = value.every((item) => typeof item === "string");
    return strings ? [...value].sort() : value.map(asSets);
  }
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, asSets(inner)]));
}

function idsIn(folder: string, extension: string): string[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith(extension) && name !== "broken.json")
    .map((name) => basename(name, extension))
    .sort();
}

describe("facts about blueprints", () => {
  const withFacts = idsIn(casePath("blueprints"), ".json");

  it("every blueprint has its facts, and all facts are of a blueprint", () => {
    expect(withFacts).to.deep.equal(idsIn(BLUEPRINTS, ".yaml"));
  });

  for (const id of withFacts) {
    const { source, cases } = readCases<BlueprintFacts>("blueprints", `${id}.json`);

    it(`${id}: says where its facts come from, and what became of its service`, () => {
      expect(source).to.match(/\w/);
      expect(cases).to.not.have.length(0);
      const { lifecycle = {} } = parse(readFileSync(join(BLUEPRINTS, `${id}.yaml`), "utf8")) as {
        readonly lifecycle?: Fields;
      };
      const known = { live: [], closed: ["event"], retired: ["event", "since"] };
      expect(lifecycle.status).to.be.oneOf(Object.keys(known));
      expect(lifecycle).to.include.all.keys("status", ...known[lifecycle.status as "live"]);
    });

    for (const { name, fleet, dropped = [], ...facts } of cases) {
      it(`${id}: ${name}`, async () => {
        expect(KINDS).to.include.members(Object.keys(facts));
        const parts = partsOf(await modelOf(id, { fleet, dropped }));
        for (const kind of KINDS) {
          const wanted = facts[kind] ?? {};
          expect(asSets(stated(parts[kind], wanted)), kind).to.deep.equal(asSets(wanted));
        }
      });
    }
  }
});
