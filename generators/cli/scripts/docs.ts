import { join } from "node:path";
import { describeBlueprint } from "../../blueprints/describe";
import { BlueprintCatalog } from "../../blueprints/load";
import { awsCodes } from "../../iam/lint/aws-codes";
import { OPEN_READINGS } from "../../iam/proof/readings";
import { SETTLED_READINGS } from "../../iam/proof/settled-readings";
import { ManagedPolicies } from "../../managed-policies";
import { loadIntents } from "../../intents";
import { LEVEL_VERBS } from "../../model/grants/levels";
import { loadEscalationPaths } from "../../escalation-paths";
import { blueprintDocs } from "../../outputs/docs/blueprints";
import { escalationDocs } from "../../outputs/docs/escalation-paths";
import { checkDocs } from "../../outputs/docs/checks";
import { intentDocs } from "../../outputs/docs/intents";
import { problemDocs } from "../../outputs/docs/problems";
import { readingDocs } from "../../outputs/docs/readings";
import { packageFolder, packageRoot } from "../../package-root";
import { writeIfChanged } from "../../files/write-one";
import { EXIT } from "../exit-codes";
import { lintKinds, problemPages } from "../explain/pages";
import { print } from "../output";

/** The pages that are made from data, by their names in docs/reference/. */
const PAGES: Readonly<Record<string, () => string | Promise<string>>> = {
  "blueprints.md": blueprintsPage,
  "escalation-paths.md": () =>
    escalationDocs(loadEscalationPaths(packageFolder("templates", "escalation-paths")).paths),
  "checks.md": () => checkDocs(lintKinds, awsCodes),
  "intents.md": () => intentDocs(loadIntents(packageFolder("templates", "intents")), LEVEL_VERBS),
  "problems.md": async () => problemDocs(await problemPages()),
  "readings.md": () => readingDocs(OPEN_READINGS, SETTLED_READINGS),
};

function blueprintsPage(): string {
  const catalog = BlueprintCatalog.open(packageFolder("templates", "blueprints"));
  const blueprints = catalog.ids.flatMap((id) => catalog.tryFind(id)?.data ?? []);
  const { asOf } = ManagedPolicies.open(packageFolder("templates", "managed-policies"));
  return blueprintDocs(blueprints.map(describeBlueprint), asOf);
}

/** `npm run docs [-- --check]`: brings the pages up to date, or says which are not. */
async function main(argv: readonly string[]): Promise<void> {
  const check = argv.includes("--check");
  const changed: boolean[] = [];
  for (const [name, page] of Object.entries(PAGES)) {
    const path = join(packageRoot(), "docs", "reference", name);
    const differs = writeIfChanged(path, await page(), { write: !check });
    const outdated = check ? "is out of date: run npm run docs" : "written";
    print(`docs/reference/${name} ${differs ? outdated : "is up to date"}`);
    changed.push(differs);
  }
  process.exitCode = check && changed.includes(true) ? EXIT.problems : EXIT.fine;
}

void main(process.argv.slice(2));
