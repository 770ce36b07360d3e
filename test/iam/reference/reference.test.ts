import { readFileSync } from "node:fs";
import path from "node:path";
import { expect } from "chai";
import fc from "fast-check";
import { fillFormat, formatPlaceholders } from "../../../generators/iam/arn";
import {
  referenceVersion,
  type ResourceType,
  ServiceReference,
  servicesMentioned,
} from "../../../generators/iam/reference";
import { wildcardMatches } from "../../../generators/iam/reference/arns";
import { expandGrant } from "../../../generators/model/grants";
import { shippedIntents, wholeReference } from "../../model/grants/all-services";

const FACTS = { partition: "aws", region: "us-east-1", account: "111111111111" };

/** Twelve digits, since a few formats have a placeholder of their own for the account. */
function partName(index: number): string {
  return String(222222222220 + index);
}

interface Cases {
  readonly typesOfArn: Readonly<Record<string, readonly string[]>>;
  readonly conditionKeys: Readonly<Record<string, readonly [string, string] | null>>;
  readonly matchActions: Readonly<Record<string, readonly string[]>>;
  readonly mentions: readonly { readonly of: unknown; readonly services: readonly string[] }[];
}

const cases = JSON.parse(
  readFileSync(path.join(__dirname, "../../cases/grants/reference.json"), "utf8"),
) as Cases;

describe("service reference", () => {
  let reference: ServiceReference;
  before(async function () {
    reference = await wholeReference();
  });

  for (const [arn, readings] of Object.entries(cases.typesOfArn)) {
    it(`reads ${arn}`, async () => {
      const service = await ServiceReference.load(servicesMentioned(arn));
      const got = service.typesOfArn(arn).map(({ type, values, literal }) => {
        const parts = Object.entries(values).map(([name, value]) => `${name}=${value}`);
        return [`${type.service}:${type.name}`, ...parts, ...(literal ? [] : ["(wildcard)"])].join(
          " ",
        );
      });
      expect(got).to.deep.equal(readings);
    });
  }

  for (const [key, expected] of Object.entries(cases.conditionKeys)) {
    it(`knows the condition key ${key}`, () => {
      const found = reference.conditionKey(key);
      expect(found ? [found.key, found.type] : null).to.deep.equal(expected);
    });
  }

  for (const [pattern, expected] of Object.entries(cases.matchActions)) {
    it(`expands ${pattern}`, () => {
      const names = reference.matchActions(pattern).map(({ name }) => name);
      expect(names).to.deep.equal(expected);
    });
  }

  for (const { of, services } of cases.mentions) {
    it(`finds services in ${JSON.stringify(of)}`, () => {
      expect([...servicesMentioned(of)].sort()).to.deep.equal(services);
    });
  }

  it("looks up whatever the case", () => {
    expect(reference.hasService("DynamoDB")).to.equal(true);
    expect(reference.hasService("dynamo")).to.equal(false);
    expect(reference.resourceType("S3", "BUCKET")?.arn).to.equal(
      "arn:${Partition}:s3:::${BucketName}",
    );
    expect(reference.action("DYNAMODB:getitem")).to.deep.include({
      service: "dynamodb",
      name: "GetItem",
      accessLevel: "Read",
      resourceTypes: ["table"],
    });
    expect(reference.action("dynamodb")).to.equal(undefined);
  });

  it("lists nothing of a service that AWS does not have", () => {
    expect(reference.actions("dynamo")).to.deep.equal([]);
    expect(reference.resourceTypes("dynamo")).to.deep.equal([]);
    expect(reference.matchActions("dynamo")).to.deep.equal([]);
  });

  it("refuses what exists and was not loaded", async () => {
    const few = await ServiceReference.load(["SNS", "no-such-service"]);
    expect(few.action("sns:Publish")?.name).to.equal("Publish");
    expect(() => few.actions("sqs")).to.throw('the reference of the service "sqs" was not loaded');
    expect(few.actions("no-such-service")).to.deep.equal([]);
    expect(few.serviceNames).to.deep.equal(reference.serviceNames);
  });

  it("gives its own keys and global ones", () => {
    const names = reference.conditionKeyNames("sns");
    expect(names).to.include.members(["sns:Protocol", "aws:SourceIp", "credentials-iot:ThingName"]);
    expect(names).to.not.include("sqs:x");
    expect(reference.conditionKey("s3:prefix", ["dynamodb"])).to.equal(undefined);
  });

  it("says which edition it is", async () => {
    const { dependencies } = JSON.parse(
      readFileSync(path.join(__dirname, "../../../package.json"), "utf8"),
    ) as { dependencies: Record<string, string> };
    const { package: name, version, updatedAt } = await referenceVersion();
    expect(version).to.equal(dependencies[name]);
    expect(updatedAt).to.match(/^20\d\d-\d\d-\d\d$/);
  });

  it("names only resource types that exist", () => {
    const stray = reference.serviceNames
      .flatMap((service) => reference.actions(service))
      .flatMap(({ service, resourceTypes }) =>
        resourceTypes.map((type) => [service, type] as const),
      )
      .filter(([service, type]) => reference.resourceType(service, type)?.name !== type);
    expect(stray).to.deep.equal([]);
  });

  it("reads every ARN it can make, with the values it was made from", function () {
    for (const type of reference.serviceNames.flatMap((name) => reference.resourceTypes(name))) {
      for (const format of type.arns) {
        const names = formatPlaceholders(format);
        const values = Object.fromEntries(names.map((name, i) => [name, partName(i)]));
        const arn = fillFormat(format, FACTS, values);
        const reading = reference.typesOfArn(arn).find((found) => found.type === type);
        // Where two placeholders touch, no one can tell where the one ends.
        const expected = { format, literal: true, ...(!format.includes("}${") && { values }) };
        expect(reading, arn).to.deep.include(expected);
      }
    }
  });

  it("makes a grant on every resource type of every service", function () {
    const types = reference.serviceNames.flatMap((name) => reference.resourceTypes(name));
    const refused = types.filter((type) => type.arns.length === 1 && !canGrant(type, reference));
    // AWS's own format of this one lacks the account.
    expect(refused.map(({ name }) => name)).to.deep.equal(["Offering"]);
  });
});

