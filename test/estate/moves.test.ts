import { cpSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { repository, temporaryFolder } from "../support/folders";
import { runFleetroles } from "../support/program";

const FILE = `version: 1
environments: { prod: { account: "111111111111", region: us-east-1 } }
blueprints: ./blueprints
fleets: { dock: { blueprint: gate } }
`;

/** What is done to the blueprint's text, run by run, and what the last run says and leaves in the stack of the account. */
const CASES: readonly {
  readonly name: string;
  readonly runs: readonly (readonly [from: RegExp, to: string][])[];
  readonly says: readonly string[];
  readonly moves: readonly string[];
}[] = [
  {
    name: "moves a part that has another id",
    runs: [[[/^ {2}hub:/m, "  middle:"]]],
    says: [
      "notice stack-moved",
      '"GateHub" was aws_iam_role.gate_hub and is aws_iam_role.gate_middle',
    ],
    moves: ['"aws_iam_role.gate_hub": "aws_iam_role.gate_middle"'],
  },
  {
    name: "goes on saying so, and moves it back",
    runs: [[[/^ {2}hub:/m, "  middle:"]], [], [[/^ {2}middle:/m, "  hub:"]]],
    says: ['"GateHub" was aws_iam_role.gate_middle and is aws_iam_role.gate_hub'],
    moves: ['"aws_iam_role.gate_middle": "aws_iam_role.gate_hub"'],
  },
  {
    name: "refuses what Terraform cannot do: two that change places",
    runs: [
      [
        [/^ {2}shared:/m, "  other:"],
        [/^ {2}alone:/m, "  shared:"],
        [/^ {2}other:/m, "  alone:"],
        [/attached: \[shared\]/, "attached: [either]"],
        [/attached: \[alone\]/, "attached: [shared]"],
        [/attached: \[either\]/, "attached: [alone]"],
      ],
    ],
    says: ["error hand-over-blocked", "fix: go in two steps"],
    moves: [],
  },
  {
    name: "says where something else stands from where something moved",
    runs: [
      [
        [/^ {2}alone:/m, "  solo:"],
        [/attached: \[alone\]/, "attached: [solo]"],
      ],
      [
        [/^ {2}shared:/m, "  alone:"],
        [/attached: \[shared\]/, "attached: [alone]"],
      ],
    ],
    says: [
      "warning moves-dropped",
      '"aws_iam_policy.gate_alone"',
      '"arn:aws:iam::111111111111:policy/GateShared" was aws_iam_policy.gate_shared',
    ],
    moves: ['"aws_iam_policy.gate_shared": "aws_iam_policy.gate_alone"'],
  },
  {
    name: "moves past where something else stands now",
    runs: [
      [
        [/^ {2}alone:/m, "  solo:"],
        [/attached: \[alone\]/, "attached: [solo]"],
      ],
      [
        [/^ {2}solo:/m, "  single:"],
        [/attached: \[solo\]/, "attached: [single]"],
      ],
      [
        [/^ {2}shared:/m, "  solo:"],
        [/attached: \[shared\]/, "attached: [solo]"],
      ],
    ],
    says: ["warning moves-dropped"],
    moves: [
      '"aws_iam_policy.gate_alone": "aws_iam_policy.gate_single"',
      '"aws_iam_policy.gate_shared": "aws_iam_policy.gate_solo"',
    ],
  },
];

describe("parts of a blueprint that get other ids", () => {
  for (const { name, runs, says, moves } of CASES) {
    it(name, async () => {
      const folder = temporaryFolder("moves");
      const blueprint = join(folder, "blueprints", "gate.yaml");
      mkdirSync(join(folder, "blueprints"));
      cpSync(join(repository, "test/cases/others/gate.yaml"), blueprint);
      writeFileSync(join(folder, "fleets.yaml"), FILE);
      const results = [await runFleetroles(["generate"], folder)];
      for (const edits of runs) {
        const text = edits.reduce(
          (all, [from, to]) => all.replace(from, to),
          readFileSync(blueprint, "utf8"),
        );
        writeFileSync(blueprint, text);
        results.push(await runFleetroles(["generate"], folder));
      }
      const said = results.at(-1)?.stderr ?? "";
      for (const one of says) expect(said).to.include(one);
      const stack = readFileSync(join(folder, "stacks/generated/prod-shared.ts"), "utf8");
      for (const one of moves) expect(stack).to.include(one);
      if (moves.length === 0) expect(stack).to.not.include("MovedResources");
    });
  }
});
