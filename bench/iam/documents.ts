/** Real documents: what each role and person of the examples has, and the AWS managed policies of the snapshot. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { packageFolder } from "../../generators/package-root";
import { documentsOf, repositorySubjects } from "../../test/iam/proof/subjects";

export interface Named {
  readonly name: string;
  readonly documents: readonly object[];
}

export async function realDocuments(): Promise<Named[]> {
  const folder = packageFolder("templates", "managed-policies", "documents");
  const managed = readdirSync(folder)
    .filter((name) => name.endsWith(".json"))
    .map((name) => {
      const { document } = JSON.parse(readFileSync(join(folder, name), "utf8")) as {
        document: object;
      };
      return { name: name.replace(/\.json$/, ""), documents: [document] };
    });
  const own = (await repositorySubjects()).map(({ name, subject }) => ({
    name,
    documents: documentsOf(subject),
  }));
  return [...managed, ...own]
    .map(({ name, documents }) => ({ name, documents: documents.filter(Boolean) }))
    .filter(({ documents }) => documents.length > 0);
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.floor(sorted.length / 2)] ?? NaN;
}
