/** The policies in this repository: those of every blueprint's example, as its truth table asks for them. */
import { existsSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { checkFile } from "../../../generators";
import { BlueprintCatalog } from "../../../generators/blueprints/load";
import { packageFolder } from "../../../generators/package-root";
import { repository } from "../../support/folders";
import { subjectsOfModel } from "../../truth/model-subjects";
import { mutantsOf, type Mutant, type Subject } from "../../truth/mutants";
import { readTable, subjectName } from "../../truth/tables";

/** A role, or a policy that people get, with every way in which one of its statements can be wider. */
export interface RepositorySubject {
  readonly name: string;
  readonly subject: Subject;
  readonly mutants: readonly Mutant[];
}

/** All of them but AWS IoT policies, whose grammar is another. */
export async function repositorySubjects(): Promise<RepositorySubject[]> {
  const found: RepositorySubject[] = [];
  for (const blueprint of BlueprintCatalog.open(packageFolder("templates", "blueprints")).ids) {
    const table = readTable(blueprint);
    const { model } = await checkFile(join(repository, "examples", `${table.example}.yaml`));
    if (model === undefined) throw new Error(`${table.example} has no model`);
    const subjectOf = subjectsOfModel(model, managedDocument);
    for (const of of table.subjects) {
      const subject = await subjectOf(of);
      if (subject.kind === "iot") continue;
      const name = `${blueprint}: ${subjectName(of)}`;
      found.push({ name, subject, mutants: await mutantsOf(subject) });
    }
  }
  return found;
}

/** The policies of a subject. */
export function documentsOf({ policies }: Subject): object[] {
  return Object.values(policies) as object[];
}

/** A document of an AWS managed policy in the snapshot; nothing of one that is not in it. */
function managedDocument(arn: string): object {
  const file = packageFolder("templates", "managed-policies", "documents", `${basename(arn)}.json`);
  if (!existsSync(file)) return { Version: "2012-10-17", Statement: [] };
  return (JSON.parse(readFileSync(file, "utf8")) as { document: object }).document;
}
