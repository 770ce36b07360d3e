import { join } from "node:path";
import { packageRoot } from "../package-root";
import { specJsonSchema } from "../spec/schema";
import { writeIfChanged } from "../write";
import { EXIT } from "./exit-codes";
import { print } from "./output";

/** `npm run schema [-- --check]`: brings fleets.schema.json up to date, or says that it is not. */
function main(argv: readonly string[]): void {
  const check = argv.includes("--check");
  const content = `${JSON.stringify(specJsonSchema(), null, 2)}\n`;
  const changed = writeIfChanged(join(packageRoot(), "fleets.schema.json"), content, {
    write: !check,
  });
  const state = changed
    ? check
      ? "is out of date: run npm run schema"
      : "written"
    : "is up to date";
  print(`fleets.schema.json ${state}`);
  process.exitCode = check && changed ? EXIT.problems : EXIT.fine;
}

main(process.argv.slice(2));
