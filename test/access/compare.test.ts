import { expect } from "chai";
import { effectOf, HolderComparer } from "../../generators/access/compare";
import { AFTER_APPLY, REST } from "../../generators/access/not-known";
import { SENSITIVE_SERVICES } from "../../generators/access/sensitive";
import { accessWords, marksOf } from "../../generators/cli/access-report/words";
import { ServiceReference } from "../../generators/iam/reference";
import type { HeldPolicy, PolicyHolder } from "../../generators/access/holder";

const COMPARED = new HolderComparer();

function role(id: string, name: string, others: Partial<PolicyHolder> = {}): PolicyHolder {
  return { kind: "role", id, stack: "prod-dock", label: id, name, policies: [], ...others };
}

function changes(before: PolicyHolder[], after: PolicyHolder[]): string[] {
  return COMPARED.compare(before, after).map(({ change, holder }) => `${change} ${holder.id}`);
}

describe("what is not known", () => {
  const READ = {
    Version: "2012-10-17",
    Statement: [{ Effect: "Allow", Action: "s3:GetObject", Resource: "*" }],
  };
  const held = (name: string, document?: object, why = "it is no policy"): HeldPolicy => ({
    ...{ kind: "inline", name, document },
    ...(document === undefined && { why }),
  });
  const DENY = {
    Version: "2012-10-17",
    Statement: [{ Effect: "Deny", Action: "s3:*", Resource: "*" }],
  };
  const unread = (name: string, digest: string): HeldPolicy => ({ ...held(name), digest });
  const having = (...policies: HeldPolicy[]): PolicyHolder[] => [role("a", "A", { policies })];
  const ALL = { ...READ, Statement: [{ Effect: "Allow", Action: "*", Resource: "*" }] };
  const limited = (document: object, ...policies: HeldPolicy[]): PolicyHolder[] => [
    role("a", "A", { policies, boundary: { kind: "boundary", name: "b", document } }),
  ];
  const user = (...policies: HeldPolicy[]): PolicyHolder => ({
    ...{ kind: "user", id: "u", stack: "", label: "u", policies },
    mayHaveMore: true,
  });
  const elsewhere = held(REST, undefined, "it is made elsewhere");

  for (const [what, before, after, undecided] of [
    ["on both sides, is the same", having(held("p")), having(held("p")), []],
    ["before alone", having(held("p")), having(), ["a"]],
    ["after alone", having(), having(held("p")), ["a"]],
    ["after what was known", having(held("p", READ)), having(held("p")), ["a"]],
    [
      "until it is applied, on both sides",
      having(held("p", undefined, AFTER_APPLY)),
      having(held("p", undefined, AFTER_APPLY)),
      ["a"],
    ],
    [
      "that is no policy, and another one now",
      having(unread("p", "1")),
      having(unread("p", "2")),
      ["a"],
    ],
    ["that is no policy, and the same", having(unread("p", "1")), having(unread("p", "1")), []],
    ["beside a denial that goes, elsewhere", having(held("p", DENY), elsewhere), [], ["a"]],
    [
      "beside a denial that comes, elsewhere",
      having(elsewhere),
      having(held("p", DENY), elsewhere),
      [],
    ],
    ["beside a denial that goes", having(held("p", DENY), held("q")), having(held("q")), ["a"]],
    ["beside a denial that comes", having(held("q")), having(held("p", DENY), held("q")), []],
    ["beside what is allowed", having(held("q")), having(held("p", READ), held("q")), []],
    ["within a boundary that widens", limited(READ, held("q")), limited(ALL, held("q")), ["a"]],
    ["within a boundary that narrows", limited(ALL, held("q")), limited(READ, held("q")), []],
    ["within a boundary that stays", limited(READ, held("q")), limited(READ, held("q")), []],
    ["beside what is known, as a boundary widens", limited(READ), limited(ALL), []],
    ["of a user, beside a denial that goes", [user(held("p", DENY))], [user()], ["u"]],
    ["of who is gone, is gone", having(held("p")), [], []],
    ["of who is made elsewhere, and stays", having(held("p"), elsewhere), [], ["a"]],
    ["of others, is for them to say", [], having(elsewhere, held("p", READ)), []],
    [
      "of a boundary that goes",
      [role("a", "A", { boundary: { ...held("b"), kind: "boundary" } })],
      having(),
      ["a"],
    ],
  ] as const) {
    it(`${what}: ${undecided.length > 0 ? "open" : "not open"}`, () => {
      const found = COMPARED.compare(before, after).filter((one) => effectOf(one).undecided);
      expect(found.map(({ holder }) => holder.id)).to.deep.equal(undecided);
    });
  }
});

describe("what a denial or a boundary takes of what is not known", () => {
  const DENY = {
    Version: "2012-10-17",
    Statement: [{ Effect: "Deny", Action: "s3:*", Resource: "*" }],
  };
  const open: HeldPolicy = { kind: "aws-managed", name: "q", document: undefined, why: "unknown" };

  it("is said, and is no gain", () => {
    const before = role("a", "A", { policies: [open] });
    const after = role("a", "A", {
      policies: [{ kind: "inline", name: "p", document: DENY }, open],
    });
    const [change, ...more] = COMPARED.compare([before], [after]);
    expect(more).to.deep.equal([]);
    expect(change?.lessened.map(({ name }) => name)).to.deep.equal(["q"]);
    expect(change?.open).to.deep.equal([]);
    expect(change?.unknown.map(({ why }) => why)).to.deep.equal([
      "unknown, and a denial or a boundary allows less of it now",
    ]);
  });
});

