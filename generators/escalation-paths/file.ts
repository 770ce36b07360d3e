/** Reads one file of templates/escalation-paths, with the same care as a fleet file. */
import { z } from "zod";
import type { EscalationPath } from "../iam/escalation";
import type { Problem } from "../problem";
import { parseSource } from "../source/document";
import { located } from "../source/located";
import { schemaProblems } from "../source/schema-problems";
import { readSource } from "../source/source";
import { escalationFileSchema, type PathData } from "./schema";

/** What one file says. */
export interface EscalationFile {
  readonly paths: readonly EscalationPath[];
  readonly problems: readonly Problem[];
}

/** What one file says: its paths, or, if anything in it is wrong, none and the problems. */
export function readEscalationFile(path: string): EscalationFile {
  const source = readSource(path, "file of escalation paths");
  if ("id" in source) return { paths: [], problems: [source] };
  const document = parseSource(source);
  if (!("data" in document)) return { paths: [], problems: document };
  const parsed = escalationFileSchema.safeParse(document.data);
  if (!parsed.success) {
    const schema = z.toJSONSchema(escalationFileSchema, { target: "draft-7", reused: "inline" });
    const problems = schemaProblems(parsed.error.issues, document.data, schema as object);
    return { paths: [], problems: located(problems, document) };
  }
  const paths = Object.entries(parsed.data).map(([id, data]) => toPath(id, data));
  return { paths, problems: [] };
}

function toPath(id: string, data: PathData): EscalationPath {
  const { name, becomes, passes = [], trusts = passes, needs, free = [], given, source } = data;
  return {
    ...{ id, name, becomes, passes, trusts, free, source },
    needs: Object.entries(needs).map(([action, on]) => ({ action, on })),
    ...(given === undefined ? {} : { given }),
  };
}
