/** The classes of sensitive actions, as templates/sensitive-actions has them. */
import path from "node:path";
import type { SensitiveActions } from "../iam/reference";
import { packageFolder } from "../package-root";
import { parseSource } from "../source/document";
import { readSource } from "../source/source";
import { sensitiveFileSchema } from "./schema";

/** In the order in which reports name them: who becomes somebody else first. */
export const CLASSES = ["escalation", "permissions", "secrets", "contents", "deletion"] as const;

let loaded: readonly SensitiveActions[] | undefined;

/**
 * The classes that come with the program, read once.
 *
 * @throws Error where a file is not as it should be: a test reads them all
 */
export function sensitiveActions(): readonly SensitiveActions[] {
  loaded ??= CLASSES.map(readClass);
  return loaded;
}

function readClass(id: (typeof CLASSES)[number]): SensitiveActions {
  const file = path.join(packageFolder("templates", "sensitive-actions"), `${id}.yaml`);
  const source = readSource(file, "file of sensitive actions");
  if ("id" in source) throw new Error(source.message);
  const document = parseSource(source);
  if (!("data" in document)) throw new Error(`${file}: ${document[0]?.message ?? "is no YAML"}`);
  const parsed = sensitiveFileSchema.safeParse(document.data);
  if (!parsed.success) throw new Error(`${file}: ${parsed.error.message}`);
  const { summary, rule, gained = true, broad, actions } = parsed.data;
  return {
    ...{ id, summary, gained, actions: new Map(actions.map((one) => [one.toLowerCase(), one])) },
    ...(rule !== undefined && { rule }),
    ...(broad !== undefined && { broad }),
  };
}