/** Whether the short form names the type: nothing is wrong with the grant but its made-up action. */
function canGrant(type: ResourceType, reference: ServiceReference): boolean {
  const names = formatPlaceholders(type.arn).map((_, i) => partName(i));
  const to = `${type.service}:${[type.name.replace(/\/$/, ""), ...names].join("/")}`;
  const grant = { to: [{ value: to, path: [] }], actions: [{ value: "x:y", path: [] }], path: [] };
  const { problems } = expandGrant(grant, FACTS, reference, shippedIntents);
  return problems.every(({ id }) => id === "unknown-service");
}

describe("wildcards in action names", () => {
  const letters = fc.string({ unit: fc.constantFrom("a", "B", "*", "?"), maxLength: 8 });
  const plain = fc.string({ unit: fc.constantFrom("a", "b"), maxLength: 10 });

  it("match what an expression matches", () => {
    fc.assert(
      fc.property(letters, plain, (pattern, text) => {
        const source = pattern.replace(/\*/g, ".*").replace(/\?/g, ".");
        expect(wildcardMatches(pattern, text)).to.equal(new RegExp(`^${source}$`, "i").test(text));
      }),
    );
  });

  it("are not slow on a hostile pattern", function () {
    expect(wildcardMatches(`${"*a".repeat(2_000)}b`, "a".repeat(4_000))).to.equal(false);
  });
});

describe("services mentioned", () => {
  it("are found however deep, and however often a value refers to itself", () => {
    const loop: Record<string, unknown> = { to: "sqs:queue/x" };
    loop.self = [loop];
    expect(servicesMentioned(loop)).to.deep.equal(new Set(["sqs"]));
    let deep: unknown = "sns:topic/x";
    for (let i = 0; i < 100_000; i++) deep = [deep];
    expect(servicesMentioned(deep)).to.deep.equal(new Set(["sns"]));
  });

  it("include that of every short name, action and ARN", () => {
    const service = fc.constantFrom("dynamodb", "iot", "s3", "kinesis-video1");
    const text = fc.tuple(
      service,
      fc.constantFrom("%:a/b", "arn:aws:%:::x", "%:Get*", "%:"),
      fc.string(),
    );
    fc.assert(
      fc.property(fc.array(text), (items) => {
        const value = items.map(([name, form, rest]) => ({
          [rest]: [form.replace("%", name) + rest],
        }));
        const found = servicesMentioned(value);
        expect(items.every(([name]) => found.has(name))).to.equal(true);
      }),
    );
  });
});
