/** Documents that mean the same in other words. */

type Statement = Readonly<Record<string, unknown>>;

export interface Rewriting {
  readonly name: string;
  readonly rewrite: (statements: readonly Statement[]) => Statement[];
}

/** Every way of saying the same that is tried. */
export const REWRITINGS: readonly Rewriting[] = [
  { name: "order", rewrite: (statements) => [...statements].reverse() },
  {
    name: "Sid",
    rewrite: (statements) => statements.map((one, index) => ({ ...one, Sid: `S${index}` })),
  },
  { name: "case of actions", rewrite: (statements) => statements.map(upperCase) },
  { name: "split by action", rewrite: (statements) => statements.flatMap(splitBy("Action")) },
  { name: "split by resource", rewrite: (statements) => statements.flatMap(splitBy("Resource")) },
  { name: "said twice", rewrite: (statements) => [...statements, ...statements] },
  {
    name: "split by both, in another order",
    rewrite: (statements) =>
      statements.flatMap(splitBy("Action")).flatMap(splitBy("Resource")).reverse(),
  },
];

/** The document in other words. */
export function rewritten(document: object, { rewrite }: Rewriting): object {
  const { Statement, ...rest } = document as { Statement: Statement | Statement[] };
  return { ...rest, Statement: rewrite([Statement].flat()) };
}

function upperCase(statement: Statement): Statement {
  const { Action } = statement as { Action?: string | string[] };
  if (Action === undefined) return statement;
  return { ...statement, Action: [Action].flat().map((one) => one.toUpperCase()) };
}

/** An Allow or a Deny of several actions or resources is one of each; of NotAction it is not. */
function splitBy(element: "Action" | "Resource"): (statement: Statement) => Statement[] {
  return (statement) => {
    const values = statement[element];
    if (!Array.isArray(values)) return [statement];
    return values.map((one: unknown) => ({ ...statement, [element]: one }));
  };
}
