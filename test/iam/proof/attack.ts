/** Requests that look like what policies say: what is said to be none is looked for among them. */
import type { Request } from "../../../generators/iam";

/** A row of numbers that is the same for the same seed (Lehmer's generator, modulus 2^31 - 1). */
export function randomNumbers(seed: number): (below: number) => number {
  let state = (seed % 2_147_483_646) + 1;
  return (below) => {
    state = (state * 48_271) % 2_147_483_647;
    return state % below;
  };
}

interface Seen {
  readonly actions: string[];
  readonly resources: string[];
  readonly keys: Map<string, string[]>;
}

/** Requests whose parts are spelled as in the documents, wildcards filled in, and mixed. */
export function requestsLike(
  documents: readonly object[],
  count: number,
  pick: (below: number) => number,
): Request[] {
  const seen = textsOf(documents);
  const one = (list: readonly string[], otherwise: string): string =>
    list[pick(Math.max(list.length, 1))] ?? otherwise;
  const fill = (pattern: string): string =>
    pattern
      .replace(/\$\{[^}]*\}/g, () => one(FILLERS, "a"))
      .replace(/\*/g, () => one(FILLERS, "a"))
      .replace(/\?/g, "a");
  return Array.from({ length: count }, () => {
    const context: Record<string, string | string[]> = {};
    for (const [key, values] of seen.keys) {
      const choice = pick(4);
      if (choice === 1) context[key] = fill(one(values, "a"));
      if (choice === 2) context[key] = one(FILLERS, "a");
      if (choice === 3 && pick(3) === 0) context[key] = [fill(one(values, "a")), one(FILLERS, "a")];
    }
    const action = fill(one(seen.actions, "s3:GetObject")).replace(/^([^:]*)$/, "s3:$1");
    const resource = pick(10) === 0 ? "*" : fill(one(seen.resources, "arn:aws:s3:::a"));
    return { principal: "arn:aws:iam::111111111111:role/a", action, resource, context };
  });
}

const FILLERS = ["a", "", "x/y", "111111111111", "us-east-1", "Get", "true", "10.0.0.1", "5"];

function textsOf(documents: readonly object[]): Seen {
  const seen: Seen = { actions: [], resources: [], keys: new Map() };
  for (const document of documents) {
    const { Statement } = document as { Statement: unknown };
    for (const statement of [Statement].flat() as Record<string, unknown>[]) {
      seen.actions.push(...list(statement.Action), ...list(statement.NotAction));
      seen.resources.push(...list(statement.Resource), ...list(statement.NotResource));
      for (const keys of Object.values(statement.Condition ?? {})) {
        for (const [key, values] of Object.entries(keys as object)) {
          const known = seen.keys.get(key.toLowerCase()) ?? [];
          seen.keys.set(key.toLowerCase(), [...known, ...list(values)]);
        }
      }
    }
  }
  return seen;
}

function list(values: unknown): string[] {
  return values === undefined ? [] : [values].flat().map(String);
}
