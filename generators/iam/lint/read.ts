/** A policy document as somebody wrote it: what of it has the form of IAM's grammar, and what has not. */
import { quote } from "../../problem";
import { ownValue } from "../../text/own-value";
import { suggestOr } from "../../text/lists";
import type { Condition } from "../document";
import type { WrittenStatement } from "../statement";
import { readCondition, readPrincipals, readTexts } from "./elements";
import type { ShapeFault } from "./elements";
import { isMapping, type Mapping } from "./mapping";

/** Which kind of document: it decides what a statement has to have. */
export type PolicyKind = "identity" | "trust" | "resource";

/** A document, and its statements in the form that rules judge. */
export interface ReadDocument {
  readonly kind: PolicyKind;
  readonly data: unknown;
  readonly version: string | undefined;
  readonly statements: readonly ReadStatement[];
  /** What does not have the form of a policy, each at its place in the document. */
  readonly faults: readonly ShapeFault[];
}

/** A statement of a document. */
export interface ReadStatement {
  /** The way to it: `["Statement", 0]`, or `["Statement"]` where it is alone. */
  readonly at: readonly (string | number)[];
  readonly raw: Mapping;
  /** What of it could be read; an element of another form is there, and empty. */
  readonly text: WrittenStatement;
  /** With every value of its Condition as it was written, but for empty ones. */
  readonly condition: unknown;
  /** False where something was left out: what elements are together cannot be told. */
  readonly isWhole: boolean;
}

const DOCUMENT_KEYS = ["Version", "Id", "Statement"];
const STATEMENT_KEYS = [
  ...["Sid", "Effect", "Principal", "NotPrincipal", "Action", "NotAction"],
  ...["Resource", "NotResource", "Condition"],
];
const LISTS = ["Action", "NotAction", "Resource", "NotResource"] as const;

/** What makes a mapping a statement. */
const TELLING = ["Effect", "Action", "NotAction", "Resource", "Principal"];

/** Reads a document of any form. Source: AWS IAM User Guide, reference_policies_grammar. */
export function readDocument(data: unknown, kind: PolicyKind): ReadDocument {
  if (!isMapping(data)) {
    const message = `a policy is a JSON object, and not ${quote(data)}`;
    const fix = 'write { "Version": "2012-10-17", "Statement": [ … ] }';
    return { kind, data, ...NOTHING, faults: [{ id: "wrong-type", message, fix, at: [] }] };
  }
  if (
    ownValue(data, "Statement") === undefined &&
    TELLING.some((key) => Object.hasOwn(data, key))
  ) {
    return { kind, data, ...NOTHING, faults: [bareStatement(data)] };
  }
  const version = ownValue(data, "Version");
  const read = statementsOf(ownValue(data, "Statement")).map(({ raw, at }) =>
    isMapping(raw) ? readStatement(raw, at) : notAStatement(raw, at),
  );
  return {
    kind,
    data,
    version: typeof version === "string" ? version : undefined,
    statements: read.flatMap(({ statement }) => statement ?? []),
    faults: [
      ...unknownKeys(data, DOCUMENT_KEYS, "a policy", []),
      ...(isMisspelt(data, "Version") ? [] : versionFaults(version)),
      ...idFaults(ownValue(data, "Id")),
      ...(isMisspelt(data, "Statement") ? [] : missingStatement(ownValue(data, "Statement"))),
      ...read.flatMap(({ faults }) => faults),
    ],
  };
}

const NOTHING = { version: undefined, statements: [] };

/** Whether a key stands there in another case, which is told already. */
function isMisspelt(data: Mapping, key: string): boolean {
  return !Object.hasOwn(data, key) && Object.keys(data).some((one) => isSame(one, key));
}

function isSame(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}

function bareStatement(data: Mapping): ShapeFault {
  const said = TELLING.filter((key) => Object.hasOwn(data, key)).slice(0, 3);
  return {
    id: "bare-statement",
    message: `this is a statement and no policy: it has ${said.join(", ")}, and no Statement`,
    fix: 'put it into { "Version": "2012-10-17", "Statement": [ … ] }',
    at: [],
  };
}

function statementsOf(value: unknown): { raw: unknown; at: (string | number)[] }[] {
  if (value === undefined) return [];
  if (!Array.isArray(value)) return [{ raw: value, at: ["Statement"] }];
  return value.map((raw: unknown, index) => ({ raw, at: ["Statement", index] }));
}

