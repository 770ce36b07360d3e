import { join } from "node:path";
import { expect } from "chai";
import { Graph } from "../../generators/access/becomes";
import type { PolicyHolder } from "../../generators/access/holder";
import { loadEscalationPaths } from "../../generators/escalation-paths";
import { readCases } from "../support/cases";
import { repository } from "../support/folders";

type Pairs = readonly (readonly [action: string, resource: string])[];

/** Roles, each with what it may, may not, and whom it trusts; and who can become whom. */
interface GraphCase {
  readonly name: string;
  readonly roles: Readonly<Record<string, RoleCase>>;
  readonly edges: readonly string[];
  readonly open?: readonly string[];
}

interface RoleCase {
  readonly account?: string;
  readonly allow?: Pairs;
  readonly deny?: Pairs;
  readonly boundary?: Pairs;
  readonly trust?: object;
}

function statements(Effect: string, pairs: Pairs = []): object[] {
  return pairs.map(([Action, Resource]) => ({ Effect, Action: [Action], Resource: [Resource] }));
}

function document(Statement: readonly object[]): object {
  return { Version: "2012-10-17", Statement };
}

function holderOf([id, one]: readonly [string, RoleCase]): PolicyHolder {
  const {
    account = "111111111111",
    allow,
    deny,
    boundary,
    trust = { Service: "iot.amazonaws.com" },
  } = one;
  const own = document([...statements("Allow", allow), ...statements("Deny", deny)]);
  const trusts = document([{ Effect: "Allow", Action: "sts:AssumeRole", Principal: trust }]);
  return {
    ...{ kind: "role", id, stack: "s", label: id, name: id, account },
    arn: `arn:aws:iam::${account}:role/${id}`,
    policies: [{ kind: "inline", name: "own", document: own }],
    trust: { kind: "trust", name: "trust policy", document: trusts },
    ...(boundary && {
      boundary: { kind: "boundary", name: "b", document: document(statements("Allow", boundary)) },
    }),
  };
}

describe("which role can become which", () => {
  const { paths } = loadEscalationPaths(join(repository, "templates", "escalation-paths"));
  for (const { name, roles, edges, open = [] } of readCases<GraphCase[]>(
    "escalation",
    "graph.json",
  )) {
    it(name, () => {
      const holders = Object.entries(roles).map(holderOf);
      const graph = new Graph(paths, ({ account = "" }) => ({ partition: "aws", account }));
      const found = graph.of(holders, holders);
      const lines = found.edges.map(({ from, to, by, path }) =>
        [from.label, by, to?.label, path?.id].filter((word) => word !== undefined).join(" "),
      );
      const ends = found.open.map(
        ({ from, completion: { path, reach } }) => `${from.label} ${path.id} ${reach}`,
      );
      expect(lines).to.deep.equal(edges);
      expect(ends).to.deep.equal(open);
    });
  }
});
