import { readFileSync, writeFileSync } from "node:fs";
import { expect } from "chai";
import fc from "fast-check";
import { parse } from "yaml";
import { derivedPolicies } from "../../generators/access/documents/derived";
import { statementsOf } from "../../generators/estate/draft/statement";
import { isRecipe, needsOfRecipe } from "../../generators/estate/suggest/recipe";
import { countsOf, suggestionText } from "../../generators/estate/suggest/text";
import type { SuggestedFacts, Suggestion } from "../../generators/estate/suggest/types";
import { readComponents, type Components } from "../../generators/greengrass-components";
import { ServiceReference } from "../../generators/iam/reference";
import { loadIntents } from "../../generators/intents";
import { expandGrant } from "../../generators/model/grants";
import { packageFolder } from "../../generators/package-root";
import { suggestFrom } from "../../generators/suggest";
import { casePath, expectRecorded, readCases } from "../support/cases";
import { inCi } from "../support/ci";
import { byDepth } from "../support/depth";
import { temporaryFolder } from "../support/folders";
import { differences, placed, resolved } from "./suggest";

interface Sample {
  readonly name: string;
  readonly from: readonly string[];
  readonly environment?: true;
}

const PROD: SuggestedFacts = {
  ...{ partition: "aws", region: "us-east-1", account: "222222222222" },
  environment: 'the environment "prod"',
};

const COMPONENTS = readComponents(
  packageFolder("templates", "greengrass-components", "aws.yaml"),
) as Components;

const samples = readCases<readonly Sample[]>("suggest", "cases.json");

describe("grants from what other tools print", () => {
  const folder = temporaryFolder("suggest");
  const numbers: Record<string, object> = {};

  for (const { name, from, environment } of samples) {
    it(`${name}: is as recorded, and gives what the policies do`, async () => {
      const outputs = from.map((file) => ({
        name: file,
        text: readFileSync(casePath("suggest", "samples", file), "utf8"),
      }));
      const suggestion = found(await suggestFrom(outputs, environment && PROD));
      expectText(name, suggestionText(suggestion, from));
      const { documents, errors } = await resolved(suggestion, folder);
      expect(errors.filter((one) => !ACCEPTABLE.test(one))).to.deep.equal([]);
      const original = outputs
        .flatMap((one) => policiesIn(one.text, one.name))
        .flatMap((one) => placed(one, environment === true));
      const wrong = differences(original, documents);
      numbers[name] = { statements: suggestion.read, ...countsOf(suggestion), wrong };
      expect(wrong, "requests that tell the grants from the policies").to.equal(0);
    });
  }

  it("in numbers: found, left as they are, wrong", () => {
    expectRecorded("suggest/numbers.json", numbers);
  });
});

/** What a statement is that nobody should paste unread: it is as the tool had it. */
const ACCEPTABLE = /^(wide-|not-action|privilege-escalation)/;

function found(suggestion: Awaited<ReturnType<typeof suggestFrom>>): Suggestion {
  if ("grants" in suggestion) return suggestion;
  throw new Error(JSON.stringify(suggestion));
}

/** Of a recipe, what its components need, as the data has it. */
function policiesIn(text: string, name: string): object[] {
  const data = parse(text) as object;
  if (isRecipe(data)) {
    const Statement = needsOfRecipe(data, name, COMPONENTS).derived.map((one) => one.statement);
    return [{ Version: "2012-10-17", Statement }];
  }
  const read = derivedPolicies(data, name);
  if ("id" in read) throw new Error(read.message);
  return read.documents
    .map(({ document }) => (typeof document === "string" ? parse(document) : document) as Policy)
    .map(({ Statement, ...rest }) => ({
      ...rest,
      Statement: [Statement].flat().filter((one) => !JSON.stringify(one).includes('Principal":')),
    }));
}

interface Policy {
  readonly Statement: unknown;
}