function missingStatement(value: unknown): ShapeFault[] {
  if (value !== undefined && !(Array.isArray(value) && value.length === 0)) return [];
  const message = value === undefined ? "a policy has a Statement" : "the Statement is empty";
  const fix = 'add one statement at least: { "Effect": …, "Action": …, "Resource": … }';
  return [{ id: "missing-key", message, fix, at: value === undefined ? [] : ["Statement"] }];
}

function versionFaults(version: unknown): ShapeFault[] {
  const fix = 'write "2012-10-17", the newest there is';
  if (version === undefined) {
    const message = "the policy has no Version, so that it is one of 2008-10-17";
    return [{ id: "missing-version", message, fix: 'add "Version": "2012-10-17"', at: [] }];
  }
  if (typeof version !== "string") return [wrongType("Version", version, "a text", ["Version"])];
  if (version === "2012-10-17" || version === "2008-10-17") return [];
  const message = `${quote(version)} is no version of IAM's language`;
  return [{ id: "wrong-value", message, fix, at: ["Version"] }];
}

function idFaults(id: unknown): ShapeFault[] {
  return id === undefined || typeof id === "string" ? [] : [wrongType("Id", id, "a text", ["Id"])];
}

interface Read {
  readonly statement?: ReadStatement;
  readonly faults: readonly ShapeFault[];
}

function notAStatement(raw: unknown, at: (string | number)[]): Read {
  return { faults: [wrongType("a statement", raw, "a JSON object", at)] };
}

function readStatement(raw: Mapping, at: (string | number)[]): Read {
  const lists = LISTS.map((key) => ({ key, ...readTexts(raw, key) }));
  const principals = (["Principal", "NotPrincipal"] as const).map((key) => {
    return { key, ...readPrincipals(raw, key) };
  });
  const condition = readCondition(raw);
  const sid = ownValue(raw, "Sid");
  const effect = ownValue(raw, "Effect");
  const inside = [
    ...unknownKeys(raw, STATEMENT_KEYS, "a statement", []),
    ...sidFaults(sid),
    ...effectFaults(effect),
    ...[...lists, ...principals, condition].flatMap(({ faults }) => faults),
  ];
  const text: WrittenStatement = {
    ...(typeof sid === "string" && sid !== "" && { Sid: sid }),
    ...(typeof effect === "string" && { Effect: effect }),
    ...Object.fromEntries(
      [...principals, ...lists]
        .filter(({ value }) => value !== undefined)
        .map(({ key, value }) => [key, value]),
    ),
    ...(condition.texts !== undefined && { Condition: condition.texts satisfies Condition }),
  };
  const faults = inside.map((one) => ({ ...one, at: [...at, ...one.at] }));
  const isWhole = inside.every(({ at: [key] }) => key === "Sid" || key === undefined);
  return { statement: { at, raw, text, condition: condition.value, isWhole }, faults };
}

function sidFaults(sid: unknown): ShapeFault[] {
  if (sid === undefined) return [];
  if (typeof sid !== "string") return [wrongType("Sid", sid, "a text", ["Sid"])];
  if (sid !== "") return [];
  const fix = "name the statement, or remove the Sid";
  return [{ id: "empty-sid", message: "the Sid is empty", fix, at: ["Sid"] }];
}

function effectFaults(effect: unknown): ShapeFault[] {
  if (effect === "Allow" || effect === "Deny") return [];
  const fix = 'write "Allow" or "Deny"';
  if (effect === undefined) {
    return [{ id: "missing-key", message: "a statement has an Effect", fix, at: [] }];
  }
  const message = `${quote(effect)} is no Effect`;
  return [{ id: "wrong-value", message, fix, at: ["Effect"] }];
}

function unknownKeys(
  mapping: Mapping,
  known: readonly string[],
  what: string,
  at: readonly (string | number)[],
): ShapeFault[] {
  return Object.keys(mapping)
    .filter((key) => !known.includes(key))
    .map((key) => {
      const same = known.find((one) => isSame(one, key));
      const fix =
        same === undefined
          ? suggestOr(key, known, `remove it: ${what} has ${known.join(", ")}`)
          : `write ${same}: the case of an element counts`;
      return { id: "unknown-key", message: `${what} has no ${quote(key)}`, fix, at: [...at, key] };
    });
}

function wrongType(
  what: string,
  value: unknown,
  wanted: string,
  at: readonly (string | number)[],
): ShapeFault {
  return {
    id: "wrong-type",
    message: `${what} is ${wanted}, and not ${quote(value)}`,
    fix: `write ${wanted}`,
    at,
  };
}
