import { expect } from "chai";
import type { Fault } from "../../../generators/iam/fault";
import {
  aliasNameFaults,
  credentialDurationFaults,
  descriptionFaults,
  documentSize,
  iotPolicyNameFaults,
  policyNameFaults,
  policyPathFaults,
  roleNameFaults,
  rolePathFaults,
  tagFaults,
} from "../../../generators/iam/policy/quotas";
import cases from "../../cases/iam/quotas.json";

const CHECKS: Record<string, (text: string) => Fault[]> = {
  roleName: roleNameFaults,
  policyName: policyNameFaults,
  rolePath: rolePathFaults,
  policyPath: policyPathFaults,
  aliasName: aliasNameFaults,
  iotPolicyName: iotPolicyNameFaults,
  description: descriptionFaults,
  tagKey: (text) => tagFaults({ [text]: "" }),
  tagValue: (text) => tagFaults({ key: text }),
};

describe("quotas", () => {
  for (const { check, text, times = 1, faults } of cases.texts) {
    const size = times === 1 ? "" : ` ${String(times)} times`;
    it(`${faults.length === 0 ? "take" : "refuse"} ${JSON.stringify(text)}${size} as ${check}`, () => {
      expect(CHECKS[check]?.(text.repeat(times))).to.deep.equal(faults);
    });
  }

  for (const { seconds, session, faults } of cases.durations) {
    const verb = faults.length === 0 ? "take" : "refuse";
    it(`${verb} credentials for ${String(seconds)} of a session's ${String(session)} seconds`, () => {
      expect(credentialDurationFaults(seconds, session)).to.deep.equal(faults);
    });
  }

  for (const { count, faults } of cases.tagCounts) {
    it(`${faults.length === 0 ? "take" : "refuse"} ${String(count)} tags`, () => {
      const tags = Array.from({ length: count }, (_, index) => [`key${String(index)}`, "value"]);
      expect(tagFaults(Object.fromEntries(tags) as Record<string, string>)).to.deep.equal(faults);
    });
  }

  for (const { document, size } of cases.documents) {
    it(`count ${String(size)} characters for ${JSON.stringify(document)}`, () => {
      expect(documentSize(document)).to.equal(size);
    });
  }
});
