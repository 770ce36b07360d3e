import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { evaluate, findRequest } from "../../../generators/iam";
import { packageFolder } from "../../../generators/package-root";
import { WitnessCounts } from "./witnesses";

const FOLDER = packageFolder("templates", "managed-policies", "documents");

/** What AWS's policies of these names come to; they are not in the snapshot. */
const WIDE: readonly (readonly [string, object])[] = [
  ["an administrator's policy", policy({ Effect: "Allow", Action: "*", Resource: "*" })],
  [
    "a policy to read",
    policy({
      ...{ Effect: "Allow", Resource: "*" },
      Action: ["s3:Get*", "s3:List*", "iot:Describe*", "ec2:Describe*", "lambda:Get*", "logs:Get*"],
    }),
  ],
  ["a policy without IAM", policy({ Effect: "Allow", NotAction: "iam:*", Resource: "*" })],
];

describe("the managed policies in the snapshot, pairwise", function () {
  this.timeout(600_000);

  it("are decided, all of them", async () => {
    const witnesses = await WitnessCounts.start();
    const names = readdirSync(FOLDER).filter((name) => !name.startsWith("."));
    const documents = [...names.map(readDocument), ...WIDE];
    const counts = new Map<boolean | "unknown", number>();
    for (const [name, one] of documents) {
      for (const [other, two] of documents) {
        const answer = findRequest({
          allowedBy: { identity: [one] },
          notAllowedBy: { identity: [two] },
        });
        counts.set(answer.found, (counts.get(answer.found) ?? 0) + 1);
        if (name === other) expect(answer, name).to.deep.equal({ found: false });
        if (answer.found !== true) continue;
        const effects = [one, two].map((identity) => {
          return evaluate(answer.request, { identity: [identity] }).effect === "allowed";
        });
        expect(effects, `${name}, ${other}`).to.deep.equal([true, false]);
        const [allowedBy, notAllowedBy] = [{ identity: [one] }, { identity: [two] }];
        witnesses.look({ request: answer.request, allowedBy, notAllowedBy });
      }
    }
    const pairs = documents.length ** 2;
    const found = counts.get(true) ?? 0;
    console.log(
      `    managed policies: ${pairs} pairs, ${found} differ, ${counts.get("unknown") ?? 0} unknown`,
    );
    console.log(`    ${String(witnesses)}`);
    expect(witnesses.denied).to.deep.equal([]);
    expect(counts.get("unknown")).to.equal(undefined);
    expect(counts.get(false)).to.be.greaterThan(documents.length);
  });
});

function readDocument(name: string): readonly [string, object] {
  const { document } = JSON.parse(readFileSync(join(FOLDER, name), "utf8")) as { document: object };
  return [name, document];
}

function policy(Statement: object): object {
  return { Version: "2012-10-17", Statement };
}
