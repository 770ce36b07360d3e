import { expect } from "chai";
import { placeParameters } from "../../../generators/blueprints/terraform-names";
import type { BlueprintData } from "../../../generators/blueprints/schema";
import { blueprintProblems } from "../../../generators/blueprints/validate";
import { moduleVariables } from "../../../generators/outputs/terraform-module/variables";
import { sortedUnique } from "../../../generators/text/names";
import { everyBlueprint } from "./written";

/** Facts of the environment are refused as such, whatever modules call them. */
const FACTS = ["environment", "region", "partition"];

/** A blueprint with one parameter, which what an account has once depends on, or what fleets have. */
function withParameter(name: string, scope: "account" | "fleet"): BlueprintData {
  return {
    ...{ id: "gate", title: "Gate", description: "A gate.", sources: ["mine"] },
    parameters: { [name]: { type: "string", description: "One of mine.", default: "a" } },
    roles: {
      own: {
        ...{ name: `Gate-{{${name}}}{{fleet}}`, scope, description: "One gate." },
        trust: [{ Principal: { Service: "lambda.amazonaws.com" } }],
      },
    },
  } as unknown as BlueprintData;
}

const refusals = (name: string, scope: "account" | "fleet"): string[] =>
  blueprintProblems(withParameter(name, scope), "gate")
    .filter(({ id, path }) => id === "bad-name" && path?.[1] === name)
    .map(({ message }) => message);

/** What modules have beside the parameters of their blueprints: variables, and settings of a fleet. */
function ownNames(): Readonly<Record<"account" | "fleet", string[]>> {
  const all = everyBlueprint().map((blueprint) => {
    const { module, fleet } = placeParameters(blueprint);
    const variables = moduleVariables(blueprint);
    const type = variables.find(({ name }) => name === "fleets")?.type ?? "";
    const settings = [...type.matchAll(/^ {2}(\w+) +=/gm)].map(([, name = ""]) => name);
    const without = (names: string[], known: typeof module): string[] =>
      names.filter((name) => !known.some(([one]) => one === name));
    return {
      account: without(
        variables.map(({ name }) => name),
        module,
      ),
      fleet: without(settings, fleet),
    };
  });
  return {
    account: sortedUnique(all.flatMap(({ account }) => account)),
    fleet: sortedUnique(all.flatMap(({ fleet }) => fleet)),
  };
}

describe("names that every module has by itself", () => {
  const own = ownNames();

  for (const scope of ["account", "fleet"] as const) {
    it(`cannot be those of parameters: ${scope}`, () => {
      expect(own[scope]).to.have.length.greaterThan(4);
      for (const name of own[scope]) {
        const [first = ""] = refusals(name, scope);
        const why = FACTS.includes(name) ? "is a fact of the environment" : "is taken in the";
        expect(first, name).to.include(why);
      }
    });
  }

  it("neither can what roles are called by: {{own_name}} would stand for either", () => {
    for (const scope of ["account", "fleet"] as const) {
      for (const name of ["own_name", "own_path"]) {
        expect(refusals(name, scope)).to.deep.equal([
          `"${name}" is what a role here is called, or where it lies`,
        ]);
      }
    }
  });

  it("are all that is refused", () => {
    expect(own.account).to.include.members(["create", "role_exclusive", "role_settings"]);
    expect(refusals("role_of_the_future", "account")).to.have.lengthOf(1);
    for (const [name, scope] of [
      ["created", "account"],
      ["roles", "account"],
      ["create", "fleet"],
      ["statements", "account"],
    ] as const) {
      expect(refusals(name, scope), name).to.deep.equal([]);
    }
  });
});
