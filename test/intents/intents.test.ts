import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect } from "chai";
import { type IntentEntry, loadIntents, type ResourceIntent } from "../../generators/intents";
import { arnFaults, formatPlaceholders } from "../../generators/iam/arn";
import type { ServiceReference } from "../../generators/iam/reference";
import { expandGrant } from "../../generators/model/grants";
import { shippedIntents, wholeReference } from "../model/grants/all-services";

const FACTS = { partition: "aws", region: "us-east-1", account: "111111111111" };
const cases = path.join(__dirname, "../cases/grants");

function readCases(file: string): unknown {
  return JSON.parse(readFileSync(path.join(cases, file), "utf8"));
}

const required = readCases("curated.json") as Record<string, readonly string[]>;
/** Actions that delete, create or tag by their name, and why they are no harm to the container. */
const harmless = readCases("harmless-names.json") as Record<string, string>;
/** Actions that AWS lists resource types for and checks against them only where a call names one. */
const optionalResources = readCases("optional-resources.json") as Record<string, string>;

describe("shipped intents", () => {
  let reference: ServiceReference;
  before(async function () {
    reference = await wholeReference();
  });

  it("are read without a problem", () => {
    expect(shippedIntents.problems).to.deep.equal([]);
  });

  it("are what the documentation promises, verb by verb", () => {
    const got = shippedIntents.resources.map(({ service, type, access }) => {
      return [`${service}:${type}`, [...access.keys()]];
    });
    expect(Object.fromEntries(got)).to.deep.equal(required);
  });

  for (const intent of shippedIntents.resources) {
    describe(`${intent.service}:${intent.type}`, () => {
      it("is a resource type, or says what stands for it", () => {
        const type = reference.resourceType(intent.service, intent.type);
        expect(type?.name).to.equal(intent.own ? undefined : intent.type);
        for (const name of Object.keys(intent.optional)) {
          expect(formatPlaceholders(type?.arn ?? "")).to.include(name);
        }
      });
      for (const [verb, entries] of intent.access) {
        it(`${verb}: every action exists, applies and is harmless`, () => {
          for (const entry of entries) checkEntry(intent, entry, reference);
        });
        it(`${verb}: gives statements on sound ARNs`, () => {
          checkStatements(intent, verb, reference);
        });
      }
    });
  }
});

function checkEntry(intent: ResourceIntent, entry: IntentEntry, reference: ServiceReference): void {
  const on = entry.on ?? intent.type;
  for (const name of entry.actions) {
    const action = reference.action(`${intent.service}:${name}`);
    expect(action?.name, name).to.equal(name);
    const everything = on === "*" || intent.own?.parts.length === 0;
    if (everything && Object.hasOwn(optionalResources, `${intent.service}:${name}`)) continue;
    if (everything) expect(action?.resourceTypes, `${name} on "*"`).to.deep.equal([]);
    else if (intent.own) {
      // On "*": what makes up for it is a condition whose every key the action sends.
      const keys = Object.values(intent.own.condition).flatMap((pairs) => Object.keys(pairs));
      expect(action?.conditionKeys, name).to.include.members(keys);
    } else expect(action?.resourceTypes, `${name} on ${on}`).to.include(on);
    if (!Object.hasOwn(harmless, `${intent.service}:${name}`)) {
      expect(action?.accessLevel, name).to.be.oneOf(["Read", "List", "Write"]);
      expect(name).to.not.match(/^(Batch)?(Create|Delete|Purge)|Policy|Tag(s|$)|Acl|Grant/);
    }
    for (const key of Object.values(entry.condition ?? {}).flatMap((k) => Object.keys(k))) {
      const ofType = reference.resourceType(intent.service, on)?.conditionKeys ?? [];
      const keys = [...(action?.conditionKeys ?? []), ...ofType];
      expect(keys, `${name} with ${key}`).to.include(key);
    }
  }
}

function checkStatements(intent: ResourceIntent, verb: string, reference: ServiceReference): void {
  const type = reference.resourceType(intent.service, intent.type);
  const parts = intent.own?.parts ?? formatPlaceholders(type?.arn ?? "");
  const name = parts.map((_, index) => `name${String(index)}`).join("/");
  const to = [{ value: `${intent.service}:${intent.type}/${name}`, path: ["to"] }];
  const request = { to, access: [{ value: verb, path: ["access"] }], path: [] };
  const { drafts, problems } = expandGrant(request, FACTS, reference, shippedIntents);
  expect(problems).to.deep.equal([]);
  expect(drafts).to.have.length(intent.access.get(verb)?.length ?? -1);
  for (const arn of drafts.flatMap((draft) => draft.resources ?? [])) {
    if (arn === "*") continue;
    expect(arnFaults(arn), arn).to.deep.equal([]);
    expect(reference.typesOfArn(arn), arn).to.not.deep.equal([]);
    expect(arn).to.not.match(/[{}]/);
  }
}

describe("what justifies the shipped intents", () => {
  const entries = shippedIntents.resources.flatMap(({ service, type, access }) =>
    [...access].flatMap(([verb, list]) =>
      list.map((entry) => ({ name: `${service}:${type} ${verb}`, entry })),
    ),
  );

  it("is one page of AWS for each service, which names its actions", () => {
    const files = shippedIntents.services.map(({ service, source }) => ({ service, source }));
    const services = new Set(shippedIntents.resources.map(({ service }) => service));
    expect(files.map(({ service }) => service)).to.deep.equal([...services]);
    for (const { service, source } of files) {
      expect(source, service).to.match(
        /^https:\/\/docs\.aws\.amazon\.com\/service-authorization\/latest\/reference\/list_\w+\.html$/,
      );
    }
  });

  it("is a sentence for each entry, and pages of AWS where that page does not say it", () => {
    for (const { name, entry } of entries) {
      expect(entry.why, name).to.match(/^[A-Z].{10,}\.$/s);
      for (const page of entry.sources) {
        expect(page, name).to.match(/^https:\/\/(docs\.aws\.amazon\.com|repost\.aws)\//);
      }
    }
  });

  it("is a call of another name for what is not called like its action", () => {
    const called = new Set(entries.flatMap(({ entry }) => [...entry.calls.keys()]));
    // No SDK has a call of these names: each is said what it is.
    const permissionOnly = entries.flatMap(({ entry }) =>
      entry.actions.filter((action) =>
        /^(PartiQL|ESHttp|Event[CPS]|ConnectAs|GraphQL)/.test(action),
      ),
    );
    expect(permissionOnly).to.not.deep.equal([]);
    expect([...called]).to.include.members(permissionOnly);
  });
});

interface FileCase {
  readonly name: string;
  readonly files: Readonly<Record<string, readonly string[]>>;
  readonly problems: readonly { id: string; message: string; line?: number; column?: number }[];
}

describe("malformed intents", () => {
  for (const { name, files, problems } of readCases("intents-files.json") as FileCase[]) {
    it(name, () => {
      const folder = mkdtempSync(path.join(tmpdir(), "intents-"));
      try {
        for (const [file, lines] of Object.entries(files)) {
          writeFileSync(path.join(folder, file), lines.join("\n"));
        }
        const got = loadIntents(folder).problems.map(({ id, message, location }) => ({
          id,
          message: message.replace(`${folder}/`, ""),
          ...(location?.line !== undefined && { line: location.line, column: location.column }),
        }));
        expect(got).to.deep.equal(problems);
      } finally {
        rmSync(folder, { recursive: true });
      }
    });
  }
});
