import { expect } from "chai";
import { compareAccess, findRequest } from "../../../generators/iam";
import { byDepth } from "../../support/depth";

const NOTHING = { gained: [], lost: [], unknown: [] };
const KEYS = Array.from({ length: 12 }, (_, index) => `\${aws:PrincipalTag/t${index}}`);
/** Each may be empty, so that there are two to the power of so many cases. */
const MANY = byDepth({ people: 7, all: 12, long: 12 });
const BUCKET = "arn:aws:s3:::b";
/** No policy of a person gets near these; an answer, also "unknown", has to come within the limit of steps. */
const ANSWERS = [true, false, "unknown"];

describe("large questions", function () {
  it("with many variables in one text are decided", () => {
    const path = `${BUCKET}/${KEYS.slice(0, MANY).join("/")}`;
    const [one, same] = [policy(allow(path)), policy(allow(path), allow(path))];
    expect(compareAccess([one], [same])).to.deep.equal(NOTHING);
    const { gained, lost, unknown } = compareAccess([one], [policy(allow(`${BUCKET}/*`))]);
    expect([gained.length, lost, unknown]).to.deep.equal([1, [], []]);
  });

  it("with twelve variables in twelve statements are decided", () => {
    const all = KEYS.map((key) => allow(`${BUCKET}/${key}/*`));
    const one = policy(...all);
    expect(compareAccess([one], [policy(...[...all].reverse())])).to.deep.equal(NOTHING);
    const fewer = compareAccess([one], [policy(...all.slice(1))]);
    expect(fewer.lost.map(({ resource }) => resource)).to.deep.equal([`${BUCKET}/${KEYS[0]}/*`]);
    expect([fewer.gained, fewer.unknown]).to.deep.equal([[], []]);
    const wider = compareAccess([one], [policy(...all, allow(`${BUCKET}/x/*`))]);
    expect([wider.gained.length, wider.lost, wider.unknown]).to.deep.equal([1, [], []]);
  });

  it("with twelve variables that conditions are about are answered", () => {
    const all = KEYS.map((key, index) => ({
      ...allow(`${BUCKET}/${key}/*`),
      Condition: { StringLike: { [`aws:PrincipalTag/t${(index + 1) % 12}`]: `${key}*` } },
    }));
    const answer = findRequest({
      allowedBy: { identity: [policy(allow(`${BUCKET}/*`))] },
      notAllowedBy: { identity: [policy(...all)] },
      limit: 500_000,
    });
    expect(ANSWERS).to.include(answer.found);
  });

  it("with four layers of forty statements are decided", () => {
    const layer = (name: string): object =>
      policy(...Array.from({ length: 40 }, (_, index) => allow(`${BUCKET}/${name}${index}/*`)));
    const open = policy(allow(`${BUCKET}/*`));
    const all = { identity: [layer("a")], boundary: layer("a"), scp: [[layer("a")], [layer("a")]] };
    const wide = { ...all, scp: [[layer("a")], [open]] };
    expect(findRequest({ allowedBy: all }).found).to.equal(true);
    expect(findRequest({ allowedBy: wide, notAllowedBy: all }).found).to.equal(false);
    const apart = { ...all, scp: [[layer("a")], [layer("b")]] };
    expect(findRequest({ allowedBy: apart }).found).to.equal(false);
    expect(findRequest({ allowedBy: all, notAllowedBy: apart }).found).to.equal(true);
  });

  it("meet the limit in patterns of many wildcards, and say so", () => {
    const stars = (end: string): string => `${BUCKET}/${"*a".repeat(40)}*${end}`;
    const answer = findRequest({
      allowedBy: { identity: [policy(allow(stars("b")))] },
      notAllowedBy: { identity: [policy(allow(stars("?b")), allow(`${BUCKET}/*c*`))] },
      limit: 500_000,
    });
    expect(ANSWERS).to.include(answer.found);
  });
});

function policy(...Statement: object[]): object {
  return { Version: "2012-10-17", Statement };
}

function allow(Resource: string): object {
  return { Effect: "Allow", Action: ["s3:GetObject"], Resource };
}
