import { join } from "node:path";
import { expect } from "chai";
import { loadEscalationPaths } from "../../../generators/escalation-paths";
import { completion, needsOf, TARGETS, withoutLonger } from "../../../generators/iam/escalation";
import type { Completion, EscalationPath } from "../../../generators/iam/escalation";
import type { Policies } from "../../../generators/iam/proof/request";
import { ServiceReference } from "../../../generators/iam/reference";
import { readCases } from "../../support/cases";
import { repository } from "../../support/folders";

interface Given {
  readonly policy: readonly object[];
  readonly boundary?: readonly object[];
}

/** A policy that completes a path, and the same but for one detail. */
interface PathCase extends Given {
  readonly path: string;
  readonly twins: readonly (Given & { readonly detail: string })[];
}

/** How far a path reaches, and which of what policies name whole it is about. */
interface ReachCase extends Given {
  readonly name: string;
  readonly path: string;
  readonly reach?: "any" | "some";
  readonly named?: readonly string[];
}

const cases = readCases<PathCase[]>("escalation", "paths.json");
const { paths, problems } = loadEscalationPaths(join(repository, "templates", "escalation-paths"));
const byId = new Map(paths.map((path) => [path.id, path]));
const ACCOUNT = "111111111111";

function document(Statement: readonly object[]): object {
  return { Version: "2012-10-17", Statement };
}

/** A role with its policies, and one customer managed policy of its own. */
function complete(id: string, { policy, boundary }: Given): Completion | undefined {
  const policies: Policies = {
    identity: [document(policy)],
    ...(boundary !== undefined && { boundary: document(boundary) }),
  };
  const arn = `arn:aws:iam::${ACCOUNT}:role/Me`;
  const path = byId.get(id);
  if (path === undefined) throw new Error(`there is no path ${id}`);
  return completion(path, {
    ...{ arn, partition: "aws", account: ACCOUNT, policies },
    ...{
      ownPolicies: [`arn:aws:iam::${ACCOUNT}:policy/Own`],
      context: { "aws:PrincipalArn": arn },
    },
  });
}

describe("paths of privilege escalation", () => {
  it("are read without a problem, and each has its case", () => {
    expect(problems).to.deep.equal([]);
    expect(cases.map(({ path }) => path).sort()).to.deep.equal([...byId.keys()].sort());
    expect(cases.flatMap(({ path, twins }) => (twins.length === 0 ? [path] : []))).to.deep.equal(
      [],
    );
  });

  it("ask for actions that AWS has, on resource types that these have", () => {
    const services = paths.flatMap(({ needs }) =>
      needs.map(({ action }) => action.split(":")[0] ?? ""),
    );
    const reference = ServiceReference.loadSync(services);
    const isSound = ({ action, on }: EscalationPath["needs"][number]): boolean => {
      const info = reference.action(action);
      const isSpecial = TARGETS.some((target) => target === on);
      return (
        info?.name === action.split(":")[1] &&
        (isSpecial || info?.resourceTypes.includes(on) === true)
      );
    };
    const wrong = paths.flatMap(({ id, needs }) =>
      needs.filter((need) => !isSound(need)).map((need) => ({ id, need })),
    );
    expect(wrong).to.deep.equal([]);
  });

  it("lie in the file of the service that they begin with: only services that are named are read", () => {
    const folder = join(repository, "templates", "escalation-paths");
    const services = new Set(paths.map(({ needs }) => needs[0]?.action.split(":")[0] ?? ""));
    for (const service of services) {
      const ofIt = loadEscalationPaths(folder, new Set([service])).paths.map(({ id }) => id);
      const wanted = paths.filter(({ needs }) => needs[0]?.action.startsWith(`${service}:`));
      expect(ofIt, service).to.deep.equal(wanted.map(({ id }) => id));
    }
  });

  for (const item of cases) {
    it(`${item.path}: found, and quiet without ${item.twins.length} details`, () => {
      const steps = complete(item.path, item)?.steps ?? [];
      const path = byId.get(item.path);
      const needs = path === undefined ? [] : needsOf(path);
      expect(steps.map(({ need }) => need)).to.deep.equal(needs);
      expect(steps.every(({ request, need }) => request?.action === need.action)).to.equal(true);
      const loud = item.twins.filter((twin) => complete(item.path, twin) !== undefined);
      expect(loud.map(({ detail }) => detail)).to.deep.equal([]);
    });
  }

  for (const item of readCases<ReachCase[]>("escalation", "reach.json")) {
    it(item.name, () => {
      const found = complete(item.path, item);
      expect(found?.reach).to.equal(item.reach);
      expect(found?.named ?? []).to.deep.equal(item.named ?? []);
    });
  }

  it("that ask for more than another one are left out", () => {
    const ids = ["lambda-003", "lambda-004", "lambda-001", "iam-005"];
    const left = withoutLonger(
      paths.filter(({ id }) => ids.includes(id)),
      (path) => path,
    );
    expect(left.map(({ id }) => id)).to.deep.equal(["iam-005", "lambda-001", "lambda-003"]);
  });
});
