import { readFileSync, readdirSync } from "node:fs";
import { basename, join } from "node:path";
import { expect } from "chai";
import { ManagedPolicies } from "../../generators/managed-policies";
import { listForm } from "../../generators/managed-policies/document";
import { indexText, readIndex, readReplaced } from "../../generators/managed-policies/files";
import type { PolicyList } from "../../generators/aws/fetch-policies";
import { managedPolicyArn } from "../../generators/iam/arn/identities";
import type { Replaced } from "../../generators/managed-policies/files";
import { packageFolder } from "../../generators/package-root";
import { readCases } from "../support/cases";
import { temporaryFolder, writeTree } from "../support/folders";

const folder = packageFolder("templates", "managed-policies");
const index = readIndex(folder) as PolicyList;

const documents = readdirSync(join(folder, "documents"));

interface FaultCase {
  readonly name: string;
  readonly arn: string;
  readonly message?: string;
  readonly fix?: string;
}

interface DocumentCase {
  readonly name: string;
  readonly document: unknown;
  readonly listForm?: unknown;
  readonly fault?: string;
}

interface BrokenCase {
  readonly name: string;
  readonly files: Readonly<Record<string, unknown>>;
  readonly problem: string;
}

/** A snapshot of one policy `P`, with what a case says of it instead. */
function snapshot(files: Readonly<Record<string, unknown>>): string {
  const at = temporaryFolder("snapshot");
  const entry = { path: "/", version: "v1", updated: "2026-05-01" };
  const statement = { Effect: "Allow", Action: "s3:*", Resource: "*" };
  const words: Record<string, unknown> = {
    "{entry}": entry,
    "{index}": { asOf: "2026-05-01", policies: { P: entry } },
    "{document}": { Version: "2012-10-17", Statement: [statement] },
  };
  const filled = (_: string, value: unknown): unknown =>
    typeof value === "string" && Object.hasOwn(words, value) ? words[value] : value;
  const text = (content: unknown): string =>
    content === "{" ? "{" : JSON.stringify(content, filled);
  writeTree(
    at,
    Object.fromEntries(Object.entries(files).map(([path, content]) => [path, text(content)])),
  );
  return at;
}

