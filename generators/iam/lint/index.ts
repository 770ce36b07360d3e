/** Whether a policy document is right: what IAM refuses, what can never work, and what is wider than it should be. */
import type { EscalationPath } from "../escalation";
import { add, ArgumentError, notA, refuse } from "../proof/argument-error";
import type { Found } from "../proof/argument-error";
import { partitionNames } from "../partitions";
import { cut, type Edit, type Severity } from "../../problem";
import { sentenceList } from "../../text/lists";
import { ownValue } from "../../text/own-value";
import { ServiceReference, servicesMentioned } from "../reference";
import type { SensitiveActions } from "../reference";
import { readJsonText, pointerStep } from "./json-text";
import type { JsonText, Range } from "./json-text";
import { kindOfDocument, partitionOfDocument } from "./kind";
import { documentSize } from "../policy/quotas";
import { isMapping } from "./mapping";
import { readDocument } from "./read";
import type { PolicyKind, ReadDocument } from "./read";
import type { LintFault, LintRule } from "./rule";
import { lintRules } from "./rules";
import { TEXT_FINDS } from "./rules/shape";

export type { PolicyKind } from "./read";
export type { FindingKind, LintRule } from "./rule";
export { lintRules } from "./rules";
export { TEXT_FINDS } from "./rules/shape";

/** One thing that is wrong with a document. */
export interface LintFinding {
  /** Stable: `docs/reference/checks.md` lists them. */
  readonly id: string;
  readonly severity: Severity;
  readonly message: string;
  readonly fix: string;
  /** What mends it, where only one edit can: of what is written there. */
  readonly edit?: Edit;
  /** Where in the document: a JSON pointer (RFC 6901); "" is the document. */
  readonly pointer: string;
  /** Of a document that was given as text: 1-based, columns in UTF-16 code units. */
  readonly line?: number;
  readonly column?: number;
  readonly endLine?: number;
  readonly endColumn?: number;
}

/** How a document is judged. */
export interface LintOptions {
  /** What it is: told by its principals, where it is not said. */
  readonly kind?: PolicyKind;
  /** The partition that it will be in: the one of its first ARN, where it is not said. */
  readonly partition?: string;
  /** Classes of actions that nothing should be allowed on everything of; `fleetroles` has some, which its `lintPolicy` goes by. */
  readonly sensitive?: readonly SensitiveActions[];
  /** Known paths of privilege escalation that no document should complete; `fleetroles` has some, which its `lintPolicy` goes by. */
  readonly escalationPaths?: readonly EscalationPath[];
}

const KINDS: readonly PolicyKind[] = ["identity", "trust", "resource"];

/**
 * What is wrong with an IAM policy document, by IAM's grammar, by AWS's data of services, and by what AWS recommends.
 *
 * @param document a JSON value, or JSON as text, of which findings say the line, too
 * @returns findings in the order of the document; none for a document that is right
 * @throws ArgumentError for options that mean nothing; never for a document
 */
export function lintPolicy(document: unknown, options: LintOptions = {}): LintFinding[] {
  refuseOptions(options);
  return lintBy(lintRules, document, options);
}

/** The same by some of the rules. */
export function lintBy(
  rules: readonly LintRule[],
  document: unknown,
  options: LintOptions = {},
): LintFinding[] {
  const text = typeof document === "string" ? document : undefined;
  const read = text === undefined ? readValue(document) : readJsonText(text);
  if (read === "too-deep") return [textFinding("too-deep", "the document is nested too deeply")];
  if ("message" in read) return [syntaxFinding(read, text)];
  const kind = options.kind ?? kindOfDocument(read.value);
  const faults = faultsOf(
    rulesFor(rules, read.value, kind),
    readDocument(read.value, kind),
    options,
  );
  const known = new Map(rules.flatMap(({ finds }) => Object.entries(finds)));
  const findings = faults.map(({ id, message, fix, edit, at, severity }) => ({
    id,
    severity: severity ?? known.get(id)?.severity ?? "error",
    ...{ message: cut(message, 1000), fix: cut(fix, 1000) },
    ...(edit && { edit }),
    pointer: pointerTo(at, read.value),
  }));
  const all = [...read.duplicates.map(duplicateFinding), ...distinct(findings)];
  return text === undefined ? all : all.map((one) => placed(one, read.places, text));
}

/** No request to IAM holds more (botocore: the longest policyDocumentType). */
const MOST_CHARACTERS = 131_072;

/** Of what IAM never takes the size is all that is said: rules that compare everything with everything would take hours. */
function rulesFor(
  rules: readonly LintRule[],
  value: unknown,
  kind: PolicyKind,
): readonly LintRule[] {
  if (documentSize(value) <= MOST_CHARACTERS) return rules;
  return kind === "resource"
    ? rules.filter(({ name }) => name !== "redundant")
    : rules.filter(({ name }) => name === "shape" || name === "size");
}

