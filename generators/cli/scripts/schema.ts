import { join } from "node:path";
import { blueprintJsonSchema } from "../../blueprints/schema";
import { packageRoot } from "../../package-root";
import { editorSchema } from "../../editor-schema";
import { writeIfChanged } from "../../files/write-one";
import { EXIT } from "../exit-codes";
import { print } from "../output";

const SCHEMAS = {
  "fleets.schema.json": editorSchema,
  "blueprint.schema.json": blueprintJsonSchema,
} as const;

/** `npm run schema [-- --check]`: brings the JSON Schemas up to date, or says that they are not. */
function main(argv: readonly string[]): void {
  const check = argv.includes("--check");
  const changed = Object.entries(SCHEMAS).filter(([file, schema]) => {
    const content = `${JSON.stringify(schema(), null, 2)}\n`;
    return writeIfChanged(join(packageRoot(), file), content, { write: !check });
  });
  for (const [file] of changed) {
    print(`${file} ${check ? "is out of date: run npm run schema" : "written"}`);
  }
  if (changed.length === 0) print(`${Object.keys(SCHEMAS).join(", ")}: up to date`);
  process.exitCode = check && changed.length > 0 ? EXIT.problems : EXIT.fine;
}

main(process.argv.slice(2));