describe("AWS managed policies", () => {
  describe("that cannot be attached", () => {
    const { cases, refresh } = readCases<{ cases: readonly FaultCase[]; refresh: string }>(
      "managed-policies",
      "faults.json",
    );
    const policies = ManagedPolicies.open(folder);
    const filled = (text: string): string =>
      text.replace("{asOf}", policies.asOf).replace("{refresh}", refresh);
    for (const { name, arn, message, fix } of cases) {
      it(name, () => {
        const expected =
          message === undefined ? undefined : { message: filled(message), fix: filled(fix ?? "") };
        expect(policies.fault(arn)).to.deep.equal(expected);
        expect(policies.problems).to.deep.equal([]);
      });
    }
  });

  describe("as the project has them", () => {
    const policies = ManagedPolicies.open(folder);

    it("are all that AWS has, a line each, as of the newest change", () => {
      const dates = Object.values(index.policies).map(({ updated }) => updated);
      expect(Object.keys(index.policies)).to.have.length.greaterThan(1000);
      expect(policies.asOf).to.equal(index.asOf);
      expect(index.asOf).to.equal([...dates].sort().at(-1));
      expect(readFileSync(join(folder, "index.json"), "utf8")).to.equal(indexText(index));
      const entries = Object.entries(index.policies).reverse();
      const reversed = { ...index, policies: Object.fromEntries(entries) };
      expect(indexText(reversed)).to.equal(indexText(index));
      expect(indexText(index).split("\n")).to.have.length(Object.keys(index.policies).length + 6);
    });

    for (const file of [...documents].sort()) {
      if (file.startsWith(".")) continue;
      it(`${file} is of the index's version, and an identity policy`, () => {
        const name = basename(file, ".json");
        const known = index.policies[name];
        const arn = managedPolicyArn(known?.path ?? "", name);
        const { document, ...facts } = policies.tryFind(arn) ?? {};
        expect(policies.problems).to.deep.equal([]);
        expect(facts).to.deep.equal({
          name,
          arn,
          version: known?.version,
          updated: known?.updated,
        });
        expect(document?.Statement).to.not.deep.equal([]);
        expect(policies.tryFind(arn)).to.equal(policies.tryFind(arn));
        expect(policies.tryFind(arn.replace("arn:aws:", "arn:aws-cn:"))).to.equal(undefined);
        expect(policies.tryFind(arn.replace("policy/", "policy/x/"))).to.equal(undefined);
      });
    }

    it("replace what AWS deprecated by what it has", () => {
      for (const [name, { arn }] of Object.entries(readReplaced(folder) as Replaced)) {
        expect(policies.fault(arn), arn).to.equal(undefined);
        expect(Object.hasOwn(index.policies, name), name).to.equal(false);
      }
    });

    it("have no document of most, and none of what AWS does not have", () => {
      for (const name of ["AdministratorAccess", "Zzz", "../index", "__proto__"]) {
        expect(policies.tryFind(managedPolicyArn("/", name)), name).to.equal(undefined);
      }
      expect(policies.tryFind("Zzz")).to.equal(undefined);
      expect(policies.problems).to.deep.equal([]);
    });
  });

  it("of the user's own are used instead, and not mixed with the project's", () => {
    const own = ManagedPolicies.open(folder, snapshot({ "index.json": "{index}" }));
    expect(own.asOf).to.equal("2026-05-01");
    expect(own.fault(managedPolicyArn("/", "P"))).to.equal(undefined);
    expect(own.tryFind(managedPolicyArn("/", "P"))).to.equal(undefined);
    const gone = own.fault(managedPolicyArn("/", "AmazonS3ReadOnlyAccess"));
    expect(gone?.message).to.include("AWS has no managed policy");
    expect(own.problems).to.deep.equal([]);
  });

  describe("in a snapshot that is broken", () => {
    const { arn, cases } = readCases<{ arn: string; cases: readonly BrokenCase[] }>(
      "managed-policies",
      "broken.json",
    );
    for (const { name, files, problem } of cases) {
      it(name, () => {
        const at = snapshot(files);
        const policies = ManagedPolicies.open(at);
        expect(policies.problems).to.deep.equal([]);
        expect(policies.fault(arn)).to.equal(undefined);
        expect(policies.tryFind(arn)).to.equal(undefined);
        expect(policies.tryFind(arn)).to.equal(undefined);
        const found = policies.problems.map(({ id, message }) => `${id}: ${message}`);
        expect(found).to.have.length(1);
        expect(found[0]?.replaceAll(at, "{folder}").startsWith(problem), found[0]).to.equal(true);
        expect(policies.problems[0]?.fix).to.include("fleetroles snapshot");
      });
    }

    it("no index gives no date, and no fault, as nothing is known", () => {
      const policies = ManagedPolicies.open(snapshot({}));
      expect(policies.asOf).to.equal("");
      expect(policies.fault("arn:aws:iam::aws:policy/Zzz")).to.equal(undefined);
    });
  });
});

describe("documents of AWS managed policies, in list form", () => {
  const { cases } = readCases<{ cases: readonly DocumentCase[] }>(
    "managed-policies",
    "documents.json",
  );
  for (const { name, document, listForm: statements, fault } of cases) {
    it(name, () => {
      const result = listForm(document);
      if (fault !== undefined) {
        expect(typeof result === "string" ? result : "").to.match(new RegExp(`^${fault}`));
        return;
      }
      // As text: the order of the keys counts.
      expect(JSON.stringify(result)).to.equal(
        JSON.stringify({ Version: "2012-10-17", Statement: statements }),
      );
    });
  }
});
