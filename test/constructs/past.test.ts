import { expect } from "chai";
import {
  ImportedResources,
  ModuleCall,
  MovedResources,
  ReleasedResources,
  ServiceRole,
} from "../../stacks/constructs";
import { readCases } from "../support/cases";
import { newStack, synthesized } from "./fixtures";

interface Case {
  readonly what: string;
  readonly retired?: { readonly keep: "all" | readonly string[] };
  readonly released?: readonly string[];
  readonly removed: readonly string[];
  readonly version: string;
  /** What else of the stack is there. */
  readonly left: readonly string[];
}

interface Written {
  readonly terraform: { readonly required_version: string; readonly backend: unknown };
  readonly provider: unknown;
  readonly removed?: readonly { readonly from: string; readonly lifecycle: unknown }[];
  readonly import?: unknown;
}

describe("what Terraform is told of what was before", () => {
  for (const { what, retired, released, removed, version, left } of readCases<Case[]>(
    "constructs",
    "past.json",
  )) {
    it(what, () => {
      const stack = newStack("dev", retired && { retired });
      new ServiceRole(stack, "worker", {
        name: "Worker",
        trust: { Version: "2012-10-17", Statement: [] },
        inlinePolicies: { grants: { Version: "2012-10-17", Statement: [] } },
      });
      new ModuleCall(stack, "kiosk", { source: "example/kiosk/aws", version: "~> 1.0" });
      new MovedResources(stack, {
        "aws_iam_role.before": "aws_iam_role.worker",
        'module.gone.aws_iam_role.x["dock"]': "aws_iam_role.worker",
        'module.gone.aws_iam_role.x["yard"]': "aws_iam_role.worker",
      });
      new ImportedResources(stack, { "aws_iam_role.worker": "Worker-${x}" });
      if (released) new ReleasedResources(stack, released);
      const written = synthesized(stack) as Written;
      expect(written.terraform.required_version).to.equal(version);
      expect(written.terraform.backend).to.not.equal(undefined);
      expect(written.provider).to.not.equal(undefined);
      const blocks = [...removed].sort().map((from) => ({ from, lifecycle: { destroy: false } }));
      const found = [...(written.removed ?? [])].sort((a, b) => (a.from < b.from ? -1 : 1));
      expect(found).to.deep.equal(blocks);
      for (const key of ["resource", "module", "output", "moved", "import", "data"]) {
        expect(Object.hasOwn(written, key), key).to.equal(left.includes(key));
      }
      if (left.includes("import")) {
        expect(written.import).to.deep.equal([{ to: "aws_iam_role.worker", id: "Worker-$${x}" }]);
      }
    });
  }
});
