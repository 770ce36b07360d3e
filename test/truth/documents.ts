/** Policy documents as the AWS API gives them: scalars and lists side by side. */
export type OneOrMore = string | readonly string[];

/** Operator → key → values. */
export type Conditions = Readonly<Record<string, Readonly<Record<string, OneOrMore>>>>;

/** A statement of any kind of policy. */
export interface Statement {
  readonly Sid?: string;
  readonly Effect: "Allow" | "Deny";
  readonly Principal?: "*" | Readonly<Record<string, OneOrMore>>;
  readonly Action?: OneOrMore;
  readonly NotAction?: OneOrMore;
  readonly Resource?: OneOrMore;
  readonly NotResource?: OneOrMore;
  readonly Condition?: Conditions;
}

/** A policy document, its statements in a list. */
export interface Document {
  readonly Statement: readonly Statement[];
}

export function toList(value: OneOrMore | undefined): readonly string[] {
  if (value === undefined) return [];
  return typeof value === "string" ? [value] : value;
}

/** A document with its statements in a list. The shape is the API's word. */
export function asDocument(document: unknown): Document {
  const { Statement, ...rest } = document as { Statement: Statement | readonly Statement[] };
  return { ...rest, Statement: [Statement].flat() };
}

/** The document with one statement put in another's place, or left out. */
export function withStatement(
  document: Document,
  index: number,
  statement: Statement | undefined,
): Document {
  const put = statement === undefined ? [] : [statement];
  return { ...document, Statement: document.Statement.toSpliced(index, 1, ...put) };
}
