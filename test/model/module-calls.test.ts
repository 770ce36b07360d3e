import { join } from "node:path";
import { expect } from "chai";
import { checkFile } from "../../generators";
import type { Model, ModuleCall } from "../../generators";
import { readCases } from "../support/cases";
import { temporaryFolder, writeTree } from "../support/folders";
import { problemLine, withoutLifecycle } from "../support/problems";

interface Case {
  readonly name: string;
  readonly file: object;
  /** Blueprints of the file, by id. */
  readonly blueprints?: Readonly<Record<string, object>>;
  /** Stack → its calls, as far as the case says it of them. */
  readonly calls: Readonly<Record<string, Readonly<Record<string, Partial<ModuleCall>>>>>;
}

const cases = readCases<Case[]>("model", "module-calls.json");

async function modelOf({
  file,
  blueprints = {},
}: Pick<Case, "file" | "blueprints">): Promise<Model> {
  const folder = temporaryFolder("calls");
  const own = Object.entries(blueprints).map(([id, data]) => [
    `blueprints/${id}.yaml`,
    JSON.stringify({ id, title: "T", description: "d", sources: ["s"], ...data }),
  ]);
  const spec = JSON.stringify({
    version: 1,
    environments: { prod: { account: "222222222222", region: "us-east-1" } },
    ...(own.length > 0 && { blueprints: "./blueprints" }),
    ...file,
  });
  writeTree(folder, { ...(Object.fromEntries(own) as object), "fleets.yaml": spec });
  const { model, problems } = await checkFile(join(folder, "fleets.yaml"));
  expect(withoutLifecycle(problems).map(problemLine)).to.deep.equal([]);
  if (model === undefined) throw new Error("no model");
  return model;
}

describe("calls of modules", () => {
  for (const item of cases) {
    it(item.name, async () => {
      const { stacks } = await modelOf(item);
      const found = stacks.map(({ name, modules }) => [
        name,
        Object.fromEntries(
          modules.map((call) => [call.id, pick(call, item.calls[name]?.[call.id] ?? {})]),
        ),
      ]);
      expect(Object.fromEntries(found)).to.deep.equal(item.calls);
    });

    it(`changes nothing else: ${item.name}`, async () => {
      const withCalls = await modelOf(item);
      const without = await modelOf({ ...item, file: withoutVia(item.file) as object });
      const own = (model: Model): object[] =>
        model.stacks.map((stack) => ({
          ...stack,
          modules: stack.modules.filter(({ blueprint }) => blueprint === undefined),
        }));
      expect(own(withCalls)).to.deep.equal(own(without));
    });
  }
});

/** A fleet file in which nothing is called. */
function withoutVia(value: unknown): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, inner]): [string, unknown][] =>
      key === "via" ? [] : [[key, withoutVia(inner)]],
    ),
  );
}

/** Of a call, what a case speaks of. */
function pick(call: ModuleCall, keys: object): object {
  return Object.fromEntries(Object.entries(call).filter(([key]) => Object.hasOwn(keys, key)));
}
