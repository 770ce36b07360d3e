import { join } from "node:path";
import { describeBlueprint } from "../../blueprints/describe";
import { BlueprintCatalog } from "../../blueprints/load";
import { ManagedPolicies } from "../../managed-policies";
import { blueprintDocs } from "../../outputs/docs/blueprints";
import { packageFolder, packageRoot } from "../../package-root";
import { writeIfChanged } from "../../files/write";
import { EXIT } from "../exit-codes";
import { print } from "../output";

/** `npm run docs [-- --check]`: brings docs/blueprints.md up to date, or says that it is not. */
function main(argv: readonly string[]): void {
  const check = argv.includes("--check");
  const catalog = BlueprintCatalog.open(packageFolder("templates", "blueprints"));
  const blueprints = catalog.ids.flatMap((id) => catalog.tryFind(id)?.data ?? []);
  const { asOf } = ManagedPolicies.open(packageFolder("templates", "managed-policies"));
  const page = blueprintDocs(blueprints.map(describeBlueprint), asOf);
  const changed = writeIfChanged(join(packageRoot(), "docs", "blueprints.md"), page, {
    write: !check,
  });
  const outdated = check ? "is out of date: run npm run docs" : "written";
  print(`docs/blueprints.md ${changed ? outdated : "is up to date"}`);
  process.exitCode = check && changed ? EXIT.problems : EXIT.fine;
}

main(process.argv.slice(2));