function expectText(name: string, text: string): void {
  const file = casePath("suggest", "expected", `${name}.yaml`);
  if (process.env.UPDATE_GOLDENS === "1" && !inCi()) writeFileSync(file, `${text}\n`);
  expect(`${text}\n`).to.equal(readFileSync(file, "utf8"));
}

const SERVICES = ["dynamodb", "s3", "sqs", "sns", "kinesis", "secretsmanager", "kms", "sts"];
const intents = loadIntents(packageFolder("templates", "intents"), new Set(SERVICES));
const RESOURCES = intents.resources.filter(({ own }) => own === undefined);

/** Names of queues and topics have no slash. */
const PLAIN: ReadonlySet<string> = new Set(["sqs", "sns"]);

const intent = fc.nat({ max: RESOURCES.length - 1 }).chain((index) => {
  const { service, type, access } = RESOURCES[index] ?? {
    service: "",
    type: "",
    access: new Map(),
  };
  return fc.record({
    to: fc.constantFrom("a", "b").map((name) => {
      return `${service}:${type}/${name}${PLAIN.has(service) ? "" : "/x"}`;
    }),
    access: fc.subarray([...(access.keys() as Iterable<string>)], {
      minLength: 1,
      maxLength: Math.min(2, access.size),
    }),
  });
});

/** How a tool lays out what it found. */
const LAYOUTS: Readonly<Record<string, (all: readonly Pair[]) => object[]>> = {
  "one statement for each call": (all) =>
    all.map(({ action, resource, ...rest }) => ({
      Action: [action],
      Resource: [resource],
      ...rest,
    })),
  "one for each resource": (all) =>
    byKey(all, ({ resource, Condition }) => JSON.stringify([resource, Condition])),
  "one for all": (all) => byKey(all, ({ Condition }) => JSON.stringify([Condition])),
};

interface Pair {
  readonly action: string;
  readonly resource: string;
  readonly Condition?: unknown;
}

function byKey(all: readonly Pair[], keyOf: (one: Pair) => string): object[] {
  const groups = new Map<string, Pair[]>();
  for (const one of all) groups.set(keyOf(one), [...(groups.get(keyOf(one)) ?? []), one]);
  return [...groups.values()].map((those) => ({
    Action: [...new Set(those.map(({ action }) => action))],
    Resource: [...new Set(those.map(({ resource }) => resource))],
    ...(those[0]?.Condition !== undefined && { Condition: those[0].Condition }),
  }));
}

describe("grants from any policy", () => {
  for (const [layout, lay] of Object.entries(LAYOUTS)) {
    it(`gives what intents came to, ${layout}`, async () => {
      const reference = await ServiceReference.load(SERVICES);
      const property = fc.asyncProperty(
        fc.array(intent, { minLength: 1, maxLength: 4 }),
        async (asked) => {
          const drafts = asked.flatMap(
            ({ to, access }) =>
              expandGrant(
                {
                  to: [{ value: to, path: [] }],
                  access: access.map((value) => ({ value, path: [] })),
                  path: [],
                },
                PROD,
                reference,
                intents,
              ).drafts,
          );
          const pairs = drafts.flatMap(({ actions = [], resources = [], condition }) =>
            actions.flatMap((action) =>
              resources.map((resource): Pair => ({
                action,
                resource,
                ...(condition && { Condition: condition }),
              })),
            ),
          );
          fc.pre(pairs.length > 0);
          const Statement = lay(pairs).map((one) => ({ Effect: "Allow", ...one }));
          const document = { Version: "2012-10-17", Statement };
          const suggestion = found(
            await suggestFrom([{ name: "p.json", text: JSON.stringify(document) }], PROD),
          );
          const { documents, errors } = await resolved(suggestion, "/nowhere");
          expect(errors.filter((one) => !ACCEPTABLE.test(one))).to.deep.equal([]);
          expect(differences([document], documents)).to.equal(0);
          expect(suggestion.read).to.equal(statementsOf(document).length);
        },
      );
      await fc.assert(property, { numRuns: byDepth({ people: 8, all: 25, long: 500 }) });
    });
  }
});
