import { join } from "node:path";
import { createColors } from "picocolors";
import {
  notesOnPlan,
  planHolders,
  readPlan,
  unreadOfPlan,
} from "../../generators/access/terraform";
import { HolderComparer } from "../../generators/access/compare";
import { fieldsOf, listOf, type Fields } from "../../generators/access/fields";
import { textReport } from "../../generators/cli/access-report/text";
import { ServiceReference } from "../../generators/iam/reference";
import { ManagedPolicies } from "../../generators/managed-policies";
import { packageFolder } from "../../generators/package-root";
import { expectRecorded, readCases } from "../support/cases";

interface Cases {
  readonly cases: readonly { readonly name: string; readonly plan: Fields }[];
}

const { cases } = readCases<Cases>("access", "terraform", "changes.json");

const PLAIN = createColors(false);

describe("what changes in a plan", () => {
  const folder = packageFolder("templates", "managed-policies");
  const snapshot = ManagedPolicies.open(folder, "managed-policies");
  const services = ["iam", "lambda", "kms", "s3", "sns", "sqs"];
  const reference = ServiceReference.loadSync(services);

  it("is said, where it gives access or may", () => {
    const said = cases.map(({ name, plan }) => {
      const read = readPlan(wholePlan(plan), "p.json");
      if ("id" in read) throw new Error(read.message);
      const { before, after } = planHolders(read, (arn) => snapshot.tryFind(arn)?.document);
      const unread = unreadOfPlan(read);
      const changes = new HolderComparer().compare(
        [...before, ...unread.before],
        [...after, ...unread.after],
      );
      const report = textReport(changes, reference, PLAIN, notesOnPlan(read));
      return { name, lines: report.split("\n").filter((line) => !line.startsWith("        as ")) };
    });
    expectRecorded(join("access", "terraform", "changes-expected.json"), said);
  });
});

function wholePlan(plan: Fields): Fields {
  const changes = listOf(plan.resource_changes).map(wholeChange);
  return { ...plan, resource_changes: changes };
}

/** With what the address says, and documents as texts. */
function wholeChange(one: Fields): Fields {
  const address = String(one.address);
  const [type = "", name = ""] = address.split(".");
  const { before, after, ...change } = fieldsOf(one.change);
  const sides = { before: withTexts(before), after: withTexts(after) };
  return { mode: "managed", type, name, ...one, change: { ...change, ...sides } };
}

function withTexts(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withTexts);
  if (typeof value !== "object" || value === null) return value;
  if (Object.hasOwn(value, "Statement")) return JSON.stringify(value);
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, withTexts(inner)]));
}