function refuseOptions(options: unknown): void {
  if (!isMapping(options)) {
    throw new ArgumentError([notA("options", options, "an object", "write { kind: … }")]);
  }
  let found: Found;
  for (const key of Object.keys(options)) {
    if (!["kind", "partition", "sensitive", "escalationPaths"].includes(key)) {
      found = add(found, `options.${key} has no meaning: remove it`);
    }
  }
  const { kind, partition } = options;
  if (kind !== undefined && !KINDS.some((one) => one === kind)) {
    found = add(found, notA("options.kind", kind, "a kind", `write ${sentenceList(KINDS, "or")}`));
  }
  if (partition !== undefined && !partitionNames.some((one) => one === partition)) {
    const fix = `write ${sentenceList(partitionNames, "or")}`;
    found = add(found, notA("options.partition", partition, "a partition", fix));
  }
  refuse(found);
}

/** A value as JSON has it: what JSON cannot say is left out, or refused. */
function readValue(document: unknown): JsonText | { readonly message: string } | "too-deep" {
  try {
    const text = JSON.stringify(document) as string | undefined;
    if (text === undefined) return { message: `a ${typeof document} is no JSON` };
    const value = JSON.parse(text) as unknown;
    return isDeeper(value, 100) ? "too-deep" : { value, places: new Map(), duplicates: [] };
  } catch (error) {
    if (error instanceof RangeError) return "too-deep";
    const reason = error instanceof Error ? (error.message.split("\n", 1)[0] ?? "") : "";
    return { message: `the document cannot be written as JSON: ${reason}` };
  }
}

function isDeeper(value: unknown, depth: number): boolean {
  if (typeof value !== "object" || value === null) return false;
  return depth === 0 || Object.values(value).some((one) => isDeeper(one, depth - 1));
}

function faultsOf(
  rules: readonly LintRule[],
  document: ReadDocument,
  options: LintOptions,
): LintFault[] {
  const context = {
    kind: document.kind,
    partition: options.partition ?? partitionOfDocument(JSON.stringify(document.data)),
    reference: ServiceReference.loadSync([...servicesMentioned(document.data), "sts", "iam"]),
    ...(options.sensitive && { sensitive: options.sensitive }),
    ...(options.escalationPaths && { escalationPaths: options.escalationPaths }),
  };
  const faults = rules.flatMap((rule) => [
    ...(rule.document?.(document, context) ?? []),
    ...document.statements
      .filter(({ isWhole }) => isWhole && rule.statement !== undefined)
      .flatMap(({ text, at }) =>
        (rule.statement?.(text, context) ?? []).map((one) => ({ ...one, at: [...at, ...one.at] })),
      ),
  ]);
  const order = ({ at: [, index] }: LintFault): number => (typeof index === "number" ? index : -1);
  return faults.sort((a, b) => order(a) - order(b));
}

/** The way as far as the document goes: a list that was a text there has no index. */
function pointerTo(at: readonly (string | number)[], root: unknown): string {
  let value = root;
  let pointer = "";
  for (const step of at) {
    if (typeof step === "number" && !Array.isArray(value)) continue;
    if (typeof value !== "object" || value === null || !Object.hasOwn(value, step)) break;
    value = ownValue(value as Readonly<Record<string, unknown>>, String(step));
    pointer += pointerStep(step);
  }
  return pointer;
}

function distinct(findings: readonly LintFinding[]): LintFinding[] {
  const seen = new Set<string>();
  return findings.filter(({ id, pointer, message }) => {
    const key = JSON.stringify([id, pointer, message]);
    return !seen.has(key) && seen.add(key);
  });
}

function textFinding(id: keyof typeof TEXT_FINDS, message: string): LintFinding {
  const { severity, fix } = TEXT_FINDS[id];
  return { id, severity, message, fix, pointer: "" };
}

function duplicateFinding({ pointer, name }: JsonText["duplicates"][number]): LintFinding {
  const message = `the key ${JSON.stringify(cut(name, 80))} stands twice in one object`;
  return { ...textFinding("duplicate-key", message), pointer };
}

function syntaxFinding(
  fault: { readonly message: string; readonly fix?: string } & Partial<Range>,
  text: string | undefined,
): LintFinding {
  const finding = { ...textFinding("syntax", fault.message), ...(fault.fix && { fix: fault.fix }) };
  const { start, end } = fault;
  if (text === undefined || start === undefined || end === undefined) return finding;
  return { ...finding, ...linesOf({ start, end }, text) };
}

function placed(
  finding: LintFinding,
  places: ReadonlyMap<string, Range>,
  text: string,
): LintFinding {
  const range = places.get(finding.pointer);
  return range === undefined ? finding : { ...finding, ...linesOf(range, text) };
}

function linesOf(
  { start, end }: Range,
  text: string,
): Pick<LintFinding, "line" | "column" | "endLine" | "endColumn"> {
  const at = (offset: number): { line: number; column: number } => {
    const before = text.slice(0, offset).split("\n");
    return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
  };
  const [from, to] = [at(start), at(end)];
  return { ...from, endLine: to.line, endColumn: to.column };
}
