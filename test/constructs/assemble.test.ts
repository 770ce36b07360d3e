import { readFileSync } from "node:fs";
import { join } from "node:path";
import { App, Lazy, TerraformOutput, TerraformStack, TerraformVariable, Token } from "cdktf";
import { expect } from "chai";
import fc from "fast-check";
import { RoleReference, ServiceRole, type FleetStack } from "../../stacks/constructs";
import { newStack, synthesized } from "./fixtures";

const text = fc.oneof(
  fc.string(),
  fc.string({ unit: "grapheme" }),
  fc.constantFrom("${x}", "%{y}", "${TfToken[TOKEN.0]}", "a.b", "10", "9", "toJSON"),
);
const roles = fc.uniqueArray(
  fc.record({
    id: fc.stringMatching(/^[a-z_]{1,8}$/),
    lookedUp: fc.boolean(),
    name: text,
    description: text,
    policies: fc.uniqueArray(fc.stringMatching(/^[a-z]{1,5}$/), { maxLength: 3 }),
    tags: fc.dictionary(text, text, { maxKeys: 3 }),
  }),
  { maxLength: 4, selector: ({ id }) => id },
);

const DOCUMENT = { Version: "2012-10-17", Statement: [] } as const;

type Roles = typeof roles extends fc.Arbitrary<infer T> ? T : never;

function stackOf(described: Roles): FleetStack {
  const stack = newStack("random", { provider: { default_tags: [{ tags: { "a${b}": "c" } }] } });
  for (const { id, lookedUp, name, policies, ...props } of described) {
    if (lookedUp) new RoleReference(stack, id, { name });
    else {
      const inlinePolicies = Object.fromEntries(policies.map((policy) => [policy, DOCUMENT]));
      new ServiceRole(stack, id, { ...props, name, trust: DOCUMENT, inlinePolicies });
    }
  }
  return stack;
}

/** What cdktf makes of the stack, without the shortcut. */
function byCdktf(stack: FleetStack): unknown {
  TerraformStack.prototype.prepareStack.call(stack);
  return JSON.parse(JSON.stringify(TerraformStack.prototype.toTerraform.call(stack)));
}

describe("assemble", () => {
  it("gives what cdktf gives, for any roles", () => {
    fc.assert(
      fc.property(roles, (described) => {
        const stack = stackOf(described);
        expect(synthesized(stack)).to.deep.equal(byCdktf(stack));
      }),
      { numRuns: 200 },
    );
  });

  it("is written byte for byte as cdktf writes it, for any roles", () => {
    fc.assert(
      fc.property(roles, (described) => {
        const stack = stackOf(described);
        const app = App.of(stack);
        const text = stack.tryWrite();
        app.synth();
        const path = join(app.outdir, "stacks", "random", "cdk.tf.json");
        expect(text).to.equal(readFileSync(path, "utf8"));
      }),
      { numRuns: 100 },
    );
  });

  it("leaves a stack with tokens to cdktf", () => {
    const stack = newStack();
    const role = new ServiceRole(stack, "a", { name: "a", trust: DOCUMENT });
    new TerraformOutput(stack, "text", { value: `role ${role.arn}` });
    new TerraformOutput(stack, "list", { value: [role.roleName] });
    const text = "role ${aws_iam_role.a.arn}";
    expect(stack.tryWrite()).to.equal(undefined);
    expect(synthesized(stack)).to.have.nested.property("output.text.value", text);
    expect(synthesized(stack)).to.deep.equal(byCdktf(stack));
  });

  const late = {
    string: { value: Lazy.stringValue({ produce: () => "late" }), resolved: "late" },
    number: { value: Lazy.numberValue({ produce: () => 5 }), resolved: 5 },
    object: { value: Lazy.anyValue({ produce: () => ({ x: 1 }) }), resolved: { x: 1 } },
    list: { value: Lazy.listValue({ produce: () => ["a"] }), resolved: ["a"] },
    map: {
      value: Token.asStringMap(Lazy.anyValue({ produce: () => ({ x: "1" }) })),
      resolved: { x: "1" },
    },
    key: { value: { [Lazy.stringValue({ produce: () => "late" })]: 1 }, resolved: { late: 1 } },
  };
  for (const [kind, { value, resolved }] of Object.entries(late)) {
    it(`leaves a ${kind} that is known only at the end to cdktf`, () => {
      const stack = newStack();
      new TerraformOutput(stack, "late", { value });
      expect(synthesized(stack))
        .to.have.nested.property("output.late.value")
        .that.deep.equals(resolved);
      expect(synthesized(stack)).to.deep.equal(byCdktf(stack));
    });
  }

  it("leaves a reference to cdktf", () => {
    const stack = newStack();
    const variable = new TerraformVariable(stack, "site", {});
    new TerraformOutput(stack, "late", { value: variable.value as unknown });
    expect(synthesized(stack)).to.have.nested.property("output.late.value", "${var.site}");
    expect(synthesized(stack)).to.deep.equal(byCdktf(stack));
  });

  it("keeps what a stack or an element is overridden with", () => {
    const stack = newStack();
    stack.addOverride("locals.x", 1);
    for (const provider of stack.allProviders()) provider.addOverride("max_retries", 3);
    expect(synthesized(stack)).to.have.nested.property("locals.x", 1);
    expect(synthesized(stack)).to.have.nested.property("provider.aws[0].max_retries", 3);
    expect(synthesized(stack)).to.deep.equal(byCdktf(stack));
  });

  it("joins lists and merges maps of several elements, as cdktf does it", () => {
    const stack = newStack();
    for (const region of ["a", "b"]) {
      const element = new TerraformVariable(stack, region, { default: { [region]: [region] } });
      element.overrideLogicalId("same");
      element.addOverride("list", [region]);
    }
    expect(synthesized(stack)).to.have.nested.property("variable.same.list").with.lengthOf(2);
    expect(synthesized(stack)).to.deep.equal(byCdktf(stack));
  });
});
