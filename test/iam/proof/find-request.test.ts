import { readFileSync } from "node:fs";
import path from "node:path";
import { expect } from "chai";
import fc from "fast-check";
import { evaluator } from "../../../generators/iam/proof/evaluate";
import { findRequest, type RequestQuestion } from "../../../generators/iam/proof/find-request";
import type { Request } from "../../../generators/iam/proof/request";
import { byDepth } from "../../support/depth";
import { documents, REQUESTS } from "./small";

interface Case extends Omit<RequestQuestion, "allowedBy" | "notAllowedBy"> {
  readonly it: string;
  readonly allowedBy: readonly object[];
  readonly notAllowedBy?: readonly object[];
  readonly found: boolean | "unknown";
}

const CASES = JSON.parse(
  readFileSync(path.join(__dirname, "../../cases/iam/proof/questions.json"), "utf8"),
) as readonly Case[];

describe("whether there is a request", () => {
  for (const { it: what, allowedBy, notAllowedBy, found, ...others } of CASES) {
    it(what, () => {
      const question = {
        allowedBy: policies(allowedBy),
        ...(notAllowedBy && { notAllowedBy: policies(notAllowedBy) }),
        ...others,
      };
      const answer = findRequest(question);
      expect(answer.found).to.equal(found);
      if (answer.found === true) expect(tells(question)(answer.request)).to.equal(true);
    });
  }

  it("finds just what evaluate decides in two ways", function () {
    this.timeout(900_000);
    const counts = { found: 0, none: 0, unknown: 0 };
    fc.assert(
      fc.property(documents(), documents(), fc.boolean(), (one, other, anyRequest) => {
        const question = {
          allowedBy: { identity: [one] },
          notAllowedBy: { identity: [other] },
          anyRequest,
        };
        const answer = findRequest(question);
        const isDifference = tells(question);
        if (answer.found === true) {
          counts.found++;
          expect(isDifference(answer.request)).to.equal(true);
        } else if (answer.found === false) {
          counts.none++;
          expect(REQUESTS.filter(isDifference)).to.deep.equal([]);
        } else counts.unknown++;
      }),
      { seed: 11, numRuns: byDepth({ people: 20, all: 40, long: 1000 }) },
    );
    expect(counts.found).to.be.greaterThan(3);
    expect(counts.none).to.be.greaterThan(3);
    expect(counts.unknown).to.equal(0);
  });

  it("is unknown where the steps do not suffice", () => {
    const allowedBy = policies(CASES[0]?.allowedBy ?? []);
    const answer = findRequest({ allowedBy, limit: 3 });
    expect(answer).to.deep.equal({ found: "unknown", why: "no answer within 3 steps of search" });
  });

  it("asks for the actions, resources and keys that the question fixes", () => {
    const allowedBy = policies([{ Effect: "Allow", Action: "s3:*", Resource: "*" }]);
    const answer = findRequest({
      allowedBy,
      actions: ["s3:GetObj*"],
      resources: ["arn:aws:s3:::b/*"],
      context: { "aws:SourceIp": "10.0.0.1" },
    });
    expect(answer)
      .to.have.nested.property("request.action")
      .that.matches(/^s3:GetObj/);
    expect(answer)
      .to.have.nested.property("request.resource")
      .that.matches(/^arn:aws:s3:::b\//);
    expect(answer).to.have.deep.nested.property("request.context", { "aws:SourceIp": "10.0.0.1" });
  });

  it("does not know whether a role may assume itself that its trust policy names by its account", () => {
    const principal = "arn:aws:iam::111122223333:role/r";
    const identity = [document({ Effect: "Allow", Action: "sts:AssumeRole", Resource: principal })];
    const account = { AWS: "arn:aws:iam::111122223333:root" };
    const trust = document({ Effect: "Allow", Action: "sts:AssumeRole", Principal: account });
    const question = { allowedBy: { identity }, notAllowedBy: { identity, trust }, principal };
    expect(findRequest({ ...question, reading: "least" }).found).to.equal("unknown");
    expect(findRequest({ ...question, reading: "most" })).to.deep.equal({ found: false });
  });

  it("tells the callers of a trust policy apart", () => {
    const trust = (Service: string | string[]): object => ({
      Version: "2012-10-17",
      Statement: [{ Effect: "Allow", Action: "sts:AssumeRole", Principal: { Service } }],
    });
    const one = { trust: trust("iot.amazonaws.com") };
    const both = { trust: trust(["lambda.amazonaws.com", "iot.amazonaws.com"]) };
    const gained = findRequest({ kind: "trust", allowedBy: both, notAllowedBy: one });
    expect(gained).to.have.nested.property("request.principal", "lambda.amazonaws.com");
    const lost = findRequest({ kind: "trust", allowedBy: one, notAllowedBy: both });
    expect(lost).to.deep.equal({ found: false });
  });
});

function document(...Statement: readonly object[]): object {
  return { Version: "2012-10-17", Statement };
}

function policies(Statement: readonly object[]): RequestQuestion["allowedBy"] {
  return { identity: [{ Version: "2012-10-17", Statement }] };
}

function tells(question: RequestQuestion): (request: Request) => boolean {
  const allows = evaluator(question.allowedBy);
  const others = question.notAllowedBy && evaluator(question.notAllowedBy);
  return (request) =>
    allows(request).effect === "allowed" && others?.(request).effect !== "allowed";
}
