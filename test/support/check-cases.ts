/** The cases of checks: fleet files that a check finds something of. */
import { join } from "node:path";
import { temporaryFolder, writeTree } from "./folders";

/** A fleet file, and what its check says of it. */
export interface CheckCase {
  readonly name: string;
  /** The fleet file, over a plain base; a string `${n × text}`, here and below, stands for so many repetitions. */
  readonly spec: Record<string, unknown>;
  /** Blueprints of the user's own, by id. */
  readonly blueprints?: Record<string, object>;
  /** Problem lines; the first case of each file has none. */
  readonly problems: readonly string[];
}

const BASE = {
  version: 1,
  environments: { dev: { account: "111111111111", region: "us-east-1" } },
  fleets: { office: { blueprint: "deeplens" } },
};

/** `${120 × a}` → 120 times `a`, so that cases about lengths stay readable. */
function repeated(value: unknown): unknown {
  const text = JSON.stringify(value).replace(
    /\$\{(\d+) × ([^}]*)\}/g,
    (_, count: string, part: string) => part.repeat(Number(count)),
  );
  return JSON.parse(text) as unknown;
}

/** Writes a case's fleet file, and what it names. Its path. */
export function writeCase({ spec, blueprints = {} }: CheckCase): string {
  const folder = temporaryFolder("checks");
  const own = Object.entries(blueprints).map(([id, data]): [string, string] => [
    `blueprints/${id}.yaml`,
    JSON.stringify(repeated(data)),
  ]);
  const more = own.length > 0 ? { blueprints: "./blueprints" } : {};
  const file = repeated({ ...BASE, ...more, ...spec });
  writeTree(folder, { ...Object.fromEntries(own), "fleets.yaml": JSON.stringify(file, null, 1) });
  return join(folder, "fleets.yaml");
}
