/** Version constraints of providers, as Terraform reads them. Tried with Terraform 1.11; test/cases/text/versions.json has what it does. */

/** `5.100.3-beta1` */
interface Version {
  readonly numbers: readonly [major: number, minor: number, patch: number];
  readonly before: string;
}

interface Condition extends Version {
  readonly operator: string;
  /** How many numbers were written. */
  readonly length: number;
}

const CONDITION =
  /^(=|!=|>=|<=|>|<|~>)? ?(\d+(?:\.\d+){0,2})(?:-([0-9A-Za-z-]+(?:\.[0-9A-Za-z-]+)*))?(?:\+[0-9A-Za-z.-]+)?$/;

/** Whether Terraform takes the text for a constraint of a provider's version. */
export function isProviderConstraint(text: string): boolean {
  return conditionsOf(text) !== undefined;
}

/** Whether a version is one that a constraint allows. Neither is, where one of the two cannot be read. */
export function satisfies(version: string, constraint: string): boolean {
  const [of, ...others] = conditionsOf(version) ?? [];
  if (of === undefined || others.length > 0) return false;
  return conditionsOf(constraint)?.every((condition) => meets(of, condition)) ?? false;
}

/** Whether there can be a version that two constraints allow. */
export function overlap(one: string, other: string): boolean {
  const both = [...(conditionsOf(one) ?? []), ...(conditionsOf(other) ?? [])];
  return both
    .flatMap(around)
    .some((version) => both.every((condition) => meets(version, condition)));
}

function conditionsOf(text: string): Condition[] | undefined {
  const all = text.split(",").map((part) => conditionOf(part.trim()));
  return all.every((one) => one !== undefined) ? all : undefined;
}

function conditionOf(text: string): Condition | undefined {
  const [, operator = "=", said, before = ""] = CONDITION.exec(text) ?? [];
  if (said === undefined) return undefined;
  const numbers = said.split(".").map(Number);
  const [major = 0, minor = 0, patch = 0] = numbers;
  return { operator, numbers: [major, minor, patch], length: numbers.length, before };
}

function meets(version: Version, condition: Condition): boolean {
  const order = compareVersions(version, condition);
  // Nobody gets a version before its release who did not name it.
  if (version.before !== "" && condition.before === "") return condition.operator === "!=";
  switch (condition.operator) {
    case "=":
      return order === 0;
    case "!=":
      return order !== 0;
    case ">":
      return order > 0;
    case ">=":
      return order >= 0;
    case "<":
      return order < 0;
    case "<=":
      return order <= 0;
    default:
      return order >= 0 && compareVersions(version, above(condition)) < 0;
  }
}

/** `~> 5` and `~> 5.100` end before 6, `~> 5.100.1` before 5.101. */
function above({ numbers: [major, minor], length }: Condition): Version {
  return { numbers: length < 3 ? [major + 1, 0, 0] : [major, minor + 1, 0], before: "" };
}

function compareVersions(a: Version, b: Version): number {
  for (const index of [0, 1, 2] as const) {
    const difference = a.numbers[index] - b.numbers[index];
    if (difference !== 0) return difference;
  }
  if (a.before === b.before) return 0;
  if (a.before === "") return 1;
  return b.before === "" || a.before < b.before ? -1 : 1;
}

const MANY = 999_999;

/** Versions at and beside the end of what a condition allows: where there is any in common, one of these is. */
function around({ numbers: [major, minor, patch], before }: Condition): Version[] {
  const beside: Version["numbers"][] = [
    [major, minor, patch],
    [major, minor, patch + 1],
    patch > 0
      ? [major, minor, patch - 1]
      : minor > 0
        ? [major, minor - 1, MANY]
        : [major - 1, MANY, MANY],
  ];
  const plain = beside.filter(([first]) => first >= 0).map((numbers) => ({ numbers, before: "" }));
  return before === "" ? plain : [...plain, { numbers: [major, minor, patch], before }];
}
