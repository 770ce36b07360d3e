import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import Ajv from "ajv";
import { expect } from "chai";
import { parse } from "yaml";
import { specJsonSchema } from "../../generators/fleet-file/schema-file";
import { readCases } from "../support/cases";
import { repository } from "../support/folders";

interface Schema {
  readonly description?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly type?: string | readonly string[];
  readonly anyOf?: readonly Schema[];
  readonly examples?: readonly unknown[];
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
  const parts = Object.entries(rest).filter(
    ([key]) => !["examples", "default", "if"].includes(key),
  );
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

/** Whether a schema asks for a list or a mapping. */
function isOfParts({ type, anyOf = [] }: Schema): boolean {
  return type === "array" || type === "object" || anyOf.some(isOfParts);
}

describe("what a fleet file's schema asks for", () => {
  it("has an example wherever it is a list or a mapping, to be shown to whoever wrote something else", () => {
    const keys = keysIn(specJsonSchema()).filter(([, key]) => isOfParts(key));
    expect(keys).to.have.length.greaterThan(80);
    const bare = keys.filter(([, { examples = [] }]) => examples.length === 0);
    expect(bare.map(([path]) => path)).to.deep.equal([]);
  });
});

interface Case {
  readonly name: string;
  /** YAML of a fleet file, beside its version and environment. */
  readonly text: string;
  /** Where the editor marks it; none for what is right. */
  readonly at: readonly string[];
}

const BASE = {
  version: 1,
  environments: { dev: { account: "111111111111", region: "us-east-1" } },
};

/** Fleet files that are checked elsewhere, and have nothing against them. */
function fleetFiles(): string[] {
  const examples = readdirSync(join(repository, "examples")).map((name) => join("examples", name));
  const golden = readdirSync(join(repository, "test", "golden")).map((name) =>
    join("test", "golden", name),
  );
  const files = ["fleets.yaml", ...examples, ...golden].flatMap((path) =>
    path.endsWith(".yaml") ? [path] : [join(path, "fleets.yaml")],
  );
  return files.filter((file) => existsSync(join(repository, file)));
}

describe("what editors say of fleet files", () => {
  const ajv = new Ajv({ allErrors: true, unknownFormats: "ignore" });
  const validate = ajv.compile(
    JSON.parse(readFileSync(join(repository, "fleets.schema.json"), "utf8")) as object,
  );

  for (const file of fleetFiles()) {
    it(`nothing of ${file}`, () => {
      void validate(parse(readFileSync(join(repository, file), "utf8")));
      expect(validate.errors ?? []).to.deep.equal([]);
    });
  }

  for (const { name, text, at } of readCases<readonly Case[]>("fleet-file-editor.json")) {
    it(name, () => {
      void validate({ ...BASE, ...(parse(text) as object) });
      const marked = (validate.errors ?? [])
        .filter(({ keyword }) => !["anyOf", "allOf", "if"].includes(keyword))
        .map(({ dataPath }) => dataPath);
      expect([...new Set(marked)]).to.have.members(at);
    });
  }
});
