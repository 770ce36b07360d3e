/** The engine as it is in the sources, with one file changed. */
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { compileFunction } from "node:vm";
import { build } from "esbuild";
import { repository } from "../../../support/folders";
import type * as FindRequest from "../../../../generators/iam/proof/find-request";

import type { RequestQuestion } from "../../../../generators/iam/proof/find-request";

export type Engine = Pick<typeof FindRequest, "findRequest">;

/** A question with its answer, and the operator that it is about. */
export interface EngineCase {
  readonly what: string;
  readonly operator?: string;
  readonly question: RequestQuestion;
  readonly found: boolean | "unknown";
}

const ENTRY = join(repository, "generators", "iam", "proof", "find-request.ts");

/** AWS's reference is data, and the same for all of them: it is read once. */
const SHARED = /\/reference$/;

/** The engine where `file`, a path from the root of the repository, has another text. */
export async function engineWith(file: string, text: string): Promise<Engine> {
  const changed = join(repository, file);
  const { outputFiles } = await build({
    ...{ entryPoints: [ENTRY], bundle: true, write: false, packages: "external" },
    ...{ platform: "node", format: "cjs", logLevel: "silent" },
    plugins: [
      {
        name: "mutant",
        setup: (builder) => {
          builder.onResolve({ filter: SHARED }, ({ path, resolveDir }) => ({
            ...{ path: join(resolveDir, path), external: true },
          }));
          builder.onLoad({ filter: /\.ts$/ }, ({ path }) =>
            path === changed ? { contents: text, loader: "ts" } : undefined,
          );
        },
      },
    ],
  });
  const code = outputFiles[0]?.text ?? "";
  const loaded = { exports: {} };
  const run = compileFunction(code, ["module", "exports", "require"]) as (
    module: { exports: object },
    exports: object,
    require: NodeJS.Require,
  ) => void;
  run(loaded, loaded.exports, createRequire(join(dirname(ENTRY), "mutant.js")));
  return loaded.exports as Engine;
}
