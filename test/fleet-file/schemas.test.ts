import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { repository } from "../support/folders";

interface Schema {
  readonly description?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
}

/** Every key of every mapping that a schema describes, with its schema. */
function keysIn(schema: unknown, path: readonly string[] = []): [string, Schema][] {
  if (typeof schema !== "object" || schema === null) return [];
  if (Array.isArray(schema)) return schema.flatMap((one) => keysIn(one, path));
  const { properties = {}, ...rest } = schema as Schema & Readonly<Record<string, unknown>>;
  const own = Object.entries(properties).flatMap(([key, inner]): [string, Schema][] => [
    [[...path, key].join("."), inner],
    ...keysIn(inner, [...path, key]),
  ]);
  const parts = Object.entries(rest).filter(([key]) => !["examples", "default"].includes(key));
  return [...own, ...parts.flatMap(([, inner]) => keysIn(inner, path))];
}

describe("the schemas for editors", () => {
  for (const file of ["fleets.schema.json", "blueprint.schema.json"]) {
    it(`${file} has words on every key`, () => {
      const schema = JSON.parse(readFileSync(join(repository, file), "utf8")) as unknown;
      const keys = keysIn(schema);
      expect(keys).to.have.length.greaterThan(250);
      const bare = keys.filter(([, { description = "" }]) => !/^\S.{8}/.test(description));
      expect(bare.map(([path]) => path)).to.deep.equal([]);
    });
  }
});
