import { expect } from "chai";
import { ArgumentError, compareAccess, evaluate, findRequest } from "../../../generators/iam";
import { readCases } from "../../support/cases";

/** One value in the arguments that is wrong; without a value, it is missing. */
interface Case {
  readonly name: string;
  readonly call: keyof typeof FUNCTIONS;
  /** Which argument, and where in it; empty: all of them, as a list. */
  readonly at: string;
  readonly value?: unknown;
  readonly problems: readonly string[];
}

type Untyped = (...values: readonly unknown[]) => unknown;

const POLICY = {
  Version: "2012-10-17",
  Statement: [{ Effect: "Allow", Action: "s3:GetObject", Resource: "*" }],
};
const REQUEST = {
  ...{ principal: "arn:aws:iam::111122223333:role/r", action: "s3:GetObject" },
  ...{ resource: "arn:aws:s3:::b/k", context: { "aws:SourceIp": "10.0.0.1" } },
};

/** As JavaScript sees them, with arguments by name that are right. */
const FUNCTIONS = {
  evaluate: {
    call: evaluate as Untyped,
    good: { request: REQUEST, policies: { identity: [POLICY], scp: [[POLICY]] }, options: {} },
  },
  findRequest: {
    call: findRequest as Untyped,
    good: {
      question: { allowedBy: { identity: [POLICY] }, notAllowedBy: { rcp: [] }, context: {} },
    },
  },
  compareAccess: { call: compareAccess as Untyped, good: { before: [], after: [], options: {} } },
} as const;

describe("arguments of the library", () => {
  for (const [name, { call, good }] of Object.entries(FUNCTIONS)) {
    it(`are taken by ${name} where they are right`, () => {
      expect(() => call(...Object.values(good))).to.not.throw();
    });
  }

  for (const one of readCases<Case[]>("iam", "proof", "arguments.json")) {
    it(`${one.call} refuses ${one.name}`, () => {
      const { call, good } = FUNCTIONS[one.call];
      const values = one.at === "" ? one.value : Object.values(changed(good, one) as object);
      const error = thrownBy(() => call(...(values as unknown[])));
      expect(error).to.be.instanceOf(ArgumentError);
      expect((error as ArgumentError).problems).to.deep.equal(one.problems);
      expect((error as ArgumentError).message).to.equal(one.problems.join("\n"));
    });
  }

  it("are refused where JSON could not say them", () => {
    const held: Record<string, unknown> = {};
    held.self = held;
    const values = [
      new Map([["a", "b"]]),
      5n,
      Symbol("s"),
      () => "s",
      held,
      Number.NaN,
      new Date(0),
    ];
    for (const value of values) {
      const request = { ...REQUEST, context: { k: value } };
      const error = thrownBy(() => (evaluate as Untyped)(request, {}));
      expect(error).to.be.instanceOf(ArgumentError);
      expect((error as Error).message).to.match(/^request\.context\["k"\] is \S/);
    }
    const request = { ...REQUEST, context: new Map() };
    expect(() => (evaluate as Untyped)(request, {})).to.throw("request.context is a Map");
    for (const limit of [Number.NaN, -Infinity]) {
      expect(() => findRequest({ allowedBy: {}, limit })).to.throw(ArgumentError, String(limit));
    }
  });

  it("are as if left out where they are undefined", () => {
    const none = { "aws:SourceIp": undefined, "AWS:sourceip": "10.0.0.1" };
    const typo = { resources: undefined };
    const request = { ...REQUEST, ...typo, resourceAccount: undefined, context: none };
    const policies = { identity: [withKey("false")], boundary: undefined, scp: undefined };
    const decide = evaluate as (...values: readonly unknown[]) => { effect: string };
    expect(decide(request, policies, { reading: undefined }).effect).to.equal("allowed");
    const absent = { ...request, context: { "aws:SourceIp": undefined } };
    expect(decide(absent, policies, undefined).effect).to.equal("implicitly-denied");
    const context = { "aws:SourceIp": undefined };
    const question = { kind: undefined, actions: undefined, principal: undefined, context };
    const search = findRequest as (...values: readonly unknown[]) => { found: boolean };
    for (const isAbsent of ["true", "false"] as const) {
      const free = { ...question, allowedBy: { identity: [withKey(isAbsent)] }, limit: undefined };
      expect(search(free).found, isAbsent).to.equal(true);
    }
    const allowedBy = { identity: [withKey("true")] };
    const same = search({ ...question, allowedBy, context: { "aws:SourceIp": "10.0.0.1" } });
    expect(same.found).to.equal(false);
  });

  it("may have a boundary of no side beside a kind without boundaries", () => {
    for (const kind of ["trust", "resource"] as const) {
      const options = { kind, boundary: { before: undefined, after: undefined } };
      expect(compareAccess([], [], options).gained).to.deep.equal([]);
    }
  });

  it("name a condition key once, whatever its case", () => {
    const context = { "aws:SourceIp": "10.0.0.1", "AWS:sourceip": "10.0.0.2" };
    const message = 'the request has the condition key "AWS:sourceip" twice';
    const allowedBy = { identity: [POLICY] };
    expect(() => evaluate({ ...REQUEST, context }, allowedBy)).to.throw(ArgumentError, message);
    expect(() => findRequest({ allowedBy, context })).to.throw(ArgumentError, message);
  });
});

/** The policy for requests in which the key is absent, or is not. */
function withKey(isAbsent: "true" | "false"): object {
  const [statement] = POLICY.Statement;
  const Condition = { Null: { "aws:SourceIp": isAbsent } };
  return { ...POLICY, Statement: [{ ...statement, Condition }] };
}

function changed(good: unknown, { at, ...one }: Pick<Case, "at" | "value">): unknown {
  const [key = "", ...rest] = at.split(".");
  const fields = Object.entries(good ?? {});
  const own = fields.find(([name]) => name === key)?.[1] as unknown;
  const value = rest.length === 0 ? one.value : changed(own, { ...one, at: rest.join(".") });
  return { ...(good as object), [key]: value };
}

function thrownBy(call: () => unknown): unknown {
  try {
    call();
  } catch (error) {
    return error;
  }
  return undefined;
}
