import { PIECES } from "../support/hostile";
import type { Json } from "./bases";
import type { Random } from "./random";

export type Path = readonly (string | number)[];

/** Every value of plain data, and the path to it; the root first. */
export function* nodes(data: Json, path: Path = []): Generator<{ path: Path; value: Json }> {
  yield { path, value: data };
  if (typeof data !== "object" || data === null) return;
  for (const [key, inner] of Object.entries(data)) {
    yield* nodes(inner, [...path, Array.isArray(data) ? Number(key) : key]);
  }
}

/** A copy with another value at a path. */
export function withValue(data: Json, path: Path, value: Json): Json {
  const [step, ...rest] = path;
  if (step === undefined) return value;
  if (Array.isArray(data)) {
    return data.map((item, index) => (index === step ? withValue(item, rest, value) : item));
  }
  if (typeof data !== "object" || data === null) return data;
  const entries = Object.entries(data).map(([key, inner]) => [
    key,
    key === step ? withValue(inner, rest, value) : inner,
  ]);
  return Object.fromEntries(entries) as Json;
}

/** A copy in which the last step of a path, a key, is called something else. */
export function withKey(data: Json, path: Path, name: string): Json {
  const parent = path.slice(0, -1);
  const record = valueAt(data, parent);
  if (typeof record !== "object" || record === null || Array.isArray(record)) return data;
  const entries = Object.entries(record).map(([key, inner]) => [
    key === path.at(-1) ? name : key,
    inner,
  ]);
  return withValue(data, parent, Object.fromEntries(entries) as Json);
}

export function valueAt(data: Json, path: Path): Json | undefined {
  let at: Json | undefined = data;
  for (const step of path) {
    if (typeof at !== "object" || at === null || !Object.hasOwn(at, step)) return undefined;
    at = (at as Record<string | number, Json>)[step];
  }
  return at;
}

/** The elements of a statement, in all the ways of having one too many, too few, or another's value. */
const STATEMENT_KEYS = [
  ...["Sid", "Effect", "Action", "NotAction", "Resource", "NotResource"],
  ...["Principal", "NotPrincipal", "Condition", "when"],
];

const ODD_VALUES: readonly Json[] = [
  ...[null, true, false, 0, -1, 1.5, 1e21, 123456789012, "", [], {}, [[]], [null], [""], [1]],
  ...["*", "s3:*", "iam:*", "arn:aws:s3:::x", { "": "" }, { StringEquals: {} }, { a: { b: "c" } }],
];

/** A copy of a project's file with some of it changed at random. */
export function mutated(data: Json, random: Random): Json {
  let result = data;
  for (let changes = 1 + random.below(3); changes > 0; changes--) result = changed(result, random);
  return result;
}

function changed(data: Json, random: Random): Json {
  const all = [...nodes(data)].filter(({ path }) => path.length > 0);
  if (all.length === 0) return data;
  const { path, value } = random.pick(all);
  const key = path.at(-1);
  switch (random.below(8)) {
    case 0:
      return withoutAt(data, path);
    case 1:
      return typeof key === "string" ? withKey(data, path, random.pick(PIECES)) : data;
    case 2:
      return withValue(data, path, random.pick(all).value);
    case 3:
      return withValue(data, path, random.pick(ODD_VALUES));
    case 4:
      return withValue(data, path, [value, value]);
    case 5:
      return statementChanged(data, all, random);
    default: {
      const text = typeof value === "string" ? value : "";
      const cut = random.below(text.length + 1);
      return withValue(data, path, text.slice(0, cut) + random.pick(PIECES) + text.slice(cut));
    }
  }
}

function withoutAt(data: Json, path: Path): Json {
  const parent = valueAt(data, path.slice(0, -1));
  if (typeof parent !== "object" || parent === null) return data;
  const left = Array.isArray(parent)
    ? parent.filter((_, index) => index !== path.at(-1))
    : Object.fromEntries(Object.entries(parent).filter(([key]) => key !== path.at(-1)));
  return withValue(data, path.slice(0, -1), left);
}

function statementChanged(
  data: Json,
  all: readonly { path: Path; value: Json }[],
  random: Random,
): Json {
  const statements = all.filter(
    ({ value }) => typeof value === "object" && value !== null && Object.hasOwn(value, "Effect"),
  );
  if (statements.length === 0) return data;
  const { path, value } = random.pick(statements);
  const key = random.pick(STATEMENT_KEYS);
  const other = random.pick(STATEMENT_KEYS);
  const { [key]: mine, ...rest } = value as Record<string, Json>;
  if (random.chance(3)) return withValue(data, path, rest);
  const moved = mine ?? random.pick(ODD_VALUES);
  return withValue(
    data,
    path,
    random.chance(2) ? { ...rest, [other]: moved } : { ...rest, [key]: moved, [other]: moved },
  );
}
