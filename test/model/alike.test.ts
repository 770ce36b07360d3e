import { expect } from "chai";
import fc from "fast-check";
import type { BlueprintStatement } from "../../generators/blueprints/schema";
import { onceAlike } from "../../generators/model/parts/alike";
import { policyDocument } from "../../generators/model/parts/blueprint-roles";
import { expandAll, holds } from "../../generators/model/parts/scope";
import type { Scope } from "../../generators/model/parts/scope";
import { isFault, parseTemplate, placeholders } from "../../generators/source/template";

// Few names and values: the scopes of one run differ in little.
const name = fc.constantFrom("fleet", "bucket");
const text = fc.oneof(
  name.map((one) => `{{${one}}}`),
  fc.constantFrom("{{fleet}}/{{ bucket }}", "plain", "\\{{fleet}}", "{{broken"),
);
const test = fc.oneof(
  name,
  fc.record({ parameter: name, equals: fc.constantFrom("a", true, 1) }),
  fc.record({ parameter: name, empty: fc.constant(true as const) }),
  fc.record({ parameter: name, like: fc.constant(["a*"]) }),
);
const key = fc.constantFrom("when", "if", "parameter", "StringLike");
const part = fc.array(
  fc.record(
    {
      Action: fc.oneof(text, fc.array(text, { minLength: 1, maxLength: 2 })),
      Resource: text,
      when: fc.oneof(test, fc.array(test, { maxLength: 2 })),
      Condition: fc.dictionary(key, fc.dictionary(key, text), { maxKeys: 2 }),
    },
    { requiredKeys: ["Action", "Resource"] },
  ),
  { minLength: 1, maxLength: 2 },
);
const maybe = <T>(one: fc.Arbitrary<T>): fc.Arbitrary<Record<string, T>> =>
  fc.record({ fleet: one, bucket: one }, { requiredKeys: [] });
const scope = fc
  .record({
    facts: maybe(fc.constantFrom("a", ["a", "b"])),
    parameters: maybe(fc.constantFrom("a", true, "true", 1, "1", [], ["a"])),
    roles: maybe(fc.constantFrom("a", "b")),
    explicit: maybe(fc.constantFrom(["a"], ["b", 0])),
  })
  .map(({ facts, parameters, roles, explicit }): Scope => {
    const maps = [parameters, explicit].map((one) => new Map(Object.entries(one)));
    return { facts, roles, parameters: maps[0], explicit: maps[1] } as unknown as Scope;
  });
/** Some scopes, and each again with one thing as another has it. */
const scopes = fc.tuple(scope, scope, scope).map((all) =>
  all.flatMap((one) =>
    all.flatMap((other) => [
      one,
      ...(["facts", "parameters", "roles", "explicit"] as const).map((field): Scope => {
        return { ...one, [field]: other[field] };
      }),
    ]),
  ),
);

type Part = readonly BlueprintStatement[];

/** All that texts and conditions of a part come to. */
function filled(statements: Part, within: Scope, more: string): unknown {
  return statements.flatMap((one) => {
    if (!holds(one.when, within)) return [];
    const texts = [
      one.Action,
      one.Resource,
      ...Object.values(one.Condition ?? {}).flatMap((keys) => Object.values(keys).flat()),
    ];
    const names = texts.flat().flatMap((each) => {
      const template = parseTemplate(each);
      return isFault(template) ? [] : placeholders(template);
    });
    const places = names.map((each) => within.explicit?.get(each));
    return [texts.map((each) => expandAll(each, within)), places, more];
  });
}

describe("what is worked out once for fleets that are alike", () => {
  it("is what it is for each by itself", () => {
    fc.assert(
      fc.property(part, scopes, (statements, all) => {
        const once = onceAlike(filled, { places: true });
        for (const one of all) {
          for (const more of ["x", "y"]) {
            expect(once(statements as Part, one, more)).to.deep.equal(
              filled(statements as Part, one, more),
            );
          }
        }
      }),
    );
  });

  it("is one object for those in which the same stands for what is named, and another for each place", () => {
    const statements: Part = [{ Action: "s3:GetObject", Resource: "arn:aws:s3:::{{bucket}}/*" }];
    const of = (fleet: string, bucket: string, file = "a.yaml"): unknown =>
      policyDocument(
        statements,
        { facts: { fleet }, parameters: new Map([["bucket", bucket]]) },
        { file, path: ["p"] },
      );
    const first = of("dock", "photos");
    expect(of("quay", "photos")).to.equal(first);
    expect(of("dock", "films")).not.to.deep.equal(first);
    expect(of("dock", "photos", "b.yaml")).not.to.deep.equal(first);
  });
});