describe("access that leaves the service open", () => {
  const deny = { Effect: "Deny", Action: "*" };
  const get = { Effect: "Allow", Action: "dynamodb:GetItem" };
  const all = { Effect: "Allow", Action: "*" };
  const notIam = { Effect: "Allow", NotAction: "iam:*" };
  const notBoth = { Effect: "Allow", NotAction: ["iam:*", "sts:*"] };
  const SERVICES = "kms:*, lambda:*, s3:*, secretsmanager:*, ssm:*";
  const MARKS = ["escalation", "permissions", "secrets", "deletion"];

  for (const [what, before, after, marks, words] of [
    ["everything, from nothing", undefined, all, MARKS, "* on *"],
    [
      "all but IAM, from a denial",
      deny,
      notIam,
      MARKS,
      `${SERVICES}, sts:*, actions that AWS's data`,
    ],
    [
      "all but IAM, from one action",
      get,
      notIam,
      MARKS,
      `${SERVICES}, sts:*, 78 actions of dynamodb`,
    ],
    ["all, from one action", get, all, MARKS, `iam:*, ${SERVICES}, sts:*, 78 actions of dynamodb`],
    ["less, from one action", get, notBoth, MARKS, `${SERVICES}, 78 actions of dynamodb`],
    [
      "just what was left out",
      notIam,
      all,
      ["escalation", "permissions", "deletion"],
      "iam:* on *",
    ],
  ] as const) {
    it(`is told whole, and marked: ${what}`, () => {
      const having = (statement: object | undefined): PolicyHolder[] => {
        const Statement = statement === undefined ? [] : [{ ...statement, Resource: "*" }];
        const document = { Version: "2012-10-17", Statement };
        return [role("a", "A", { policies: [{ kind: "inline", name: "p", document }] })];
      };
      const [change] = COMPARED.compare(having(before), having(after));
      if (change === undefined) throw new Error("no change");
      const services = [...SENSITIVE_SERVICES, "dynamodb"];
      const reference = ServiceReference.loadSync(services);
      expect(marksOf(change, reference).map(({ id }) => id)).to.deep.equal(marks);
      const rows = change.access.gained.map((row) => accessWords(row, reference));
      expect(rows).to.have.length(1);
      expect(rows[0]).to.match(new RegExp(`^${words.replace(/[*]/g, "\\*")}`));
    });
  }
});

describe("which holders are the same", () => {
  it("by their ids, whatever their names", () => {
    expect(changes([role("a", "A")], [role("a", "B")])).to.deep.equal([]);
  });

  it("by their names, where no id says it", () => {
    expect(changes([role("aws_iam_role.a", "A")], [role("a", "A")])).to.deep.equal([]);
    expect(
      changes([role("x", "A"), role("y", "B")], [role("a", "A"), role("b", "C")]),
    ).to.deep.equal(["added b", "removed y"]);
  });

  it("not by the names of other stacks, other kinds, or of several", () => {
    const gone = ["removed x"];
    const [one] = [role("x", "A")];
    expect(changes([one], [role("a", "A", { stack: "dev-dock" })])).to.deep.equal([
      "added a",
      ...gone,
    ]);
    expect(changes([one], [role("a", "A", { kind: "user" })])).to.deep.equal(["added a", ...gone]);
    expect(changes([one], [role("a", "A"), role("b", "A")])).to.deep.equal([
      ...["added a", "added b"],
      ...gone,
    ]);
  });

  it("by the name of another one that is gone, or has yet another name, whatever the ids are", () => {
    const read = (...actions: string[]): Partial<PolicyHolder> => ({
      stack: "prod-office",
      policies: [
        {
          ...{ kind: "inline", name: "p" },
          document: {
            Version: "2012-10-17",
            Statement: actions.map((Action) => ({ Effect: "Allow", Action, Resource: "*" })),
          },
        },
      ],
    });
    const gained = (before: PolicyHolder[], after: PolicyHolder[]): string[] =>
      COMPARED.compare(before, after).map(({ change, holder, access }) => {
        const actions = access.gained.flatMap((one) => one.actions);
        return [change, holder.id, holder.name, ...actions].join(" ");
      });
    const secret = "secretsmanager:GetSecretValue";
    const [dock, office] = [role("dock", "D"), role("office", "O", read(secret))];
    // A fleet gets the name of another one, and with it that one's role.
    expect(gained([dock, office], [role("office", "D", read(secret))])).to.deep.equal([
      `changed office D ${secret}`,
      "removed office O",
    ]);
    expect(
      gained([dock, office], [role("dock", "O"), role("office", "D", read(secret))]),
    ).to.deep.equal(["changed dock O", `changed office D ${secret}`]);
    expect(gained([dock, office], [dock, role("office", "P", read(secret))])).to.deep.equal([]);
  });

  it("and policies of the account by their names, wherever they are", () => {
    const held = (name: string): HeldPolicy => ({
      ...{ kind: "customer-managed", name },
      document: { Version: "2012-10-17", Statement: [] },
    });
    const having = (...names: string[]): PolicyHolder =>
      role("a", "A", { policies: names.map(held) });
    const arn = (path: string): string => `arn:aws:iam::111122223333:policy${path}`;
    expect(changes([having("P")], [having(arn("/site/P"))])).to.deep.equal([]);
    expect(changes([having(arn("/P"))], [having(arn("/Q"))])).to.deep.equal(["changed a"]);
    expect(changes([having("arn:aws:iam::aws:policy/P")], [having("P")])).to.deep.equal([
      "changed a",
    ]);
  });
});
