import { expect } from "chai";
import { HolderComparer } from "../../generators/access/compare";
import { pathsGained } from "../../generators/access/gained-paths";
import { gates, gatesMet } from "../../generators/access/gates";
import type { HeldPolicy, PolicyHolder } from "../../generators/access/holder";
import { markWords } from "../../generators/cli/access-report/words";
import { servicesOf } from "../../generators/cli/access-report/services";
import { sensitiveAccess } from "../../generators/access/sensitive";
import { ServiceReference } from "../../generators/iam/reference";
import { readCases } from "../support/cases";

type Side = "before" | "after";

interface Case extends Partial<Record<Side, readonly object[]>> {
  readonly name: string;
  /** The principal that the role trusts. */
  readonly trust?: Partial<Record<Side, unknown>>;
  /** Why a policy that is attached now is not known. */
  readonly attached?: string;
  readonly ofIotData?: true;
  readonly met: readonly string[];
  /** Of escalation, by id. */
  readonly paths?: readonly string[];
}

function policy(Statement: readonly object[]): object {
  return { Version: "2012-10-17", Statement };
}

function holder(side: Side, one: Case): PolicyHolder {
  const allows = (one[side] ?? []).map((statement) => ({
    Effect: "Allow",
    Resource: "*",
    ...statement,
  }));
  const { [side]: Principal = { Service: "iot.amazonaws.com" } } = one.trust ?? {};
  const trust = policy([{ Effect: "Allow", Action: "sts:AssumeRole", Principal }]);
  const why = side === "after" ? one.attached : undefined;
  const held = { kind: "customer-managed", name: "other", document: undefined } as const;
  const { ofIotData } = one;
  const unknown: HeldPolicy[] =
    why === undefined ? [] : [{ ...held, why, ...(ofIotData && { ofIotData }) }];
  return {
    ...{ kind: "role", id: "dev-dock/device", stack: "dev-dock", label: "device" },
    policies: [{ kind: "inline", name: "own", document: policy(allows) }, ...unknown],
    trust: { kind: "trust", name: "trust policy", document: trust },
    account: "111111111111",
  };
}

describe("gates of a comparison", () => {
  const cases = readCases<Case[]>("pull-request", "gates.json");

  for (const one of cases) {
    it(`${one.met.length === 0 ? "none is" : one.met.join(", ")} met by ${one.name}`, () => {
      const changes = new HolderComparer().compare([holder("before", one)], [holder("after", one)]);
      const reference = ServiceReference.loadSync(servicesOf(changes));
      expect([...gatesMet(changes, reference).keys()]).to.deep.equal(one.met);
      const escalates = one.met.includes("gained:escalation") && one.attached === undefined;
      const paths = changes.flatMap(pathsGained);
      if (one.paths !== undefined || !escalates) expect(paths).to.deep.equal(one.paths ?? []);
      const [first] = paths;
      const words = sensitiveAccess().map((mark) => changes.map((two) => markWords(mark, two)));
      if (first !== undefined) expect(words.join()).to.contain(`fleetroles explain ${first}`);
    });
  }

  it("each has a case that meets it, and one that does not", () => {
    for (const { id } of gates()) {
      const [met, not] = [true, false].map((is) =>
        cases.filter((one) => one.met.includes(id) === is && one.attached === undefined),
      );
      expect([met?.length, not?.length], id).not.to.include(0);
    }
  });
});
