/** The policy documents that are named on the command line, and what is wrong with them. */
import { documentsIn, holdersIn, lintFound, lintHeld } from "../access/documents";
import type { FoundDocument, PlacedFinding } from "../access/documents";
import type { LintFinding, PolicyKind } from "../iam/lint";
import { problem } from "../problem";
import type { Location, Problem } from "../problem";
import { readInput } from "../source/input";
import { dataFilesIn, readLoose } from "../source/loose";
import type { LooseData } from "../source/loose";
import { isFolder } from "../source/terraform-json";
import { snapshotFor } from "./listings";
import { cutList } from "../text/lists";

/** A document that was judged. */
export interface LintedDocument {
  readonly file: string;
  /** Whose it is: an address of Terraform, a logical id, a role's name. */
  readonly of?: string;
  readonly kind?: PolicyKind;
  readonly findings: readonly LintFinding[];
}

/** What was named, and all that is wrong with it. */
export interface LintedFiles {
  readonly problems: readonly Problem[];
  readonly texts: Readonly<Record<string, string>>;
  readonly documents: readonly LintedDocument[];
  /** Files in folders that hold no policy. */
  readonly passed: number;
}

/** Lints files, folders and standard input (`-`), each document as of the kind, where one is named. */
export function lintFiles(named: readonly string[], kind?: PolicyKind): LintedFiles {
  const all = named.map((one) =>
    one !== "-" && isFolder(one) ? lintFolder(one, kind) : lintFile(one, kind, true),
  );
  return joined(all);
}

function joined(all: readonly LintedFiles[]): LintedFiles {
  return {
    problems: all.flatMap(({ problems }) => problems),
    texts: Object.fromEntries(all.flatMap(({ texts }) => Object.entries(texts))),
    documents: all.flatMap(({ documents }) => documents),
    passed: all.reduce((sum, { passed }) => sum + passed, 0),
  };
}

function failed(
  problems: readonly Problem[],
  texts: Readonly<Record<string, string>>,
): LintedFiles {
  return { problems, texts, documents: [], passed: 0 };
}

function lintFolder(folder: string, kind?: PolicyKind): LintedFiles {
  const files = dataFilesIn(folder);
  if ("id" in files) return failed([files], {});
  const linted = joined(files.map((file) => lintFile(file, kind, false)));
  if (linted.documents.length > 0 || linted.problems.length > 0) return linted;
  const message = `no file in ${folder} holds a policy document`;
  const fix = "name a folder with policies, plans or templates, as .json or .yaml";
  return failed([problem("not-a-policy", { message, fix, location: { file: folder } })], {});
}

/** @param isNamed it was asked for by its name, so that it should hold a policy */
function lintFile(path: string, kind: PolicyKind | undefined, isNamed: boolean): LintedFiles {
  const input = readInput(path, "policy, plan or template");
  if (!("text" in input)) {
    return isNamed || input.id !== "not-text" ? failed([input], {}) : PASSED;
  }
  const texts = { [input.name]: input.text };
  const data = readLoose(input.name, input.text);
  // In a folder of anything, what cannot be read need not be a policy.
  if (!("data" in data)) return isNamed || hasPolicy(input.text) ? failed(data, texts) : PASSED;
  const documents = documentsIn(data.data, data.file);
  if ("id" in documents) return failed([documents], texts);
  if (documents.length > 0) return judged(documents, data, kind);
  return isNamed ? failed([noPolicy(data.file)], texts) : PASSED;
}

const PASSED: LintedFiles = { problems: [], texts: {}, documents: [], passed: 1 };

function hasPolicy(text: string): boolean {
  return text.includes("Statement") && text.includes("Effect");
}

function noPolicy(file: string): Problem {
  return problem("not-a-policy", {
    message: `${file} holds no policy document`,
    fix: "name an IAM policy (a JSON object with a Statement), a plan (terraform show -json), a template of CloudFormation, or what the AWS CLI prints of a role or policy",
    location: { file },
  });
}

function judged(
  documents: readonly FoundDocument[],
  data: LooseData,
  kind: PolicyKind | undefined,
): LintedFiles {
  const linted = documents.map((found) => ({ found, findings: lintFound(found, kind) }));
  return {
    problems: [
      ...data.problems,
      ...linted.flatMap(({ found, findings }) => [
        ...findings.map((finding) => asProblem(finding, found, data)),
        ...notKnown(found, data),
      ]),
      ...together(data),
    ],
    texts: { [data.file]: data.text },
    documents: linted.map(({ found: { of, kind: own }, findings }) => ({
      file: data.file,
      ...(of !== "" && { of }),
      ...((kind ?? own) !== undefined && { kind: kind ?? own }),
      findings: findings.map(({ id, severity, message, fix, pointer }) => {
        return { id, severity, message, fix, pointer };
      }),
    })),
    passed: 0,
  };
}

/** What policies come to that somebody has together. */
function together(data: LooseData): Problem[] {
  let snapshot: ReturnType<typeof snapshotFor> | undefined;
  const holders = holdersIn(data.data, data.file, (arn) => {
    snapshot ??= snapshotFor("fleets.yaml");
    return snapshot(arn);
  });
  return lintHeld(holders).map(({ path, ...finding }) => {
    return { ...finding, location: data.locate(path) };
  });
}

function asProblem(
  { id, severity, message, fix, edit, pointer, path }: PlacedFinding,
  { of, document }: FoundDocument,
  data: LooseData,
): Problem {
  // A document that is a text in the file has no places of its own there.
  const inside = typeof document === "string" && pointer !== "" ? ` ${pointer}` : "";
  const whose = `${of}${inside}`.trim();
  const location: Location = data.locate(path);
  const said = whose === "" ? message : `${whose}: ${message}`;
  return { id, severity, message: said, fix, ...(edit && { edit }), location };
}

function notKnown({ of, unknown, path }: FoundDocument, data: LooseData): Problem[] {
  if (unknown.length === 0) return [];
  return [
    problem("value-not-known", {
      message: `${of}: what ${cutList(unknown, 5)} will be is known at deployment only`,
      fix: "nothing need be done; lint what is deployed to have it judged",
      location: data.locate(path),
    }),
  ];
}
