import { expect } from "chai";
import { sourceHolders } from "../../generators/access/terraform/stacks";
import { ownValue } from "../../generators/text/own-value";
import { readCases } from "../support/cases";
import { temporaryFolder, writeTree } from "../support/folders";
import { runFleetroles } from "../support/program";
import { holderLines } from "./holder-lines";

interface Cases {
  readonly cases: readonly {
    readonly name: string;
    readonly stack: unknown;
    readonly holders: readonly string[];
    /** What the documents hold, in the letters that AWS will see. */
    readonly contains?: readonly string[];
  }[];
}

const { cases } = readCases<Cases>("access", "terraform", "stacks.json");
const { managed } = readCases<{ managed: Readonly<Record<string, object>> }>(
  ...["access", "terraform", "plans.json"],
);

describe("holders of synthesized stacks", () => {
  for (const { name, stack, holders, contains = [] } of cases) {
    it(name, () => {
      const found = sourceHolders([{ name: "s", documents: [stack] }], (arn) =>
        ownValue(managed, arn),
      );
      expect(found.flatMap(holderLines)).to.deep.equal(holders);
      for (const text of contains) expect(JSON.stringify(found)).to.contain(text);
    });
  }

  it("are compared, folder by folder", async () => {
    const folder = temporaryFolder("stacks");
    const stack = (...actions: string[]): string => {
      const Statement = [{ Effect: "Allow", Action: actions, Resource: "*" }];
      const policy = JSON.stringify({ Version: "2012-10-17", Statement });
      // Whom it trusts is no trust policy, and so not known on either side.
      const role = { dock: { name: "dock", assume_role_policy: policy } };
      const own = { own: { name: "own", role: "${aws_iam_role.dock.name}", policy } };
      return JSON.stringify({ resource: { aws_iam_role: role, aws_iam_role_policy: own } });
    };
    writeTree(folder, {
      "old/stacks/dev-dock/cdk.tf.json": stack("sqs:SendMessage"),
      "new/dev-dock/main.tf.json": stack("sqs:SendMessage", "sqs:DeleteQueue"),
      "broken/a/main.tf.json": "{",
      "empty/readme.md": "",
    });
    const wider = await runFleetroles(["diff", "old", "new", "--fail-on", "gained"], folder);
    expect(wider.code, wider.stderr).to.equal(1);
    expect(wider.stdout).to.contain("+ sqs:DeleteQueue on *");
    const same = await runFleetroles(["diff", "old", "old", "--fail-on", "any"], folder);
    expect(same.code, same.stderr).to.equal(0);
    for (const [name, id] of [
      ["broken", "syntax"],
      ["empty", "unreadable-folder"],
    ] as const) {
      const { code, stderr } = await runFleetroles(["diff", "old", name], folder);
      expect(code).to.equal(1);
      expect(stderr).to.contain(`error ${id}`);
    }
  });
});
